package load

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stockmove/data/asked"
	"stockmove/data/synth"
)

// TestFindingsOfAnySize: what the doctor finds is the same to the byte whether the file is large
// enough to be read in parts or not. The first securities have faults, each of one kind.
func TestFindingsOfAnySize(t *testing.T) {
	faults := []func(cells []string, row int){
		func([]string, int) {},
		func(c []string, row int) { // a price a hundred times too high
			if row == 150 {
				c[5], c[6] = c[5]+"00", c[6]+"00"
			}
		},
		func(c []string, row int) { // a close that stands still without volume
			if row > 100 && row < 112 {
				c[5], c[6], c[7] = "33.3333", "33.3333", "0"
			}
		},
		func(c []string, row int) { // no volume on a day, an impossible one on another
			switch row {
			case 120:
				c[7] = ""
			case 121:
				c[7] = "-5"
			}
		},
		func(c []string, row int) { // an adjusted close that jumps and comes back
			if row == 200 {
				c[6] = "1.0000"
			}
		},
		func(c []string, row int) { // a close of zero, and none
			switch row {
			case 130:
				c[5], c[6] = "0.0000", "0.0000"
			case 131:
				c[5], c[6] = "", ""
			}
		},
		func(c []string, row int) { // a fall to a quarter within a day, as no split makes it
			if row >= 210 {
				c[5], c[6] = quarter(c[5]), quarter(c[6])
			}
			for k := 2; k <= 4 && row > 210; k++ {
				c[k] = quarter(c[k])
			}
		},
		func(c []string, row int) { // a row twice under two days, and a bar without a trade
			switch row {
			case 90, 91:
				copy(c[2:], []string{"30.1000", "31.2000", "29.3000", "30.4000", "30.4000", "77"})
			case 140:
				copy(c[2:], []string{c[5], c[5], c[5], c[5], c[6], "0"})
			}
		},
		func(c []string, row int) { // a split that nobody took out
			for k := 2; k <= 6 && row >= 180; k++ {
				c[k] = quarter(c[k])
			}
		},
	}
	var found [2][]string
	for size, securities := range []int{14, 700} { // below 16 MB and above
		dir := t.TempDir()
		faultyPanel(t, dir, securities, faults)
		s := &asked.Spec{EventsOnly: true}
		addPanel(t, s, dir)
		st, err := Load(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range st.Securities[:14] {
			for _, f := range x.Prices.Findings {
				found[size] = append(found[size], fmt.Sprintf("%s %+v", x.ID, f))
			}
		}
	}
	if d := cmp.Diff(found[0], found[1]); d != "" || len(found[0]) < 2*len(faults) {
		t.Errorf("of %d findings: %s", len(found[0]), d)
	}
	for _, code := range []string{"extreme-return", "unadjusted-split", "impossible-bar",
		"stale-repeat", "zero-volume-flat-bar", "adjusted-close-inconsistent"} {
		if !strings.Contains(strings.Join(found[0], "\n"), code) {
			t.Errorf("no fault shows as %s", code)
		}
	}
}

// quarter writes a fourth of a price.
func quarter(cell string) string {
	var v float64
	fmt.Sscan(cell, &v)
	return fmt.Sprintf("%.4f", v/4)
}

// addPanel asks for the three files of a panel that stands in dir.
func addPanel(t *testing.T, s *asked.Spec, dir string) {
	t.Helper()
	for _, err := range []error{s.AddPrices(filepath.Join(dir, "prices.csv")),
		s.AddBenchmark(filepath.Join(dir, "benchmark.csv")),
		s.AddEvents(filepath.Join(dir, "events.csv"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// faultyPanel writes a panel whose first securities are those of seed 4, with the faults in turn;
// their events are the only ones.
func faultyPanel(t *testing.T, dir string, securities int, faults []func([]string, int)) {
	t.Helper()
	p, err := synth.New(synth.Spec{Securities: 14, Days: 600, Events: 100, Seed: 4})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range p.Files() {
		var b strings.Builder
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if f.Name == "prices.csv" {
			text = withFaults(text, securities, faults)
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// withFaults repeats the 14 securities of a panel under other names, without faults, until there
// are so many.
func withFaults(text string, securities int, faults []func([]string, int)) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	var b strings.Builder
	b.WriteString(lines[0] + "\n")
	for from := 0; from < securities; from += 14 {
		row, last := 0, ""
		for _, line := range lines[1:] {
			c := strings.Split(line, ",")
			if row++; c[0] != last {
				row, last = 0, c[0]
			}
			var k int
			fmt.Sscanf(c[0], "S%d", &k)
			if from == 0 {
				faults[(k-1)%len(faults)](c, row)
			}
			c[0] = fmt.Sprintf("S%05d", k+from)
			b.WriteString(strings.Join(c, ",") + "\n")
		}
	}
	return b.String()
}
