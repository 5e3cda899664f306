package pricefile

import (
	"slices"

	"stockmove/eventstudy"
)

// groups sorts the rows that have a price by security: by the ticker of the row, or by the columns
// of the security in a wide panel. A row without any price is not a day of trading (Yahoo writes
// holidays as rows of null); it is dropped and counted. Which rows are days of a security is
// decided here once for all columns: a row with a volume and no price is none.
func (b *body) groups(t *table, dates []eventstudy.Date) []*group {
	var out []*group
	if b.plan.wide == nil {
		if t.ids != nil {
			t.cleanIDs()
		}
		n := max(1, len(t.ids))
		for i, g := range b.rowsBySymbol(t, dates, n) {
			if t.ids != nil && !(b.plan.weak && len(t.ids) == 1) {
				g.id = t.ids[i]
			}
			g.take(t, b.plan)
			out = append(out, g)
		}
		return out
	}
	for _, id := range b.plan.wide {
		out = append(out, &group{id: id})
	}
	for k, c := range b.plan.nums {
		if t.vals[k] != nil {
			out[c.sec].cols[c.role-roleOpen] = t.vals[k]
		}
	}
	// In a wide panel a row is dropped only when no security has a price; a security that is
	// not listed yet just begins later.
	var empty tally
	for r, d := range dates {
		if d != eventstudy.NoDate &&
			!slices.ContainsFunc(out, func(g *group) bool { return g.priced(r) }) {
			empty.add(r)
		}
	}
	b.file.drop("no closing price", empty.n, b.pos(empty.first))
	each(len(out), func(i int) {
		g := out[i]
		for r, d := range dates {
			if d != eventstudy.NoDate && g.priced(r) {
				g.rows = append(g.rows, int32(r))
			}
		}
		g.n = len(g.rows)
	})
	return out
}

// rowsBySymbol gives each of n securities its rows that have a price. Most panels are in the order
// of their securities, and then the first row and their number tell them all. Else they are listed,
// in one array cut into parts, because ten thousand securities would be ten thousand growing ones.
// The rows are counted first, then placed, as in a counting sort.
func (b *body) rowsBySymbol(t *table, dates []eventstudy.Date, n int) []*group {
	sec := func(r int) int32 {
		if t.syms == nil {
			return 0
		}
		return t.syms[r]
	}
	keep := b.priced(t, len(dates))
	groups := make([]*group, n)
	for i := range groups {
		groups[i] = &group{from: len(dates)}
	}
	together := true // the rows of each security
	var empty, nameless tally
	for r, d := range dates {
		switch {
		case d == eventstudy.NoDate:
			keep[r] = false
		case t.ids != nil && t.ids[sec(r)] == "":
			nameless.add(r)
			keep[r] = false
		case keep[r]:
			g := groups[sec(r)]
			g.from = min(g.from, r)
			together = together && g.from+g.n == r
			g.n++
		default:
			empty.add(r)
		}
	}
	b.file.drop("no closing price", empty.n, b.pos(empty.first))
	b.file.drop("no ticker", nameless.n, b.pos(nameless.first))
	if together {
		return groups
	}
	rows := 0
	for _, g := range groups {
		rows += g.n
	}
	all := make([]int32, rows)
	for _, g := range groups {
		g.rows, all = all[:0:g.n], all[g.n:]
	}
	for r := range dates {
		if keep[r] {
			g := groups[sec(r)]
			g.rows = append(g.rows, int32(r))
		}
	}
	return groups
}

// take gives a group of a long table its columns.
func (g *group) take(t *table, p *plan) {
	for k, c := range p.nums {
		if t.kept(k) {
			g.cols[c.role-roleOpen] = t.vals[k]
			if t.held != nil {
				g.held[c.role-roleOpen] = t.held[k]
			}
		}
	}
}

// priced reports the rows with a price. When no price column was asked for (volumes alone) every
// row counts.
func (b *body) priced(t *table, rows int) []bool {
	out := make([]bool, rows)
	asked := false
	for k, c := range b.plan.nums {
		if !t.kept(k) || c.role != roleClose && c.role != roleAdj {
			continue
		}
		asked = true
		for first, part := range t.pieces(k) {
			for i, v := range part {
				if v == v {
					out[first+i] = true
				}
			}
		}
	}
	for r := 0; r < rows && !asked; r++ {
		out[r] = true
	}
	return out
}

// priced reports whether the security has a price on a row. When no price column was asked
// for (volumes alone) every row counts.
func (g *group) priced(r int) bool {
	c, a := g.cols[roleClose-roleOpen], g.cols[roleAdj-roleOpen]
	return c == nil && a == nil || c != nil && c[r] == c[r] || a != nil && a[r] == a[r]
}
