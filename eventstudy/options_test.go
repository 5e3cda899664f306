package eventstudy

import (
	"math"
	"reflect"
	"strings"
	"testing"
)

// TestOptions holds what those who range over the table rely on: names that are told apart, a line
// of help, values of one type that pass their own check, and a setter that Value reads back.
func TestOptions(t *testing.T) {
	seen := map[string]bool{}
	for i := range Options {
		o := &Options[i]
		if o.Name == "" || seen[o.Name] || strings.ToLower(o.Name) != o.Name ||
			OptionOf(o.Name) != o {
			t.Errorf("%q is no name, or stands twice", o.Name)
		}
		seen[o.Name] = true
		if o.Help == "" || strings.HasSuffix(o.Help, ".") || strings.Contains(o.Help, "--") {
			t.Errorf("%s: help %q", o.Name, o.Help)
		}
		for _, v := range []any{o.Default, o.Example} {
			if reflect.TypeOf(v) != reflect.TypeOf(o.Default) {
				t.Errorf("%s: %T and %T", o.Name, v, o.Default)
			}
			if p := o.Check(v, o.Name); p != nil && !reflect.DeepEqual(v, o.Default) {
				t.Errorf("%s: its own %v: %v", o.Name, v, p)
			}
			var d Design
			o.Set(&d, v)
			if got := o.Value(&d); o.Name != "min_obs" && !reflect.DeepEqual(got, v) {
				t.Errorf("%s: %v was set, %v is read", o.Name, v, got)
			}
		}
		if _, word := o.Default.(string); word && o.Names == nil && o.Free == nil {
			t.Errorf("%s: a word out of none", o.Name)
		}
	}
	if OptionOf("zzz") != nil {
		t.Error("an option of no name")
	}
}

// TestEveryFieldIsAnOption: what a user may choose of a design is in the table. Workers never
// changes a result and is no choice of a study; Dates are a value of the option estimation.
func TestEveryFieldIsAnOption(t *testing.T) {
	fields := reflect.TypeOf(Design{})
	n := 0
	for i := range fields.NumField() {
		if f := fields.Field(i); f.IsExported() && f.Name != "Workers" && f.Name != "Dates" {
			n++
		}
	}
	if n != len(Options) {
		t.Errorf("%d fields and %d options", n, len(Options))
	}
}

// TestLimits tries each side of each limit.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name string
		v    any
		want string // empty: accepted
	}{
		{"alpha", 0.0, "--x is 0, and must lie between 0 and 1"},
		{"alpha", 1e-9, ""},
		{"alpha", 1.0, "--x is 1, and must"},
		{"alpha", math.NaN(), "--x is NaN, and must"},
		{"min_obs", 1, "--x is 1, and must be 2 or more"},
		{"min_obs", 2, ""},
		{"dimson_lags", 0, "--x is 0, and must lie between 1 and 10"},
		{"dimson_lags", 10, ""},
		{"dimson_lags", 11, "and must lie between 1 and 10"},
		{"hac", -2, "--x is -2, and must lie between -1 and 250"},
		{"hac", -1, ""},
		{"hac", 250, ""},
		{"hac", 251, "--x is 251"},
		{"estimation", Window{-11, -250}, "--x: the window [−11,−250] ends before it begins"},
		{"estimation", Window{-100_000, -11}, ""},
		{"estimation", Window{-100_001, -11}, "longer than any price history"},
		{"estimation", Window{100, 20}, "--x: the window [+100,+20] lies after day 0"},
		{"estimation", Window{20, 100}, "--x: the window [+20,+100] lies after day 0"},
		{"event_window", Window{1, 2}, ""},
		{"event_window", Window{-5000, 4999}, ""},
		{"event_window", Window{-5000, 5000}, "longer than any price history"},
		{"windows", []Window{{0, 0}, {1, -1}}, "the window [+1,−1] ends before"},
		{"model", "markt", `unknown --x "markt"`},
		{"tests", []string{"t", "tt"}, `--x: unknown name "tt"`},
		{"tests", []string{"all"}, ""},
		{"tail", "", `unknown --x ""`},
		{"thin", "trade-to-trade", ""},
	} {
		p := OptionOf(c.name).Check(c.v, "--x")
		if c.want == "" && p != nil ||
			c.want != "" && (p == nil || !strings.Contains(p.What, c.want)) {
			t.Errorf("%s %v: %v, want %q", c.name, c.v, p, c.want)
		}
		if p != nil && (p.Option != c.name || p.Code == "" || !strings.HasPrefix(p.Key, c.name)) {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}

// TestSetOnce: what is asked for twice counts once, and "all" stands for every test.
func TestSetOnce(t *testing.T) {
	var d Design
	OptionOf("tests").Set(&d, []string{"cross", "t", "cross"})
	if len(d.Tests) != 2 || d.Tests[0].Info().Name != "cross" {
		t.Errorf("%v", d.Tests)
	}
	OptionOf("tests").Set(&d, []string{"t", "all"})
	if len(d.Tests) != len(Tests.All()) {
		t.Errorf("all: %d", len(d.Tests))
	}
	OptionOf("windows").Set(&d, []Window{{0, 0}, {-1, 1}, {0, 0}})
	if len(d.Windows) != 2 {
		t.Errorf("%v", d.Windows)
	}
}
