package eventstudy

import (
	"fmt"
	"strings"
	"testing"
)

// TestOverlap: event windows of 21 days; events on days 255, 265, 275 and 296 of A and 265 and 285
// of B. 255–265, 265–275 and, by one day, 265–285 share days; 275–296 do not (21 ≥ 21), and A never
// overlaps B.
func TestOverlap(t *testing.T) {
	for _, c := range []struct {
		rule Overlap
		want string
	}{
		{OverlapKeep, "A255 A265 A275 A296 B265 B285"},
		{OverlapFirst, "A255 A296 B265"},
		{OverlapSkip, "A296"},
	} {
		w := newWorld()
		w.design.Estimation = Window{-200, -11}
		w.design.Overlap = c.rule
		var events []Event
		for _, k := range []int{296, 275, 265, 255} { // not in order of time
			events = append(events, Event{ID: fmt.Sprint("A", k), Security: "A", Date: w.days[k]})
		}
		events = append(events, Event{ID: "B285", Security: "B", Date: w.days[285]},
			Event{ID: "B265", Security: "B", Date: w.days[265]})
		r := w.run(t, events...)
		got := map[string]bool{}
		for _, o := range r.Outcomes {
			got[o.Event.ID] = true
			id := o.Event.ID
			if flagged := hasCode(o.Warnings, "overlapping_events"); flagged != (id != "A296") {
				t.Errorf("%s: %s flagged: %v", c.rule, id, flagged)
			}
			held := hasCode(o.Warnings,
				"estimation_holds_event")
			if held != (id == "A296" || id == "A275" || id == "B285") {
				t.Errorf("%s: %s estimation_holds_event: %v", c.rule, id, held)
			}
		}
		for _, id := range strings.Fields(c.want) {
			if !got[id] {
				t.Errorf("%s: %s is missing", c.rule, id)
			}
		}
		if len(got) != len(strings.Fields(c.want)) {
			t.Errorf("%s: %v, want %s", c.rule, got, c.want)
		}
		for _, s := range r.Skips {
			if s.Reason != OverlapSkipped {
				t.Errorf("%s: %+v", c.rule, s)
			}
		}
	}
}

func TestSameEventTwice(t *testing.T) {
	w := newWorld()
	r := w.run(t, w.event, w.event)
	if len(r.Outcomes) != 2 || !hasCode(r.Outcomes[0].Warnings, "overlapping_events") ||
		!hasCode(r.Outcomes[1].Warnings, "overlapping_events") {
		t.Errorf("%+v", r.Outcomes)
	}
}
