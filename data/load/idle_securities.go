package load

import (
	"fmt"
	"slices"

	"stockmove/data/asked"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// findIdle marks the securities of panels that no event names. Without a benchmark the trading days
// are those of all securities, so that none is idle there. Peers, volumes and claims may speak of
// any security, so that none is idle in a study of these.
func findIdle(s *asked.Spec, files *priceFiles, listings []listing, at places,
	events []eventstudy.Event) map[string]bool {
	_, peers := s.PeersAsked()
	if peers || s.OfVolumes() || !s.EventsOnly || len(events) == 0 || len(s.Claims) > 0 {
		return nil
	}
	used := map[string]bool{}
	for _, e := range events {
		used[e.Security] = true
	}
	guided := map[string]bool{}
	for _, m := range at.markets {
		guided[m.ID] = m.Benchmark != nil
	}
	idle := map[string]bool{}
	for _, x := range listings {
		f := files.list[x.file].file
		if f != nil && len(f.Prices) > MostCompared && !used[x.spec.ID] && guided[x.market] {
			idle[x.spec.ID] = true
		}
	}
	return idle
}

// leaveIdle takes the idle securities out of the study, and counts them in notes. The notes count
// them by file, so that a report says how much of a panel was looked at.
func leaveIdle(securities []eventstudy.Security, listings []listing,
	idle map[string]bool) (used []eventstudy.Security, notes []string) {
	if len(idle) == 0 {
		return securities, nil
	}
	var order []string
	count := map[string]int{}
	for _, x := range listings {
		if path := x.spec.Prices.Shown; idle[x.spec.ID] {
			if count[path]++; count[path] == 1 {
				order = append(order, path)
			}
		}
	}
	for _, path := range order {
		notes = append(notes, fmt.Sprintf("%s holds %s more without an event: read and counted,"+
			" not examined.", path, words.Counted(count[path], "security")))
	}
	return slices.DeleteFunc(securities, func(s eventstudy.Security) bool {
		return idle[s.ID]
	}), notes
}
