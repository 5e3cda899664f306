package claims

import (
	"testing"

	"stockmove/eventstudy"
)

func TestLevel(t *testing.T) {
	for _, c := range []struct {
		name, security, value, basis string
		want                         Status
		reading                      string
		measured                     float64
	}{
		{"the close", "9988.HK", "HK$116.7", "", Supported, "close", 116.7},
		{"without a currency", "9988.HK", "116.7", "", Supported, "close", 116.7},
		{"the high", "9988.HK", "HK$124.3", "", OtherReading, "intraday high", 124.3},
		{"the high in words", "9988.HK", "HK$124.3", "high", Supported, "intraday high", 124.3},
		{"the open", "9988.HK", "HK$115.2", "", OtherReading, "open", 115.2},
		// 115.2 is 4.8 away, 124.3 is 4.3
		{"on the way", "9988.HK", "HK$120", "", OtherReading, "passed through during the session",
			124.3},
		{"the day before", "9988.HK", "HK$113.8", "", OtherReading, "close, one session earlier",
			113.8},
		{"the day after", "9988.HK", "HK$124.1", "close", OtherReading,
			"close, one session later", 124.1},
		{"too high", "9988.HK", "HK$130.0", "", Contradicted, "close, three sessions later", 126.3},
		{"dollars of Hong Kong's listing", "9988.HK", "$119.54", "", Unverifiable, "close", 0},
		{"dollars", "BABA", "$119.54", "", Supported, "close", 119.54},
	} {
		v := judge1(t, Statement{ID: c.name, Securities: []string{c.security},
			Date: date("2025-02-13"), Kind: "level", Value: c.value, Basis: c.basis}, twoListings())
		if v.Status != c.want || v.Reading() != c.reading ||
			c.measured != 0 && v.Measured != c.measured {
			t.Errorf("%s: %s on %q, %v; want %s on %q, %v\n%s", c.name, v.Status, v.Reading(),
				v.Measured, c.want, c.reading, c.measured, v.Note)
		}
		if v.Unit != Price {
			t.Errorf("%s: in %s", c.name, v.Unit)
		}
	}
}

// A price in another currency than the listing's cannot be compared; it is told apart from a false
// one.
func TestLevelCurrency(t *testing.T) {
	c := Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "level", Value: "$119.54"}
	v := judge1(t, c, twoListings())
	has(t, v.Note, "a price of 9988.HK in USD", "9988.HK.csv is in HKD")
	b := twoListings()
	b.Securities[0].Prices.Currency, b.Securities[0].ID = "", "ALIBABA"
	c.Value, c.Securities = "HK$116.7", []string{"ALIBABA"}
	if v = judge1(t, c, b); v.Status != Supported || len(v.Warnings) != 1 ||
		v.Warnings[0].Code != "currency_unknown" {
		t.Errorf("currency unknown: %s, %v", v.Status, v.Warnings)
	}
	// ¥ is the sign of two currencies; either will do.
	p := closes("7203.T", "JPY", "2025-02-13 2800")
	c = Statement{ID: "x", Securities: []string{"7203.T"}, Date: date("2025-02-13"), Kind: "level",
		Value: "¥2,800"}
	if v = judge1(t, c,
		Book{Securities: []eventstudy.Security{one("7203.T", "", p)}}); v.Status != Supported {
		t.Errorf("yen: %s", v.Note)
	}
}

// A four-for-one split after the article: the file shows 125.05 where 500.2 was quoted. A file of
// prices as traded is no excuse for a wrong claim.
func TestLevelAfterSplit(t *testing.T) {
	p := bars("X", "USD", "2020-07-31 120 126 119 125.05", "2020-08-03 127 129 126 128")
	b := Book{Securities: []eventstudy.Security{one("X", "", p)}}
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2020-07-31"), Kind: "level",
		Value: "$500.2"}
	v := judge1(t, c, b)
	if v.Status != Unverifiable {
		t.Errorf("split: %s", v.Status)
	}
	has(t, v.Note, "4 times the close of 31 July 2020, $125.05", "by a factor of 4")
	p.Basis = eventstudy.Raw
	if v = judge1(t, c, b); v.Status != Contradicted {
		t.Errorf("raw: %s", v.Status)
	}
}

// Adjusted prices do not show what was quoted, unless the file proves that nothing was taken out
// since.
func TestLevelOfAdjustedFile(t *testing.T) {
	p := closes("X", "USD", "2025-01-02 98.123456", "2025-01-03 100.25", "2025-01-06 101.5",
		"2025-01-07 102", "2025-01-08 103", "2025-01-09 104",
		"2025-01-10 105", "2025-01-13 106", "2025-01-14 107", "2025-01-15 108", "2025-01-16 109")
	p.Basis = eventstudy.Total
	b := Book{Securities: []eventstudy.Security{one("X", "", p)}}
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-03"), Kind: "level",
		Value: "$100.25", Basis: "close"}
	// ten closes to the end are whole cents, the one before is not
	if v := judge1(t, c, b); v.Status != Supported {
		t.Errorf("proven: %s", v.Note)
	}
	p.Close[5] = 104.000123 // an ex-date in between
	v := judge1(t, c, b)
	if v.Status != Unverifiable {
		t.Errorf("not proven: %s", v.Status)
	}
	has(t, v.Note, "quoted prices of X for 3 January 2025; those of X.csv have dividends taken out")
}
