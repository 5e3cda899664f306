package claims

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// steps is a listing of closes on weekdays from Monday 6 January 2025 on, after 300 quiet sessions;
// high and low are a hundredth away. A second id follows it at a tenth of the price.
func steps(closes ...float64) *eventstudy.Prices {
	p := bars("X", "USD")
	d := date("2025-01-06")
	for _, c := range closes {
		for d.Weekend() {
			d++
		}
		p.Dates = append(p.Dates, d)
		p.Open, p.Close = append(p.Open, c), append(p.Close, c)
		p.High, p.Low = append(p.High, c*1.01), append(p.Low, c*0.99)
		d++
	}
	return quiet(p)
}

// The days: Monday 6 January to Friday 17 January 2025. Closes 100, 101, 102, 103, 104 | 105, 105,
// 106, 103, 110. Week: 110/104 − 1 = 5.769 %; month (from the quiet 31 December, 100.01 or 100.02):
// 10 %; the week before, from 100.02: 3.98 %; five sessions: 110/104 − 1 as well; 110 − 103 = 7;
// 103/106 − 1 = −2.830 %; the index is constant at 50.
func TestFurtherKinds(t *testing.T) {
	p := steps(100, 101, 102, 103, 104, 105, 105, 106, 103, 110)
	q := steps(50, 50, 50, 50, 50, 50, 50, 50, 50, 51)
	q.ID = "INDEX"
	for i := range p.Dates {
		p.Volume = append(p.Volume, 1000+float64(i%7))
	}
	p.Volume[len(p.Volume)-1] = 3009
	b := Book{Securities: []eventstudy.Security{one("X", "X Inc.", p), one("INDEX", "Index", q)}}
	b.Securities[0].Shares = []eventstudy.Shares{{From: date("2024-01-01"), Count: 2e9}}
	for _, c := range []struct {
		name  string
		claim Statement
		want  Status
		value float64
		words string
	}{
		{"week", Statement{Kind: "period-move", Period: "week", Value: "5.8%"}, Supported,
			110.0/104 - 1, "the last close before the week"},
		{"week, false", Statement{Kind: "period-move", Period: "week", Value: "7.7%"}, Contradicted,
			math.NaN(), ""},
		{"five sessions", Statement{Kind: "period-move", Period: "5 days", Value: "5.8%"},
			Supported, 110.0/104 - 1, "the close 5 sessions before"},
		{"fell for the week", Statement{Kind: "period-move", Period: "week", Value: "5.8%",
			Direction: "down"}, Contradicted, math.NaN(), ""},
		{"multiple", Statement{Kind: "multiple", Since: "2025-01-06", Value: "1.1x"}, Supported,
			1.1, "1.10 times"},
		{"doubled", Statement{Kind: "multiple", Since: "2025-01-06", Value: "doubled"},
			Contradicted, math.NaN(), ""},
		{"beat the index", Statement{Kind: "relative", Against: "INDEX", Value: "4.8 points"},
			Supported, 110.0/103 - 51.0/50,
			"INDEX gained 2.00 %, a difference of +4.80 percentage points"},
		{"beat it at all", Statement{Kind: "relative", Against: "INDEX", Direction: "up"},
			Supported, math.NaN(), ""},
		{"lagged it", Statement{Kind: "relative", Against: "INDEX", Direction: "down"},
			Contradicted, math.NaN(), ""},
		{"no such index", Statement{Kind: "relative", Against: "SPX", Direction: "up"},
			Unverifiable, math.NaN(), "there is no file with them"},
		{"points", Statement{Kind: "points", Value: "$7.00"}, Supported, 7, "closed up $7.00"},
		{"points lost", Statement{Kind: "points", Value: "$3.00", Direction: "down",
			Date: date("2025-01-16")}, Supported, -3, "closed down $3.00"},
		{"streak", Statement{Kind: "streak", Length: 1, Direction: "up"}, Supported, 1,
			"rose on 17 January 2025 ($110.00 after $103.00), and not on the session before"},
		{"streak broken", Statement{Kind: "streak", Length: 7, Direction: "up",
			Date: date("2025-01-15")}, Contradicted, math.NaN(),
			"an unchanged close on 14 January 2025 broke the run"},
		{"volume", Statement{Kind: "volume", Value: "3.0x"}, Supported, math.NaN(),
			"the mean of the 20 sessions before"},
		{"heaviest", Statement{Kind: "volume", Since: "2024-12"}, Supported, 3009,
			"had a volume of 3,009 on 17 January 2025; the heaviest"},
		{"year's high", Statement{Kind: "n-high", Span: "52w"}, Supported, 110,
			"closed at $110.00"},
		{"of the sessions", Statement{Kind: "n-high", Span: "6m", Of: "high"},
			Supported, 111.1, ""},
		{"no low", Statement{Kind: "n-low", Span: "6m"}, Contradicted, math.NaN(),
			"the 6-month low"},
		{"all time", Statement{Kind: "n-high", Span: "all"}, Unverifiable, math.NaN(),
			"from its first day of trading on"},
		{"not all time", Statement{Kind: "n-high", Span: "all", Date: date("2025-01-16")},
			Contradicted, math.NaN(), "the all-time high"},
		{"longer than the file", Statement{Kind: "n-high", Span: "9y"}, Unverifiable, math.NaN(),
			"X.csv begins"},
		{"below the high", Statement{Kind: "from-extreme", Span: "6m", Of: "close", Value: "2.8%",
			Date: date("2025-01-16")}, Supported, 103.0/106 - 1,
			"below the highest close of the 6 months up to then, $106.00 on 15 January 2025"},
		{"no bear", Statement{Kind: "regime", Value: "bear"}, Contradicted, math.NaN(),
			"a bear market"},
		{"best week", Statement{Kind: "best-since", Period: "week", Since: "2024-12"}, Supported,
			110.0/104 - 1, "the best week in between is +3.98 %"},
		{"worst week", Statement{Kind: "worst-since", Period: "week", Since: "2024-12"},
			Contradicted, math.NaN(), "the worst week since December 2024"},
		{"gained", Statement{Kind: "market-value", Value: "$14bn", Direction: "up"}, Supported,
			14e9, "gained $14.00 billion of market value at the close of 17 January 2025"},
		{"worth", Statement{Kind: "market-value", Value: "$220bn"}, Supported, 220e9, ""},
		{"worth in euro", Statement{Kind: "market-value", Value: "€220bn"}, Unverifiable,
			math.NaN(), "exchange rate"},
	} {
		s := c.claim
		s.ID, s.Securities = c.name, []string{"X"}
		if s.Date == 0 {
			s.Date = date("2025-01-17")
		}
		v := judge1(t, s, b)
		if v.Status != c.want ||
			!math.IsNaN(c.value) && math.Abs(v.Measured-c.value) > 1e-9*math.Abs(c.value) {
			t.Errorf("%s: %s at %v, want %s at %v\n%s", c.name, v.Status, v.Measured, c.want,
				c.value, v.Note)
		}
		has(t, v.Note+" "+v.Reading(), c.words)
		if strings.Contains(v.Note, " or all-time") || strings.Contains(v.Note, ", quarter or") {
			t.Errorf("%s: all sorts of the kind, and not the one claimed: %s", c.name, v.Note)
		}
		if v.Status == Contradicted && v.Correction == "" {
			t.Errorf("%s: no correction", c.name)
		}
	}
	none := b
	none.Securities[0].Shares = nil
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-17"),
		Kind: "market-value", Value: "$14bn", Direction: "up"}, none)
	has(t, v.Note, "the number of shares of X on 17 January 2025")
}

// A price that the session before had passed is no record, a low against closes is not the lowest
// close, a price above the previous close was not fallen to, and an id keeps its small letter.
func TestCorrectionsOfRecords(t *testing.T) {
	p := steps(100, 101, 102, 103, 104, 105, 105, 106, 103, 110)
	p.ID = "x"
	b := bookOf(p)
	b.Securities[0].Name = ""
	for _, c := range []struct {
		kind, day, want string
	}{
		{"lowest-since", "2025-01-17",
			"x traded as low as $108.90 on 17 January 2025, no lower than the close of the " +
				"session before ($103.00)."},
		{"lowest-since", "2025-01-16",
			"x fell to $101.97 on 16 January 2025, below every close since 7 January 2025 " +
				"($101.00)."},
		{"largest-gain-since", "2025-01-16",
			"x closed down 2.83 % at $103.00 on 16 January 2025, which is no gain; the largest " +
				"gain after 6 January 2025 is +1.00 % on 7 January 2025."},
		{"n-high", "2025-01-16",
			"x closed at $103.00 on 16 January 2025, no higher than the close of the session " +
				"before ($106.00)."},
	} {
		s := Statement{ID: "r", Securities: []string{"x"}, Kind: c.kind, Date: date(c.day)}
		if s.Since = "2025-01-06"; c.kind == "n-high" {
			s.Since, s.Span = "", "6m"
		}
		if v := judge1(t, s, b); v.Correction != c.want {
			t.Errorf("%s of %s: %s\nwant %s", c.kind, c.day, v.Correction, c.want)
		}
	}
}

// A fall of a fifth from the highest close of the year is a bear market, one of a tenth a
// correction.
func TestRegimes(t *testing.T) {
	for _, c := range []struct {
		last  float64
		value string
		want  Status
	}{{80, "bear", Supported}, {80.5, "bear", Contradicted}, {80.5, "correction", Supported},
		{121, "bull", Supported}, {115, "bull", Contradicted}} {
		p := steps(100, c.last)
		for i := range p.Close[:len(p.Close)-1] { // flat, so that the highest close is 100
			p.Close[i], p.High[i], p.Low[i] = 100, 100, 100
		}
		v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: p.Dates[len(p.Dates)-1],
			Kind: "regime", Value: c.value}, bookOf(p))
		if v.Status != c.want {
			t.Errorf("%v, %s: %s\n%s", c.last, c.value, v.Status, v.Note)
		}
	}
}

// Pence and pounds are one currency: 112p is £1.12, on a file in pence and on one in pounds.
func TestPence(t *testing.T) {
	for _, c := range []struct {
		currency, value string
		close           float64
		want            Status
	}{
		{"GBX", "112p", 112, Supported}, {"GBX", "£1.12", 112, Supported},
		{"GBP", "112p", 1.12, Supported}, {"GBp", "GBP 1.12", 112, Supported},
		{"GBX", "$1.12", 112, Unverifiable}, {"GBX", "113p", 112, Contradicted},
	} {
		p := steps(c.close)
		p.Currency = c.currency
		s := Statement{ID: "x", Securities: []string{"X"}, Date: p.Dates[len(p.Dates)-1],
			Kind: "level", Value: c.value, Basis: "close"}
		if v := judge1(t, s, bookOf(p)); v.Status != c.want {
			t.Errorf("%s of %s: %s\n%s", c.value, c.currency, v.Status, v.Note)
		}
	}
}

// A difference of prices is not said of a session whose low the file lacks: the reading needs it,
// and agrees with nothing.
func TestPointsOfUnknownLow(t *testing.T) {
	p := &eventstudy.Prices{ID: "X", Basis: eventstudy.Raw,
		Dates: []eventstudy.Date{date("2025-01-02"), date("2025-01-03"), date("2025-01-06")},
		Close: []float64{2, 2, 2}}
	v := judgeAny([]Statement{{ID: "x", Securities: []string{"X"}, Date: p.Dates[2], Kind: "points",
		AtLeast: "120"}}, bookOf(p))[0]
	for _, r := range v.Readings {
		if r.Need != "" && r.Matches {
			t.Errorf("%s agrees although %s", r.Name, r.Need)
		}
	}
	if v.Status == Supported || v.Status == OtherReading {
		t.Errorf("%s: %s", v.Status, v.Note)
	}
}

// A best week that is dated to the Monday after it is found one session earlier: the weeks of two
// years rise and fall by 1 %, the last one rises by 10 %.
func TestBestWeekOfAnotherSession(t *testing.T) {
	var lines []string
	d, price := date("2023-01-02"), 100.0
	for n := 0; n < 520; n, d = n+1, d+1 {
		for d.Weekend() {
			d++
		}
		week := n / 5
		switch {
		case week == 2 && n%5 == 4: // before the period that the claim names
			price *= 1.2
		case week == 102 && n%5 == 4:
			price *= 1.1
		case n%5 == 4:
			price *= 1 + 0.01*float64(1-2*(week%2))
		}
		lines = append(lines, fmt.Sprintf("%s %.4f", d, price))
	}
	friday, _, _ := strings.Cut(lines[102*5+4], " ")
	monday, _, _ := strings.Cut(lines[103*5], " ")
	b := Book{Securities: []eventstudy.Security{one("X", "X", quiet(closes("X", "USD", lines...)))}}
	s := Statement{ID: "x", Securities: []string{"X"}, Date: date(friday), Kind: "best-since",
		Period: "week", Since: "2023-06"}
	first, _, _ := strings.Cut(lines[2*5+4], " ")
	if v := judge1(t, s, b); v.Status != Supported || v.Holds.Date != date(first) {
		t.Errorf("on %s: %s, holds since %v, %s", friday, v.Status, v.Holds, v.Note)
	}
	// Dated to the same session, the window must not reach the week before the period that is
	// named.
	c, ps := Parse(s)
	if ps != nil {
		t.Fatal(ps)
	}
	l := newShelf(b).listing("X")
	i, _ := l.Row(s.Date)
	if got := (periods{Up}).fits(&c, l, Way{}, i, i); got != yes {
		t.Errorf("on %s: %v", friday, got)
	}
	s.Date = date(monday)
	v := judge1(t, s, b)
	if r := v.Decided(); v.Status != OtherReading || r.Session != -1 || !(r.Chance <= 0.05) {
		t.Errorf("on %s: %s by %s, %s", monday, v.Status, v.Reading(), v.Note)
	}
	s.Kind = "worst-since"
	if v := judge1(t, s, b); v.Status != Contradicted {
		t.Errorf("worst week: %s, %s", v.Status, v.Note)
	}
}

// A record is looked for beyond the period named, up to the day since which it really holds, and is
// not called a longer one where the period has a price as high on its last day.
func TestRecordHoldsSince(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("X", "X",
		quiet(closes("X", "USD", "2025-01-02 120",
			"2025-01-03 100", "2025-01-06 100", "2025-01-07 100", "2025-01-30 100",
			"2025-01-31 130", "2025-02-03 100",
			"2025-02-04 110", "2025-02-05 125")))}}
	s := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-04"),
		Kind: "highest-since", Since: "2025-01-31"}
	if v := judge1(t, s, b); v.Holds == nil || v.Holds.Date != date("2025-01-31") {
		t.Errorf("%s, holds since %v", v.Status, v.Holds)
	}
	s.Date, s.Since = date("2025-02-05"), "2025-02-03"
	if v := judge1(t, s, b); v.Holds == nil || v.Holds.Date != date("2025-01-31") {
		t.Errorf("%s, holds since %v", v.Status, v.Holds)
	}
	s.Since = "2025-01"
	for _, w := range judge1(t, s, b).Warnings {
		if w.Code == "understated" {
			t.Error(w.Text)
		}
	}
	s.Date, s.Since = date("2025-01-30"), "2025-01-07"
	s.Kind = "lowest-since"
	if v := judge1(t, s, b); v.Holds == nil || v.Holds.Date != date("2025-01-07") {
		t.Errorf("%s, holds since %v", v.Status, v.Holds)
	}
}

// A third gain in a row is no second one by the plain reading, and a fund stands for an index
// however the index is spelled.
func TestPlainStreakIsExact(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("X", "X", steps(100, 101, 102, 103, 104))}}
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-09"),
		Kind: "streak", Length: 2, Direction: "up"}, b)
	if p := v.Plain("X"); p == nil || p.Matches {
		t.Errorf("%s by %s: %s", v.Status, v.Reading(), v.Note)
	}
	for _, id := range []string{"GSPC", "^GSPC", "VOO"} {
		if !slices.Contains(StandIns(id), "SPY") || slices.Contains(StandIns(id), id) {
			t.Errorf("%s: %v", id, StandIns(id))
		}
	}
}

// A share that beat the fund on the index by 5 points and the index itself by more: the figure is
// of the fund, and so rare that it decides. The fund lags by 0.3 points on the day.
func TestRelativeToAFund(t *testing.T) {
	share := steps(100, 110)
	index, fund := steps(100, 105.3), steps(100, 105)
	index.ID, fund.ID = "GSPC", "SPY"
	b := Book{Securities: []eventstudy.Security{one("X", "X", share)},
		Benchmarks: map[string]*eventstudy.Prices{"XNYS": index, "XNAS": fund}}
	s := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-07"), Kind: "relative",
		Against: "GSPC", Value: "5.0 points"}
	v := judge1(t, s, b)
	if r := v.Decided(); v.Status != OtherReading || r.against != "SPY" ||
		math.Abs(r.Value-0.05) > 1e-12 {
		t.Errorf("%s by %s: %s", v.Status, v.Reading(), v.Note)
	}
	has(t, v.Reading(), "SPY, which stands for GSPC")
	s.Against = "^GSPC" // as other vendors write it; no file has it under that name
	if v := judge1(t, s, b); v.Status != Unverifiable {
		t.Errorf("%s: %s", v.Status, v.Note)
	}
}

// A change within the session that is a record does not hide how the day closed: by hand, the high
// of 107 is 3.88 % above the close of 103 before, and the close of 102 0.97 % below it.
func TestCorrectionOfARecordWithinTheSession(t *testing.T) {
	p := steps(100, 101, 102, 101.5, 103, 102)
	p.ID = "x"
	n := len(p.Close) - 1
	p.High[n] = 107
	b := bookOf(p)
	b.Securities[0].Name = ""
	v := judge1(t, Statement{ID: "r", Securities: []string{"x"}, Kind: "largest-gain-since",
		Since: "2025-01-06", Date: date("2025-01-13")}, b)
	const want = "x closed down 0.97 % at $102.00 on 13 January 2025, which is no gain, and rose " +
		"as much as 3.88 % during the session, more than every intraday gain since the file " +
		"begins on"
	if !strings.HasPrefix(v.Correction, want) {
		t.Errorf("%s\nwant %s", v.Correction, want)
	}
}
