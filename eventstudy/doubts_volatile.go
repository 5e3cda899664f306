package eventstudy

import (
	"fmt"
	"math"
	"slices"
)

// A wrong beta matters on days on which what the model reads moves much, and over long windows: on
// a day on which factors were three times as wild as in the estimation window, an omitted industry
// made the market model reject in a fifth of simulated quiet events. Such windows get a warning.
const (
	volatileSD   = 2   // standard deviations of the estimation days
	longSpan     = 20  // trading days
	crowdedShare = 0.3 // of the events within crowdedDays calendar days
	crowdedDays  = 5
	fewCrowded   = 4 // of fewer, one lies alone in more than a third
)

// codeVolatile is the code of the warning, which stands on windows and on means.
const codeVolatile = "volatile_day"

// factorMoments are mean and standard deviation over the estimation days of each thing that moves
// and that the model reads, or of the benchmark beside a model that reads nothing.
type factorMoments struct{ mean, sd []float64 }

// readings fills x with what moves on day t: the model's row without its intercept; where there is
// nothing else in it, the offset of a model without parameters, or the benchmark. ok is false where
// one is unknown.
func (f *Fit) readings(t int, x []float64) (vals []float64, ok bool) {
	offset, ok := f.model.Row(f.view, t, x[:f.width()])
	if f.width() > 1 {
		return x[1:f.width()], ok
	}
	m := f.view.Line.Benchmark
	switch {
	case f.width() == 0:
		x = append(x[:0], offset)
	case m != nil:
		x = append(x[:0], m[t])
		ok = m[t] == m[t]
	default:
		return nil, false
	}
	return x, ok
}

// moments computes the factorMoments of a fit.
func (f *Fit) moments() factorMoments {
	x := make([]float64, f.width()+1)
	var cols [][]float64
	for _, t := range f.Est {
		vals, ok := f.readings(t, x)
		if !ok {
			continue
		}
		if cols == nil {
			cols = make([][]float64, len(vals))
		}
		for j, v := range vals {
			cols[j] = append(cols[j], v)
		}
	}
	var out factorMoments
	for _, c := range cols {
		sd, _ := stdev(c)
		out.mean, out.sd = append(out.mean, mean(c)), append(out.sd, sd)
	}
	return out
}

// volatile looks at each window of an outcome.
func (o *Outcome) volatile() {
	m := o.Fit.moments()
	for i := range o.Windows {
		if w := &o.Windows[i]; w.N > 0 {
			w.volatile(o, m)
		}
	}
}

// volatile adds to a window the warning that a wrong beta matters in it.
func (r *WindowResult) volatile(o *Outcome, m factorMoments) {
	where := o.Security + " " + r.Window.String()
	if n := r.Window.Len(); n > longSpan {
		r.Warnings = append(r.Warnings, Warning{Code: codeVolatile, Where: where, Text: fmt.Sprintf(
			"over a window of %d days an error of beta adds up", n)})
		return
	}
	x := make([]float64, o.Fit.width()+1)
	most, on := 0.0, NoDate
	for k := r.Window.First; k <= r.Window.Last; k++ {
		day := o.Day(k)
		if day == nil || math.IsNaN(day.AR) {
			continue
		}
		vals, ok := o.Fit.readings(o.T0+k, x)
		for j, v := range vals {
			if z := math.Abs(v-m.mean[j]) / m.sd[j]; ok && z > most {
				most, on = z, day.Date
			}
		}
	}
	if most > volatileSD {
		r.Warnings = append(r.Warnings, Warning{Code: codeVolatile, Where: where, Text: fmt.Sprintf(
			"on %s %s lay %.1f SD from its mean: a wrong beta matters", on, o.Fit.reading(), most)})
	}
}

// reading names what the model reads besides the security.
func (f *Fit) reading() string {
	switch {
	case f.model.Needs().Peers:
		return "the benchmark or the index of the peers"
	case readsFactors(f.model, f.view.Line) || f.width() > 2 && !f.model.Needs().Benchmark:
		return "a factor of the model"
	}
	return "the benchmark"
}

// crowded is the largest share of the events of a sample that lie within crowdedDays days.
func (a *Abnormal) crowded(s *sample) (n int) {
	var days []Date
	for _, i := range s.at {
		days = append(days, a.Outcomes[i].Day0)
	}
	slices.Sort(days)
	from := 0
	for i, d := range days {
		for d-days[from] >= crowdedDays {
			from++
		}
		n = max(n, i-from+1)
	}
	return n
}
