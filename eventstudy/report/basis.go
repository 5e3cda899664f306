package report

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
)

// returnsOf says with a word whether dividends are in the returns of the events: total where they
// are, price where they are not or nobody knows, nothing where securities differ. Whether dividends
// are in decides what a return on an ex-day means, and price files differ in it without saying so.
func returnsOf(r *eventstudy.Report) string {
	total, other := 0, 0
	for _, o := range r.Outcomes {
		switch basisOf(r, o) {
		case "":
		case eventstudy.Total:
			total++
		default:
			other++
		}
	}
	switch {
	case total > 0 && other == 0:
		return "total "
	case other > 0 && total == 0:
		return "price "
	}
	return ""
}

// otherReturns names the benchmarks whose returns are of another kind than the one that is said of
// the events. A price index against a stock with dividends understates what was expected, by
// about a hundredth of a per cent a day: little for one event, too much to pass over.
func otherReturns(r *eventstudy.Report) string {
	said := returnsOf(r)
	if r.Panel == nil || said == "" {
		return ""
	}
	var out []string
	for _, l := range r.Panel.Lines {
		b := l.Market.Benchmark
		if b == nil {
			continue
		}
		kind := "price "
		if l.Basis() == eventstudy.Total {
			kind = "total "
		}
		if text := fmt.Sprintf("%s: %sreturns", b.ID, kind); kind != said &&
			!slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (benchmark " + strings.Join(out, ", ") + ")"
}

// returnsBasis is what the prices are adjusted for of which the returns of a series are computed: a
// file that has a close and an adjusted close has two. The file says what it holds, the panel what
// was used of it: a report has to name the second.
func returnsBasis(r *eventstudy.Report, in Input) eventstudy.Basis {
	if r.Panel == nil {
		return ""
	}
	if x := seriesOf(r, in.ID); x != nil && in.Role == "prices" {
		return x.Basis
	}
	for _, l := range r.Panel.Lines {
		if b := l.Market.Benchmark; b != nil && b.ID == in.ID && in.Role == "benchmark" {
			return l.Basis()
		}
	}
	return ""
}

// basisOf is what the prices behind an event's returns are adjusted for, empty when the
// panel is not at hand.
func basisOf(r *eventstudy.Report, o *eventstudy.Outcome) eventstudy.Basis {
	x := seriesOf(r, o.Security)
	if x == nil {
		return ""
	}
	if p := x.Security.Prices; p != nil && p.Return != nil && x.Basis != eventstudy.Total {
		return "" // the file holds the returns, of what nobody knows
	}
	return x.Basis
}

// seriesOf is what the panel has of a security, nil where there is no panel or it has none: a check
// of claims has no panel, and a report of it says less.
func seriesOf(r *eventstudy.Report, id string) *eventstudy.Series {
	if r.Panel == nil {
		return nil
	}
	return r.Panel.Series[id]
}
