package report

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// seriesIn counts the series that were read from each file.
func seriesIn(d *Document) map[string]int {
	n := map[string]int{}
	for _, in := range d.Inputs {
		n[in.Path]++
	}
	return n
}

// inputLine is what the report says of one series, or of all of a large panel.
type inputLine struct {
	Input
	prices, returns string // basis of the prices, and of the returns
	series          int
}

// perFile takes the series of one panel together, where it has too many to show each: nobody reads
// a list of thousands, and results.json has it. A folder of files, one for each security, is
// another thing: each of them has its own history of mistakes.
func perFile(d *Document) []inputLine {
	series := seriesIn(d)
	at := map[[2]string]int{}
	var out []inputLine
	for _, in := range d.Inputs {
		x := inputLine{in, string(in.Basis), string(returnsBasis(d.study(), in)), 1}
		key := [2]string{in.Path, in.Role}
		k, ok := at[key]
		if !ok || series[in.Path] <= many {
			at[key] = len(out)
			out = append(out, x)
			continue
		}
		out[k].add(x)
	}
	for k := range out {
		// The id of a line is that of its series, or how many there are.
		if n := out[k].series; n > 1 {
			out[k].ID = words.Count(n) + " securities"
		}
	}
	return out
}

// add takes one more series of a file into its line. What the series do not share is said to vary,
// and not taken from the first.
func (l *inputLine) add(x inputLine) {
	l.series++
	l.Rows += x.Rows
	// A series without a day has no first one, and must not pull that of the file down.
	if x.First != eventstudy.NoDate && (l.First == eventstudy.NoDate || x.First < l.First) {
		l.First = x.First
	}
	l.Last = max(l.Last, x.Last)
	for _, b := range [][2]*string{{&l.prices, &x.prices}, {&l.returns, &x.returns}} {
		if *b[0] != *b[1] {
			*b[0] = "various"
		}
	}
}

// panelFindings tells each kind of finding of a panel once, with the number of its series and one
// of them as the example; said takes note of every text. The code is named with the count, because
// the same code selects the rows in the tables.
func panelFindings(d *Document, path string, said map[string]bool) []string {
	type found struct {
		series int
		eventstudy.Finding
	}
	var all []found
	for i, in := range d.Inputs {
		if in.Path != path {
			continue
		}
		for _, f := range in.Findings {
			said[f.Text] = true
			all = append(all, found{i, f})
		}
	}
	kinds := lists.Together(all, func(f found) string { return f.Code })
	return lists.Of(kinds, func(of []found) string {
		first := of[0]
		// A series counts once for a kind, however often it has it.
		series := lists.Once(lists.Of(of, func(f found) int { return f.series }))
		return path + ": " + first.Code + " in " + words.Count(len(series)) + " of its series," +
			" for instance " + d.Inputs[first.series].ID + ": " + first.Text + on(first.Finding)
	})
}
