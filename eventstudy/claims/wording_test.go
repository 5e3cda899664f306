package claims

import (
	"math"
	"strings"
	"testing"
)

// The base is said to have moved only where it has: the alternative "the close before" starts
// elsewhere on purpose.
func TestShiftedBaseBelongsToThePlainBase(t *testing.T) {
	p := closes("X", "USD", "2024-02-23 100", "2024-02-26 105", "2024-02-27 106", "2024-02-28 110")
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-28"),
		Kind: "change-since", Since: "2024-02-26", Value: "10.0%"}
	// 110/100 is the change since the close before
	for _, r := range judge1(t, c, bookOf(p)).Readings {
		for _, w := range r.warn {
			if w.Code == "base_shifted" {
				t.Errorf("%s: %s", r.Name, w.Text)
			}
		}
	}
}

// April 2025 begins with a session, so the base of "since April" is the close of the day before:
// 100, and not 102, the first close of the month. 110/100 − 1 = 10 %, 110/102 − 1 = 7.84 %.
func TestMonthThatBeginsWithASession(t *testing.T) {
	p := closes("X", "USD", "2025-03-28 99", "2025-03-31 100", "2025-04-01 102", "2025-04-02 110")
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-04-02"),
		Kind: "change-since", Since: "2025-04", Value: "10.0%"}
	if v := judge1(t, c, bookOf(p)); v.Status != Supported ||
		v.Reading() != "close against the last close before April 2025" {
		t.Errorf("%s on %q: %s", v.Status, v.Reading(), v.Note)
	}
}

// An adjusted close of the very day proves that the days from it on are not all as quoted.
func TestAdjustedCloseOfTheDayItself(t *testing.T) {
	p := closes("X", "USD", "2025-01-02 98.123456", "2025-01-03 100.2501", "2025-01-06 101.5",
		"2025-01-07 102", "2025-01-08 103",
		"2025-01-09 104", "2025-01-10 105", "2025-01-13 106", "2025-01-14 107", "2025-01-15 108",
		"2025-01-16 109")
	p.Basis = "total"
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-03"), Kind: "level",
		Value: "$100.25", Basis: "close"}
	if v := judge1(t, c, bookOf(p)); v.Status != Unverifiable {
		t.Errorf("%s: %s", v.Status, v.Note)
	}
}

// Where every session in between rose there is no loss to name, and a rise is never called one.
func TestNoLossInBetween(t *testing.T) {
	p := closes("X", "USD", "2024-02-26 100", "2024-02-27 101", "2024-02-28 103", "2024-02-29 90")
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-29"),
		Kind: "largest-loss-since", Since: "2024-02-26"}
	v := judge1(t, c, bookOf(p))
	has(t, v.Note, "there is no loss in between")
	if v.Status != Supported || strings.Contains(v.Note, "loss in between is") {
		t.Errorf("%s: %s", v.Status, v.Note)
	}
}

// A figure is written with as many digits as the verdict turns on: −8.948 % rounds to −8.9 %, −8.95
// % would not; a loss of 8.9995 % is larger than one of 8.9985 %, and both are 9.00 %.
func TestDigitsThatDecide(t *testing.T) {
	p := closes("X", "USD", "2024-02-26 100", "2024-02-27 91.052", "2024-02-28 182.104")
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-27"), Kind: "move",
		Value: "-8.9%"}
	v := judge1(t, c, bookOf(p))
	if v.Status != Supported {
		t.Error(v.Note)
	}
	has(t, v.Note, "down 8.948 %")
	p = closes("X", "USD", "2024-02-26 100000", "2024-02-27 91001.5", "2024-02-28 100000",
		"2024-02-29 91000.5")
	v = judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-29"),
		Kind: "largest-loss-since", Since: "2024-02-26"}, bookOf(p))
	has(t, v.Note, "the largest loss in between is −8.998 %")
}

// Claims of one day are answered together only where one answer serves: a rise and a fall do not,
// nor do two bounds, and a range is not joined to a figure by a dash.
func TestFiguresAreNotGarbled(t *testing.T) {
	c := func(id, value string, between ...string) Statement {
		cl := Statement{ID: id, Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
			Kind: "move", Value: value}
		if len(between) > 0 {
			cl.Between = [2]string(between)
		}
		return cl
	}
	least := c("d", "")
	least.AtLeast = "2%"
	cs := []Statement{c("a", "5%"), c("b", "", "4%", "6%"), c("c", "-3%"), least}
	text := strings.Join(Summary(judgeAll(t, cs, twoListings()), nil, twoListings()), "\n")
	has(t, text, "move 5% and 4% to 6% on", "move -3% on", "move at least 2% on")
	if strings.Contains(text, "5–4%") {
		t.Error(text)
	}
}

// A measured figure is written in the unit of the claim and the money of the listing.
func TestWrittenFigures(t *testing.T) {
	for _, c := range []struct {
		unit     Unit
		value    float64
		currency string
		want     string
	}{
		{Fraction, 0.0254833, "", "+2.55 %"}, {Price, 124.3, "HKD", "HK$124.30"},
		{Price, 124.3, "", "124.30"},
		{Points, -11.59, "USD", "−$11.59"}, {Points, -1.2, "GBX", "−£1.20"},
		{Multiple, 3.976, "", "3.98 times"},
		{Count, 336901993, "", "336,901,993"}, {Price, math.NaN(), "USD", "–"},
	} {
		v := &Verdict{Unit: c.unit}
		if got := v.Figure(&Reading{Value: c.value, currency: c.currency}); got != c.want {
			t.Errorf("%s %v: %q, want %q", c.unit, c.value, got, c.want)
		}
	}
	if got := (&Verdict{}).Figure(nil); got != "–" {
		t.Error(got)
	}
}
