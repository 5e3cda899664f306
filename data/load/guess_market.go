package load

import (
	"strings"

	"stockmove/data/calendar"
	"stockmove/data/doctor"
	"stockmove/eventstudy"
)

// GuessMarket finds the exchange of a series for inspection only: a study never guesses. The name
// is asked first, since vendors put the exchange into it; the holidays tell the rest, but only
// between the exchanges whose closures are known.
func GuessMarket(p *eventstudy.Prices) (market, why string) {
	if market, why = MarketOfName(p.ID); market != "" {
		return market, why
	}
	// Holidays tell exchanges apart, on days that both calendars know: all but one day in fifty
	// must fit the one, and five days more than fit the other. A file of another exchange may
	// come as near to one of them, but trades on its holidays.
	const clear, share, least = 5, 50, 100
	us, _ := calendar.Exchange("XNYS")
	hk, _ := calendar.Exchange("XHKG")
	both := commonDays(p, us, hk)
	misfits := func(c *calendar.Calendar) int {
		missing, phantom := doctor.Gaps(both, c)
		return len(missing) + len(phantom)
	}
	a, b, n := misfits(us), misfits(hk), len(both.Dates)
	fits := func(own, other int, c *calendar.Calendar) bool {
		return n >= least && own+clear <= other && own*share <= n && !doctor.Foreign(both, c)
	}
	switch {
	case fits(a, b, us):
		return "XNYS",
			"its days are those of New York (XNYS and XNAS have the same); --market names another"
	case fits(b, a, hk):
		return "XHKG", "its days are those of Hong Kong; --market names another"
	}
	return "", ""
}

// commonDays returns the part of a series that lies in years which both calendars know. Columns are
// cut and not copied.
func commonDays(p *eventstudy.Prices, a, b *calendar.Calendar) *eventstudy.Prices {
	first, last := a.Years()
	f, l := b.Years()
	from, _ := p.Find(eventstudy.NewDate(max(first, f), 1, 1))
	to, _ := p.Find(eventstudy.NewDate(min(last, l)+1, 1, 1))
	to = max(from, to)
	cut := func(col []float64) []float64 {
		if col == nil {
			return nil
		}
		return col[from:to]
	}
	return &eventstudy.Prices{ID: p.ID, Dates: p.Dates[from:to], Open: cut(p.Open),
		High: cut(p.High), Low: cut(p.Low),
		Close: cut(p.Close), AdjClose: cut(p.AdjClose), Volume: cut(p.Volume)}
}

// MarketOfName reads the exchange from what vendors put around a ticker. The numbers alone are not
// believed: such numbers are tickers in Tokyo and Kuala Lumpur as well.
func MarketOfName(id string) (market, why string) {
	upper := strings.ToUpper(id)
	switch {
	case strings.HasSuffix(upper, ".HK") || strings.HasPrefix(upper, "HK."):
		return "XHKG", "by the HK in its name; --market names another"
	case strings.HasSuffix(upper, ".US") || strings.HasPrefix(upper, "US."):
		return "XNYS",
			"by the US in its name (XNYS and XNAS have the same days); --market names another"
	}
	return "", ""
}
