package pricefile

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"stockmove/eventstudy"
	"stockmove/eventstudy/decimals"
	"stockmove/eventstudy/words"
)

// group is the rows of one security, in the order of the file: n rows from one on, or those listed.
type group struct {
	id      string
	from, n int
	rows    []int32
	// the table's columns, by role − roleOpen; nil where there is none
	cols [fieldCount][]float64
	held [fieldCount]*decimals.Column // the same columns where they are packed
}

// list returns the rows.
func (g *group) list() []int32 {
	if g.rows != nil || g.n == 0 {
		return g.rows
	}
	rows := make([]int32, g.n)
	for i := range rows {
		rows[i] = int32(g.from + i)
	}
	return rows
}

// fieldCount is the number of value columns, CRSP's return and the splits included.
const fieldCount = int(roleSplits-roleOpen) + 1

// assemble turns the table into one Prices for each security: rows without a price are dropped,
// days sorted, exact duplicates collapsed, conflicting ones refused or made unknown. Securities are
// merged side by side and told of in the order of the file, so that the same file gives the same
// words whatever the machine. Days that stand twice with different prices are counted over all
// securities first: if most days do, the file is of another kind, and a single conflict would be
// the wrong thing to tell.
func (b *body) assemble(t *table, dates []eventstudy.Date, opt Options) ([]*eventstudy.Prices,
	error) {
	groups := b.groups(t, dates)
	if t.held != nil && slices.ContainsFunc(groups, (*group).scattered) {
		t.unpack()
		for _, g := range groups {
			g.take(t, b.plan)
		}
	}
	b.rename(groups)
	prices := make([]*eventstudy.Prices, len(groups))
	results := make([]merged, len(groups))
	each(len(groups), func(i int) {
		if t.held != nil && groups[i].n > 0 {
			prices[i], results[i] = groups[i].mergeHeld(dates)
		} else {
			prices[i], results[i] = groups[i].merge(dates)
		}
	})
	kept := make([]*eventstudy.Prices, 0, len(prices))
	var bare []string
	days, repeated := 0, 0
	firstRepeat := math.MaxInt
	var twice conflicts
	for i, p := range prices {
		r := &results[i]
		repeated += r.repeated
		if r.repeated > 0 {
			firstRepeat = min(firstRepeat, r.firstRepeat)
		}
		days += len(p.Dates)
		twice.add(groups[i], r.conflicts)
		if len(p.Dates) > 0 {
			kept = append(kept, p)
		} else if p.ID != "" {
			bare = append(bare, p.ID)
		}
	}
	if len(bare) > 0 && len(kept) > 0 {
		b.file.because("securities", fmt.Sprintf("%d of %d", len(kept), len(prices)),
			"without a price on any day: "+quoted(bare, 16))
	}
	b.file.drop("exact duplicate", repeated, b.pos(firstRepeat))
	if twice.days > 0 {
		if err := b.crowded(t, twice.days, days); err != nil {
			return nil, err
		}
		if opt.Duplicates != DuplicatesUnknown {
			if t.held != nil { // its cells are compared once more
				t.unpack()
				twice.group.take(t, b.plan)
			}
			return nil, b.conflict(t, twice)
		}
		b.file.because("duplicates", DuplicatesUnknown,
			fmt.Sprintf("named by the user: %s stands twice with different prices, and is taken"+
				" as unknown", words.Counted(twice.days, "day")))
	}
	b.file.Kept = days
	return kept, nil
}

// merge sorts one security's rows by day and takes rows of one day together. Files come oldest
// first, newest first or in no order. The first kind costs nothing, because the columns of the
// table are those of the series; the second is turned round, and only the third is sorted.
func (g *group) merge(dates []eventstudy.Date) (*eventstudy.Prices, merged) {
	var res merged
	rows := g.list()
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
	p := g.prices()
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
	res.tell(p)
	return p, res
}

// prices begins the series of a group.
func (g *group) prices() *eventstudy.Prices {
	return &eventstudy.Prices{ID: CleanID(g.id), Basis: eventstudy.BasisUnknown}
}

// set gives p the k-th value column; CRSP's return is not one of them. The order of the columns is
// that of the roles.
func set(p *eventstudy.Prices, k int, v []float64) {
	if to := [...]*[]float64{&p.Open, &p.High, &p.Low, &p.Close, &p.AdjClose, &p.Volume, nil,
		&p.Splits}[k]; to != nil {
		*to = v
	}
}
