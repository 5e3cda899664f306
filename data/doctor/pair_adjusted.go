package doctor

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
)

// stepSlack is the change of the ratio of two files that rounding cannot explain; the smallest
// usual dividends are above it.
const stepSlack = 8e-4

// ratioSteps is the ratio of two files of one listing, a step function: flat between ex-dates.
type ratioSteps struct {
	steps, odd []eventstudy.Date // where a new level begins; where one day's price differs
	text       string            // of the steps
	level      float64           // the last one
	apart      float64           // of the last day from it, 0 where it is on it
}

// findSteps walks along the common days. The last row of either file may be a snapshot, and is
// no step.
func (p *pairing) findSteps(m *both) ratioSteps {
	n := len(m.days)
	q := func(i int) float64 { return m.a[i] / m.b[i] }
	moved := func(i, j int) bool { return math.Abs(math.Log(q(j)/q(i))) > stepSlack }
	var r ratioSteps
	ref := 0 // the last row of the present level
	for i := 1; i < n; i++ {
		d := m.days[i]
		switch {
		case !moved(ref, i):
		case i+1 < n && !moved(ref, i+1):
			r.odd = append(r.odd, d)
			continue
		case i == n-1 && (d == p.a.Last() || d == p.b.Last()):
			r.apart = math.Abs(q(i)/q(ref) - 1)
			continue
		default:
			r.steps = append(r.steps, d)
			r.text = join(r.text,
				fmt.Sprintf("%.4f before %s and %.4f from then on", q(ref), d, q(i)))
		}
		ref = i
	}
	r.level = q(ref)
	return r
}

// adjustedApart compares two files of one listing: adjusted at different dates they differ by a
// factor that changes at ex-dividend days and splits only.
//
// The rule: same id; the ratio of the two prices differs from 1 or changes by more than 0.08 % on
// at most 5 % of the common days; on more days: different-series; back on the next day:
// files-disagree; on the last row of one: intraday-snapshot.
//
// What to do: use one file for all days; joining the two makes a false return at the seam. Where
// the rule errs: ids that two exchanges use for different securities.
func adjustedApart(p *pairing) []eventstudy.Finding {
	if foldID(p.a.ID) != foldID(p.b.ID) {
		return nil
	}
	m := p.match()
	n := len(m.days)
	if n < 5 {
		return nil
	}
	a, b := label(p.a), label(p.b)
	r := p.findSteps(m)
	if off := len(r.steps) + len(r.odd); off*20 > n && off > 3 {
		return p.ofFirst(finding("different-series", nil,
			"%s and %s have the same id and differ by a changing factor on %d of %d days: they"+
				" are not the same listing", a, b, off, n))
	}
	var out []eventstudy.Finding
	switch {
	case len(r.steps) > 0:
		out = finding("adjusted-apart", r.steps,
			"%s and %s are one listing adjusted differently: their ratio is %s; prices of the two"+
				" must not be joined", a, b, r.text)
	case math.Abs(r.level-1) > stepSlack:
		out = finding("adjusted-apart", nil, "%s and %s differ by the constant factor %.4f: the"+
			" returns agree, the prices must not be joined", a, b, r.level)
	}
	out = append(out, onDays("files-disagree", r.odd, "single day",
		"%[3]s and %[4]s disagree on the price of %[1]s (%[2]s)", a, b)...)
	if r.apart > 0 {
		last := m.days[n-1]
		out = append(out, finding("intraday-snapshot", []eventstudy.Date{last},
			"%s and %s disagree by %.2f %% on %s, the last row of one of them: it may be a"+
				" snapshot during the session, not a close", a, b, 100*r.apart, last)...)
	}
	return p.ofFirst(out)
}
