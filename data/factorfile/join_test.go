package factorfile

import (
	"slices"
	"strings"
	"testing"
)

const five = "This file was created by using the 202604 CRSP database.\n\n" +
	",Mkt-RF,SMB,HML,RMW,CMA,RF\n20250210,0.65,-0.1,-0.28,0.11,0.2,0.02\n" +
	"20250211,0.02,-0.4,0.31,0.12,0.3,0.02\n20250212,-0.31,0.5,0.08,0.1,0.1,0.02\n" +
	"20250213,1.04,0.2,0.4,0.1,0.1,0.02\n"

const mom = "This file was created by CMPT using the 202604 CRSP database.\n\n,Mom   \n" +
	"20250207,0.9\n20250210,0.6\n20250212,-0.7\n20250213,0.8\n"

func TestMerge(t *testing.T) {
	a, _ := read(t, five, Options{})
	b, _ := read(t, mom, Options{})
	f, notes, err := Join(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(f.Names, " "); got != "Mkt-RF SMB HML RMW CMA Mom RF" {
		t.Errorf("names: %s", got)
	}
	if len(f.Dates) != 3 || f.Dates[1] != date(t, "2025-02-12") {
		t.Errorf("dates: %v", f.Dates)
	}
	same(t, "Mom", f.Columns[5], []float64{.006, -.007, .008})
	same(t, "RF", f.Columns[6], []float64{.0002, .0002, .0002})
	// 11 February lies inside and is lost; 7 February lies before the common days and is not worth
	// a word.
	if len(notes) != 1 || notes[0].Code != "factor-dates" ||
		!notes[0].Touches(date(t, "2025-02-11")) || notes[0].Touches(date(t, "2025-02-07")) {
		t.Errorf("findings: %+v", notes)
	}
	if !strings.Contains(f.Vintage, "; ") || f.Source.Path != "f.csv + f.csv" ||
		f.Source.Dialect != "french-daily" {
		t.Errorf("vintage %q, source %+v", f.Vintage, f.Source)
	}
	same(t, "a file left as it was", a.Columns[0], []float64{.0065, .0002, -.0031, .0104})
}

func TestMergeDuplicates(t *testing.T) {
	a, _ := read(t, five, Options{})
	rounded, _ := read(t, "Date,Mom,RF\n2025-02-10,0.6,0.017\n2025-02-11,0.6,0.017\n", Options{})
	f, notes, err := Join(a, rounded)
	if err != nil {
		t.Fatal(err)
	}
	if k := slices.Index(f.Names, "RF"); f.Columns[k][0] != 0.0002 ||
		!has(notes, "factor-rounding") {
		t.Errorf("RF %v, findings %+v", f.Columns[k], notes)
	}
	other, _ := read(t, "Date,SMB\n2025-02-10,0.6\n2025-02-11,-0.4\n", Options{})
	if _, _, err := Join(a, other); err == nil || !strings.Contains(err.Error(), "SMB differs") ||
		!strings.Contains(err.Error(), "0.7 %") {
		t.Errorf("two different SMB: %v", err)
	}
}

func TestMergeRefused(t *testing.T) {
	a, _ := read(t, five, Options{})
	later, _ := read(t, "Date,Mom\n2026-02-10,0.6\n2026-02-11,0.7\n", Options{})
	if _, _, err := Join(a, later); err == nil ||
		!strings.Contains(err.Error(), "no day in common") {
		t.Errorf("no common day: %v", err)
	}
	if _, _, err := Join(); err == nil {
		t.Error("nothing was merged without an error")
	}
	if f, _, err := Join(a); err != nil || f != a {
		t.Errorf("one file: %v", err)
	}
	older, _ := read(t, strings.Replace(mom, "202604", "202503", 1), Options{})
	if _, notes, err := Join(a, older); err != nil || !has(notes, "factor-vintages") {
		t.Errorf("mixed vintages: %v %v", notes, err)
	}
}

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"Mom   ": "Mom", "UMD": "Mom", "WML": "Mom", "mktrf": "Mkt-RF", "Mkt.RF": "Mkt-RF",
		"MKT_RF": "Mkt-RF", "R_F": "RF", "rmw": "RMW", " QMJ ": "QMJ", "R_MKT": "R_MKT",
	} {
		if got := Canonical(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

// TestMergeRounding holds the limit of what is rounding, half of the last digit of 0.01 %.
func TestMergeRounding(t *testing.T) {
	a, _ := read(t, five, Options{})
	for rf, want := range map[string]bool{"0.0249": true, "0.0251": false, "0.0151": true,
		"0.0149": false} {
		b, _ := read(t, "Date,Mom,RF\n2025-02-10,0.6,"+rf+"\n2025-02-11,0.6,0.02\n", Options{})
		if _, notes, err := Join(a, b); (err == nil) != want ||
			want && !has(notes, "factor-rounding") {
			t.Errorf("0.02 and %s: %v %v", rf, notes, err)
		}
	}
}
