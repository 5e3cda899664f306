package claims

import (
	"fmt"
	"testing"

	"stockmove/eventstudy"
)

// ladder is thirteen weekdays around the turn of the month January to February 2024, close and
// high. In January the highest close is 120 (high 125); in February before the 14th 110 on the 6th
// (high 118 on the 7th).
func ladder(last string) *eventstudy.Prices {
	return bars("X", "USD",
		"2024-01-29 118 125 117 120", "2024-01-30 116 119 115 116", "2024-01-31 110 112 108 109",
		"2024-02-01 100 101 99 100", "2024-02-02 101 104 100 103", "2024-02-05 104 108 103 107",
		"2024-02-06 108 112 107 110", "2024-02-07 109 118 105 106", "2024-02-08 105 106 101 102",
		"2024-02-09 103 105 102 104", "2024-02-12 105 109 104 108", "2024-02-13 107 109 106 107",
		"2024-02-14 "+last)
}

func TestHighestSince(t *testing.T) {
	for _, c := range []struct {
		name, last, since, basis string
		want                     Status
		reading, detail          string
	}{
		{"a new high close", "108 113 107 111", "2024-01", "", Supported, "close against closes",
			"the highest close in between is $110.00 on 6 February 2024"},
		{"equal is not higher", "108 112 107 110", "2024-01", "", OtherReading,
			"high against closes", "the highest close in between is $110.00 on 6 February 2024"},
		{"only the high", "108 119 107 109", "2024-01", "", OtherReading, "high against highs",
			"the highest high in between is $118.00 on 7 February 2024"},
		{"only the high, in words", "108 119 107 109", "2024-01", "high", Supported,
			"high against highs", "the highest high in between is $118.00 on 7 February 2024"},
		{"neither", "108 109 107 108.5", "2024-01", "", Contradicted, "high against closes",
			"the close of $110.00 on 6 February 2024 is as high or higher"},
		{"since a day", "108 109 107 108.5", "2024-02-06", "", Supported, "close against closes",
			"the highest close in between is $108.00 on 12 February 2024"},
		{"since the day before it", "108 109 107 108.5", "2024-02-05", "close", Contradicted,
			"close against closes", "the close of $110.00 on 6 February 2024 is as high or higher"},
		{"a session earlier", "99 101 98 99", "2024-02-07", "close", Contradicted,
			"close against closes, two sessions earlier",
			"the highest close in between is $104.00 on 9 February 2024"},
	} {
		v := judge1(t, Statement{ID: c.name, Securities: []string{"X"}, Date: date("2024-02-14"),
			Kind: "highest-since", Since: c.since, Basis: c.basis},
			Book{Securities: []eventstudy.Security{one("X", "", ladder(c.last))}})
		if v.Status != c.want || v.Reading() != c.reading {
			t.Errorf("%s: %s on %q; want %s on %q\n%s", c.name, v.Status, v.Reading(), c.want,
				c.reading, v.Note)
			continue
		}
		if d := v.Decided().Detail; d != c.detail {
			t.Errorf("%s: %q, want %q", c.name, d, c.detail)
		}
	}
}

// The mirror image: every price p becomes 200 − p, highs and lows change places, and lowest must
// answer as highest did.
func TestLowestMirrorsHighest(t *testing.T) {
	for _, last := range []string{"108 113 107 111", "108 112 107 110", "108 119 107 109",
		"108 109 107 108.5", "99 101 98 99"} {
		p, m := ladder(last), ladder(last)
		for i := range m.Dates {
			m.Open[i], m.High[i], m.Low[i], m.Close[i] = 200-p.Open[i], 200-p.Low[i], 200-p.High[i],
				200-p.Close[i]
		}
		for _, basis := range []string{"", "close", "high"} {
			c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
				Kind: "highest-since", Since: "2024-01", Basis: basis}
			a := judge1(t, c, Book{Securities: []eventstudy.Security{one("X", "", p)}})
			c.Kind = "lowest-since"
			if basis == "high" {
				c.Basis = "low"
			}
			b := judge1(t, c, Book{Securities: []eventstudy.Security{one("X", "", m)}})
			if a.Status != b.Status || !near10(a.Measured, 200-b.Measured) {
				t.Errorf("%s, %q: highest %s at %v, lowest %s at %v", last, basis, a.Status,
					a.Measured, b.Status, b.Measured)
			}
		}
	}
}

// A claim that could have said more stays true and carries a warning: 121 beats all of January's
// closes too.
func TestHighestSinceUnderstated(t *testing.T) {
	p := ladder("118 122 117 121")
	b := Book{Securities: []eventstudy.Security{one("X", "", p)},
		Hours: map[string]eventstudy.Hours{"M": days{}}}
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
		Kind: "highest-since", Since: "2024-01"}
	if v := judge1(t, c, b); v.Status != Supported || len(v.Warnings) != 0 {
		t.Errorf("the file does not hold all of January, so nothing can be said of it: %s %v",
			v.Status, v.Warnings)
	}
	// The same with January complete: a session on each weekday from the 1st.
	q := bars("X", "USD")
	for d := date("2024-01-01"); d < date("2024-01-29"); d++ {
		if !d.Weekend() {
			q.Dates = append(q.Dates, d)
			q.Open, q.High, q.Low, q.Close = append(q.Open, 100), append(q.High, 101),
				append(q.Low, 99), append(q.Close, 100)
		}
	}
	q.Dates = append(q.Dates, p.Dates...)
	q.Open, q.High, q.Low, q.Close = append(q.Open, p.Open...), append(q.High, p.High...),
		append(q.Low, p.Low...), append(q.Close, p.Close...)
	b.Securities[0].Prices = q
	v := judge1(t, c, b)
	if v.Status != Supported || len(v.Warnings) != 1 || v.Warnings[0].Code != "understated" {
		t.Errorf("%s %v", v.Status, v.Warnings)
	}
	has(t, v.Note, "No close of January 2024 stands in the way either")
}

// A file that begins too late cannot show a record, but it can refute one.
func TestHighestSinceMissingData(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("X", "", ladder("108 113 107 111"))}}
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
		Kind: "highest-since", Since: "2023-06", Basis: "close"}
	if v := judge1(t, c, b); v.Status != Contradicted { // 120 on 29 January is in the file
		t.Errorf("refutable: %s", v.Status)
	}
	b.Securities[0].Prices = ladder("118 126 117 121")
	v := judge1(t, c, b)
	if v.Status != Unverifiable {
		t.Errorf("not refutable: %s", v.Status)
	}
	// 1 July 2023 was a Saturday
	has(t, v.Note, "needs daily prices of X from 3 July 2023 to 14 February 2024; X.csv begins "+
		"on 29 January 2024")
	c.Since = "2024-01-26" // the Friday before the first bar
	if v = judge1(t, c, b); v.Status != Supported {
		t.Errorf("nothing is missing since 26 January: %s", v.Note)
	}
}

// A figure in the claim must hold as well.
func TestHighestSinceWithLevel(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("X", "", ladder("108 113 107 111"))}}
	for value, want := range map[string]Status{"$111": Supported, "$112": Contradicted,
		"$113": OtherReading} {
		c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
			Kind: "highest-since", Since: "2024-01", Value: value}
		if v := judge1(t, c, b); v.Status != want { // the high of 113 beats all closes, 110
			t.Errorf("%s: %s on %q, want %s", value, v.Status, v.Reading(), want)
		}
	}
}

// Of dividend-adjusted prices a high that stands in the way stood there when quoted, but a record
// may be made by the adjustment.
func TestHighestSinceAdjusted(t *testing.T) {
	for last, want := range map[string]Status{"108 109 107 108": Contradicted,
		"110.123456 113 107 111.123456": Unverifiable} {
		p := ladder(last)
		p.Basis, p.Open, p.High, p.Low = eventstudy.Total, nil, nil, nil
		c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
			Kind: "highest-since", Since: "2024-01", Basis: "close"}
		if v := judge1(t, c,
			Book{Securities: []eventstudy.Security{one("X", "", p)}}); v.Status != want {
			t.Errorf("%s: %s, want %s", last, v.Status, want)
		}
	}
}

// Changes of the ladder, close to close, in per cent: 30 Jan −3.33, 31 Jan −6.03, 1 Feb −8.26, 2
// Feb +3.00 (3/100), 5 Feb +3.88 (4/103), 6 Feb +2.80, 7 Feb −3.64 (−4/110), 8 Feb −3.77 (−4/106),
// 9 Feb +1.96, 12 Feb +3.85 (4/104), 13 Feb −0.93. Highs on the close before: 7 Feb +7.27 (8/110),
// 5 Feb +4.85 (5/103), 12 Feb +4.81 (5/104).
func TestLargestGainAndLoss(t *testing.T) {
	for _, c := range []struct {
		name, kind, last, since, value, basis string
		want                                  Status
		reading                               string
		measured                              float64
	}{
		{"a gain", "largest-gain-since", "108 113 107 112", "2024-01", "", "", Supported,
			"close-to-close gain against close-to-close gains", 5.0 / 107},
		{"with its size", "largest-gain-since", "108 113 107 112", "2024-01", "4.7%", "", Supported,
			"close-to-close gain against close-to-close gains", 5.0 / 107},
		{"with a wrong size", "largest-gain-since", "108 113 107 112", "2024-01", "4.9%", "",
			Contradicted, "close-to-close gain against close-to-close gains", 5.0 / 107},
		{"beaten", "largest-gain-since", "108 111 107 111", "2024-01", "", "close", Contradicted,
			"close-to-close gain against close-to-close gains", 4.0 / 107},
		{"beaten on the 5th, not since", "largest-gain-since", "108 111.2 107 111.12", "2024-02-05",
			"", "", Supported, "close-to-close gain against close-to-close gains", 4.12 / 107},
		{"by the high", "largest-gain-since", "108 113 107 108", "2024-01", "", "", OtherReading,
			"intraday high gain against close-to-close gains", 6.0 / 107},
		{"by the high against highs", "largest-gain-since", "108 115 107 108", "2024-01", "",
			"high", Supported, "intraday high gain against intraday high gains", 8.0 / 107},
		{"a loss is no gain", "largest-gain-since", "106 106.5 104 105", "2024-02-08", "", "",
			Contradicted, "close-to-close gain against close-to-close gains, two sessions earlier",
			4.0 / 104},
		{"a loss", "largest-loss-since", "106 107 101 102", "2024-02-01", "", "", Supported,
			"close-to-close loss against close-to-close losses", -5.0 / 107},
		{"a loss with its size", "largest-loss-since", "106 107 101 102", "2024-02-01", "4.7%", "",
			Supported, "close-to-close loss against close-to-close losses", -5.0 / 107},
		{"a loss with its sign", "largest-loss-since", "106 107 101 102", "2024-02-01", "-4.7%", "",
			Supported, "close-to-close loss against close-to-close losses", -5.0 / 107},
		{"a loss beaten", "largest-loss-since", "106 107 101 102", "2024-01-31", "", "",
			Contradicted, "intraday low loss against close-to-close losses", -6.0 / 107},
	} {
		// "since" a day means after it, so the sessions before are needed no further back than that
		// day's close.
		v := judge1(t, Statement{ID: c.name, Securities: []string{"X"}, Date: date("2024-02-14"),
			Kind: c.kind, Since: c.since, Value: c.value, Basis: c.basis},
			Book{Securities: []eventstudy.Security{one("X", "", ladder(c.last))}})
		if v.Status != c.want || v.Reading() != c.reading || !near10(v.Measured, c.measured) {
			t.Errorf("%s: %s on %q, %.6f; want %s on %q, %.6f\n%s", c.name, v.Status, v.Reading(),
				v.Measured, c.want, c.reading, c.measured, v.Note)
		}
	}
}

func TestLargestGainNamesTheLarger(t *testing.T) {
	v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
		Kind: "largest-gain-since", Since: "2024-01", Basis: "close"},
		// 3/107 = 2.80 %, 6 Feb 3/107 exactly as large
		Book{Securities: []eventstudy.Security{one("X", "", ladder("107 109 107 110"))}})
	has(t, v.Plain("X").Detail, "four gains after January 2024 are as large or larger, above all "+
		"+3.88 % on 5 February 2024, +3.85 % on 12 February 2024 and +3.00 % on 2 February 2024; "+
		"the last on 12 February 2024")
}

// A gain over a hole in the file is not a day's, but it may hide one: the claim stays open.
func TestLargestGainAcrossHole(t *testing.T) {
	p := ladder("108 113 107 112")
	k := 7 // 7 February goes missing; 8 February then shows 102/110, no gain
	for _, col := range []*[]float64{&p.Open, &p.High, &p.Low, &p.Close} {
		*col = append((*col)[:k:k], (*col)[k+1:]...)
	}
	p.Dates = append(p.Dates[:k:k], p.Dates[k+1:]...)
	b := Book{Securities: []eventstudy.Security{one("X", "", p)},
		Hours: map[string]eventstudy.Hours{"M": days{}}}
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
		Kind: "largest-gain-since", Since: "2024-01"}
	v := judge1(t, c, b)
	if v.Status != Supported || fmt.Sprint(v.Warnings) == "[]" ||
		v.Warnings[0].Code != "session_missing" {
		t.Errorf("%s %v", v.Status, v.Warnings)
	}
	p.Close[7] = 120 // now the hole ends in a rise of 9 %: one day's, or two days'?
	if v = judge1(t, c, b); v.Status != Unverifiable {
		t.Errorf("%s: %s", v.Status, v.Note)
	}
}

// The first gain after the period needs the close before it: with a file that begins on Monday the
// 29th, "since Friday the 26th" is open.
func TestLargestGainNeedsTheCloseBefore(t *testing.T) {
	b := Book{Securities: []eventstudy.Security{one("X", "", ladder("108 130 107 130"))}}
	c := Statement{ID: "x", Securities: []string{"X"}, Date: date("2024-02-14"),
		Kind: "largest-gain-since", Since: "2024-01-26", Basis: "close"}
	v := judge1(t, c, b)
	if v.Status != Unverifiable {
		t.Errorf("%s", v.Status)
	}
	has(t, v.Note, "needs daily prices of X from 26 January 2024 to 14 February 2024; X.csv "+
		"begins on 29 January 2024")
	c.Since = "2024-01-29"
	if v = judge1(t, c, b); v.Status != Supported {
		t.Error(v.Note)
	}
}
