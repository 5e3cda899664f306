package pricefile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

// A label, and with it a basis, is given only where something in the file speaks for it: a
// layout that many programs write is nobody's.
func TestLabelsNeedEvidence(t *testing.T) {
	rows := func(header string, row func(i int) string) string {
		var b strings.Builder
		b.WriteString(header + "\n")
		for i := range 9 {
			b.WriteString(row(i) + "\n")
		}
		return b.String()
	}
	days := []string{"02", "03", "04", "05", "08", "09", "10", "11", "12"}
	day := func(i int) string { return "2024-01-" + days[i] }
	closes := func(stamp string) func(int) string {
		return func(i int) string { return fmt.Sprintf("%s%s,1%d.25", day(i), stamp, i) }
	}
	bar := func(format string) func(int) string {
		return func(i int) string {
			return strings.NewReplacer("D", day(i), "#",
				fmt.Sprint(10+i)).Replace(format)
		}
	}
	newest := func(format string) func(int) string {
		return func(i int) string {
			return strings.NewReplacer("D", "01/"+days[8-i]+"/2024", "#",
				fmt.Sprint(10+i)).Replace(format)
		}
	}
	for _, x := range []struct {
		name, file, text string
		dialect, basis   string
	}{
		{"whole yen in alphabetical columns", "jp.csv",
			rows("DATE,CLOSE,HIGH,LOW,OPEN,VOLUME", bar("D,5#,5#,5#,5#,100")), "plain", "unknown"},
		{"whole numbers of yfinance", "jp.csv",
			rows("Price,Close,High,Low,Open,Volume\nTicker,A,A,A,A,A\nDate,,,,,",
				bar("D,5#,5#,5#,5#,100")),
			"yfinance-multiheader", "unknown"},
		{"six decimals that are zeros", "x.csv", rows("Date,Close,High,Low,Open,Volume",
			bar("D,#.250000,#.250000,#.250000,#.250000,100")), "plain", "unknown"},
		{"adjusted bars of tushare", "x.csv",
			rows(",ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount",
				bar("1,600519.SH,D,#.9063,#.9063,#.25,#.6379,#.564,0.1,0.1,10,100")), "tushare",
			"unknown"},
		{"… whose name says so", "600519_qfq.csv",
			rows(",ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount",
				bar("1,600519.SH,D,#.9,#.9,#.2,#.6,#.5,0.1,0.1,10,100")), "tushare", "unknown"},
		{"daily bars of tushare", "600519.csv",
			rows(",ts_code,trade_date,open,high,low,close,pre_close,change,pct_chg,vol,amount",
				bar("1,600519.SH,D,#.9,#.9,#.2,#.6,#.5,0.1,0.1,10,100")), "tushare", "raw"},
		{"midnight clocks", "x.csv", rows("Date,Close", closes(" 00:00:00")), "plain", "unknown"},
		{"midnight in UTC", "x.csv", rows("Date,Close", closes("T00:00:00.000Z")), "plain",
			"unknown"},
		{"an hour of the close", "x.csv", rows("Date,Close",
			func(i int) string { return days[i] + "/01/2024 16:00:00,10" }), "googlefinance",
			"split"},
		{"another hour", "x.csv", rows("Date,Close", func(i int) string {
			return days[i] +
				"/01/2024 19:00:00,10"
		}), "plain", "unknown"},
		{"letters with days", "x.csv", rows("TS,T,C,O,H,L,V", bar("1,D,#.5,#.5,#.6,#.4,100")),
			"plain", "unknown"},
		{"MetaTrader", "x.csv", rows("Time,Open,High,Low,Close,TickVolume",
			bar("D,#.5,#.6,#.4,#.5,100")), "plain", "unknown"},
		{"a ticker before the field", "x.csv", rows("date,vix_close", bar("D,#.6")), "plain",
			"unknown"},
		{"Nasdaq with Close", "x.csv", rows("Date,Close,Volume,Open,High,Low",
			newest(`D,$#.66,"73,563,080",$#.6,$#.9,$#.2`)), "nasdaq-close", "split"},
		{"MarketWatch", "x.csv", rows("Date,Open,High,Low,Close,Volume",
			newest(`D,"#.6","#.9","#.2","#.66","73,563,080"`)), "marketwatch", "split"},
		{"a currency of Investing.com", "x.csv", rows(
			"\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"",
			newest(`"D","1.#","1.#","1.#","1.#","","0.1%"`)), "investing", "unknown"},
		{"a share of Investing.com", "x.csv", rows(
			"\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"",
			newest(`"D","1.#","1.#","1.#","1.#","1.5M","0.1%"`)), "investing", "split"},
		{"a future of Investing.com", "Gold Futures Historical Data.csv", rows(
			"\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"",
			newest(`"D","1.#","1.#","1.#","1.#","1.5M","0.1%"`)), "investing", "unknown"},
		{"a future of Nasdaq.com by its symbol", "GC=F.csv", rows(
			"Date,Close/Last,Volume,Open,High,Low", newest(`D,$#.66,1200,$#.6,$#.9,$#.2`)),
			"nasdaq", "unknown"},
		{"a currency of Yahoo", "x.csv", rows("Date,Open,High,Low,Close,Adj Close,Volume",
			bar("D,1.#,1.#,1.#,1.#,1.#,0")), "yahoo-classic", "unknown"},
		{"a share of Yahoo", "x.csv", rows("Date,Open,High,Low,Close,Adj Close,Volume",
			bar("D,1.#,1.#,1.#,1.#,1.#,7")), "yahoo-classic", "split"},
		{"a future of Nasdaq.com", "x.csv", rows("Date,Close/Last,Volume,Open,High,Low",
			newest(`D,#.66,N/A,#.6,#.9,#.2`)), "nasdaq", "unknown"},
		{"a future of Nasdaq.com with volumes", "x.csv", rows(
			"Date,Close/Last,Volume,Open,High,Low", newest(`D,#.66,1200,#.6,#.9,#.2`)),
			"nasdaq", "unknown"},
		{"a share of Nasdaq.com", "x.csv", rows(
			"Date,Close/Last,Volume,Open,High,Low", newest(`D,$#.66,1200,$#.6,$#.9,$#.2`)),
			"nasdaq", "split"},
		{"an adjusted price", "x.csv", rows("Date,Adj Price", bar("D,#.6")), "plain", "unknown"},
		{"an adjusted close alone", "x.csv", rows("Date,Adj Close", bar("D,#.6")), "plain",
			"total"},
		{"quotes for commas only", "x.csv", rows("Date,Open,High,Low,Close,Volume",
			newest(`D,#.6,#.9,#.2,#.66,"73,563,080"`)), "plain", "unknown"},
		{"quotes around all", "x.csv", rows("Date,Open,High,Low,Close,Volume",
			newest(`"D","#.6","#.9","#.2","#.66","73,563,080"`)), "plain", "unknown"},
		{"yfinance without the name of its index", "x.csv", rows(",Close,High,Low,Open,Volume",
			bar("D,#.2501233,#.2501233,#.2501233,#.2501233,100")), "yfinance-flat", "total"},
		{"ichart's order in other words", "x.csv", strings.ReplaceAll(rows(
			"date,open,high,low,close,volume,adj_close", bar("D,#.6,#.9,#.2,#.6,100,#.5")),
			"2024-", "2015-"), "plain", "unknown"},
		{"an adjusted close", "x.csv", rows("Date,Close,Adjusted Close", bar("D,#.6,#.5")), "plain",
			"unknown"},
		{"ichart", "x.csv", strings.ReplaceAll(rows("Date,Open,High,Low,Close,Volume,Adj Close",
			bar("D,#.6,#.9,#.2,#.6,100,#.5")), "2024-", "2015-"),
			"yahoo-2016", "raw"},
		{"clock times under a timestamp", "x.csv", rows("timestamp,open,high,low,close,volume",
			bar("D 00:00:00,#.6,#.9,#.2,#.6,100")), "plain", "unknown"},
	} {
		f, err := Read(x.file, strings.NewReader(x.text), Options{})
		if err != nil {
			t.Errorf("%s: %v", x.name, err)
			continue
		}
		if f.Dialect != x.dialect || string(f.Basis) != x.basis {
			t.Errorf("%s: %s, %s; want %s, %s", x.name, f.Dialect, f.Basis, x.dialect, x.basis)
		}
	}
}

// TestJournal asserts no adjustment of what has no volume: an index and a currency have no splits.
func TestJournal(t *testing.T) {
	text := "Date, Open, High, Low, Close\n01/10/25, 1.5, 1.7, 1.4, 1.6\n01/09/25, 1.4, 1.6," +
		" 1.3, 1.5\n" +
		"01/08/25, 1.4, 1.6, 1.3, 1.5\n"
	if f := read(t, text,
		Options{DateOrder: "mdy"}); f.Dialect != "wsj" || f.Basis != eventstudy.BasisUnknown {
		t.Errorf("%s, %s", f.Dialect, f.Basis)
	}
}

// TestSundays takes a file with rows on Sundays and Fridays for one of a future: CL, the crude oil
// of Nymex, trades from Sunday evening on. An exchange that trades from Sunday to Thursday, as
// Cairo's, is one of shares, and so is one with a single Sunday in a year, as India's Muhurat.
func TestSundays(t *testing.T) {
	all := func(day eventstudy.Date) bool { return day.Weekday() != time.Saturday }
	for name, x := range map[string]struct {
		traded func(day eventstudy.Date) bool
		want   eventstudy.Basis
	}{
		"around the clock": {all, eventstudy.BasisUnknown},
		"Sunday to Thursday": {func(d eventstudy.Date) bool {
			return all(d) && d.Weekday() != time.Friday
		}, eventstudy.Split},
		"one Sunday": {func(d eventstudy.Date) bool {
			return !d.Weekend() || d == eventstudy.NewDate(2024, 11, 3)
		}, eventstudy.Split},
	} {
		text := "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n"
		for d := eventstudy.NewDate(2024, 12, 30); d > eventstudy.NewDate(2024, 1, 1); d-- {
			if x.traded(d) {
				text += fmt.Sprintf(`"%[1]s","72.3%[2]d","72.1","72.6","71.9","1.5K","0.1%%"`+"\n",
					d, d%10)
			}
		}
		if f := read(t, text, Options{}); f.Dialect != "investing" || f.Basis != x.want {
			t.Errorf("%s: %s, %s, want %s", name, f.Dialect, f.Basis, x.want)
		}
	}
}

// TestConditionsHaveADialect holds the names of conditions and titles to those of the table: one
// that is misspelt would be asked of no file.
func TestConditionsHaveADialect(t *testing.T) {
	for name := range conditions {
		if _, ok := Dialects.Lookup(name); !ok {
			t.Errorf("a condition of no dialect: %s", name)
		}
	}
	for name := range tickerTitles {
		if _, ok := Dialects.Lookup(name); !ok {
			t.Errorf("a title of no dialect: %s", name)
		}
	}
}
