package pricefile

import "stockmove/eventstudy"

// Services with a key.
func init() {
	const raw = "the close is as traded: a split shows as a fall"
	// 2025-05-16,125.78,126.1,123.31,123.46,20089993, newest first. Finnhub and others use the same
	// names with clock times or epochs.
	Dialects.Register(Dialect{Name: "alphavantage", Title: "Alpha Vantage's TIME_SERIES_DAILY",
		Order: 100, Sources: "alphavantage.co",
		Trap:   "a split shows as a fall; over the rate limit it answers in JSON",
		Header: "timestamp open high low close volume", Exact: true,
		When:  func(s *Sniff) bool { return s.DateOrder == "ymd" && !s.Clock },
		Basis: eventstudy.Raw, Why: raw})
	Dialects.Register(Dialect{Name: "alphavantage-adjusted",
		Title: "Alpha Vantage's TIME_SERIES_DAILY_ADJUSTED", Order: 101, Sources: "alphavantage.co",
		Trap: "only the adjusted close is adjusted",
		Header: "timestamp open high low close adjustedclose volume dividendamount" +
			" splitcoefficient",
		Basis: eventstudy.Raw, Why: raw})
	// The service's JSON names its fields "1. open" to "5. volume", and pandas takes these names
	// over. Adjusted series have the adjusted close as their fifth field.
	Dialects.Register(Dialect{Name: "alphavantage-json",
		Title: "Alpha Vantage's answers in JSON, written as a table", Order: 115,
		Sources: "alphavantage.co, by scripts",
		Trap:    "the names of the columns begin with a number",
		Header:  "1open 2high 3low 4close", Basis: eventstudy.Raw, Why: raw})
	// Pairs of columns, as traded and adjusted; the first of each is what the exchange published.
	Dialects.Register(Dialect{Name: "tiingo", Title: "Tiingo's daily prices", Order: 102,
		Sources: "tiingo.com",
		Trap:    "the close comes first, and every column stands twice",
		Header:  "date close high low open volume adjclose adjvolume divcash splitfactor",
		Basis:   eventstudy.Raw, Why: raw})
	// AAPL,4930,200.29,200.5,200.63,200.29,1744792500000000000: a file holds all tickers of a day,
	// and its stamps are nanoseconds of UTC, days of New York.
	Dialects.Register(Dialect{Name: "polygon", Title: "Polygon's (Massive's) flat files",
		Order: 103, Sources: "polygon.io, massive.com",
		Trap:   "a day a file; stamps in nanoseconds; the close before the high",
		Header: "ticker volume open close high low windowstart",
		Basis:  eventstudy.Raw, Why: raw})
	Dialects.Register(Dialect{Name: "polygon-rest", Title: "Polygon's aggregates", Order: 104,
		Sources: "polygon.io, massive.com",
		Trap:    "names of one letter, stamps in milliseconds", Header: "v vw o c h l t"})
	// The underscore of adjusted_close and volumes such as 2943900.99 are what tells it from others
	// of these columns.
	Dialects.Register(Dialect{Name: "eodhd", Title: "EODHD's end-of-day prices", Order: 105,
		Sources: "eodhd.com",
		Trap:    "volumes with fractions", Header: "date open high low close adjustedclose volume",
		When:  func(s *Sniff) bool { return s.written("adjusted_close") },
		Basis: eventstudy.Raw, Why: raw})
	Dialects.Register(Dialect{Name: "twelvedata", Title: "Twelve Data's time series", Order: 106,
		Sources: "twelvedata.com",
		Trap:    "semicolons, newest first", Header: "datetime open high low close",
		When: func(s *Sniff) bool { return s.Delimiter == ";" }})
	// The label, "January 02, 25", holds a comma that nobody quotes, so that rows have a cell more
	// than the header.
	Dialects.Register(Dialect{Name: "fmp", Title: "Financial Modeling Prep's old historical prices",
		Order: 107, Sources: "financialmodelingprep.com",
		Trap: "the label holds a comma", Header: "date open high low close adjclose volume" +
			" unadjustedvolume changepercent vwap label",
		Basis: eventstudy.Split, Why: "the service's close is taken to be adjusted for splits"})
	Dialects.Register(Dialect{Name: "fmp-stable",
		Title: "Financial Modeling Prep's historical prices", Order: 108,
		Sources: "financialmodelingprep.com",
		Trap:    "newest first", Header: "symbol date open high low close volume change" +
			" changepercent vwap",
		Basis: eventstudy.Split, Why: "the service's close is taken to be adjusted for splits"})
	Dialects.Register(Dialect{Name: "finnhub", Title: "Finnhub's candles", Order: 109,
		Sources: "finnhub.io",
		Trap:    "names of one letter, epoch seconds", Header: "c h l o t v",
		When:  func(s *Sniff) bool { return s.DateOrder == "epoch" },
		Basis: eventstudy.Split, Why: "Finnhub's candles are adjusted for splits"})
	Dialects.Register(Dialect{Name: "iex", Title: "IEX Cloud's chart", Order: 110,
		Sources: "iexcloud.io (closed)",
		Trap:    "adjusted for splits only", Header: "date open high low close volume" +
			" unadjustedvolume change changepercent vwap label",
		Basis: eventstudy.Split, Why: "IEX's chart prices are adjusted for splits"})
	// The first columns are as traded; those that begin with Adj. take out splits and dividends.
	Dialects.Register(Dialect{Name: "quandl-wiki", Title: "Quandl's WIKI prices", Order: 111,
		Sources: "data.nasdaq.com, WIKI",
		Trap:    "ends in March 2018", Header: "date open high low close volume exdividend" +
			" splitratio adjclose",
		Basis: eventstudy.Raw, Why: raw})
	// Three closes: adjusted for splits, for dividends too, and as traded. The plain name is the
	// first.
	Dialects.Register(Dialect{Name: "sharadar", Title: "Sharadar's SEP", Order: 112,
		Sources: "data.nasdaq.com, SHARADAR/SEP",
		Trap:    "three closes in one row", Header: "ticker date open high low close volume" +
			" closeadj closeunadj",
		Basis: eventstudy.Split, Why: "Sharadar's close is adjusted for splits, closeadj for" +
			" dividends too, closeunadj for nothing"})
	// HK.00700,2026-03-10 00:00:00,…: the code names the exchange before the number.
	Dialects.Register(Dialect{Name: "futu", Title: "Futu's history", Order: 113,
		Sources: "Futu OpenAPI",
		Trap:    "the close before the high; the last column is the day before's close",
		Header:  "code timekey open close high low",
		Basis:   eventstudy.BasisUnknown, Why: "Futu adjusts as the caller asked"})
	Dialects.Register(Dialect{Name: "eodhd-panel", Title: "a panel of EODHD's end-of-day prices",
		Order: 114, Sources: "eodhd.com",
		Trap: "volumes with fractions", Header: "date open high low close adjustedclose volume" +
			" symbol",
		When:  func(s *Sniff) bool { return s.written("adjusted_close") },
		Basis: eventstudy.Raw, Why: raw})
}
