package load

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/eventstudy"
)

// peerStudy loads a study of three listings and a benchmark with a choice of peers and an event
// that names no security.
func peerStudy(t *testing.T, change func(*asked.Spec)) (*Study, error) {
	t.Helper()
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 20),
		"B.csv": datatest.Bars(60, 21),
		"C.csv": datatest.Bars(60, 22), "M.csv": datatest.Bars(60, 23)})
	spec := &asked.Spec{EventsOnly: true}
	for _, id := range []string{"A", "B", "C", "M"} {
		add := spec.AddPrices
		if id == "M" {
			add = spec.AddBenchmark
		}
		if err := add(id + "=" + filepath.Join(dir, id+".csv")); err != nil {
			t.Fatal(err)
		}
	}
	if err := spec.AddEvent("2024-03-01"); err != nil {
		t.Fatal(err)
	}
	change(spec)
	return Load(context.Background(), spec)
}

func choose(t *testing.T, s *asked.Spec, option, value string) {
	t.Helper()
	if err := s.Choose(eventstudy.OptionOf(option), "--"+option, value); err != nil {
		t.Fatal(err)
	}
}

func eventsOf(st *Study) (ids []string) {
	for _, e := range st.Events {
		ids = append(ids, e.Security)
	}
	return ids
}

// TestPeersNamed: peers that are named, by the flag or in a file, get no event that names no
// security, and bring their model; they are idle under another.
func TestPeersNamed(t *testing.T) {
	list := filepath.Join(t.TempDir(), "peers.txt")
	text := "\ufeffsecurity,why\n# rivals\n\"B\",near\n\nC;far\nB\n"
	if err := os.WriteFile(list, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		peers, model string
		events       []string
		want, named  string
	}{
		{"B,C", "", []string{"A"}, "peer-index", "B,C"},
		{"B", "peer-index", []string{"A", "C"}, "peer-index", "B"},
		{list, "", []string{"A"}, "peer-index", "B,C"},
		{"auto:2", "", []string{"A", "B", "C"}, "peer-index", "auto:2"},
		{"B,C", "market", []string{"A", "B", "C"}, "market", "B,C"},
	} {
		st, err := peerStudy(t, func(s *asked.Spec) {
			choose(t, s, "peers", c.peers)
			if c.model != "" {
				choose(t, s, "model", c.model)
			}
		})
		if err != nil {
			t.Errorf("%s: %v", c.peers, err)
			continue
		}
		if got := eventsOf(st); !slices.Equal(got, c.events) {
			t.Errorf("%s: events of %v, want %v", c.peers, got, c.events)
		}
		if st.Design.Model.Info().Name != c.want || st.Design.Peers != c.named {
			t.Errorf("%s: model %s of peers %q", c.peers, st.Design.Model.Info().Name,
				st.Design.Peers)
		}
		idle := slices.ContainsFunc(st.Warnings, func(w eventstudy.Warning) bool {
			return w.Code == "peers_idle"
		})
		if idle != (c.want == "market") {
			t.Errorf("%s under %s: %v", c.peers, c.want, st.Warnings)
		}
		read := slices.ContainsFunc(st.Inputs, func(in Input) bool {
			return in.Role == RolePeers && in.Rows == 2
		})
		if read != (c.peers == list) {
			t.Errorf("%s: inputs %v", c.peers, st.Inputs)
		}
	}
}

// TestPeerBeforeFile: a security is meant by its name, also where a file is called so.
func TestPeerBeforeFile(t *testing.T) {
	t.Chdir(datatest.Folder(t, map[string]string{"B": "C\n"}))
	st, err := peerStudy(t, func(s *asked.Spec) { choose(t, s, "peers", "B") })
	if err != nil || st.Design.Peers != "B" {
		t.Errorf("%+v, %v", st, err)
	}
}

// TestPeersFaults: a file that is not there or names nobody is told.
func TestPeersFaults(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "none.csv")
	if err := os.WriteFile(empty, []byte("security\n# nobody\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{empty: "the file names no peer",
		"nowhere/peers.txt": "nowhere/peers.txt"} {
		_, err := peerStudy(t, func(s *asked.Spec) { choose(t, s, "peers", text) })
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
