package eventstudy

import (
	"context"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Levels at which Calibrate counts rejections.
var Levels = [...]float64{0.01, 0.05, 0.10}

// Calibration says how often the tests of a study reject where nothing happened: on placebo dates
// of the same securities, as many as the real events, together where those are together, and
// outside of their windows (Brown & Warner, Journal of Financial Economics 14:3–31, 1985). It
// answers for the study at hand what tables of simulations answer for studies in general: whether a
// 5 % test rejects in 5 % of the cases, on these securities, with these gaps and clusters.
type Calibration struct {
	Studies   int // placebo studies that were carried out
	Events    int // real events that were measured, each of which has a placebo in every study
	Seed      uint64
	Response  Response     // of the study: the unit of CAR
	Rates     []Rejections // by test, then window, then level
	Placebos  []Placebo    // of single events; nil where there are too many to show
	Recommend string       // the test to take, empty where none keeps its level
	Warnings  []Warning
}

// Rejections is how often a test rejects at a level.
type Rejections struct {
	Test     string
	Window   Window
	Level    float64
	Rejected int
	N        int        // placebo studies on which the test is defined
	Rate     float64    // Rejected/N; NaN for none
	CI       [2]float64 // 95 %, exact for a binomial (Clopper & Pearson, Biometrika 26:404, 1934)
}

// Keeps reports whether the rate may be the level or below: the interval does not lie above it. A
// test that rejects too seldom keeps its level too: it is weak, and not false.
func (r Rejections) Keeps() bool { return r.N > 0 && r.CI[0] <= r.Level }

// Placebo holds the CAR of one event against that of every other window of its listing.
type Placebo struct {
	Event, Security string
	Window          Window
	CAR             float64
	P               float64 // (1 + number of windows at least as far out) / (1 + N), by Design.Tail
	N               int     // windows
}

// mostPlacebos bounds the events that are held against all windows of their listings.
const mostPlacebos = 30

// Calibrate carries out so many placebo studies. r is the study itself, as Run returned it on the
// panel. It returns an error when no placebo date can be found, or when ctx ends. The result
// depends on r, n and the design's seed alone. Where there are fewer different placebo studies than
// were asked for, each is carried out once: repeating them would make an interval that is too
// short.
func Calibrate(ctx context.Context, r *Report, n int) (*Calibration, error) {
	c := &calibration{report: r, design: r.Design}
	c.design.lean, c.design.sized = true, true
	out := &Calibration{Studies: n, Events: len(r.Outcomes), Seed: r.Design.Seed,
		Response: r.Design.Response}
	c.free()
	if len(r.Outcomes) > 1 {
		c.tests = c.candidates()
		c.gather()
		if len(c.blocks) == 0 {
			return nil, Fault(Pos{}, "give longer price files",
				"no placebo date: no security has %d days before and %d after that lie outside of"+
					" the event windows",
				-r.Outcomes[0].reach(&r.Design), r.Design.Event.Last)
		}
		if all := c.different(n); all < n {
			c.warn("placebo_few", "there are only %d different placebo studies, %d were asked for:"+
				" each is carried out once, and they overlap", all, n)
			c.every, n, out.Studies = true, all, all
		}
		if err := c.run(ctx, n, out); err != nil {
			return nil, err
		}
		out.Recommend = recommend(out.Rates, c.ladder())
	}
	if len(r.Outcomes) <= mostPlacebos {
		if err := c.single(ctx, out); err != nil {
			return nil, err
		}
	}
	out.Warnings = c.warnings
	return out, nil
}

// calibration is the work on one study.
type calibration struct {
	report   *Report
	design   Design
	tests    []GroupTest
	open     map[string][]bool // by security: the timeline days on which a placebo can lie
	blocks   []placeboBlock
	every    bool // each placebo study that there is, once
	warnings []Warning
}

func (c *calibration) warn(code, format string, args ...any) {
	c.warnings = append(c.warnings, warning(code, "", format, args...))
}

// candidates are the tests of the design that judge several events; without any, those of which one
// would lead the study.
func (c *calibration) candidates() []GroupTest {
	if tests := overGroups(c.design.Tests); len(tests) > 0 {
		return tests
	}
	return []GroupTest{bmpTest, bmpAdjTest, crossTest, calendarTest}
}

// ladder is the order in which tests lead the study's own sample.
func (c *calibration) ladder() []string {
	a := &Abnormal{Outcomes: c.report.Outcomes, Panel: c.report.Panel, Design: &c.design}
	return namesOf(a.ladder())
}

// free finds the days of each security on which a placebo can lie: its price is known, prices cover
// the windows around it, and its event window has no day in common with a real event's and no
// excluded day. Windows of real events are left out as a whole, since what moved the stock then is
// what the study is about.
func (c *calibration) free() {
	c.open = map[string][]bool{}
	d := &c.design
	for _, o := range c.report.Outcomes {
		x := c.report.Panel.Series[o.Security]
		open, ok := c.open[o.Security]
		if !ok {
			open = make([]bool, len(x.Line.Days))
			first, last := x.reach()
			from := max(first-o.reach(d), first+1-d.Event.First)
			for t := from; t+d.Event.Last <= last; t++ {
				open[t] = x.Priced[t] && !x.excludesAny(t+d.Event.First, t+d.Event.Last)
			}
			c.open[o.Security] = open
		}
		for t := max(o.T0-d.Event.Len()+1, 0); t < min(o.T0+d.Event.Len(), len(open)); t++ {
			open[t] = false
		}
	}
}

// reach returns the first day of the estimation window of placebos, from day 0.
func (o *Outcome) reach(d *Design) int {
	if d.Dates.Given() || o.Event.Dates.Given() {
		return o.Estimation.First
	}
	return d.Estimation.First
}

// rates counts the rejections of one test over a window.
func rates(test string, w Window, ps []float64) []Rejections {
	var out []Rejections
	for _, level := range Levels {
		r := Rejections{Test: test, Window: w, Level: level}
		for _, p := range ps {
			if math.IsNaN(p) {
				continue
			}
			r.N++
			if p < level {
				r.Rejected++
			}
		}
		r.Rate = float64(r.Rejected) / float64(r.N)
		r.CI = clopperPearson(r.Rejected, r.N, 0.95)
		out = append(out, r)
	}
	return out
}

// clopperPearson returns the exact interval of a binomial share of k in n, NaN for n = 0. Its ends
// are quantiles of beta distributions, which is the tail of the binomial solved for the share.
func clopperPearson(k, n int, level float64) [2]float64 {
	if n == 0 {
		return [2]float64{math.NaN(), math.NaN()}
	}
	ci := [2]float64{0, 1}
	half := (1 - level) / 2
	if k > 0 {
		ci[0] = mathext.InvRegIncBeta(float64(k), float64(n-k+1), half)
	}
	if k < n {
		ci[1] = mathext.InvRegIncBeta(float64(k+1), float64(n-k), 1-half)
	}
	return ci
}

// recommend returns the first test of the ladder that keeps the 5 % level over every window, then
// the first other one that does; empty where none does. The ladder goes first, so that a test is
// not chosen for having rejected least.
func recommend(rates []Rejections, ladder []string) string {
	keeps := map[string]bool{}
	var order []string
	for _, r := range rates {
		if r.Level != 0.05 {
			continue
		}
		if _, ok := keeps[r.Test]; !ok {
			keeps[r.Test] = true
			order = append(order, r.Test)
		}
		keeps[r.Test] = keeps[r.Test] && r.Keeps()
	}
	for _, name := range append(append([]string(nil), ladder...), order...) {
		if keeps[name] {
			return name
		}
	}
	return ""
}
