package words

import (
	"math"
	"testing"
)

var nan, inf = math.NaN(), math.Inf(1)

// is compares texts; every expectation in these tests is written by hand from the rule it tests.
func is(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"fixed", Fixed(1.005, 1), "1.0"},
		{"fixed, below", Fixed(-2.25, 1), "−2.2"},
		{"fixed, a zero has no sign", Fixed(-0.004, 2), "0.00"},
		{"fixed, unknown", Fixed(nan, 2), "–"},
		{"fixed, infinite", Fixed(-inf, 2), "–"},
		{"signed", Signed(0.5, 2), "+0.50"},
		{"signed, below", Signed(-0.5, 2), "−0.50"},
		{"signed, a zero has no sign", Signed(0.004, 2), "0.00"},
		{"signed, unknown", Signed(nan, 2), "–"},
		{"grouped, four digits", Grouped(2025.5, 1), "2025.5"},
		{"grouped, five", Grouped(12025.5, 1), "12,025.5"},
		{"grouped, below", Grouped(-1234567, 0), "−1,234,567"},
		{"grouped, rounded up to five digits", Grouped(9999.6, 0), "10,000"},
		{"grouped, unknown", Grouped(nan, 0), "–"},
		{"signed and grouped", SignedGrouped(12025.5, 1), "+12,025.5"},
		{"digits, nine in a row", Digits(0.9996), "1.00"},
		{"digits, below one", Digits(-0.012345), "−0.0123"},
		{"digits, hundreds", Digits(123.4), "123"},
		{"digits, small", Digits(-0.000012), "−1.20e−05"},
		{"digits, large", Digits(1234567), "1.23e+06"},
		{"digits, a million", Digits(1e6), "1.00e+06"},
		{"digits, smaller", Digits(0.000412), "0.000412"},
		{"digits, smallest written out", Digits(0.0001), "0.000100"},
		{"digits, zero", Digits(0), "0"},
		{"digits, unknown", Digits(nan), "–"},
		{"trimmed", Trimmed(97.5), "97.5"},
		{"trimmed, whole", Trimmed(100), "100"},
		{"trimmed, four decimals", Trimmed(0.00014), "0.0001"},
		{"plain", Plain(1234), "1230"},
		{"plain, small", Plain(-0.0000123456), "−0.0000123"},
		{"plain, unknown", Plain(inf), "–"},
	} {
		is(t, c.what, c.got, c.want)
	}
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th",
		12: "12th", 13: "13th", 21: "21st", 102: "102nd", 111: "111th"} {
		is(t, "ordinal", Ordinal(n), want)
	}
}

// TestPercent holds the one rule of spaces: a narrow no-break space before every per cent sign.
func TestPercent(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"gain", Percent(0.0923, 2), "+9.23\u202f%"},
		{"loss", Percent(-0.005, 1), "−0.5\u202f%"},
		{"zero", Percent(0.000001, 2), "0.00\u202f%"},
		{"many digits", Percent(123.45, 0), "+12,345\u202f%"},
		{"unknown", Percent(nan, 2), "–"},
		{"size", Size(-0.0923, 1), "9.2\u202f%"},
		{"size, unknown", Size(nan, 1), "–"},
		{"interval", Interval([2]float64{-0.01, 0.03}, 2), "−1.00 to +3.00\u202f%"},
		{"open above", Interval([2]float64{-0.01, inf}, 1), "above −1.0\u202f%"},
		{"open below", Interval([2]float64{-inf, 0.03}, 1), "below +3.0\u202f%"},
		{"unknown", Interval([2]float64{nan, 0.03}, 1), "–"},
		{"unknown and open", Interval([2]float64{nan, inf}, 1), "–"},
		{"share", Share(1, 3), "33\u202f%"},
		{"nearly all", Share(999, 1000), "99\u202f%"},
		{"nearly none", Share(1, 1000), "1\u202f%"},
		{"all", Share(3, 3), "all"},
		{"none", Share(0, 3), "none"},
		{"of none", Share(0, 0), "–"},
		{"level", Level(0.05), "5\u202f%"},
		{"confidence", Level(1 - 0.025), "97.5\u202f%"},
		{"tied", Tie("10 % of 5 days, % and 7.5 %"), "10\u202f% of 5 days, % and 7.5\u202f%"},
		{"tied twice", Tie(Tie("10 %")), "10\u202f%"},
		{"untied", Untie("10\u202f% on 13\u00a0February"), "10 % on 13 February"},
	} {
		is(t, c.what, c.got, c.want)
	}
	for v, want := range map[float64]int{0.01: 1, 0.0005: 1, 0.00049: 2, 0.00005: 2,
		0.00004: 3, 1e-9: 1} {
		if got := Places(v); got != want {
			t.Errorf("Places(%v) = %d, want %d", v, got, want)
		}
	}
	if Places(nan) != 1 {
		t.Error("an unknown figure has one decimal")
	}
	// −8.9496 % would be −8.95 % with two decimals, which reaches a bound of −8.95 %.
	short := func(v float64) bool { return v > -0.0895 }
	is(t, "finely", Finely(-0.089496, short), "−8.9496\u202f%")
	is(t, "finely, two do", Finely(-0.08941, short), "−8.94\u202f%")
	is(t, "finely, at most six", Finely(0.1, func(float64) bool { return false }),
		"+10.000000\u202f%")
}

func TestPValues(t *testing.T) {
	for _, c := range []struct {
		p, alpha      float64
		three, equals string
		text          string
	}{
		{0.0004, 0.05, "<0.001", "< 0.001", "p < 0.001"},
		{0.001, 0.05, "0.001", "= 0.001", "p = 0.001"},
		{0.0499, 0.05, "0.0499", "= 0.0499", "p = 0.0499"},
		{0.0501, 0.05, "0.0501", "= 0.0501", "p = 0.0501"},
		{0.05, 0.05, "0.050", "= 0.050", "p = 0.05"},
		{0.0321, 0.05, "0.032", "= 0.032", "p = 0.032"},
		{0.03, 0.05, "0.030", "= 0.030", "p = 0.03"},
		{0.4321, 0.05, "0.432", "= 0.432", "p = 0.43"},
		{0.997, 0.05, "0.997", "= 0.997", "p > 0.99"},
		{0.00004, 0.0005, "<0.0001", "< 0.0001", "p < 0.0001"},
		{nan, 0.05, "–", "= –", "p unknown"},
	} {
		is(t, "probability", Probability(c.p, c.alpha, 3), c.three)
		is(t, "equals", PEquals(c.p, c.alpha), c.equals)
		is(t, "p-value", PValue(c.p, c.alpha), c.text)
	}
}

func TestMoney(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"dollars of Hong Kong", Money(124.3, "HKD"), "HK$124.30"},
		{"all its decimals", Money(0.0125, "USD"), "$0.0125"},
		{"four at most", Money(28.12345678, "USD"), "$28.1235"},
		{"pence", Money(112, "GBp"), "112.00p"},
		{"a code", Money(12.5, "CHF"), "CHF\u00a012.50"},
		{"no currency", Money(12.5, ""), "12.50"},
		{"unknown", Money(nan, "USD"), "–"},
		{"more", MoneyChange(0.7, "HKD"), "+HK$0.70"},
		{"less", MoneyChange(-1.2, "USD"), "−$1.20"},
		{"change, unknown", MoneyChange(nan, "USD"), "–"},
		{"rounded", RoundMoney(124.305, "JPY"), "¥124.31"},
		{"an index", RoundPrice(24210.4), "24,210"},
		{"thousands", RoundPrice(9999.5), "9999.50"},
		{"a penny share", RoundPrice(0.0512), "0.0512"},
		{"a coin", RoundPrice(0.000123), "0.000123"},
		{"a table's cents", Price(124.3), "124.30"},
		{"a table's third decimal", Price(124.305), "124.305"},
		{"a table's large price", Price(24210.456), "24210.46"},
		{"a table's small price", Price(0.05), "0.05000"},
		{"a table's zero", Price(0), "0.00"},
		{"a table's dust", Price(1e-8), "1.00e−08"},
		{"a table's unknown", Price(nan), "–"},
	} {
		is(t, c.what, c.got, c.want)
	}
}

// TestPrintedPValues adds the shortest forms that still tell p from the level and from zero.
func TestPrintedPValues(t *testing.T) {
	for _, c := range []struct {
		p, alpha    float64
		table, text string
	}{
		{0.0009, 0.05, "<0.001", "p < 0.001"}, {0.001, 0.05, "0.001", "p = 0.001"},
		{0.0049, 0.05, "0.005", "p = 0.005"}, {0.0099, 0.05, "0.010", "p = 0.01"},
		{0.0499, 0.05, "0.0499", "p = 0.0499"}, {0.0501, 0.05, "0.0501", "p = 0.0501"},
		{0.44, 0.05, "0.440", "p = 0.44"}, {0.96, 0.05, "0.960", "p = 0.96"},
		{0.996, 0.05, "0.996", "p > 0.99"}, {0.00005, 0.0001, "<0.0001", "p < 0.0001"},
	} {
		if got := Probability(c.p, c.alpha, 3); got != c.table {
			t.Errorf("%v at %v is %s in a table, want %s", c.p, c.alpha, got, c.table)
		}
		if got := PValue(c.p, c.alpha); got != c.text {
			t.Errorf("%v at %v is %q in a text, want %q", c.p, c.alpha, got, c.text)
		}
	}
}
