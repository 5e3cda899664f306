package main

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"
)

// TestManualRegress: the JSON has the keys that the manual explains.
func TestManualRegress(t *testing.T) {
	out := called(t, "regress", "apple-alibaba-2025", "--x", "security", "--se", "classical",
		"--format", "json")
	var all map[string]json.RawMessage
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatalf("%v in %.300s", err, out)
	}
	sameNames(t, "regress", documented(t, section(t, "regress", "The JSON")),
		slices.Collect(maps.Keys(all)))
}
