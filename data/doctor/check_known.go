package doctor

import (
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy"
)

// agrees is how near two figures of one price are. Quotes have few digits and copies
// many (121.199997), which differ by less; the errors below are of 0.06 % and more.
const agrees = 2e-4

// knownCloses are closing prices as the exchanges published them, on days on which
// Yahoo's copies differ, after the closes of the two sessions before. Each was confirmed by at
// least two vendors.
var knownCloses = []struct {
	name                  string
	day                   eventstudy.Date
	twoBefore, one, close float64
}{
	{"9988.HK", eventstudy.NewDate(2024, 1, 15), 70.85, 70.55, 70},
	{"9988.HK", eventstudy.NewDate(2024, 2, 9), 74.9, 70.3, 69.3},
	{"9988.HK", eventstudy.NewDate(2024, 12, 24), 80.1, 81, 83.15},
	{"9988.HK", eventstudy.NewDate(2024, 12, 31), 82.35, 82, 82.4},
	{"9988.HK", eventstudy.NewDate(2025, 1, 28), 84.75, 87.25, 88.3},
	{"the Hang Seng Index", eventstudy.NewDate(2023, 8, 25), 17845.92, 18212.17, 17956.38},
	{"the Hang Seng Index", eventstudy.NewDate(2024, 7, 25), 17469.36, 17311.05, 17004.97},
	{"the S&P 500", eventstudy.NewDate(2021, 8, 11), 4432.35, 4436.75, 4447.70},
}

// knownDividends are two pairs of neighbouring sessions without a dividend in between, by
// which a dividend-adjusted series is recognised, and the factor that the dividends between
// the pairs make. Alibaba paid US$0.125 a share in December 2023 and US$0.2075 in June 2024,
// which are HK$0.98 and HK$1.62; with one taken for the other the factor is 0.9966 or nearer to 1.
var knownDividends = []struct {
	name        string
	first, last [2]quote
	factor      float64
	ex          []eventstudy.Date // on which returns are false
	text        string
}{{
	"9988.HK",
	[2]quote{{eventstudy.NewDate(2022, 1, 3), 115}, {eventstudy.NewDate(2022, 1, 4), 116.9}},
	[2]quote{{eventstudy.NewDate(2025, 1, 2), 81.3}, {eventstudy.NewDate(2025, 1, 3), 82.6}},
	0.9655,
	[]eventstudy.Date{eventstudy.NewDate(2023, 12, 20), eventstudy.NewDate(2024, 6, 12)},
	"dividends in US dollars were taken for Hong Kong dollars, so the returns of ex-dividend days" +
		" are false",
}}

// quote is a quoted close.
type quote struct {
	day   eventstudy.Date
	close float64
}

// knownFaults holds a file against prices that widespread public copies have wrong. A series is
// recognised by its prices, whatever its name: a file may be called anything.
//
// The rule: a quoted close that differs from the exchange's by more than 0.02 % after two
// documented closes that agree with it; or a factor of the dividends between two documented pairs
// of days that is too near to 1.
//
// What to do: correct the row, or take another vendor's file. Where the rule errs: only a few days
// of 9988.HK, the Hang Seng Index and the S&P 500 are documented.
func knownFaults(s *series) []eventstudy.Finding {
	return append(s.knownCloses(), s.knownDividends()...)
}

// knownCloses compares quoted prices; dividend-adjusted ones cannot be compared as they are.
func (s *series) knownCloses() []eventstudy.Finding {
	if s.Close == nil || s.Basis == eventstudy.Total {
		return nil
	}
	var hit []eventstudy.Date
	name, text := "", ""
	for _, k := range knownCloses {
		i, ok := s.Find(k.day)
		if !ok || !known(s.price[i]) || s.prev(i) < 0 || s.prev(s.prev(i)) < 0 {
			continue
		}
		one := s.prev(i)
		if off(s.price[s.prev(one)], k.twoBefore) > agrees || off(s.price[one], k.one) > agrees ||
			off(s.price[i], k.close) <= agrees {
			continue
		}
		hit, name = append(hit, k.day), k.name
		text = join(text, fmt.Sprintf("%s %.10g, not %.10g", k.day, k.close, s.price[i]))
	}
	if len(hit) == 0 {
		return nil
	}
	return falsePrices(finding("known-fault", hit,
		"the close of %s differs from the exchange's, as in many public copies: %s", name, text))
}

// knownDividends compares the factor of the dividends between two pairs of days.
func (s *series) knownDividends() []eventstudy.Finding {
	if s.AdjClose == nil && s.Basis != eventstudy.Total {
		return nil
	}
	adj := total(s.Prices)
	for _, k := range knownDividends {
		a, ok := s.pairFactor(adj, k.first)
		b, ok2 := s.pairFactor(adj, k.last)
		// Midway between the true factor and 1 is where one mistake becomes the other.
		if got := a / b; ok && ok2 && got > (1+k.factor)/2 && got < 1.01 {
			return falseDividends(undated(finding("known-fault", slices.Clone(k.ex),
				"the adjustment of %s for dividends is wrong: between %s and %s it makes a factor"+
					" of %.4f, the dividends make %.4f; %s",
				k.name, k.first[0].day, k.last[0].day, got, k.factor, k.text)))
		}
	}
	return nil
}

// pairFactor returns adjusted over quoted price at a pair of sessions; ok is false when the
// series does not move between them as the quotes do.
func (s *series) pairFactor(adj []float64, pair [2]quote) (factor float64, ok bool) {
	i, ok1 := s.Find(pair[0].day)
	j, ok2 := s.Find(pair[1].day)
	if !ok1 || !ok2 || off(adj[j]/adj[i], pair[1].close/pair[0].close) > agrees {
		return 0, false
	}
	return adj[i] / pair[0].close, known(adj[i]) && adj[i] > 0
}

// off returns the relative difference of a figure from the right one; infinite when it is unknown.
func off(v, right float64) float64 {
	if !known(v) {
		return math.Inf(1)
	}
	return math.Abs(v/right - 1)
}
