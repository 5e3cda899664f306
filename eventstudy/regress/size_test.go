package regress

import (
	"flag"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"stockmove/eventstudy"
)

var sizeReps = flag.Int("sizereps", 2000, "simulated cross-sections for each scenario of the "+
	"table of sizes")

// truth draws cross-sections in which the column has no effect on the abnormal return.
type truth struct {
	name   string
	events int
	tau    float64 // standard deviation of the effects of events
	rising bool    // the forecast error is larger where x is
	dates  int     // so many dates share a shock of 3 % and half of x; 0: each event its own
	firms  int     // likewise
}

// draw fills a sample; forecast errors have standard deviations of 1 to 4 %.
func (l truth) draw(g *rand.Rand) *sample {
	s := &sample{names: []string{intercept, "x"}, dummy: []bool{false, false}, x: make([][]float64,
		2)}
	shared := func(k int) (of []int, shock, part []float64) {
		for range max(k, 1) {
			shock, part = append(shock, 0.03*g.NormFloat64()), append(part, g.NormFloat64())
		}
		for i := range l.events {
			if k == 0 {
				of = append(of, 0)
			} else {
				of = append(of, i*k/l.events)
			}
		}
		return of, shock, part
	}
	date, dateShock, datePart := shared(l.dates)
	firm, firmShock, firmPart := shared(l.firms)
	g.Shuffle(len(firm), func(i, j int) { firm[i], firm[j] = firm[j], firm[i] })
	for i := range l.events {
		x := g.NormFloat64()
		sd := 0.01 + 0.03*g.Float64()
		if l.rising {
			sd = 0.02 * math.Exp(x/2)
		}
		y := l.tau*g.NormFloat64() + sd*g.NormFloat64()
		if l.dates > 0 {
			x += datePart[date[i]]
			y += dateShock[date[i]]
		}
		if l.firms > 0 {
			x += firmPart[firm[i]]
			y += firmShock[firm[i]]
		}
		s.rows = append(s.rows, nil)
		s.y, s.v = append(s.y, y), append(s.v, sd*sd)
		s.x[0], s.x[1] = append(s.x[0], 1), append(s.x[1], x)
	}
	s.clusters = []dimension{{"date", date, max(l.dates, 1)}}
	if l.firms > 0 {
		s.clusters = append(s.clusters, dimension{"security", firm, l.firms})
	}
	return s
}

// rate is the share of n cross-sections in which the column without effect is significant at 5 %.
func (l truth) rate(weights, errors string, n int) float64 {
	weighting, _ := Weightings.Lookup(weights)
	form, _ := Errors.Lookup(errors)
	hits := 0
	for k := range n {
		s := l.draw(rand.New(rand.NewPCG(7, uint64(k))))
		if errors == "cluster, date alone" {
			form, _ = Errors.Lookup("cluster")
			s.clusters = s.clusters[:1]
		}
		w, _, err := weighting.weights(s)
		if err != nil {
			panic(err)
		}
		f, err := least(s.names, s.x, s.y, w)
		if err != nil {
			panic(err)
		}
		c := form.covariance(f, s)
		if eventstudy.StudentP(f.b[1]/math.Sqrt(c.v.At(1, 1)), c.df, eventstudy.TwoSided) < 0.05 {
			hits++
		}
	}
	return float64(hits) / float64(n)
}

// TestSize simulates the size of each kind of standard error at 5 % where it is said to hold, and
// how far it is off where it is said not to. The figures of low and high are bounds of the truth
// that the manual states; the simulated rate must lie in their band.
func TestSize(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	apart := truth{name: "dates of their own, effects vary by 2 %", events: 100, tau: 0.02}
	rising := truth{name: "forecast error rises with x", events: 100, tau: 0.02, rising: true}
	dates20 := truth{name: "20 shared dates", events: 100, tau: 0.02, dates: 20}
	dates60 := truth{name: "60 shared dates", events: 300, tau: 0.02, dates: 60}
	both := truth{name: "50 shared dates, 50 firms", events: 500, tau: 0.02, dates: 50, firms: 50}
	for _, c := range []struct {
		truth
		weights, errors string
		low, high       float64
	}{
		{apart, "none", "classical", 0.045, 0.055},
		{apart, "none", "hc1", 0.045, 0.060},
		{apart, "none", "hc3", 0.045, 0.055},
		{apart, "random", "hc3", 0.045, 0.058},
		{apart, "forecast", "hc3", 0.045, 0.065},
		{apart, "forecast", "classical", 0.085, 0.105},
		{rising, "none", "classical", 0.11, 0.13},
		{rising, "none", "hc3", 0.045, 0.065},
		{rising, "random", "hc3", 0.045, 0.065},
		{dates20, "none", "hc3", 0.15, 0.18},
		{dates20, "none", "cluster", 0.060, 0.085},
		{dates60, "none", "cluster", 0.048, 0.065},
		{dates60, "random", "cluster", 0.048, 0.065},
		{both, "none", "cluster", 0.050, 0.075},
		{both, "none", "cluster, date alone", 0.105, 0.13},
	} {
		n := *sizeReps
		got := c.rate(c.weights, c.errors, n)
		band := func(p float64) float64 {
			return distuv.UnitNormal.Quantile(0.9995) * math.Sqrt(p*(1-p)/float64(n))
		}
		t.Logf("%-42s %-9s %-20s %.4f", c.name, c.weights, c.errors, got)
		if got < c.low-band(c.low) || got > c.high+band(c.high) {
			t.Errorf("%s, %s, %s: %.4f is not in %.3f to %.3f", c.name, c.weights, c.errors, got,
				c.low, c.high)
		}
	}
}
