package eventstudy

import (
	"slices"
	"sync"
)

// regressors are the design rows of one estimation sample, and what follows from them alone,
// whatever the returns.
type regressors struct {
	rows   [][]float64 // a column of length M for each term
	offset []float64   // what enters without a parameter; nil is zero on all days
	q      [][]float64 // the columns orthonormalised, and their triangle, see leastSquares
	r      []float64
	err    error // of columns that are linearly dependent

	// Of a sample that events share the following is kept too. Whoever asks first computes it.
	shared    bool
	mu        sync.Mutex
	leverages map[int][]float64 // by the number of days, see Work.leverages
	moments   *factorMoments
}

// samples keeps the regressors of the estimation samples of one design: the events of a market
// fall on the same days again and again, and what its benchmark did before them is the same for
// all.
type samples struct {
	mu   sync.RWMutex
	kept map[sampleSpan]*regressors
	room int // numbers that may be kept still
}

// sampleSpan is a sample without a hole that a model is estimated on. The squares of residuals have
// another model than the returns.
type sampleSpan struct {
	model       string
	line        *Timeline
	first, last int
}

// newSamples bounds what is kept at some 32 MB; a sample beyond it is not shared.
func newSamples() *samples { return &samples{kept: map[sampleSpan]*regressors{}, room: 4 << 20} }

// regressors are those of a fit that is to be estimated.
func (w *Work) regressors(f *Fit) *regressors {
	v, est := f.view, f.Est
	key := sampleSpan{f.Model, v.Line, est[0], est[len(est)-1]}
	// A sample with a hole, peers and returns over several days are the event's own.
	if w.samples == nil || v.Peers != nil || key.last-key.first != len(est)-1 ||
		v.Design.Thin == ThinTradeToTrade {
		w.own.fill(f, w)
		w.own.orthonormalise()
		return &w.own
	}
	s := w.samples
	s.mu.RLock()
	x := s.kept[key]
	s.mu.RUnlock()
	if x != nil {
		return x
	}
	x = &regressors{shared: true, leverages: map[int][]float64{}}
	x.fill(f, w)
	x.orthonormalise()
	if !slices.ContainsFunc(x.offset, func(o float64) bool { return o != 0 }) {
		x.offset = nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if other := s.kept[key]; other != nil {
		return other // of a worker who was faster
	}
	if size := (2*len(x.rows) + 1) * len(est); size <= s.room {
		s.room -= size
		s.kept[key] = x
	}
	return x
}

// fill reads the rows and offsets. Returns over n days (trade-to-trade) enter with the sums of the
// rows of their days and weight 1/√n.
func (x *regressors) fill(f *Fit, w *Work) {
	n, k := f.N, f.width()
	w.grow(n, k)
	x.rows, x.offset = roomFor(x.rows, n, k), room(x.offset, n)
	for i, t := range f.Est {
		off, _ := spanRow(f.model, f.view, t, w.x, w.c)
		scale := spanScale(f.view, t)
		for j, c := range x.rows {
			c[i] = w.x[j] * scale
		}
		x.offset[i] = off
	}
}

// orthonormalise factors the rows.
func (x *regressors) orthonormalise() {
	n, k := len(x.offset), len(x.rows)
	x.q = roomFor(x.q, n, k)
	for j, c := range x.rows {
		copy(x.q[j], c)
	}
	x.r = room(x.r, k*k)
	clear(x.r)
	x.err = orthonormalise(x.q, x.r)
}

// regressorsOf are those of a fit, read anew where they were not the last to be read.
func (w *Work) regressorsOf(f *Fit) *regressors {
	if w.lastOf != f {
		w.own.fill(f, w)
		w.last, w.lastOf = &w.own, f
	}
	return w.last
}

// leverages are c′(X′X)⁻¹c of the sums c of so many neighbouring rows of the sample of a fit. The
// next call overwrites them.
func (w *Work) leverages(f *Fit, days int) []float64 {
	x := w.regressorsOf(f)
	if !x.shared {
		w.ofRuns = f.runs(x.rows, days, w.ofRuns, w.c)
		return w.ofRuns
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.leverages[days] == nil {
		x.leverages[days] = f.runs(x.rows, days, nil, w.c)
	}
	return x.leverages[days]
}

// runs computes the leverages of runs of rows into out, with scratch for a sum of rows.
func (f *Fit) runs(rows [][]float64, days int, out, c []float64) []float64 {
	n := f.N - days + 1
	out, c = room(out, n), c[:len(rows)]
	for i := range out {
		for j, col := range rows {
			c[j] = 0
			for _, x := range col[i : i+days] {
				c[j] += x
			}
		}
		out[i] = f.leverage(c)
	}
	return out
}

// momentsOf are the moments of what the fit reads over its sample, computed once for all events
// that share the sample.
func (w *Work) momentsOf(f *Fit) factorMoments {
	x := w.last
	if w.lastOf != f || !x.shared {
		return f.moments(w)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.moments == nil {
		m := f.moments(w)
		x.moments = &factorMoments{slices.Clone(m.mean), slices.Clone(m.sd)}
	}
	return *x.moments
}
