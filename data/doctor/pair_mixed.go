package doctor

import (
	"math"

	"stockmove/eventstudy"
)

// mixedBases finds two series that are measured in different things.
//
// The rule: one file has dividends taken out (or an adjusted close) and the other is known to have
// not; currency-mixed: a benchmark in another currency than the security.
//
// What to do: choose one basis for all: --price-basis split, or files with an adjusted close. Where
// the rule errs: a price index has no dividends by nature; the difference is its ex-dividend days,
// some hundredths of a per cent.
func mixedBases(p *pairing) []eventstudy.Finding {
	a, b := p.a, p.b
	var out []eventstudy.Finding
	// Without knowing a basis nothing is said: most files do not tell theirs.
	if x, y := dividends(a), dividends(b); x != 0 && y != 0 && x != y {
		with, without := label(a), label(b)
		if x < y {
			with, without = without, with
		}
		out = finding("basis-mixed", nil, "returns of %s include dividends, those of %s do not",
			with, without)
	}
	if p.second == itsBenchmark && a.Currency != "" && b.Currency != "" &&
		a.Currency != b.Currency {
		out = append(out, p.ofFirst(finding("currency-mixed", nil,
			"%s is in %s and its benchmark %s in %s: the exchange rate is part of the abnormal"+
				" return", label(a), a.Currency, label(b), b.Currency))...)
	}
	return out
}

// dividends tells whether returns include dividends: 1 yes, −1 no, 0 unknown.
func dividends(p *eventstudy.Prices) int {
	switch {
	case p.Basis == eventstudy.Total:
		return 1
	case p.AdjClose != nil:
		// An index has an adjusted close in some files as well: the close once more.
		for i, a := range p.AdjClose {
			if p.Close == nil || known(a) && math.Abs(a/p.Close[i]-1) > 1e-6 {
				return 1
			}
		}
		return 0
	case p.Basis == eventstudy.Split || p.Basis == eventstudy.Raw:
		return -1
	}
	return 0
}
