package eventstudy

import (
	"math"
	"strings"
	"testing"
)

// TestFalseReturns: a return holds a jump that lies between its two prices, and a wrong price at
// either end; a jump of the quoted close alone is not in returns of the adjusted one. What is false
// is said of day and window.
func TestFalseReturns(t *testing.T) {
	for _, c := range []struct {
		name    string
		finding func(before, day Date) Finding
		total   bool
		want    string // offsets of the days that are false
	}{
		{"a split", func(_, d Date) Finding {
			return Finding{Code: "unadjusted-split", Text: "split", Dates: []Date{d},
				Jumps: []Jump{{Date: d, Factor: 2, Returns: true}}}
		}, false, "0"},
		{"a split that the adjusted close takes out", func(_, d Date) Finding {
			return Finding{Code: "raw-close-split", Text: "split", Dates: []Date{d},
				Jumps: []Jump{{Date: d, Factor: 2}}}
		}, true, ""},
		{"the same in returns of the close", func(_, d Date) Finding {
			return Finding{Code: "raw-close-split", Text: "split", Dates: []Date{d},
				Jumps: []Jump{{Date: d, Factor: 2}}}
		}, false, "0"},
		{"a wrong price the day before", func(b, _ Date) Finding {
			return Finding{Code: "known-fault", Text: "wrong", Dates: []Date{b}, False: true}
		}, true, "-1 0"},
		{"a wrong adjustment", func(_, d Date) Finding {
			return Finding{Code: "known-fault", Text: "dividends", Dates: []Date{d},
				FalseDividends: true}
		}, true, "0"},
		{"the same in returns of the close", func(_, d Date) Finding {
			return Finding{Code: "known-fault", Text: "dividends", Dates: []Date{d},
				FalseDividends: true}
		}, false, ""},
		{"a doubt", func(_, d Date) Finding {
			return Finding{Code: "extreme-return", Text: "large", Dates: []Date{d}}
		}, true, ""},
	} {
		b := lab{events: 1, m: 60, apart: farApart}.filled(3)
		x := b.panel.Series["S0"]
		t0 := 1 + 60 + 10
		x.Security.Prices.Findings = []Finding{c.finding(x.Line.Days[t0-1], x.Line.Days[t0])}
		x.Basis = Split
		if c.total {
			x.Basis = Total
		}
		o := b.run().Outcomes[0]
		got := ""
		for _, d := range o.Days {
			if d.False != "" {
				got += " " + strings.ReplaceAll(Offset(d.Offset), "−", "-")
			}
		}
		if strings.TrimSpace(got) != c.want {
			t.Errorf("%s: false on %q, want %q", c.name, got, c.want)
		}
		for _, w := range o.Windows {
			if bad := c.want != ""; (w.False != "") != bad ||
				hasCode(w.Warnings, "false_return") != bad || math.IsNaN(w.CAR) {
				t.Errorf("%s %s: %q %v", c.name, w.Window, w.False, w.Warnings)
			}
		}
		if !hasCode(o.Day(0).Warnings, x.Security.Prices.Findings[0].Warning("").Code) {
			t.Errorf("%s: day 0 has no note", c.name)
		}
	}
}
