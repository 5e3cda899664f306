package doctor

import (
	"math"
	"strings"
	"unicode"

	"stockmove/eventstudy"
)

// pairing is two series that are held against each other. What several checks need of both is made
// once.
type pairing struct {
	a, b   *eventstudy.Prices
	second relation

	laid, moved bool // whether common and returns hold these series
	common      both
	x, y        []float64 // log returns of a and b between neighbouring common days
}

// relation is what the second series of a pair is to the first.
type relation uint8

const (
	another      relation = iota
	itsBenchmark          // of the first one's market
)

// set makes p the pair of a and b; the room of an earlier pair is used again.
func (p *pairing) set(a, b *eventstudy.Prices, second relation) {
	p.a, p.b, p.second = a, b, second
	p.laid, p.moved = false, false
}

// match lays the prices that returns are computed from side by side.
func (p *pairing) match() *both {
	if !p.laid {
		p.laid = true
		p.common.lay(p.a, p.b, total(p.a), total(p.b))
	}
	return &p.common
}

// returns gives the log returns of both between neighbouring common days.
func (p *pairing) returns() (x, y []float64) {
	if !p.moved {
		p.moved = true
		m := p.match()
		p.x, p.y = logReturns(p.x[:0], m.a), logReturns(p.y[:0], m.b)
	}
	return p.x, p.y
}

// both holds two series on their common days.
type both struct {
	days []eventstudy.Date
	a, b []float64 // prices, all known and positive
}

// lay fills m with two price columns side by side.
func (m *both) lay(p, q *eventstudy.Prices, pc, qc []float64) {
	m.days, m.a, m.b = m.days[:0], m.a[:0], m.b[:0]
	if pc == nil || qc == nil {
		return
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
}

// logReturns appends those of a column to out.
func logReturns(out, price []float64) []float64 {
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

// ofFirst says of findings that their texts begin with the first of the two series.
func (p *pairing) ofFirst(fs []eventstudy.Finding) []eventstudy.Finding {
	for i := range fs {
		fs[i].Of = p.a.ID
	}
	return fs
}

// label names a series in a text.
func label(p *eventstudy.Prices) string {
	if p.Source.Path != "" && p.Source.Path != p.ID {
		return p.ID + " (" + p.Source.Path + ")"
	}
	return p.ID
}
