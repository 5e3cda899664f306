package report

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// doubtKind is one kind of doubt about events, and how many have it.
type doubtKind struct {
	code   string
	events int
	first  eventstudy.Warning // of the first event that has it
}

// doubtful counts the events that have each kind of doubt, on themselves, a window or a day, in the
// order in which the kinds first appear. An event counts once for a kind, on however many of its
// days and windows it has it.
func doubtful(list []*eventstudy.Outcome) []doubtKind {
	// Kinds keep the order in which they came up, which is that of the events.
	at := map[string]int{}
	last := map[string]int{} // the event that was counted last for a code
	var out []doubtKind
	count := func(i int, ws []eventstudy.Warning) {
		for _, w := range ws {
			k, ok := at[w.Code]
			if !ok {
				k = len(out)
				at[w.Code] = k
				out = append(out, doubtKind{code: w.Code, first: w})
			} else if last[w.Code] == i {
				continue
			}
			last[w.Code] = i
			out[k].events++
		}
	}
	for i, o := range list {
		count(i, o.Warnings)
		for k := range o.Windows {
			count(i, o.Windows[k].Warnings)
		}
		for k := range o.Days {
			count(i, o.Days[k].Warnings)
		}
	}
	return out
}

// doubtTable shows the kinds of doubt of many events: each of them is one code in the tables.
// Without it a doubt about every tenth event of ten thousand would be seen by nobody.
func doubtTable(d *Document) []block {
	// Of few events each doubt stands with its number, and needs no table.
	if !big(d) {
		return nil
	}
	t := &table{Caption: "Doubtful events by kind of doubt",
		Columns: []column{left("Doubt"), right("Events"), wide("For instance")},
		Foot: "The events of each kind are those with its code in the column warnings of" +
			" days.csv, windows.csv and fits.csv."}
	for _, k := range doubtful(d.study().Outcomes) {
		t.add(k.code, words.Count(k.events), doubt(k.first))
	}
	return tabled(t)
}

// doubtKinds writes the same to results.json, where the events themselves are left out.
func (s *scribe) doubtKinds(list []*eventstudy.Outcome) {
	lines(s.maybe("event_warnings"), doubtful(list), func(m members, k *doubtKind) {
		m.text("code", k.code)
		m.int("events", k.events)
		m.text("text", k.first.Text)
		m.text("where", k.first.Where)
	})
}
