package pricefile

// Stooq. What its prices are adjusted for is disputed between sources, so the basis stays unknown.
// Polish and English pages give the same bytes but for the header. The bulk files and the exports
// of Finam and Moscow share the layout that MetaStock reads, with the period of the bars in each
// row.
func init() {
	const trap = "sources disagree on whether its prices are adjusted for dividends: test against" +
		" a known split and dividend"
	const ohlcv = "date open high low close"
	plain := func(s *Sniff) bool {
		return s.DateOrder == "ymd" && s.Title == "" && !s.Clock && !s.Descending && !s.Quoted &&
			s.Delimiter == "," && s.Places > 0 && s.Places <= 5 && s.Trimmed
	}
	// 2024-01-02,187.15,188.44,183.885,185.64,82488700: nothing in it is Stooq's alone, so that the
	// label is shared; what tells it from edited files is that zeros at the end are left out.
	Dialects.Register(Dialect{Name: "stooq", Title: "Stooq's daily download, shared with many" +
		" others", Order: 20, Sources: "stooq.com", Trap: trap,
		Header: ohlcv + " volume", Exact: true, When: plain})
	Dialects.Register(Dialect{Name: "stooq-index", Title: "Stooq's daily download without a volume",
		Order: 21, Sources: "stooq.com, indices and currencies", Trap: trap,
		Header: ohlcv, Exact: true, When: plain})
	Dialects.Register(Dialect{Name: "stooq-pl", Title: "Stooq's daily download in Polish",
		Order: 22, Sources: "stooq.pl", Trap: trap,
		Header: "data otwarcie najwyzszy najnizszy zamkniecie"})
	// <TICKER>,<PER>,<DATE>,<TIME>,…: the angle brackets are folded away, and <PER> says D for
	// daily bars, which longPeriod holds every row to.
	Dialects.Register(Dialect{Name: "stooq-bulk", Title: "Stooq's bulk files in ASCII", Order: 23,
		Sources: "stooq.com/db",
		Trap:    "one file may hold many tickers; " + trap,
		Header:  "ticker per date time open high low close vol openint"})
	// The same columns without the open interest, as MetaStock's text format has them.
	Dialects.Register(Dialect{Name: "finam", Title: "Finam's and the Moscow exchange's export",
		Order: 24, Sources: "finam.ru, moex.com",
		Trap:   "the period is given in each row and may be minutes",
		Header: "ticker per date time open high low close vol"})
}
