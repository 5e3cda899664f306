package pricefile

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"
	"strings"
	"testing"
)

// fieldsOf lists what each column was taken for, "-" where it is not read.
func fieldsOf(f *File) string {
	var out []string
	for _, c := range f.Columns {
		if c.Field == "" {
			c.Field = "-"
		}
		out = append(out, c.Field)
	}
	return strings.Join(out, " ")
}

// read reads a text that must be accepted.
func read(t testing.TB, text string, opt Options) *File {
	t.Helper()
	f, err := Read("f.csv", strings.NewReader(text), opt)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return f
}

// why returns the evidence for one decision.
func why(f *File, decision string) string {
	for _, e := range f.Evidence {
		if e.Decision == decision {
			return e.Choice + ": " + e.Why
		}
	}
	return ""
}

// TestDecimalMark holds the rules for the decimal mark to the cases that they are for.
func TestDecimalMark(t *testing.T) {
	pt := "Data;Último;Var%%\n03.07.2025;%s;0,24%%\n04.07.2025;%s;-0,10%%\n"
	for _, x := range []struct {
		name, text string
		opt        Options
		dec        string
		first      float64
		why        string
	}{
		{"change column", fmt.Sprintf(pt, "141.264", "141.180"), Options{}, ",", 141264,
			`"0,24%" on line 2`},
		{"change column against the language",
			"Datum;Schlusskurs;+/- %\n22.07.2019;10,074;0.24%\n23.07.2019;10,075;-0.10%\n",
			Options{}, ".", 10074, `"0.24%" on line 2`},
		{"both marks", "Fecha;Último\n22.07.2019;10,074\n23.07.2019;2.450,00\n", Options{}, ",",
			10.074, `"2.450,00" on line 3`},
		{"language", "Fecha;Último\n22.07.2019;10,074\n23.07.2019;10,075\n", Options{}, ",", 10.074,
			"language"},
		{"language against", "Datum;Schlusskurs\n22.07.2019;10.074\n23.07.2019;10.075\n", Options{},
			",", 10074, "language"},
		{"twice", "Date;Close\n2024-01-02;1.234.567\n2024-01-03;1.234.568\n", Options{}, ",",
			1234567, "1.234.567"},
		{"four digits", "Date;Close\n2024-01-02;1234.567\n2024-01-03;1234.568\n", Options{}, ".",
			1234.567, "1234.567"},
		{"zero first", "Date;Close\n2024-01-02;0,567\n2024-01-03;1,568\n", Options{}, ",", 0.567,
			"0,567"},
		{"jump", "Date,Close\n2024-01-02,998\n2024-01-03,1.002\n2024-01-04,1.010\n2024-01-05,999\n",
			Options{}, ",", 998, "jump"},
		{"jump in German", "Datum;Schlusskurs\n02.01.2024;998\n03.01.2024;1,002\n" +
			"04.01.2024;1,010\n", Options{}, ".", 998, "jump"},
		{"English point", "Date,Close\n2024-01-02,1.085\n2024-01-03,1.087\n", Options{}, ".", 1.085,
			"language"},
		{"told", "Date;Close\n2024-01-02;1.234\n2024-01-03;1.235\n", Options{Decimal: ","}, ",",
			1234, "named by the user"},
		{"told point", "Date;Close\n2024-01-02;1.234\n2024-01-03;1.235\n", Options{Decimal: "."},
			".", 1.234, "named by the user"},
		{"lakh", "Date,Close\n2024-01-02,\"12,34,567.80\"\n2024-01-03,\"12,34,568.80\"\n",
			Options{}, ".", 1234567.80, "12,34,567.80"},
		{"spaces", "Date;Close\n2024-01-02;1 234,5\n2024-01-03;1\u202f234,6\n", Options{}, ",",
			1234.5, "1 234,5"},
		{"volume tells", "Date;Close;Volume\n2024-01-02;1.234;10,5M\n2024-01-03;1.235;11,5M\n",
			Options{Need: Close}, ",", 1234, "10,5M"},
	} {
		t.Run(x.name, func(t *testing.T) {
			f := read(t, x.text, x.opt)
			if w := why(f, "decimal mark"); f.Decimal != x.dec || f.Prices[0].Close[0] != x.first ||
				!strings.Contains(w, x.why) {
				t.Errorf("%q, first close %v, because %s", f.Decimal, f.Prices[0].Close[0], w)
			}
		})
	}
}

// TestUnits reads volumes with units; the numbers are exact.
func TestUnits(t *testing.T) {
	f := read(t, "Date,Close,Volume\n2024-01-02,$1.5,53.61M\n2024-01-03,€1.5,25.00K\n"+
		"2024-01-04,HK$ 1.5,1.7B\n2024-01-05,1.5 €,3.2万\n2024-01-08,'1.5,1.25亿\n"+
		"2024-01-09,+1.5,-\n2024-01-10,1.5,1.2E+10\n", Options{})
	want := []float64{53610000, 25000, 1700000000, 32000, 125000000, math.NaN(), 12000000000}
	sameValues(t, "volume", f.Prices[0].Volume, want)
	for _, c := range f.Prices[0].Close {
		if c != 1.5 {
			t.Errorf("close %v", c)
		}
	}
	if _, err := Read("f.csv", strings.NewReader("Date,Close,Volume\n2024-01-02,1.5,1.2T\n"+
		"2024-01-03,1.5M,1\n"), Options{}); err == nil ||
		!strings.Contains(err.Error(), `f.csv:2:16: not a number in the column "Volume": "1.2T"`) ||
		!strings.Contains(err.Error(), `f.csv:3:12: not a number in the column "Close": "1.5M"`) {
		t.Errorf("T in a volume or M in a price: %v", err)
	}
}

// TestSeveral reads files of several securities in the order of the file.
func TestSeveral(t *testing.T) {
	ids := func(f *File) string {
		var out []string
		for _, p := range f.Prices {
			out = append(out, p.ID)
		}
		return strings.Join(out, " ")
	}
	if f := readFile(t, "yfinance-bygroup.csv", Options{}); ids(f) != "NVDA AAPL" ||
		f.Prices[0].Close[0] != 1996.80 {
		t.Errorf("by group: %s", ids(f))
	} else {
		sameTable(t, f.Prices[1], "ohlcv")
	}
	f := readFile(t, "wide.csv", Options{})
	if ids(f) != "AAPL C LOW V" || len(f.Prices[3].Dates) != 6 ||
		f.Prices[3].First().String() != "2025-02-07" {
		t.Errorf("wide: %s", ids(f))
	}
	for _, id := range []string{"LOW", "low"} {
		if one := readFile(t, "wide.csv", Options{ID: id}); ids(one) != "LOW" ||
			one.Prices[0].Close[0] != 2995.20 || one.Kept != 8 {
			t.Errorf("chosen: %s", ids(one))
		}
	}
	if f := readFile(t, "kaggle-5yr.csv", Options{}); ids(f) != "AAL AAPL" ||
		f.Prices[1].Close[7] != 2048.10 {
		t.Errorf("long: %s", ids(f))
	}
	// A panel sorted by day, newest first, with tickers in changing order and one that comes late.
	f = read(t, "date,ticker,close\n2024-01-04,B,6\n2024-01-04,A,3\n2024-01-04,C,9\n"+
		"2024-01-03,A,2\n2024-01-03,B,5\n2024-01-02,B,4\n2024-01-02,A,1\n2024-01-02,,7\n",
		Options{})
	if ids(f) != "B A C" || fmt.Sprint(f.Prices[0].Close, f.Prices[1].Close,
		f.Prices[2].Close) != "[4 5 6] [1 2 3] [9]" ||
		fmt.Sprint(f.Dropped) != "[{no ticker 1 f.csv:9}]" {
		t.Errorf("by day: %s %v %v", ids(f), f.Prices[0].Close, f.Dropped)
	}
	if f := read(t, "date,symbol,close\n2024-01-02,0700,1\n2024-01-03,0700,2\n",
		Options{ID: "TENCENT"}); ids(f) != "TENCENT" {
		t.Errorf("renamed: %s", ids(f))
	}
	if f := read(t, "日期,腾讯控股\n2015-01-02,113.5\n2015-01-05,114.5\n", Options{}); ids(f) != "腾讯控股" {
		t.Errorf("named by its column: %s", ids(f))
	}
}

// TestRowsLeftOut counts what is not a row of prices.
func TestRowsLeftOut(t *testing.T) {
	for _, x := range []struct {
		name, text string
		kept       int
		dropped    string
	}{
		{"nothing", "Date,Close\n2024-01-02,1\n2024-01-03,2\n", 2, "[]"},
		{"blank lines", "Date,Close\n2024-01-02,1\n\n,\n2024-01-03,2\n\n\n", 2,
			"[{blank line 4 f.csv:3}]"},
		{"null rows", "Date,Close\n2024-01-02,1\n2024-01-03,null\n2024-01-04,0\n2024-01-05,3\n", 2,
			"[{no closing price 2 f.csv:3}]"},
		{"footer", "Date,Close\n2024-01-02,1\n2024-01-03,2\nMean,1.5\n\"Source: x, y\"\n", 2,
			"[{footer 2 f.csv:4}]"},
		{"copyright", "Date,Close\n2024-01-02,1\n2024-01-03,2\n\n2025 Copyright\n", 2,
			"[{footer 1 f.csv:5} {blank line 1 f.csv:4}]"},
		{"joined", "Date,Close\n2024-01-02,1\n2024-01-03,2\nDate,Close\n2024-01-04,3\n", 3,
			"[{header written again 1 f.csv:4}]"},
		{"second block", "Date,Close\n2024-01-02,1\n2024-01-03,2\n\nAnnual,,\nDate,Volume\n" +
			"2024-01-04,xyz\n", 2, "[{second block 3 f.csv:5} {blank line 1 f.csv:4}]"},
		{"twice", "Date,Close,Volume\n2024-01-02,1,5\n2024-01-02,1,5\n2024-01-03,2,6\n" +
			"2024-01-02,1,5\n", 2, "[{exact duplicate 2 f.csv:3}]"},
	} {
		t.Run(x.name, func(t *testing.T) {
			f := read(t, x.text, Options{})
			if f.Kept != x.kept || fmt.Sprint(f.Dropped) != x.dropped {
				t.Errorf("kept %d, dropped %v", f.Kept, f.Dropped)
			}
		})
	}
}

// TestBytes takes the sum of the bytes as given and unpacks them.
func TestBytes(t *testing.T) {
	plain := []byte(plainHead + rowsOf(5))
	var z bytes.Buffer
	w := zip.NewWriter(&z)
	part, _ := w.Create("AAPL.csv")
	part.Write(plain)
	w.Close()
	for name, b := range map[string][]byte{"X.csv": plain, "X.csv.gz": zipped(t, plain),
		"X.zip": z.Bytes()} {
		f, err := Read("dir/"+name, bytes.NewReader(b), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%x", sha256.Sum256(b)); f.SHA256 != want || f.Prices[0].ID != "X" ||
			len(f.Prices[0].Dates) != 5 {
			t.Errorf("%s: sum %s, id %s", name, f.SHA256, f.Prices[0].ID)
		}
	}
	// The one table among files of other kinds is meant; of two tables nobody can tell.
	for names, want := range map[string]string{"terms.pdf a.csv": "",
		"a.csv b.csv": "X.zip: the zip archive holds several files: a.csv, b.csv"} {
		z.Reset()
		w = zip.NewWriter(&z)
		for _, name := range strings.Fields(names) {
			part, _ := w.Create(name)
			part.Write(plain)
		}
		w.Close()
		f, err := Read("X.zip", bytes.NewReader(z.Bytes()), Options{})
		if want == "" && (err != nil || len(f.Prices[0].Dates) != 5) ||
			want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v", names, err)
		}
	}
	z.Reset()
	w = zip.NewWriter(&z)
	w.Create("xl/workbook.xml")
	w.Create("[Content_Types].xml")
	w.Close()
	if _, err := Read("X.xlsx", bytes.NewReader(z.Bytes()), Options{}); err == nil ||
		!strings.Contains(err.Error(), "X.xlsx: the workbook cannot be read: it lacks its part") {
		t.Errorf("a workbook: %v", err)
	}
}

// TestFileID takes the security's name from the file's.
func TestFileID(t *testing.T) {
	for path, want := range map[string]string{"BABA.csv": "BABA", "a/b/9988.HK.csv": "9988.HK",
		"9988.HK": "9988.HK", "BRK-B.CSV.GZ": "BRK-B", "aapl.us.txt": "aapl.us",
		"BABA.xlsx": "BABA", "a/9988.HK.xlsx#Daily": "9988.HK",
		"Download Data - STOCK_US_XNAS_AAPL.csv": "AAPL", "-": "stdin", "^HSI.csv": "^HSI",
		".csv": ".csv", "x.tsv.gz": "x"} {
		if got := FileID(path); got != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
}

// TestCRSP makes an adjusted close of returns. By hand: 110 today after a return of 10 %
// is 100 the day before, and 100 after 25 % is 80.
func TestCRSP(t *testing.T) {
	f := read(t, "PERMNO,date,TICKER,PRC,VOL,RET\n1,20240102,OLD,-160,5,C\n"+
		"1,20240103,OLD,100,5,0.25\n1,20240104,NEW,110,5,0.10\n2,20240102,B,1,5,C\n"+
		"2,20240103,B,2,5,B\n2,20240104,B,3,5,0.5\n", Options{})
	p := f.Prices[0]
	if p.ID != "NEW" || p.Close[0] != 160 || p.Basis != "raw" || len(f.Prices) != 2 ||
		f.Prices[1].ID != "B" {
		t.Fatalf("%s %v %s", p.ID, p.Close, p.Basis)
	}
	for i, want := range []float64{80, 100, 110} {
		if math.Abs(p.AdjClose[i]-want) > 1e-12*want {
			t.Errorf("adjusted close %d is %v, want %v", i, p.AdjClose[i], want)
		}
	}
	if q := f.Prices[1]; len(q.Findings) != 1 || q.Findings[0].Code != "return-missing" ||
		q.Findings[0].Dates[0].String() != "2024-01-03" || q.AdjClose[0] != 1 {
		t.Errorf("%v %v", q.Findings, q.AdjClose)
	}
}

// TestNegativePrices tells prices that were adjusted below zero, as forward adjustment
// does far back, from returns, which change their sign all the time.
func TestNegativePrices(t *testing.T) {
	text := "Date,Close,Volume\n"
	for i := range 20 {
		text += fmt.Sprintf("2024-01-%02d,%d.5,%d\n", i+1, i-6, 5-i)
	}
	f := read(t, text, Options{})
	p := f.Prices[0]
	if len(p.Dates) != 14 || p.Close[0] != 0.5 || len(f.Findings) != 2 ||
		f.Findings[0].Code != "negative-price" || f.Findings[1].Code != "negative-volume" {
		t.Errorf("%v %v", p.Close, f.Findings)
	}
	if fmt.Sprint(f.Dropped) != "[{no closing price 6 f.csv:2}]" || !math.IsNaN(p.Volume[1]) ||
		p.Volume[0] != math.Trunc(p.Volume[0]) && !math.IsNaN(p.Volume[0]) {
		t.Errorf("dropped %v, volume %v", f.Dropped, p.Volume)
	}
}

// TestEmptyCellsBeyond lets rows be longer than the header by empty cells.
func TestEmptyCellsBeyond(t *testing.T) {
	for _, q := range []string{"", `"`} {
		f := read(t, "Date,Close\n2024-01-02,1,,\n2024-01-03,"+q+"2"+q+", ,\n2024-01-04,3\n",
			Options{})
		if len(f.Prices[0].Dates) != 3 {
			t.Errorf("%v", f.Dropped)
		}
	}
}

// TestOtherNames reads headers of sources that have no label of their own.
func TestOtherNames(t *testing.T) {
	for _, x := range []struct{ text, id, series string }{
		{"\"\",\"AAPL.Open\",\"AAPL.High\",\"AAPL.Low\"," +
			"\"AAPL.Close\",\"AAPL.Volume\",\"AAPL.Adjusted\"\n" +
			"\"2024-01-02\",1,2,3,4,5,6\n\"2024-01-03\",1,2,3,4,5,6\n", "AAPL", "ohlcva"},
		{"symbol,date,open,high,low,close,volume,adjusted\nAAPL,2024-01-02,1,2,3,4,5,6\n" +
			"AAPL,2024-01-03,1,2,3,4,5,6\n", "AAPL", "ohlcva"},
		{"Datum;Erster;Hoch;Tief;Schlusskurs;Stuecke;Volumen\n2024-01-03;1;2;3;4;5;7\n" +
			"2024-01-02;1;2;3;4;5;7\n", "f", "ohlcv"},
		{"date\touv\thaut\tbas\tclot\tvol\tdevise\t\n15/01/2024 00:00\t1\t2\t3\t4\t5\tEUR\t\n" +
			"16/01/2024 00:00\t1\t2\t3\t4\t5\tEUR\t\n", "f", "ohlcv"},
		{"sep=;\nDate;Close;Volume\n2024-01-02;4;5\n2024-01-03;4;5\n", "f", "cv"},
		{"<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\n" +
			"2024.01.02\t1\t2\t3\t4\t9\t5\n2024.01.03\t1\t2\t3\t4\t9\t5\n", "f", "ohlcv"},
		{"Date,Open,High,Low,Last,Change,Settle,Volume\n2024-01-02,1,2,3,9,0.5,4,5\n" +
			"2024-01-03,1,2,3,9,0.5,4,5\n", "f", "ohlcv"},
		{"Unnamed: 0,Date,Close\n20001,2024-01-02,4\n20002,2024-01-03,4\n", "f", "c"},
		{"PERMNO,date,PRC,VOL\n1,02JAN2024,4,5\n1,03JAN2024,4,5\n", "1", "cv"},
		{"날짜,종가\n24.01.02,4\n24.01.03,4\n", "f", "c"},
	} {
		f := read(t, x.text, Options{})
		p := f.Prices[0]
		if p.ID != x.id || p.First().String() != "2024-01-0"+"2" &&
			p.First().String() != "2024-01-15" || len(p.Dates) != 2 {
			t.Errorf("%q: %s from %v", x.text, p.ID, p.First())
		}
		for i, v := range [][]float64{p.Open, p.High, p.Low, p.Close, p.Volume, p.AdjClose} {
			if want := float64(i + 1); strings.Contains(x.series, "ohlcva"[i:i+1]) != (v != nil) ||
				v != nil && v[0] != want {
				t.Errorf("%q: series %d is %v", x.text, i, v)
			}
		}
	}
}

// TestBareSecurity names the securities of a panel that have no price on any day.
func TestBareSecurity(t *testing.T) {
	f := read(t, "Date,A,B\n2024-01-02,1.5,\n2024-01-03,1.6,\n", Options{})
	if len(f.Prices) != 1 || why(f, "securities") != `1 of 2: without a price on any day: "B"` {
		t.Errorf("%d securities, %q", len(f.Prices), why(f, "securities"))
	}
}

// TestNoControlCharacters keeps what could command a terminal out of ids, titles and evidence.
func TestNoControlCharacters(t *testing.T) {
	f := read(t, "A \x1b[31mtitle\n\ndate,\x1b[2Jsymbol,close\n2024-01-02,A\x1b[2J,1.5\n"+
		"2024-01-03,A\x1b[2J,1.6\n", Options{Columns: map[string]string{"symbol": "\x1b[2Jsymbol"}})
	if s := fmt.Sprint(f.Title, f.Evidence, f.Prices[0].ID, f.Dropped,
		f.Findings); strings.ContainsRune(s, '\x1b') {
		t.Errorf("%q", s)
	}
}

// TestSplitsColumn reads a column of splits under its vendors' names; text in it says nothing.
func TestSplitsColumn(t *testing.T) {
	for _, name := range []string{"Stock Splits", "Split Ratio", "split_coefficient",
		"splitFactor"} {
		p := read(t, "Date,Close,"+name+"\n2024-01-02,8,0.0\n2024-01-03,2,4.0\n2024-01-04,2,4:1\n",
			Options{}).Prices[0]
		if len(p.Splits) != 3 || p.Splits[0] != 0 || p.Splits[1] != 4 ||
			p.Splits[2] == p.Splits[2] {
			t.Errorf("%s: %v", name, p.Splits)
		}
	}
	if p := read(t, "Date,Close\n2024-01-02,8\n2024-01-03,2\n",
		Options{}).Prices[0]; p.Splits != nil {
		t.Errorf("without a column: %v", p.Splits)
	}
}
