package main

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestCalibrate runs the embedded case on placebo dates: 6 events of 3 listings on two dates. Its
// JSON has the keys that the manual explains, and its rows the levels in order.
func TestCalibrate(t *testing.T) {
	out := called(t, "calibrate", "apple-alibaba-2025", "--studies", "60", "--format", "json")
	var all map[string]json.RawMessage
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatalf("%v in %.300s", err, out)
	}
	sameNames(t, "calibrate", documented(t, section(t, "calibrate", "")),
		slices.Collect(maps.Keys(all)))
	var rows []struct {
		Test  string
		Level float64
		N     int
	}
	if err := json.Unmarshal(all["rows"], &rows); err != nil || len(rows) < 12 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, want := range []float64{0.01, 0.05, 0.1} {
		if r := rows[i]; r.Test != "bmp" || r.Level != want || r.N != 60 {
			t.Errorf("row %d is %+v", i, r)
		}
	}
	var placebos []json.RawMessage
	if json.Unmarshal(all["placebos"], &placebos); len(placebos) != 6*4 {
		t.Errorf("%d placebos of 6 events and 4 windows", len(placebos))
	}
}

// TestCalibrateOneEvent: a single event has no test to choose and a placebo p.
func TestCalibrateOneEvent(t *testing.T) {
	t.Chdir(t.TempDir())
	called(t, "case", "apple-alibaba-2025", "--to", "c")
	args := []string{"--prices", "c/prices/BABA.csv", "--benchmark", "c/prices/SPY.csv", "--event",
		"2025-02-13"}
	out := called(t, append([]string{"calibrate"}, args...)...)
	if !strings.Contains(out, "Placebo p") || strings.Contains(out, "No test keeps") {
		t.Errorf("one event gives\n%s", out)
	}
	called(t, append([]string{"chart", "calibration", "-o", "c.png"}, args...)...)
	if b, err := os.ReadFile("c.png"); err != nil || len(b) < 1000 {
		t.Errorf("the chart has %d bytes, %v", len(b), err)
	}
}

func TestCalibrateRefuses(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"calibrate apple-alibaba-2025 --studies 0", "--studies is 0"},
		{"calibrate apple-alibaba-2025 --format xml", `unknown format "xml"`},
		{"calibrate one two", "one study at a time"},
	} {
		if out := called(t, strings.Fields(c.args)...); !strings.Contains(out, c.want) {
			t.Errorf("%s: %q, want %q", c.args, out, c.want)
		}
	}
}
