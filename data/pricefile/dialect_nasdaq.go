package pricefile

import "stockmove/eventstudy"

// Nasdaq.com writes the close first, under a double name. On its pages of shares every price has a
// dollar sign, on those of commodities and currencies none has, and their volumes may be numbers as
// those of shares are.
func init() {
	const why = "Nasdaq.com's prices of shares are adjusted for splits and not for dividends"
	// 12/13/2024,$191.38,18883220,$192.71,$196.7053,$191.26: the close, the volume, and then the
	// rest.
	Dialects.Register(Dialect{Name: "nasdaq", Title: "Nasdaq.com's historical quotes", Order: 30,
		Sources: "nasdaq.com, Historical Quotes",
		Trap: "month first, newest first, the close before the open, and dollar signs in the" +
			" prices of shares, which those of futures and currencies lack",
		Header: "date close/last volume open high low", Exact: true, Judge: dollars(why),
		Currency: "USD"})
	// Scripts that fetch the same table rename its close; the dollar signs stay.
	Dialects.Register(Dialect{Name: "nasdaq-close",
		Title: "Nasdaq.com's historical quotes with Close for Close/Last", Order: 32,
		Sources: "nasdaq.com, by scripts", Trap: "month first, newest first, dollar signs in the" +
			" prices, and the close before the open",
		Header: "date close volume open high low", Exact: true,
		When:  func(s *Sniff) bool { return s.Dollar && s.DateOrder == "mdy" },
		Judge: sharesOnly(why), Currency: "USD"})
	// Indices stand without volume and without dollar signs: the form alone tells that it is one.
	Dialects.Register(Dialect{Name: "nasdaq-index",
		Title: "Nasdaq.com's historical quotes of an index", Order: 31,
		Sources: "nasdaq.com, indices",
		Trap:    "month first, newest first, no volume",
		Header:  "date close/last open high low", Exact: true, Basis: eventstudy.Split,
		Why: "an index has no splits or dividends of its own"})
}

// dollars is sharesOnly for prices with dollar signs.
func dollars(why string) func(s *Sniff) (eventstudy.Basis, string) {
	return func(s *Sniff) (eventstudy.Basis, string) {
		if basis, not := sharesOnly(why)(s); s.Dollar || basis == eventstudy.BasisUnknown {
			return basis, not
		}
		return eventstudy.BasisUnknown, "Nasdaq.com's prices of shares have dollar signs and" +
			" these have none: they may be of a future or a currency, or a script has taken the" +
			" signs off"
	}
}
