package charts

import (
	"fmt"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// told is what the title of a figure speaks of: the returns of events on the days of a window. It
// is kept beside the titles, so that a finding of the data can be held against what they say.
type told struct {
	list   []*eventstudy.Outcome
	window eventstudy.Window
	aside  bool // the title speaks of other things; a false return is told in a note
}

// beside is about for figures whose title speaks of other things than the day that they mark. A
// chart of ordinary days is not made wrong by a false return of the event.
func beside(list []*eventstudy.Outcome) told { return told{list: list, aside: true} }

// about says what returns the title speaks of.
func about(list []*eventstudy.Outcome, w eventstudy.Window) told {
	return told{list: list, window: w}
}

// chosen is a selected window, or the whole event window.
func chosen(doc *report.Document, w *eventstudy.Window) eventstudy.Window {
	if w != nil {
		return *w
	}
	return doc.Design.Event
}

// falseDay is the first day of the window whose return the data call false, nil without one. One is
// enough to make a sum or a title false.
func (t told) falseDay(o *eventstudy.Outcome) *eventstudy.Day {
	for i := range o.Days {
		if d := &o.Days[i]; d.False != "" && t.window.Has(d.Offset) {
			return d
		}
	}
	return nil
}

// heed puts the finding in the title's place where the data call a return false that the title
// speaks of. The marks stay as they are, with a note: a picture shows what is in the file, but it
// is no news. It is done for every chart in one place, because a chart that forgot it would
// announce an unadjusted split as news. The file is shown as it is, for hiding the bar would hide
// the fault; but the title, which is what is read and repeated, says what the data say against it.
func (f *Figure) heed(doc *report.Document) {
	n, first, day := 0, (*eventstudy.Outcome)(nil), (*eventstudy.Day)(nil)
	for _, o := range f.Told.list {
		if d := f.Told.falseDay(o); d != nil {
			if n++; n == 1 {
				first, day = o, d
			}
		}
	}
	if n == 0 {
		return
	}
	on := fullDate(day.Date)
	if f.Told.aside {
		note := words.Ended(fmt.Sprintf("Doubted: the return of %s on %s; %s", first.Security,
			on, day.False))
		f.Notes = append([]string{note}, f.Notes...)
		f.Alt += " " + note
		return
	}
	f.Titles = []string{
		fmt.Sprintf("The data speak against the return of %s on %s",
			label(doc, first.Security), on),
		fmt.Sprintf("The data speak against the return of %s on %s", first.Security, on),
		"The data speak against a return shown here",
	}
	if len(f.Told.list) > maxPanels && n > 1 {
		f.Titles = []string{fmt.Sprintf("The data speak against returns of %d of %s shown here", n,
			words.Counted(len(f.Told.list), "event")), f.Titles[2]}
	}
	f.Notes = append([]string{words.Upper(words.Ended(day.False))}, f.Notes...)
	f.Alt = words.Ended(f.Titles[0]) + " " + f.Notes[0]
}
