package charts

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "spec",
		Title: "specification curve",
		Formula: "above: the effect under every combination of choices, sorted, with its " +
			"interval; below: the choices of each, and the median under each choice",
		Use: "does the finding hang on a choice? A curve that keeps its sign from end to end " +
			"says no; a choice whose marks crowd at one end says which one",
		Avoid: "to read the share of significant specifications as a p-value: they share " +
			"their data",
		References: []string{
			"Simonsohn, Simmons & Nelson (2020), Nature Human Behaviour 4:1208–1214",
		},
		Order: 180,
	}, composeSpec, ofCrowd | ofRobust, report.InRobustness})
}

// curve is the specifications of one subject, sorted by their estimates. Specifications without a
// number stay in the grid, for the marks below the curve are of all choices that were tried.
type curve struct {
	specs []eventstudy.Spec
	grid  []eventstudy.Spec // with those without a number, in the order of the grid
	own   int               // index of the study's own choice, −1 when it has no number
	dims  []dimension
	sum   eventstudy.Summary
	alpha float64
}

// composeSpec draws one subject: curves of several on one axis would hide what each hangs on. How
// many rows of choices there is room for is reckoned first, since the curve above them needs the
// rest.
func composeSpec(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	r := doc.Robust
	if r == nil || len(r.Subjects) == 0 {
		return nil, lacks("the study was not repeated under other choices")
	}
	sub := subjectIn(r, sel)
	if sub == nil {
		return nil, lacks("no specifications for this event, security or group")
	}
	// An effect of one day and one of a week are two questions, and a curve answers one.
	all := curveOf(r, *sub)
	window := r.Own.Window
	if sel.Window != nil {
		window = *sel.Window
	}
	cv := all.over(r, window)
	// A single specification is a number, and its picture would look as if others had agreed.
	if len(cv.specs) < 2 {
		return nil, lacks("fewer than two specifications could be computed")
	}
	what := "Cumulative abnormal return"
	if r.Pooled {
		what = "Mean cumulative abnormal return"
	}
	// Rows of marks are set as tight as their names can be read.
	rowH := 1.08 * c.M.Foot
	if c.small() {
		rowH = 1.05 * c.M.Foot
	}
	f := &Figure{
		Titles: specTitles(cv, window, specSubjects(doc, r, *sub)),
		Subtitle: []string{fmt.Sprintf("%s over %s by specification, per cent, sorted", what,
			window), "marks below: the choices behind each"},
	}
	if c.small() {
		f.Subtitle = []string{fmt.Sprintf("%s over %s, per cent, sorted", what, window)}
	}
	for _, o := range doc.Outcomes {
		if r.Pooled || o.Event.ID == sub.Event && o.Security == sub.Security {
			f.Told.list = append(f.Told.list, o)
		}
	}
	f.Told.window = window
	if len(f.Told.list) > 0 {
		f.Files = measured(doc, f.Told.list)
	}
	hidden := cv.trim(c.choiceRows(rowH))
	f.Notes = append(specNotes(c, doc, r, cv, hidden), all.elsewhere(r, window)...)
	f.Alt = "Specification curve. " + words.Ended(f.Titles[0]) +
		fmt.Sprintf(" Estimates run from %s to %s, the median is %s.", percent(cv.sum.Min),
			percent(cv.sum.Max), percent(cv.sum.Median))
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) { drawSpec(c, doc, cv, rowH, b.box) }}}
	return f, nil
}

// choiceRows is how many rows of choices leave the curve the room that it needs. The curve keeps
// the height of seven labels at least: it is the finding, and the rows explain it.
func (c *Canvas) choiceRows(rowH float64) int {
	foot, curve := 3.0, 7*c.M.Label
	if c.small() {
		foot, curve = 4, 5*c.M.Label
	}
	room := c.H - 2*c.M.Margin - block(2, c.M.Title) - block(1, c.M.Sub) - block(1, c.M.Foot)*foot -
		2*c.M.Label
	return int((room - curve) / rowH)
}

// specNotes explains the marks, and what the curve is not. On a small picture the warnings are
// shortened and not dropped.
func specNotes(c *Canvas, doc *report.Document, r *eventstudy.Robustness, cv curve,
	hidden []string) []string {
	own := "ring: the study’s own choice"
	notes := []string{
		fmt.Sprintf("Lines: %s intervals; full colour: p < %s; %s.", level(doc),
			words.Trimmed(r.Alpha), own),
		"The specifications share their data: a share of them is no p-value.",
	}
	if c.small() {
		notes[1] = "A share of specifications is no p-value."
	}
	if len(hidden) > 0 {
		notes = append(notes, "Not shown: "+words.List(hidden)+".")
	}
	if n := cv.sum.Failed; n > 0 {
		what := " more could not be computed."
		if c.small() {
			what = " failed."
		}
		notes = append(notes, words.Grouped(float64(n), 0)+what)
	}
	return notes
}

// subjectIn finds what the selection asks for; without a wish the first. The first is the event
// that the other charts show too.
func subjectIn(r *eventstudy.Robustness, sel Selection) *eventstudy.Subject {
	for i, s := range r.Subjects {
		if (sel.Event == "" || s.Event == sel.Event) &&
			(sel.Security == "" || s.Security == sel.Security) &&
			(sel.Group == "" || s.Group == sel.Group) {
			return &r.Subjects[i]
		}
	}
	return nil
}

// curveOf sorts the specifications that have a number and collects what varies among them.
func curveOf(r *eventstudy.Robustness, sub eventstudy.Subject) curve {
	return newCurve(r, r.Of(sub))
}

// over is the curve of one window alone. Its summary is computed anew, as shares of one window are
// not those of all.
func (cv curve) over(r *eventstudy.Robustness, w eventstudy.Window) curve {
	var part []eventstudy.Spec
	for _, s := range cv.grid {
		if s.Window == w {
			part = append(part, s)
		}
	}
	return newCurve(r, part)
}

// Equal estimates keep the order of the grid, so that the picture is the same each time.
func newCurve(r *eventstudy.Robustness, specs []eventstudy.Spec) curve {
	cv := curve{grid: specs, own: -1, sum: r.Summarise(specs), alpha: r.Alpha}
	for _, s := range specs {
		if s.Reason == "" && !math.IsNaN(s.Estimate) {
			cv.specs = append(cv.specs, s)
		}
	}
	sort.SliceStable(cv.specs, func(i, j int) bool {
		return cv.specs[i].Estimate < cv.specs[j].Estimate
	})
	// The ring stands on one dot alone, or a reader would not know which was the study.
	for i, s := range cv.specs {
		// The headline is the first window of the study; a curve of another window has its own.
		if s.Own && (cv.own < 0 || s.Window == r.Own.Window) {
			cv.own = i
		}
	}
	cv.dims = dimensions(specs)
	return cv
}

// specSubjects names what the effect is measured of, longest first. Specifications may rest on
// fewer events than the study, where a model needs data that some lack: the most that any has are
// named.
func specSubjects(doc *report.Document, r *eventstudy.Robustness, sub eventstudy.Subject) []string {
	if r.Pooled {
		n := 0
		for _, s := range r.Of(sub) {
			n = max(n, s.N)
		}
		out := []string{words.Counted(n, "event") + " on average", "the average event"}
		if sub.Group != "" {
			out = []string{words.Counted(n, "event") + " of group " + sub.Group + " on average",
				"group " + sub.Group}
		}
		return out
	}
	name, day := label(doc, sub.Security), ""
	for _, o := range doc.Outcomes {
		if o.Security == sub.Security && o.Event.ID == sub.Event {
			day = " around " + fullDate(o.Day0)
		}
	}
	return []string{name + day, sub.Security + day, sub.Security}
}

// elsewhere tells of the other windows in a line: they hold other news, and their curves are other
// curves. They are told so that nobody thinks the one that is drawn was picked.
func (cv curve) elsewhere(r *eventstudy.Robustness, own eventstudy.Window) []string {
	var parts []string
	seen := map[eventstudy.Window]bool{own: true}
	for _, s := range cv.grid {
		if seen[s.Window] {
			continue
		}
		seen[s.Window] = true
		if o := cv.over(r, s.Window).sum; o.Computed > 0 {
			parts = append(parts, fmt.Sprintf("%s median %s, %s significant", s.Window,
				percent(o.Median), words.Share(o.Significant, o.Computed)))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{"Other windows ask other questions: " + strings.Join(parts, "; ") + "."}
}

// specTitles says of one window how much of the curve keeps one sign and how much of it is
// significant on that side. A sign counts as clear where three quarters of the curve have it; a
// p-value of the curve as a whole is not claimed.
func specTitles(cv curve, window eventstudy.Window, who []string) []string {
	n, sign, k := cv.sum.Computed, "positive", cv.sum.Positive
	if cv.sum.Negative > k {
		sign, k = "negative", cv.sum.Negative
	}
	// What is significant on the other side speaks against the finding and does not count for it.
	sig := 0
	for _, s := range cv.specs {
		if s.P < cv.alpha && (s.Estimate > 0) == (sign == "positive") {
			sig++
		}
	}
	specs := words.Counted(n, "specification")
	var find string
	switch {
	case 4*k < 3*n: // neither sign prevails
		find = fmt.Sprintf("no clear sign: %s under %s of %s, significantly so under %s", sign,
			words.Share(k, n), specs, words.Share(sig, n))
	case k == n && sig == n:
		find = fmt.Sprintf("%s and significant under all %s", sign, specs)
	case k == n:
		find = fmt.Sprintf("%s under all %s, significant under %s", sign, specs,
			words.Share(sig, n))
	default:
		find = fmt.Sprintf("%s under %s of %s, significantly so under %s", sign, words.Share(k, n),
			specs, words.Share(sig, n))
	}
	var out []string
	for _, w := range who {
		out = append(out, words.Upper(fmt.Sprintf("%s, %s: the effect is %s", w, window, find)),
			words.Upper(fmt.Sprintf("%s, %s: %s", w, window, find)))
	}
	if 4*k < 3*n {
		for i := range out {
			out[i] = words.Upper(fmt.Sprintf("%s, %s: the effect has %s", who[i/2], window, find))
		}
	}
	return append(out, words.Upper(fmt.Sprintf("%s: %s", window, find)))
}
