package claims

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

func TestParseSince(t *testing.T) {
	on := date("2025-02-13")
	for _, c := range []struct{ text, first, last, words string }{
		{"year-start", "2024-12-31", "2024-12-31", "the start of 2025"},
		{"2022-02-13", "2022-02-13", "2022-02-13", "13 February 2022"},
		{"2022-01", "2022-01-01", "2022-01-31", "January 2022"},
		{"2024-02", "2024-02-01", "2024-02-29", "February 2024"},
		{"2024-12", "2024-12-01", "2024-12-31", "December 2024"},
		{"2022", "2022-01-01", "2022-12-31", "2022"},
	} {
		p, err := ParseSince(c.text, on)
		if err != nil || p.First != date(c.first) || p.Last != date(c.last) || p.Text != c.words {
			t.Errorf("%q: %v to %v, %q, %v", c.text, p.First, p.Last, p.Text, err)
		}
	}
	for _, s := range []string{"", "22", "2022-13", "2022-02-30", "year_start", "January", "2022-1",
		"+022", "0022", "-2022-01"} {
		if p, err := ParseSince(s, on); err == nil {
			t.Errorf("%q was read as %v to %v", s, p.First, p.Last)
		}
	}
}

func TestCheck(t *testing.T) {
	pos := eventstudy.Pos{File: "claims.toml", Line: 7, Col: 1}
	good := Statement{ID: "x", Securities: []string{"A"}, Date: date("2025-02-13"), Kind: "move",
		Value: "9.2%", Pos: pos}
	if ps := check(good); ps != nil {
		t.Fatal(ps)
	}
	for _, c := range []struct {
		name string
		edit func(*Statement)
		want []string // in the text with its hints
	}{
		{"no security", func(c *Statement) { c.Securities = nil },
			[]string{"claims.toml:7:1", "no security"}},
		{"no date", func(c *Statement) { c.Date = eventstudy.NoDate }, []string{"no date"}},
		{"misspelt kind", func(c *Statement) { c.Kind = "moves" },
			[]string{`unknown kind "moves"`, `did you mean "move"?`}},
		{"kind near another", func(c *Statement) { c.Kind = "highest_since"; c.Value = "" },
			[]string{`did you mean "highest-since"?`}},
		{"kind like none", func(c *Statement) { c.Kind = "xyzzyplugh" },
			[]string{"kinds are move, level, change-since"}},
		{"no kind", func(c *Statement) { c.Kind = "" }, []string{"no kind"}},
		{"no figure", func(c *Statement) { c.Value = "" },
			[]string{`kind "move" needs a figure`, `value = "9.2%"`}},
		{"two figures", func(c *Statement) { c.AtLeast = "9%" },
			[]string{"more than one of value, at_least"}},
		{"half a between", func(c *Statement) { c.Value = ""; c.Between[0] = "9%" },
			[]string{"between needs two figures"}},
		{"mixed between", func(c *Statement) { c.Value = ""; c.Between = [2]string{"9%", "$9"} },
			[]string{"different units"}},
		{"bad figure", func(c *Statement) { c.Value = "neun" },
			[]string{`not a figure: "neun"`, "write the figure as the article does"}},
		{"a price for a move", func(c *Statement) { c.Value = "HK$9.2" },
			[]string{`kind "move" takes a change in per cent, not "HK$9.2"`}},
		{"a fraction for a move", func(c *Statement) { c.Value = "0.092" },
			[]string{`such as "9.2%"`}},
		{"a change for a level", func(c *Statement) { c.Kind = "level" },
			[]string{`kind "level" takes a price, not "9.2%"`}},
		{"since where it is no use", func(c *Statement) { c.Since = "2022" },
			[]string{`kind "move" has no since`}},
		{"no since", func(c *Statement) { c.Kind = "change-since" },
			[]string{`kind "change-since" needs since`}},
		{"bad since", func(c *Statement) { c.Kind = "change-since"; c.Since = "spring" },
			[]string{`"spring"`, "year-start"}},
		{"since later", func(c *Statement) { c.Kind = "change-since"; c.Since = "2025-02-13" },
			[]string{"does not lie before 2025-02-13"}},
		{"record since its own month", func(c *Statement) {
			c.Kind = "highest-since"
			c.Value = ""
			c.Since = "2025-02"
		}, []string{"does not lie before"}},
		{"unknown basis", func(c *Statement) { c.Basis = "vwap" },
			[]string{`unknown basis "vwap"`, "close, high, low or open"}},
	} {
		bad := good
		c.edit(&bad)
		ps := check(bad)
		if ps == nil {
			t.Errorf("%s: nothing found", c.name)
			continue
		}
		has(t, ps.Error(), c.want...)
		// A faulty claim is still answered, never dropped.
		vs := judgeAny([]Statement{bad}, Book{})
		if len(vs) != 1 || vs[0].Status != Unverifiable || vs[0].Note == "" {
			t.Errorf("%s: judged %v", c.name, vs)
		}
	}
}

// A change since a month may be of the month itself: "up 12 % since January" on the 20th of
// January.
func TestCheckAllowsChangeWithinPeriod(t *testing.T) {
	c := Statement{ID: "x", Securities: []string{"A"}, Date: date("2025-01-20"),
		Kind: "change-since", Since: "2025-01", Value: "12%"}
	if ps := check(c); ps != nil {
		t.Error(ps)
	}
}

// Every kind declares what list and explain print and what Check needs.
func TestKindsDeclareThemselves(t *testing.T) {
	want := "move level change-since period-move multiple relative highest-since lowest-since " +
		"n-high n-low from-extreme regime largest-gain-since best-since worst-since " +
		"largest-loss-since streak volume points market-value"
	if got := strings.Join(Kinds.Names(), " "); got != want {
		t.Errorf("kinds are %s", got)
	}
	for _, k := range Kinds.All() {
		i, s := k.Info(), k.Shape()
		if i.Title == "" || i.Formula == "" || i.Use == "" || i.Avoid == "" || i.Assumes == "" ||
			i.Order == 0 {
			t.Errorf("%s: incomplete: %+v", i.Name, i)
		}
		if _, err := ParseQuantity(s.Example); err != nil && s.Word == nil {
			t.Errorf("%s: its example: %v", i.Name, err)
		}
		if strings.HasSuffix(i.Name, "-since") && !s.Since {
			t.Errorf("%s has no since", i.Name)
		}
		if !strings.Contains(i.Example, fmt.Sprintf("kind = %q", i.Name)) {
			t.Errorf("%s: no example", i.Name)
		}
	}
}
