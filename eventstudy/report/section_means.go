package report

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// meanTable has a row for each group and window: the mean, its error, and the test that leads
// there. The error and the interval are those of the test and not of the plain mean, as its foot
// says: mixing the two would show an interval that the p contradicts.
func meanTable(r *eventstudy.Report, groups []string) *table {
	s := scaleOf(&r.Design)
	m := s.words()
	t := &table{ID: "means", Caption: "Mean " + m.Sum,
		Foot: m.CAAR + ": mean over the events of the " + m.Sum + "; the test is the one " +
			"that leads there, p " + tail(r) + ". SE and interval are those of that test: of a " +
			"standardised one the mean of the standardised " + m.CAR + "s, on the scale of " +
			s.figures() + " by the mean prediction error."}
	// Without groups a column of them would say "all events" in every row.
	t.columns(left("Group").when(len(groups) > 1), left("Window"), right("N"), estimate(m.CAAR),
		right("SE"), right(words.Level(1-r.Design.Alpha)+" interval"),
		column{Title: "Test", Test: true}, right("Statistic"), right("p"))
	for _, g := range groups {
		name := groupName(g)
		for i := range r.Aggregate {
			a := &r.Aggregate[i]
			if a.Group != g {
				continue
			}
			row := t.add(append([]string{name}, meanCells(r, a)...)...)
			name = ""
			row.P = []float64{nan}
			row.Notes = texts(a.Warnings)
			if x := testOf(r, a); x != nil {
				row.P[0] = x.P
				row.Notes = append(row.Notes, texts(x.Warnings)...)
			}
		}
	}
	return t
}

// meanCells are the cells of one mean with its test.
func meanCells(r *eventstudy.Report, a *eventstudy.Aggregate) []string {
	m := scaleOf(&r.Design)
	cells := []string{a.Window.String(), words.Count(a.N), m.value(a.CAAR), m.size(a.SE),
		m.interval(a.CI)}
	x := testOf(r, a)
	if x == nil {
		return append(cells, words.Unknown, words.Unknown, words.Unknown)
	}
	return append(cells, x.Test, statistic(x), probability(x.P, r.Design.Alpha))
}

// texts are what warnings say, without their places. The row says already which group and window
// they touch.
func texts(list []eventstudy.Warning) []string {
	return lists.Of(list, func(w eventstudy.Warning) string { return w.Text })
}

// testOf is the result of the test that leads over a mean, nil where there is none. The aggregate
// names the test by which it was chosen, so that table, sentence and chart show the same one.
func testOf(r *eventstudy.Report, a *eventstudy.Aggregate) *eventstudy.Result {
	for i := range r.Tests {
		if x := &r.Tests[i]; x.Test == a.CIOf && x.Group == a.Group && x.Window == a.Window {
			return x
		}
	}
	return nil
}

// groupsOf are the names of groups, that of all events first.
func groupsOf(r *eventstudy.Report) []string {
	if len(r.Groups) == 0 {
		return []string{""}
	}
	return r.Groups
}

// groupName names a group; the one without a name is that of all events.
func groupName(g string) string {
	if g == "" {
		return "all events"
	}
	return g
}
