package load

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

// outline writes what a loaded study is made of.
func outline(s *Study) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s;", s.Design.Model.Info().Name)
	for _, m := range s.Markets {
		bench := "-"
		if m.Benchmark != nil {
			bench = m.Benchmark.ID
		}
		hours := ""
		if m.Hours != nil {
			hours = "+hours"
		}
		fmt.Fprintf(&b, " %s:%s%s", m.ID, bench, hours)
	}
	b.WriteString(";")
	for _, x := range s.Securities {
		fmt.Fprintf(&b, " %s@%s", x.ID, x.Market)
		if x.Prices.ID != x.ID {
			b.WriteString("!" + x.Prices.ID)
		}
	}
	b.WriteString(";")
	for _, e := range s.Events {
		fmt.Fprintf(&b, " %s/%s", e.ID, e.Security)
	}
	b.WriteString(";")
	for _, w := range s.Warnings {
		b.WriteString(" " + w.Code)
	}
	return b.String()
}

func TestLoad(t *testing.T) {
	files := map[string]string{
		"study.toml": datatest.PairStudy, "A.csv": datatest.Bars(60, 10),
		"B.csv":   datatest.Bars(60, 20),
		"new.csv": datatest.Bars(60, 12.5), "SPY.csv": datatest.Bars(60, 400.25),
		"HSI.csv":   datatest.Bars(60, 20000),
		"panel.csv": datatest.Panel("A", "BB.US", "SPY"), "all/q.csv": datatest.Bars(50, 33),
		"all/p.txt": datatest.Bars(50, 44), "all/README.md": "x", "all/study.toml": "x",
		"e.csv": "security,date\nA,2024-02-13\nZ,2024-02-14\n",
	}
	dir := datatest.Folder(t, files)
	for name, c := range map[string]struct {
		study bool
		flags []string
		want  string
	}{
		"one file": {false, []string{"prices A=new.csv", "event 2024-02-13"},
			"mean; :-; A@; 2024-02-13/A; model_mean"},
		"own name": {false, []string{"prices new.csv", "event 2024-02-13"},
			"mean; :-; new@; 2024-02-13/new; model_mean"},
		"benchmark": {false, []string{"prices A.csv", "benchmark SPY.csv",
			"event 2024-02-13"}, "market; :SPY; A@; 2024-02-13/A;"},
		"model given": {false, []string{"prices A.csv", "model mean"}, "mean; :-; A@;;"},
		"market": {false, []string{"prices A.csv", "prices B.csv", "benchmark SPY.csv",
			"market A=XNYS"}, "market; :SPY XNYS:SPY+hours; A@XNYS B@;;"},
		"own market": {false, []string{"prices A.csv", "market A=XLON",
			"zone XLON=Europe/London", "hours XLON=08:00-16:30"},
			"mean; XLON:-+hours; A@XLON;; model_mean"},
		"folder": {false, []string{"prices all", "event p@2024-02-13"},
			"mean; :-; p@ q@; 2024-02-13/p; model_mean"},
		"panel": {false, []string{"prices panel.csv", "model mean"},
			"mean; :-; A@ BB.US@ SPY@;;"},
		"panel, benchmark": {false, []string{"prices panel.csv", "benchmark SPY=panel.csv"},
			"market; :SPY; A@ BB.US@;;"},
		"one of a panel": {false, []string{"prices BB=panel.csv", "model mean"},
			"mean; :-; BB@;;"},
		"study": {true, nil,
			"market; XNYS:SPY+hours XHKG:HSI+hours; A@XNYS B@XHKG; x/A x/B;"},
		"study, file": {true, []string{"prices A=new.csv"},
			"market; XNYS:SPY+hours XHKG:HSI+hours; A@XNYS B@XHKG; x/A x/B;"},
		"study, by name": {true, []string{"prices ./A.csv"},
			"market; XNYS:SPY+hours XHKG:HSI+hours; A@XNYS B@XHKG; x/A x/B;"},
		"study, panel": {true, []string{"prices panel.csv"},
			"market; XNYS:SPY+hours XHKG:HSI+hours; A@XNYS B@XHKG; x/A x/B;"},
		"study, one more": {true, []string{"prices C=new.csv", "market C=XHKG"},
			"market; XNYS:SPY+hours XHKG:HSI+hours; A@XNYS B@XHKG C@XHKG; x/A x/B x/C;"},
		"study, benchmark": {true, []string{"benchmark NEW=new.csv"},
			"market; XNYS:NEW+hours XHKG:NEW+hours; A@XNYS B@XHKG; x/A x/B;"},
		"study, one bench": {true, []string{"benchmark NEW=new.csv", "benchmark XHKG=HSI.csv"},
			"market; XNYS:NEW+hours XHKG:HSI+hours; A@XNYS B@XHKG; x/A x/B;"},
		"study, no file": {true, []string{"prices A=A.csv", "benchmark NEW=new.csv",
			"event A@2024-02-13"},
			"market; XNYS:NEW+hours XHKG:NEW+hours; A@XNYS B@XHKG; 2024-02-13/A;"},
		"study, events": {true, []string{"events e.csv"}, "market; XNYS:SPY+hours " +
			"XHKG:HSI+hours; A@XNYS B@XHKG; 2024-02-13/A 2024-02-14/Z; security_unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			s := &asked.Spec{}
			if c.study {
				t.Chdir(dir)
				var err error
				if s, err = asked.FindStudy("study.toml"); err != nil {
					t.Fatal(err)
				}
				// A file that a flag has replaced need not be there.
				if name == "study, no file" {
					for i := range s.Markets {
						s.Markets[i].Benchmark.Prices = input.FileRef("nowhere.csv")
					}
				}
			}
			st, err := load(t, dir, s, c.flags...)
			if err != nil {
				t.Fatal(err)
			}
			// What the doctor says of the made-up prices is not the matter here.
			got := outline(st)
			i := strings.LastIndex(got, ";") + 1
			if got = got[:i] + keepCodes(got[i:]); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// keepCodes keeps the warnings that this package gives.
func keepCodes(codes string) string {
	out := ""
	for _, c := range strings.Fields(codes) {
		switch c {
		case "model_mean", "security_unknown", "windows_clipped", "currency_differs",
			"ticker_differs", "column_unknown", "event_repeated":
			out += " " + c
		}
	}
	return out
}

// Every kind of bad input that a user can bring: the words, the place and the class of the error.
func TestLoadMistakes(t *testing.T) {
	lines := strings.Split(datatest.Bars(600, 10), "\n")
	cells := strings.Split(lines[499], ",")
	cells[4] = "1x2"
	lines[499] = strings.Join(cells, ",")
	dir := datatest.Folder(t, map[string]string{
		"study.toml": datatest.PairStudy, "A.csv": datatest.Bars(60, 10),
		"SPY.csv":   datatest.Bars(60, 400.25),
		"empty.csv": "", "page.csv": "<!doctype html><html><body>404</body></html>",
		"bad.csv":      strings.Join(lines, "\n"),
		"conflict.csv": datatest.Bars(60, 10) + "2024-01-03,1,1,1,1,1,1\n",
		"order.csv":    "Date,Close\n01/02/2024,10\n", "folder/x.md": "",
		"panel.csv": datatest.Panel("A", "BB.US"),
		"e.csv":     "security,date,time\nA,2024-02-13,10:00\n",
		"wide.csv":  "security,date,estimation_first,estimation_last\nA,2024-02-13,-100,-10\n",
		"c.toml": "[[claim]]\nid = \"a\"\nsecurity = \"A\"\ndate = 2024-02-13\n" +
			"kind = \"move\"\nvalue = \"9%\"\n",
	})
	for name, c := range map[string]struct {
		usage bool
		flags []string
		want  []string
	}{
		"nothing": {true, nil, []string{"the study has no securities", "--prices"}},
		"stdin twice": {true, []string{"prices A=-", "claims -"},
			[]string{"the standard input cannot be prices and claims at once"}},
		"missing": {false, []string{"prices A=nowhere.csv"},
			[]string{"nowhere.csv: no such file", "hint: "}},
		"empty": {false, []string{"prices A=empty.csv"},
			[]string{"empty.csv: the file is empty"}},
		"html": {false, []string{"prices A=page.csv"}, []string{"page.csv"}},
		"bad cell": {false, []string{"prices A=bad.csv"},
			[]string{"bad.csv:500:", `"1x2"`}},
		"two prices a day": {false, []string{"prices A=conflict.csv"},
			[]string{"conflict.csv", "2024-01-03"}},
		"open date order": {false, []string{"prices A=order.csv"},
			[]string{"order.csv:2:1", "--date-order"}},
		"all at once": {false, []string{"prices A=empty.csv", "prices B=nowhere.csv",
			"claims no.toml", "events none.csv"},
			[]string{"empty.csv", "nowhere.csv", "no.toml", "none.csv"}},
		"a folder, one id": {false, []string{"prices A=folder"}, []string{"folder: is a folder"}},
		"a folder of none": {false, []string{"prices folder"},
			[]string{"folder: the folder holds no price file"}},
		"not in panel": {false, []string{"prices AB=panel.csv"},
			[]string{`no security "AB" in the file`, "A, BB.US"}},
		"panel for bench": {false, []string{"prices A.csv", "benchmark panel.csv"},
			[]string{"the file holds 2 securities: A, BB.US"}},
		"named twice": {false, []string{"prices A.csv", "prices panel.csv"},
			[]string{`"A" is in A.csv too`}},
		"clock unknown": {false, []string{"prices A.csv", "events e.csv"},
			[]string{"e.csv:2: the time 10:00 has no offset", "--market A=XNYS"}},
		"own estimation": {false, []string{"prices A.csv", "events wide.csv"},
			[]string{"wide.csv:2: the estimation window [−100,−10]", "overlaps"}},
		"claims twice": {false, []string{"prices A.csv", "claims c.toml", "claims ./c.toml"},
			[]string{`claim "a" stands in c.toml too`}},
		"unknown model": {true, []string{"prices A.csv", "model markt"},
			[]string{`unknown --model "markt"`}},
		"no benchmark": {true, []string{"prices A.csv", "model market"},
			[]string{"the model market needs a benchmark, and none is given"}},
		"unknown market": {true, []string{"prices A.csv", "market A=XLON"},
			[]string{`market "XLON" is not an exchange whose hours are known`,
				"--zone XLON=Europe/London"}},
		"market of none": {true, []string{"prices A.csv", "market B=XNYS"},
			[]string{`--market names "B"`, "the securities are A"}},
		"idle benchmark": {true, []string{"prices A.csv", "benchmark XHKG=SPY.csv"},
			[]string{"the benchmark for market XHKG serves no security"}},
	} {
		t.Run(name, func(t *testing.T) {
			st, err := load(t, dir, &asked.Spec{}, c.flags...)
			if st != nil {
				t.Error("a study comes back with the error")
			}
			datatest.WantError(t, err, c.want...)
			var use *input.UsageError
			var ps *eventstudy.Problems
			isUsage := errors.As(err, &use) || errors.As(err, &ps) && ps.Asked()
			if c.usage != isUsage {
				t.Errorf("the error is a %T", err)
			}
		})
	}
	s, err := asked.FindStudy(filepath.Join(dir, "study.toml"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = load(t, dir, s, "prices C=A.csv")
	datatest.WantError(t, err, `"C" is not a security of the study`, "--market C=XNYS")
}

// A file is read once however often it is named, and every input has its sum.
func TestLoadInputs(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"SPY.csv": datatest.Bars(60, 400.25)})
	in := strings.NewReader(datatest.Bars(60, 10))
	st, err := load(t, dir, &asked.Spec{Stdin: in}, "prices A=-", "benchmark SPY=./SPY.csv",
		"prices S2=SPY.csv")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range st.Inputs {
		if len(i.SHA256) != 64 {
			t.Errorf("%s has the sum %q", i.Path, i.SHA256)
		}
		got = append(got,
			fmt.Sprintf("%s %s %s %d %s %s", i.Role, i.ID, i.Path, i.Rows, i.First, i.Last))
	}
	// 60 weekdays from Monday 1 January 2024 end on Friday 22 March.
	want := []string{
		"prices A - 60 2024-01-01 2024-03-22",
		"prices S2 SPY.csv 60 2024-01-01 2024-03-22",
		"benchmark SPY SPY.csv 60 2024-01-01 2024-03-22",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("inputs (-want +got):\n%s", d)
	}
	if st.Securities[1].Prices.Source.SHA256 != st.Markets[0].Benchmark.Source.SHA256 {
		t.Error("one file has two sums")
	}
}

// The result does not depend on the number of processors.
func TestLoadDeterministic(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"a/1.csv": datatest.Bars(60, 10),
		"a/2.csv": datatest.Bars(60, 20),
		"a/3.csv": datatest.Bars(60, 30), "SPY.csv": datatest.Bars(60, 400)})
	run := func() *Study {
		st, err := load(t, dir, &asked.Spec{}, "prices a", "benchmark SPY.csv", "event 2024-02-13")
		if err != nil {
			t.Fatal(err)
		}
		return st
	}
	old := runtime.GOMAXPROCS(1)
	one := run()
	runtime.GOMAXPROCS(4)
	four := run()
	runtime.GOMAXPROCS(old)
	for name, pair := range map[string][2]any{
		"inputs": {one.Inputs, four.Inputs}, "securities": {one.Securities, four.Securities},
		"events": {one.Events, four.Events}, "warnings": {one.Warnings, four.Warnings},
	} {
		if d := cmp.Diff(pair[0], pair[1], cmpopts.EquateNaNs()); d != "" {
			t.Errorf("%s (-one +four):\n%s", name, d)
		}
	}
}

func TestLoadInterrupted(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 10)})
	t.Chdir(dir)
	s := &asked.Spec{}
	if err := s.AddPrices("A.csv"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, s); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestSameTicker(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"BABA", "baba", true}, {"BABA", "BABA.US", true}, {"0700.HK", "HK.00700", true},
		{"700", "0700.HK", true}, {"sh.600519", "600519.SH", true},
		{"9988.HK", "0700.HK", false}, {"A", "AA", false}, {"BRK.A", "BRK.B", false},
		{"", "A", false},
	} {
		if got := sameTicker(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}
