package doctor

import "stockmove/eventstudy"

// shiftedDates finds dates that are one session off against the benchmark.
//
// The rule: at least 60 common returns; the correlation with the benchmark's return of the day
// before or after is above 0.5 and exceeds the same day's by 0.35.
//
// What to do: take the file's own dates, not ones converted to UTC; for a benchmark that closes
// later use the dimson model. Where the rule errs: a benchmark whose session ends after the
// security's leads to the same picture.
func shiftedDates(p *pairing) []eventstudy.Finding {
	a, b := p.a, p.b
	m := p.match()
	if p.second == another || len(m.days) < 61 {
		return nil
	}
	// Neighbouring common days stand for neighbouring sessions: a few gaps do not matter for a
	// correlation.
	x, y := p.returns()
	n := len(x)
	now := correlation(x, y)
	before, after := correlation(x[1:], y[:n-1]), correlation(x[:n-1], y[1:])
	switch {
	case before > 0.5 && before > now+0.35:
		return p.ofFirst(finding("shifted-against-benchmark", nil,
			"%s follows the benchmark %s by a day (correlation %.2f with the day before, %.2f"+
				" with the same day): its dates may be one session late", label(a), label(b),
			before, now))
	case after > 0.5 && after > now+0.35:
		return p.ofFirst(finding("shifted-against-benchmark", nil,
			"%s leads the benchmark %s by a day (correlation %.2f with the day after, %.2f with"+
				" the same day): its dates may be one session early", label(a), label(b), after,
			now))
	}
	return nil
}
