package doctor

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
)

func init() { Checks.Register(split{}) }

// split finds days on which the price was divided or multiplied and nobody adjusted the days before.
type split struct{}

// factors are the usual ratios of splits and reverse splits.
var factors = []float64{2, 3, 4, 5, 7, 8, 10, 15, 20, 25, 30, 40, 50}

func (split) Info() eventstudy.Info {
	return eventstudy.Info{
		Name:    "unadjusted-split",
		Title:   "splits that were not taken out",
		Formula: "close, and open where known, over the close before within 5 % (open 10 %) of 2, 3, 4, 5, 7, 8, 10, 15, 20, 25, 30, 40, 50 or their inverses, and not undone on the next day",
		Use:     "take a file that is adjusted for splits; windows and claims that reach over the day are wrong",
		Avoid:   "a fall by half or a doubling overnight on news looks like a split of two",
		Order:   50,
	}
}

func (split) examine(s *series) []eventstudy.Finding {
	var raw, taken []eventstudy.Date
	rawText, takenText := "", ""
	for i, d := range s.Dates {
		j := s.prev(i)
		// Over a long hole a price may well double.
		if j < 0 || d-s.Dates[j] > 12 {
			continue
		}
		k, up := s.split(i, j)
		if k == 0 {
			continue
		}
		how := fmt.Sprintf("%g for 1 on %s (%g after %g)", k, d, s.price[i], s.price[j])
		if up {
			how = fmt.Sprintf("1 for %g on %s (%g after %g)", k, d, s.price[i], s.price[j])
		}
		// An adjusted close that does not jump shows that the split is known there.
		if s.Close != nil && s.AdjClose != nil && math.Abs(math.Log(s.AdjClose[i]/s.AdjClose[j])) < math.Ln2/2 {
			taken, takenText = append(taken, d), join(takenText, how)
		} else {
			raw, rawText = append(raw, d), join(rawText, how)
		}
	}
	var out []eventstudy.Finding
	if len(raw) > 0 {
		out = finding("unadjusted-split", raw, "the price looks split and not adjusted for it: %s; returns over the day are false", rawText)
	}
	if len(taken) > 0 {
		out = append(out, finding("raw-close-split", taken, "the close is as traded and was split: %s; the adjusted close takes it out, quoted prices before the day are not comparable with those after it", takenText)...)
	}
	return out
}

// split returns the factor by which row i was split against row j; 0 for none.
func (s *series) split(i, j int) (k float64, up bool) {
	k, up = factor(s.price[i]/s.price[j], 0.05)
	if k == 0 {
		return 0, false
	}
	// On a split day the shares already open at the new price.
	if s.Open != nil && known(s.Open[i]) && s.Open[i] > 0 {
		if o, oUp := factor(s.Open[i]/s.price[j], 0.10); o != k || oUp != up {
			return 0, false
		}
	}
	// What is undone on the next day was a wrong price.
	if n := i + 1; n < len(s.price) && known(s.price[n]) && s.price[n] > 0 {
		if math.Abs(math.Log(s.price[n]/s.price[j])) < math.Abs(math.Log(s.price[i]/s.price[j]))/2 {
			return 0, false
		}
	}
	return k, up
}

// factor returns the usual split ratio nearest to a price ratio, within tol of it; up
// tells a reverse split. 0 for none.
func factor(ratio, tol float64) (k float64, up bool) {
	if !(ratio > 0) || !known(ratio) {
		return 0, false
	}
	r := math.Log(ratio)
	best := math.Inf(1)
	for _, f := range factors {
		if d := math.Abs(math.Abs(r) - math.Log(f)); d < best {
			best, k = d, f
		}
	}
	if best > tol {
		return 0, false
	}
	return k, r > 0
}

// join lists up to three descriptions.
func join(list, one string) string {
	switch {
	case list == "":
		return one
	case len(list) > 160:
		return list // the dates of the finding name the others
	}
	return list + ", " + one
}
