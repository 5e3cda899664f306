package eventstudy

import (
	"math"
	"slices"
)

// alike is the events of one cohort whose estimation samples are the same days. Of events with the
// same estimation days the sum of all pairwise correlations is the square of a sum of unit vectors,
// which is linear in their number where the pairs are quadratic.
type alike struct {
	cohort int
	est    []int
	at     []int      // index into Abnormal.Outcomes
	days   *dailySums // of the pooled form, nil otherwise
	cols   *columns   // nil where the days have many holes, and in the pooled form
}

// pairing is the work on all pairs of events: kinds of events, and which of them can meet.
type pairing struct {
	a       *Abnormal
	cs      []cohort
	longest Window // holds every reported window
	end     []int  // reach of each cohort
	maps    map[[2]*Timeline][]int32
	kinds   []alike
	from    []int // the kinds of cohort c are kinds[from[c]:from[c+1]]
}

// split sorts the events of each cohort by their estimation days. A hash finds the candidates, and
// the lists are compared in full.
func (p *pairing) split() {
	for c := range p.cs {
		p.from = append(p.from, len(p.kinds))
		byHash := map[uint64][]int{}
		for _, i := range p.cs[c].at {
			est := p.a.Outcomes[i].Fit.Est
			h := uint64(len(est))
			for _, t := range est {
				h = (h ^ uint64(t)) * 0x100000001b3 // FNV-1a
			}
			k := slices.IndexFunc(byHash[h], func(k int) bool {
				return slices.Equal(p.kinds[k].est, est)
			})
			if k < 0 {
				byHash[h] = append(byHash[h], len(p.kinds))
				p.kinds = append(p.kinds, alike{cohort: c, est: est, at: []int{i}})
				continue
			}
			k = byHash[h][k]
			p.kinds[k].at = append(p.kinds[k].at, i)
		}
	}
	p.from = append(p.from, len(p.kinds))
}

// work estimates the multiplications of the exact form. The estimate decides between the exact and
// the pooled form before either is begun.
func (p *pairing) work() float64 {
	// Each kind meets every later one within reach; both are summed over their days.
	// Running totals keep the estimate itself linear in the number of kinds.
	events := make([]float64, len(p.kinds)+1)
	for x, k := range p.kinds {
		events[x+1] = events[x] + float64(len(k.at))
	}
	work := 0.0
	for x, k := range p.kinds {
		y := p.from[p.end[k.cohort]]
		work += (float64(len(k.at)*(y-x)) + events[y] - events[x]) * float64(len(k.est))
	}
	return work
}

// merge makes one kind of each cohort, whatever its events' estimation days, with the daily sums of
// the pooled form. It takes
// the events of a date together, day by day, and needs no pairs.
func (p *pairing) merge() {
	p.kinds = make([]alike, len(p.cs))
	for c := range p.cs {
		p.kinds[c] = alike{cohort: c, at: p.cs[c].at, days: p.a.sumByDay(p.cs[c].at)}
		p.from[c] = c
	}
	p.from = append(p.from[:len(p.cs)], len(p.cs))
}

// partners sums the correlations of kind x with itself and with every later kind within reach. Two
// events whose windows share no day have nothing in common that a test of windows could notice.
func (p *pairing) partners(x int, s *pairScratch) []pairSum {
	var list []pairSum
	k := &p.kinds[x]
	ck := &p.cs[k.cohort]
	for y := x; y < p.from[p.end[k.cohort]]; y++ {
		l := &p.kinds[y]
		cl := &p.cs[l.cohort]
		if shared(ck, cl, p.longest) == 0 {
			continue
		}
		q := pairSum{i: k.cohort, j: l.cohort}
		switch {
		case k.days != nil:
			k.days.with(l.days, &q, p.mapped(ck, cl), len(k.at), len(l.at))
		case !p.inColumns(&q, k, l, s):
			s.common(k.est, l.est, p.mapped(ck, cl))
			p.exact(&q, k, l, s)
		}
		if m := len(list); m > 0 && list[m-1].j == q.j {
			q.sum, q.unknown = q.sum+list[m-1].sum, q.unknown+list[m-1].unknown
			list[m-1] = q
		} else {
			list = append(list, q)
		}
	}
	return list
}

// mapped gives the index on the second cohort's timeline of each day of the first's; nil where they
// are one.
func (p *pairing) mapped(a, b *cohort) []int32 {
	if a.line == b.line {
		return nil
	}
	return p.maps[[2]*Timeline{a.line, b.line}]
}

// pairScratch holds the common days of two kinds as positions in their residuals, and a sum of unit
// vectors on them for each.
type pairScratch struct {
	ia, ib []int32
	ga, gb []float64
	e      []float64

	days   commonDays // of two kinds with columns
	ra, rb []reduced
}

// take copies the values at the positions.
func (s *pairScratch) take(x []float64, pos []int32) []float64 {
	s.e = s.e[:0]
	for _, k := range pos {
		s.e = append(s.e, x[k])
	}
	return s.e
}

// common fills the positions; to maps days of the first timeline to the second, nil when they are
// one. A correlation is one of the days that both have.
func (s *pairScratch) common(a, b []int, to []int32) {
	// Both lists ascend: one pass over each.
	s.ia, s.ib = s.ia[:0], s.ib[:0]
	j := 0
	for i, t := range a {
		if to != nil {
			t = int(to[t])
		}
		for j < len(b) && b[j] < t {
			j++
		}
		if j < len(b) && b[j] == t {
			s.ia, s.ib = append(s.ia, int32(i)), append(s.ib, int32(j))
		}
	}
}

// exact adds Σ ρ̂ over the pairs between two kinds, or over those within one. Pairs with too few
// common days are counted as unknown and not as uncorrelated.
func (p *pairing) exact(q *pairSum, k, l *alike, s *pairScratch) {
	same := k == l
	na, nb := float64(len(k.at)), float64(len(l.at))
	if len(s.ia) < minCommon {
		q.unknown = na * nb
		if same {
			q.unknown = na * (na - 1) / 2
		}
		return
	}
	// Within a kind, ‖Σ g_i‖² counts each pair twice and each event once with itself.
	var ka, kb float64 // events whose residuals vary on the common days
	s.ga, ka = p.units(s.ga, k.at, s.ia, s)
	if same {
		q.sum, q.unknown = (dot(s.ga, s.ga)-ka)/2, (na*(na-1)-ka*(ka-1))/2
		return
	}
	s.gb, kb = p.units(s.gb, l.at, s.ib, s)
	q.sum, q.unknown = dot(s.ga, s.gb), na*nb-ka*kb
}

// units sums over events the residuals at the positions pos, centred and scaled to length one. The
// product of two unit vectors is the correlation, and that of their sums the sum of all
// correlations.
func (p *pairing) units(g []float64, at []int, pos []int32, s *pairScratch) ([]float64, float64) {
	n := len(pos)
	g = append(g[:0], make([]float64, n)...)
	run := int(pos[n-1]-pos[0]) == n-1 // positions without a hole need no copy
	count := 0.0
	for _, i := range at {
		e := p.a.Outcomes[i].Fit.Resid
		if run {
			e = e[pos[0] : int(pos[0])+n]
		} else {
			e = s.take(e, pos)
		}
		// Centred on the common days, not on all: this is the correlation of what both have. Sums
		// about the first value are zero, and not nearly so, where all values are one.
		sum, ss := spread(e, e[0])
		m := sum / float64(n)
		if ss -= m * sum; !(ss > 0) {
			continue
		}
		count++
		addScaled(g, 1/math.Sqrt(ss), e, e[0]+m)
	}
	return g, count
}

// spread returns Σ(x − c) and Σ(x − c)², each in two sums, so that none waits for the one before.
// Two running sums let the processor add while it waits for the sum before.
func spread(x []float64, c float64) (sum, ss float64) {
	var s, t, p, q float64
	i := 0
	for ; i+2 <= len(x); i += 2 {
		v := x[i : i+2 : i+2]
		a, b := v[0]-c, v[1]-c
		s, t = s+a, t+b
		p, q = p+a*a, q+b*b
	}
	if i < len(x) {
		s, p = s+(x[i]-c), p+(x[i]-c)*(x[i]-c)
	}
	return s + t, p + q
}

// addScaled adds f·(x − c) to g.
func addScaled(g []float64, f float64, x []float64, c float64) {
	g = g[:len(x)]
	for k, v := range x {
		g[k] += (v - c) * f
	}
}

// dayMaps gives, for each ordered pair of different timelines, the index on the second of each day
// of the first; −1 where it has none.
func dayMaps(cs []cohort) map[[2]*Timeline][]int32 {
	var lines []*Timeline
	for i := range cs {
		if !slices.Contains(lines, cs[i].line) {
			lines = append(lines, cs[i].line)
		}
	}
	maps := map[[2]*Timeline][]int32{}
	for _, a := range lines {
		for _, b := range lines {
			if a == b {
				continue
			}
			to := make([]int32, len(a.Days))
			j := 0
			for t, d := range a.Days {
				for j < len(b.Days) && b.Days[j] < d {
					j++
				}
				to[t] = -1
				if j < len(b.Days) && b.Days[j] == d {
					to[t] = int32(j)
				}
			}
			maps[[2]*Timeline{a, b}] = to
		}
	}
	return maps
}
