package doctor

import (
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

func init() { PairChecks.Register(adjustedApart{}) }

// adjustedApart compares two files of one listing: adjusted at different dates they
// differ by a factor that changes at ex-dividend days and splits only.
type adjustedApart struct{}

// stepSlack is the change of the ratio of two files that rounding cannot explain; the smallest
// usual dividends are above it.
const stepSlack = 8e-4

func (adjustedApart) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:  "adjusted-apart",
		Title: "two files of one listing that are adjusted differently",
		Formula: "same id; the ratio of the two prices differs from 1 or changes by more than" +
			" 0.08 % on at most 5 % of the common days; on more days: different-series; back on" +
			" the next day: files-disagree; on the last row of one: intraday-snapshot",
		Use:   "use one file for all days; joining the two makes a false return at the seam",
		Avoid: "ids that two exchanges use for different securities",
		Order: 20,
	}
}

func (adjustedApart) compare(p *pairing) []eventstudy.Finding {
	a, b := p.a, p.b
	if foldID(a.ID) != foldID(b.ID) {
		return nil
	}
	m := p.match()
	n := len(m.days)
	if n < 5 {
		return nil
	}
	// The ratio of two adjustments of one listing is a step function: flat between ex-dates.
	q := make([]float64, n)
	for i := range q {
		q[i] = m.a[i] / m.b[i]
	}
	moved := func(i, j int) bool { return math.Abs(math.Log(q[j]/q[i])) > stepSlack }
	var odd, steps []eventstudy.Date
	var last []eventstudy.Finding
	text := ""
	ref := 0 // the last row of the present level
	for i := 1; i < n; i++ {
		if !moved(ref, i) {
			ref = i
			continue
		}
		if i+1 < n && !moved(ref, i+1) {
			odd = append(odd, m.days[i]) // one day's price differs
			continue
		}
		if i == n-1 && (m.days[i] == a.Last() || m.days[i] == b.Last()) {
			last = finding("intraday-snapshot", slices.Clone(m.days[i:]),
				"%s and %s disagree by %.2f %% on %s, the last row of one of them: it may be a"+
					" snapshot during the session, not a close", label(a), label(b),
				100*math.Abs(q[i]/q[ref]-1), m.days[i])
			break
		}
		steps = append(steps, m.days[i])
		text = join(text, fmt.Sprintf("%.4f before %s and %.4f from then on", q[ref], m.days[i],
			q[i]))
		ref = i
	}
	if (len(steps)+len(odd))*20 > n && len(steps)+len(odd) > 3 {
		return finding("different-series", nil,
			"%s and %s have the same id and differ by a changing factor on %d of %d days: they"+
				" are not the same listing", label(a), label(b), len(steps)+len(odd), n)
	}
	var out []eventstudy.Finding
	switch off := q[ref]; {
	case len(steps) > 0:
		out = finding("adjusted-apart", steps,
			"%s and %s are one listing adjusted differently: their ratio is %s; prices of the two"+
				" must not be joined", label(a), label(b), text)
	case math.Abs(off-1) > stepSlack:
		out = finding("adjusted-apart", nil, "%s and %s differ by the constant factor %.4f: the"+
			" returns agree, the prices must not be joined", label(a), label(b), off)
	}
	if len(odd) > 0 {
		out = append(out, finding("files-disagree", odd,
			"%s and %s disagree on the price of %s (%s)", label(a), label(b),
			words.Counted(len(odd), "single day"), words.Some(odd, 3))...)
	}
	return append(out, last...)
}
