package claims

import (
	"math"
	"sort"

	"stockmove/eventstudy"
)

// contest holds one figure against those of its rivals, which are met from the latest to the
// earliest. Of a record of lows and losses the smaller figure is the larger one, which sign turns.
type contest struct {
	*Rivals
	own, sign float64
	// floats may tell equal changes apart by their last bit, and an equal is a rival
	slack   float64
	unknown int // rivals within the period whose figure is not known
}

// changes is the slack of figures that are ratios; prices are compared as they are.
const changes = 1e-12

// newContest begins with no rival met; sign is −1 of a record of lows or losses.
func newContest(own, sign, slack float64) *contest {
	none, nan := eventstudy.NoDate, math.NaN()
	return &contest{own: own, sign: sign, slack: slack,
		Rivals: &Rivals{Best: nan, Last: nan, BestDate: none, LastDate: none, LastInside: none}}
}

// beaten reports whether a figure is as large as the own or larger.
func (x *contest) beaten(v float64) bool { return x.sign*v >= x.sign*x.own*(1-x.slack) }

// last notes the latest rival that is as large.
func (x *contest) last(v float64, d eventstudy.Date) {
	if x.LastDate == eventstudy.NoDate && x.beaten(v) {
		x.LastDate, x.Last = d, v
	}
}

// before meets a rival from before the period that the claim speaks of. It returns true when no
// earlier one can matter.
func (x *contest) before(v float64, d eventstudy.Date) (over bool) {
	x.last(v, d)
	return x.LastDate != eventstudy.NoDate
}

// meet counts a rival within the period.
func (x *contest) meet(v float64, d eventstudy.Date) {
	x.last(v, d)
	if math.IsNaN(v) {
		x.unknown++
		return
	}
	if x.beaten(v) {
		if x.Count++; x.LastInside == eventstudy.NoDate {
			x.LastInside = d
		}
		// The largest are kept of changes alone: of prices the last one says as much.
		if x.slack > 0 {
			x.top = append(x.top, rival{d, v})
		}
	}
	if x.BestDate == eventstudy.NoDate || x.sign*v >= x.sign*x.Best { // the first of equals
		x.Best, x.BestDate = v, d
	}
}

// done keeps the three largest rivals.
func (x *contest) done() *Rivals {
	sort.Slice(x.top, func(a, b int) bool {
		p, q := x.top[a], x.top[b]
		return x.sign*p.value > x.sign*q.value || p.value == q.value && p.day < q.day
	})
	x.top = x.top[:min(3, len(x.top))]
	return x.Rivals
}

// unbeaten asks whether no figure of the rows from start to before j is as large, the nearest
// first, since a record fails early. It is asked of hundreds of days for a chance, and most of them
// fail at once.
func (x *contest) unbeaten(start, j int, value func(h int) float64) answer {
	if x.own != x.own {
		return unknown
	}
	for h := j - 1; h >= start; h-- {
		if v := value(h); v != v {
			return unknown
		} else if x.beaten(v) {
			return no
		}
	}
	return yes
}

// longer reports whether the month or year that the claim names has no figure as large either, so
// that the record goes further back than the article says. A file that does not hold the whole
// period, from its first row on, does not tell.
func (c *Claim) longer(l *Listing, x *contest, first int, value func(h int) float64) bool {
	if c.Start.Grain != Month && c.Start.Grain != Year {
		return false
	}
	return x.unbeaten(max(l.after(c.Start.First-1), first), l.after(c.Start.Last), value) == yes
}
