package claims

import (
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// The figures: 13 February 2025 in Hong Kong, previous close 113.8, open and low 115.2, high 124.3,
// close 116.7. 116.7/113.8 − 1 = 2.9/113.8 = 2.548 %, 124.3/113.8 − 1 = 10.5/113.8 = 9.227 %,
// 115.2/113.8 − 1 = 1.4/113.8 = 1.230 %. Around it: 12 February 113.8/104.9 − 1 = 8.484 %, 14
// February 124.1/116.7 − 1 = 6.341 %, 10 February 105.5/100 − 1 = 5.5 %, 18 February 126.3/122.2 −
// 1 = 3.355 %. New York the same day: 119.54/118.33 − 1 = 1.023 %. Apple: 241.53/236.87 − 1 = 1.967
// %.
func TestMove(t *testing.T) {
	const d = "2025-02-13"
	for _, c := range []struct {
		name, value, basis, on string
		want                   Status
		reading                string
		measured               float64
		security               string
	}{
		{"the close", "2.5%", "", d, Supported, "close against previous close",
			2.9 / 113.8, "9988.HK"},
		{"the close, finely", "2.55%", "close", d, Supported, "close against previous close",
			2.9 / 113.8, "9988.HK"},
		{"too finely", "2.54%", "close", d, Contradicted, "close against previous close",
			2.9 / 113.8, "9988.HK"},
		{"the high", "9.2%", "", d, OtherReading, "intraday high against previous close",
			10.5 / 113.8, "9988.HK"},
		{"the high in words", "9.2%", "high", d, Supported, "intraday high against previous close",
			10.5 / 113.8, "9988.HK"},
		{"the close though the words say high", "2.5%", "high", d, Contradicted,
			"close against previous close", 2.9 / 113.8, "9988.HK"},
		{"open and low", "1.2%", "", d, OtherReading, "open against previous close",
			1.4 / 113.8, "9988.HK"},
		{"on the way", "9.1%", "", d, OtherReading, "passed through during the session",
			10.5 / 113.8, "9988.HK"},
		{"between the two", "", "", d, OtherReading, "intraday high against previous close",
			10.5 / 113.8, "9988.HK"},
		{"a session earlier", "8.5%", "", d, OtherReading,
			"close against previous close, one session earlier", 8.9 / 104.9, "9988.HK"},
		{"three earlier", "5.5%", "", d, OtherReading,
			"close against previous close, three sessions earlier", 5.5 / 100, "9988.HK"},
		{"a session later", "6.3%", "", d, OtherReading,
			"close against previous close, one session later", 7.4 / 116.7, "9988.HK"},
		{"three later", "3.4%", "", d, OtherReading,
			"close against previous close, three sessions later", 4.1 / 122.2, "9988.HK"},
		{"the other listing", "1.0%", "", d, OtherReading,
			"another listing: close against previous close", 1.21 / 118.33, "BABA"},
		{"its low", "-3.0%", "", d, OtherReading,
			"another listing: intraday low against previous close", -3.57 / 118.33, "BABA"},
		{"beyond the high", "9.3%", "", d, Contradicted, "intraday high against previous close",
			10.5 / 113.8, "9988.HK"},
		{"the wrong sign", "-9.2%", "", d, Contradicted,
			"close against previous close, two sessions later", -1.9 / 124.1, "9988.HK"},
	} {
		cl := Statement{ID: c.name, Securities: []string{"9988.HK"}, Date: date(c.on), Kind: "move",
			Value: c.value, Basis: c.basis}
		if c.value == "" {
			cl.Between = [2]string{"9.1%", "9.2%"}
		}
		v := judge1(t, cl, twoListings())
		if v.Status != c.want || v.Reading() != c.reading || v.Security() != c.security ||
			!near10(v.Measured, c.measured) {
			t.Errorf("%s: %s on %q of %s, %.6f; want %s on %q of %s, %.6f\n%s", c.name, v.Status,
				v.Reading(), v.Security(), v.Measured, c.want, c.reading, c.security,
				c.measured, v.Note)
		}
	}
}

// Bounds are taken at their word: the close is 2.548 %, the high 9.227 %.
func TestMoveBounds(t *testing.T) {
	for _, c := range []struct {
		least, most string
		want        Status
	}{
		{"2.5%", "", Supported}, {"2.55%", "", OtherReading}, {"9.3%", "", Contradicted},
		{"", "2.55%", Supported}, {"", "1.3%", OtherReading}, {"", "-2.6%", Contradicted},
	} {
		v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
			Kind: "move", AtLeast: c.least, AtMost: c.most},
			Book{Securities: []eventstudy.Security{one("9988.HK", "", hongKong())}})
		if v.Status != c.want {
			t.Errorf("at least %q, at most %q: %s, %s", c.least, c.most, v.Status, v.Note)
		}
	}
}

// The figure of another company makes nothing true, but it is named: Apple's 1.967 % under
// Alibaba's name.
func TestMoveOfAnotherCompany(t *testing.T) {
	v := judge1(t, Statement{ID: "x", Securities: []string{"BABA"}, Date: date("2025-02-13"),
		Kind: "move", Value: "1.97%", Basis: "close"}, twoListings())
	if v.Status != Contradicted || v.Security() != "BABA" {
		t.Errorf("%s on %q of %s", v.Status, v.Reading(), v.Security())
	}
	has(t, v.Note, "The figure is that of AAPL: it closed up 1.97 %")
	for _, r := range v.Readings {
		if r.Security == "AAPL" && r.Matches {
			t.Errorf("%q of AAPL makes a claim about BABA true", r.Name)
		}
	}
}

func TestMoveNote(t *testing.T) {
	v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "move", Value: "9.2%"}, twoListings())
	has(t, v.Note, "9988.HK closed up 2.55 % on 13 February 2025 (HK$116.70 after HK$113.80)",
		"9.2% is true on another reading",
		"the day's high of 13 February 2025, HK$124.30, is +9.23 % on the previous close of "+
			"HK$113.80")
}

// A list of listings: one that agrees is enough, and all are named.
func TestMoveOfSeveral(t *testing.T) {
	c := Statement{ID: "x", Securities: []string{"9988.HK", "BABA", "9988.HK"},
		Date: date("2025-02-13"), Kind: "move", Value: "1.0%"}
	v := judge1(t, c, twoListings())
	if v.Status != Supported || v.Security() != "BABA" {
		t.Errorf("%s of %s", v.Status, v.Security())
	}
	has(t, v.Note, "9988.HK closed up 2.55 %", "BABA closed up 1.02 %")
	c.Securities = []string{"9988.HK", "BIDU"}
	v = judge1(t, c, Book{Securities: []eventstudy.Security{one("9988.HK", "Alibaba", hongKong())}})
	if v.Status != Unverifiable { // Hong Kong says no, but Baidu's prices are not there
		t.Errorf("%s: %s", v.Status, v.Note)
	}
	has(t, v.Note, "needs daily prices of BIDU from 12 February 2025 to 13 February 2025; there "+
		"is no file with them")
	c.Value = "9.2%" // true of Hong Kong on another reading, and perhaps of Baidu on the plain one
	v = judge1(t, c, Book{Securities: []eventstudy.Security{one("9988.HK", "Alibaba", hongKong())}})
	if v.Status != OtherReading {
		t.Errorf("%s: %s", v.Status, v.Note)
	}
	has(t, v.Note, "Whether the plain reading of every listing disagrees cannot be told: it "+
		"needs daily prices of BIDU")
}

// A share goes ex dividend: 100 to 99 with 1 paid is −1 % quoted and 0 % adjusted (99 adjusted to
// 99 before).
func TestMoveOnExDividendDay(t *testing.T) {
	p := quiet(bars("X", "USD", "2025-03-03 100 101 99.5 100 99", "2025-03-04 99 99.6 98.7 99 99"))
	b := Book{Securities: []eventstudy.Security{one("X", "", p)}}
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-03-04"), Kind: "move",
		Value: "-1.00%"}
	if v := judge1(t, c, b); v.Status != Supported {
		t.Errorf("quoted: %s", v.Note)
	}
	c.Value = "0.00%"
	if v := judge1(t, c, b); v.Status != OtherReading ||
		v.Reading() != "adjusted close against previous adjusted close" {
		t.Errorf("adjusted: %s on %q", v.Status, v.Reading())
	}
	// the same from a file that has adjusted prices only
	p.Basis, p.Close, p.AdjClose = eventstudy.Total, p.AdjClose, nil
	v := judge1(t, c, b)
	if v.Status != Supported || len(v.Warnings) != 1 || v.Warnings[0].Code != "adjusted_prices" {
		t.Errorf("adjusted only: %s, %v", v.Status, v.Warnings)
	}
}

// What the file lacks decides between contradicted and unverifiable.
func TestMoveMissingData(t *testing.T) {
	hk := func(edit func(p *eventstudy.Prices)) Book {
		p := hongKong()
		edit(p)
		return Book{Securities: []eventstudy.Security{one("9988.HK", "", p)},
			Hours: map[string]eventstudy.Hours{"M": days{}}}
	}
	cut := func(from, to int) func(p *eventstudy.Prices) {
		return func(p *eventstudy.Prices) {
			for _, col := range []*[]float64{&p.Open, &p.High, &p.Low, &p.Close} {
				*col = append((*col)[:from:from], (*col)[to:]...)
			}
			p.Dates = append(p.Dates[:from:from], p.Dates[to:]...)
		}
	}
	claim := Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "move", Value: "9.2%"}
	for _, c := range []struct {
		name string
		edit func(*eventstudy.Prices)
		want Status
		note string
	}{
		{"the file ends before", cut(3, 9), Unverifiable, "needs daily prices of 9988.HK from 12 " +
			"February 2025 to 13 February 2025; 9988.HK.csv ends on 11 February 2025"},
		{"the file begins on the day", cut(0, 4), Unverifiable,
			"9988.HK.csv begins on 13 February 2025"},
		{"the file begins after it", cut(0, 6), Unverifiable,
			"9988.HK.csv begins on 17 February 2025"},
		{"the day is missing", cut(4, 5), Unverifiable,
			"a bar of 9988.HK for 13 February 2025, which 9988.HK.csv lacks"},
		{"the day before is missing", cut(3, 4), Unverifiable,
			"9988.HK.csv has no bar for 12 February 2025"},
		{"closes alone", func(p *eventstudy.Prices) { p.Open, p.High, p.Low = nil, nil, nil },
			Unverifiable, "the high of 9988.HK on 13 February 2025, which 9988.HK.csv lacks"},
		{"no prices", func(p *eventstudy.Prices) { *p = eventstudy.Prices{} }, Unverifiable,
			"there is no file with them"},
		{"the close is blank", func(p *eventstudy.Prices) { p.Close[4] = math.NaN() }, Unverifiable,
			"a bar of 9988.HK for 13 February 2025"},
		{"no open", func(p *eventstudy.Prices) { p.Open = nil }, OtherReading, "HK$124.30"},
	} {
		v := judge1(t, claim, hk(c.edit))
		if v.Status != c.want {
			t.Errorf("%s: %s", c.name, v.Status)
		}
		has(t, v.Note, c.note)
	}
	// When the words name the close, closes decide.
	claim.Basis = "close"
	if v := judge1(t, claim, hk(func(p *eventstudy.Prices) {
		p.Open, p.High, p.Low = nil, nil, nil
	})); v.Status != Contradicted {
		t.Errorf("closes alone, of a close: %s", v.Status)
	}
}

// A day without trading is never shifted in silence: Saturday the 15th, and a holiday that the
// calendar names.
func TestMoveOnClosedDay(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("BABA", "", newYork())},
		Hours: map[string]eventstudy.Hours{"M": days{"2025-02-17": "Washington's Birthday"}}}
	c := Statement{ID: "x", Securities: []string{"BABA"}, Date: date("2025-02-12"), Kind: "move",
		Value: "4.9%"}
	if v := judge1(t, c, b); v.Status != Supported { // 118.33/112.78 − 1 = 4.921 %
		t.Error(v.Note)
	}
	b.Securities[0].Prices = bars("BABA", "USD", "2025-02-13 115.33 119.57 114.76 119.54",
		"2025-02-14 126.59 126.8 120.495 124.73", "2025-02-18 127.74 129.02 125.61 126.9")
	for day, why := range map[string]string{"2025-02-15": "Saturday",
		"2025-02-17": "Washington's Birthday"} {
		// 124.73/119.54 − 1 = 4.342 % on the 14th
		for value, agrees := range map[string]bool{"4.3%": true, "9.9%": false} {
			c.Date, c.Value = date(day), value
			v := judge1(t, c, b)
			if v.Status != Unverifiable {
				t.Errorf("%s: %s on %q", day, v.Status, v.Reading())
			}
			has(t, v.Note, "did not trade", why, "One session later", "one session earlier")
			before := v.Readings[2]
			if before.ToDate != date("2025-02-14") || before.Session != -1 ||
				before.Matches != agrees || math.Abs(before.Value-0.04342) > 1e-5 {
				t.Errorf("%s, %s: %+v", day, value, before)
			}
		}
	}
}

// One bar a week is no day's move, however well a figure fits.
func TestMoveOfWeeklyBars(t *testing.T) {
	p := closes("X", "USD", "2025-01-06 100", "2025-01-13 101", "2025-01-20 103", "2025-01-27 104",
		"2025-02-03 105")
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-20"),
		Kind: "move", Value: "2.0%"}, Book{Securities: []eventstudy.Security{one("X", "", p)}})
	if v.Status != Unverifiable {
		t.Error(v.Status)
	}
	has(t, v.Note, "X.csv does not have one bar a day")
}

// A fall that is written without its minus is contradicted, and the note says what is the matter.
func TestMoveMirrored(t *testing.T) {
	for value, want := range map[string]bool{"-2.55%": true, "-2.61%": false, "9.5%": false} {
		v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
			Kind: "move", Value: value}, twoListings())
		if got := strings.Contains(v.Note, "fits with the other sign"); v.Status != Contradicted ||
			got != want {
			t.Errorf("%s: %s, %q", value, v.Status, v.Note)
		}
	}
}
