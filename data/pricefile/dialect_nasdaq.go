package pricefile

import "stockmove/eventstudy"

// Nasdaq.com writes the close first, under a double name.
func init() {
	const why = "Nasdaq.com's prices of shares are adjusted for splits and not for dividends"
	Dialects.Register(Dialect{Name: "nasdaq", Title: "Nasdaq.com's historical quotes", Order: 30,
		Sources: "nasdaq.com, Historical Quotes",
		Trap: "month first, newest first, dollar signs in the prices, and the close before the" +
			" open",
		Header: "date close/last volume open high low", Exact: true, Judge: sharesOnly(why),
		Currency: "USD"})
	Dialects.Register(Dialect{Name: "nasdaq-close",
		Title: "Nasdaq.com's historical quotes with Close for Close/Last", Order: 32,
		Sources: "nasdaq.com, by scripts", Trap: "month first, newest first, dollar signs in the" +
			" prices, and the close before the open",
		Header: "date close volume open high low", Exact: true,
		When:  func(s *Sniff) bool { return s.Dollar && s.DateOrder == "mdy" },
		Judge: sharesOnly(why), Currency: "USD"})
	Dialects.Register(Dialect{Name: "nasdaq-index",
		Title: "Nasdaq.com's historical quotes of an index", Order: 31,
		Sources: "nasdaq.com, indices",
		Trap:    "month first, newest first, no volume",
		Header:  "date close/last open high low", Exact: true, Basis: eventstudy.Split,
		Why: "an index has no splits or dividends of its own"})
}
