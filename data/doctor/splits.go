package doctor

import (
	"math"
	"strings"

	"stockmove/eventstudy"
)

// factors are the usual ratios of splits and reverse splits.
var factors = []float64{2, 3, 4, 5, 7, 8, 10, 15, 20, 25, 30, 40, 50}

// Limits of what is taken for a split.
const (
	splitMiss   = 0.05 // |Δ ln| of the close from the factor, at most
	splitMoves  = 3    // … and at most so many ordinary daily moves
	splitLeast  = 5e-3 // … which are taken for this at least: prices are rounded
	splitOpen   = 0.10 // |Δ ln| of the open from the factor
	splitVolume = 4    // volume over what the factor explains, from which news moved the price
	splitHole   = 12   // days without a price, beyond which a price may well double
)

// splitDay is what is known of a split on a day.
type splitDay struct {
	factor float64 // shares after for one before
	sure   bool    // the file shows it by more than the jump
	taken  bool    // the adjusted close does not jump
}

// splits tells whether the quoted price was split on row i.
func (s *series) splits(i int) (splitDay, bool) {
	j := s.prev(i)
	if j < 0 || !known(s.price[i]) || s.price[i] <= 0 || s.Dates[i]-s.Dates[j] > splitHole ||
		strings.HasPrefix(s.ID, "^") {
		return splitDay{}, false
	}
	jump := s.price[i] / s.price[j]
	if said, ok := s.saidSplit(i); ok {
		// The jump of a split that was taken out already is an ordinary move.
		if said == 1 || math.Abs(math.Log(jump*said)) > math.Abs(math.Log(said))/2 {
			return splitDay{}, false
		}
		return splitDay{factor: said, sure: true, taken: s.takenOut(i, j)}, true
	}
	// What an ordinary move is takes long to tell, and hardly any day comes near to a split.
	if usual(jump, splitMiss) == 0 {
		return splitDay{}, false
	}
	k := usual(jump, math.Min(splitMiss, splitMoves*math.Max(s.ordinary(i), splitLeast)))
	if k == 0 || !s.opensSplit(i, j, k) || s.undone(i, j) {
		return splitDay{}, false
	}
	if s.takenOut(i, j) {
		return splitDay{factor: k, sure: s.exactly(i, j, k), taken: true}, true
	}
	heavy, knownVolume := s.heavy(i, k)
	if heavy || s.Basis == eventstudy.Split || s.Basis == eventstudy.Total {
		return splitDay{}, false
	}
	return splitDay{factor: k, sure: knownVolume && s.Basis == eventstudy.Raw}, true
}

// saidSplit returns what the file's own column of splits says of row i, 1 for none; ok is
// false where there is no such column or it says nothing of the day.
func (s *series) saidSplit(i int) (factor float64, ok bool) {
	if s.Splits == nil || !known(s.Splits[i]) || s.Splits[i] < 0 {
		return 0, false
	}
	if s.Splits[i] == 0 {
		return 1, true
	}
	return s.Splits[i], true
}

// usual returns the usual split that a price ratio is within tol of; 0 for none.
func usual(jump, tol float64) float64 {
	if !(jump > 0) || !known(jump) || small(jump, 1.8) {
		return 0 // no bound is wider than splitOpen, and a split into two within it is above 1.8
	}
	r := math.Log(jump)
	best, k := math.Inf(1), 0.0
	for _, f := range factors {
		if d := math.Abs(math.Abs(r) - math.Log(f)); d < best {
			best, k = d, f
		}
	}
	switch {
	case best > tol:
		return 0
	case r > 0:
		return 1 / k
	}
	return k
}

// small reports a ratio of prices between 1/limit and limit. It spares most rows of a file the
// logarithm of a rule with a wider bound, which takes longer than all else.
func small(ratio, limit float64) bool { return ratio < limit && ratio*limit > 1 }

// opensSplit reports that the shares already open at the new price, where the open is known.
func (s *series) opensSplit(i, j int, k float64) bool {
	if s.Open == nil || !known(s.Open[i]) || s.Open[i] <= 0 {
		return true
	}
	return usual(s.Open[i]/s.price[j], splitOpen) == k
}

// undone reports that the next day takes half of the jump back: it was a wrong price.
func (s *series) undone(i, j int) bool {
	n := i + 1
	if n >= len(s.price) || !known(s.price[n]) || s.price[n] <= 0 {
		return false
	}
	return math.Abs(math.Log(s.price[n]/s.price[j])) < math.Abs(math.Log(s.price[i]/s.price[j]))/2
}

// takenOut reports that the adjusted close does not have the jump of the close.
func (s *series) takenOut(i, j int) bool {
	if s.Close == nil || s.AdjClose == nil {
		return false
	}
	jump := math.Log(s.Close[i] / s.Close[j])
	return math.Abs(math.Log(s.AdjClose[i]/s.AdjClose[j])) < math.Abs(jump)/2
}

// exactly reports that the adjustment steps by the factor itself, as a dividend of that
// size, which is no round share of the price, would not.
func (s *series) exactly(i, j int, k float64) bool {
	step := s.AdjClose[i] / s.Close[i] / (s.AdjClose[j] / s.Close[j])
	return math.Abs(math.Log(step/k)) < splitLeast
}

// ordinary is the size of an ordinary daily move around row i, as a standard deviation: the
// median of |Δ ln| over 60 rows on either side, over that of a normal variable.
func (s *series) ordinary(i int) float64 {
	var moves []float64
	for t := max(i-60, 1); t <= min(i+60, len(s.price)-1); t++ {
		if j := s.prev(t); t != i && j >= 0 && s.price[t] > 0 && known(s.price[t]) {
			moves = append(moves, math.Abs(math.Log(s.price[t]/s.price[j])))
		}
	}
	if len(moves) < 5 {
		return splitMiss // too few to tell
	}
	return median(moves) / 0.6745
}

// heavy reports a volume manyfold beyond what a split into k explains: news moved the
// price. ok is false where too few volumes are known.
func (s *series) heavy(i int, k float64) (heavy, ok bool) {
	if s.Volume == nil || !known(s.Volume[i]) {
		return false, false
	}
	var before []float64
	for t := max(i-20, 0); t < i; t++ {
		if s.Volume[t] > 0 {
			before = append(before, s.Volume[t])
		}
	}
	if len(before) < 5 {
		return false, false
	}
	return s.Volume[i] > splitVolume*math.Max(k, 1)*median(before), true
}
