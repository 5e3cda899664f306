package report

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// events shows each event by itself: its windows, then its days. Of several each is a part that may
// be shown closed; of many there is none, the tables hold them. Of one event everything stands
// open; of several each can be opened by itself, so that a page of thirty events is still read from
// top to bottom.
func events(d *Document) []block {
	r := d.study()
	if len(r.Outcomes) == 0 || big(d) {
		return nil
	}
	groups := byEvent(r.Outcomes)
	var out []block
	for i, group := range groups {
		t := windowTable(r, group)
		if i > 0 {
			t.Foot = "" // said once
		}
		part := []block{{Table: t}}
		for _, o := range group {
			if text := peersWords(o); text != "" {
				part = append(part, block{Para: text})
			}
			part = append(part, block{Table: dayTable(r, o), Fold: true})
		}
		if len(groups) == 1 {
			return append([]block{{Head: eventHead(group[0])}}, part...)
		}
		out = append(out, block{More: &more{eventHead(group[0]), part}})
	}
	return out
}

// daysTitle heads the section of the single events.
func daysTitle(d *Document) string {
	if len(byEvent(d.study().Outcomes)) == 1 {
		return "The event"
	}
	return "Event by event"
}

// byEvent gathers the outcomes of one event of several securities, in the order of the study. An
// event without a name of its own, or with one that stands for another day, is a group of its own.
// The day is part of the key because files often give every event of a kind the same name.
func byEvent(list []*eventstudy.Outcome) [][]*eventstudy.Outcome {
	return lists.Together(list, func(o *eventstudy.Outcome) [3]string {
		return [3]string{o.Event.ID, o.Event.Label, o.Event.Requested()}
	})
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

// when says in words what an event asked for: "13 February 2025" or "13 February 2025, 10:00
// UTC+04:00". An instant keeps its own offset: ten in the morning in Dubai is the previous night in
// New York, and the day 0 of each listing follows from it.
func when(e eventstudy.Event) string {
	if e.At == nil {
		return e.Date.Long()
	}
	return e.RequestedDate().Long() + e.At.Format(", 15:04 UTC-07:00")
}

// windowTable has a row for each security of an event and window. The securities of one event stand
// below each other, for their figures are read against each other.
func windowTable(r *eventstudy.Report, list []*eventstudy.Outcome) *table {
	m := scaleOf(&r.Design)
	t := &table{ID: tableID("windows", idOf(list[0])),
		Caption: words.Upper(m.words().Sum) + " by window",
		Foot: m.words().CAR + ": " + m.words().Sum + "; SE: its exact prediction error; t on the " +
			"residual degrees of freedom of the model; BHAR: buy-and-hold abnormal return."}
	if m.of.Other() {
		t.Foot = m.words().CAR + ": " + m.words().Sum + ", of the " + m.words().Measure +
			"; SE: its prediction error, of several days from sums of as many estimation days."
	}
	t.columns(left("Security"), left("Day 0"), left("Window"), estimate(m.words().CAR), right("SE"),
		right("t"), right("p"), right(words.Level(1-r.Design.Alpha)+" interval"),
		right("BHAR").when(!m.of.Other()))
	for _, o := range list {
		for k, w := range r.Design.Windows {
			x := o.Window(w)
			if x == nil {
				continue
			}
			row := t.add(o.Security, o.Day0.String(), w.String(), m.value(x.CAR), m.size(x.SE),
				words.Signed(x.T, 2), probability(x.P, r.Design.Alpha), m.interval(x.CI),
				percent(x.BHAR))
			row.P = []float64{x.P}
			// Listing and day stand once above the windows that are of them.
			if k > 0 {
				row.Cells[0], row.Cells[1] = "", ""
			} else {
				row.Notes = append(shift(o), doubts(o.Warnings)...)
			}
			row.Notes = append(row.Notes, doubts(x.Warnings)...)
		}
	}
	return t
}

// shift says in words when day 0 is not the day that was asked for. A study of Friday's news that
// is measured on Monday must say so where the number stands.
func shift(o *eventstudy.Outcome) []string {
	said := slices.ContainsFunc(o.Warnings, func(w eventstudy.Warning) bool {
		return w.Code == eventstudy.CodeDay0Shifted
	})
	if o.Shift == 0 || said {
		return nil
	}
	way := "after"
	n := o.Shift
	if n < 0 {
		way, n = "before", -n
	}
	return []string{fmt.Sprintf("%s: day 0 is %s, %s %s %s", o.Security, o.Day0,
		words.Counted(n, "calendar day"), way, when(o.Event))}
}

// dayTable has a row for each day of one event. A column appears only where some day has something
// to say in it: ranks need estimation days, multiples a response of volume or volatility, moves a
// return that is another figure.
func dayTable(r *eventstudy.Report, o *eventstudy.Outcome) *table {
	m := scaleOf(&r.Design)
	t := &table{ID: tableID("days", idOf(o), o.Security),
		Caption: words.Upper(m.words().Day) + " by day, " + label(r, o.Security)}
	ranked := slices.ContainsFunc(o.Days, func(d eventstudy.Day) bool { return d.RankOf > 0 })
	if ranked {
		t.Foot = "Rank: the place of the day's " + m.words().Day +
			" among the estimation days and " +
			"itself, each over its standard error, 1 the most extreme; rank over number is a " +
			"p-value that needs no normality (exact if all days are alike, not through storms " +
			"and calms)."
	}
	// A column that repeats the returns would only raise the question what it is for.
	moves := apart(r, o) && !m.of.Other()
	if m.of.Other() {
		t.Foot = strings.TrimSpace(t.Foot + " Times: " + m.words().Usual + ".")
	}
	if moves {
		t.Foot = strings.TrimSpace(t.Foot + " Move: the day's close over the close of the " +
			"session before; the return may cover more days, and dividends.")
	}
	t.columns(right("Day"), left("Date"), right(m.logOf()), right("Expected"),
		estimate("Abnormal"), right("SE"), right("t"), right("p"), right("Rank").when(ranked),
		right("Times").when(m.of.Other()), right("Move").when(moves))
	for i := range o.Days {
		x := &o.Days[i]
		row := t.add(eventstudy.Offset(x.Offset), x.Date.String(), m.value(x.Return),
			m.value(x.Expected), m.value(x.AR), m.size(x.SE), words.Signed(x.T, 2),
			probability(x.P, r.Design.Alpha), rank(x), words.Grouped(o.Times(x), 1)+"×",
			percent(x.Move))
		row.Strong, row.P = x.Offset == 0, []float64{x.P}
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
