package doctor

import (
	"math"
	"strings"
	"unicode"

	"stockmove/eventstudy"
)

// both holds two series on their common days.
type both struct {
	days []eventstudy.Date
	a, b []float64 // prices, all known and positive
}

// match lays two price columns side by side.
func match(p, q *eventstudy.Prices, pc, qc []float64) both {
	var m both
	if pc == nil || qc == nil {
		return m
	}
	for i, j := 0, 0; i < len(p.Dates) && j < len(q.Dates); {
		switch {
		case p.Dates[i] < q.Dates[j]:
			i++
		case p.Dates[i] > q.Dates[j]:
			j++
		default:
			if x, y := pc[i], qc[j]; x > 0 && y > 0 && known(x) && known(y) {
				m.days, m.a, m.b = append(m.days, p.Dates[i]), append(m.a, x), append(m.b, y)
			}
			i, j = i+1, j+1
		}
	}
	return m
}

// returns gives the log returns of a column between neighbouring common days.
func returns(price []float64) []float64 {
	out := make([]float64, 0, len(price))
	for i := 1; i < len(price); i++ {
		out = append(out, math.Log(price[i]/price[i-1]))
	}
	return out
}

// correlation returns Pearson's r, NaN where a column does not move.
func correlation(x, y []float64) float64 {
	n := float64(len(x))
	var mx, my float64
	for i := range x {
		mx += x[i] / n
		my += y[i] / n
	}
	var sxx, syy, sxy float64
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		sxx += dx * dx
		syy += dy * dy
		sxy += dx * dy
	}
	return sxy / math.Sqrt(sxx*syy)
}

// foldID makes "^HSI", "HSI", "9988.HK" and "9988-hk" comparable, in any script.
func foldID(id string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, id)
}

// label names a series in a text.
func label(p *eventstudy.Prices) string {
	if p.Source.Path != "" && p.Source.Path != p.ID {
		return p.ID + " (" + p.Source.Path + ")"
	}
	return p.ID
}
