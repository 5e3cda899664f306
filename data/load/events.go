package load

import (
	"fmt"
	"strings"

	"stockmove/data/asked"
	"stockmove/data/tables"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// readEvents reads the events files and gives every event to each of its securities. An event of a
// security that the study does not have is passed on: the core reports it with the others that it
// cannot measure. The names of events need not be unique in a file, but those of the results must
// be: a second event of one name and security is numbered.
func readEvents(s *asked.Spec, at places, peers []string) (events []eventstudy.Event, n said,
	err error) {
	// Events of the study or of flags first, then those of files in the order of the files.
	specs := s.Events
	for _, ref := range s.EventFiles {
		f, err := tables.ReadEventFile(ref, s.Stdin, s.Read)
		if err != nil {
			if err := n.keep(err); err != nil {
				return nil, n, err
			}
			continue
		}
		specs = append(specs[:len(specs):len(specs)], f.Events...)
		n.input(Input{ID: ref.Base(), Role: RoleEvents, Path: ref.Shown, SHA256: f.SHA256,
			Dialect: "events", Rows: len(f.Events)})
		n.warnings = append(n.warnings, f.Warnings...)
	}
	known := map[string]int{}
	for i, x := range at.securities {
		known[x.ID] = i
	}
	own := estimationCheck{window: asked.Chosen[eventstudy.Window](s, "event_window")}
	own.asked = s.Design["estimation"]
	seen := map[[2]string]int{}
	var strangers []string
	var lost unclocked
	for _, spec := range specs {
		securities := spec.Securities // nil is every one, an empty list is none
		if securities == nil {
			securities = eventful(at, peers)
		}
		if own.overlaps(spec, &n.faults) {
			continue
		}
		for _, id := range securities {
			e := eventstudy.Event{ID: spec.ID, Security: id, Group: spec.Group, Label: spec.Label,
				Date: spec.Date, At: spec.At, Estimation: spec.Estimation, Dates: spec.Dates,
				Extra: spec.Extra, Pos: spec.Pos}
			if e.At != nil {
				e.Date = eventstudy.NoDate
			}
			i, ok := known[id]
			if !ok {
				strangers = append(strangers, id)
			} else if spec.Clock != nil {
				if !at.onClock(&e, *spec.Clock, i) {
					lost.add(e, asked.ClockText(*spec.Clock))
					continue
				}
			}
			// Two rows may give one security two events of one name, or of one day and no name.
			key := [2]string{e.ID, id}
			if seen[key]++; seen[key] > 1 {
				e.ID = fmt.Sprintf("%s #%d", e.ID, seen[key])
			}
			events = append(events, e)
		}
	}
	if len(strangers) > 0 {
		n.warn("security_unknown", "events", "events name securities without prices: "+
			strangersText(strangers, at.ids()))
	}
	lost.tell(&n.faults)
	return events, n, own.tell(len(specs), &n.faults)
}

// ids are the names of the securities. They stand in the order of the study.
func (p places) ids() []string {
	ids := make([]string, len(p.securities))
	for i, s := range p.securities {
		ids[i] = s.ID
	}
	return ids
}

// strangersText names securities of events that the study does not have, with the nearest name that
// it has: a spreadsheet makes 700 of 0700. A few letters more or less, another case or leading
// zeros are what people mistake.
func strangersText(names, own []string) string {
	var told []string
	seen := map[string]bool{}
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		// The nearest name is worth its search for a few; with thousands of strangers the cause
		// is another one.
		if len(told) < 5 {
			near := words.Nearest(name, own)
			if strings.EqualFold(name, near) || words.Distance(name, near) <= 2 ||
				strings.TrimLeft(near, "0") == strings.TrimLeft(name, "0") {
				name = fmt.Sprintf("%s (did you mean %s?)", name, near)
			}
			told = append(told, name)
		}
	}
	text := strings.Join(told, ", ")
	if n := len(seen) - len(told); n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return text
}
