package load

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/eventstudy"
)

// A study on a file whose close is another column's, far outside of the day's range, is refused
// with the file's name and what shows how it was read.
func TestFatalFinding(t *testing.T) {
	var b strings.Builder
	b.WriteString("Date,Open,High,Low,Close\n")
	d := eventstudy.NewDate(2024, 1, 1)
	for i := 0; i < 60; d++ {
		if !d.Weekend() {
			fmt.Fprintf(&b, "%s,20.10,20.50,19.90,%d.25\n", d, 400+i*37%100)
			i++
		}
	}
	dir := datatest.Folder(t, map[string]string{"x.csv": b.String()})
	_, err := load(t, dir, new(asked.Spec), "prices A=x.csv", "event 2024-03-01")
	datatest.WantError(t, err, "x.csv: A: the close lies outside", "stockmove inspect x.csv")
}
