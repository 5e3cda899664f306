package claims

import (
	"fmt"
	"testing"

	"stockmove/eventstudy"
)

// A file without opens but with highs and lows leaves nothing open: the open lay between them.
func TestMissingOpenDecides(t *testing.T) {
	p := hongKong()
	p.Open = nil
	v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "move", Value: "9.9%"}, bookOf(p))
	if v.Status != Contradicted {
		t.Errorf("%s: %s", v.Status, v.Note)
	}
}

// A Saturday after the file's last Friday: a session nearby would be the next Monday, so the file
// must reach to it.
func TestClosedDayAfterTheFileEnds(t *testing.T) {
	p := closes("X", "USD", "2025-02-12 100", "2025-02-13 101", "2025-02-14 102")
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-15"),
		Kind: "move", Value: "7%"}, bookOf(p))
	if v.Status != Unverifiable {
		t.Errorf("%s: %s", v.Status, v.Note)
	}
	has(t, v.Note, "needs daily prices of X from 14 February 2025 to 17 February 2025; X.csv "+
		"ends on 14 February 2025")
}

// A file with an adjusted close alone: its open, high and low may be quoted, and 110/95 would be no
// move of any day.
func TestAdjustedCloseAloneIsNotMixed(t *testing.T) {
	p := bars("X", "USD", "2025-02-12 100 101 99 - 95", "2025-02-13 103 110 102 - 100")
	// 110/95 − 1 = 15.79 %
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-13"),
		Kind: "move", Value: "15.8%"}, bookOf(p))
	if v.Status != Unverifiable {
		t.Errorf("%s on %q", v.Status, v.Reading())
	}
	if r := v.Plain("X"); !near10(r.Value, 5.0/95) {
		t.Errorf("close against close %v", r.Value)
	}
}

// The article quotes the adjusted close of a chart site: 98.5 where 100 was paid.
func TestLevelAdjustedClose(t *testing.T) {
	p := quiet(bars("X", "USD", "2025-02-12 99 99.5 98.9 99.2 97.7",
		"2025-02-13 99.5 101 99 100 98.5", "2025-02-14 99.5 101 99 100.4 98.9"))
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-13"),
		Kind: "level", Value: "$98.5"}, bookOf(p))
	if v.Status != OtherReading || v.Reading() != "adjusted close" {
		t.Errorf("%s on %q", v.Status, v.Reading())
	}
	p.AdjClose = p.Close // nothing taken out: no such reading
	for _, r := range judge1(t, Statement{ID: "x", Securities: []string{"X"},
		Date: date("2025-02-13"), Kind: "level", Value: "$98.5"}, bookOf(p)).Readings {
		if r.Name == "adjusted close" {
			t.Error("an adjusted close that is the close is a reading of its own")
		}
	}
}

// A fall is touched at the low and first on the earliest day: 100 to 87.5 on the 2nd, to 86 on the
// 3rd, closed under −12 % on the 6th.
func TestChangeTouchedBeforeClosed(t *testing.T) {
	p := bars("X", "USD", "2024-12-31 100 101 99 100", "2025-01-02 99 99 87.5 95",
		"2025-01-03 94 95 86 90", "2025-01-06 89 90 85 87")
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-06"),
		Kind: "change-since", Since: "year-start", AtMost: "-12%"}, bookOf(p))
	want := "it first closed as far as claimed on 6 January 2025, the day itself (during the " +
		"session already on 2 January 2025)"
	if got := v.Plain("X").Detail; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p.Low[1] = 87.51 // −12.49 % does not round to −13 %, the low of the 3rd, −14 %, is beyond it
	v = judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-01-06"),
		Kind: "change-since", Since: "year-start", Value: "-13%"}, bookOf(p))
	want = "it first closed as far as claimed on 6 January 2025, the day itself (during the " +
		"session already on 3 January 2025)"
	if got := v.Plain("X").Detail; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// January 2024 has no gain as large as 20 %, so "largest since January" says too little.
func TestLargestGainUnderstated(t *testing.T) {
	p := closes("X", "USD")
	c := 100.0
	for d := date("2023-12-29"); d <= date("2024-02-14"); d++ {
		if d.Weekend() {
			continue
		}
		if c *= 1.01; d == date("2024-02-14") {
			c *= 1.2
		}
		p.Dates, p.Close = append(p.Dates, d), append(p.Close, c)
	}
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
		Kind: "largest-gain-since", Since: "2024-01"}, bookOf(p))
	if v.Status != Supported || len(v.Warnings) != 1 || v.Warnings[0].Code != "understated" {
		t.Errorf("%s %v", v.Status, v.Warnings)
	}
}

// Ten weeks without a bar, in a file that no calendar explains, may hold a higher close.
func TestHighestSinceAcrossHole(t *testing.T) {
	p := closes("X", "USD", "2024-01-02 100", "2024-01-03 101", "2024-01-04 102", "2024-03-14 103",
		"2024-03-15 104")
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-03-15"),
		Kind: "highest-since", Since: "2024-01-02", Basis: "close"}
	v := judge1(t, c, bookOf(p))
	if v.Status != Unverifiable {
		t.Errorf("%s", v.Status)
	}
	has(t, v.Note, "daily prices of X from 5 January 2024 to 13 March 2024, which X.csv lacks")
	c.Since = "2024-03-14"
	if v = judge1(t, c, bookOf(p)); v.Status != Supported {
		t.Error(v.Note)
	}
}

// In a study of hundreds without names only what the claim names is measured: a figure fits some
// stranger by chance.
func TestLargeStudyKeepsToTheNamed(t *testing.T) {
	b := bookOf(quiet(newYork()))
	b.Securities[0].Name = ""
	for i := 0; i < maxStrangers; i++ {
		b.Securities = append(b.Securities, one(fmt.Sprintf("S%02d", i), "", quiet(hongKong())))
	}
	c := Statement{ID: "x", Securities: []string{"BABA"}, Date: date("2025-02-13"), Kind: "move",
		Value: "9.2%"}
	if v := judge1(t, c, b); v.Status != Contradicted {
		t.Errorf("%s on %q of %s", v.Status, v.Reading(), v.Security())
	}
	// The book can say which belong together.
	b.Issuers = map[string]string{"BABA": "Alibaba", "S07": "Alibaba"}
	if v := judge1(t, c, b); v.Status != OtherReading || v.Security() != "S07" {
		t.Errorf("%s on %q of %s", v.Status, v.Reading(), v.Security())
	}
}

// Issuers overrule names: two companies may share a first word.
func TestIssuersOverruleNames(t *testing.T) {
	b := twoListings()
	b.Issuers = map[string]string{"9988.HK": "one", "BABA": "another"}
	v := judge1(t, Statement{ID: "x", Securities: []string{"BABA"}, Date: date("2025-02-13"),
		Kind: "move", Value: "9.2%"}, b)
	if v.Status != Contradicted {
		t.Errorf("%s of %s", v.Status, v.Security())
	}
}

// The readings keep to what the prices show: every matching reading's figure agrees with its own
// two prices.
func TestReadingsAreConsistent(t *testing.T) {
	for _, value := range []string{"9.2%", "8.5%", "1.0%", "2.5%", "-3.0%"} {
		v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
			Kind: "move", Value: value}, twoListings())
		for _, r := range v.Readings {
			if r.FromDate == eventstudy.NoDate || r.FromDate >= r.ToDate ||
				!near10(r.Value, r.To/r.From-1) {
				t.Errorf("%s: %+v", value, r)
			}
		}
	}
}
