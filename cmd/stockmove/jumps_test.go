package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

// weekdaysFrom writes a price file of n weekdays; price tells the row of a day.
func weekdaysFrom(t *testing.T, file, head string, n int, row func(i int, day string) string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(head + "\n")
	for d := eventstudy.NewDate(2022, 1, 3); n > 0; d++ {
		if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
			continue
		}
		n--
		b.WriteString(row(n, d.String()) + "\n")
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestJumpIsTold: whatever the factor of a jump, the sentence of the event that it falls on says
// that the price is to be checked, and inspect tells it too.
func TestJumpIsTold(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, k := range []float64{5, 77, 333, 5000, 1e5, 1e6, 1e9, 1e-5, 1e-7} {
		weekdaysFrom(t, "x.csv", "Date,Close", 300, func(left int, day string) string {
			p := 100 + math.Sin(float64(left))
			if left < 20 {
				p *= k
			}
			return fmt.Sprintf("%s,%.8g", day, p)
		})
		// day 281 of the file is the first after the jump
		out := called(t, "run", "--prices", "X=x.csv", "--event", "2023-01-30", "--model", "mean",
			"--charts", "none", "--out", "r", "--incomplete", "partial")
		sentence := strings.Join(strings.Fields(out), " ")
		if !strings.Contains(sentence, "Check the price first") &&
			!strings.Contains(sentence, "may have been split") &&
			!strings.Contains(sentence, "unit") {
			t.Errorf("factor %g: the answer says nothing of it:\n%s", k, out[:min(len(out), 900)])
		}
		if out := called(t, "inspect", "x.csv"); !strings.Contains(out, "2023-01-30") {
			t.Errorf("factor %g: inspect does not tell the day:\n%s", k, out)
		}
	}
}

// TestNoPricesAreRefused: a study does not run on a column that cannot hold prices, here volumes
// under the name of the close.
func TestNoPricesAreRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	weekdaysFrom(t, "x.csv", "Date,Open,High,Low,Last,Close", 300,
		func(left int, day string) string {
			p := 100 + math.Sin(float64(left))
			return fmt.Sprintf("%s,%.2f,%.2f,%.2f,%.2f,%d", day, p, p+1, p-1, p,
				100_000+7919*left%90_000)
		})
	var out bytes.Buffer
	args := []string{"run", "--prices", "X=x.csv", "--event", "2023-01-30", "--model", "mean",
		"--out", "r"}
	if code := run(context.Background(), args, streams{out: &out, err: &out}); code != exitInput {
		t.Errorf("exit code %d, want %d\n%s", code, exitInput, out.String())
	}
	if !strings.Contains(out.String(), "another column was taken for it") {
		t.Errorf("the refusal does not say why:\n%s", out.String())
	}
}
