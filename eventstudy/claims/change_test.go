package claims

import (
	"fmt"
	"math"
	"testing"

	"stockmove/eventstudy"
)

// turn is a listing over the turn of a year: last close of 2024 82.4, first of 2025 81.3 (open
// 82.0). 116.7/82.4 − 1 = 41.626 %, 113.8/82.4 − 1 = 38.107 %, 116.7/81.3 − 1 = 43.542 %, 116.7/82
// − 1 = 42.317 %, 116.7/88.3 − 1 = 32.163 %, 124.3/82.4 − 1 = 50.850 %, 115.2/82.4 − 1 = 39.806 %.
func turn() *eventstudy.Prices {
	return bars("9988.HK", "HKD",
		"2024-12-30 82.35 82.95 81.55 82",
		"2024-12-31 82 83.5 81.8 82.4",
		"2025-01-02 82 82.7 80.8 81.3",
		"2025-01-03 83.1 83.75 82 82.6",
		"2025-01-28 88 89 87 88.3",
		"2025-02-03 90 93 89 92",
		"2025-02-12 109.2 113.9 109.1 113.8",
		"2025-02-13 115.2 124.3 115.2 116.7",
		"2025-02-14 116.9 124.3 116.8 124.1")
}

func TestChangeSince(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("9988.HK", "", quiet(turn()))}}
	for _, c := range []struct {
		name, since, value, least string
		want                      Status
		reading                   string
		measured                  float64
	}{
		{"year to date", "year-start", "41.6%", "", Supported,
			"close against the last close of 2024", 34.3 / 82.4},
		{"more than", "year-start", "", "40%", Supported, "close against the last close of 2024",
			34.3 / 82.4},
		{"at the high", "year-start", "", "50%", OtherReading,
			"high against the last close of 2024", 41.9 / 82.4},
		{"at the open", "year-start", "39.8%", "", OtherReading,
			"open against the last close of 2024", 32.8 / 82.4},
		{"first close", "year-start", "43.5%", "", OtherReading,
			"close against the first close of 2025", 35.4 / 81.3},
		{"first open", "year-start", "42.3%", "", OtherReading,
			"close against the first open of 2025", 34.7 / 82},
		{"end of January", "year-start", "32.2%", "", OtherReading,
			"close against the last close of January 2025", 28.4 / 88.3},
		{"the day before", "year-start", "38.1%", "", OtherReading,
			"close against the last close of 2024, one session earlier", 31.4 / 82.4},
		{"too much", "year-start", "", "60%", Contradicted, "high against the last close of 2024",
			41.9 / 82.4},
		{"since a day", "2025-01-03", "41.3%", "", Supported,
			"close against the close of 3 January 2025", 34.1 / 82.6},
		{"since a month", "2025-01", "41.6%", "", Supported,
			"close against the last close before January 2025", 34.3 / 82.4},
		{"since a month's end", "2025-01", "32.2%", "", OtherReading,
			"close against the last close of January 2025", 28.4 / 88.3},
		{"since the year", "2025", "41.6%", "", Supported,
			"close against the last close before 2025", 34.3 / 82.4},
	} {
		cl := Statement{ID: c.name, Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
			Kind: "change-since", Since: c.since, Value: c.value, AtLeast: c.least}
		v := judge1(t, cl, b)
		// The long holes of the fixture are in January; only the base and the day matter here.
		if v.Status != c.want || v.Reading() != c.reading || !near10(v.Measured, c.measured) {
			t.Errorf("%s: %s on %q, %.6f; want %s on %q, %.6f\n%s", c.name, v.Status, v.Reading(),
				v.Measured, c.want, c.reading, c.measured, v.Note)
		}
	}
}

// The day on which a threshold was first passed: 40 % of 82.4 is 115.36, first closed above on the
// 13th; 38 % is 113.712, closed above on the 12th at 38.107 %, touched on the same day; 50 % is
// 123.6, touched on the 13th, closed above on the 14th (50.607 %).
func TestChangeFirstCrossing(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("9988.HK", "", turn())}}
	for _, c := range []struct{ least, want string }{
		{"40%", "it first closed as far as claimed on 13 February 2025, the day itself"},
		{"38%", "it first closed as far as claimed on 12 February 2025, at +38.11 %"},
		{"50%", "it first closed as far as claimed on 14 February 2025, at +50.61 % (during the " +
			"session already on 13 February 2025)"},
		{"90%", "it never closed as far as claimed up to 14 February 2025, where 9988.HK.csv ends"},
	} {
		v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
			Kind: "change-since", Since: "year-start", AtLeast: c.least}, b)
		if got := v.Plain("9988.HK").Detail; got != c.want {
			t.Errorf("%s: %q, want %q", c.least, got, c.want)
		}
	}
}

// A loss: 82.4 to 116.7 is no fall; from 124.3 down it would be. The sign belongs to the figure.
func TestChangeSinceLoss(t *testing.T) {
	p := closes("X", "USD", "2024-12-31 100", "2025-01-02 96", "2025-01-03 88", "2025-01-06 85")
	b := Book{Securities: []eventstudy.Security{one("X", "", p)}}
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-06"),
		Kind: "change-since", Since: "year-start", AtMost: "-12%"}
	v := judge1(t, c, b)
	if v.Status != Supported || !near10(v.Measured, -0.15) {
		t.Errorf("%s, %v", v.Status, v.Measured)
	}
	has(t, v.Note, "it first closed as far as claimed on 3 January 2025, at −12.00 %")
	c.AtMost, c.Value = "", "-15%"
	if v = judge1(t, c, b); v.Status != Supported {
		t.Error(v.Note)
	}
	// Without a sign and without a verb the figure is taken for a rise, and the fall that fits is
	// asked about.
	c.Value = "15%"
	if v = judge1(t, c, b); v.Status != Unverifiable {
		t.Error(v.Note)
	}
	has(t, v.Note, `say direction = "down"`)
	c.Direction = "up"
	if v = judge1(t, c, b); v.Status != Contradicted {
		t.Error(v.Note)
	}
}

func TestChangeSinceMissingBase(t *testing.T) {
	p := turn()
	c := Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "change-since", Since: "year-start", AtLeast: "40%"}
	for _, x := range []struct {
		name  string
		from  int
		hours eventstudy.Hours
		note  string
	}{
		{"the file begins in the year", 2, nil, "needs daily prices of 9988.HK from 31 December " +
			"2024 to 13 February 2025; 9988.HK.csv begins on 2 January 2025"},
		{"the last session is missing", 0, days{}, "9988.HK.csv has no bar for 31 December 2024"},
	} {
		q := *p
		q.Dates, q.Open, q.High, q.Low, q.Close = q.Dates[x.from:], q.Open[x.from:],
			q.High[x.from:], q.Low[x.from:], q.Close[x.from:]
		if x.from == 0 {
			q.Dates = append(append([]eventstudy.Date{}, q.Dates...)[:1:1], q.Dates[2:]...)
			q.Open, q.High, q.Low, q.Close = append(q.Open[:1:1], q.Open[2:]...),
				append(q.High[:1:1], q.High[2:]...), append(q.Low[:1:1], q.Low[2:]...),
				append(q.Close[:1:1], q.Close[2:]...)
		}
		v := judge1(t, c, Book{Securities: []eventstudy.Security{one("9988.HK", "", &q)},
			Hours: map[string]eventstudy.Hours{"M": x.hours}})
		if v.Status != Unverifiable {
			t.Errorf("%s: %s", x.name, v.Status)
		}
		has(t, v.Note, x.note)
	}
}

// A base day without trading moves to the last close before it, and says so: 4 January 2025 was a
// Saturday.
func TestChangeSinceShiftedBase(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("9988.HK", "", turn())}}
	v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "change-since", Since: "2025-01-04", Value: "41.3%"}, b)
	if v.Status != Supported || len(v.Warnings) == 0 || v.Warnings[0].Code != "base_shifted" {
		t.Errorf("%s, %v", v.Status, v.Warnings)
	}
	if v.Reading() != "close against the close of 3 January 2025, the last before 4 January 2025" {
		t.Errorf("%q", v.Reading())
	}
}

// Dividends: quoted 100 to 108 is +8 %; with 2 paid, adjusted 98 to 108, it is 10/98 = 10.204 %.
// From adjusted prices alone the quoted change has only an upper bound, which decides "at least"
// downwards and nothing else.
func TestChangeSinceDividends(t *testing.T) {
	p := quiet(bars("X", "USD", "2024-12-31 100 100 100 100 98", "2025-01-02 101 101 101 101 98.98",
		"2025-01-03 108 108 108 108 108"))
	b := Book{Securities: []eventstudy.Security{one("X", "", p)}}
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-03"),
		Kind: "change-since", Since: "year-start", Value: "10.2%"}
	if v := judge1(t, c, b); v.Status != OtherReading || !near10(v.Measured, 10.0/98) {
		t.Errorf("%s %v", v.Status, v.Measured)
	}
	p.Basis, p.Close, p.AdjClose = eventstudy.Total, p.AdjClose, nil
	p.Open, p.High, p.Low = nil, nil, nil
	for figure, want := range map[string]Status{"8%": Unverifiable, "11%": Contradicted} {
		c.Value, c.AtLeast = "", figure
		if v := judge1(t, c, b); v.Status != want {
			t.Errorf("at least %s of adjusted prices: %s, want %s", figure, v.Status, want)
		}
	}
}

// The doubts of the reader about a bar travel with the verdict that rests on it.
func TestFindingsBecomeWarnings(t *testing.T) {
	p := turn()
	p.Findings = []eventstudy.Finding{{Code: "zero-volume-flat-bar",
		Text: "a flat bar without volume", Dates: []eventstudy.Date{date("2024-12-31")}},
		{Code: "other", Dates: []eventstudy.Date{date("2025-01-03")}}}
	p.Basis = eventstudy.BasisUnknown
	v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "change-since", Since: "year-start", AtLeast: "40%"},
		Book{Securities: []eventstudy.Security{one("9988.HK", "", p)}})
	var codes []string
	for _, w := range v.Warnings {
		codes = append(codes, w.Code)
	}
	if fmt.Sprint(codes) != "[zero_volume_flat_bar other basis_unknown]" {
		t.Errorf("warnings %v", codes)
	}
}

// Adjusted closes that one factor turns into whole cents had no dividend in between, and their
// change is the quoted one. The factor 0.9835 is made up; the quoted closes rise by about a
// twentieth of 82.4 a day, in uneven cents.
func TestChangeSinceAdjustedButConstant(t *testing.T) {
	make := func(factor func(k int) float64, round float64) *eventstudy.Prices {
		p := closes("X", "HKD")
		d := date("2024-12-30")
		for k := 0; len(p.Dates) < 15; d++ {
			if d.Weekend() {
				continue
			}
			quoted := (math.Round(8240*(1+float64(k)/20)) + float64(k*k*37%23)) / 100
			p.Dates, p.Close = append(p.Dates, d),
				append(p.Close, math.Round(quoted*factor(k)*round)/round)
			k++
		}
		p.Basis = eventstudy.Total
		return p
	}
	for _, c := range []struct {
		name   string
		factor func(k int) float64
		round  float64
		want   Status
	}{
		{"six decimals", func(int) float64 { return 0.9835 }, 1e6, Supported},
		{"four decimals", func(int) float64 { return 0.9835 }, 1e4, Supported},
		{"two decimals hide it", func(int) float64 { return 0.9835 }, 1e2, Unverifiable},
		{"a dividend in between", func(k int) float64 { return 0.9835 + 0.0101*float64(k/7) }, 1e6,
			Unverifiable},
	} {
		p := make(c.factor, c.round)
		v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: p.Dates[14],
			Kind: "change-since", Since: "year-start", AtLeast: "40%"},
			Book{Securities: []eventstudy.Security{one("X", "", p)}})
		if v.Status != c.want || len(v.Warnings) == 0 || v.Warnings[0].Code != "adjusted_prices" {
			t.Errorf("%s: %s %v", c.name, v.Status, v.Warnings)
		}
	}
}
