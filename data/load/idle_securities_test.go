package load

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/synth"
)

// panelStudy writes a panel of 60 securities with 20 events, and returns a study of it.
func panelStudy(t *testing.T, dir string) *asked.Spec {
	t.Helper()
	p, err := synth.New(synth.Spec{Securities: 60, Days: 300, Events: 20, Seed: 4, Splits: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range p.Files() {
		var b strings.Builder
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name), []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s := &asked.Spec{}
	for _, err := range []error{s.AddPrices(filepath.Join(dir, "prices.csv")),
		s.AddBenchmark(filepath.Join(dir, "benchmark.csv")),
		s.AddEvents(filepath.Join(dir, "events.csv"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// TestIdleSecurities: of a large panel only the securities with an event are examined and part of
// the study; what is found in them is the same, and the others are counted.
func TestIdleSecurities(t *testing.T) {
	dir := t.TempDir()
	all, err := Load(context.Background(), panelStudy(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	spec := panelStudy(t, dir)
	spec.EventsOnly = true
	some, err := Load(context.Background(), spec)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, e := range some.Events {
		used[e.Security] = true
	}
	if len(all.Securities) != 60 || len(some.Securities) != len(used) || len(used) > 20 {
		t.Fatalf("%d securities of %d, %d have events", len(some.Securities), len(all.Securities),
			len(used))
	}
	findings := 0
	for _, s := range some.Securities {
		for _, o := range all.Securities {
			if o.ID == s.ID {
				findings += len(s.Prices.Findings)
				if !reflect.DeepEqual(o.Prices.Findings, s.Prices.Findings) {
					t.Errorf("%s: other findings", s.ID)
				}
			}
		}
	}
	if findings == 0 {
		t.Error("no findings to compare")
	}
	if n := len(all.Inputs) - len(some.Inputs); n != 60-len(used) {
		t.Errorf("%d inputs fewer", n)
	}
	if last := some.Inputs[len(some.Inputs)-1]; last.Role != RoleEvents {
		t.Errorf("the last input is %+v", last)
	}
	if n := len(some.Notes); n != 1 || !strings.Contains(some.Notes[0], "more without an event") {
		t.Errorf("notes %q", some.Notes)
	}
	if !reflect.DeepEqual(all.Events, some.Events) {
		t.Error("other events")
	}
}

// TestIdleNeedsABenchmark: without one the days of all securities are the market's.
func TestIdleNeedsABenchmark(t *testing.T) {
	spec := panelStudy(t, t.TempDir())
	spec.EventsOnly, spec.Benchmark = true, nil
	st, err := Load(context.Background(), spec)
	if err != nil || len(st.Securities) != 60 {
		t.Errorf("%d securities, %v", len(st.Securities), err)
	}
}
