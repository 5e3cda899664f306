package pricefile

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"stockmove/eventstudy"
)

// group is the rows of one security, in the order of the file.
type group struct {
	id   string
	rows []int32
	cols [fieldCount][]float64 // the table's columns, by role − roleOpen; nil where there is none
}

// fieldCount is the number of value columns, CRSP's return and the splits included.
const fieldCount = int(roleSplits-roleOpen) + 1

// assemble turns the table into one Prices for each security: rows without a price are
// dropped, days sorted, exact duplicates collapsed, conflicting ones refused.
func (b *body) assemble(t *table, dates []eventstudy.Date) ([]*eventstudy.Prices, error) {
	groups := b.groups(t, dates)
	b.rename(groups)
	prices := make([]*eventstudy.Prices, len(groups))
	results := make([]merged, len(groups))
	each(len(groups), func(i int) {
		prices[i], results[i] = groups[i].merge(dates)
	})
	kept := make([]*eventstudy.Prices, 0, len(prices))
	var bare []string
	conflicts, days, repeated := 0, 0, 0
	firstRepeat := math.MaxInt
	var ps eventstudy.Problems
	for i, p := range prices {
		r := &results[i]
		repeated += r.repeated
		if r.repeated > 0 {
			firstRepeat = min(firstRepeat, r.firstRepeat)
		}
		days += len(p.Dates)
		conflicts += r.conflicts
		for _, c := range r.first {
			b.conflict(&ps, t, groups[i], c)
		}
		if len(p.Dates) > 0 {
			kept = append(kept, p)
		} else if p.ID != "" {
			bare = append(bare, p.ID)
		}
	}
	if len(bare) > 0 && len(kept) > 0 {
		b.file.because("securities", fmt.Sprintf("%d of %d", len(kept), len(prices)), "without a price on any day: "+strings.Join(quoted(bare), ", "))
	}
	b.file.drop("exact duplicate", repeated, b.pos(firstRepeat))
	if conflicts > 0 {
		if err := b.crowded(t, conflicts, days); err != nil {
			return nil, err
		}
		ps.More += conflicts - len(ps.List) - ps.More
		return nil, &ps
	}
	b.file.Kept = days
	return kept, nil
}

// merged is what merging one security's rows met; the caller reports it, in the order of
// the file, because securities are merged side by side.
type merged struct {
	repeated, firstRepeat int
	conflicts             int
	first                 [][2]int32 // rows of the first conflicts
	volumes               []eventstudy.Date
}

// merge sorts one security's rows by day and takes rows of one day together.
func (g *group) merge(dates []eventstudy.Date) (*eventstudy.Prices, merged) {
	var res merged
	rows := g.rows
	up, down := true, true
	for i := 1; i < len(rows); i++ {
		switch a, b := dates[rows[i-1]], dates[rows[i]]; {
		case a < b:
			down = false
		case a > b:
			up = false
		default:
			up, down = false, false
		}
		if !up && !down {
			break
		}
	}
	p := &eventstudy.Prices{ID: printable(g.id), Basis: eventstudy.BasisUnknown}
	n := len(rows)
	if up && n > 0 && int(rows[n-1]-rows[0]) == n-1 {
		// The table's own columns serve: nothing is copied.
		from, to := rows[0], rows[0]+int32(n)
		p.Dates = dates[from:to:to]
		for k, c := range g.cols {
			if c != nil {
				set(p, k, c[from:to:to])
			}
		}
		g.chain(p, rows)
		return p, res
	}
	switch {
	case up:
	case down: // newest first, the most frequent other order: no need to sort
		rows = append([]int32(nil), rows...)
		for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
			rows[i], rows[j] = rows[j], rows[i]
		}
	default:
		// Stable, so that of two rows of one day the earlier line stands first and messages
		// name them in the order of the file.
		rows = append([]int32(nil), rows...)
		sort.SliceStable(rows, func(i, j int) bool { return dates[rows[i]] < dates[rows[j]] })
		rows = g.collapse(rows, dates, &res)
	}
	p.Dates = make([]eventstudy.Date, len(rows))
	for i, r := range rows {
		p.Dates[i] = dates[r]
	}
	for k, c := range g.cols {
		if c == nil {
			continue
		}
		v := make([]float64, len(rows))
		for i, r := range rows {
			v[i] = c[r]
		}
		set(p, k, v)
	}
	g.chain(p, rows)
	for _, d := range res.volumes {
		p.Findings = append(p.Findings, eventstudy.Finding{Code: "duplicate-volume", Dates: []eventstudy.Date{d},
			Text: "the day stands twice with the same prices and different volumes: the larger volume is kept"})
	}
	return p, res
}

// set gives p the k-th value column; CRSP's return is not one of them.
func set(p *eventstudy.Prices, k int, v []float64) {
	if to := [...]*[]float64{&p.Open, &p.High, &p.Low, &p.Close, &p.AdjClose, &p.Volume, nil, &p.Splits}[k]; to != nil {
		*to = v
	}
}

// collapse takes equal rows of one day together and notes those that differ. Rows that differ
// in the volume alone are one day too: vendors correct volumes for some hours after the
// close, and files that are appended to hold both. The fuller volume is kept, with a finding.
func (g *group) collapse(rows []int32, dates []eventstudy.Date, res *merged) []int32 {
	out := rows[:0]
	for _, r := range rows {
		n := len(out)
		if n == 0 || dates[out[n-1]] != dates[r] {
			out = append(out, r)
			continue
		}
		old := out[n-1]
		same := true
		for k, c := range g.cols {
			if c != nil && k < int(roleVolume-roleOpen) && !equal(c[old], c[r]) {
				same = false
			}
		}
		if !same {
			if res.conflicts++; len(res.first) <= eventstudy.MaxProblems {
				res.first = append(res.first, [2]int32{old, r})
			}
			continue
		}
		if v := g.cols[roleVolume-roleOpen]; v != nil && !equal(v[old], v[r]) {
			if !(v[old] >= v[r]) { // also when the old one is unknown
				out[n-1] = r
			}
			if m := len(res.volumes); m == 0 || res.volumes[m-1] != dates[r] {
				res.volumes = append(res.volumes, dates[r])
			}
		}
		if res.repeated++; res.repeated == 1 || int(r) < res.firstRepeat {
			res.firstRepeat = int(r)
		}
	}
	return out
}

// equal compares two values, unknown ones being alike.
func equal(a, b float64) bool { return a == b || a != a && b != b }

// conflict reports a day with two prices, by the first series in which they differ.
func (b *body) conflict(ps *eventstudy.Problems, t *table, g *group, rows [2]int32) {
	for k, c := range g.cols {
		if c == nil || k >= int(roleVolume-roleOpen) || equal(c[rows[0]], c[rows[1]]) {
			continue
		}
		for n, num := range b.plan.nums {
			if int(num.role-roleOpen) != k || t.vals[n] == nil || &t.vals[n][0] != &c[0] {
				continue
			}
			one, _ := b.cell(int(rows[0]), num.col)
			two, pos := b.cell(int(rows[1]), num.col)
			day, _ := b.cell(int(rows[1]), b.plan.date)
			who := ""
			if g.id != "" {
				who = " of " + quote(g.id)
			}
			ps.Add(pos, "delete one of the two rows", "the day %s%s stands twice with different prices: %s here, %s on line %d",
				quote(day), who, quote(two), quote(one), b.pos(int(rows[0])).Line)
			return
		}
	}
}
