package doctor

import (
	"math"
	"slices"

	"stockmove/eventstudy"
)

// Limits of what is taken for another unit.
const (
	volumeBase   = 20 // volumes before the day that are held against it
	volumeLeast  = 5  // … and so many at least
	volumeSpread = 10 // all of which lie within this factor of their median
	volumeMiss   = 3  // the factor by which the day may be off from 1,000 or 1,000,000 of them
	volumeLikely = 30 // ratio of neighbours below which no median is taken
)

// volumeUnits finds volumes in another unit than those before them: shares among thousands of
// shares, a K of a vendor for a B.
//
// The rule: a volume within a factor of 3 of 1,000 or 1,000,000 times the median of the 20 before
// it (5 at least, all within a factor of 10 of their median), or of that part of it; where the
// volumes after it are alike, from that day on.
//
// What to do: correct the unit, or leave out what rests on volumes; prices are not touched. Where
// the rule errs: a hardly traded stock may well be traded a thousandfold on one day.
func volumeUnits(s *series) []eventstudy.Finding {
	if !s.traded {
		return nil
	}
	base := s.scratch()
	var odd, turns []eventstudy.Date
	for i, v := range s.Volume {
		if !(v > 0) || !known(v) {
			continue
		}
		if n := len(base); n > 0 && !small(v/base[n-1], volumeLikely) && otherUnit(v, base) {
			if i == len(s.Volume)-1 && v < base[n-1] {
				break // a last row with little volume is told as a snapshot
			}
			if !s.staysOff(i, base) {
				odd = append(odd, s.Dates[i])
				continue
			}
			turns = append(turns, s.Dates[i])
			base = base[:0]
		}
		base = append(base, v)
	}
	return append(
		onDays("volume-units", turns, "day", "the volumes are of another size from %[2]s on, by a"+
			" factor of a thousand or a million: they may change their unit there"),
		onDays("volume-units", odd, "volume", "%s about a thousand or a million times those"+
			" around it, or that part of them (%s): another unit is likely")...)
}

// otherUnit reports a volume that is about 1,000 or 1,000,000 times the ones before it, or that
// part of them, where those are much alike.
func otherUnit(v float64, before []float64) bool {
	before = before[max(0, len(before)-volumeBase):]
	if len(before) < volumeLeast {
		return false
	}
	usual := median(slices.Clone(before))
	for _, x := range before {
		if !small(x/usual, volumeSpread) {
			return false
		}
	}
	r := math.Abs(math.Log10(v / usual))
	return math.Abs(r-3) < math.Log10(volumeMiss) || math.Abs(r-6) < math.Log10(volumeMiss)
}

// staysOff reports that most of the known volumes after row i, 5 at the most, are as far from the
// ones before it.
func (s *series) staysOff(i int, before []float64) bool {
	off, n := 0, 0
	for j := i + 1; j < len(s.Volume) && n < volumeLeast; j++ {
		if v := s.Volume[j]; v > 0 && known(v) {
			n++
			if otherUnit(v, before) {
				off++
			}
		}
	}
	return off*2 > n
}
