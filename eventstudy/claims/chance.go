package claims

import (
	"math"
	"slices"
)

// The chance of a reading is the share of the reference sessions on which the same words, dated to
// that session, would not have agreed by the plain reading and would have agreed by this reading or
// by one that stands before it. A rescue that ordinary days offer as often proves nothing.
const (
	farthest   = 255 // the first reference session lies so many before the claim's
	closest    = 6   // and the last so many
	fewest     = 60  // of which there must be this many
	usualLimit = 0.05
)

// chance is the limit above which a reading that is not plain does not rescue a claim.
func (b *Book) chance() float64 {
	if b.Chance > 0 {
		return b.Chance
	}
	return usualLimit
}

// chances sets the chance of every reading that agrees and is not plain; it stays NaN where there
// are too few reference sessions.
func (s *shelf) chances(c *Claim, v *Verdict, seats []seat) {
	if v.firstThatAgrees() < 0 {
		return
	}
	var plain []int
	for i := range v.Readings {
		if r := &v.Readings[i]; r.Plain && r.Need == "" && !seats[i].closed {
			plain = append(plain, i)
		}
	}
	if len(plain) == 0 {
		return
	}
	order := v.order()
	home := seats[plain[0]]
	ask := func(c *Claim, i, k int) answer {
		at := seats[i]
		if at.l != home.l {
			var ok bool
			if k, ok = at.l.Row(home.l.Days[k]); !ok {
				return no
			}
		}
		r := &v.Readings[i]
		a := c.kind.fits(c, at.l, r.Way, k, at.row)
		if a == unknown && at.l != home.l {
			return no
		}
		return a
	}
	tally := func(plain []int, dated func(k int) *Claim) (count []int, n float64) {
		count = make([]int, len(order))
		for k := max(home.row-farthest, 1); k <= home.row-closest; k++ {
			c := dated(k)
			if c == nil {
				continue
			}
			at, known := agreement(plain, order, k, func(i, k int) answer { return ask(c, i, k) })
			if known {
				n++
			}
			if known && at >= 0 {
				count[at]++
			}
		}
		return count, n
	}
	// The chance of a reading counts the days on which it, or a reading nearer to the words, would
	// rescue the same figure: trying many readings is what makes coincidences.
	count, n := tally(plain, func(int) *Claim { return c })
	// Of fewer days a share would say more about the file than about the figure.
	if n < fewest {
		return
	}
	own := &v.Readings[plain[0]]
	beside, m := tally(nil, func(k int) *Claim { return c.beside(home.l, own, k) })
	sum, near := 0, 0
	for at, i := range order {
		sum += count[at]
		near += beside[at]
		r := &v.Readings[i]
		if !r.Matches {
			continue
		}
		r.Chance, r.of = float64(sum)/n, int(n)
		// What articles do mistake, another price of the day or the base beside, is judged by the
		// size of its figure alone.
		if p := float64(near) / m; r.Rank > OtherBase && m >= fewest && p > r.Chance {
			r.Chance = p
		}
		if p := besideClose(c, r.Way, seats[i]); p > r.Chance {
			r.Chance, r.near = p, true
		}
	}
}

// usual is the share of the reference sessions of row i on which the words would be true by a way:
// how often a figure is met that is nobody's. It is NaN where there are too few.
func (c *Claim) usual(l *Listing, w Way, i int) float64 {
	return shareOf(i, func(k int) answer { return c.kind.fits(c, l, w, k, i) })
}

// shareOf is the share of the reference sessions of row i that say yes, of those that say anything;
// NaN where they are too few.
func shareOf(i int, ask func(k int) answer) float64 {
	var n [unknown + 1]int
	for k := max(i-farthest, 1); k <= i-closest; k++ {
		n[ask(k)]++
	}
	if n[yes]+n[no] < fewest {
		return math.NaN()
	}
	return float64(n[yes]) / float64(n[yes]+n[no])
}

// beside is a claim of a change since a base, dated to row k, with a figure as far from the change
// there as the claimed one is from that of its own day; nil for other kinds. Changes over weeks
// move together: the year before may have had few of a size that the weeks around the day are full
// of, and then a figure that is nearly right agrees by one session or listing or another more often
// than its size alone would tell. What articles do mistake, another price of the day and the base
// beside, keeps the chance of its size.
func (c *Claim) beside(l *Listing, plain *Reading, k int) *Claim {
	switch c.kind.(type) {
	case changeSince, periodMove:
	default:
		return nil
	}
	b := k - plain.Base.Back
	if b < 0 || plain.Matches { // what the plain reading agrees with needs no rescue
		return nil
	}
	d := l.price(plain.Side, k)/l.from(plain.Past, b, k) - 1 - plain.Value
	if d != d {
		return nil
	}
	t := *c.Target
	t.lo, t.hi = t.lo+d, t.hi+d
	moved := *c
	moved.Target = &t
	return &moved
}

// besideClose is the share of reference sessions on which a reading of the same session would meet
// a figure as far from their close as the claimed one is from that of its day. However rare a
// figure is as such, what lies beside the close is passed through on most days, and another price
// of the session is on many: a last digit that is off by one or two would always be rescued. It is
// NaN for other readings and where too little is known.
func besideClose(c *Claim, w Way, at seat) float64 {
	l, i := at.l, at.row
	switch c.kind.(type) {
	case move, level:
	default:
		return math.NaN()
	}
	// Distances from the close are shares of the close before; the first row has none.
	if i < 1 || c.Target == nil {
		return math.NaN()
	}
	off := c.Target.from(l, i)
	var sides []Side
	switch {
	case w.Rank == SameSession && math.Abs(off.aim) <= 2.5*off.step:
		sides = c.sides()
		sides = sides[1 : slices.Index(sides, w.Side)+1]
	case w.Rank != Through:
		return math.NaN()
	}
	return shareOf(i, func(k int) answer {
		base, own := l.from(Close, k-1, k), l.moved(k)
		beside := func(s Side) float64 { return l.price(s, k)/base - 1 - own }
		lo, hi := beside(Low), beside(High)
		if !(lo <= hi) {
			return unknown
		}
		return truth(w.Rank == Through && lo <= off.aim && off.aim <= hi ||
			slices.ContainsFunc(sides, func(s Side) bool {
				v := beside(s)
				return off.lo <= v && v <= off.hi
			}))
	})
}

// offset is what is claimed as a distance from the close of its day, a share of the close before.
type offset struct {
	aim, lo, hi float64
	step        float64 // one unit of the last digit, 0 of bounds and ranges
}

// from is the distance of the target from the close of row i.
func (t *Target) from(l *Listing, i int) offset {
	o := offset{aim: t.Aim, lo: t.lo, hi: t.hi}
	if t.Step != nil {
		o.step = float(t.Step)
	}
	shift := 1 + l.moved(i)
	if t.Unit == Price {
		base := l.majorFloat(l.from(Close, i-1, i))
		o = offset{o.aim / base, o.lo / base, o.hi / base, o.step / base}
	} else {
		shift--
	}
	o.aim, o.lo, o.hi = o.aim-shift, o.lo-shift, o.hi-shift
	return o
}

// agreement is the first of the ordered readings by which the words, dated to row k, would agree:
// −1 when none would, or the plain one would. known is false where the session lacks a price that
// it takes to tell.
func agreement(plain, order []int, k int, ask func(i, k int) answer) (at int, known bool) {
	for _, i := range plain {
		if a := ask(i, k); a != no {
			return -1, a == yes
		}
	}
	for at, i := range order {
		if a := ask(i, k); a != no {
			return at, a == yes
		}
	}
	return -1, true
}
