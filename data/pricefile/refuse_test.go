package pricefile

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

const plainHead = "Date,Open,High,Low,Close,Volume\n"

// rowsOf writes n plain rows on weekdays from Monday 2024-01-01 on.
func rowsOf(n int) string {
	var b strings.Builder
	d := eventstudy.NewDate(2024, 1, 1)
	for i := 0; i < n; d++ {
		if !d.Weekend() {
			fmt.Fprintf(&b, "%v,%d.5,%d.75,%d.25,%d.5,%d\n", d, 100+i, 100+i, 100+i, 100+i, 1000+i)
			i++
		}
	}
	return b.String()
}

// zeroRows writes n weekdays on which both columns are zero, and others on which they are not.
func zeroRows(n, others int) string {
	var b strings.Builder
	for i, d := range weekdaysFrom(eventstudy.NewDate(2024, 1, 1), n+others) {
		if i < n {
			fmt.Fprintf(&b, "%v,0.0,0.0\n", d)
		} else {
			fmt.Fprintf(&b, "%v,1.5,2.5\n", d)
		}
	}
	return b.String()
}

// TestHalfZeros doubts prices of which half are zero.
func TestHalfZeros(t *testing.T) {
	for others, doubts := range map[int]int{9: 1, 12: 0} {
		f := read(t, "Date,A,B\n"+zeroRows(10, others), Options{})
		if len(f.Findings) != doubts {
			t.Errorf("%d others: %v", others, f.Findings)
		}
	}
}

// TestRefusals holds every refusal to its words, its place and its remedy.
func TestRefusals(t *testing.T) {
	week := func(n int, step int, layout string) string {
		b := "Date,Close\n"
		d := eventstudy.NewDate(2024, 1, 1)
		for i := range n {
			b += fmt.Sprintf("%v,%d.5\n", d+eventstudy.Date(i*step), 100+i)
		}
		return b
	}
	bad500 := strings.Split(plainHead+rowsOf(600), "\n")
	bad500[499] = "2025-11-27,1.5,1.5,1.5,1.5x\x07,7" // line 500
	for _, x := range []struct {
		name, text string
		opt        Options
		want       []string // in the message, in this order
	}{
		{"empty", "", Options{}, []string{"f.csv: the file is empty", "hint: download"}},
		{"white", " \n\n\t\n", Options{}, []string{"white space"}},
		{"html", "<!DOCTYPE html>\n<html><body>403</body></html>\n", Options{},
			[]string{"HTML", `"<!DOCTYPE html>"`, "hint: "}},
		{"html late", "\n\n <HTML>\n", Options{}, []string{"HTML"}},
		{"json", `{"Note": "Thank you for using Alpha Vantage! 25 requests per day"}` + "\n",
			Options{}, []string{"JSON", `{\"Note\"`, "rate limit"}},
		{"json indented", "{\n    \"Information\": \"The rate limit is 25 requests\"\n}\n",
			Options{}, []string{"JSON", `Information\": \"The rate`}},
		{"json list", `[{"date":"2024-01-02","close":1}]`, Options{}, []string{"JSON"}},
		{"one line", "No data", Options{}, []string{"single line", `"No data"`}},
		{"polish", "Brak danych\n\n", Options{}, []string{"Brak danych"}},
		{"limit", "Exceeded the daily hits limit\nsee stooq.com\n", Options{},
			[]string{`"Exceeded the daily hits limit"`, "message instead of prices"}},
		{"a list", "Ticker Symbol,Name,Sector\nABC,Abc Limited,Error and omission\nDEF,Def" +
			" Limited,\n",
			Options{}, []string{`f.csv:1: no cell of the first 60 lines is a date`,
				`the file begins "Ticker Symbol,Name,Sector"`,
				"hint: take a table of one row a day"}},
		{"prices without days", "Day Number,Price\n1,20.5\n2,20.6\n", Options{},
			[]string{"f.csv:1: no cell of the first 60 lines is a date", "hint: take a table"}},
		{"seconds under an unknown name", "x,y\n1682812800,1.5\n1682899200,1.6\n", Options{},
			[]string{"no header line with a date column", "--column date=NAME"}},
		{"day numbers under an unknown name", "x,y\n45007,1.5\n45000,1.6\n", Options{},
			[]string{"no header line with a date column", "--column date=NAME"}},
		{"numbers of five digits", "x,y\n45008,1.5\n45000,1.6\n45000,1\n", Options{},
			[]string{"no cell of the first 60 lines is a date"}},
		{"no date in another encoding", "\xc1\xbe\xb8\xf1\xc4\xda\xb5\xe5,\xc1\xbe\xb0\xa1\n" +
			"A,70000\nB,120000\n", Options{}, []string{"is a date", `"종목코드,종가"`,
			"hint: say the encoding if it is another than euc-kr"}},
		{"header alone", "Date,Open,High,Low,Close\n\n", Options{},
			[]string{"f.csv:1: the file has a header and no rows"}},
		{"no dates below", plainHead + "Tuesday,1,2,3,4,5\n", Options{},
			[]string{`f.csv:2: the header on line 1 names a date column "Date"`, `"Tuesday"`,
				"--column date=NAME"}},
		{"year one", "Date,Close\n0001-01-02,1.5\n0001-01-03,1.6\n", Options{},
			[]string{`f.csv:2: the year of "0001-01-02" is not between 1700 and 2200`,
				"--column date=NAME"}},
		{"two names", "Date,Close\nTuesday,1.5\n", Options{},
			[]string{`f.csv:2: the header on line 1 names a date column "Date",` +
				` but below it stands no date: "Tuesday"`}},
		{"git lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:25a2df\nsize 3783\n",
			Options{}, []string{"a pointer of Git LFS",
				"hint: fetch the file itself with git lfs pull"}},
		{"printed", "            open   close   high\nbegin\n2023-01-03  141.6  141.78  143.25\n",
			Options{}, []string{"f.csv:1: the columns are parted by blanks", "to_csv"}},
		{"zeros", "Date,bitcoin_30,bitcoin_100\n" + zeroRows(11, 1), Options{},
			[]string{"f.csv:2: these are no prices: 22 of 24 values are zero", "--column close="}},
		{"seconds", "timestamp,open,close\n20260603 12:21:18,5,5.5\n20260603" +
			" 12:21:23,5,5.6\n20260603 12:21:28,5,5.7\n", Options{}, []string{"intraday",
			"1 day with rows at several times"}},
		{"minutes under another language's clock",
			"data|hora|fechamento\n2020-01-02|10:00|5.5\n2020-01-02|10:01|5.6\n", Options{},
			[]string{"f.csv:2: these are intraday bars"}},
		{"three prices of a day", "Date,Tick,Close\n2020-01-02,1,5.5\n2020-01-02,2,5.6\n" +
			"2020-01-02,3,5.7\n", Options{}, []string{"most days have several rows"}},
		{"two prices of a day", "Date,Tick,Close\n2020-01-02,1,5.5\n2020-01-02,2,5.6\n",
			Options{}, []string{"stands twice", "--duplicates unknown"}},
		{"negative",
			"Date,FTSE,Korr\n2024-01-02,9,0.0\n2024-01-03,9,-0.5\n2024-01-04,9,0.5\n" +
				"2024-01-05,9,-0.25\n2024-01-08,9,0.5\n", Options{},
			[]string{`f.csv:3:14: the column "Korr" holds returns`, `the first "-0.5"`}},
		{"pdf", "%PDF-1.7\n%\n1 0 obj\n", Options{}, []string{"PDF"}},
		{"old excel", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\n\n", Options{}, []string{"Excel"}},
		{"nul", plainHead + "2024-01-02,1,2,\x00,4,5\n", Options{},
			[]string{"f.csv:2: a NUL byte"}},
		{"no header", "2024-01-02,1.5,2.5,3.5\n2024-01-03,1.5,2.5,3.5\n", Options{},
			[]string{"no header line", "hint: name the columns by their position: --column date=1" +
				" --column close=2 (if column 2 is the close); or add a first line"}},
		{"histdata", "20250101 230100;21269;21270;21268;21269;393\n20250101" +
			" 230200;21269;21270;21268;21269;393\n", Options{}, []string{"intraday"}},
		{"no close", "Date,Open,High,Low\n2024-01-02,1.5,2.5,1.5\n", Options{},
			[]string{"f.csv:1: no closing price", `"High"`, "--column close=NAME"}},
		{"monthly", "Date,Open,High,Low,Close\n01/2022,1.5,2,1,1.5\n02/2022,1.5,2,1,1.5\n",
			Options{}, []string{"f.csv:2:1: these are monthly bars", `"01/2022"`, "daily"}},
		{"yyyymm", "Date,Close\n202201,1.5\n202202,1.5\n", Options{},
			[]string{"monthly", `"202201"`}},
		{"month word", "Date,Close\nJan 2022,1.5\nFeb 2022,1.5\n", Options{},
			[]string{"monthly", `"Jan 2022"`}},
		{"french", "This file was created by CMPT_ME\n\n,Mkt-RF,SMB,HML,RF\n" +
			"192607,2.96,-2.56,-2.43,0.22\n192608,2.64,-1.17,3.82,0.25\n", Options{},
			[]string{"f.csv:3: this is a file of factor returns", "--factors"}},
		{"weekly", week(20, 7, ""), Options{}, []string{"f.csv:2: these are weekly bars",
			"7 days"}},
		{"month step", week(20, 30, ""), Options{}, []string{"monthly bars", "30 days"}},
		{"year step", week(20, 365, ""), Options{}, []string{"not daily", "365 days"}},
		{"minutes", "datetime,close\n2024-01-02 09:30:00,1.5\n2024-01-02 09:31:00,1.6\n2024-01-02" +
			" 09:32:00,1.7\n", Options{}, []string{"intraday"}},
		{"epoch minutes", "time,close\n1704186000,1.5\n1704186060,1.6\n1704186120,1.7\n",
			Options{}, []string{"intraday", "1 day with rows at several times"}},
		{"two clocks of a year", "Date,Close\n2024-01-02 14:30:00,1.5\n2024-01-03 14:30:00,1.6\n" +
			"2024-01-04 14:30:00,1.7\n2024-01-02 14:30:00,2.5\n2024-01-03 14:30:00,2.6\n" +
			"2024-01-04 13:30:00,2.7\n", Options{}, []string{"most days have several rows"}},
		{"stooq hour", "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>," +
			"<OPENINT>\nA,60,20240102,100000,1,1,1,1.5,1,0\nA,60,20240102,110000,1,1,1,1.5,1,0\n",
			Options{}, []string{"f.csv:2:3", `"60"`, "daily"}},
		{"returns", "Date,Close\n2024-01-02,0.011\n2024-01-03,-0.02\n2024-01-04,0.005\n" +
			"2024-01-05,-0.013\n2024-01-08,0.004\n2024-01-09,-0.001\n", Options{},
			[]string{"f.csv:3:12: the column \"Close\" holds returns", `"-0.02"`,
				"--column close="}},
		{"per cent", "Date,Close\n2024-01-02,1.1%\n2024-01-03,2.0%\n", Options{},
			[]string{"f.csv:2:12: a per cent in the price column \"Close\": \"1.1%\""}},
		{"order", "Date,Close\n03/04/2024,1.5\n", Options{},
			[]string{"f.csv:2:1: the order of day and month in \"03/04/2024\" cannot be told",
				"--date-order"}},
		{"decimal", "Date;Close\n2024-01-02;1.234\n2024-01-03;1.235\n", Options{},
			[]string{"f.csv:2:12: it cannot be told", `"1.234"`, "--decimal"}},
		{"two marks", "Date;Close\n2024-01-02;1.2\n2024-01-03;1,5\n", Options{},
			[]string{"f.csv:3:12: two decimal marks", `"1,5"`, `"1.2" on line 2`, "--decimal"}},
		{"bad cell", strings.Join(bad500, "\n"), Options{},
			[]string{`f.csv:500:24: not a number in the column "Close": "1.5x\a"`, "hint: "}},
		{"bad date", strings.Replace(plainHead+rowsOf(9), "2024-01-04", "2024-01-0x", 1), Options{},
			[]string{`f.csv:5:1: not a date: "2024-01-0x"`}},
		{"no such day", "Date,Close\n02/28/2024,1\n02/29/2024,1\n02/30/2024,1\n03/01/2024,1\n" +
			"03/13/2024,1\n", Options{DateOrder: "mdy"},
			[]string{`f.csv:4:1: not a date in the order mdy`, `"02/30/2024"`}},
		{"last date", "Date,Close\n2024-01-02,1.5\n2024-13-45,1.5\n", Options{},
			[]string{`f.csv:3:1: not a date: "2024-13-45"`}},
		{"no date", "Date,Close\n2024-01-02,1.5\n,1.5\n2024-01-03,1.5\n", Options{},
			[]string{"f.csv:3:1: a row without a date"}},
		{"two prices", "Date,Close\n2024-01-02,1.5\n2024-01-03,1.6\n2024-01-04,1.65\n" +
			"2024-01-02,1.7\n", Options{}, []string{`f.csv:5:12: the day "2024-01-02" stands twice`,
			`"1.7" here, "1.5" on line 2`}},
		{"two tickers", "Date,Close\n2024-01-02,1.5\n2024-01-03,1.6\n2024-01-04,1.6\n" +
			"2024-01-02,7.5\n2024-01-03,7.6\n2024-01-04,7.6\n", Options{},
			[]string{"several rows", "--column symbol="}},
		{"short", "Date,Open,Close\n2024-01-02,1.5,1.5\n2024-01-03,1.6\n2024-01-04,1,1\n",
			Options{}, []string{`f.csv:3: the line ends before the column "Close"`}},
		{"short once", "Date,Open,Close,Volume,Adj Close\n2024-01-02,1.5,1.5,1,1\n" +
			"2024-01-03,1.6\n2024-01-04,1,1,1,1\n2024-01-05,1,1\n2024-01-08,1,1,1,1\n", Options{},
			[]string{`f.csv:3: the line ends before the column "Close"`,
				"delete the line\nf.csv:5: the line ends before the column \"Volume\"\nhint"}},
		{"cut off", "Date,Close,Volume\n2024-01-02,1.5,7\n2024-01-03,1.", Options{Need: Close},
			[]string{`f.csv:3: the file is cut off: its last line ends before the column "Volume"`,
				"hint: download"}},
		{"long", "Date,Open,Close\n2024-01-02,1,5,1,5\n2024-01-03,1,6,1,7\n", Options{},
			[]string{"f.csv:2:16: the line has more cells than the header's 3", `"1"`,
				"--delimiter"}},
		{"quote", "Date,Close\n2024-01-02,\"1.5\n2024-01-03,1.5\n", Options{},
			[]string{"f.csv:2:13: a quote is not closed"}},
		{"after a quote", "Date,Close\n2024-01-02,\"1.5\"7\n2024-01-03,1.5\n", Options{},
			[]string{`f.csv:2:12: not a number in the column "Close": "\"1.5\"7"`}},
		{"no prices", "Date,Close\n2024-01-02,null\n2024-01-03,null\n", Options{},
			[]string{"no row has a closing price"}},
		{"no column", plainHead + rowsOf(3),
			Options{Columns: map[string]string{"close": "Schluss"}}, []string{"Schluss"}},
		{"no field", plainHead + rowsOf(3), Options{Columns: map[string]string{"klose": "Close"}},
			[]string{"klose", "hint: the fields are date, open"}},
		{"no order", plainHead + rowsOf(3), Options{DateOrder: "ydm"}, []string{"ydm"}},
		{"no mark", plainHead + rowsOf(3), Options{Decimal: "'"}, []string{"decimal"}},
		{"no encoding", plainHead + rowsOf(3), Options{Encoding: "klingon"},
			[]string{"klingon", "gb18030"}},
		{"no delimiter", plainHead + rowsOf(3), Options{Delimiter: "::"}, []string{"::"}},
		{"wrong delimiter", plainHead + rowsOf(3), Options{Delimiter: ";"},
			[]string{"no header line"}},
		{"large", plainHead + rowsOf(50), Options{MaxBytes: 100},
			[]string{"larger than the limit of 100 bytes", "--max-bytes"}},
		{"id", "date,symbol,close\n2024-01-02,A,1.5\n2024-01-02,B,1.5\n", Options{ID: "C"},
			[]string{"2 securities", `none is "C"`, `"A", "B"`}},
		{"many", strings.ReplaceAll(plainHead+rowsOf(100), ".75,", ".7.5x,"), Options{},
			[]string{"f.csv:2:18: not a number", "and 80 more"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			f, err := Read("f.csv", strings.NewReader(x.text), x.opt)
			if err == nil {
				t.Fatalf("accepted: %+v", f.Prices[0])
			}
			var ps *eventstudy.Problems
			if !errors.As(err, &ps) || len(ps.List) == 0 {
				t.Fatalf("%T is no *Problems", err)
			}
			rest := err.Error()
			for _, w := range x.want {
				i := strings.Index(rest, w)
				if i < 0 {
					t.Fatalf("%q is missing (in this order) from\n%s", w, err)
				}
				rest = rest[i+len(w):]
			}
			for _, c := range err.Error() {
				if c < ' ' && c != '\n' {
					t.Errorf("control character %q in the message", c)
				}
			}
		})
	}
}

func zipped(t testing.TB, b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestHostile reads what could hurt: it must be refused, soon and without much memory.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large inputs")
	}
	bomb := zipped(t, bytes.Repeat([]byte("a"), 64<<20))
	wide := "Date" + strings.Repeat(",X", maxCells+1) + "\n2024-01-02" +
		strings.Repeat(",1", maxCells+1) + "\n"
	for name, x := range map[string]struct {
		text string
		opt  Options
		want string
	}{
		"bomb":     {string(bomb), Options{MaxBytes: 32 << 20}, "larger than the limit"},
		"cut gzip": {string(bomb[:len(bomb)/2]), Options{}, "cannot be unpacked"},
		"long line": {plainHead + rowsOf(3) + strings.Repeat("9", 100<<20) + "\n", Options{},
			"f.csv:5: a line is longer"},
		"long only": {strings.Repeat("9,", 50<<20), Options{},
			"f.csv:1: no line ends in the first 16 MB"},
		"long head": {strings.Repeat("Close,", 20<<20) + "\n2024-01-02\n", Options{},
			"f.csv:1: no line ends in the first 16 MB"},
		"long after": {"Date,Close\n" + strings.Repeat("9", 20<<20), Options{},
			"f.csv:2: a line is longer"},
		"long after CR": {"Date,Close\r2024-01-02,1\r" + strings.Repeat("9", 20<<20), Options{},
			"f.csv:3: a line is longer"},
		"columns": {wide, Options{}, "columns"},
		"invalid": {strings.Repeat("\xff\xfe\xfd\n", 1000), Options{Encoding: "utf-8"},
			"no cell of the first 60 lines is a date"},
		"commas": {plainHead + strings.Repeat(strings.Repeat(",", 5)+"\n", 1<<20), Options{},
			"no rows"},
		"bad rows": {plainHead + rowsOf(2) + strings.Repeat("x,1,2,3,4,5\n", 1<<18) +
			"2024-02-01,1,1,1,1,1\n", Options{}, "more"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("f.csv", strings.NewReader(x.text), x.opt)
			if err == nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("error %.300v, want %q", err, x.want)
			} else if len(err.Error()) > 20000 {
				t.Errorf("a message of %d bytes", len(err.Error()))
			}
		})
	}
}
