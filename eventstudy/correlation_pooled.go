package eventstudy

import "math"

// dailySums holds, for the events of one cohort, sums over events of the standardised residuals z
// of each day: the pooled form of the mean cross-correlation, Σ z_it z_jt over all pairs and days ÷
// the number of such products. It equals the mean of the pairwise correlations when all events have
// the same days.
type dailySums struct {
	first   int       // timeline index of element 0
	z, q, n []float64 // Σ z, Σ z², number of events
}

func (a *Abnormal) sumByDay(at []int) *dailySums {
	lo, hi := math.MaxInt, -1
	for _, i := range at {
		est := a.Outcomes[i].Fit.Est
		lo, hi = min(lo, est[0]), max(hi, est[len(est)-1])
	}
	size := hi - lo + 1
	d := &dailySums{first: lo, z: make([]float64, size), q: make([]float64, size),
		n: make([]float64, size)}
	for _, i := range at {
		f := a.Outcomes[i].Fit
		m := mean(f.Resid)
		sd := math.Sqrt(centredSS(f.Resid) / float64(len(f.Resid)))
		if !(sd > 0) {
			continue
		}
		for k, t := range f.Est {
			z := (f.Resid[k] - m) / sd
			d.z[t-lo] += z
			d.q[t-lo] += z * z
			d.n[t-lo]++
		}
	}
	return d
}

// with fills the pooled sum over the na·nb pairs between two cohorts, or over the pairs within one.
func (d *dailySums) with(e *dailySums, p *pairSum, to []int32, na, nb int) {
	same := d == e
	// Σ over pairs of z_i z_j on one day is ((Σz)² − Σz²)/2 within a cohort, Σz_a·Σz_b between two.
	products, pairs, count := 0.0, float64(na)*float64(nb), 0.0
	if same {
		pairs = float64(na) * float64(na-1) / 2
	}
	for k := range d.z {
		if same {
			products += d.z[k]*d.z[k] - d.q[k]
			count += d.n[k] * (d.n[k] - 1)
			continue
		}
		t := d.first + k
		if to != nil {
			t = int(to[t])
		}
		if j := t - e.first; t >= 0 && j >= 0 && j < len(e.z) {
			products += d.z[k] * e.z[j]
			count += d.n[k] * e.n[j]
		}
	}
	if count == 0 {
		p.unknown = pairs
		return
	}
	p.sum = pairs * products / count
}
