package report

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// events shows each event: its windows, then its days. Of many events only the largest are shown.
func events(d *Document, full bool) []block {
	r := d.study()
	if len(r.Outcomes) == 0 {
		return nil
	}
	if big(d) {
		list := largest(r)
		return []block{{Para: fmt.Sprintf("The %d largest of %s by the size of their cumulative abnormal return over %s; all are in windows.csv and days.csv.",
			len(list), words.Counted(len(r.Outcomes), "event"), list[0].Windows[0].Window)}, {Table: windowTable(r, list, "", r.Design.Windows[:1])}}
	}
	var out []block
	for i, group := range byEvent(r.Outcomes) {
		t := windowTable(r, group, "Cumulative abnormal return by window", r.Design.Windows)
		if i > 0 {
			t.Foot = "" // said once
		}
		out = append(out, block{Head: eventHead(group[0])}, block{Table: t})
		switch {
		case full || len(group) == 1 && len(r.Outcomes) <= 6:
			for _, o := range group {
				out = append(out, block{Table: dayTable(r, o), Fold: true})
			}
		case len(r.Outcomes) <= 6:
			for len(group) > 0 {
				n := min(3, len(group))
				out = append(out, block{Table: sideBySide(r, group[:n])})
				group = group[n:]
			}
		}
	}
	if !full && len(r.Outcomes) > 6 {
		out = append(out, block{Para: "The days of each event are in days.csv and in report.html."})
	}
	return out
}

// byEvent gathers the outcomes of one event of several securities, in the order of the study.
// An event without a name of its own, or with one that stands for another day, is a group of its own.
func byEvent(list []*eventstudy.Outcome) [][]*eventstudy.Outcome {
	type key struct{ id, label, requested string }
	at := map[key]int{}
	var out [][]*eventstudy.Outcome
	for _, o := range list {
		k := key{o.Event.ID, o.Event.Label, o.Event.Requested()}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], o)
	}
	return out
}

// eventHead names an event by its id, its label and what was asked for.
func eventHead(o *eventstudy.Outcome) string {
	s := o.Event.ID
	if o.Event.Label != "" && o.Event.Label != s {
		if s != "" {
			s += ": "
		}
		s += o.Event.Label
	}
	if s == "" || s == o.Event.Requested() {
		return when(o.Event)
	}
	return s + " (" + when(o.Event) + ")"
}

// when says in words what an event asked for: "13 February 2025" or "13 February 2025, 10:00 UTC+04:00".
func when(e eventstudy.Event) string {
	if e.At == nil {
		return e.Date.Long()
	}
	return e.RequestedDate().Long() + e.At.Format(", 15:04 UTC-07:00")
}

// largest returns the events with the largest absolute CAR over the first window, unknown ones last.
func largest(r *eventstudy.Report) []*eventstudy.Outcome {
	list := make([]*eventstudy.Outcome, 0, len(r.Outcomes))
	for _, o := range r.Outcomes {
		if len(o.Windows) > 0 {
			list = append(list, o)
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := math.Abs(list[i].Windows[0].CAR), math.Abs(list[j].Windows[0].CAR)
		return a > b || !math.IsNaN(a) && math.IsNaN(b)
	})
	return list[:min(shown, len(list))]
}

// windowTable has a row for each event and window. Without a caption, as for many events, the event's name
// stands in a column.
func windowTable(r *eventstudy.Report, list []*eventstudy.Outcome, caption string, windows []eventstudy.Window) *table {
	t := &table{Caption: caption, Columns: []column{left("Security"), left("Day 0"), left("Window"), right("CAR"), right("SE"),
		right("t"), right("p"), right(words.Level(1-r.Design.Alpha) + " interval"), right("BHAR")},
		Foot: "CAR: cumulative abnormal return; SE: its exact prediction error; t on the residual degrees of freedom of the model; BHAR: buy-and-hold abnormal return."}
	named := caption == ""
	examples := map[string]string{} // with many events a kind of doubt is explained once, by its first case
	if named {
		t.Columns = append([]column{left("Event")}, t.Columns...)
	}
	for _, o := range list {
		for k, w := range windows {
			x := o.Window(w)
			if x == nil {
				continue
			}
			cells := []string{o.Security, o.Day0.String(), w.String(), percent(x.CAR), size(x.SE), words.Signed(x.T, 2), probability(x.P, r.Design.Alpha), interval(x.CI), percent(x.BHAR)}
			if k > 0 {
				cells[0], cells[1] = "", ""
			}
			if named {
				cells = append([]string{o.Event.ID}, cells...)
			}
			row := t.add(cells...)
			if k == 0 && !named {
				row.Notes = append(row.Notes, shift(o)...)
				row.Notes = append(row.Notes, doubts(o.Warnings)...)
			}
			if !named {
				row.Notes = append(row.Notes, doubts(x.Warnings)...)
				continue
			}
			for _, w := range append(append([]eventstudy.Warning(nil), o.Warnings...), x.Warnings...) {
				if examples[w.Code] == "" {
					examples[w.Code] = w.Code + ", for instance " + doubt(w)
				}
				row.Notes = append(row.Notes, examples[w.Code])
			}
		}
	}
	return t
}

// shift says in words when day 0 is not the day that was asked for.
func shift(o *eventstudy.Outcome) []string {
	if o.Shift == 0 || hasCode(o.Warnings, "day0_shifted") {
		return nil
	}
	way := "after"
	n := o.Shift
	if n < 0 {
		way, n = "before", -n
	}
	return []string{fmt.Sprintf("%s: day 0 is %s, %s %s %s", o.Security, o.Day0, words.Counted(n, "calendar day"), way, when(o.Event))}
}

// hasCode reports whether one of the warnings has the code.
func hasCode(list []eventstudy.Warning, code string) bool {
	for _, w := range list {
		if w.Code == code {
			return true
		}
	}
	return false
}

// dayTable has a row for each day of one event.
func dayTable(r *eventstudy.Report, o *eventstudy.Outcome) *table {
	t := &table{Caption: "Abnormal return by day, " + label(r, o.Security), Columns: []column{right("Day"), left("Date"), right("Return"), right("Expected"),
		right("Abnormal"), right("SE"), right("t"), right("p")}}
	ranked := false
	for i := range o.Days {
		ranked = ranked || o.Days[i].RankOf > 0
	}
	if ranked {
		t.Columns = append(t.Columns, right("Rank"))
		t.Foot = "Rank: the place of the day's abnormal return among the estimation days and itself, " +
			"each over its standard error, 1 the most extreme; rank over number is a p-value that " +
			"needs no normality (exact if all days are alike, not through storms and calms)."
	}
	moves := apart(r, o)
	if moves {
		t.Columns = append(t.Columns, right("Move"))
		t.Foot = strings.TrimSpace(t.Foot + " Move: the day's close over the close of the session before; the return may cover more days, and dividends.")
	}
	for i := range o.Days {
		x := &o.Days[i]
		row := t.add(eventstudy.Offset(x.Offset), x.Date.String(), percent(x.Return), percent(x.Expected), percent(x.AR), size(x.SE), words.Signed(x.T, 2), probability(x.P, r.Design.Alpha))
		if ranked {
			row.Cells = append(row.Cells, rank(x))
		}
		if moves {
			row.Cells = append(row.Cells, percent(x.Move))
		}
		row.Strong = x.Offset == 0
		row.Notes = doubts(x.Warnings)
	}
	return t
}

// rank writes a day's place: "3 of 251".
func rank(d *eventstudy.Day) string {
	if d.RankOf == 0 {
		return words.Unknown
	}
	return words.Count(d.Rank) + " of " + words.Count(d.RankOf)
}

// sideBySide lets the listings of one company be compared on a terminal: it has a row for each day and, for up to three securities of one event, date, abnormal return and p.
func sideBySide(r *eventstudy.Report, list []*eventstudy.Outcome) *table {
	t := &table{Caption: "Abnormal return by day", Columns: []column{right("Day")}}
	same := sameDates(list)
	if same {
		t.Columns = append(t.Columns, left("Date"))
	}
	for _, o := range list {
		if !same {
			t.Columns = append(t.Columns, left("Date"))
		}
		t.Columns = append(t.Columns, right(o.Security), right("p"))
	}
	w := r.Design.Event
	for k := w.First; k <= w.Last; k++ {
		cells := []string{eventstudy.Offset(k)}
		var notes []string
		for i, o := range list {
			x := o.Day(k)
			if x == nil {
				x = &eventstudy.Day{Date: eventstudy.NoDate, AR: nan, P: nan}
			}
			if !same || i == 0 {
				cells = append(cells, x.Date.String())
			}
			cells = append(cells, percent(x.AR), probability(x.P, r.Design.Alpha))
			notes = append(notes, doubts(x.Warnings)...)
		}
		row := t.add(cells...)
		row.Strong = k == 0
		row.Notes = notes
	}
	return t
}

// sameDates reports whether the listings traded on the same days, so that one column of dates serves them all.
func sameDates(list []*eventstudy.Outcome) bool {
	for _, o := range list[1:] {
		if len(o.Days) != len(list[0].Days) {
			return false
		}
		for i := range o.Days {
			if o.Days[i].Date != list[0].Days[i].Date {
				return false
			}
		}
	}
	return true
}
