package report

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// What is printed is for reading through: what a screen shows closed, and the charts that judge the
// model, are left out with a word where they are.

// printedEvents is how many outcomes have their windows printed.
const printedEvents = 6

// openedOnPaper reports whether parts that a screen shows closed are printed.
func openedOnPaper(d *Document) bool { return len(d.study().Outcomes) <= printedEvents }

// onPaper lays out the report to be printed. Nothing is measured or worded here: what a reader of
// the screen can open is left out by kind of block.
func onPaper(d *Document) page {
	p := whole(d)
	var kept []section
	// They are named in one line at the end, and not where each would have stood.
	var left []string // pictures that are not printed
	for _, s := range p.Sections {
		var out []block
		closed := false
		for i, b := range s.Blocks {
			switch {
			case s.ofScreens(i):
				left = append(left, b.Figure.File)
			case b.More != nil && openedOnPaper(d):
				out = append(append(out, block{Head: b.More.Title}), opened(b.More.Blocks)...)
				closed = true
			case b.More != nil, b.Fold:
				closed = true
			case b.Claim != nil:
				out = append(out, block{Claim: b.Claim.inShort()})
			case b.Method != nil:
				in, _ := advised(b.Method.Info)
				out = append(out, block{Method: &method{b.Method.Kind, in}})
			default:
				out = append(out, b)
			}
		}
		if closed {
			out = append(out, block{Para: folded(s.ID)})
		}
		if len(out) > 0 {
			s.Blocks = out
			kept = append(kept, s)
		}
	}
	p.Sections = kept
	if len(left) > 0 {
		p.add("unprinted", "Not printed", []block{{Para: unprinted(left)}})
	}
	return p
}

// unprinted says where the pictures are that paper leaves out.
func unprinted(files []string) string {
	return "These charts are in the folder and in report.html: " + strings.Join(files, ", ") + "."
}

// ofScreens reports whether a block of a section is a picture that is not printed: those that judge
// the model; those that show what another does; of a chart
// that is drawn for each event all but the first.
func (s section) ofScreens(i int) bool {
	f := s.Blocks[i].Figure
	if f == nil {
		return false
	}
	again := s.ID == string(InDays) && slices.ContainsFunc(s.Blocks[:i], func(b block) bool {
		return b.Figure != nil && b.Figure.Name == f.Name
	})
	return again || s.ID == string(InFits) || f.Aside
}

// advised parts what a method is from when to use it, which is for who still chooses.
func advised(in eventstudy.Info) (is, when eventstudy.Info) {
	when.Use, when.Avoid = in.Use, in.Avoid
	in.Use, in.Avoid = "", ""
	return in, when
}

// opened are the blocks that are not folded.
func opened(list []block) (out []block) {
	for _, b := range list {
		if !b.Fold {
			out = append(out, b)
		}
	}
	return out
}

// folded says where that is which a section leaves out on paper. The files that are named are those
// that hold exactly what is left out.
func folded(id string) string {
	switch id {
	case "claims":
		return "Every reading of each claim is in report.html and readings.csv."
	case "average":
		return "The average path, day by day, is in report.html and path.csv."
	case "reproduce":
		return "Every choice of the design and the SHA-256 of every file are in manifest.json."
	}
	return "Every event, day by day, is in report.html, windows.csv and days.csv."
}

// inShort is a claim with the readings that bear on it: what the words say, what agrees, what
// decides. On paper nobody can open the other readings, and readings.csv has them all.
func (e *entry) inShort() *entry {
	if e.Readings == nil {
		return e
	}
	t := *e.Readings
	t.Rows = nil
	for _, r := range e.Readings.Rows {
		if r.Strong || r.Bears {
			t.Rows = append(t.Rows, r)
		}
	}
	if n := len(e.Readings.Rows) - len(t.Rows); n > 0 {
		t.Foot = fmt.Sprintf(
			"%s that %s in readings.csv.",
			words.Counted(n, "other reading"),
			map[bool]string{true: "does not agree is", false: "do not agree are"}[n == 1],
		)
	}
	short := *e
	short.Readings = &t
	return &short
}
