package doctor

import (
	"fmt"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Context is what a series is held against; every field may be missing.
type Context struct {
	Hours     eventstudy.Hours     // the market's calendar
	Calendar  string               // its name in texts, "XHKG"
	Benchmark *eventstudy.Prices   // of the same market
	Others    []*eventstudy.Prices // the other files of the study
}

// checks are the rules about one series by the code of their findings. Their order is that in which
// findings are told: first what makes the whole file useless, then days that are no sessions or
// lack, then jumps of prices, then what concerns single rows.
var checks = []struct {
	code string
	look func(s *series) []eventstudy.Finding
}{
	{"not-daily", longBars},
	{"not-prices", noPrices},
	{"known-fault", knownFaults},
	{"zero-volume-flat-bar", untradedBars},
	{"calendar-mismatch", otherExchange},
	{"phantom-session", phantomSessions},
	{"weekend-bar", weekendRows},
	{"missing-session", missingSessions},
	{"stale-repeat", staleRows},
	{"unadjusted-split", untakenSplits},
	{"unit-jump", unitJumps},
	{"adjusted-close-inconsistent", inconsistentAdjustment},
	{"missing-adjusted-close", withoutAdjusted},
	{"price-spike", spikes},
	{"extreme-return", extremeReturns},
	{"volume-units", volumeUnits},
	{"intraday-snapshot", lastSnapshot},
	{"impossible-bar", impossibleBars},
}

// pairChecks are the rules about two series: what the first of a pair is, with the second in mind.
var pairChecks = []struct {
	code string
	look func(p *pairing) []eventstudy.Finding
}{
	{"benchmark-is-security", sameSeries},
	{"adjusted-apart", adjustedApart},
	{"basis-mixed", mixedBases},
	{"shifted-against-benchmark", shiftedDates},
}

// Examine returns what is suspicious in one series, by itself and against the benchmark and the
// other series of the context, in the order of checks and pairChecks. The findings of the reader
// (Prices.Findings) are not repeated.
func Examine(p *eventstudy.Prices, c Context) []eventstudy.Finding {
	return new(Examiner).Examine(p, c)
}

// Examiner examines one series after the other with the same room to work in. Each goroutine needs
// its own; the zero value is ready.
type Examiner struct {
	series series
	pair   pairing
}

// Examine is the function of that name.
func (e *Examiner) Examine(p *eventstudy.Prices, c Context) []eventstudy.Finding {
	if p == nil || len(p.Dates) == 0 || p.Return != nil { // what prices show, returns do not
		return nil
	}
	if c.Benchmark != nil && c.Benchmark.Return != nil {
		c.Benchmark = nil
	}
	s := e.series.load(p, c)
	var out []eventstudy.Finding
	for _, check := range checks {
		out = append(out, check.look(s)...)
	}
	if c.Benchmark != nil && c.Benchmark != p && len(c.Benchmark.Dates) > 0 {
		out = append(out, e.compare(p, c.Benchmark, itsBenchmark)...)
	}
	for _, o := range c.Others {
		if o != nil && o != p && o != c.Benchmark && len(o.Dates) > 0 {
			out = append(out, e.compare(p, o, another)...)
		}
	}
	return out
}

// Between is a finding about two series, by their place in the list given to Compare.
type Between struct {
	A, B int
	eventstudy.Finding
}

// Compare returns what is suspicious between any two of the series: one listing adjusted at
// different dates, the same prices under two names, returns with and without dividends (said
// of the first such pair only). The number of pairs grows with the square of the series.
func Compare(ps ...*eventstudy.Prices) []Between {
	var out []Between
	var e Examiner
	mixedSaid := false
	for i, a := range ps {
		for j := i + 1; j < len(ps); j++ {
			if b := ps[j]; a != nil && b != nil && len(a.Dates) > 0 && len(b.Dates) > 0 {
				for _, f := range e.compare(a, b, another) {
					// One series without dividends among many would make a finding with each of
					// them.
					if f.Code == "basis-mixed" {
						if mixedSaid {
							continue
						}
						mixedSaid = true
					}
					out = append(out, Between{i, j, f})
				}
			}
		}
	}
	return out
}

// compare holds two series against each other.
func (e *Examiner) compare(a, b *eventstudy.Prices, second relation) []eventstudy.Finding {
	var out []eventstudy.Finding
	if a.Return != nil || b.Return != nil {
		return nil
	}
	e.pair.set(a, b, second)
	for _, check := range pairChecks {
		out = append(out, check.look(&e.pair)...)
	}
	return out
}

// Gaps holds the days of a file against a calendar: missing are the sessions between its first
// and last day without a price, phantom its days with a price on which the market was
// closed. Days of which the calendar knows nothing are neither.
func Gaps(p *eventstudy.Prices, h eventstudy.Hours) (missing, phantom []eventstudy.Date) {
	if h == nil || len(p.Dates) == 0 {
		return nil, nil
	}
	price := reference(p)
	row := 0
	for d := p.First(); d <= p.Last(); d++ {
		for row < len(p.Dates) && p.Dates[row] < d {
			row++
		}
		has := row < len(p.Dates) && p.Dates[row] == d && price != nil && known(price[row])
		switch kind := h.Session(d).Kind; {
		case has && kind == eventstudy.Closed:
			phantom = append(phantom, d)
		case !has && (kind == eventstudy.Full || kind == eventstudy.Half):
			missing = append(missing, d)
		}
	}
	return missing, phantom
}

// Foreign reports that a file trades on the holidays of a calendar as a matter of course: it
// belongs to another exchange.
func Foreign(p *eventstudy.Prices, h eventstudy.Hours) bool {
	return len(p.Dates) > 0 && newSeries(p, Context{Hours: h}).mismatch()
}

// finding builds one finding, whose text names the first of its days; dates are sorted.
func finding(code string, dates []eventstudy.Date, format string,
	args ...any) []eventstudy.Finding {
	slices.Sort(dates)
	return []eventstudy.Finding{{Code: code, Text: fmt.Sprintf(format, args...), Dates: dates,
		Dated: len(dates) > 0}}
}

// undated says of a finding that its text names other days than its own, or none.
func undated(fs []eventstudy.Finding) []eventstudy.Finding {
	for i := range fs {
		fs[i].Dated = false
	}
	return fs
}

// onDays builds the finding of some days. The format is given their number, in units of a noun,
// then the first of them, then what more there is. No days make no finding.
func onDays(code string, days []eventstudy.Date, noun, format string,
	more ...any) []eventstudy.Finding {
	if len(days) == 0 {
		return nil
	}
	few := []any{words.Counted(len(days), noun), words.Some(days, 3)}
	return finding(code, days, format, append(few, more...)...)
}

// falsePrices says of a finding that its days bear prices that are not the exchange's.
func falsePrices(fs []eventstudy.Finding) []eventstudy.Finding {
	for i := range fs {
		fs[i].False = true
	}
	return fs
}

// falseDividends says of a finding that its days bear a wrong adjustment for dividends.
func falseDividends(fs []eventstudy.Finding) []eventstudy.Finding {
	for i := range fs {
		fs[i].FalseDividends = true
	}
	return fs
}
