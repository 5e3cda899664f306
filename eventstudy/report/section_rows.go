package report

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// eventRows shows the events, a row for each event and security: all of them, or the largest where
// there are more than most. A study of one outcome needs no such table. The largest are shown
// because they carry the mean, and because a fault of the data is most often among them.
func eventRows(d *Document, most int) []block {
	r := d.study()
	list := r.Outcomes
	if len(list) < 2 {
		return nil
	}
	if len(list) <= most {
		return []block{{Table: eventTable(r, list).named(list)}}
	}
	// Of many the largest are shown, by which a mean is carried.
	list = largest(r, many)
	if len(list) == 0 {
		return nil
	}
	said := fmt.Sprintf("The %d largest of %s by the size of their %s over %s; all are in "+
		"events.csv.", len(list), words.Counted(len(r.Outcomes), "event"),
		scaleOf(&r.Design).words().Sum, list[0].Windows[0].Window)
	return []block{{Para: said}, {Table: eventTable(r, list).named(list)}}
}

// eventTable has a row for each event and security: the abnormal return of day 0, the cumulative
// one over the first longer window, and a mark for each doubt. A kind of doubt is explained once,
// by its first case. Codes of doubts are gathered first and explained afterwards, since it depends
// on all rows whether an explanation is of one of them or stands for many.
func eventTable(r *eventstudy.Report, list []*eventstudy.Outcome) *table {
	// Day 0 alone hides what leaked before it and what came late, so that one longer window stands
	// beside it.
	w, longer := longerWindow(r)
	m := scaleOf(&r.Design)
	t := &table{ID: "events", Paper: "Events",
		Foot: m.words().AR + ": " + m.words().Day + " of day 0; p from its t on the residual" +
			" degrees of freedom of the model, " + tail(r) + "."}
	if longer {
		t.Foot += " " + m.words().CAR + ": " + m.words().Sum + " over the window, with its own p."
	}
	t.columns(wide("Event"), left("Group").when(slices.ContainsFunc(list, inGroup)),
		left("Security"), left("Day 0"), estimate(m.words().AR), right("p"),
		estimate(m.words().CAR+" "+w.String()).when(longer), right("p").when(longer))
	doubts := kinds{map[string]string{}, map[string]int{}}
	codes := make([][]string, len(list))
	last := ""
	for i, o := range list {
		name := named(o)
		// An event is named once above the listings that it moved.
		if key := o.Event.ID + "\x00" + name; key == last {
			name = ""
		} else {
			last = key
		}
		touched := slices.Clone(o.Warnings)
		ar, arP, car, carP := nan, nan, nan, nan
		if x := o.Day(0); x != nil {
			ar, arP = x.AR, x.P
			touched = append(touched, x.Warnings...)
		}
		if x := o.Window(w); x != nil && longer {
			car, carP = x.CAR, x.P
			touched = append(touched, x.Warnings...)
		}
		row := t.add(name, orUnknown(o.Event.Group), o.Security, o.Day0.String(), m.value(ar),
			probability(arP, r.Design.Alpha), m.value(car), probability(carP, r.Design.Alpha))
		row.Notes, row.P = shift(o), []float64{arP, carP}
		codes[i] = doubts.note(touched)
	}
	for i := range list { // now it is known which doubts are of one row alone
		for _, c := range codes[i] {
			t.Rows[i].Notes = append(t.Rows[i].Notes, doubts.text(c))
		}
	}
	return t
}

// inGroup reports an event that belongs to a group.
func inGroup(o *eventstudy.Outcome) bool { return o.Event.Group != "" }

// named puts the ids of events before their words, where they have both. Without labels the words
// of an event are its id already.
func (t *table) named(list []*eventstudy.Outcome) *table {
	if !slices.ContainsFunc(list, func(o *eventstudy.Outcome) bool {
		return o.Event.ID != "" && o.Event.Label != "" && o.Event.ID != o.Event.Label
	}) {
		return t
	}
	t.Columns = slices.Insert(t.Columns, 0, left("Id"))
	for i, o := range list {
		id := o.Event.ID
		if t.Rows[i].Cells[0] == "" {
			id = ""
		}
		t.Rows[i].Cells = slices.Insert(t.Rows[i].Cells, 0, id)
	}
	return t
}

// longerWindow is the first reported window of more than day 0 alone. Day 0 has columns of its own.
func longerWindow(r *eventstudy.Report) (w eventstudy.Window, ok bool) {
	for _, w := range r.Design.Windows {
		if w != (eventstudy.Window{}) {
			return w, true
		}
	}
	return w, false
}

// named is what a row calls an event: its label, else its id, else the day asked for.
func named(o *eventstudy.Outcome) string {
	switch {
	case o.Event.Label != "":
		return o.Event.Label
	case o.Event.ID != "" && o.Event.ID != o.Event.Requested():
		return o.Event.ID
	}
	return when(o.Event)
}

// kinds is every kind of doubt that the rows of a table have, explained by its first case. A
// hundred footnotes of one kind would bury the one of another.
type kinds struct {
	first map[string]string // by code
	rows  map[string]int    // how many have it
}

// note marks a row with the codes of its doubts, each once.
func (k *kinds) note(list []eventstudy.Warning) (codes []string) {
	for _, w := range list {
		if slices.Contains(codes, w.Code) {
			continue
		}
		if k.rows[w.Code]++; k.rows[w.Code] == 1 {
			k.first[w.Code] = doubt(w)
		}
		codes = append(codes, w.Code)
	}
	return codes
}

// text is the footnote of a kind of doubt.
func (k *kinds) text(code string) string {
	if k.rows[code] > 1 {
		return "for instance " + k.first[code]
	}
	return k.first[code]
}

// largest returns the events with the largest absolute CAR over the first window, words.Unknown
// ones last. Equal sizes keep the order of the study, so that the same study shows the same rows.
func largest(r *eventstudy.Report, most int) []*eventstudy.Outcome {
	size := func(o *eventstudy.Outcome) float64 { return math.Abs(o.Windows[0].CAR) }
	before := func(a, b float64) bool { return a > b || !math.IsNaN(a) && math.IsNaN(b) }
	var list []*eventstudy.Outcome
	for _, o := range r.Outcomes {
		if len(o.Windows) == 0 {
			continue
		}
		x, n := size(o), len(list)
		if n == most && (n == 0 || !before(x, size(list[n-1]))) {
			continue // as nearly all are, of many
		}
		at := sort.Search(n, func(i int) bool { return before(x, size(list[i])) })
		if list = slices.Insert(list, at, o); n == most {
			list = list[:n]
		}
	}
	return list
}
