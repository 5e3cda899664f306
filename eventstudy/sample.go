package eventstudy

import "math"

// sample is what the tests read of one window: the events that have an abnormal return in it, in
// the order of the outcomes. A missing day is never a zero: an event enters with the days it has,
// and its variance is that of those days. It is made once for each window and shared by all tests,
// so that they judge the same events by the same numbers.
type sample struct {
	window Window
	at     []int     // index into Abnormal.Outcomes
	car    []float64 // cumulative abnormal return, decimals
	se     []float64 // √Var(CAR), the exact prediction error
	scar   []float64 // CAR/√Var(CAR)
	out    int       // events without any abnormal return in the window, left out
	short  int       // events that lack some days of the window
	noVar  int       // events left out of a standardised sample
}

type sampleKey struct {
	w      Window
	scaled bool
}

// sample returns the events that have a CAR over w.
func (a *Abnormal) sample(w Window) *sample {
	return remember(&a.cache, sampleKey{w, false}, func() *sample {
		s := a.newSample(w)
		// Errors of windows that the study does not report are computed here; the events are then
		// taken in their order.
		sums := a.sums(w)
		for i := range a.Outcomes {
			car, se, n := sums[i].car, sums[i].se, sums[i].n
			if n == 0 || math.IsNaN(car) {
				s.out++
				continue
			}
			if n < w.Len() {
				s.short++
			}
			if math.Abs(car) <= sameSize*se {
				car = 0 // returns that cancel, but for rounding, have no sign
			}
			s.at = append(s.at, i)
			s.car = append(s.car, car)
			s.se = append(s.se, se)
			s.scar = append(s.scar, car/se)
		}
		return s
	})
}

// newSample makes room for all events; a day of an average path takes that of the day before. An
// average path has a sample for each of its days, and thousands of events would be copied for each.
func (a *Abnormal) newSample(w Window) *sample {
	n := len(a.Outcomes)
	if r := a.running; r != nil {
		if r.spare.at == nil {
			r.spare = *emptySample(n)
		}
		return &sample{window: w, at: r.spare.at, car: r.spare.car, se: r.spare.se,
			scar: r.spare.scar}
	}
	s := emptySample(n)
	s.window = w
	return s
}

// emptySample has room for n events.
func emptySample(n int) *sample {
	x := make([]float64, 3*n)
	return &sample{at: make([]int, 0, n), car: x[0:0:n], se: x[n : n : 2*n], scar: x[2*n : 2*n]}
}

// scaled returns the events whose CAR can be standardised: all of sample's, as a rule.
func (a *Abnormal) scaled(w Window) *sample {
	return remember(&a.cache, sampleKey{w, true}, func() *sample {
		all := a.sample(w)
		return all.only(func(k int) bool {
			return !math.IsNaN(all.scar[k]) && !math.IsInf(all.scar[k], 0)
		})
	})
}

// only returns the sample restricted to the events that keep says yes to; itself when that is all
// of them.
func (s *sample) only(keep func(k int) bool) *sample {
	first := 0
	for first < len(s.at) && keep(first) {
		first++
	}
	if first == len(s.at) {
		return s
	}
	t := &sample{window: s.window, out: s.out, short: s.short, noVar: s.noVar}
	for k := range s.at {
		if !keep(k) {
			t.noVar++
			continue
		}
		t.at = append(t.at, s.at[k])
		t.car = append(t.car, s.car[k])
		t.se = append(t.se, s.se[k])
		t.scar = append(t.scar, s.scar[k])
	}
	return t
}

// mean returns the arithmetic mean, NaN of nothing.
func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// stdev returns the standard deviation with divisor N − 1; ok is false when there are fewer than
// two values or when they are equal to rounding error, in which case a ratio to it would be noise.
// The limit is a trillionth of the largest value: what differs less has been rounded apart.
func stdev(xs []float64) (sd float64, ok bool) {
	if len(xs) < 2 {
		return math.NaN(), false
	}
	big := 0.0
	for _, x := range xs {
		big = math.Max(big, math.Abs(x))
	}
	sd = math.Sqrt(centredSS(xs) / float64(len(xs)-1))
	return sd, sd > 1e-12*big
}
