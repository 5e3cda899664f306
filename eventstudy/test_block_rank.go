package eventstudy

import (
	"math"

	"stockmove/eventstudy/words"
)

func init() { Tests.Register(blockRankTest) }

// blockRankTest places each event's window among the overlapping sums of as many days of its own
// estimation window, and tests whether the places are those of chance. Since sums are held against
// sums, days may hang together, as those of volume and volatility do; since only places count,
// their distribution may be any. Of a volatility the squares themselves are averaged, not their
// logarithms.
var blockRankTest = &groupTest{sample: (*Abnormal).scaled, dist: Normal, doubts: fewEvents,
	traits: ofSums, judge: judgeBlockRank,
	info: Info{Name: "block-rank", Order: 165, Title: "rank among overlapping sums",
		Null: "the window ranks like any as many days of the estimation window",
		Formula: "Z = Σ_i u_i/√(Σ_i k_i/(12(k_i + 2)) · (1 + (N − 1) r̄)),  u_i = rank_i/(k_i + " +
			"2) − ½\n" +
			"rank_i: of SCAR_i among itself and the k_i = M_i − L + 1 overlapping sums of L " +
			"residuals, each over the root of their mean square; equals share their ranks\n" +
			"response volatility: of the mean of U_t = AR_t²/(s²C_t) over the window among the " +
			"means of the U of the estimation days;  r̄ as in bmp-adj",
		Assumes: "the event's days would have been like those of the estimation window; M well " +
			"above L",
		Use: "abnormal volume and volatility, of which it is the default for the latter; any " +
			"response whose days hang together",
		Avoid: "a variance that rises with the event, of returns and volumes, where it rejects " +
			"too often (use bmp); windows longer than a twentieth of the estimation window, of " +
			"which few sums do not overlap; fewer than 10 events",
		DF: "standard normal; each rank is uniform on 1…k + 1 for one day",
		References: []string{"Corrado, A nonparametric test for abnormal security-price " +
			"performance, J. Financial Economics 23:385–395, 1989 (ranks of days)",
			"Gelbach, Helland & Klick, Valid inference in single-firm, single-event studies, " +
				"American Law and Economics Review 15:495–541, 2013 (places among past days)",
			"Kolari & Pynnönen, Event study testing with cross-sectional correlation of abnormal " +
				"returns, Review of Financial Studies 23:3996–4025, 2010, eq. 13"}}}

func judgeBlockRank(a *Abnormal, s *sample, r *Result) {
	w := s.window
	sum, variance, short := 0.0, 0.0, 0
	for j, i := range s.at {
		o := a.Outcomes[i]
		rank, k := o.blockRank(w, s.scar[j], a.Design)
		// Of fewer days no two sums are free of each other, and a rank among them says nothing.
		if o.Fit.N < 2*w.Len() {
			short++
			continue
		}
		sum += rank/float64(k+2) - 0.5
		variance += float64(k) / (12 * float64(k+2))
	}
	if short > 0 {
		r.undefined("of %s the estimation window holds too few sums of %d days",
			words.Counted(short, "event"), w.Len())
	} else if f, ok := a.crossCorrelation(s).inflation(r); ok {
		r.detail("mean u", sum/float64(r.N))
		r.normal(sum/math.Sqrt(variance*f), a.Design.Tail)
	}
}

// blockRank places an event's window, whose SCAR is given, among the k sums of the estimation
// window, and is the rank from 1, the smallest, to k + 1; equals count by half.
func (o *Outcome) blockRank(w Window, scar float64, d *Design) (rank float64, k int) {
	f := o.Fit
	own, values := scar, f.Resid
	if d.Response == ResponseVolatility {
		own, values = 0, make([]float64, f.N)
		for i, t := range f.Est {
			values[i] = math.Exp(f.view.Return[t])
		}
		for h := w.First; h <= w.Last; h++ {
			if day := o.Day(h); day != nil && !math.IsNaN(day.AR) {
				own += math.Exp(day.Return)
			}
		}
	}
	var sums []float64
	blocks(values, f.Est, w.Len(), func(sum float64) { sums = append(sums, sum) })
	if k = len(sums); k == 0 {
		return math.NaN(), 0
	}
	// A SCAR is in units of its own error, so the sums are put in units of theirs. Volatilities are
	// ratios already.
	unit := 1.0
	if d.Response != ResponseVolatility {
		unit = math.Sqrt(dot(sums, sums) / float64(k))
	}
	rank = 1
	for _, v := range sums {
		switch v /= unit; {
		case math.Abs(v-own) <= sameSize*math.Max(1, math.Abs(own)):
			rank += 0.5
		case v < own:
			rank++
		}
	}
	return rank, k
}
