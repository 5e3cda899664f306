package doctor

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// extremeMove is the least |Δ ln| of an extreme return: a fall is as large as the rise that
// undoes it.
var extremeMove = math.Log(1.4)

// extremeReturns is a plain notice of large returns that no other check tells.
//
// The rule: |ln(P_t/P_(t−1))| > ln 1.4, a rise of 40 % or a fall of 29 %, on the series that
// returns are computed from, not told already as a split, a change of unit or a spike.
//
// What to do: check it against the news of the day; a single such day decides an estimation. Where
// the rule errs: it may well be true.
func extremeReturns(s *series) []eventstudy.Finding {
	if s.notPrices() {
		return nil // nearly every day would be extreme
	}
	var hit []eventstudy.Date
	text := ""
	p := total(s.Prices)
	last := -1
	for i := range p {
		if !(p[i] > 0) || !known(p[i]) {
			continue
		}
		j := last
		last = i
		if j < 0 || small(p[i]/p[j], 1.39) ||
			math.Abs(math.Log(p[i]/p[j])) <= extremeMove || s.toldJump(i) {
			continue
		}
		hit = append(hit, s.Dates[i])
		text = join(text, fmt.Sprintf("%s on %s", change(p[i]/p[j]-1), s.Dates[i]))
	}
	if len(hit) == 0 {
		return nil
	}
	f := finding("extreme-return", hit, "%s of more than 40 %% up or 29 %% down: %s",
		words.Counted(len(hit), "return"), text)
	f[0].Check = true
	return f
}

// toldJump reports a jump to row i that a check of splits, units or spikes tells.
func (s *series) toldJump(i int) bool {
	k, ok := s.splits(i)
	ratio, _ := s.unitJump(i)
	return ok && !k.taken || ratio != 0 || s.spike(i) || s.spike(i-1)
}

// change writes a return with its sign; beyond a thousandfold as a factor, easier to read.
func change(r float64) string {
	switch {
	case r > 999:
		return words.Plain(1+r) + "-fold"
	case r < -0.999:
		return "to " + words.Plain(1+r) + " of the price before"
	}
	return words.Percent(r, 1)
}
