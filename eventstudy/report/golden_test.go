package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The golden files pin form, not figures: the sample's numbers are made up by hand in
// sample_test.go and each can be found again by eye. After a change of form run with -update and
// read the difference.
func TestGolden(t *testing.T) {
	d := sample()
	write := func(name string, f func(b *bytes.Buffer) error) {
		var b bytes.Buffer
		if err := f(&b); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.String(); got != string(want) {
			t.Errorf("%s differs from %s%s", name, path, firstDifference(got, string(want)))
		}
	}
	for _, name := range []string{"text", "md", "json", "tex"} {
		f, _ := Formats.Lookup(name)
		write("study."+name, func(b *bytes.Buffer) error { return f.Write(b, d) })
	}
	write("ledger.text", func(b *bytes.Buffer) error { return Ledger(b, d, "text") })
	write("ledger.md", func(b *bytes.Buffer) error { return Ledger(b, d, "md") })
	write("many.text", func(b *bytes.Buffer) error { return textFormat.Write(b, crowd(40, 3)) })
	write("manifest.json", func(b *bytes.Buffer) error {
		b.Write(Manifest(d, []Output{{"results.json", "ab", 10}}))
		return nil
	})
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return "\n got: " + x[i] + "\nwant: " + y[i]
		}
	}
	return ": one is longer"
}

func TestTextFitsTheScreen(t *testing.T) {
	for _, d := range []*Document{sample(), crowd(5, 21), crowd(100, 3)} {
		var b bytes.Buffer
		if err := textFormat.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		if err := Ledger(&b, d, "text"); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if n := text.StringWidthWithoutEscSequences(line); n > columns+4 {
				t.Errorf("%d columns: %s", n, line)
			}
			if strings.HasSuffix(line, " ") {
				t.Errorf("trailing space: %q", line)
			}
		}
	}
}

// A Chinese character takes two columns: the bar of numbers after such names stays straight.
func TestTextWidthOfChineseNames(t *testing.T) {
	tab := &table{Columns: []column{left("Security"), right("CAR")}}
	tab.add("阿里巴巴", "+1.00")
	tab.add("AAPL", "−22.00")
	var b bytes.Buffer
	textTable(&printer{w: &b}, tab, "")
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	a, c := text.StringWidthWithoutEscSequences(lines[2]),
		text.StringWidthWithoutEscSequences(lines[3])
	if a != c || a != 8+2+6 {
		t.Errorf("the columns end at %d and %d, want 16:\n%s", a, c, b.String())
	}
}

// The answer is made from the numbers when none is given, and is no stronger than the test.
func TestAnswer(t *testing.T) {
	d := sample()
	d.Summary, d.Tests, d.Aggregate = nil, nil, nil
	for p, want := range map[float64]string{0.25: "not distinguishable from an ordinary day's (t " +
		"= +1.32, p = 0.250)",
		0.0004: "more than an ordinary day's at the 5\u202f% level (t = +1.32, p < 0.001)"} {
		d.Outcomes[0].Days[1].P = p
		if got := lead(d)[0]; !strings.Contains(got, want) ||
			!strings.Contains(got, "+2.70\u202f%") {
			t.Errorf("p = %v: %s", p, got)
		}
	}
	d.Outcomes[0].Days = nil
	if got := lead(d)[0]; !strings.Contains(got, "window [0,0]") {
		t.Errorf("without days: %s", got)
	}
	d.Outcomes = nil
	if got := lead(d)[0]; !strings.Contains(got, "None of the 1 event") {
		t.Errorf("without events: %s", got)
	}
}

func TestManifestIsJSON(t *testing.T) {
	var m struct {
		Version string
		Command []string
		Design  map[string]any
		Inputs  []struct{ Path, SHA256 string }
		Outputs []struct {
			Name, SHA256 string
			Size         int64
		}
	}
	out := []Output{{"results.json", "ab", 1 << 33}}
	if err := json.Unmarshal(Manifest(sample(), out), &m); err != nil {
		t.Fatal(err)
	}
	if m.Version != "0.1" || len(m.Command) != 5 || m.Design["model"] != "market" ||
		m.Inputs[0].SHA256 != "ab12" || m.Outputs[0].Size != 1<<33 {
		t.Errorf("%+v", m)
	}
}

func TestLedgerFormats(t *testing.T) {
	for _, name := range []string{"text", "md", "json", "csv"} {
		var b bytes.Buffer
		if err := Ledger(&b, sample(), name); err != nil ||
			!strings.Contains(b.String(), "reuters-move") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := Ledger(&bytes.Buffer{}, sample(), "yaml"); err == nil ||
		!strings.Contains(err.Error(), `"yaml"`) {
		t.Errorf("error %v", err)
	}
	if err := Ledger(&bytes.Buffer{}, &Document{}, "text"); err != nil {
		t.Error(err)
	}
}

func TestExplainAndList(t *testing.T) {
	in := eventstudy.Info{Name: "bmp", Title: "standardised cross-sectional test",
		Formula: "t = √N·mean/sd\n  of SCAR", Null: "the mean is zero",
		Use: "event-induced variance", References: []string{"Boehmer, Musumeci & Poulsen 1991"}}
	var b bytes.Buffer
	if err := Explain(&b, "test", in); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"test bmp\n========\n", "    t = √N·mean/sd\n      of SCAR\n",
		"Null hypothesis\n    the mean is zero\n", "References\n    Boehmer"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "When not") {
		t.Error("a field that the method leaves empty is shown")
	}
	b.Reset()
	if err := List(&b, "test", []eventstudy.Info{in, {Name: "t", Title: "one event"}}); err != nil {
		t.Fatal(err)
	}
	if want := "bmp  standardised cross-sectional test\nt    one event\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}

// What a study holds is decided elsewhere: a field that is new there and not known here is
// missing from the files. Write it in json_event.go, csv_tables.go and a section, then name it
// here.
func TestNothingForgotten(t *testing.T) {
	for _, c := range []struct {
		v     any
		known string
	}{
		{eventstudy.Day{},
			"Offset Date From Move Return Expected AR SE T P Gap Rank RankOf RankP False Warnings"},
		{eventstudy.WindowResult{}, "Window CAR SE T P CI BHAR N False Detectable Rank " +
			"RankTwo RankUpper RankLower RankOf RankApart RankP PerShare PerShareDaily " +
			"PerShareCI Warnings"},
		{eventstudy.Outcome{},
			"Event Security Market Day0 Shift T0 Fit Estimation Days Windows Warnings"},
		{eventstudy.Result{}, "Test Group Window N Estimate SE Stat Dist DF P CI PHolm PBH " +
			"Headline DatesIgnored Details Warnings"},
		{eventstudy.Design{}, "Model Tests Estimation Dates Pad KeepLength Event Windows " +
			"Alpha Response Returns Basis DayRule MinObs Seed Tail " +
			"Incomplete Overlap Thin Peers DimsonLags HAC Workers"},
		{eventstudy.Report{},
			"Title Design Panel Outcomes Groups Aggregate Path Tests Differences Skips Attrition " +
				"Warnings"},
		{claims.Verdict{},
			"Claim Status Measured Unit Decider Readings Note Correction Holds Meant Warnings"},
		{claims.Reading{}, "Way Name Security FromDate From ToDate To Value Matches Chance " +
			"Detail Need Closed Rivals First"},
	} {
		typ := reflect.TypeOf(c.v)
		for i := range typ.NumField() {
			if f := typ.Field(i); f.IsExported() &&
				!slices.Contains(strings.Fields(c.known), f.Name) {
				t.Errorf("%v.%s is in no file", typ, f.Name)
			}
		}
	}
}
