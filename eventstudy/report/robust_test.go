package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// explored is the sample with four specifications of one subject and one of another that failed.
// Figures are made up: over the study's own window one of two agrees in sign with the study's own
// and none is significant; the one of the other window is.
func explored() *Document {
	d := sample()
	w := eventstudy.Window{First: -1, Last: 1}
	spec := func(model string, w eventstudy.Window, est, p float64, own bool,
		reason string) eventstudy.Spec {
		s := eventstudy.Spec{Choice: eventstudy.Choice{Model: model, Benchmark: "HSI", Window: w,
			Estimation: eventstudy.Window{First: -270, Last: -21}, Returns: eventstudy.Simple},
			Security: "9988.HK", Event: "confirmation", Own: own, N: 1, Estimate: est, SE: 0.01,
			P: p, CI: [2]float64{est - 0.02, est + 0.02}, Reason: reason}
		if reason != "" {
			s.N, s.Estimate, s.SE, s.P, s.CI = 0, nan, nan, nan, [2]float64{nan, nan}
		}
		return s
	}
	rb := &eventstudy.Robustness{Alpha: 0.05,
		Own: eventstudy.Choice{Model: "market", Benchmark: "HSI", Window: w,
			Estimation: eventstudy.Window{First: -270, Last: -21}, Returns: eventstudy.Simple},
		Specs: []eventstudy.Spec{spec("market", eventstudy.Window{}, 0.0281, 0.036, true, ""),
			spec("market", w, 0.0125, 0.2, true, ""), spec("dimson", w, -0.0105, 0.3, false, ""),
			spec("mean", w, 0, 0, false, "12 usable returns, 30 are needed"),
			spec("market", w, 0, 0, false, "=no prices\x1b[31m")},
		Warnings: []eventstudy.Warning{{Code: "robust_benchmark", Where: "XHKG",
			Text: "SPY closes later in the day"}}}
	rb.Subjects = []eventstudy.Subject{{Event: "confirmation", Security: "9988.HK", First: 0,
		Len: 4, Own: 1, Summary: rb.Summarise(rb.Specs[1:4]),
		Windows: []eventstudy.WindowSummary{{Window: w, Summary: rb.Summarise(rb.Specs[1:4])},
			{Summary: rb.Summarise(rb.Specs[:1])}}},
		{Event: "confirmation", Security: "BABA", First: 4, Len: 1, Own: -1,
			Summary: rb.Summarise(rb.Specs[4:])}}
	d.Robust = rb
	return d
}

// unescape takes back what a format does to a sentence.
var unescape = strings.NewReplacer(words.Narrow, " ", "&#39;", "'", `\[`, "[", `\]`, "]",
	`<span class="n">`, "", "</span>", "")

func TestRobustSection(t *testing.T) {
	for _, name := range []string{"text", "md", "html"} {
		f, _ := Formats.Lookup(name)
		var b bytes.Buffer
		if err := f.Write(&b, explored()); err != nil {
			t.Fatal(err)
		}
		got := strings.Join(strings.Fields(b.String()), " ")
		for _, want := range []string{
			"every combination of 3 models and 2 windows that makes sense: 5 specifications",
			"confirmation, [−1,+1]: 0 of 2 specifications are significant at 5 %, median +0.10 % " +
				"(from −1.05 % to +1.25 %); 50 % agree in sign",
			"The study's own: +1.25 % (p = 0.200)",
			"1 could not be computed, the first because: 12 usable returns, 30 are needed",
			"none of the 1 specification could be tested",
			"SPY closes later in the day",
		} {
			if !strings.Contains(unescape.Replace(got), want) {
				t.Errorf("%s has no %q in\n%s", name, want, got)
			}
		}
		if strings.Contains(got, "NaN") || strings.Contains(got, "\x1b") {
			t.Errorf("%s holds what it must not", name)
		}
	}
	if robustness(sample()) != nil {
		t.Error("a study that did not try other choices has a section on them")
	}
}

// All and none are said in words; what is nearly so never reads 100 or 0.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		k, n int
		want string
	}{{7, 7, "all"}, {0, 7, "none"}, {999, 1000, "99\u202f%"}, {1, 1000, "1\u202f%"},
		{1, 2, "50\u202f%"}, {0, 0, "–"}} {
		if got := words.Share(c.k, c.n); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.k, c.n, got, c.want)
		}
	}
}

func TestRobustFiles(t *testing.T) {
	d := explored()
	rows := readCSV(t, func(b *bytes.Buffer) error { return robustTableOf(d).csv(b, PlainCSV) })
	if len(rows) != 6 ||
		strings.Join(rows[1], " ") != "confirmation 9988.HK  market HSI simple -270 -21 0 0 true "+
			"1 0.0281 0.01 0.036 0.0081 0.048100000000000004 " {
		t.Errorf("%q", rows)
	}
	if r := strings.Join(rows[5][11:], ","); !strings.HasPrefix(r, "0,,,,,,'=no prices") ||
		strings.Contains(r, "\x1b") {
		t.Errorf("an unknown specification is %q", r)
	}
	text, _ := results(t, d)
	raw := json.RawMessage(text)
	for _, c := range []struct {
		path []any
		want string
	}{
		{[]any{"robust", "specifications"}, "5"},
		{[]any{"robust", "own", "estimation"}, "[-270, -21]"},
		{[]any{"robust", "subjects", 0, "own", "estimate"}, "0.0125"},
		{[]any{"robust", "subjects", 0, "windows", 0, "window"}, "[-1, 1]"},
		{[]any{"robust", "subjects", 0, "windows", 1, "median"}, "0.0281"},
		{[]any{"robust", "subjects", 0, "computed"}, "2"},
		{[]any{"robust", "subjects", 0, "same_sign"}, "1"},
		{[]any{"robust", "subjects", 0, "group"}, "null"},
		{[]any{"robust", "subjects", 1, "own", "p"}, "null"},
		{[]any{"robust", "subjects", 1, "same_sign_share"}, "null"},
		{[]any{"robust", "subjects", 1, "failed"}, "1"},
	} {
		if got := string(at(t, raw, c.path...)); got != c.want {
			t.Errorf("%v is %s, want %s", c.path, got, c.want)
		}
	}
	has := func(d *Document) bool {
		for _, f := range Files(d) {
			if f.Name == "robust.csv" {
				return true
			}
		}
		return false
	}
	if !has(d) || has(sample()) {
		t.Error("robust.csv is written when, and only when, the specifications were computed")
	}
}
