package eventstudy

import "math"

// Critical returns the probability whose quantile, in standard errors, bounds an interval at 1 −
// alpha: 1 − alpha/2, or 1 − alpha under a one-sided alternative.
func (d *Design) Critical() float64 {
	if d.Tail == Upper || d.Tail == Lower {
		return 1 - d.Alpha
	}
	return 1 - d.Alpha/2
}

// Around returns the interval estimate ± half. Under a one-sided alternative it is open, infinite,
// on the side of the alternative, so that an interval leaves out zero exactly where the test
// rejects.
func (d *Design) Around(estimate, half float64) [2]float64 {
	switch d.Tail {
	case Upper:
		return [2]float64{estimate - half, math.Inf(1)}
	case Lower:
		return [2]float64{math.Inf(-1), estimate + half}
	}
	return [2]float64{estimate - half, estimate + half}
}

// around is the interval at 1 − alpha by Student's t.
func (d *Design) around(estimate, se, df float64) [2]float64 {
	return d.Around(estimate, StudentQuantile(d.Critical(), df)*se)
}
