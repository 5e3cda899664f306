package pricefile

import (
	"strings"

	"stockmove/eventstudy"
)

// Yahoo Finance and the yfinance package: the same prices in seven shapes.
func init() {
	const sources = "finance.yahoo.com; the Python package yfinance"
	// What yfinance calls Close was total in some versions and split-adjusted in others: the
	// columns beside it tell, and so does a price that no dividend can have been taken out of.
	total := func(s *Sniff) (eventstudy.Basis, string) {
		switch {
		case s.Has("adjclose"):
			return eventstudy.Split, "an adjusted close stands beside the close: dividends are" +
				" not taken out of the close"
		case s.Whole:
			return eventstudy.BasisUnknown, "all closes are whole numbers, which" +
				" dividend-adjusted ones are not"
		}
		return eventstudy.Total, "yfinance takes dividends and splits out of the close unless" +
			" told otherwise, and the file has no adjusted close"
	}
	// The site's own download: ISO days, oldest first, six decimals, holidays as rows of the word
	// null. The close is split-adjusted and the adjusted close takes out dividends too, which Yahoo
	// says in the names of its page's columns.
	Dialects.Register(Dialect{Name: "yahoo-classic",
		Title: "Yahoo Finance's download of 2017 to 2024", Order: 10, Sources: "finance.yahoo.com",
		Trap: "holidays are rows of null; half-days in Hong Kong carry volume 0 and a price" +
			" that is not the close",
		Header: "date open high low close adjclose volume", Exact: true,
		When: func(s *Sniff) bool { return s.written("Adj Close") },
		Judge: sharesOnly(
			"Yahoo's close is adjusted for splits, its adjusted close for dividends too")})
	// Since the download costs money, people copy the table of the page, or read it by a script:
	// its header explains the two closes, and dividends and splits stand among the days.
	Dialects.Register(Dialect{Name: "yahoo-page",
		Title: "a copy of the table on Yahoo Finance's page since 2023", Order: 18,
		Sources: "finance.yahoo.com, Historical Data, copied or read by a script",
		Trap:    "dividends and splits stand as rows among the days",
		Header:  "date open high low closeclosepriceadjustedforsplits volume",
		Basis:   eventstudy.Split,
		Why:     "the name of the close says that it is adjusted for splits"})
	// Before May 2017 another service answered, newest first and with the last two columns in the
	// other order. Its close was as traded, so the layout under later days is somebody's own.
	Dialects.Register(Dialect{Name: "yahoo-2016", Title: "Yahoo Finance's download before May 2017",
		Order: 11, Sources: "ichart.finance.yahoo.com (closed)",
		Trap:   "newest first; the last two columns are swapped against later files",
		Header: "date open high low close volume adjclose", Exact: true,
		When: func(s *Sniff) bool { return s.written("Adj Close") },
		Judge: func(s *Sniff) (eventstudy.Basis, string) {
			if s.Last > oldYahoo {
				return eventstudy.BasisUnknown,
					"the layout is Yahoo's of before May 2017, when its close was as traded, but" +
						" the days are later ones"
			}
			return eventstudy.Raw, "before 2017 Yahoo's close was as traded"
		}})
	// 2020-01-02 00:00:00+08:00 is midnight in Hong Kong: the day is the one that is written, and
	// in UTC it would be the day before. auto_adjust is on by default, so the close is total.
	Dialects.Register(Dialect{Name: "yfinance-history", Title: "yfinance's Ticker.history",
		Order: 12, Sources: sources,
		Trap: "the stamps are midnight in the exchange's zone: in UTC they fall on the day" +
			" before",
		Header: "open high low close volume dividends stocksplits", Judge: total})
	// Price,Close,High over Ticker,AAPL,AAPL over Date,,: pandas writes the levels of its columns
	// one below the other, and the name of the index on a line of its own.
	Dialects.Register(Dialect{Name: "yfinance-multiheader",
		Title: "yfinance's download with a header of two or three lines", Order: 13,
		Sources: sources,
		Trap:    "the first cell, Price, names a level of the header and not a column",
		Header:  "close high low open", When: func(s *Sniff) bool { return s.Tickers && !s.Wide },
		Judge: total})
	// Scripts drop the second level and keep its order, which is that of the alphabet. The digits
	// of a computation tell it from a file that somebody sorted by hand.
	Dialects.Register(Dialect{Name: "yfinance-flat",
		Title: "yfinance's download with a flattened header", Order: 14, Sources: sources,
		Trap:   "columns in alphabetical order: the close comes first",
		Header: "date close high low open volume", Exact: true, Index: true, Judge: total,
		When: func(s *Sniff) bool { return !s.Tickers && s.floats() }})
	Dialects.Register(Dialect{Name: "yfinance-flat-adj",
		Title: "yfinance's download with a flattened header and an adjusted close", Order: 15,
		Sources: sources,
		Trap:    "columns in alphabetical order: the adjusted close comes first",
		Header:  "date adjclose close high low open volume", Exact: true, Index: true, Judge: total,
		When: func(s *Sniff) bool { return !s.Tickers }})
	// 2024-03-11 13:30:00 is the open of New York in UTC. The service gives no zone, and scripts
	// that append its answers write the same days many times.
	Dialects.Register(Dialect{Name: "yahoo-chart", Title: "a dump of Yahoo's chart service",
		Order: 16, Sources: "query1.finance.yahoo.com by scripts",
		Trap: "stamps at the UTC time of the open, without a zone; scripts append the same year" +
			" again",
		Header: "date open high low close", When: func(s *Sniff) bool { return s.OpenClock },
		Basis: eventstudy.Split, Why: "the chart service's close is adjusted for splits"})
	// Close_AAPL, ('Close', 'AAPL'): pandas joins the two levels so. Only a column of adjusted
	// closes tells whether the others were adjusted.
	Dialects.Register(Dialect{Name: "yfinance-panel",
		Title: "a panel of yfinance with fields and tickers joined in the column names", Order: 17,
		Sources: sources,
		Trap:    "every column holds another security or another field",
		When: func(s *Sniff) bool {
			return s.Tickers && !s.Wide && !s.Levels &&
				s.fieldsFirst()
		},
		Judge: func(s *Sniff) (eventstudy.Basis, string) {
			for _, n := range s.Names {
				if strings.HasPrefix(joined(n), "adjclose") {
					return total(&Sniff{folded: map[string]int{"adjclose": 0}})
				}
			}
			return eventstudy.BasisUnknown, "whether yfinance took dividends out of the close" +
				" shows in its columns only where there is an adjusted close"
		}})
}

// oldYahoo is the last day that Yahoo's old download served.
var oldYahoo = eventstudy.NewDate(2017, 5, 31)

// floats reports prices that carry the digits of a computation, as yfinance's do. Without
// them the order of the columns is no sign of where a file comes from.
func (s *Sniff) floats() bool { return s.Digits >= 6 && !s.Whole }

// fieldsFirst reports names such as Close_AAPL and ('Close', 'AAPL'), as pandas joins
// yfinance's levels: AAPL_close is somebody's own.
func (s *Sniff) fieldsFirst() bool {
	n := 0
	for _, name := range s.Names {
		f := joined(name)
		if names[f].role == roleDate || f == "" {
			continue
		}
		ok := false
		for _, field := range []string{"adjclose", "close", "high", "low", "open", "volume"} {
			ok = ok || strings.HasPrefix(f, field) && f != field
		}
		if !ok {
			return false
		}
		n++
	}
	return n > 0
}

// joined folds a name and takes the marks of a tuple off it.
func joined(name string) string { return fold(strings.Trim(name, "(' ")) }
