package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// averaged reports whether means over events come first: tests over events were asked for, or there
// are at least three different events, or more outcomes than are told one by one. A few listings of
// one event are not a sample. Two listings of one company move together, and a mean over them has
// no more events than one.
func averaged(d *Document) bool {
	r := d.study()
	asked := slices.ContainsFunc(r.Design.Tests, func(t eventstudy.Test) bool {
		_, over := t.(eventstudy.GroupTest)
		return over
	})
	return asked ||
		len(r.Aggregate) > 0 && (len(r.Outcomes) > sentences || len(byEvent(r.Outcomes)) >= 3)
}

// mostGroups is how many groups a report shows, that of all events among them. A dozen blocks of
// tests and paths are some ten pages.
const mostGroups = 12

// average shows the means over events with the test of each; then, group by group, all tests and
// the average path. Groups stand below each other in one table first, where they can be compared;
// what each rests on follows group by group.
func average(d *Document, most int) []block {
	if !averaged(d) {
		return nil
	}
	r := d.study()
	groups := groupsOf(r)
	var out []block
	if n := len(groups); n > most {
		out = append(out,
			block{Para: fmt.Sprintf("The %d groups are in aggregate.csv, path.csv and tests.csv.",
				n-1)})
		groups = groups[:1]
	}
	out = append(out, tabled(meanTable(r, groups))...)
	if len(groups) > 1 {
		out = append(out, tabled(differenceTable(r))...)
	}
	// What the columns mean is told below the first of the groups alone.
	for i, g := range groups {
		part := ofGroup(r, g)
		for _, b := range part {
			if len(groups) > 1 {
				b.Table.Paper = ", " + groupName(g)
			}
			if i > 0 {
				b.Table.Foot = "" // said once
			}
		}
		if len(groups) > 1 && len(part) > 0 {
			out = append(out, block{Head: "Tests of " + groupName(g)})
		}
		out = append(out, part...)
	}
	return out
}

// ofGroup are all tests of a group and its average path.
func ofGroup(r *eventstudy.Report, group string) (out []block) {
	for _, windows := range inParts(r.Design.Windows, 4) {
		out = append(out, tabled(testTable(r, group, windows))...)
	}
	return append(out, foldedTable(pathTable(r, group))...)
}

// inParts cuts a list into parts of nearly equal length, none longer than most. A table of ten
// windows fits no page, and one of nine and a rest of one looks like a mistake.
func inParts(list []eventstudy.Window, most int) [][]eventstudy.Window {
	n := (len(list) + most - 1) / most
	var out [][]eventstudy.Window
	for i := range n {
		out = append(out, list[i*len(list)/n:(i+1)*len(list)/n])
	}
	return out
}

// orUnknown is a name, or the dash of what there is none of.
func orUnknown(s string) string {
	if s == "" {
		return words.Unknown
	}
	return s
}

// testTable has a row for each test and, for each window, the statistic and its p. All tests that
// were asked for are shown, also those that disagree with the leading one: which to believe is for
// the reader, and what each assumes is in the methods.
func testTable(r *eventstudy.Report, group string, windows []eventstudy.Window) *table {
	t := &table{ID: tableID("tests", group), Caption: "Tests that the mean is zero",
		Columns: []column{{Title: "Test", Test: true}, left("Held against")},
		Foot: "Under each window the statistic, then its p, " + tail(r) + "; tests.csv has the" +
			" estimates, degrees of freedom and adjusted p-values."}
	for _, w := range windows {
		t.Columns = append(t.Columns, estimate(w.String()), right("p"))
	}
	list := slices.DeleteFunc(slices.Clone(r.Tests), func(x eventstudy.Result) bool {
		return x.Group != group
	})
	t.Rows = lists.Of(testNames(list), func(name string) row {
		return testRow(list, name, windows, r.Design.Alpha)
	})
	return t
}

// testRow shows one test of a group. A doubt that touches some of several windows is one note that
// names them. The column that says what the statistic is held against has the degrees of freedom
// only where all windows have the same.
func testRow(list []eventstudy.Result, test string, windows []eventstudy.Window,
	alpha float64) row {
	out := row{Cells: []string{test, ""}}
	var texts []string
	touched := map[string][]string{}
	for _, w := range windows {
		x := eventstudy.Result{Stat: nan, P: nan, DF: nan}
		for _, y := range list {
			if y.Test == test && y.Window == w {
				x = y
			}
		}
		// Counts are whole, and decimals would make them look like estimates.
		stat := words.Fixed(x.Stat, 2)
		if x.Stat == math.Trunc(x.Stat) &&
			(x.Dist == eventstudy.Binomial || x.Dist == eventstudy.SignedRank) {
			stat = words.Fixed(x.Stat, 0) // a count
		}
		out.Cells = append(out.Cells, stat, probability(x.P, alpha))
		out.P = append(out.P, x.P)
		switch d := distribution(x); {
		case d == words.Unknown || d == out.Cells[1]:
		case out.Cells[1] == "":
			out.Cells[1] = d
		default:
			out.Cells[1] = string(x.Dist) // the degrees of freedom differ by window
		}
		for _, n := range x.Warnings {
			if len(touched[n.Text]) == 0 {
				texts = append(texts, n.Text)
			}
			touched[n.Text] = append(touched[n.Text], w.String())
		}
	}
	for _, n := range texts {
		if len(touched[n]) < len(windows) {
			out.Notes = append(out.Notes, strings.Join(touched[n], " ")+": "+n)
		} else {
			out.Notes = append(out.Notes, n)
		}
	}
	return out
}

// tail says in words which alternative the p-values are for. A one-sided p is half of the other and
// is worth nothing where the side was chosen after the fact, so that it is named wherever a p
// stands.
func tail(r *eventstudy.Report) string {
	switch r.Design.Tail {
	case eventstudy.Upper:
		return "one-sided, above zero"
	case eventstudy.Lower:
		return "one-sided, below zero"
	}
	return "two-sided"
}

// testNames lists the tests in the order in which they were carried out.
func testNames(list []eventstudy.Result) []string {
	return lists.Once(lists.Of(list, func(t eventstudy.Result) string { return t.Test }))
}

// pathTable has a row for each day of a group's average path. Day 0 is strong, for the path before
// it is what leaked and the path after it what was learned late.
func pathTable(r *eventstudy.Report, group string) *table {
	m := scaleOf(&r.Design)
	t := &table{ID: tableID("path", group), Caption: "Average path",
		Columns: []column{right("Day"), right("N"), right(m.words().AAR), right(m.words().CAAR),
			right(words.Level(1-r.Design.Alpha) + " interval of " + m.words().CAAR),
			{Title: "of test", Test: true}}}
	for _, p := range r.Path {
		if p.Group == group {
			t.add(eventstudy.Offset(p.Offset), words.Count(p.N), m.value(p.AAR), m.value(p.CAAR),
				m.interval(p.CI), orUnknown(p.CIOf)).Strong = p.Offset == 0
		}
	}
	return t
}

// fits shows the estimated model of each event; of many events it says where they are. A reader
// judges by them whether the benchmark explains the security at all. An R² of a hundredth says that
// the benchmark is the wrong one before any test does.
func fits(d *Document) []block {
	r := d.study()
	if len(r.Outcomes) == 0 {
		return nil
	}
	if big(d) {
		return []block{{Para: "The estimated model of every event is in fits.csv."}}
	}
	terms := allTerms(r.Outcomes)
	m := scale{} // volatility is taken from a model of returns
	if r.Design.Response.OfVolume() {
		m = scaleOf(&r.Design)
	}
	t := &table{ID: "models", Paper: "Estimated models",
		Foot: "Estimates with standard errors in brackets; σ is the standard deviation of an " +
			"ordinary day's " + m.words().Day + "."}
	mixed := false // models differ only when a market lacks what the others have
	for _, o := range r.Outcomes {
		mixed = mixed || o.Fit != nil && r.Outcomes[0].Fit != nil &&
			o.ModelFit().Model != r.Outcomes[0].ModelFit().Model
	}
	t.columns(slices.Concat(
		[]column{left("Event"), left("Security"), left("Model").when(mixed)},
		lists.Of(terms, func(n string) column { return right(greek(n)) }),
		[]column{right("σ"), right("R²"), right("N"), left("Estimated over")})...)
	for _, o := range r.Outcomes {
		f := o.ModelFit()
		if f == nil {
			continue
		}
		cells := []string{o.Event.ID, o.Security, f.Model}
		for _, n := range terms {
			cells = append(cells, coefficient(f, n, m))
		}
		t.add(append(cells, m.size(f.Sigma), words.Fixed(f.R2, 2), words.Count(f.N),
			fmt.Sprintf("%s to %s", f.First, f.Last))...)
	}
	return append([]block{{Table: t}}, momentRows(r.Outcomes, m)...)
}

// momentRows describe the days that the models were estimated on, by which a reader judges whether
// the tests may take them for normal and for independent.
func momentRows(list []*eventstudy.Outcome, m scale) []block {
	t := &table{Caption: "The estimation samples",
		Columns: []column{left("Event"), left("Security"), right("Mean"), right("Above zero"),
			right("Skewness"), right("Kurtosis"), right("Lag 1")},
		Foot: "Mean: " + m.words().Noun + " of an ordinary day; above zero: share of the " +
			"residuals; skewness, kurtosis in excess of the normal's, and first autocorrelation " +
			"of the residuals. fits.csv has them with all digits."}
	for _, o := range list {
		f := o.ModelFit()
		if !f.Estimated() {
			continue
		}
		t.add(o.Event.ID, o.Security, m.value(f.MeanReturn), words.Size(f.Positive, 0),
			words.Signed(f.Skewness, 2), words.Signed(f.Kurtosis, 2),
			words.Signed(f.Autocorrelation, 2))
	}
	return tabled(t)
}

// coefficient writes an estimate with its standard error; the intercept is a return per day, in per
// cent. Estimate and error have the same number of decimals, as a reader compares them digit by
// digit.
func coefficient(f *eventstudy.Fit, name string, m scale) string {
	v, se := term(f, name)
	switch {
	case math.IsNaN(v):
		return words.Unknown
	case name == "alpha" && !m.of.Other():
		return words.Signed(v*100, 3) + " (" + words.Fixed(se*100, 3) + ")" + words.Narrow + "%"
	}
	est := words.Digits(v)
	dot := strings.IndexByte(est, '.')
	if err := words.Fixed(se, len(est)-dot-1); dot > 0 && !strings.ContainsRune(est, 'e') &&
		strings.Trim(err, "0.") != "" {
		return est + " (" + err + ")" // as many decimals as the estimate
	}
	return est + " (" + words.Digits(se) + ")"
}

// greek writes a term as papers do.
func greek(term string) string {
	switch {
	case term == "alpha":
		return "α"
	case strings.HasPrefix(term, "beta"):
		return "β" + strings.TrimPrefix(term, "beta")
	}
	return term
}
