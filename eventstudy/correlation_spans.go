package eventstudy

import (
	"context"
	"math"
)

// mostHoles is how many days a sample may lack between its first day and its last to be correlated
// as a column; one with more is correlated day by day.
const mostHoles = 8

// leastLeft is the share of an event's sum of squares that must lie on the common days for it to be
// had as a difference: what is left has 2 digits fewer than float64 at most.
const leastLeft = 0.01

// partialSums are Σe and Σe² over some days.
type partialSums struct{ s, ss float64 }

func (p *partialSums) add(e float64) { p.s, p.ss = p.s+e, p.ss+e*e }

// column is the residuals of one event on every day from the first of its sample to the last, zero
// on those that it lacks, with the sums that tell its moments over all but some days at the ends.
type column struct {
	e          []float64
	all        partialSums
	head, tail []partialSums // over the first k days and over the last k days
}

// columns are those of the events of a kind, whose days are the same.
type columns struct {
	first, last int   // timeline indexes
	holes       []int // timeline indexes of the days that are lacked, ascending
	of          []column
}

// fillColumns makes the columns of every kind that has few holes.
func (p *pairing) fillColumns() {
	cut := p.longest.Len() // windows that share a day are no farther apart
	_ = forEach(context.Background(), len(p.kinds), p.a.Design.Workers, func(x int, _ *Work) {
		k := &p.kinds[x]
		n := len(k.est)
		first, last := k.est[0], k.est[n-1]
		if last-first+1-n > mostHoles {
			return
		}
		c := &columns{first: first, last: last, of: make([]column, len(k.at))}
		for i, t := 0, first; t <= last; t++ {
			if k.est[i] == t {
				i++
			} else {
				c.holes = append(c.holes, t)
			}
		}
		for j, i := range k.at {
			c.of[j] = newColumn(p.a.Outcomes[i].Fit, cut)
		}
		k.cols = c
	})
}

// newColumn lays the residuals of a fit out; those of a sample without holes are not copied.
func newColumn(f *Fit, cut int) column {
	c := column{e: f.Resid}
	if days := f.Est[f.N-1] - f.Est[0] + 1; days > f.N {
		c.e = make([]float64, days)
		for i, t := range f.Est {
			c.e[t-f.Est[0]] = f.Resid[i]
		}
	}
	n := len(c.e)
	cut = min(cut, n)
	sums := make([]partialSums, 2*cut+2)
	c.head, c.tail = sums[:cut+1], sums[cut+1:]
	for i := range cut {
		c.head[i+1], c.tail[i+1] = c.head[i], c.tail[i]
		c.head[i+1].add(c.e[i])
		c.tail[i+1].add(c.e[n-1-i])
	}
	for _, e := range c.e {
		c.all.add(e)
	}
	return c
}

// moments returns the mean of the residuals over n common days and one over the square root of
// their sum of squares about it: the days but from at the start, to at the end, and the holes,
// which are positions. ok is false where the difference would lose digits.
func (c *column) moments(n, from, to int, holes []int) (mean, scale float64, ok bool) {
	s := c.all.s - c.head[from].s - c.tail[to].s
	ss := c.all.ss - c.head[from].ss - c.tail[to].ss
	for _, h := range holes {
		e := c.e[from+h]
		s, ss = s-e, ss-e*e
	}
	mean = s / float64(n)
	ss -= mean * s
	return mean, 1 / math.Sqrt(ss), ss > leastLeft*c.all.ss
}

// commonDays are the days that two kinds of one timeline share.
type commonDays struct {
	lo, hi int   // timeline indexes
	n      int   // days that both have
	holes  []int // positions from lo of the others between lo and hi
}

// meet finds the common days of two kinds with columns.
func (d *commonDays) meet(a, b *columns) {
	d.lo, d.hi, d.holes = max(a.first, b.first), min(a.last, b.last), d.holes[:0]
	i, j := 0, 0
	for i < len(a.holes) || j < len(b.holes) {
		var t int
		switch {
		case j == len(b.holes) || i < len(a.holes) && a.holes[i] < b.holes[j]:
			t, i = a.holes[i], i+1
		case i == len(a.holes) || b.holes[j] < a.holes[i]:
			t, j = b.holes[j], j+1
		default:
			t, i, j = a.holes[i], i+1, j+1
		}
		if t >= d.lo && t <= d.hi {
			d.holes = append(d.holes, t-d.lo)
		}
	}
	d.n = max(d.hi-d.lo+1-len(d.holes), 0)
}

// reduced is a column cut to the common days: ρ̂ of two of them is scale·scale·(Σab − n·mean·mean).
type reduced struct {
	e           []float64
	mean, scale float64
}

// reduce cuts the columns of a kind to the common days; ok is false where one of them must be
// correlated day by day.
func (d *commonDays) reduce(out []reduced, c *columns) (list []reduced, ok bool) {
	from, to := d.lo-c.first, c.last-d.hi
	out = out[:0]
	for i := range c.of {
		col := &c.of[i]
		if from >= len(col.head) || to >= len(col.tail) {
			return out, false
		}
		mean, scale, ok := col.moments(d.n, from, to, d.holes)
		if !ok {
			return out, false
		}
		out = append(out, reduced{col.e[from : len(col.e)-to], mean, scale})
	}
	return out, true
}

// inColumns adds Σ ρ̂ over the pairs between two kinds, or over those within one, from their
// columns; ok is false where they must be correlated day by day.
func (p *pairing) inColumns(q *pairSum, k, l *alike, s *pairScratch) (ok bool) {
	if k.cols == nil || l.cols == nil || p.cs[k.cohort].line != p.cs[l.cohort].line {
		return false
	}
	d := &s.days
	if d.meet(k.cols, l.cols); d.n < minCommon {
		return false // which says so
	}
	if s.ra, ok = d.reduce(s.ra, k.cols); !ok {
		return false
	}
	if k == l && len(k.at) == 1 {
		return true // no pair
	}
	if k == l {
		s.ga = d.sum(s.ga, s.ra)
		q.sum = (dot(s.ga, s.ga) - float64(len(k.at))) / 2
		return true
	}
	if s.rb, ok = d.reduce(s.rb, l.cols); !ok {
		return false
	}
	// Pair by pair takes na·nb products of columns, by sums of unit vectors na + nb, of twice the
	// work.
	if na, nb := len(s.ra), len(s.rb); na*nb > 2*(na+nb) {
		s.ga, s.gb = d.sum(s.ga, s.ra), d.sum(s.gb, s.rb)
		q.sum = dot(s.ga, s.gb)
		return true
	}
	n := float64(d.n)
	for i := range s.ra {
		a := &s.ra[i]
		for j := range s.rb {
			b := &s.rb[j]
			q.sum += (dot(a.e, b.e) - n*a.mean*b.mean) * a.scale * b.scale
		}
	}
	return true
}

// sum adds up the columns, each centred and scaled to length one on the common days.
func (d *commonDays) sum(g []float64, list []reduced) []float64 {
	g = append(g[:0], make([]float64, d.hi-d.lo+1)...)
	shift := 0.0
	for i := range list {
		r := &list[i]
		axpy(r.scale, r.e, g)
		shift += r.scale * r.mean
	}
	for i := range g {
		g[i] -= shift
	}
	for _, h := range d.holes {
		g[h] = 0
	}
	return g
}
