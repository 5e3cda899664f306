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
		rows := b.rowsBySymbol(t, dates, n)
		for i := range n {
			g := &group{rows: rows[i]}
			if t.ids != nil && !(b.plan.weak && len(t.ids) == 1) {
				g.id = t.ids[i]
			}
			for k, c := range b.plan.nums {
				if t.vals[k] != nil {
					g.cols[c.role-roleOpen] = t.vals[k]
				}
			}
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
	})
	return out
}

// rowsBySymbol lists the rows that have a price for each of n securities, all in one array cut into
// parts, because ten thousand securities would else be ten thousand growing ones. The rows are
// counted first, then placed, as in a counting sort.
func (b *body) rowsBySymbol(t *table, dates []eventstudy.Date, n int) [][]int32 {
	var price [][]float64
	for k, c := range b.plan.nums {
		if t.vals[k] != nil && (c.role == roleClose || c.role == roleAdj) {
			price = append(price, t.vals[k])
		}
	}
	sec := func(r int) int32 {
		if t.syms == nil {
			return 0
		}
		return t.syms[r]
	}
	keep := make([]bool, len(dates))
	count := make([]int, n+1)
	var empty, nameless tally
	for r, d := range dates {
		if d == eventstudy.NoDate {
			continue
		}
		if t.ids != nil && t.ids[sec(r)] == "" {
			nameless.add(r)
			continue
		}
		keep[r] = len(price) == 0
		for _, v := range price {
			if v[r] == v[r] {
				keep[r] = true
				break
			}
		}
		if keep[r] {
			count[sec(r)+1]++
		} else {
			empty.add(r)
		}
	}
	b.file.drop("no closing price", empty.n, b.pos(empty.first))
	b.file.drop("no ticker", nameless.n, b.pos(nameless.first))
	for i := range n {
		count[i+1] += count[i]
	}
	all := make([]int32, count[n])
	at := append([]int(nil), count...)
	for r := range dates {
		if keep[r] {
			s := sec(r)
			all[at[s]] = int32(r)
			at[s]++
		}
	}
	rows := make([][]int32, n)
	for i := range n {
		rows[i] = all[count[i]:count[i+1]]
	}
	return rows
}

// priced reports whether the security has a price on a row. When no price column was asked
// for (volumes alone) every row counts.
func (g *group) priced(r int) bool {
	c, a := g.cols[roleClose-roleOpen], g.cols[roleAdj-roleOpen]
	return c == nil && a == nil || c != nil && c[r] == c[r] || a != nil && a[r] == a[r]
}
