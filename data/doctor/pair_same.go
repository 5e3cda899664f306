package doctor

import (
	"math"

	"stockmove/eventstudy"
)

// sameSeries finds one series under two names, and a benchmark that is the security itself.
//
// The rule: against the benchmark: at least 30 common days whose returns correlate above 0.9995;
// between two ids: at least 20 common days, all prices equal (same-prices).
//
// What to do: give the market's index or a fund on it as the benchmark; an abnormal return against
// oneself is 0. Where the rule errs: two funds on the same index correlate like this, and measure
// nothing against each other either.
func sameSeries(p *pairing) []eventstudy.Finding {
	a, b := p.a, p.b
	// Most pairs differ on the first common day already; a panel has millions of pairs.
	if p.second == another && (foldID(a.ID) == foldID(b.ID) || differ(a, b)) {
		return nil
	}
	m := p.match()
	equal := len(m.days) >= 20
	for i := range m.a {
		equal = equal && math.Abs(m.a[i]/m.b[i]-1) < 1e-9
	}
	if p.second == itsBenchmark {
		if len(m.days) < 31 {
			return nil
		}
		r := correlation(p.returns())
		switch {
		case equal:
			return finding("benchmark-is-security", nil,
				"the benchmark %s has the same prices as %s: nothing can be abnormal against"+
					" itself", label(b), label(a))
		case r > 0.9995:
			return finding("benchmark-is-security", nil,
				"the benchmark %s moves as %s does (correlation of returns %.5f): it may be the"+
					" same security", label(b), label(a), r)
		}
		return nil
	}
	if equal {
		return p.ofFirst(finding("same-prices", nil, "%s and %s have the same prices on all %d"+
			" common days: one of the files is under a wrong name", label(a), label(b),
			len(m.days)))
	}
	return nil
}

// differ reports that the last known price of a is another one in b.
func differ(a, b *eventstudy.Prices) bool {
	x, y := total(a), total(b)
	for i := len(x) - 1; i >= 0 && y != nil; i-- {
		if j, ok := b.Find(a.Dates[i]); ok && known(x[i]) && known(y[j]) {
			return math.Abs(x[i]/y[j]-1) >= 1e-9
		}
	}
	return true
}
