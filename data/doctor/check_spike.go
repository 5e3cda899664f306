package doctor

import (
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

func init() { Checks.Register(spike{}) }

// spike finds single prices that the next day undoes.
type spike struct{}

func (spike) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:    "price-spike",
		Title:   "a price that the next day undoes",
		Formula: "|Δ ln| > 0.22 (25 %), and the day after is back within a tenth of the move",
		Use:     "look the day up with another vendor; one wrong price makes two false returns",
		Avoid:   "thinly traded and very cheap stocks move like this",
		Order:   60,
	}
}

func (spike) examine(s *series) []eventstudy.Finding {
	var hit []eventstudy.Date
	for i := 1; i < len(s.price); i++ {
		if s.spike(i) {
			hit = append(hit, s.Dates[i])
		}
	}
	if len(hit) == 0 {
		return nil
	}
	return finding("price-spike", hit, "the price jumps by more than 25 %% and is back on the"+
		" next day on %s: it may be a wrong price", words.Some(hit, 3))
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
