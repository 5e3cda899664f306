package charts

import (
	"context"
	"fmt"
	"strings"

	"stockmove/charts/pixels"
	"stockmove/eventstudy"
	"stockmove/eventstudy/pool"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// Charts holds every chart.
var Charts = eventstudy.Registry[Chart]{Kind: "chart"}

// Chart is one kind of picture. The figure is composed before anything is drawn, and every chart is
// composed on a canvas that only measures: whether it can be drawn at all, and in which words, is
// known before a pixel is spent.
type Chart interface {
	eventstudy.Method
	// Compose turns the document into a figure for the canvas, which it only
	// measures with. It returns a *NoData when the document lacks what the chart shows.
	Compose(doc *report.Document, sel Selection, c *Canvas) (*Figure, error)
}

// Selection says what of a study is drawn. The zero value is the headline: the first event of the
// study with all its securities. It is the same for every chart, and a chart heeds what it can be
// asked for.
type Selection struct {
	Event    string             // Event.ID; empty is the first event
	Security string             // Security.ID; empty is all of the event's
	Claim    string             // Statement.ID; empty is the first claim that the chart can show
	Group    string             // for charts over many events; empty is the group of all
	Window   *eventstudy.Window // for charts of a window; nil is the chart's own choice
}

// NoData means that a document lacks what a chart shows. It is no fault: most studies lack
// something that some chart shows, and a run leaves those charts out.
type NoData struct {
	Chart string
	Why   string // lower case, no full stop
}

// Error names the chart and what is missing.
func (e *NoData) Error() string { return fmt.Sprintf("chart %s: %s", e.Chart, e.Why) }

// chart is the plain implementation: a declaration and a function. The charts of this package are
// all of this one type, so that what holds of every picture, documents without a study, other
// responses, false returns, is dealt with once.
type chart struct {
	info    eventstudy.Info
	compose func(doc *report.Document, sel Selection, c *Canvas) (*Figure, error)
	picks   Pick
	section report.Section // of a report that its picture stands in
}

// Pick is what of a study a chart can be asked for.
type Pick int

const (
	PickEvent Pick = 1 << iota
	PickSecurity
	PickClaim
	PickGroup
	// What follows is nothing that can be picked, and says what else a chart is.

	// anyResponse is of a chart that tells no return of the model, so that it is right beside other
	// responses too.
	anyResponse
	// again is of a chart that is drawn for further events too, each in a picture of its own.
	again
	// ofSample is of a chart that takes events for a sample.
	ofSample
	// eachDay is of a chart that is drawn for each further day that claims are about.
	eachDay
	// meant is of a chart that shows many events by their mean, which another chart is for.
	meant
	// ofRobust and ofPlacebos are of what a study is computed for only when it is asked.
	ofRobust
	ofPlacebos
	// leads is of a chart that may stand under the answer of a report.
	leads
	// aside is of a chart that shows once more what another does, and is not printed with it.
	aside
)

// What the charts can be asked for: those of one event, of many, of a group's mean, of claims.
const (
	ofEvent  = PickEvent | PickSecurity
	ofCrowd  = PickEvent | PickSecurity | PickGroup
	ofGroup  = PickGroup
	ofClaims = PickSecurity | PickClaim
)

// Picks is what a chart can be asked for. A chart that another package registered says nothing of
// it, and may be asked for everything. What a picture can be asked for decides which flags it
// refuses.
func Picks(name string) Pick {
	ch, ok := Charts.Lookup(name)
	if !ok {
		return 0
	}
	if own, ok := ch.(chart); ok {
		return own.picks
	}
	return PickEvent | PickSecurity | PickClaim | PickGroup
}

// is reports what a chart of this package declares of itself.
func is(name string, what Pick) bool {
	ch, _ := Charts.Lookup(name)
	own, ok := ch.(chart)
	return ok && own.picks&what != 0
}

// sectionOf is where the picture of a chart stands in a report; of one of another package, which
// says nothing of it, behind the others.
func sectionOf(name string) report.Section {
	ch, _ := Charts.Lookup(name)
	own, _ := ch.(chart)
	return own.section
}

// OfRobust reports whether a chart shows the study under other choices.
func OfRobust(name string) bool { return is(name, ofRobust) }

// OfPlacebos reports whether a chart shows the study on placebo dates.
func OfPlacebos(name string) bool { return is(name, ofPlacebos) }

// OfClaims reports whether a chart is of what was claimed: it needs no event.
func OfClaims(name string) bool { return Picks(name)&PickClaim != 0 }

// Info is what is told of the chart where no picture is drawn, as in a list of all charts.
func (ch chart) Info() eventstudy.Info { return ch.info }

// Compose refuses documents without a study, so that no chart needs to. A chart of returns beside a
// study of volumes would show figures of another question under the same title.
func (ch chart) Compose(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	if doc == nil || doc.Report == nil || doc.Panel == nil {
		return nil, &NoData{ch.info.Name, "the document holds no study"}
	}
	if of := doc.Design.Response; of.Other() && ch.picks&anyResponse == 0 {
		return nil, &NoData{ch.info.Name, "it is of returns, and the study is of " + string(of)}
	}
	f, err := ch.compose(doc, sel, c)
	if err == nil {
		f.heed(doc)
	}
	if nd, ok := err.(*NoData); ok && nd.Chart == "" {
		nd.Chart = ch.info.Name
	}
	return f, err
}

// lacks is the error of a chart without data; the name is filled in by Compose.
func lacks(format string, args ...any) error { return &NoData{Why: fmt.Sprintf(format, args...)} }

// Render draws one chart as a PNG. It returns a *NoData when the document lacks what the chart
// shows, and Problems for an unknown name or an impossible style. It is what the command chart
// calls; a run composes many pictures at once with Plan and RenderAll.
func Render(name string, doc *report.Document, sel Selection, st Style) (report.Picture, error) {
	d, err := compose(name, doc, sel, st)
	if err != nil {
		return report.Picture{}, err
	}
	return d.png(new(pixels.Picture)), nil
}

// drawing is a figure with the canvas that it was composed for, on which it is drawn. The canvas is
// kept with the figure because the words of it were chosen by its measures.
type drawing struct {
	name string
	doc  *report.Document
	sel  Selection
	st   Style
	c    *Canvas
	fig  *Figure
}

// compose makes the figure of one chart. All that can be wrong with a picture is wrong here:
// drawing it afterwards fails only where memory does.
func compose(name string, doc *report.Document, sel Selection, st Style) (*drawing, error) {
	ch, ok := Charts.Lookup(name)
	if !ok {
		return nil, eventstudy.Fault(eventstudy.Pos{}, "one of "+strings.Join(Charts.Names(), ", "),
			"no such chart: %q", name)
	}
	st, err := st.filled()
	if err != nil {
		return nil, err
	}
	c, err := newCanvas(st)
	if err != nil {
		return nil, err
	}
	f, err := ch.Compose(doc, sel, c)
	if err != nil {
		return nil, err
	}
	if err := c.checkCaptions(st.Captions, doc.Source); err != nil {
		return nil, err
	}
	return &drawing{name, doc, sel, st, c, f}, nil
}

// backend gives a canvas something to draw on. It is handed over as a function because pixels need
// the resolution and vectors do not.
type backend func(c *Canvas, st Style)

// on lays the figure out and draws it on a backend. What was measured and marked while the figure
// was composed is forgotten first: labels of the picture keep off each other and not off their own
// shadows.
func (d *drawing) on(to backend) report.Picture {
	d.c.texts, d.c.marks = d.c.texts[:0], d.c.marks[:0]
	to(d.c, d.st)
	title := d.c.layout(d.fig.caption(d.st.Captions), d.c.source(d.doc, d.fig))
	if title == "" { // none was wished for; the file still says what it shows
		title = d.fig.Titles[0]
	}
	return report.Picture{Name: d.name, File: d.name + ".png", Title: plain(title),
		Alt: plain(d.fig.Alt), Warnings: d.c.warnings(d.name), Section: sectionOf(d.name),
		Leads: is(d.name, leads), Aside: is(d.name, aside)}
}

// png draws the figure as a PNG, on a picture that may have been drawn on before.
func (d *drawing) png(pic *pixels.Picture) report.Picture {
	out := d.on(pngBackend(pic))
	out.Bytes = d.c.out.(*pixelPen).encode()
	return out
}

// plain turns the spaces that keep a line together into ordinary ones. Titles travel into reports
// that break their own lines.
func plain(s string) string { return strings.ReplaceAll(s, words.NoBreak, " ") }

// warnings says which characters no font could draw. A name that is drawn as a row of boxes is
// worse than a warning, and a font mends it.
func (c *Canvas) warnings(name string) []eventstudy.Warning {
	if len(c.faces.Missing()) == 0 {
		return nil
	}
	shown, more := c.faces.Missing(), ""
	if len(shown) > 12 {
		shown, more = shown[:12], "…"
	}
	return []eventstudy.Warning{{
		Code: "glyphs_missing",
		Text: fmt.Sprintf("no font has the characters %q%s: give a font file that has them",
			string(shown), more),
		Where: "chart " + name,
	}}
}

// RenderAll draws the requests that are not omitted, in parallel, and returns the pictures in the
// order of the requests. workers ≤ 0 is one for each CPU; it never changes a byte. The error is
// that of ctx. Each picture has a canvas of its own and of the others no more than the room for its
// pixels, which is what makes the number of workers indifferent.
func RenderAll(ctx context.Context, reqs []Request, workers int) ([]report.Picture, error) {
	var todo []Request
	for _, r := range reqs {
		if r.Omit == "" {
			todo = append(todo, r)
		}
	}
	pics := make([]report.Picture, len(todo))
	err := pool.EachWith(ctx, len(todo), workers, func() func(int) {
		sheet := new(pixels.Picture)
		return func(i int) {
			pics[i] = todo[i].drawing.png(sheet)
			pics[i].File = todo[i].File
		}
	})
	return pics, err
}
