package eventstudy

import "math"

// longestShare is how many times a window must fit into the estimation sample for its rank to mean
// something.
const longestShare = 20

// rankWindows places the sum of each window among the sums over as many neighbouring estimation
// days: the SQ test over several days. Sums overlap and hang together, so that a rank among m − L +
// 1 of them knows little more than one among m/L.
func (o *Outcome) rankWindows(d *Design, w *Work) {
	for i := range o.Windows {
		r := &o.Windows[i]
		days := o.covered(r.Window)
		m := len(o.Fit.Resid)
		if days == 0 || days*longestShare > m || math.IsNaN(r.T) {
			continue
		}
		sums := w.among(o.Fit)
		if days > 1 {
			sums = o.Fit.sums(days, w)
		}
		r.placeAmong(sums, d.Tail)
		r.RankApart = m / days
	}
}

// covered counts the trading days whose returns are in the sum of a window.
func (o *Outcome) covered(w Window) int {
	n := 0
	for k := w.First; k <= w.Last; k++ {
		if day := o.Day(k); day != nil && !math.IsNaN(day.AR) {
			n += 1 + day.Gap
		}
	}
	return n
}

// placeAmong ranks the window's sum among others in both directions and by size.
func (r *WindowResult) placeAmong(sums []float64, tail Tail) {
	count := func(side Tail) int { return 1 + atLeast(sums, r.T, side) }
	r.RankTwo, r.RankUpper, r.RankLower = count(TwoSided), count(Upper), count(Lower)
	r.Rank = r.rank(tail)
	r.RankOf = len(sums) + 1
	r.RankP = float64(r.Rank) / float64(r.RankOf)
}

// sums are the sums of so many neighbouring residuals, each over its own standard error: in the
// sample the parameters take from the variance what they add to it outside, s²(L − c′(X′X)⁻¹c).
// The next call overwrites them.
func (f *Fit) sums(days int, w *Work) []float64 {
	leverages := w.leverages(f, days)
	w.ofSums = room(w.ofSums, len(leverages))
	out := w.ofSums
	for i := range out {
		sum, own := 0.0, 0.0
		for t, e := range f.Resid[i : i+days] {
			sum += e
			s := f.Sigma
			if f.Scale != nil {
				s = f.Scale(f.Est[i+t])
			}
			own += s * s
		}
		out[i] = sum / math.Sqrt(own-f.Sigma*f.Sigma*leverages[i])
	}
	return out
}
