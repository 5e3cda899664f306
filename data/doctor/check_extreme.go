package doctor

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
)

func init() { Checks.Register(extreme{}) }

// extreme is a plain notice of returns above 40 %.
type extreme struct{}

func (extreme) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:    "extreme-return",
		Title:   "returns of more than 40 % in a day",
		Formula: "|P_t/P_(t−1) − 1| > 0.4 on the series that returns are computed from, not already explained as a split, a change of unit or a spike",
		Use:     "check it against the news of the day; a single such day decides an estimation",
		Avoid:   "it may well be true",
		Order:   61,
	}
}

func (extreme) examine(s *series) []eventstudy.Finding {
	var hit []eventstudy.Date
	text := ""
	p := total(s.Prices)
	for i := range p {
		j := s.prev(i)
		if j < 0 || !(p[i] > 0 && p[j] > 0) {
			continue
		}
		r := p[i]/p[j] - 1
		// Ratios of 80 and more are another unit, which unit-jump tells.
		if math.Abs(r) <= 0.4 || math.Abs(math.Log10(1+r)) > 1.9 || s.spike(i) || s.spike(i-1) {
			continue
		}
		if k, _ := s.split(i, j); k != 0 {
			continue
		}
		hit, text = append(hit, s.Dates[i]), join(text, fmt.Sprintf("%+.1f %% on %s", 100*r, s.Dates[i]))
	}
	// Where half of the days are extreme the column holds no prices, which not-prices says.
	if len(hit) == 0 || len(hit)*5 > len(p) {
		return nil
	}
	return finding("extreme-return", hit, "%s of more than 40 %%: %s", count(len(hit), "daily return"), text)
}
