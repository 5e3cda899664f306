package load

import (
	"fmt"
	"slices"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/data/tables"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// readCharacteristics joins the table with the events, in their place: its columns become further
// columns of theirs. An event without a row has nothing in them. The table is read after the
// events, whose ids it names, and its columns serve regressions of the results.
func readCharacteristics(s *asked.Spec, events []eventstudy.Event) ([]eventstudy.Event, said,
	error) {
	var n said
	ref := s.Characteristics
	if ref.Zero() {
		return events, n, nil
	}
	t, sum, err := tables.ReadCharacteristicsFile(ref, s.Stdin, s.Read)
	if err != nil {
		return events, n, err
	}
	n.input(Input{ID: ref.Base(), Role: RoleCharacteristics, Path: ref.Shown, SHA256: sum,
		Dialect: "characteristics", Rows: len(t.Rows)})
	return events, n, joinRows(t, events, ref, &n)
}

// joinRows gives each event the cells of its row. A column that the events have already would hide
// one of the two, and is refused. The events are changed in place, since the study has no other use
// for those without.
func joinRows(t *tables.Characteristics, events []eventstudy.Event, ref input.Ref, n *said) error {
	pos := eventstudy.Pos{File: ref.Shown, Line: 1}
	found := 0
	for i := range events {
		e := &events[i]
		for _, f := range e.Extra {
			if slices.Contains(t.Columns, f.Name) {
				return eventstudy.Fault(pos, "rename one of them",
					"the column %q stands in the events file too", f.Name)
			}
		}
		cells := t.CellsOf(e.ID, e.Security)
		if cells == nil {
			continue
		}
		found++
		e.Extra = slices.Clone(e.Extra) // events of several securities share theirs
		for k, c := range cells {
			if c != "" {
				e.Extra = append(e.Extra, eventstudy.Field{Name: t.Columns[k], Value: c})
			}
		}
	}
	if found == 0 && len(events) > 0 {
		return eventstudy.Fault(pos, fmt.Sprintf("the first event has id %q and security %q",
			events[0].ID, events[0].Security),
			"no row is of an event of the study by its %s", words.List(t.Keys))
	}
	if lacking := len(events) - found; lacking > 0 {
		n.warn("characteristics_missing", ref.Shown,
			fmt.Sprintf("%s without a row", words.Counted(lacking, "event")))
	}
	return nil
}
