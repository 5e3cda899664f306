package data

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// folder writes files into a new folder and returns it.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// bars writes n weekdays of prices from 2024-01-01 on, in the layout of Yahoo, that
// swing around level.
func bars(n int, level float64) string {
	var b strings.Builder
	b.WriteString("Date,Open,High,Low,Close,Adj Close,Volume\n")
	d := eventstudy.NewDate(2024, 1, 1)
	for i := 0; i < n; d++ {
		if d.Weekend() {
			continue
		}
		p := level * (1 + 0.02*math.Sin(float64(i)*1.7) + 0.0005*float64(i))
		fmt.Fprintf(&b, "%s,%.2f,%.2f,%.2f,%.2f,%.2f,%d\n", d, p, p*1.01, p*0.99, p*1.005,
			p*1.005, 1000+i)
		i++
	}
	return b.String()
}

// panel writes the bars of several securities one below the other.
func panel(ids ...string) string {
	var b strings.Builder
	b.WriteString("ticker,date,close\n")
	for k, id := range ids {
		for _, line := range strings.Split(strings.TrimSpace(bars(40, float64(20+k))), "\n")[1:] {
			cells := strings.Split(line, ",")
			fmt.Fprintf(&b, "%s,%s,%s\n", id, cells[0], cells[4])
		}
	}
	return b.String()
}

func parse(text string) (*Spec, error) {
	return parseStudy(FileRef("study.toml"), []byte(text), "")
}

// load merges flags into a spec and loads it, from inside dir.
func load(t *testing.T, dir string, spec *Spec, flags ...string) (*Study, error) {
	t.Helper()
	t.Chdir(dir)
	if err := merge(spec, flags...); err != nil {
		return nil, err
	}
	return Load(context.Background(), spec)
}

// merge takes flags as "name value".
func merge(s *Spec, flags ...string) error {
	add := map[string]func(string) error{
		"prices": s.AddPrices, "benchmark": s.AddBenchmark, "factors": s.AddFactors,
		"event": s.AddEvent, "events": s.AddEvents,
		"market": s.SetMarket, "zone": s.SetZone, "hours": s.SetHours, "claims": s.AddClaims,
		"model": func(v string) error {
			return s.Choose(eventstudy.OptionOf("model"), "--model", v)
		},
	}
	for _, f := range flags {
		name, value, _ := strings.Cut(f, " ")
		if err := add[name](value); err != nil {
			return err
		}
	}
	return nil
}

// wantError checks that an error says all of parts.
func wantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want one with %q", parts)
	}
	for _, p := range parts {
		if !strings.Contains(err.Error(), p) {
			t.Errorf("error lacks %q:\n%v", p, err)
		}
	}
}

// asked is a study that flags alone describe, by pairs of an option's name and its value.
func asked(pairs ...any) *Spec {
	s := &Spec{}
	for i := 0; i < len(pairs); i += 2 {
		o := eventstudy.OptionOf(pairs[i].(string))
		called := "--" + strings.ReplaceAll(o.Name, "_", "-")
		if err := s.Choose(o, called, pairs[i+1]); err != nil {
			panic(err)
		}
	}
	return s
}

// textTable is a table that is a text already.
func textTable(name string, text []byte) smallTable { return smallTable{name: name, text: text} }
