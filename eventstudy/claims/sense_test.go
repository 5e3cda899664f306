package claims

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// Who rose less than 2 % rose, and who fell at most 2 % did not rise.
func TestBoundsGoTheWayOfTheWords(t *testing.T) {
	for _, c := range []struct {
		claim   Statement
		in, out []string
	}{
		{Statement{LessThan: "2%", Direction: "up"}, []string{"0.0001", "0.0197"},
			[]string{"0", "-0.01", "0.02"}},
		{Statement{AtMost: "2%", Direction: "up"}, []string{"0", "0.02"},
			[]string{"-0.0001", "0.0201"}},
		{Statement{LessThan: "2%", Direction: "down"}, []string{"-0.0001", "-0.0197"},
			[]string{"0", "0.0197", "-0.02"}},
		{Statement{AtMost: "2%", Direction: "down"}, []string{"0", "-0.02"},
			[]string{"0.0001", "-0.0201"}},
		{Statement{LessThan: "2%"}, []string{"0.0197", "-0.5"}, []string{"0.02"}},
		{Statement{LessThan: "+2%"}, []string{"0.0197", "-0.5"}, []string{"0.02"}},
	} {
		tg := target(t, c.claim)
		for _, s := range c.in {
			if !tg.Contains(rat(s)) {
				t.Errorf("%s %s should contain %s", tg.Text, c.claim.Direction, s)
			}
		}
		for _, s := range c.out {
			if tg.Contains(rat(s)) {
				t.Errorf("%s %s should not contain %s", tg.Text, c.claim.Direction, s)
			}
		}
	}
}

// A bound is passed through by any session, so it has no such reading; a figure has.
func TestBoundsAreNotPassedThrough(t *testing.T) {
	for _, c := range []struct {
		claim Statement
		want  bool
	}{
		{Statement{Kind: "move", Value: "9.1%"}, true},
		{Statement{Kind: "move", About: "9.1%"}, true},
		{Statement{Kind: "move", AtLeast: "9.1%"}, false},
		{Statement{Kind: "move", LessThan: "9.1%"}, false},
		{Statement{Kind: "level", Value: "HK$120"}, true},
		{Statement{Kind: "level", MoreThan: "HK$120"}, false},
	} {
		c.claim.ID, c.claim.Securities, c.claim.Date = "x", []string{"9988.HK"}, date("2025-02-13")
		got := false
		for _, r := range judge1(t, c.claim, twoListings()).Readings {
			got = got || r.Side == Range
		}
		if got != c.want {
			t.Errorf("%+v: passed through %v", c.claim, got)
		}
	}
}

// swings is a series of n sessions before 14 February 2025 that rises by up and falls back in turn,
// with flat days at the end but for the last moves that are given.
func swings(id string, up float64, n int, last ...float64) *eventstudy.Prices {
	var ds []eventstudy.Date
	for d := date("2025-02-13"); len(ds) < n; d-- {
		if !d.Weekend() {
			ds = append([]eventstudy.Date{d}, ds...)
		}
	}
	var lines []string
	price := 100.0
	for i, d := range ds {
		k := i - (n - len(last))
		switch {
		case k >= 0:
			price *= 1 + last[k]
		case i%2 == 1:
			price = 100 * (1 + up)
		default:
			price = 100
		}
		lines = append(lines, fmt.Sprintf("%s %.6f %.6f %.6f %.6f", d, price, price, price, price))
	}
	return bars(id, "USD", lines...)
}

// A figure that another issuer's share has every second day is no mix-up, one that it never has is;
// so it is with another day on which the words would be true.
func TestOnlyRareFiguresAreTracedElsewhere(t *testing.T) {
	for _, c := range []struct {
		up   float64
		want bool
	}{{0.02, false}, {0.05, true}} {
		b := Book{Securities: []eventstudy.Security{
			one("X", "Xylo", swings("X", c.up, 320, 0.004, 0.0)),
			one("Y", "Yarrow", swings("Y", c.up, 320, 0.0, 0.02)),
		}}
		s := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-13"), Kind: "move",
			Value: "2.0%", Direction: "up", Basis: "close"}
		v := judge1(t, s, b)
		if got := strings.Contains(v.Note, "is that of Y: it closed up 2.00 %"); got != c.want {
			t.Errorf("%v: another share named %v\n%s", c.up, got, v.Note)
		}
		s.Value, s.Direction = "3.0%", ""
		s.Date = date("2025-02-11") // flat or a swing; the words would be true of no day
		if v := judge1(t, s, b); len(v.Meant) > 0 {
			t.Errorf("%v", v.Meant)
		}
	}
	// The 13th of January moved as the claim has it: of a figure of every second day that says
	// nothing.
	for _, c := range []struct {
		figure string
		want   int
	}{{"2.0%", 0}, {"7.0%", 1}} {
		p := swings("X", 0.02, 320)
		for i, d := range p.Dates {
			if d == date("2025-01-13") && c.figure == "7.0%" {
				p.Close[i] = 1.07 * p.Close[i-1]
			}
			if d == date("2025-02-13") {
				p.Close[i] = 1.001 * p.Close[i-1]
			}
		}
		v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-13"),
			Kind: "move", Value: c.figure, Direction: "up", Basis: "close"}, bookOf(p))
		if len(v.Meant) != c.want {
			t.Errorf("%s: %v", c.figure, v.Meant)
		}
		if c.want > 0 {
			has(t, v.Note, "The words would be true of another day: 13 January 2025 (+7.00 %).")
		}
	}
}

// A price that the words shut out is not the nearest to them.
func TestNearestKeepsToTheWords(t *testing.T) {
	s := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
		Kind:  "highest-since",
		Since: "2024-02-05", Basis: "close"}
	b := Book{Securities: []eventstudy.Security{one("X", "", ladder("108 109 107 108.5"))}}
	if v := judge1(t, s, b); v.Reading() != "close against closes" {
		t.Error(v.Reading())
	}
}

// What is claimed is named with its direction, and so is what is asked.
func TestDirectionIsSaid(t *testing.T) {
	b := twoListings()
	s := Statement{ID: "x", Securities: []string{"AAPL"}, Date: date("2025-02-13"), Kind: "move",
		Value: "1.97%", Direction: "down", Basis: "close"}
	v := judge1(t, s, b)
	has(t, v.Note, "No reading agrees with a fall of 1.97%; the",
		"The figure fits with the other sign.")
	has(t, Answer([]Verdict{v}, b, oneLine)[0],
		"Not true: a fall of 1.97%; Apple's shares closed up 1.97 %")
	has(t, strings.Join(Summary([]Verdict{v}, nil, b), "\n"), "Did Apple Inc. (AAPL) fall 1.97% on")
	if !v.Claim.Falls() {
		t.Error("a fall is none")
	}
	s.Value, s.Direction = "-1.97%", ""
	v = judge1(t, s, b)
	has(t, v.Note, "No reading agrees with a change of -1.97%; the")
	if v.Claim.Falls() {
		t.Error("a sign says it already")
	}
}

// What the others did on a day is told once, and claims of two prices of the day are two questions.
func TestSummaryTellsADayOnce(t *testing.T) {
	b := twoListings()
	day := date("2025-02-13")
	vs := judgeAll(t, []Statement{
		{ID: "a", Securities: []string{"9988.HK"}, Date: day, Kind: "move", Value: "2.5%"},
		{ID: "b", Securities: []string{"9988.HK"}, Date: day, Kind: "move", Value: "9.2%",
			Basis: "high"},
		{ID: "c", Securities: []string{"BABA"}, Date: day, Kind: "move", Value: "1.0%"},
	}, b)
	text := strings.Join(Summary(vs, nil, b), "\n")
	if n := strings.Count(text, "On the same day"); n != 1 {
		t.Errorf("%d times: %s", n, text)
	}
	has(t, text, "move 2.5% on 13 February 2025 (a)?",
		"move 9.2% on 13 February 2025 (b)? Yes. 9988.HK: the day's high")
}

// Figures far from each other are no range.
func TestFiguresFarApartAreNoRange(t *testing.T) {
	vs := judgeAll(t, []Statement{
		{ID: "a", Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "move",
			Value: "2.5%"},
		{ID: "b", Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "move",
			Value: "9.2%"},
	}, twoListings())
	if got := figures(vs, ""); got != "2.5% and 9.2%" {
		t.Error(got)
	}
}

// The sentence that is true instead, of records that the session before had passed, of periods, of
// small moves and of prices that were only passed through.
func TestCorrections(t *testing.T) {
	rise := bars("X", "USD", "2024-12-27 100 100 100 100", "2024-12-31 100 100 100 100",
		"2025-01-02 100 103 100 102",
		"2025-01-03 102 103.5 101 103", "2025-01-06 103 104 102 103.01",
		"2025-01-10 103 104 99 100",
		"2025-01-13 100 101 99 100.5")
	for _, c := range []struct {
		s    Statement
		day  string
		want string
	}{
		// 103/102 − 1 = 0.98 %, less than 102/100 − 1 = 2 % of the session before
		{Statement{Kind: "largest-gain-since", Since: "2024-12-31"}, "2025-01-03",
			"X's shares rose 0.98 % on 3 January 2025, no more than on the session before " +
				"(+2.00 %)."},
		// 103.01/103 − 1 = 0.0097 %
		{Statement{Kind: "move", Value: "5%", Basis: "close"}, "2025-01-06",
			"X's shares closed up 0.01 % at $103.01 on 6 January 2025."},
		// the week up to 10 January lost 100/103 − 1 = −2.91 %
		{Statement{Kind: "best-since", Period: "week", Since: "2024-12-31"}, "2025-01-10",
			"X's shares lost 2.91 % in the week up to 10 January 2025 ($100.00 after $103.00 on " +
				"3 January 2025), which is no gain."},
		// 100.5/100 − 1 = 0.5 %, less than 103/100 − 1 = 3 % of the week up to 3 January
		{Statement{Kind: "best-since", Period: "week", Since: "2024-12-27"}, "2025-01-13",
			"X's shares gained 0.50 % in the week up to 13 January 2025 ($100.50 after $100.00 " +
				"on 10 January 2025), the best week since the one up to 3 January 2025 (+3.00 %)."},
	} {
		c.s.ID, c.s.Securities, c.s.Date = "x", []string{"X"}, date(c.day)
		v := judge1(t, c.s, bookOf(rise))
		if v.Correction != c.want {
			t.Errorf("%s %s: %q\nwant %q", c.s.Kind, c.day, v.Correction, c.want)
		}
		if v.Instead() != v.Correction {
			t.Errorf("%s restates the note", c.s.Kind)
		}
	}
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-10"),
		Kind:   "streak",
		Length: 3, Direction: "up"}, bookOf(rise))
	if v.Instead() != "" ||
		v.Correction != "X's shares did not rise on 10 January 2025: no run ends on that day." {
		t.Errorf("%q\n%q", v.Note, v.Correction)
	}
	w := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind:  "level",
		Value: "HK$120.00"}, twoListings())
	has(t, w.Correction, "traded between HK$115.20 and HK$124.30 and closed up 2.5 % at HK$116.70")
}

// A change that no day need reach, such as one of less than 20 %, has no first day.
func TestNoFirstDayOfAnUpperBound(t *testing.T) {
	for _, c := range []struct {
		s    Statement
		want bool
	}{
		{Statement{AtLeast: "10%", Direction: "up"}, true},
		{Statement{Value: "11.2%", Direction: "up"}, true},
		{Statement{LessThan: "20%", Direction: "up"}, false}, {Statement{AtMost: "20%"}, false},
	} {
		c.s.ID, c.s.Securities, c.s.Date = "x", []string{"9988.HK"}, date("2025-02-13")
		c.s.Kind, c.s.Since = "change-since", "2025-02-11"
		v := judge1(t, c.s, twoListings())
		if got := v.Plain("").First != nil; got != c.want {
			t.Errorf("%+v: a first day %v", c.s, got)
		}
	}
}
