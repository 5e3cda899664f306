package doctor

import (
	"math"

	"stockmove/eventstudy"
)

// spikes finds single prices that the next day undoes.
//
// The rule: |Δ ln| > 0.22 (25 %), and the day after is back within a tenth of the move.
//
// What to do: look the day up with another vendor; one wrong price makes two false returns. Where
// the rule errs: thinly traded and very cheap stocks move like this.
func spikes(s *series) []eventstudy.Finding {
	var hit []eventstudy.Date
	for i := 1; i < len(s.price); i++ {
		if s.spike(i) {
			hit = append(hit, s.Dates[i])
		}
	}
	return onDays("price-spike", hit, "day", "the price jumps by more than 25 %% and is back on"+
		" the next day on %[2]s: it may be a wrong price")
}

// spike reports a price on row i that the next row takes back.
func (s *series) spike(i int) bool {
	if i < 1 || i+1 >= len(s.price) {
		return false
	}
	a, b, c := s.price[i-1], s.price[i], s.price[i+1]
	if !(a > 0 && b > 0 && c > 0) {
		return false
	}
	if small(b/a, 1.24) {
		return false
	}
	move := math.Abs(math.Log(b / a))
	return move > 0.22 && math.Abs(math.Log(c/a)) < move/10
}
