package main

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// TestBenchData writes a panel and measures its events: none is skipped, and the mean abnormal
// return of day 0 is the effect, within four standard errors of 0.02/√200.
func TestBenchData(t *testing.T) {
	t.Chdir(t.TempDir())
	out := called(t, "bench-data", "--securities", "50", "--days", "400", "--events", "200",
		"--seed", "3", "--effect", "0.03", "--out", "panel")
	_, command, ok := strings.Cut(out, "run: stockmove ")
	if !ok {
		t.Fatalf("no command in %q", out)
	}
	args := append(strings.Fields(command), "--charts", "none", "--out", "report")
	called(t, args...)
	b, err := os.ReadFile("report/aggregate.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(b), "\n")
	cells := strings.Split(lines[1], ",")
	mean, err := strconv.ParseFloat(cells[4], 64)
	if err != nil || cells[3] != "200" || mean < 0.03-0.0057 || mean > 0.03+0.0057 {
		t.Errorf("aggregate.csv begins with %q", lines[1])
	}
}

func TestBenchDataRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct{ args, want string }{
		{"bench-data", "give --out DIR"},
		{"bench-data --days 9 --out p", "--days is 9, and must be 262 to 20000"},
		{"bench-data --out p more", "takes no argument"},
	} {
		if out := called(t, strings.Fields(c.args)...); !strings.Contains(out, c.want) {
			t.Errorf("%s: %q, want %q", c.args, out, c.want)
		}
	}
	if _, err := os.Stat("p"); err == nil {
		t.Error("a refused command leaves a folder")
	}
}

// TestManualPanel: the page tells of every flag that shapes a panel.
func TestManualPanel(t *testing.T) {
	var flags []string
	newBenchDataCmd(streams{}).Flags().VisitAll(func(f *pflag.Flag) {
		if f.Name != "out" && f.Name != "force" {
			flags = append(flags, "--"+f.Name)
		}
	})
	sameNames(t, "bench-data", documented(t, section(t, "speed", "A panel")), flags)
}

// TestEventsJSON: of more than 2,000 events results.json names the tables, unless all are asked
// for.
func TestEventsJSON(t *testing.T) {
	t.Chdir(t.TempDir())
	called(t, "bench-data", "--securities", "60", "--days", "400", "--events", "2001", "--out", "p")
	for _, c := range []struct {
		flag, has, lacks string
	}{{"--quiet", `"events_in": [`, `"events": [`},
		{"--events-json", `"events": [`, `"events_in"`}} {
		called(t, "run", "--prices", "p/prices.csv", "--benchmark", "p/benchmark.csv", "--events",
			"p/events.csv", "--charts", "none", "--out", "r", c.flag)
		b, err := os.ReadFile("r/results.json")
		if err != nil {
			t.Fatal(err)
		}
		if s := string(b); !strings.Contains(s, c.has) || strings.Contains(s, c.lacks) {
			t.Errorf("with %s results.json begins %.300s", c.flag, s)
		}
	}
}
