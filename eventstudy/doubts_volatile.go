package eventstudy

import (
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
func (f *Fit) moments(w *Work) factorMoments {
	x, n := w.reading(f), 0
	cols := w.read[:0]
	for _, t := range f.Est {
		vals, ok := f.readings(t, x)
		if !ok {
			continue
		}
		for j, v := range vals {
			if j == len(cols) {
				cols = append(cols, w.column(j, f.N))
			}
			cols[j][n] = v
		}
		n++
	}
	w.read = cols
	m := &w.moments
	m.mean, m.sd = m.mean[:0], m.sd[:0]
	for _, c := range cols {
		sd, _ := stdev(c[:n])
		m.mean, m.sd = append(m.mean, mean(c[:n])), append(m.sd, sd)
	}
	return *m
}

// reading is room for what a fit reads on a day.
func (w *Work) reading(f *Fit) []float64 {
	w.readings = room(w.readings, f.width()+1)
	return w.readings
}

// volatile looks at each window of an outcome.
func (o *Outcome) volatile(w *Work) {
	m := w.momentsOf(o.Fit)
	for i := range o.Windows {
		if r := &o.Windows[i]; r.N > 0 {
			r.volatile(o, m, w)
		}
	}
}

// volatile adds to a window the warning that a wrong beta matters in it.
func (r *WindowResult) volatile(o *Outcome, m factorMoments, w *Work) {
	if n := r.Window.Len(); n > longSpan {
		r.warn(o, codeVolatile, "over a window of %d days an error of beta adds up", n)
		return
	}
	if !o.Fit.Estimated() {
		return // no ordinary day to hold the day against
	}
	x := w.reading(o.Fit)
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
		r.warn(o, codeVolatile, "on %s %s lay %.1f SD from its mean: a wrong beta matters", on,
			o.Fit.reading(), most)
	}
}

// warn adds a warning to a window of an event.
func (r *WindowResult) warn(o *Outcome, code, format string, args ...any) {
	where := o.Security + " " + r.Window.String()
	r.Warnings = append(r.Warnings, warning(code, where, format, args...))
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
