package data

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stockmove/data/synth"
	"stockmove/eventstudy"
)

// TestSparing: of a file above 16 MB a study of events reads the close, the adjusted close and the
// volume, and says so; what it reads is the same as without, and an interrupt ends the reading.
func TestSparing(t *testing.T) {
	p, err := synth.New(synth.Spec{Securities: 350, Days: 800, Events: 400, Seed: 4, Gaps: 0.001})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range p.Files() {
		w, err := os.Create(filepath.Join(dir, f.Name))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Write(w); err != nil {
			t.Fatal(err)
		}
		w.Close()
	}
	load := func(ctx context.Context, eventsOnly bool) (*Study, error) {
		s := &Spec{EventsOnly: eventsOnly}
		for _, err := range []error{s.AddPrices(filepath.Join(dir, "prices.csv")),
			s.AddBenchmark(filepath.Join(dir, "benchmark.csv")),
			s.AddEvents(filepath.Join(dir, "events.csv"))} {
			if err != nil {
				t.Fatal(err)
			}
		}
		return Load(ctx, s)
	}
	all, err := load(context.Background(), false)
	if err != nil {
		t.Fatal(err)
	}
	some, err := load(context.Background(), true)
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]*eventstudy.Prices{}
	for _, x := range all.Securities {
		of[x.ID] = x.Prices
	}
	for _, x := range some.Securities {
		a, b := of[x.ID], x.Prices
		if a.High == nil || b.High != nil || b.Volume == nil {
			t.Fatalf("%s: high %d and %d values", x.ID, len(a.High), len(b.High))
		}
		for _, col := range [][2]any{{a.Dates, b.Dates}, {a.Close, b.Close},
			{a.AdjClose, b.AdjClose}, {a.Volume, b.Volume}, {a.Basis, b.Basis}} {
			if d := cmp.Diff(col[0], col[1], cmpopts.EquateNaNs()); d != "" {
				t.Fatalf("%s: %s", x.ID, d)
			}
		}
	}
	const told = `without the columns open, high, low: nothing`
	if notes := fmt.Sprint(some.Notes); !strings.Contains(notes, told) {
		t.Errorf("not told: %s", notes)
	}
	if notes := fmt.Sprint(all.Notes); strings.Contains(notes, "without the columns") {
		t.Errorf("told of columns that are read: %s", notes)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := load(ctx, true); err != context.Canceled {
		t.Errorf("interrupted: %v", err)
	}
}
