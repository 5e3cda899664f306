package report

import (
	"fmt"
	"math"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// attrition shows how many events came in, how many were left after each step, and each event that
// left with its reason. The table of steps is what a journal asks for: how many events were there,
// and where did the others go.
func attrition(d *Document) []block {
	r := d.study()
	if len(r.Skips) == 0 {
		return nil
	}
	var out []block
	if len(r.Attrition) > 0 {
		t := &table{Caption: "Events left after each step",
			Columns: []column{left("Step"), right("Left"), right("Lost"), left("Reason")}}
		for _, a := range r.Attrition {
			// A step that nobody left at has an empty cell: a column of zeros hides the numbers.
			lost := ""
			if a.Lost > 0 {
				lost = words.Count(a.Lost)
			}
			t.add(a.Step, words.Count(a.Left), lost, string(a.Reason))
		}
		out = append(out, block{Table: t})
	}
	return append(out, block{Table: skipTable(r.Skips, many)})
}

// skipTable has a row for each event that left the study, for the first of them if they are many.
// The place in the events file stands with each, so that it can be mended there.
func skipTable(list []eventstudy.Skip, most int) *table {
	t := &table{Caption: "Events that left the study", Columns: []column{left("Event"),
		left("Security"), left("Asked for"), left("Reason"), wide("Why"), left("Where")}}
	for i, k := range list {
		if i == most {
			t.Foot = fmt.Sprintf("%s more are in skips.csv.", words.Count(len(list)-i))
			break
		}
		t.add(k.Event.ID, k.Event.Security, k.Event.Requested(), string(k.Reason), k.Detail,
			k.Event.Pos.String())
	}
	return t
}

// inputs lists the files that were read and how: a reader who knows the file sees at once when it
// was misread. Most wrong results begin here: a file of another share class, of monthly bars, of
// prices without dividends.
func inputs(d *Document) []block {
	if len(d.Inputs) == 0 {
		return nil
	}
	t := &table{Caption: "Files read", Columns: []column{left("Role"), left("Id"), left("File"),
		left("Read as"), left("Prices"), left("Returns from"), left("First"), left("Last"),
		right("Rows")}}
	for _, in := range perFile(d) {
		rows := words.Unknown
		if in.Rows > 0 {
			rows = words.Count(in.Rows)
		}
		t.add(in.Role, in.ID, in.Path, in.Dialect, in.prices, in.returns, in.First.String(),
			in.Last.String(), rows)
	}
	return []block{{Table: t}}
}

// dataFindings says what to know about the data, and where they came from.
func dataFindings(d *Document) []block {
	var out []block
	if list := findings(d); len(list) > 0 {
		out = append(out, block{Para: "What to know about the data:"}, block{List: list})
	}
	return append(out, paragraphs(d.Notes)...)
}

// findings lists what is suspicious in the files and the doubts that touch the whole study. Doubts
// about one number are footnotes beside that number and are not repeated here. A finding is not
// repeated as a warning of the series, and a large panel has its findings counted by kind.
func findings(d *Document) []string {
	var list []string
	said := map[string]bool{}
	series := seriesIn(d)
	told := map[string]bool{} // panels
	for _, in := range d.Inputs {
		if series[in.Path] > many {
			if !told[in.Path] {
				list = append(list, panelFindings(d, in.Path, said)...)
			}
			told[in.Path] = true
			continue
		}
		of := in.Path
		if series[in.Path] > 1 && in.ID != "" {
			of = in.ID + " in " + in.Path
		}
		for _, f := range in.Findings {
			s := of + ": " + f.Text + on(f)
			if f.Fatal {
				s += " (a study on it means nothing)"
			}
			list = append(list, s)
			said[f.Text] = true
		}
	}
	var own []eventstudy.Warning
	for _, w := range allWarnings(d) {
		if !said[w.Text] { // a finding of a whole file is also a warning of its series
			own = append(own, w)
		}
	}
	return append(list, together(own)...)
}

// alike is how many doubts of one code are told apart by their words. Of a panel of a thousand
// securities each may name itself or its own number of days, and a list of them all is read by
// nobody.
const alike = 3

// together says once what many warnings say alike, and of what: a panel of 300 securities from one
// source has one doubt, not 300. The first three places are named and the others counted, in the
// order in which they came. What many say in different words is said in those of the first.
func together(list []eventstudy.Warning) []string {
	texts := map[string]int{} // how many a code has
	for _, kind := range lists.Once(lists.Of(list, kindOf)) {
		texts[kind[0]]++
	}
	key := func(w eventstudy.Warning) [2]string {
		if texts[w.Code] > alike && w.Where != "" {
			return [2]string{w.Code, ""}
		}
		return kindOf(w)
	}
	var out []string
	for _, group := range lists.Together(list, key) {
		w := group[0]
		all := lists.Once(lists.Of(group, func(w eventstudy.Warning) string { return w.Where }))
		if n := len(all) - 3; n > 1 {
			all = append(all[:3:3], words.Count(n)+" more")
		}
		w.Where, w.Placed = strings.Join(all, ", "), w.Placed && len(all) == 1
		if key(w)[1] == "" {
			w.Text, w.Placed = "for instance "+w.Text+"; results.json has each", false
		}
		out = append(out, doubt(w))
	}
	return out
}

// kindOf tells warnings apart by what they say, whatever they say it of.
func kindOf(w eventstudy.Warning) [2]string { return [2]string{w.Code, w.Text} }

// on names the days of a finding that its words do not name: all of up to three, else the
// first and the last and how many.
func on(f eventstudy.Finding) string {
	days := f.Dates
	switch n := len(days); {
	case n == 0 || f.Dated:
		return ""
	case n <= 3:
		return " (" + lists.Join(days, ", ", eventstudy.Date.String) + ")"
	default:
		return fmt.Sprintf(" (%s days, %s to %s)", words.Count(n), days[0], days[n-1])
	}
}

// reproduce says what was run on what. The checksums of the outputs are in manifest.json only: this
// page is one of them. The command stands as it was typed, quoted for a shell, so that it can be
// pasted.
func reproduce(d *Document) []block {
	var out []block
	if s := made(d); s != "" {
		out = append(out, block{Para: s})
	}
	if d.Version != "" || len(d.Command) > 0 {
		out = append(out, block{Para: "The same files and the same command give the same bytes; " +
			"manifest.json lists every file with its SHA-256."})
	}
	// A command without the name of the program could not be pasted.
	if len(d.Command) > 0 {
		line := d.Command
		if line[0] != "stockmove" {
			line = append([]string{"stockmove"}, line...)
		}
		out = append(out, block{Code: strings.Join(quoted(line), " ")})
	}
	out = append(out, foldedTable(designTable(d))...)
	hashes := &table{Caption: "Bytes that were read",
		Columns: []column{left("File"), left("SHA-256")}}
	read := lists.Of(d.Inputs, func(in Input) [2]string { return [2]string{in.Path, in.SHA256} })
	for _, file := range lists.Once(read) {
		if file[1] != "" {
			hashes.add(file[:]...)
		}
	}
	return append(out, foldedTable(hashes)...)
}

// made says in one line how the numbers were made, for a citation. It is the sentence for a
// footnote of a paper: program, model, windows, tests, level and seed are what a replication needs
// beside the files.
func made(d *Document) string {
	g := &d.study().Design
	if g.Model == nil {
		return ""
	}
	tests := lists.Once(append(testNames(d.study().Tests), namesOf(g.Tests)...))
	return fmt.Sprintf("Made with %s: %s, %s %sreturns, estimation %s, event window %s, tests %s, "+
		"level %s, seed %d; the works behind the methods are in references.bib.",
		strings.TrimSpace("stockmove "+d.Version), g.Model.Info().Title, g.Returns,
		returnsOf(d.study()), g.EstimationWords(), g.Event, strings.Join(tests, ", "),
		words.Level(g.Alpha), g.Seed)
}

// quoted quotes the arguments that a shell would split or change. A word in single quotes means
// itself to every shell of Unix; a single quote within ends them, stands escaped, and begins them
// anew.
func quoted(args []string) []string {
	out := make([]string, len(args))
	for i, a := range args {
		out[i] = a
		if a == "" ||
			strings.Trim(a,
				"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=/.,:@%") != "" {
			out[i] = "'" + strings.ReplaceAll(a, "'", `'\''`) + "'"
		}
	}
	return out
}

// excluded counts the days that no model was estimated on, empty where none were named. The two
// figures differ where days are named on which a security did not trade.
func excluded(d *Document) string {
	r := d.study()
	days, lo, hi, back := map[eventstudy.Date]bool{}, math.MaxInt, 0, 0
	for _, o := range r.Outcomes {
		x := seriesOf(r, o.Security)
		if x == nil || len(x.Security.Excluded) == 0 || o.Fit == nil {
			lo = 0
			continue
		}
		for _, day := range x.Security.Excluded {
			days[day] = true
		}
		lo, hi = min(lo, o.Fit.Excluded), max(hi, o.Fit.Excluded)
		back = max(back, o.Fit.Stretched)
	}
	if len(days) == 0 {
		return ""
	}
	returns := words.Count(hi)
	if lo != hi {
		returns = words.Count(lo) + " to " + words.Count(hi)
	}
	text := words.Counted(len(days), "day") + " named"
	if pad := r.Design.Pad; pad != (eventstudy.Window{}) {
		text += ", with " + pad.String() + " around each"
	}
	text += "; " + returns + " returns of an estimation window"
	if back > 0 {
		text += ", which begins up to " + words.Counted(back, "trading day") + " earlier for them"
	}
	return text
}

// mostShares is how many numbers of shares the table of the design shows.
const mostShares = 6

// outstanding are the numbers of shares that turnovers are of, empty for another response.
func outstanding(r *eventstudy.Report) string {
	if r.Design.Response != eventstudy.ResponseTurnover {
		return ""
	}
	var all []string
	for _, id := range r.Panel.Order {
		for _, n := range r.Panel.Series[id].Security.Shares {
			text := id + " " + words.Grouped(n.Count, 0)
			if n.From.Known() {
				text += " from " + n.From.String()
			}
			all = append(all, text)
		}
	}
	if len(all) > mostShares {
		return words.Counted(len(all), "number") + " of shares"
	}
	return strings.Join(all, ", ")
}

// designTable has a row for each choice that was made before anything was computed. It shows the
// choices that were not made as well, by their defaults: they decide as much as those that were.
func designTable(d *Document) *table {
	t := &table{Caption: "Design", Columns: []column{left("Choice"), left("Value")}}
	g := &d.study().Design
	if g.Model == nil {
		return t
	}
	for _, kv := range [][2]string{
		{"model", g.Model.Info().Name}, {"returns", string(g.Returns)},
		{"price basis", string(g.Basis)},
		{"estimation window", g.EstimationWords()}, {"left out of estimations", excluded(d)},
		{"shares outstanding", outstanding(d.study())},
		{"event window", g.Event.String()},
		// Windows and tests are lists, and are written as their flags take them.
		{"reported windows", lists.Join(g.Windows, " ", eventstudy.Window.String)},
		{"tests", strings.Join(namesOf(g.Tests), ", ")},
		{"significance level", words.Trimmed(g.Alpha)},
		{"alternative", string(g.Tail)},
		{"fewest estimation returns", words.Count(g.LeastObs())}, {"day rule", string(g.DayRule)},
		{"incomplete windows", string(g.Incomplete)},
		{"overlapping events", string(g.Overlap)}, {"thin trading", string(g.Thin)},
		{"seed", fmt.Sprint(g.Seed)},
	} {
		if kv[1] != "" {
			t.add(kv[0], kv[1])
		}
	}
	return t
}
