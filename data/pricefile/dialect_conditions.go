package pricefile

import (
	"regexp"
	"strings"
)

// conditions are what must hold of a file besides the names of its columns, by the dialect. They
// look at the form of the cells and the order of the rows, never at prices.
var conditions = map[string]func(s *Sniff) bool{
	// The blank in Adj Close is Yahoo's own; scripts write adjclose or Adj_Close.
	"yahoo-classic":        func(s *Sniff) bool { return s.written("Adj Close") },
	"yahoo-2016":           func(s *Sniff) bool { return s.written("Adj Close") },
	"yfinance-multiheader": func(s *Sniff) bool { return s.Tickers && !s.Wide },
	"yfinance-flat":        func(s *Sniff) bool { return !s.Tickers && s.floats() },
	"yfinance-flat-adj":    func(s *Sniff) bool { return !s.Tickers },
	// The chart service stamps the open of New York in UTC.
	"yahoo-chart": func(s *Sniff) bool { return s.OpenClock },
	"yfinance-panel": func(s *Sniff) bool {
		return s.Tickers && !s.Wide && !s.Levels && s.fieldsFirst()
	},
	"stooq":       (*Sniff).stooq,
	"stooq-index": (*Sniff).stooq,
	// A script that renames the close leaves the dollars.
	"nasdaq-close": func(s *Sniff) bool { return s.Dollar && s.DateOrder == "mdy" },
	// Quotes stand around every price and around no date.
	"marketwatch": func(s *Sniff) bool {
		return s.OnlyPrices && s.Descending && s.DateOrder == "mdy" && !s.Dollar &&
			s.starts("date open high low close")
	},
	// Years of two digits and a blank behind every comma, in the header too.
	"wsj":           func(s *Sniff) bool { return s.Spaced && s.Short },
	"googlefinance": (*Sniff).googlefinance,
	"google-old":    func(s *Sniff) bool { return googleDay.MatchString(s.Cell("date")) },
	"macrotrends": func(s *Sniff) bool {
		return strings.Contains(strings.ToLower(s.Title), "macrotrends")
	},
	// The columns of indicators behind the prices are the user's own and have any name.
	// CryptoCompare has the same names in another order, and MetaTrader writes Time with a capital.
	"tradingview": func(s *Sniff) bool {
		return s.starts("time open high low close") && s.Names[0] == "time" &&
			(s.DateOrder == "epoch" || strings.Contains(s.Cell("time"), "T"))
	},
	// The value is named after the series, so that the file is read as a panel of one.
	"fred-old": func(s *Sniff) bool {
		return s.Wide && len(s.Names) == 2 && s.Names[0] == "DATE"
	},
	"cboe": func(s *Sniff) bool { return s.DateOrder == "mdy" && s.Names[0] == "DATE" },
	// A spreadsheet that understands only some of the dates leaves text beside day numbers.
	"excel": func(s *Sniff) bool { return s.DateOrder == "serial" },
	// Finnhub and others use the same names with clock times or epochs.
	"alphavantage": func(s *Sniff) bool { return s.DateOrder == "ymd" && !s.Clock },
	// The underscore tells it from others of these columns.
	"eodhd":       func(s *Sniff) bool { return s.written("adjusted_close") },
	"eodhd-panel": func(s *Sniff) bool { return s.written("adjusted_close") },
	// No other service parts these names by semicolons.
	"twelvedata": func(s *Sniff) bool { return s.Delimiter == ";" },
	"finnhub":    func(s *Sniff) bool { return s.DateOrder == "epoch" },
	// What no vendor claims is told apart by its shape.
	"wide-panel": func(s *Sniff) bool { return s.Wide },
	"long-panel": func(s *Sniff) bool { return s.Long },
}

// stooq is the form of Stooq's cells: nothing in its names is its own, so that the label is shared.
// What tells it from edited files is that zeros at the end of a price are left out.
func (s *Sniff) stooq() bool {
	return s.DateOrder == "ymd" && s.Title == "" && !s.Clock && !s.Descending && !s.Quoted &&
		s.Delimiter == "," && s.Places > 0 && s.Places <= 5 && s.Trimmed
}

// googlefinance reports the hour of the close behind every day, which no service of intraday prices
// gives with nothing else, in an order of day and month that a locale writes.
func (s *Sniff) googlefinance() bool {
	told := s.DateOrder == "mdy" || s.DateOrder == "dmy" || strings.Contains(s.Cell("date"), "/")
	return s.CloseClock && told && (s.starts("date close") && len(s.Names) == 2 ||
		s.starts("date open high low close volume") && len(s.Names) == 6)
}

// googleDay is a date of the old Google Finance, 2-Jan-15.
var googleDay = regexp.MustCompile(`^\d{1,2}-[A-Z][a-z]{2}-\d{2}$`)

// tickerTitles find the security in the text above the header, where a dialect has it there.
var tickerTitles = map[string]*regexp.Regexp{
	"macrotrends": regexp.MustCompile(`(\S+) - Historical Price`),
	"twse":        regexp.MustCompile(`月\s+(\w{4,6})\s`),
}

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
