package load

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stockmove/data/asked"
	"stockmove/data/synth"
	"stockmove/eventstudy"
)

// TestReleaseBars: a study of events keeps the close, the adjusted close and the volume, and what
// the doctor finds in all columns; the rest goes. An interrupt ends the reading of a large file.
func TestReleaseBars(t *testing.T) {
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
		s := &asked.Spec{EventsOnly: eventsOnly}
		addPanel(t, s, dir)
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
			{a.AdjClose, b.AdjClose}, {a.Volume, b.Volume}, {a.Basis, b.Basis},
			{a.Findings, b.Findings}} {
			if d := cmp.Diff(col[0], col[1], cmpopts.EquateNaNs()); d != "" {
				t.Fatalf("%s: %s", x.ID, d)
			}
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := load(ctx, true); err != context.Canceled {
		t.Errorf("interrupted: %v", err)
	}
}

// TestReleaseVolumes: volumes go where no picture is drawn, unless they are what is measured.
func TestReleaseVolumes(t *testing.T) {
	dir := t.TempDir()
	faultyPanel(t, dir, 14, []func([]string, int){func([]string, int) {}})
	for _, c := range []struct {
		undrawn  bool
		response string
		kept     bool
	}{{false, "return", true}, {true, "return", false}, {true, "volume", true}} {
		s := &asked.Spec{EventsOnly: true, Undrawn: c.undrawn,
			Design: map[string]asked.Asked{"response": {Value: c.response}}}
		addPanel(t, s, dir)
		st, err := Load(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		if p := st.Securities[0].Prices; p.Volume != nil != c.kept || p.Open != nil {
			t.Errorf("%+v: %d volumes", c, len(p.Volume))
		}
	}
}
