package eventstudy

import (
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy/words"
)

// RankPower tells which effects the SQ test of a window could have seen: what would have become of
// the estimation days, had the effect been added to each of them. It supposes no law of returns
// beyond what the test does, and its power is a share of so many days, in steps of one of them.
type RankPower struct {
	units []float64 // the sums that the window is ranked among, over their own errors, ascending
	tail  Tail
	se    float64 // of the window
	// beyond is the size that a sum must exceed to be significant; +Inf where none can be
	beyond float64
}

// RankPower returns the power of the SQ test of a window that was measured; nil where the window
// has no rank.
func (o *Outcome) RankPower(r *WindowResult, d *Design) *RankPower {
	if r.RankOf == 0 || !(r.SE > 0) {
		return nil
	}
	w := &Work{}
	p := &RankPower{tail: d.Tail, se: r.SE}
	if days := o.covered(r.Window); days > 1 {
		p.units = slices.Clone(o.Fit.sums(days, w))
	} else {
		p.units = o.Fit.standards(nil)
	}
	slices.Sort(p.units)
	// The place k is significant while k/(n + 1) ≤ alpha: a sum must have fewer than k others as
	// far out, and lie beyond the kth.
	places := 0
	for float64(places+1)*p.Least() <= d.Alpha && places < len(p.units) {
		places++
	}
	if p.beyond = math.Inf(1); places > 0 {
		sizes := make([]float64, len(p.units))
		for i, u := range p.units {
			sizes[i] = p.size(u)
		}
		slices.Sort(sizes)
		p.beyond = sizes[len(sizes)-places]
	}
	return p
}

// size is how far out a value lies in the direction of the test.
func (p *RankPower) size(z float64) float64 {
	switch p.tail {
	case Upper:
		return z
	case Lower:
		return -z
	}
	return math.Abs(z)
}

// Least is the smallest p-value that the test can have, 1/(n + 1) of n sums.
func (p *RankPower) Least() float64 { return 1 / float64(len(p.units)+1) }

// At is the share of the estimation sums that would be significant with an effect added to each, in
// decimals.
func (p *RankPower) At(effect float64) float64 {
	if math.IsNaN(effect) {
		return math.NaN()
	}
	n := 0
	for _, u := range p.units {
		if p.size(u+effect/p.se) > p.beyond {
			n++
		}
	}
	return float64(n) / float64(len(p.units))
}

// Detectable is the smallest effect, a size without a sign, beyond which the test finds it with
// probability PowerAim, of a two-sided test in the direction that needs more; NaN where it can find
// none.
func (p *RankPower) Detectable() float64 {
	if math.IsInf(p.beyond, 1) {
		return math.NaN()
	}
	// So many sums must be found. An effect on the side looked at finds a sum once it carries it
	// beyond the limit, those that lie furthest on the other side last.
	least := int(math.Ceil(PowerAim*float64(len(p.units)) - 1e-9))
	up := p.beyond - p.units[len(p.units)-least]
	down := p.beyond + p.units[least-1]
	switch p.tail {
	case Upper:
		down = up
	case Lower:
		up = down
	}
	return p.se * max(up, down, 0)
}

// RankFloor says in words that no rank among the estimation days can be significant at the level of
// the design, empty where one can, or where there is no rank.
func (o *Outcome) RankFloor(d *Design) string {
	n := len(o.Fit.Resid)
	least := 1 / float64(n+1)
	if n == 0 || d.Response.Other() || least <= d.Alpha {
		return ""
	}
	return fmt.Sprintf("%s cannot reject at %s: the rank of a day has no p below %s",
		words.CountOf(n, "estimation day", "estimation days"), words.Level(d.Alpha),
		words.Size(least, 2))
}
