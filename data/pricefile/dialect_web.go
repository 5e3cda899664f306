package pricefile

import (
	"regexp"
	"strings"

	"stockmove/eventstudy"
)

// Pages with a download button.
func init() {
	const ohlc = "date open high low close"
	// 01/24/2025,"224.78","225.63": quotes around every price and around no date.
	Dialects.Register(Dialect{Name: "marketwatch", Title: "MarketWatch's download", Order: 60,
		Sources: "marketwatch.com, Download Data",
		Trap: "month first, newest first, a year a file; its monthly choice has dates without a" +
			" day",
		Header: ohlc, When: func(s *Sniff) bool {
			return s.OnlyPrices && s.Descending && s.DateOrder == "mdy" && !s.Dollar &&
				s.starts(ohlc)
		},
		Judge: sharesOnly(
			"MarketWatch's prices are taken to be adjusted for splits; its site does not say")})
	// 12/31/24, 42636.70, 42779.69: years of two digits and a blank behind every comma, in the
	// header too.
	Dialects.Register(Dialect{Name: "wsj", Title: "the Wall Street Journal's HistoricalPrices.csv",
		Order: 61, Sources: "wsj.com, barrons.com, Historical Prices",
		Trap:   "years of two digits, blanks behind the commas",
		Header: ohlc, When: func(s *Sniff) bool { return s.Spaced && s.Short }, Judge: sharesOnly(
			"the Journal's prices are taken to be adjusted for splits; its site does not say")})
	// 24/05/2019 16:00:00,1133.47: each day carries the hour of its close, 13:00:00 on half-days,
	// which no service of intraday prices does with nothing else.
	Dialects.Register(Dialect{Name: "googlefinance", Title: "a sheet of GOOGLEFINANCE", Order: 62,
		Sources: "Google Sheets, =GOOGLEFINANCE(…)",
		Trap: "date order and decimal mark follow the sheet's locale; each day carries the hour" +
			" of its close",
		Header: "date close", When: func(s *Sniff) bool {
			told := s.DateOrder == "mdy" || s.DateOrder == "dmy" ||
				strings.Contains(s.Cell("date"), "/")
			return s.CloseClock && told && (s.starts("date close") && len(s.Names) == 2 ||
				s.starts(ohlc+" volume") && len(s.Names) == 6)
		},
		Basis: eventstudy.Split, Why: "GOOGLEFINANCE gives prices adjusted for splits"})
	Dialects.Register(Dialect{Name: "google-old", Title: "the old Google Finance download",
		Order: 63, Sources: "google.com/finance (closed)",
		Trap: "dates such as 2-Jan-15, newest first", Header: ohlc + " volume", Exact: true,
		When:  func(s *Sniff) bool { return googleDay.MatchString(s.Cell("date")) },
		Basis: eventstudy.Split, Why: "the old Google Finance gave prices adjusted for splits"})
	// Eight to fifteen lines of text stand above the header. One names the security, and one says
	// what was taken out of the prices, which other sites do not.
	Dialects.Register(Dialect{Name: "macrotrends", Title: "Macrotrends' download", Order: 64,
		Sources: "macrotrends.net",
		Trap:    "a long preamble; its note tells the adjustment", Header: ohlc,
		When: func(s *Sniff) bool {
			return strings.Contains(strings.ToLower(s.Title),
				"macrotrends")
		}, Judge: macrotrends,
		Ticker: func(s *Sniff) string { return firstMatch(s.Title, macrotrendsTitle) }})
	// The last line is "Downloaded from Barchart.com as of …": it holds no day, and is a footer.
	Dialects.Register(Dialect{Name: "barchart", Title: "Barchart's download", Order: 65,
		Sources: "barchart.com, Historical Data",
		Trap:    "the close is called Latest; a footer tells the time of the download",
		Header:  "time open high low latest volume"})
	// 1704205800 is the open of a session in epoch seconds; the columns of indicators that follow
	// are the user's own and have any name.
	Dialects.Register(Dialect{Name: "tradingview", Title: "TradingView's chart export", Order: 66,
		Sources: "tradingview.com, Export chart data",
		Trap: "the time is that of the session's open in epoch seconds; any indicators follow" +
			" as columns",
		Header: "time open high low close", When: func(s *Sniff) bool {
			return s.starts("time open high low close") && s.Names[0] == "time" &&
				(s.DateOrder == "epoch" || strings.Contains(s.Cell("time"), "T"))
		}})
	// observation_date,SP500 since 2024 and DATE,SP500 before: the value is named after the series,
	// so the file is read as a panel of one.
	Dialects.Register(Dialect{Name: "fred", Title: "a series of FRED", Order: 67,
		Sources: "fred.stlouisfed.org",
		Trap:    "holidays are rows without a value, once a point and now an empty cell",
		Header:  "observationdate",
		Basis:   eventstudy.BasisUnknown, Why: "FRED hands a series on as its source computes it"})
	Dialects.Register(Dialect{Name: "fred-old", Title: "a series of FRED before 2024", Order: 68,
		Sources: "fred.stlouisfed.org",
		Trap:    "a missing value is a point", Header: "date",
		When:  func(s *Sniff) bool { return s.Wide && len(s.Names) == 2 && s.Names[0] == "DATE" },
		Basis: eventstudy.BasisUnknown, Why: "FRED hands a series on as its source computes it"})
	Dialects.Register(Dialect{Name: "cboe", Title: "Cboe's index history", Order: 69,
		Sources: "cboe.com, VIX historical data",
		Trap:    "month first", Header: ohlc, Exact: true,
		When:  func(s *Sniff) bool { return s.DateOrder == "mdy" && s.Names[0] == "DATE" },
		Basis: eventstudy.Split, Why: "an index has no splits or dividends of its own"})
	Dialects.Register(Dialect{Name: "kaggle-5yr", Title: "the Kaggle set of S&P 500 stocks",
		Order: 70, Sources: "kaggle.com, all_stocks_5yr.csv",
		Trap: "all securities in one file, told apart by Name", Header: ohlc + " volume name",
		Exact: true})
	// aapl.us.txt, with a column of open interest that is zero throughout.
	Dialects.Register(Dialect{Name: "kaggle-huge", Title: "the Kaggle Huge Stock Market set",
		Order: 71, Sources: "kaggle.com, one .us.txt file a security",
		Trap: "adjusted as of November 2017", Header: ohlc + " volume openint", Exact: true,
		Basis: eventstudy.Total, Why: "the set's prices are adjusted for dividends and splits"})
	// 45000 beside 2023-03-15: a spreadsheet that has understood some of the dates writes these as
	// numbers of days since 1899.
	Dialects.Register(Dialect{Name: "excel", Title: "a sheet of STOCKHISTORY or of one's own",
		Order: 72, Sources: "Excel, saved as CSV",
		Trap: "dates as day numbers beside dates as text", Header: "date close",
		When: func(s *Sniff) bool { return s.DateOrder == "serial" }})
}

// googleDay is a date of the old Google Finance, 2-Jan-15.
var googleDay = regexp.MustCompile(`^\d{1,2}-[A-Z][a-z]{2}-\d{2}$`)

var macrotrendsTitle = regexp.MustCompile(`(\S+) - Historical Price`)

// firstMatch returns the first group of a pattern in a text, empty when there is none.
func firstMatch(text string, re *regexp.Regexp) string {
	if m := re.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// macrotrends reads the note above the table.
func macrotrends(s *Sniff) (eventstudy.Basis, string) {
	t := strings.ToLower(s.Title)
	switch {
	case strings.Contains(t, "dividend"):
		return eventstudy.Total, "the note above the table says that dividends are taken out"
	case strings.Contains(t, "split"):
		return eventstudy.Split, "the note above the table says that splits are taken out"
	}
	return eventstudy.BasisUnknown, "no note above the table tells the adjustment"
}
