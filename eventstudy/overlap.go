package eventstudy

import (
	"fmt"
	"sort"

	"stockmove/eventstudy/words"
)

// settleOverlaps finds events of one security whose event windows share days. Under keep both stay
// with a warning; under first the earlier stays; under skip neither does. Events that stay are told
// when another event of theirs falls into their estimation window.
func settleOverlaps(p *Panel, os []*Outcome, skips []*Skip, d Design) {
	by := map[string][]int{}
	for i, o := range os {
		if o != nil {
			by[o.Security] = append(by[o.Security], i)
		}
	}
	drop := map[int]string{}
	var room seriesRoom
	for _, list := range by {
		sort.SliceStable(list, func(a, b int) bool { return os[list[a]].T0 < os[list[b]].T0 })
		// Each is held against the one before it, under first against the last that stays: a chain
		// of events does not fall whole because each touches the next.
		kept := -1
		for _, i := range list {
			if kept < 0 || os[i].T0-os[kept].T0 >= d.Event.Len() {
				kept = i
				continue
			}
			flagBoth(os[kept], os[i])
			switch d.Overlap {
			case OverlapFirst:
				drop[i] = os[kept].Event.ID
				continue // the next is held against the event that stays
			case OverlapSkip:
				if drop[kept] == "" {
					drop[kept] = os[i].Event.ID
				}
				drop[i] = os[kept].Event.ID
			}
			kept = i
		}
		x := p.Series[os[list[0]].Security]
		if x.excluded != nil { // else nothing is asked of its columns
			x = x.opened(&room, &d)
		}
		flagEstimation(x, os, list)
	}
	for i, other := range drop {
		skips[i] = &Skip{Event: os[i].Event, Reason: OverlapSkipped,
			Detail: fmt.Sprintf("its event window overlaps that of event %q", other)}
		os[i] = nil
	}
}

// flagBoth tells both events of a pair: of either the sum holds what the other did.
func flagBoth(a, b *Outcome) {
	for _, p := range [2][2]*Outcome{{a, b}, {b, a}} {
		p[0].warn("overlapping_events", "its event window shares days with that of event %q of "+
			"the same security (day 0 on %s)", p[1].Event.ID, p[1].Day0)
	}
}

// flagEstimation warns where day 0 of one event lies in the estimation window of another and is not
// excluded: the return of that day is no sample of an ordinary one. list is in the order of T0.
func flagEstimation(x *Series, os []*Outcome, list []int) {
	for _, i := range list {
		o := os[i]
		if !o.Fit.Estimated() {
			continue // it took no sample of that window
		}
		win := o.Estimation
		at := func(t int) int {
			return sort.Search(len(list), func(j int) bool { return os[list[j]].T0 >= t })
		}
		var held []*Outcome
		for _, j := range list[at(o.T0+win.First):at(o.T0+win.Last+1)] {
			if !x.Excludes(os[j].T0) {
				held = append(held, os[j])
			}
		}
		if len(held) > 0 {
			o.warn("estimation_holds_event", "%s into its estimation window, the first on %s",
				words.CountOf(len(held), "other event of this security falls",
					"other events of this security fall"), held[0].Day0)
		}
	}
}
