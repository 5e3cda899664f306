package pricefile

import (
	"iter"

	"stockmove/eventstudy"
	"stockmove/eventstudy/decimals"
)

// holds reports whether the columns of a file are packed while it is read: those of a large panel,
// where the caller takes its prices so. Columns that others are made of stay as they are.
func (b *body) holds(opt Options) bool {
	if !opt.Packed || b.src == nil || !b.plan.long || opt.Holds == HoldsReturns {
		return false
	}
	for _, n := range b.plan.nums {
		if n.keep && n.role > roleVolume {
			return false
		}
	}
	return true
}

// hold readies a table whose columns will be packed.
func (t *table) hold(p *plan) {
	t.vals, t.held = make([][]float64, len(p.nums)), make([]*decimals.Column, len(p.nums))
	for k, n := range p.nums {
		if n.keep {
			t.held[k] = new(decimals.Column)
		}
	}
}

// lend gives a scanner room for the columns of its chunk, which pack takes back. Rows without a
// date are not written to, and hold what they do in a new column.
func (s *scanner) lend(room [][]float64) {
	for k, n := range s.p.nums {
		if n.keep {
			rows := len(s.stamps)
			if cap(room[k]) < rows {
				room[k] = make([]float64, rows)
			}
			s.vals[k] = room[k][:rows]
			clear(s.vals[k])
		}
	}
}

// pack packs the columns of the chunk.
func (s *scanner) pack() {
	s.held = make([]*decimals.Column, len(s.vals))
	for k, v := range s.vals {
		if v != nil {
			s.held[k], s.vals[k] = decimals.Of(v), nil
		}
	}
}

// kept reports whether a column of numbers is kept.
func (t *table) kept(k int) bool { return t.vals[k] != nil || t.held != nil && t.held[k] != nil }

// values returns a column, unpacked where it is packed; what is written to it may be lost.
func (t *table) values(k int) []float64 {
	if t.held == nil || t.held[k] == nil {
		return t.vals[k]
	}
	return t.held[k].All().Read(nil)
}

// unpack makes ordinary columns of packed ones.
func (t *table) unpack() {
	each(len(t.held), func(k int) {
		if t.held[k] != nil {
			t.vals[k] = t.values(k)
		}
	})
	t.held = nil
}

// piece is how many values of a packed column are unpacked at once. It is large enough that the
// cost of each part vanishes, and small enough for 64 KB of room.
const piece = 1 << 13

// pieces yields a column in parts, each with its first row.
func (t *table) pieces(k int) iter.Seq2[int, []float64] {
	return func(yield func(int, []float64) bool) {
		if t.held == nil || t.held[k] == nil {
			yield(0, t.vals[k])
			return
		}
		room := make([]float64, piece)
		for from := 0; from < t.held[k].Len(); from += piece {
			v := decimals.View{Column: t.held[k], From: from, N: min(piece, t.held[k].Len()-from)}
			if !yield(from, v.Read(room)) {
				return
			}
		}
	}
}

// edit lets f write to a column, part by part, each with its first row.
func (t *table) edit(k int, f func(first int, v []float64)) {
	if t.held == nil || t.held[k] == nil {
		f(0, t.vals[k])
		return
	}
	edited := new(decimals.Column)
	for first, v := range t.pieces(k) {
		f(first, v)
		edited.Append(v)
	}
	t.held[k] = edited
}

// surelyAbove reports a packed column whose values all are what prices or volumes can be.
func (t *table) surelyAbove(k int, r role) bool {
	if t.held == nil || t.held[k] == nil {
		return false
	}
	least := t.held[k].Least()
	return least > 0 || least == 0 && r == roleVolume
}

// scattered reports a security whose rows lie too far apart to be unpacked by themselves. Unpacking
// the span of each would unpack the same rows for every security over and over.
func (g *group) scattered() bool {
	if g.n == 0 {
		return false
	}
	lo, hi := g.span()
	return hi-lo > 2*g.n+piece
}

// span is the first row of a group and the one behind its last.
func (g *group) span() (lo, hi int) {
	if g.rows == nil {
		return g.from, g.from + g.n
	}
	lo, hi = int(g.rows[0]), int(g.rows[0])
	for _, r := range g.rows {
		lo, hi = min(lo, int(r)), max(hi, int(r))
	}
	return lo, hi + 1
}

// mergeHeld is merge for a group whose columns are packed. Where its rows follow each other day by
// day the columns of the table are those of the series; else the rows are unpacked by themselves.
func (g *group) mergeHeld(dates []eventstudy.Date) (*eventstudy.Prices, merged) {
	lo, hi := g.span()
	if g.rows == nil && ascending(dates[lo:hi]) {
		p := g.prices()
		p.Dates, p.Packed = dates[lo:hi:hi], new(eventstudy.PackedPrices)
		for k, c := range g.held {
			if c != nil {
				*[...]*decimals.View{&p.Packed.Open, &p.Packed.High, &p.Packed.Low, &p.Packed.Close,
					&p.Packed.AdjClose, &p.Packed.Volume}[k] =
					decimals.View{Column: c, From: lo, N: hi - lo}
			}
		}
		return p, merged{}
	}
	own := group{id: g.id, n: g.n, rows: make([]int32, g.n)}
	for i, r := range g.list() {
		own.rows[i] = r - int32(lo)
	}
	for k, c := range g.held {
		if c != nil {
			own.cols[k] = decimals.View{Column: c, From: lo, N: hi - lo}.Read(nil)
		}
	}
	p, res := own.merge(dates[lo:hi])
	p.Pack()
	res.firstRepeat += lo
	for i := range res.conflicts {
		res.conflicts[i].one += int32(lo)
		res.conflicts[i].two += int32(lo)
	}
	return p, res
}

// ascending reports days that follow each other, each once.
func ascending(dates []eventstudy.Date) bool {
	for i := 1; i < len(dates); i++ {
		if dates[i] <= dates[i-1] {
			return false
		}
	}
	return true
}
