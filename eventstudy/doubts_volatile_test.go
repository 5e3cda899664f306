package eventstudy

import (
	"math"
	"strings"
	"testing"
)

// TestVolatileDay: a factor just beyond two standard deviations of its estimation days is told on
// the windows that hold the day, for every model; one just within is not, nor on other windows. A
// window of more than 20 days is told anyhow.
func TestVolatileDay(t *testing.T) {
	for _, model := range []string{"market", "mean", "market-adjusted", "peer-index",
		"ff3", "garch"} {
		of := func(z float64) *Outcome {
			p := samplePanel(t, nil)
			l := p.Lines[0]
			set := func(col []float64, z float64) {
				est := col[40:280]
				sd, _ := stdev(est)
				for i := 280; i < 301; i++ {
					col[i] = mean(est) // a quiet event window
				}
				col[291] = mean(est) + z*sd
			}
			set(l.Benchmark, z)
			for _, col := range l.Factors {
				set(col, 0)
			}
			if model == "ff3" {
				set(l.Factors["SMB"], z)
			}
			return sampleOutcome(t, p, model, func(d *Design) {
				d.Windows = []Window{{0, 0}, {-1, 1}, {-9, 10}, {-10, 10}}
			})
		}
		for _, z := range []float64{2.02, -2.02, 1.98} {
			o := of(z)
			for i, want := range []bool{false, math.Abs(z) > 2, math.Abs(z) > 2, true} {
				if w := o.Windows[i]; hasCode(w.Warnings, "volatile_day") != want {
					t.Errorf("%s, %g standard deviations: window %s: %v", model, z,
						w.Window, w.Warnings)
				}
			}
		}
		for _, w := range of(2.5).Windows[1].Warnings {
			if w.Code == "volatile_day" &&
				!strings.Contains(w.Text, "lay 2.5 SD from its mean: a wrong beta matters") {
				t.Errorf("%s: %s", model, w.Text)
			}
		}
	}
}

// TestCrowdedEvents: more than three in ten events within five days are told on the mean.
func TestCrowdedEvents(t *testing.T) {
	for _, c := range []struct {
		days  []Date
		want  int
		crowd bool
	}{
		{[]Date{0, 4, 10, 20, 30, 40}, 2, true},                   // a third of them
		{[]Date{0, 5, 10, 20, 30, 40}, 1, false},                  // five days apart
		{[]Date{0, 4, 10, 20, 30, 40, 50, 60, 70, 80}, 2, false},  // a fifth
		{[]Date{0, 1, 4, 90, 20, 30, 40, 50, 60, 70}, 3, false},   // three in ten are not more
		{[]Date{0, 1, 2, 4, 90, 20, 30, 40, 50, 60, 70}, 4, true}, // four of eleven
		{[]Date{0, 40, 80}, 1, false},                             // of three one is a third
	} {
		a := &Abnormal{Design: &Design{}, Panel: &Panel{}}
		s := &sample{}
		for i, d := range c.days {
			a.Outcomes = append(a.Outcomes, &Outcome{Day0: d, T0: int(d), Fit: &Fit{}})
			s.at = append(s.at, i)
		}
		if n := a.crowded(s); n != c.want {
			t.Errorf("%v: %d lie together, want %d", c.days, n, c.want)
		}
		n := len(c.days)
		got := n >= fewCrowded && float64(a.crowded(s)) > crowdedShare*float64(n)
		if got != c.crowd {
			t.Errorf("%v: crowded is %v", c.days, got)
		}
	}
}
