package eventstudy

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Limits of a choice of peers.
const (
	// twinCorr is the partial correlation from which a candidate counts as another listing of the
	// company: peers of one industry lie far below, two classes of one share above.
	twinCorr = 0.95
	// sameReturns is the share of days with equal returns from which a peer is the security itself.
	sameReturns = 0.95
	// peerDays is the share of the security's estimation days on which a candidate must have a
	// return.
	peerDays = 0.95
	// leastCorr is the fewest days with a partial correlation.
	leastCorr = 4
)

// withPeers gives a view its peers for an event on day t0 with an estimation window; the detail
// says why there are none.
func (v *View) withPeers(p *Panel, x *Series, t0 int, win Window) (detail string) {
	d := v.Design
	if !d.Model.Needs().Peers {
		return ""
	}
	choice, _ := parsePeers(d.Peers)
	c := chooser{view: v, panel: p, x: x, t0: t0, days: peerSample(v, x, t0, win)}
	if choice.auto > 0 {
		v.Peers = c.closest(choice.auto)
	} else {
		v.Peers = c.named(choice.ids)
	}
	if len(v.Peers.IDs) > 0 {
		return ""
	}
	if len(v.Peers.Left) == 0 {
		return "no other security of its market has returns in the estimation window"
	}
	return fmt.Sprintf("no peer is left (%s: %s)", v.Peers.Left[0].ID, v.Peers.Left[0].Why)
}

// peerSample are the days of the estimation window on which security and benchmark have a return.
func peerSample(v *View, x *Series, t0 int, win Window) []int {
	var days []int
	for t := max(t0+win.First, 0); t <= t0+win.Last && t < len(x.Return); t++ {
		if r, m := x.alone(t), v.Line.Benchmark[t]; r == r && m == m {
			days = append(days, t)
		}
	}
	return days
}

// chooser finds the peers of one event.
type chooser struct {
	view  *View
	panel *Panel
	x     *Series
	t0    int
	days  []int
}

// named takes the peers that are given, less the security itself and those that cannot serve.
func (c *chooser) named(ids []string) *Peers {
	out := noPeers()
	for _, id := range ids {
		y := c.panel.Series[id]
		if y == c.x || y == nil {
			continue
		}
		rho, _ := c.corr(y)
		if why := c.unfit(y, rho); why != "" {
			out.Left = append(out.Left, LeftPeer{id, why})
			continue
		}
		out.add(y, rho)
	}
	return out
}

// closest takes the n candidates that move most like the security on days of the estimation window.
func (c *chooser) closest(n int) *Peers {
	type candidate struct {
		y   *Series
		rho float64
	}
	var list []candidate
	for _, id := range c.panel.Order {
		y := c.panel.Series[id]
		if y == c.x || y.Line != c.x.Line {
			continue
		}
		rho, days := c.corr(y)
		if !math.IsNaN(rho) && float64(days) >= peerDays*float64(len(c.days)) {
			list = append(list, candidate{y, rho})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Compare(math.Abs(b.rho), math.Abs(a.rho))
	})
	out := noPeers()
	out.Chosen = true
	for _, k := range list {
		if len(out.IDs) == n {
			break
		}
		why := c.unfit(k.y, k.rho)
		own := c.view.Design.busyOn(k.y, c.t0)
		switch {
		case why != "":
		case sameCompany(c.x, k.y):
			why = "it is another listing of the company"
		case math.Abs(k.rho) >= twinCorr:
			why = fmt.Sprintf(
				"its partial correlation is %.2f: taken for another listing of the company", k.rho)
		case own != NoDate:
			why = fmt.Sprintf("it has an event of its own in the event window, on %s", own)
		}
		if why != "" {
			out.Left = append(out.Left, LeftPeer{k.y.Security.ID, why})
			continue
		}
		out.add(k.y, k.rho)
	}
	return out
}

// noPeers is a choice of none, whose measures of fit are unknown and not zero.
func noPeers() *Peers { return &Peers{AdjR2: math.NaN(), AdjR2Without: math.NaN()} }

func (p *Peers) add(y *Series, rho float64) {
	p.IDs = append(p.IDs, y.Security.ID)
	p.Corr = append(p.Corr, rho)
	p.series = append(p.series, y)
}

// sameCompany reports two listings whose names in words are one.
func sameCompany(x, y *Series) bool {
	return x.Security.Name != "" && strings.EqualFold(x.Security.Name, y.Security.Name)
}

// unfit says why a security cannot be a peer at all; rho is its partial correlation.
func (c *chooser) unfit(y *Series, rho float64) string {
	if y.Line != c.x.Line {
		return "it trades in another market"
	}
	known, equal, still := 0, 0, 0
	for _, t := range c.days {
		if r := y.alone(t); r == r {
			known++
			if r == c.x.Return[t] && r != 0 {
				equal++
			}
			if r == 0 {
				still++
			}
		}
	}
	switch {
	case known == 0:
		return "it has no return in the estimation window"
	case still == known:
		return "its price does not move in the estimation window"
	case float64(equal) >= sameReturns*float64(known):
		return "it has the returns of the security itself"
	case math.IsNaN(rho) && known >= leastCorr:
		return "it moves as the benchmark, or not at all"
	}
	return ""
}

// corr is the partial correlation of a candidate with the security given the benchmark, over the
// days on which it has a return; NaN for fewer than four days and for what the benchmark explains
// wholly.
func (c *chooser) corr(y *Series) (rho float64, n int) {
	if y.Line != c.x.Line {
		return math.NaN(), 0
	}
	var a, b, m []float64
	for _, t := range c.days {
		if r := y.alone(t); r == r {
			a, b, m = append(a, c.x.Return[t]), append(b, r), append(m, c.view.Line.Benchmark[t])
		}
	}
	if n = len(a); n < leastCorr {
		return math.NaN(), n
	}
	sizeA, sizeB := centredSS(a), centredSS(b)
	centred(m, m)
	for _, s := range [][]float64{a, b} {
		centred(s, s)
		if mm := dot(m, m); mm > 0 {
			axpy(-dot(m, s)/mm, m, s)
		}
	}
	aa, bb := dot(a, a), dot(b, b)
	if !(aa > 1e-12*sizeA) || !(bb > 1e-12*sizeB) {
		return math.NaN(), n
	}
	return dot(a, b) / math.Sqrt(aa*bb), n
}
