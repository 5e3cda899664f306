package pricefile

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// DuplicatesUnknown is the choice of Options.Duplicates that makes days with two different
// prices unknown.
const DuplicatesUnknown = "unknown"

// merged is what merging one security's rows met; the caller reports it, in the order of the file,
// because securities are merged side by side. It is filled by one goroutine for one security.
type merged struct {
	repeated, firstRepeat int
	same                  []eventstudy.Date // days of which a row that says the same is left out
	volumes               []eventstudy.Date // days of which the larger volume is kept
	conflicts             []conflict        // days with different prices, in the order of days
}

// conflict is a day of one security with two rows of different prices: the first two.
type conflict struct {
	day      eventstudy.Date
	one, two int32
}

// sameFigure is the relative difference up to which two figures are one: programs write the same
// number with sixteen digits and with seventeen.
const sameFigure = 1e-9

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
		old, day := out[n-1], dates[r]
		if !g.samePrices(old, r) {
			if m := len(res.conflicts); m == 0 || res.conflicts[m-1].day != day {
				res.conflicts = append(res.conflicts, conflict{day, old, r})
			}
			continue
		}
		if v := g.cols[roleVolume-roleOpen]; v != nil && !near(v[old], v[r]) {
			if v[r] > v[old] || math.IsNaN(v[old]) {
				out[n-1] = r
			}
			if m := len(res.volumes); m == 0 || res.volumes[m-1] != day {
				res.volumes = append(res.volumes, day)
			}
		} else {
			res.same = append(res.same, day)
		}
		if res.repeated++; res.repeated == 1 || int(r) < res.firstRepeat {
			res.firstRepeat = int(r)
		}
	}
	return out
}

// samePrices reports that two rows say the same but for the volume. The volume is left out: vendors
// correct it for hours after the close, and two downloads of a day differ in it rightly.
func (g *group) samePrices(one, two int32) bool {
	for k, c := range g.cols {
		if c != nil && k < int(roleVolume-roleOpen) && !near(c[one], c[two]) {
			return false
		}
	}
	return true
}

// equal compares two values, unknown ones being alike.
func equal(a, b float64) bool { return a == b || a != a && b != b }

// near compares two values to the digits that matter.
func near(a, b float64) bool {
	return equal(a, b) || math.Abs(a-b) <= sameFigure*math.Max(math.Abs(a), math.Abs(b))
}

// tell adds what was left out or cannot be known to the findings of the series. Days whose rows
// contradict each other lose all their figures, since which of them is right nobody knows.
func (m *merged) tell(p *eventstudy.Prices) {
	for _, d := range m.volumes {
		p.Findings = append(p.Findings, eventstudy.Finding{Code: "duplicate-volume",
			Dates: []eventstudy.Date{d},
			Text: "the day stands twice with the same prices and different volumes: the larger" +
				" volume is kept"})
	}
	if n := len(m.same); n > 0 {
		p.Findings = append(p.Findings, eventstudy.Finding{Code: "duplicate-rows",
			Text: words.Counted(n, "row") + " left out that say of a day what another says: " +
				words.Some(m.same, 3)})
	}
	if len(m.conflicts) == 0 {
		return
	}
	var days []eventstudy.Date
	for _, c := range m.conflicts {
		days = append(days, c.day)
		row, ok := p.Find(c.day)
		for _, col := range [][]float64{p.Open, p.High, p.Low, p.Close, p.AdjClose, p.Volume} {
			if ok && col != nil {
				col[row] = math.NaN()
			}
		}
	}
	p.Findings = append(p.Findings, eventstudy.Finding{Code: "duplicate-prices", Dates: days,
		Dated: true, Text: fmt.Sprintf("%s with two different prices, taken as unknown: %s",
			words.Counted(len(days), "day"), words.Some(days, 3))})
}

// conflicts are the days of a file with different prices.
type conflicts struct {
	days  int
	group *group // of the first in the file
	first conflict
}

// add counts the conflicts of one security and keeps the first in the file.
func (c *conflicts) add(g *group, list []conflict) {
	for _, x := range list {
		if c.days == 0 || x.two < c.first.two {
			c.group, c.first = g, x
		}
		c.days++
	}
}

// conflict reports the days with two prices, by the first of them and the first series in which its
// rows differ. They are one fault: a file that has many has them for one reason. The first column
// in which the two rows differ is quoted from the file, with both lines, so that a person can see
// which of them is wrong.
func (b *body) conflict(t *table, all conflicts) error {
	g, x := all.group, all.first
	for k, c := range g.cols {
		if c == nil || k >= int(roleVolume-roleOpen) || near(c[x.one], c[x.two]) {
			continue
		}
		for n, num := range b.plan.nums {
			if int(num.role-roleOpen) != k || t.vals[n] == nil || &t.vals[n][0] != &c[0] {
				continue
			}
			one, _ := b.cell(int(x.one), num.col)
			two, pos := b.cell(int(x.two), num.col)
			day, _ := b.cell(int(x.two), b.plan.date)
			who, many := "", ""
			if g.id != "" {
				who = " of " + quote(g.id)
			}
			hint := "delete one of the two rows, or make the day unknown with --duplicates unknown"
			if all.days > 1 {
				many = fmt.Sprintf("; %d days do, and this is the first in the file", all.days)
				hint = "make these days unknown with --duplicates unknown, or delete one of the" +
					" rows of each"
			}
			return eventstudy.Fault(pos, hint,
				"the day %s%s stands twice with different prices: %s here, %s on line %d%s",
				quote(day), who, quote(two), quote(one), b.pos(int(x.one)).Line, many)
		}
	}
	return eventstudy.Fault(b.pos(int(x.two)), "", "the day %s stands twice with different prices",
		x.day)
}
