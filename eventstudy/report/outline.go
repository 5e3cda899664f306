package report

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/lists"
)

// many is the number of events above which a report has no block for each; listed is how many
// have a row of the table of events: beyond, the largest of them have one, as many as many says.
const (
	many   = 30
	listed = 200
)

// page is a report before it has a format: what is said, in which order. The renderers of text,
// Markdown and HTML give it a form and add nothing. All texts are raw: each renderer escapes them
// for its own syntax. What is said is decided once and for all formats: a sentence that stands in
// the PDF and not in the HTML would be a second report.
type page struct {
	Title    string
	Sub      string // model and windows, in a line
	Sections []section
}

type section struct {
	ID     string // of the anchor
	Title  string
	Blocks []block
}

// block is one of the following, the others being empty. A renderer that meets a kind of block
// which it cannot show leaves it out, as a terminal does with pictures.
type block struct {
	Head   string   // a heading inside a section
	Para   string   // a paragraph
	List   []string // short lines
	Code   string   // shown as it stands
	Table  *table
	Fold   bool // the table may be shown closed, and is left out of what is printed
	More   *more
	Claim  *entry
	Figure *Picture // under the path of its file in the folder
	Method *method
}

// more is a part that may be shown closed, by its title.
type more struct {
	Title  string
	Blocks []block
}

// Cells are texts that are ready to be read; the numbers behind them are in the CSV files and in
// results.json.
type table struct {
	// by which a paper refers to it, and the name of its own file; empty: it has none
	ID      string
	Caption string
	Paper   string // the caption in a paper, where here the heading of the section says it
	Columns []column
	Rows    []row
	Foot    string // under the table: what a column means

	kept []bool // of the cells that add is given; nil: all
}

type column struct {
	Title string
	Right bool // numbers
	Wide  bool // a text that may be broken over lines
	Test  bool // names of tests, which papers write in full
	Stars bool // estimates, each with a p-value of the row

	absent bool // the table does without it
}

// when is the column of a table that has it on a condition.
func (c column) when(there bool) column {
	c.absent = !there
	return c
}

// A row that is strong is the one that a reader looks for.
type row struct {
	Cells  []string
	Strong bool      // day 0, the deciding reading
	Bears  bool      // what the words name: printed too
	Notes  []string  // doubts, printed as footnotes
	P      []float64 // of the estimates of the row, in their order
}

// entry is one claim of the ledger. It has words and figures as they are shown, and its readings as
// a table of their own.
type entry struct {
	ID, Quote, Source, Listing string
	Status                     claims.Status
	Claimed, Measured, Decided string
	Note                       string
	Readings                   *table
	Warnings                   []string
}

type method struct {
	Kind string
	Info eventstudy.Info
}

// add appends a row and returns it for its notes. A cell of a column that the table does without
// is left out.
func (t *table) add(cells ...string) *row {
	if t.kept != nil {
		all := cells
		cells = nil
		for i, c := range all {
			if t.kept[i] {
				cells = append(cells, c)
			}
		}
	}
	t.Rows = append(t.Rows, row{Cells: cells})
	return &t.Rows[len(t.Rows)-1]
}

// columns gives a table its columns but for those that are there on a condition which does not
// hold: rows have a cell for every column all the same.
func (t *table) columns(list ...column) {
	for _, c := range list {
		t.kept = append(t.kept, !c.absent)
		if !c.absent {
			t.Columns = append(t.Columns, c)
		}
	}
}

// notes numbers the footnotes of a table in order of appearance, each text once, and returns for
// each row its numbers, ascending. One doubt often touches many rows: it is said once, and each row
// has its number.
func (t *table) notes() (texts []string, of [][]int) {
	index := map[string]int{}
	of = make([][]int, len(t.Rows))
	for i, r := range t.Rows {
		for _, n := range r.Notes {
			k, ok := index[n]
			if !ok {
				texts = append(texts, n)
				k = len(texts)
				index[n] = k
			}
			if !slices.Contains(of[i], k) {
				of[i] = append(of[i], k)
			}
		}
		slices.Sort(of[i])
	}
	return texts, of
}

// marked is a table as text formats draw it, whose columns and cells it returns raw: behind the
// others stands a column with the marks of the footnotes, where there are any, since a mark behind
// a number would be read as part of it.
func (t *table) marked() (columns []column, rows [][]string, notes []string) {
	notes, of := t.notes()
	columns, rows = t.Columns, make([][]string, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = r.Cells
		if len(notes) > 0 {
			rows[i] = append(slices.Clip(r.Cells), markers(of[i]))
		}
	}
	if len(notes) > 0 {
		columns = append(slices.Clip(columns), left(""))
	}
	return columns, rows, notes
}

// goesOn reports whether the row below speaks of the same thing: its first cell is left empty.
func (t *table) goesOn(i int) bool { return i+1 < len(t.Rows) && t.Rows[i+1].Cells[0] == "" }

// markers writes the footnotes of a row: "[1][3]".
func markers(list []int) string {
	var b strings.Builder
	for _, n := range list {
		fmt.Fprintf(&b, "[%d]", n)
	}
	return b.String()
}

// doubts turns warnings into footnotes.
func doubts(list []eventstudy.Warning) []string { return lists.Of(list, doubt) }

// doubt is a warning as a footnote: where it applies, then what it says. Some warnings name their
// place in their own words, where it would otherwise stand twice.
func doubt(w eventstudy.Warning) string {
	if w.Where == "" || w.Placed {
		return w.Text
	}
	return w.Where + ": " + w.Text
}

// The three kinds of column: words, long words, numbers.
func left(title string) column  { return column{Title: title} }
func wide(title string) column  { return column{Title: title, Wide: true} }
func right(title string) column { return column{Title: title, Right: true} }

// estimate is a column of estimates; each has a p-value in row.P. Papers mark estimates by their
// p-values, which a renderer can do only where it knows which column they are.
func estimate(title string) column { return column{Title: title, Right: true, Stars: true} }

// whole lays out the full report: the answer and its picture, the claims, the averages, the events,
// the data, the methods. Each picture stands with what it shows. The order is that in which
// questions come up: what is the answer, what shows it, what was claimed, how did the events do on
// average, each by itself, how robust is it, what was it made of. Sections without anything to say
// are left out, so that the same function lays out a study of one event without claims and one of
// ten thousand with groups; which blocks a section has is decided in its own file, by the numbers
// at hand.
func whole(d *Document) page {
	p := page{Title: title(d), Sub: subtitle(d)}
	p.add("answer", "Answer", answer(d))
	p.add("day", "The picture", leadPictures(d))
	p.add("claims", "Claims", append(claimsInFull(d), pictures(d, InClaims)...))
	// Doubts by kind stand below the events that they are of.
	rows := append(eventRows(d, listed), doubtTable(d)...)
	p.add("events", "Events", append(rows, pictures(d, InEvents)...))
	means := append(average(d, mostGroups), pictures(d, InAverage)...)
	p.add("disclosures", "Date by date", disclosures(d))
	p.add("average", "Average over events", means)
	p.add("days", daysTitle(d), append(events(d), pictures(d, InDays)...))
	p.add("robustness", "Robustness", append(robustness(d), pictures(d, InRobustness)...))
	p.add("fits", "Estimated models", append(fits(d), pictures(d, InFits)...))
	p.add("charts", "Further charts", pictures(d, ""))
	p.add("attrition", "Events in and out", attrition(d))
	p.add("data", "Data", append(inputs(d), dataFindings(d)...))
	p.add("methods", "Methods", methods(d))
	p.add("reproduce", "Reproduce", reproduce(d))
	return p
}

// claimPage lays out the claims alone. It has no sections of a study, since check is asked for
// verdicts and may have measured nothing.
func claimPage(d *Document) page {
	p := page{Title: title(d)}
	p.add("answer", "Answer", answer(&Document{Answers: d.Answers, Summary: d.Summary}))
	p.add("claims", "Claims", claimsInFull(d))
	return p
}

// add keeps a section unless it is empty.
func (p *page) add(id, title string, blocks []block) {
	if len(blocks) > 0 {
		p.Sections = append(p.Sections, section{id, title, blocks})
	}
}

// list adds a section of short lines, none without any.
func (p *page) list(id, title string, lines []string) { p.add(id, title, listOf(lines)) }

// tabled is a table as blocks, none where it has no rows.
func tabled(t *table) []block {
	if len(t.Rows) == 0 {
		return nil
	}
	return []block{{Table: t}}
}

// foldedTable is tabled of a table that may be shown closed.
func foldedTable(t *table) []block {
	out := tabled(t)
	for i := range out {
		out[i].Fold = true
	}
	return out
}

// listOf is a list as blocks, none where it is empty.
func listOf(list []string) []block {
	if len(list) == 0 {
		return nil
	}
	return []block{{List: list}}
}

// title names the study; a study from flags alone may have no name.
func title(d *Document) string {
	if t := d.study().Title; t != "" {
		return t
	}
	return "Event study"
}

// big reports whether there are too many events to show each. A report of more than a few dozen
// events is read by its averages; the single events are looked up in the tables.
func big(d *Document) bool { return len(d.study().Outcomes) > many }

// subtitle names the model, the windows and the prices in a line. A reader of the field looks for
// these choices first, and the answer is worth nothing without them.
func subtitle(d *Document) string {
	r := d.study()
	if r.Design.Model == nil {
		return ""
	}
	s := fmt.Sprintf("%s; estimation %s, event window %s in trading days",
		r.Design.Model.Info().Title, r.Design.EstimationWords(), r.Design.Event)
	// What is measured is named unless it is returns, which a reader takes for granted.
	switch of := r.Design.Response; {
	case of.OfVolume():
		return s + "; " + of.Words().Measure
	case of.Other():
		s += "; " + of.Words().Measure
	}
	if r.Design.Returns != "" {
		s += fmt.Sprintf("; %s %sreturns%s", r.Design.Returns, returnsOf(r), otherReturns(r))
	}
	return s
}
