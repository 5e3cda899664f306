package pricefile

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// The table that testdata/make.py writes in every layout.
var (
	tableDays = []string{"2025-02-05", "2025-02-06", "2025-02-07", "2025-02-10", "2025-02-11",
		"2025-02-12", "2025-02-13", "2025-02-14"}
	tableOpen   = []float64{990.10, 998.90, 1003.30, 992.00, 997.80, 1010.20, 1019.00, 1030.15}
	tableHigh   = []float64{1001.25, 1010.00, 1007.80, 999.90, 1012.45, 1020.55, 1031.40, 1035.05}
	tableLow    = []float64{985.50, 995.20, 988.60, 990.05, 996.70, 1005.15, 1015.35, 1021.90}
	tableClose  = []float64{998.40, 1004.75, 991.15, 997.35, 1011.60, 1018.25, 1029.70, 1024.05}
	tableAdj    = []float64{978.43, 984.66, 971.33, 977.40, 991.37, 997.89, 1009.11, 1003.57}
	tableVolume = []float64{12345600, 9876500, 15234700, 8123400, 11456800, 13579100, 20246800,
		10101000}
)

// fixtures are the expectations that differ from file to file. has names the series that
// the file carries: o, h, l, c, a, v; V is a volume rounded to ten thousand,
// R an adjusted close that follows from returns.
var fixtures = []struct {
	file, dialect, id, has string
	basis                  eventstudy.Basis
	order, decimal         string
	dropped                int
}{
	{"yahoo-classic.csv", "yahoo-classic", "yahoo-classic", "ohlcav", "split", "ymd", ".", 1},
	{"yahoo-2016.csv", "yahoo-2016", "yahoo-2016", "ohlcav", "unknown", "ymd", ".", 0},
	{"yfinance-history.csv", "yfinance-history", "yfinance-history", "ohlcv", "total", "ymd", ".",
		0},
	{"yfinance-three.csv", "yfinance-multiheader", "9988.HK", "ohlcv", "total", "ymd", ".", 0},
	{"yfinance-two.csv", "yfinance-multiheader", "9988.HK", "ohlcav", "split", "ymd", ".", 0},
	{"yfinance-several.csv", "yfinance-multiheader", "AAPL", "ohlcv", "total", "ymd", ".", 0},
	{"yfinance-bygroup-bare.csv", "yfinance-multiheader", "AAPL", "ohlcv", "total", "ymd", ".", 0},
	{"yfinance-flat.csv", "yfinance-flat", "yfinance-flat", "ohlcv", "total", "ymd", ".", 0},
	{"alphabetical.csv", "plain", "alphabetical", "ohlcv", "unknown", "ymd", ".", 0},
	{"yfinance-joined.csv", "yfinance-panel", "AAPL", "ohlcav", "split", "ymd", ".", 0},
	{"yfinance-tuples.csv", "yfinance-panel", "AAPL", "oc", "unknown", "ymd", ".", 0},
	{"yahoo-chart.csv", "yahoo-chart", "yahoo-chart", "ohlcv", "split", "ymd", ".", 8},
	{"stooq.csv", "stooq", "stooq", "ohlcv", "unknown", "ymd", ".", 0},
	{"stooq-pl.csv", "stooq-pl", "stooq-pl", "ohlcv", "unknown", "ymd", ".", 0},
	{"stooq-bulk.txt", "stooq-bulk", "7203.JP", "ohlcV", "unknown", "ymd", ".", 0},
	{"nasdaq.csv", "nasdaq", "nasdaq", "ohlcv", "split", "mdy", ".", 0},
	{"nasdaq-2020.csv", "nasdaq", "nasdaq-2020", "ohlcv", "split", "mdy", ".", 0},
	{"nasdaq-close.csv", "nasdaq-close", "nasdaq-close", "ohlcv", "split", "mdy", ".", 0},
	{"nasdaq-index.csv", "nasdaq-index", "nasdaq-index", "ohlc", "split", "mdy", ".", 0},
	{"investing.csv", "investing", "investing", "ohlc", "split", "mdy", ".", 0},
	{"investing-2020.csv", "investing", "investing-2020", "ohlc", "split", "month name", ".", 0},
	{"investing-pt.csv", "investing-pt", "investing-pt", "ohlcV", "split", "dmy", ",", 0},
	{"investing-es.csv", "investing-es", "investing-es", "ohlcV", "split", "dmy", ",", 0},
	{"investing-de.csv", "investing-de", "investing-de", "ohlcV", "split", "dmy", ",", 0},
	{"investing-fr.csv", "investing-fr", "investing-fr", "ohlcV", "split", "dmy", ",", 0},
	{"investing-it.csv", "investing-it", "investing-it", "ohlcV", "split", "dmy", ",", 0},
	{"investing-tr.csv", "investing-tr", "investing-tr", "ohlcV", "split", "dmy", ",", 0},
	{"investing-ru.csv", "investing-ru", "investing-ru", "ohlcV", "split", "dmy", ",", 0},
	{"investing-zh.csv", "investing-zh", "investing-zh", "ohlcV", "split", "ymd", ".", 0},
	{"investing-zh-edited.csv", "investing-zh", "investing-zh-edited", "ohlcV", "split", "ymd", ".",
		0},
	{"investing-ja.csv", "investing-ja", "investing-ja", "ohlcV", "split", "ymd", ".", 0},
	{"investing-ko.csv", "investing-ko", "investing-ko", "ohlcV", "split", "ymd", ".", 0},
	{"investing-vi.csv", "investing-vi", "investing-vi", "ohlcV", "split", "dmy", ".", 0},
	{"investing-id.csv", "investing-id", "investing-id", "ohlcV", "split", "dmy", ",", 0},
	{"investing-th.csv", "investing-th", "investing-th", "ohlcV", "split", "mdy", ".", 0},
	{"investing-hk.csv", "investing-hk", "investing-hk", "ohlcV", "split", "ymd", ".", 0},
	{"Download Data - STOCK_US_XNAS_AAPL.csv", "marketwatch", "AAPL", "ohlcv", "split", "mdy", ".",
		0},
	{"yahoo-page.txt", "yahoo-page", "yahoo-page", "ohlcav", "split", "month name", ".", 2},
	{"yahoo-page-rows.csv", "plain", "yahoo-page-rows", "ohlcav", "unknown", "month name", ".", 2},
	{"wsj.csv", "wsj", "wsj", "ohlcv", "split", "mdy", ".", 0},
	{"googlefinance.csv", "googlefinance", "googlefinance", "ohlcv", "split", "dmy", ".", 0},
	{"google-old.csv", "google-old", "google-old", "ohlcv", "split", "month name", ".", 0},
	{"macrotrends.csv", "macrotrends", "BAC", "ohlcv", "split", "ymd", ".", 0},
	{"barchart.csv", "barchart", "barchart", "ohlcv", "unknown", "mdy", ".", 1},
	{"tradingview.csv", "tradingview", "tradingview", "ohlcv", "unknown", "epoch", ".", 0},
	{"tradingview-iso.csv", "tradingview", "tradingview-iso", "ohlcv", "unknown", "ymd", ".", 0},
	{"kaggle-5yr.csv", "kaggle-5yr", "AAL", "ohlcv", "unknown", "ymd", ".", 0},
	{"aapl.us.txt", "kaggle-huge", "aapl.us", "ohlcv", "total", "ymd", ".", 0},
	{"fred.csv", "fred", "SP500", "c", "unknown", "ymd", ".", 1},
	{"fred-old.csv", "fred-old", "SP500", "c", "unknown", "ymd", ".", 1},
	{"cboe.csv", "cboe", "cboe", "ohlc", "split", "mdy", ".", 0},
	{"excel.csv", "excel", "excel", "c", "unknown", "serial", ",", 0},
	{"wide.csv", "wide-panel", "AAPL", "c", "unknown", "ymd", ".", 0},
	{"alphavantage.csv", "alphavantage", "alphavantage", "ohlcv", "raw", "ymd", ".", 0},
	{"alphavantage-adjusted.csv", "alphavantage-adjusted", "alphavantage-adjusted", "ohlcav", "raw",
		"ymd", ".", 0},
	{"tiingo.csv", "tiingo", "tiingo", "ohlcav", "raw", "ymd", ".", 0},
	{"polygon.csv.gz", "polygon", "AAPL", "ohlcv", "raw", "epoch", ".", 0},
	{"eodhd.csv", "eodhd", "eodhd", "ohlcaV", "raw", "ymd", ".", 0},
	{"twelvedata.csv", "twelvedata", "twelvedata", "ohlcv", "unknown", "ymd", ".", 0},
	{"fmp.csv", "fmp", "fmp", "ohlcav", "split", "ymd", ".", 0},
	{"fmp-stable.csv", "fmp-stable", "AAPL", "ohlcv", "split", "ymd", ".", 0},
	{"finnhub.csv", "finnhub", "finnhub", "ohlcv", "split", "epoch", ".", 0},
	{"quandl-wiki.csv", "quandl-wiki", "quandl-wiki", "ohlcav", "raw", "ymd", ".", 0},
	{"sharadar.csv", "sharadar", "AAPL", "ohlcav", "split", "ymd", ".", 0},
	{"futu.csv", "futu", "HK.00700", "ohlcv", "unknown", "ymd", ".", 0},
	{"lseg.csv", "lseg", "lseg", "ohlcv", "unknown", "month name", ",", 0},
	{"lseg-en.csv", "lseg", "lseg-en", "ohlcv", "unknown", "month name", ".", 0},
	{"bloomberg.csv", "bloomberg", "bloomberg", "ohlcv", "unknown", "mdy", ".", 1},
	{"bloomberg-two.csv", "bloomberg", "AAPL US Equity", "cv", "unknown", "mdy", ".", 0},
	{"crsp.csv", "crsp", "AAPL", "ohlcvR", "raw", "ymd", ".", 0},
	{"crsp-ciz.csv", "crsp-ciz", "AAPL", "ohlcvR", "raw", "ymd", ".", 0},
	{"compustat.csv", "compustat", "001690", "ohlcv", "raw", "ymd", ".", 0},
	{"akshare.csv", "akshare", "001270", "ohlcv", "unknown", "ymd", ".", 0},
	{"tushare.csv", "tushare", "600519.SH", "ohlcv", "raw", "ymd", ".", 0},
	{"baostock.csv", "baostock", "sh.600519", "ohlcv", "raw", "ymd", ".", 0},
	{"netease.csv", "netease", "600000", "ohlcv", "raw", "ymd", ".", 1},
	{"wind.csv", "wind", "600519.SH", "ohlcv", "unknown", "ymd", ".", 2},
	{"xbx.csv", "xbx", "sh600000", "ohlcv", "raw", "ymd", ".", 0},
	{"twse.csv", "twse", "2317", "ohlcv", "raw", "ymd", ".", 2},
	{"krx.csv", "krx", "krx", "ohlcv", "unknown", "ymd", ".", 0},
	{"japan.csv", "japan", "japan", "ohlcav", "unknown", "ymd", ".", 0},
	{"nse.csv", "nse", "nse", "ohlc", "raw", "month name", ".", 0},
	{"euronext.csv", "euronext", "euronext", "ohlcv", "unknown", "dmy", ".", 0},
	{"utf16.csv", "plain", "utf16", "ohlcv", "unknown", "ymd", ".", 0},
	{"cr-only.csv", "stooq", "cr-only", "ohlcv", "unknown", "ymd", ".", 0},
	{"pipes.csv", "long-panel", "X", "c", "unknown", "ymd", ".", 0},
	{"yfinance-flat-adj.csv", "yfinance-flat-adj", "yfinance-flat-adj", "ohlcav", "split", "ymd",
		".", 0},
	{"stooq-index.csv", "stooq-index", "stooq-index", "ohlc", "unknown", "ymd", ".", 0},
	{"finam.txt", "finam", "SBER", "ohlcv", "unknown", "ymd", ".", 0},
	{"polygon-rest.csv", "polygon-rest", "polygon-rest", "ohlcv", "unknown", "epoch", ".", 0},
	{"iex.csv", "iex", "iex", "ohlcv", "split", "ymd", ".", 0},
	{"eodhd-panel.csv", "eodhd-panel", "AAPL.US", "ohlcav", "raw", "ymd", ".", 0},
	{"swiss.csv", "plain", "swiss", "c", "unknown", "dmy", ".", 0},
	{"alphavantage-json.csv", "alphavantage-json", "alphavantage-json", "ohlcv", "raw", "ymd", ".",
		0},
	{"alphavantage-json-adjusted.csv", "alphavantage-json", "alphavantage-json-adjusted", "ohlcav",
		"raw", "ymd", ".", 0},
	{"jquants.csv", "jquants", "72030", "ohlcv", "raw", "ymd", ".", 0},
	{"lseg-python.csv", "plain", "lseg-python", "ohlcv", "unknown", "ymd", ".", 0},
	{"lseg-fields.csv", "plain", "lseg-fields", "ohlcv", "unknown", "ymd", ".", 0},
	{"bhavcopy.csv", "long-panel", "INFY", "ohlcv", "unknown", "ymd", ".", 0},
	{"bhavcopy-full.csv", "long-panel", "INFY", "ohlcv", "unknown", "month name", ".", 0},
	{"dhaka.csv", "long-panel", "GP", "ohlcv", "unknown", "ymd", ".", 0},
	{"warsaw.csv", "long-panel", "KGHM", "ohlcv", "unknown", "ymd", ".", 0},
	{"boursorama.txt", "plain", "boursorama", "ohlcv", "unknown", "dmy", ".", 0},
	{"milan.csv", "plain", "milan", "ohlcv", "unknown", "dmy", ",", 0},
	{"oslo.csv", "plain", "oslo", "ohlcv", "unknown", "dmy", ",", 0},
	{"capitaliq.csv", "plain", "Apple Inc.", "c", "unknown", "month name", ".", 0},
	{"googlefinance-ja.csv", "googlefinance", "googlefinance-ja", "ohlcv", "split", "ymd", ".", 0},
	{"naver.csv", "plain", "naver", "ohlcv", "unknown", "ymd", ".", 0},
	{"cryptocompare.csv", "plain", "cryptocompare", "ohlc", "unknown", "epoch", ".", 0},
}

func readFile(t testing.TB, name string, opt Options) *File {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read(name, bytes.NewReader(b), opt)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return f
}

// TestFixtures proves that the same prices in some eighty layouts are the same prices,
// to the bit, and that each file gets its label, basis and id.
func TestFixtures(t *testing.T) {
	for _, x := range fixtures {
		t.Run(x.file, func(t *testing.T) {
			f := readFile(t, x.file, Options{})
			p := f.Prices[0]
			if f.Dialect != x.dialect || p.ID != x.id || p.Basis != x.basis ||
				f.DateOrder != x.order || f.Decimal != x.decimal {
				t.Errorf("dialect %q id %q basis %q order %q decimal %q, want %q %q %q %q %q",
					f.Dialect, p.ID, p.Basis, f.DateOrder, f.Decimal, x.dialect, x.id, x.basis,
					x.order, x.decimal)
			}
			n := 0
			for _, d := range f.Dropped {
				n += d.Count
				if d.First.Line == 0 {
					t.Errorf("dropped %q without a place", d.Reason)
				}
			}
			if n != x.dropped {
				t.Errorf("dropped %v, want %d rows", f.Dropped, x.dropped)
			}
			if len(f.SHA256) != 64 || p.Source.SHA256 != f.SHA256 || p.Source.Path != x.file ||
				p.Source.Dialect != x.dialect {
				t.Errorf("source %+v", p.Source)
			}
			sameTable(t, p, x.has)
		})
	}
}

// sameTable compares a security with the table.
func sameTable(t *testing.T, p *eventstudy.Prices, has string) {
	t.Helper()
	if len(p.Dates) != len(tableDays) {
		t.Fatalf("%d days, want %d", len(p.Dates), len(tableDays))
	}
	for i, d := range p.Dates {
		if d.String() != tableDays[i] {
			t.Errorf("day %d is %v, want %s", i, d, tableDays[i])
		}
	}
	for _, s := range []struct {
		key  string
		got  []float64
		want []float64
	}{{"o", p.Open, tableOpen}, {"h", p.High, tableHigh}, {"l", p.Low, tableLow},
		{"c", p.Close, tableClose}, {"a", p.AdjClose, tableAdj}, {"v", p.Volume, tableVolume}} {
		rounded := s.key == "v" && strings.Contains(has, "V")
		if !strings.Contains(has, s.key) && !rounded {
			if s.got != nil && s.key != "v" && !strings.Contains(has, "R") {
				t.Errorf("%s is there", s.key)
			}
			continue
		}
		if len(s.got) != len(s.want) {
			t.Errorf("%s has %d values", s.key, len(s.got))
			continue
		}
		for i, v := range s.got {
			if v != s.want[i] && !(rounded && math.Abs(v-s.want[i]) <= 5000) {
				t.Errorf("%s[%d] is %v, want %v", s.key, i, v, s.want[i])
			}
		}
	}
}

// TestEveryDialectHasAFixture keeps labels without evidence out.
func TestEveryDialectHasAFixture(t *testing.T) {
	have := map[string]bool{}
	for _, x := range fixtures {
		have[x.dialect] = true
	}
	for _, d := range Dialects.All() {
		if !have[d.Name] {
			t.Errorf("no fixture for %s", d.Name)
		}
		i := d.Info()
		if i.Name == "" || i.Title == "" || i.Use == "" || i.Avoid == "" || i.Assumes == "" {
			t.Errorf("%s declares too little: %+v", d.Name, i)
		}
	}
}

// TestNeed reads a part of the columns: the values that are read are the same.
func TestNeed(t *testing.T) {
	for _, x := range fixtures {
		all := readFile(t, x.file, Options{})
		part := readFile(t, x.file, Options{Need: Close | AdjClose})
		if all.Decimal != part.Decimal || all.DateOrder != part.DateOrder ||
			all.Kept != part.Kept || len(all.Prices) != len(part.Prices) {
			t.Fatalf("%s: other decisions for a part of the columns", x.file)
		}
		for i, p := range part.Prices {
			if p.Open != nil || p.High != nil || p.Low != nil || p.Volume != nil {
				t.Errorf("%s: columns that were not asked for", x.file)
			}
			sameValues(t, x.file, p.Close, all.Prices[i].Close)
			sameValues(t, x.file, p.AdjClose, all.Prices[i].AdjClose)
		}
	}
}

func sameValues(t testing.TB, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !equal(got[i], want[i]) {
			t.Fatalf("%s: value %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}
