package data

import (
	"strings"
	"testing"
)

// A study on a file that holds returns in place of prices is refused, with the file's name.
func TestFatalFinding(t *testing.T) {
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(bars(60, 20)), "\n") {
		cells := strings.Split(line, ",")
		value := "Close"
		if i > 0 {
			value = []string{"0.012", "-0.009", "0.004"}[i%3]
		}
		b.WriteString(cells[0] + "," + value + "\n")
	}
	dir := folder(t, map[string]string{"r.csv": b.String()})
	_, err := load(t, dir, new(Spec), "prices A=r.csv", "event 2024-03-01")
	wantError(t, err, "r.csv", "not prices")
}
