package factorfile

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// three is written like a daily 3-factor file of the library: its preamble has commas, its
// header begins with an empty cell, its cells are padded, its lines end in CRLF. The
// numbers are made up.
const three = "This file was created by using the 202604 CRSP database.\r\n" +
	"The Tbill return is the simple daily rate that, over the number of days, compounds\r\n" +
	"to the 1-month TBill rate.  Missing data are indicated by -99.99 or -999.\r\n" +
	"\r\n" +
	",Mkt-RF,SMB,HML,RF\r\n" +
	"20250210,    0.65,   -0.12,   -0.28,   0.017\r\n" +
	"20250211,    0.02,   -0.45,    0.31,   0.017\r\n" +
	"20250212,   -0.31, -99.99,    0.08,   0.017\r\n" +
	"20250213,    1.04,    0.20,   -999,   0.017\r\n" +
	"\r\n" +
	"Copyright 2026 Eugene F. Fama and Kenneth R. French\r\n"

func read(t *testing.T, text string, opt Options) (*eventstudy.Factors, []eventstudy.Finding) {
	t.Helper()
	f, notes, err := Read("f.csv", strings.NewReader(text), opt)
	if err != nil {
		t.Fatalf("%v\nin\n%s", err, text)
	}
	return f, notes
}

func fails(t *testing.T, text string, opt Options, want ...string) *eventstudy.Problems {
	t.Helper()
	f, _, err := Read("f.csv", strings.NewReader(text), opt)
	if err == nil {
		t.Fatalf("accepted as %v %v:\n%s", f.Names, f.Dates, text)
	}
	var ps *eventstudy.Problems
	if !errors.As(err, &ps) {
		t.Fatalf("error is a %T, not Problems: %v", err, err)
	}
	for _, w := range want {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error lacks %q:\n%v", w, err)
		}
	}
	return ps
}

func has(notes []eventstudy.Finding, code string) bool {
	for _, n := range notes {
		if n.Code == code {
			return true
		}
	}
	return false
}

func date(t *testing.T, s string) eventstudy.Date {
	t.Helper()
	d, err := eventstudy.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// same compares columns, NaN equal to NaN, to a relative 1e-14.
func same(t *testing.T, name string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s has %d rows, want %d", name, len(got), len(want))
	}
	for i, w := range want {
		if math.IsNaN(w) != math.IsNaN(got[i]) || math.Abs(got[i]-w) > 1e-14*math.Abs(w) {
			t.Errorf("%s, row %d: %v, want %v", name, i, got[i], w)
		}
	}
}

// Expected numbers are the written ones divided by 100 by hand.
func checkThree(t *testing.T, f *eventstudy.Factors) {
	t.Helper()
	if got := strings.Join(f.Names, " "); got != "Mkt-RF SMB HML RF" {
		t.Fatalf("names: %s", got)
	}
	if len(f.Dates) != 4 || f.Dates[0] != date(t, "2025-02-10") ||
		f.Dates[3] != date(t, "2025-02-13") {
		t.Fatalf("dates: %v", f.Dates)
	}
	nan := math.NaN()
	same(t, "Mkt-RF", f.Columns[0], []float64{.0065, .0002, -.0031, .0104})
	same(t, "SMB", f.Columns[1], []float64{-.0012, -.0045, nan, .002})
	same(t, "HML", f.Columns[2], []float64{-.0028, .0031, .0008, nan})
	same(t, "RF", f.Columns[3], []float64{.00017, .00017, .00017, .00017})
}

func TestFrench(t *testing.T) {
	f, notes := read(t, three, Options{})
	checkThree(t, f)
	if f.Vintage != "This file was created by using the 202604 CRSP database." ||
		f.Source.Dialect != "french-daily" || len(f.Source.SHA256) != 64 {
		t.Errorf("vintage %q, source %+v", f.Vintage, f.Source)
	}
	if len(notes) != 1 || notes[0].Code != "factor-missing" || len(notes[0].Dates) != 2 {
		t.Errorf("findings: %+v", notes)
	}
}

// The same table in other wrappings reads the same.
func TestFrenchWrappings(t *testing.T) {
	var gz, zipped bytes.Buffer
	w := gzip.NewWriter(&gz)
	w.Write([]byte(three))
	w.Close()
	z := zip.NewWriter(&zipped)
	e, _ := z.Create("F-F_Research_Data_Factors_daily.csv")
	e.Write([]byte(three))
	z.Close()
	txt := strings.NewReplacer(",Mkt-RF,SMB,HML,RF",
		"            Mkt-RF     SMB     HML      RF").Replace(three)
	head, rows, _ := strings.Cut(txt, "HML      RF")
	for name, text := range map[string]string{
		"gzip": gz.String(), "zip": zipped.String(), "BOM": "\ufeff" + three,
		"LF":        strings.ReplaceAll(three, "\r\n", "\n"),
		"CR":        strings.ReplaceAll(three, "\r\n", "\r"),
		"no footer": three[:strings.Index(three, "\r\nCopyright")],
		"latin-1":   strings.Replace(three, "simple", "simpl\xe9", 1),
		"txt":       head + "HML      RF" + strings.ReplaceAll(rows, ",", " "),
	} {
		t.Run(name, func(t *testing.T) {
			f, _ := read(t, text, Options{})
			checkThree(t, f)
		})
	}
	if !Looks(zipped.Bytes()[:64]) || !Looks([]byte(three)[:200]) {
		t.Error("the library's own files do not look like factors")
	}
}

func TestMomentumHeader(t *testing.T) {
	f, _ := read(t, "This file was created by CMPT_ME_PRIOR using the 202604 CRSP database.\r\n"+
		"\r\n,Mom   \r\n20250210,    0.65\r\n20250211,   -0.45\r\n", Options{})
	if len(f.Names) != 1 || f.Names[0] != "Mom" {
		t.Fatalf("names %q", f.Names)
	}
	same(t, "Mom", f.Columns[0], []float64{.0065, -.0045})
}

func TestPlain(t *testing.T) {
	for name, text := range map[string]string{
		"iso per cent": "Date,Mkt-RF,SMB,HML,RF\n2025-02-10,0.65,-0.12,-0.28,0.017\n" +
			"2025-02-11,0.02,-0.45,0.31,0.017\n2025-02-12,-0.31,,0.08,0.017\n" +
			"2025-02-13,1.04,0.20,NA,0.017\n",
		"decimals": "date,mktrf,smb,hml,rf\n20250210,0.0065,-0.0012,-0.0028,0.00017\n" +
			"20250211,0.0002,-0.0045,0.0031,0.00017\n20250212,-0.0031,-0.9999,0.0008,0.00017\n" +
			"20250213,0.0104,0.0020,.,0.00017\n",
		"per cent sign": "Date,Mkt-RF,SMB,HML,RF\n2025-02-10,0.65%,-0.12%,-0.28%,0.017%\n" +
			"2025-02-11,0.02%,-0.45%,0.31%,0.017%\n2025-02-12,-0.31%,,0.08%,0.017%\n" +
			"2025-02-13,1.04%,0.20%,,0.017%\n",
		"from R": "\"\",\"Date\",\"Mkt.RF\",\"SMB\",\"HML\",\"RF\"\n" +
			"\"1\",\"2025-02-10\",0.65,-0.12,-0.28,0.017\n" +
			"\"2\",\"2025-02-11\",0.02,-0.45,0.31,0.017\n" +
			"\"3\",\"2025-02-12\",-0.31,NA,0.08,0.017\n\"4\",\"2025-02-13\",1.04,0.20,NA,0.017\n",
		"decimal comma": "Datum;Mkt-RF;SMB;HML;RF\n2025-02-10;0,65;-0,12;-0,28;0,017\n" +
			"2025-02-11;0,02;-0,45;0,31;0,017\n2025-02-12;-0,31;;0,08;0,017\n" +
			"2025-02-13;1,04;0,20;;0,017\n",
		"newest first": "Date,Mkt-RF,SMB,HML,RF\n2025-02-13,1.04,0.20,,0.017\n" +
			"2025-02-12,-0.31,,0.08,0.017\n2025-02-11,0.02,-0.45,0.31,0.017\n" +
			"2025-02-10,0.65,-0.12,-0.28,0.017\n",
		"month first": "Date,Mkt-RF,SMB,HML,RF\n2/10/2025,0.65,-0.12,-0.28,0.017\n" +
			"2/11/2025,0.02,-0.45,0.31,0.017\n2/12/2025,-0.31,,0.08,0.017\n" +
			"2/13/2025,1.04,0.20,,0.017\n",
		"time and zone": "Date,Mkt-RF,SMB,HML,RF\n" +
			"2025-02-10 00:00:00-05:00,0.65,-0.12,-0.28,0.017\n" +
			"2025-02-11T00:00:00Z,0.02,-0.45,0.31,0.017\n2025-02-12,-0.31,,0.08,0.017\n" +
			"2025-02-13,1.04,0.20,,0.017\n",
		"repeated row": "Date,Mkt-RF,SMB,HML,RF\n2025-02-10,0.65,-0.12,-0.28,0.017\n" +
			"2025-02-11,0.02,-0.45,0.31,0.017\n2025-02-12,-0.31,,0.08,0.017\n" +
			"2025-02-12,-0.31,,0.08,0.017\n2025-02-13,1.04,0.20,,0.017\n",
	} {
		t.Run(name, func(t *testing.T) {
			f, notes := read(t, text, Options{})
			checkThree(t, f)
			if f.Source.Dialect != "factors-csv" || f.Vintage != "" {
				t.Errorf("dialect %q, vintage %q", f.Source.Dialect, f.Vintage)
			}
			if has(notes, "factor-units") == (name == "per cent sign") {
				t.Errorf("findings: %+v", notes)
			}
			if has(notes, "duplicate-rows") != (name == "repeated row") {
				t.Errorf("findings: %+v", notes)
			}
		})
	}
}

func TestUnits(t *testing.T) {
	const between = "Date,Bond\n2025-02-10,0.03\n2025-02-11,-0.04\n2025-02-12,0.02\n"
	fails(t, between, Options{}, "cannot be told", "--factor-units")
	f, _ := read(t, between, Options{Units: Percent})
	same(t, "Bond", f.Columns[0], []float64{.0003, -.0004, .0002})
	f, _ = read(t, between, Options{Units: Decimal})
	same(t, "Bond", f.Columns[0], []float64{.03, -.04, .02})

	divided := strings.NewReplacer("0.65", "0.0065", "0.12", "0.0012", "0.28", "0.0028", "0.02,",
		"0.0002,", "0.45", "0.0045", "0.31", "0.0031", "0.08", "0.0008", "1.04", "0.0104", "0.20",
		"0.0020").Replace(three)
	fails(t, divided, Options{}, "looks like decimals", "--factor-units")
	if _, notes := read(t, divided, Options{Units: Percent}); !has(notes, "factor-units") {
		t.Error("units against the size of the numbers pass without a finding")
	}
	fails(t, "Date,RF\n2025-02-10,0.01\n", Options{}, "no factor besides RF")
	fails(t, three, Options{Units: "bp"}, `"bp"`)
	_, notes := read(t, "Date,Mkt-RF,RF\n2025-02-10,0.65,4.3\n2025-02-11,-0.4,4.3\n", Options{})
	if !has(notes, "rf-not-daily") {
		t.Errorf("an annual riskless rate passes: %+v", notes)
	}
}

func TestRefused(t *testing.T) {
	const monthly = "This file was created by using the 202604 CRSP database.\r\n\r\n" +
		",Mkt-RF,SMB,HML,RF\r\n202501,    2.80,   -1.97,    1.63,   0.37\r\n" +
		"202502,   -2.44,   -4.90,    4.91,   0.33\r\n\r\n Annual Factors: January-December\r\n" +
		",Mkt-RF,SMB,HML,RF\r\n  2024,   19.0,  1.0,  2.0, 5.0\r\n"
	fails(t, monthly, Options{}, "f.csv:4", "monthly", `"202501"`, "_daily")
	fails(t, ",Mkt-RF,RF\n2023,20.0,5.0\n2024,19.0,5.0\n", Options{}, "annual", `"2023"`)
	fails(t, "", Options{}, "empty")
	fails(t, " \r\n\n", Options{}, "empty")
	fails(t, "<!DOCTYPE html><html>", Options{}, "web page")
	fails(t, `{"error": "no"}`, Options{}, "JSON")
	fails(t, "D\x00a\x00t\x00e\x00", Options{}, "NUL")
	fails(t, "nothing here\n", Options{}, "no row with a date")
	fails(t, "2025-02-10,0.65\n2025-02-11,0.65\n", Options{}, "f.csv:1", "no names")
	fails(t, "Date,Close\n2025-02-10,112.5\n2025-02-11,113.5\n", Options{}, "look like prices")
	fails(t, "Date,Mkt-RF\n2025-01-03,0.65\n2025-01-10,0.1\n2025-01-17,0.2\n2025-01-24,0.2\n",
		Options{}, "weekly")
	fails(t, "Date,Mkt-RF\n2025-02-10,0.65\n2025-02-10,0.66\n", Options{}, "f.csv:3",
		"different values of Mkt-RF", "line 2")
	fails(t, "Date,Mkt-RF,rm-rf\n2025-02-10,0.65,0.65\n", Options{}, "f.csv:1:13", `"rm-rf"`)
	fails(t, "Date,Mkt-RF,RF\n2025-02-10,0.65\n", Options{}, "f.csv:2", "2 cells")
	fails(t, "Date,Mkt-RF,RF\n2025-02-10,0.65,x\x1b1\n2025-02-11,0x10,1\n", Options{}, "f.csv:2:17",
		`"x\x1b1"`, "f.csv:3:12", `"0x10"`)
	fails(t, "Date,Mkt-RF\n03/04/2025,0.65\n", Options{}, "cannot be told", "--date-order")
	fails(t, "Date,Mkt-RF\n20/20/2025,0.65\n", Options{}, "neither")
	// A damaged date in the middle must not end the table in silence.
	fails(t, strings.Replace(three, "20250211", "2025O211", 1), Options{}, "f.csv:7:1",
		`"2025O211"`)
	fails(t, strings.Replace(three, "20250211,", "202502,", 1), Options{}, "f.csv:7",
		"inside a daily table")
	ps := fails(t, "Date,Mkt-RF\n2025-02-07,0.1\n"+strings.Repeat("2025-02-10,x\n", 30), Options{})
	if len(ps.List) != eventstudy.MaxProblems || ps.More != 10 {
		t.Errorf("%d problems kept, %d more", len(ps.List), ps.More)
	}
	if _, _, err := Read("f.csv", strings.NewReader(three), Options{MaxBytes: 100}); err == nil ||
		!strings.Contains(err.Error(), "--max-bytes") {
		t.Errorf("a long file: %v", err)
	}
	// A gzip bomb is cut off at the limit.
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	for range 300 {
		w.Write(make([]byte, 1<<16))
	}
	w.Close()
	if _, _, err := Read("f.csv", &gz, Options{MaxBytes: 1 << 20}); err == nil ||
		!strings.Contains(err.Error(), "more than") {
		t.Errorf("a gzip bomb: %v", err)
	}
}

func TestDateOrder(t *testing.T) {
	const text = "Date,Mkt-RF\n03/02/2025,0.65\n"
	for order, want := range map[string]string{"mdy": "2025-03-02", "dmy": "2025-02-03"} {
		f, _ := read(t, text, Options{DateOrder: order, Units: Percent})
		if f.Dates[0] != date(t, want) {
			t.Errorf("%s: %s, want %s", order, f.Dates[0], want)
		}
	}
	// 10, 11 and 12 February 2025 as d/m: as m/d two of them would be 1 month apart, and 2 November
	// is a Sunday.
	f, _ := read(t, "Date,Mkt-RF\n10/02/2025,0.65\n11/02/2025,0.3\n12/02/2025,0.3\n", Options{})
	if f.Dates[2] != date(t, "2025-02-12") {
		t.Errorf("dates: %v", f.Dates)
	}
}

// The first days of a joined file often lack every factor.
func TestEmptyFirstRow(t *testing.T) {
	f, notes := read(t, "Date,Mkt-RF,SMB\n2025-02-07,,NA\n2025-02-10,0.65,-0.12\n"+
		"2025-02-11,0.02,-0.45\n", Options{})
	if len(f.Dates) != 3 || !math.IsNaN(f.Columns[0][0]) || !has(notes, "factor-missing") {
		t.Errorf("dates %v, findings %+v", f.Dates, notes)
	}
}

// A second table, as in the library's portfolio files, is left out and said so.
func TestSecondTable(t *testing.T) {
	f, notes := read(t, three+"\r\n  Average Equal Weighted Returns -- Daily\r\n"+
		",Mkt-RF,SMB,HML,RF\r\n20250210, 9, 9, 9, 9\r\n20250211, 9, 9, 9, 9\r\n", Options{})
	checkThree(t, f)
	if !has(notes, "second-table") {
		t.Errorf("findings: %+v", notes)
	}
}

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		"Date,Mkt-RF,SMB,HML,RF\n2025-02-10,0.65,0,0,0\n": true,
		"Date,Mom\n2025-02-10,0.65\n":                     true,
		"date;smb;hml\n":                                  true,
		"Date,Open,High,Low,Close,Volume\n":               false,
		// Comerica and Regions Financial are tickers
		"Date,AAPL,CMA,RF,MSFT\n": false,
		"":                        false,
	} {
		if Looks([]byte(text)) != want {
			t.Errorf("%q looks like factors: %v", text, !want)
		}
	}
}
