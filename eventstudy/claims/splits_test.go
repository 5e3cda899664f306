package claims

import (
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// halved is a listing that was split two for one on 8 April 2024, as traded: 200 on 3 April becomes
// 115 on 11 April, which is 230 of the old, +15 %; on the split day 210 becomes 106, +0.952 %.
// adjusted adds a close with the split taken out; a dividend of 1 % follows on 4 April.
func halved(adjusted bool) *eventstudy.Prices {
	code := "unadjusted-split"
	lines := []string{"2024-04-03 199 202 198 200", "2024-04-04 205 209 204 208",
		"2024-04-05 208 211 207 210",
		"2024-04-08 105 107 104.5 106", "2024-04-09 106 108 105 107", "2024-04-10 112 114 111 113",
		"2024-04-11 113 116 112 115"}
	if adjusted {
		code = "raw-close-split"
		for i, a := range []string{"99", "104", "105", "106", "107", "113", "115"} {
			lines[i] += " " + a
		}
	}
	p := bars("X", "USD", lines...)
	p.Basis = eventstudy.Raw
	p.Findings = []eventstudy.Finding{{Code: code, Text: "2 for 1 on 2024-04-08", Breaks: true,
		Dates: []eventstudy.Date{date("2024-04-08")}}}
	return p
}

// A split passes neither for a fall nor for a dividend: with an adjusted close that shows its size
// the change is computed on prices of one scale, without one the file cannot tell.
func TestClaimsAcrossSplit(t *testing.T) {
	for _, c := range []struct {
		name             string
		claim            Statement
		raw, both        Status
		measured, choice float64 // with the adjusted close
	}{
		{"change", Statement{Kind: "change-since", Since: "2024-04-03", Value: "15.0%"},
			Unverifiable, Supported, 0.15, 0},
		{"false change", Statement{Kind: "change-since", Since: "2024-04-03", AtMost: "-40%"},
			Unverifiable, Contradicted, 0, 0},
		{"after the split", Statement{Kind: "change-since", Since: "2024-04-09", Value: "7.5%"},
			Supported, Supported, 8.0 / 107, 0},
		{"highest", Statement{Kind: "highest-since", Since: "2024-04-03"}, Unverifiable,
			Supported, 115, 0},
		{"lowest", Statement{Kind: "lowest-since", Since: "2024-04-03"}, Unverifiable,
			Contradicted, 0, 0},
		{"gain", Statement{Kind: "largest-gain-since", Since: "2024-04-03"}, Unverifiable,
			Contradicted, 0, 0},
		{"level", Statement{Kind: "level", Value: "$115"}, Supported, Supported, 115, 0},
		{"day", Statement{Kind: "move", Value: "-49.5%", Date: date("2024-04-08")}, Unverifiable,
			Contradicted, 0, 0},
		{"day, true", Statement{Kind: "move", Value: "1.0%", Date: date("2024-04-08")},
			Unverifiable, Supported, 1.0 / 105, 0},
	} {
		for _, adjusted := range []bool{false, true} {
			cl := c.claim
			cl.ID, cl.Securities, cl.Basis = c.name, []string{"X"}, "close"
			if cl.Date == 0 {
				cl.Date = date("2024-04-11")
			}
			v := judge1(t, cl, bookOf(halved(adjusted)))
			want := c.raw
			if adjusted {
				want = c.both
			}
			if v.Status != want || adjusted && c.measured != 0 && !near10(v.Measured, c.measured) {
				t.Errorf("%s, adjusted %v: %s at %v, want %s\n%s", c.name, adjusted, v.Status,
					v.Measured, want, v.Note)
			}
			if !adjusted && want == Unverifiable {
				has(t, v.Note, "comparable before and after 8 April 2024", "2 for 1 on 2024-04-08")
			}
			if strings.Contains(v.Note, "dividends counted the change is +14") {
				t.Errorf("%s: the split passes for a dividend: %s", c.name, v.Note)
			}
		}
	}
}

// A day whose price the file is known to have wrong makes no verdict, on either end of a change.
func TestFalsePriceIsNoVerdict(t *testing.T) {
	p := turn()
	p.Findings = []eventstudy.Finding{{Code: "zero-volume-flat-bar", Text: "a flat bar",
		False: true,
		Dates: []eventstudy.Date{date("2024-12-31"), date("2025-02-13")}}}
	for _, c := range []Statement{
		{Kind: "change-since", Since: "year-start", Value: "41.6%"},
		{Kind: "move", Value: "2.5%"}, {Kind: "level", Value: "HK$116.7"},
	} {
		c.ID, c.Securities, c.Date, c.Basis = "x", []string{"9988.HK"}, date("2025-02-13"), "close"
		v := judge1(t, c, bookOf(p))
		if v.Status != Unverifiable {
			t.Errorf("%s: %s", c.Kind, v.Status)
		}
		has(t, v.Note, "a flat bar")
	}
}
