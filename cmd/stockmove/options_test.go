package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// optionRow is what the page says of an option.
func optionRow(o *eventstudy.Option) string {
	about := o.Help
	switch {
	case o.Methods:
		about += ": `stockmove list " + strings.TrimSuffix(o.Name, "s") + "s`"
	default:
		about = (&optionFlag{option: o}).about()
	}
	_, value, _ := strings.Cut(keySet("x", o.Example), " = ")
	return fmt.Sprintf("| `%s` | %s | `%s` |", o.Name, about, value)
}

// TestManualOptions: each option of a study has its row on the page, as the table of options says
// it.
func TestManualOptions(t *testing.T) {
	text := page("study")
	for i := range eventstudy.Options {
		o := &eventstudy.Options[i]
		row := optionRow(o)
		if *update {
			old := regexp.MustCompile("(?m)^\\| `" + o.Name + "` \\|.*$")
			at := old.FindStringIndex(text) // the first is that of the top of the file
			if at == nil {
				t.Fatalf("no row of %s", o.Name)
			}
			text = text[:at[0]] + row + text[at[1]:]
		} else if !strings.Contains(text, "\n"+row+"\n") {
			t.Errorf("the page study lacks the row\n%s", row)
		}
	}
	if *update {
		err := os.WriteFile(filepath.Join("manual", "study.md"), []byte(text), 0o666)
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestOptionFlags: each option has a flag on each command that describes a study, with its help,
// its words as completion, and a value that is read back as the example.
func TestOptionFlags(t *testing.T) {
	for _, command := range []string{"run", "check", "chart"} {
		c, _, err := newRoot(streams{}).Find([]string{command})
		if err != nil {
			t.Fatal(err)
		}
		for i := range eventstudy.Options {
			o := &eventstudy.Options[i]
			f := c.Flags().Lookup(strings.TrimPrefix(flagOf(o.Name), "--"))
			if f == nil || !strings.HasPrefix(f.Usage, o.Help) {
				t.Errorf("%s has no flag of %s", command, o.Name)
				continue
			}
			texts := []string{optionText(o.Example)}
			if all, ok := o.Example.([]eventstudy.Window); ok {
				texts = nil
				for _, w := range all {
					texts = append(texts, optionText(w))
				}
			}
			for _, text := range texts {
				if err := f.Value.Set(text); err != nil {
					t.Errorf("%s %s: %v", f.Name, text, err)
				}
			}
			if got := f.Value.(*optionFlag).value; fmt.Sprint(got) != fmt.Sprint(o.Example) {
				t.Errorf("%s %q is read as %v", f.Name, texts, got)
			}
			if o.Names == nil {
				continue
			}
			out := called(t, "__complete", command, "--"+f.Name, "")
			for _, name := range o.Names() {
				if !strings.Contains("\n"+out, "\n"+name+"\n") {
					t.Errorf("%s --%s does not complete %s", command, f.Name, name)
				}
			}
		}
	}
}

// TestProblemHints: a remedy is written as flags, or as keys where the problem stands in a study
// file.
func TestProblemHints(t *testing.T) {
	file := eventstudy.Pos{File: "study.toml", Line: 2, Col: 1}
	for _, c := range []struct {
		p    eventstudy.Problem
		want string
	}{
		{eventstudy.Problem{Code: eventstudy.WindowOutside, Hint: "widen it",
			Remedy: eventstudy.Window{First: -5, Last: 20}},
			"widen it: --event-window -5,20"},
		{eventstudy.Problem{Code: eventstudy.WindowOutside, Hint: "widen it", Pos: file,
			Remedy: eventstudy.Window{First: -5, Last: 20}},
			"widen it: event_window = [-5, 20]"},
		{eventstudy.Problem{Code: eventstudy.WindowsOverlap, Hint: "end it",
			Remedy: eventstudy.Window{First: -260, Last: -20}},
			"end it: --estimation -260,-20"},
		{eventstudy.Problem{Code: eventstudy.EstimationShort},
			"lengthen it with --estimation, or ask for fewer with --min-obs"},
		{eventstudy.Problem{Code: eventstudy.EstimationShort, Pos: file},
			"lengthen it with estimation, or ask for fewer with min_obs"},
		{eventstudy.Problem{Code: eventstudy.NotWithThin},
			"leave --thin out, or use --model market"},
		{eventstudy.Problem{Code: eventstudy.NotWithThin, Pos: file},
			`leave thin out, or use model = "market"`},
		{eventstudy.Problem{Code: eventstudy.NoWindow,
			Remedy: []eventstudy.Window{{First: -1, Last: 1}}}, "as in --window -1,1"},
		{eventstudy.Problem{Code: eventstudy.NoWindow, Pos: file,
			Remedy: []eventstudy.Window{{First: -1, Last: 1}}}, "as in windows = [[-1, 1]]"},
		{eventstudy.Problem{Code: eventstudy.NeedsBenchmark},
			"name an index or fund with --benchmark SPY=SPY.csv, or choose --model mean"},
		{eventstudy.Problem{Code: eventstudy.NeedsBenchmark, Market: "XHKG"},
			"name an index or fund with --benchmark XHKG=SPY=SPY.csv, or choose --model mean"},
		{eventstudy.Problem{Code: eventstudy.BasisMissing, Remedy: "auto"},
			"use --price-basis auto, or a file that has them"},
		{eventstudy.Problem{Hint: "of its own"}, "of its own"},
	} {
		if got := problemHint(&c.p); got != c.want {
			t.Errorf("%s: %q, want %q", c.p.Code, got, c.want)
		}
	}
}
