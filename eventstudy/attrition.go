package eventstudy

import (
	"maps"
	"slices"
)

// attrition counts the events that were left after each step, in the order in which events are
// checked.
func attrition(n int, skips []Skip) []AttritionStep {
	// Each event leaves once, at the first obstacle, so the counts add up.
	lost := map[Reason]int{}
	for _, s := range skips {
		lost[s.Reason]++
	}
	steps := []AttritionStep{{Step: "events asked for", Left: n}}
	for _, s := range []struct {
		step   string
		reason Reason
	}{
		{"security has prices", SecurityUnknown},
		{"day 0 found", Day0NotFound},
		{"traded on or near day 0", NotTraded},
		{"event window complete", EventWindowIncomplete},
		{"estimation window long enough", EstimationTooShort},
		{"peers found", NoPeers},
		{"returns vary", ConstantReturns},
		{"model estimated", SingularFit},
		{"no overlap with another event", OverlapSkipped},
	} {
		if k := lost[s.reason]; k > 0 {
			n -= k
			steps = append(steps, AttritionStep{Step: s.step, Left: n, Lost: k, Reason: s.reason})
		}
		delete(lost, s.reason)
	}
	// A reason without a step of its own still counts, so that the numbers add up.
	for _, r := range slices.Sorted(maps.Keys(lost)) {
		n -= lost[r]
		steps = append(steps,
			AttritionStep{Step: "no other obstacle", Left: n, Lost: lost[r], Reason: r})
	}
	return append(steps, AttritionStep{Step: "events measured", Left: n})
}
