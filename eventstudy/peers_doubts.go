package eventstudy

import (
	"math"
	"strings"
)

// judge completes what is known of the peers once the model is estimated: how much they explain.
func (p *Peers) judge(f *Fit, w *Work) {
	p.AdjR2 = adjusted(f.R2, f.N, f.K)
	alone, err := fitOLS(marketModel{}, f.view, f.Est, w)
	p.AdjR2Without = alone.adjR2(err)
}

// Weight is the estimated weight of the index of the peers in a fit.
func (p *Peers) Weight(f *Fit) float64 { return f.Coef[len(f.Coef)-1] }

// WeightT is the weight over its standard error.
func (p *Peers) WeightT(f *Fit) float64 { return p.Weight(f) / f.SE[len(f.SE)-1] }

// adjR2 is the adjusted R² of a fit, NaN where it could not be estimated.
func (f *Fit) adjR2(err error) float64 {
	if err != nil {
		return math.NaN()
	}
	return adjusted(f.R2, f.N, f.K)
}

// adjusted is R² less what k parameters explain of n days by chance.
func adjusted(r2 float64, n, k int) float64 { return 1 - (1-r2)*float64(n-1)/float64(n-k) }

// doubts tells of an outcome who was no peer, and on which days not all of them have a return.
func (p *Peers) doubts(o *Outcome, d *Design) {
	choice, _ := parsePeers(d.Peers)
	if p.Chosen && len(p.IDs) < choice.auto {
		o.warn("peers_few", "%d of %d peers are found: %s", len(p.IDs), choice.auto,
			strings.Join(p.IDs, ", "))
	}
	for _, l := range p.Left {
		o.warn("peer_left_out", "%s is no peer: %s", l.ID, l.Why)
	}
	for _, x := range p.series {
		if day := d.busyOn(x, o.T0); day != NoDate && !p.Chosen {
			o.warn("peer_event", "the peer %s has an event of its own in the event window, on %s:"+
				" the index may hold its effect", x.Security.ID, day)
		}
	}
	partial, fewest := 0, len(p.IDs)
	for _, t := range o.Fit.Est {
		if _, n := p.at(t); n < len(p.IDs) {
			partial++
			fewest = min(fewest, n)
		}
	}
	if partial > 0 {
		o.warn("peers_partial", "on %d of %d estimation days not all of the %d peers have a "+
			"return: the index is the mean of those that have, %d at least", partial, o.Fit.N,
			len(p.IDs), fewest)
	}
	for i := range o.Days {
		day := &o.Days[i]
		t := o.T0 + day.Offset
		if t < 0 || t >= len(o.Fit.view.Line.Days) {
			continue
		}
		if _, n := p.at(t); n < len(p.IDs) {
			day.warn("peers_partial", o.Security, "%d of the %d peers have a return on this day",
				n, len(p.IDs))
		}
	}
}
