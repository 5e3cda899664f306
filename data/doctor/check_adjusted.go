package doctor

import (
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// joinedStep is the step of the adjusted close against the close from which a dividend must show
// in the close: ordinary dividends are smaller than the price moves by itself in a day.
const joinedStep = 1.08

// quotient is what the adjusted close over the close shows along a file.
type quotient struct {
	n, steps            int // pairs of rows, and those between which it changes
	falls, joins, jumps moves
	above               []eventstudy.Date // on which it exceeds 1
}

// followQuotient walks along the rows that have both closes. A share of 2.00 with two decimals is
// known to 0.25 % only: what counts as a step depends on how finely the prices were written.
func (s *series) followQuotient() quotient {
	var q quotient
	half, halfAdj := 0.5*unit(s.Close), 0.5*unit(s.AdjClose)
	last, lastTol, prev := math.NaN(), 0.0, -1
	for i, d := range s.Dates {
		c, a := s.Close[i], s.AdjClose[i]
		if !(c > 0 && a > 0) || !known(c) || !known(a) {
			continue
		}
		now, tol := a/c, half/c+halfAdj/a
		if now > 1+tol+1e-4 {
			q.above = append(q.above, d)
		}
		if g := now / last; known(g) {
			q.n++
			slack := tol + lastTol + 1e-4
			// Where the close itself was divided by the same factor, it steps for the split.
			split := !small(g, 1.22) && math.Abs(math.Log(g)) > 0.2 &&
				math.Abs(math.Log(a/s.AdjClose[prev])) < math.Abs(math.Log(g))/2
			switch {
			case split: // the close jumps and the adjusted close does not
			case g < 1-slack-1e-3:
				q.falls.add(d, words.Percent(g-1, 2))
			case g > 1.25:
				q.jumps.add(d, words.Percent(g-1, 0))
			case g > joinedStep && c/s.Close[prev] > 1-(g-1)/2:
				q.joins.add(d, words.Percent(g-1, 1))
			}
			if math.Abs(g-1) > slack+5e-4 {
				q.steps++
			}
		}
		last, lastTol, prev = now, tol, i
	}
	return q
}

// inconsistentAdjustment finds adjusted closes that dividends cannot explain. With q_t = adjusted
// close / close, going back in time each dividend lowers q by 1 − D/P: q rises in steps towards 1
// at the end and never falls.
//
// The rule: q = adjusted close/close falls by more than rounding; or steps up by 8 % while the
// close does not fall, or by 25 %, without a split; or exceeds 1; or changes on a fifth of the
// days.
//
// What to do: download the file again; until then use the quoted close: --price-basis split. Where
// the rule errs: spin-offs are large steps rightly; prices adjusted forward from the first day
// exceed 1.
func inconsistentAdjustment(s *series) []eventstudy.Finding {
	if s.Close == nil || s.AdjClose == nil {
		return nil
	}
	const code = "adjusted-close-inconsistent"
	q := s.followQuotient()
	switch {
	case q.n >= 20 && q.steps*5 > q.n:
		return finding(code, nil, "the adjusted close moves against the close on %d of %d days:"+
			" one of the two belongs to another security or currency", q.steps, q.n)
	case len(q.above)*2 > q.n && q.n > 0:
		return finding(code, nil, "the adjusted close lies above the close on %s: it is adjusted"+
			" forward from the first day, or in another currency",
			words.Counted(len(q.above), "day"))
	}
	out := falseDividends(q.falls.finding(code, "the adjusted close falls against the close, which"+
		" no dividend can do: %s; returns with dividends are false there"))
	out = append(out, q.joins.finding(code, "the adjusted close steps up and the close does not"+
		" fall as it would for such a dividend: %s; where parts that were adjusted at different"+
		" dates are joined, the return is false")...)
	out = append(out, q.jumps.finding(code, "the adjusted close says that a quarter of the price"+
		" or more was paid out: %s; true only of a spin-off or a very large dividend")...)
	return append(out, onDays(code, q.above, "day",
		"the adjusted close lies above the close on %s (%s)")...)
}

// moves gathers the days of one finding, each with its change.
type moves struct {
	days []eventstudy.Date
	text string
}

func (m *moves) add(d eventstudy.Date, change string) {
	m.days, m.text = append(m.days, d), join(m.text, change+" on "+d.String())
}

// finding words the moves; none make no finding.
func (m *moves) finding(code, format string) []eventstudy.Finding {
	if len(m.days) == 0 {
		return nil
	}
	return finding(code, m.days, format, m.text)
}

// unit returns the last decimal place in which a column was written: the largest power
// of ten, down to 1e-6, of which all of its values are multiples.
func unit(col []float64) float64 {
	u := 1.0
	for k := 0; k < 6; k++ {
		whole := true
		for _, v := range col {
			if known(v) && math.Abs(v/u-math.Round(v/u)) > 1e-6*math.Max(1, math.Abs(v/u)*1e-6) {
				whole = false
				break
			}
		}
		if whole {
			return u
		}
		u /= 10
	}
	return u
}
