package charts

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:    "spec",
		Title:   "specification curve",
		Formula: "above: the effect under every combination of choices, sorted, with its interval; below: the choices of each",
		Use:     "does the finding hang on a choice? A curve that keeps its sign from end to end says no; a choice whose marks crowd at one end says which one",
		Avoid:   "to read the share of significant specifications as a p-value: they share their data",
		References: []string{
			"Simonsohn, Simmons & Nelson (2020), Nature Human Behaviour 4:1208–1214",
		},
		Order: 180,
	}, composeSpec})
}

// dimension is one kind of choice with the values that occur.
type dimension struct {
	name   string
	values []string
	of     func(s eventstudy.Spec) string
}

// curve is the specifications of one subject, sorted by their estimates.
type curve struct {
	specs []eventstudy.Spec
	own   int // index of the study's own choice, −1 when it has no number
	dims  []dimension
	sum   eventstudy.Summary
}

// composeSpec draws one subject: curves of several on one axis would hide what each hangs on.
func composeSpec(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	r := doc.Robustness
	if r == nil || len(r.Subjects) == 0 {
		return nil, lacks("the study was not repeated under other choices: run it with --robust")
	}
	sub := subjectIn(r, sel)
	if sub == nil {
		return nil, lacks("no specifications for this event, security or group")
	}
	cv := curveOf(r, *sub)
	if len(cv.specs) < 2 {
		return nil, lacks("fewer than two specifications could be computed")
	}
	who := "the mean of the events"
	switch {
	case sub.Security != "":
		who = label(doc, sub.Security)
	case sub.Group != "":
		who = "the mean of group " + sub.Group
	}
	// The rows of choices take at most half of the page; the last kinds are left out first.
	rowH := 1.12 * c.M.Foot
	hidden := cv.trim(int(0.4 * c.H / rowH))
	f := &Figure{
		Titles:   specTitles(cv, who),
		Subtitle: []string{"Cumulative abnormal return under every choice, per cent, sorted; the choices below"},
		Notes: []string{fmt.Sprintf("Lines: %s intervals. Full colour: p < %s. Ring: the study’s own choice. The specifications share their data: their share is no p-value.",
			level(doc), trimZeros(r.Alpha))},
	}
	if cv.sum.Failed > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("%s could not be computed.", plural(cv.sum.Failed, "specification")))
	}
	if len(hidden) > 0 {
		f.Notes = append(f.Notes, "Varied but not shown: "+list(hidden)+".")
	}
	f.Alt = "Specification curve. " + sentence(f.Titles[0]) + fmt.Sprintf(" Estimates run from %s to %s, the median is %s.", percent(cv.sum.Min), percent(cv.sum.Max), percent(cv.sum.Median))
	f.Panels = []Panel{{Draw: func(c *Canvas, b box, _ bool) { drawSpec(c, doc, cv, rowH, b) }}}
	return f, nil
}

// subjectIn finds what the selection asks for; without a wish the first.
func subjectIn(r *eventstudy.Robustness, sel Selection) *eventstudy.Subject {
	for i, s := range r.Subjects {
		if (sel.Event == "" || s.Event == sel.Event) && (sel.Security == "" || s.Security == sel.Security) && (sel.Group == "" || s.Group == sel.Group) {
			return &r.Subjects[i]
		}
	}
	return nil
}

// curveOf sorts the specifications that have a number and collects what varies among them.
func curveOf(r *eventstudy.Robustness, sub eventstudy.Subject) curve {
	cv := curve{own: -1, sum: sub.Summary}
	for _, s := range r.Of(sub) {
		if s.Reason == "" && !math.IsNaN(s.Estimate) {
			cv.specs = append(cv.specs, s)
		}
	}
	sort.SliceStable(cv.specs, func(i, j int) bool { return cv.specs[i].Estimate < cv.specs[j].Estimate })
	for i, s := range cv.specs {
		if s.Own && s.Choice == r.Own && cv.own < 0 || s.Own && s.Window == r.Own.Window && cv.own < 0 {
			cv.own = i
		}
	}
	for _, d := range []dimension{
		{name: "Window", of: func(s eventstudy.Spec) string { return s.Window.String() }},
		{name: "Model", of: func(s eventstudy.Spec) string { return s.Model }},
		{name: "Benchmark", of: func(s eventstudy.Spec) string { return s.Benchmark }},
		{name: "Estimation", of: func(s eventstudy.Spec) string { return s.Estimation.String() }},
		{name: "Returns", of: func(s eventstudy.Spec) string { return string(s.Returns) }},
	} {
		// In the order of the grid, not of the estimates, so that pictures can be compared.
		seen := map[string]bool{"": true}
		for _, s := range r.Of(sub) {
			if v := d.of(s); !seen[v] {
				seen[v] = true
				d.values = append(d.values, v)
			}
		}
		if len(d.values) > 1 {
			cv.dims = append(cv.dims, d)
		}
	}
	return cv
}

// trim keeps the kinds of choices whose rows fit and returns the names of the others.
func (cv *curve) trim(fit int) (hidden []string) {
	n := 0
	var kept []dimension
	for _, d := range cv.dims {
		if n += len(d.values) + 1; n > fit {
			hidden = append(hidden, strings.ToLower(d.name))
			continue
		}
		kept = append(kept, d)
	}
	cv.dims = kept
	return hidden
}

// drawSpec puts the curve over the choices on one axis of specifications.
func drawSpec(c *Canvas, doc *report.Document, cv curve, rowH float64, b box) {
	rows, nameW := 0.0, 0.0
	for _, d := range cv.dims {
		rows += float64(len(d.values)) + 0.6
		for _, v := range d.values {
			nameW = max(nameW, c.Width(v, c.tiny()))
		}
		nameW = max(nameW, c.Width(d.name, hand{Size: c.M.Foot, Bold: true}))
	}
	v := emptySpan()
	v.add(0)
	for _, s := range cv.specs {
		v.add(s.Estimate, s.CI[0], s.CI[1])
	}
	top := box{b.X0, b.Y0 + rows*rowH + 0.8*c.M.Label, b.X1, b.Y1}
	axis := c.newYAxis(v.padded(0.05), top.h(), percentUnit, true)
	headW := 0.0
	for _, d := range cv.dims {
		headW = max(headW, c.Width(d.name, hand{Size: c.M.Foot, Bold: true}))
	}
	left0 := max(c.gutter(axis), headW+nameW+1.2*c.M.Foot)
	top.X0 += left0
	x := scale{-0.5, float64(len(cv.specs)) - 0.5, top.X0, top.X1}
	y := axis.scale(top)
	c.drawYGrid(axis, top)
	c.drawZero(axis, top)
	c.drawYLabels(axis, top)
	step := x.at(1) - x.at(0)
	for i, s := range cv.specs {
		col := c.T.weak(c.T.Series[0])
		if significant(doc, s.P) {
			col = c.T.Series[0]
		}
		if !math.IsNaN(s.CI[0] + s.CI[1]) {
			c.Line([]point{{x.at(float64(i)), y.at(s.CI[0])}, {x.at(float64(i)), y.at(s.CI[1])}}, math.Min(c.M.Bench, 0.5*step), mix(col, c.T.Paper, 0.5), nil)
			c.Mark(box{x.at(float64(i)), y.at(s.CI[0]), x.at(float64(i)), y.at(s.CI[1])}.grow(0.3))
		}
		c.Disc(x.at(float64(i)), y.at(s.Estimate), math.Min(c.M.Dot, math.Max(0.6, 0.42*step)), col)
	}
	if cv.own >= 0 {
		p := point{x.at(float64(cv.own)), y.at(cv.specs[cv.own].Estimate)}
		c.VLine(p.X, b.Y0, p.Y, c.M.Grid, c.T.Ink, nil)
		c.Ring(p.X, p.Y, 1.7*c.M.Dot, c.M.Main, c.T.Ink)
		c.Callout(p, 2*c.M.Dot, []string{"own choice " + percent(cv.specs[cv.own].Estimate)}, []hand{c.strong()}, top.grow(0.5*c.M.Label), aboveLeft, above, belowRight, below)
	}
	c.drawChoices(cv, x, rowH, box{b.X0, b.Y0, b.X1, top.Y0 - 0.8*c.M.Label}, step)
}

// drawChoices marks under each estimate the choices that made it.
func (c *Canvas) drawChoices(cv curve, x scale, rowH float64, b box, step float64) {
	head := hand{Size: c.M.Foot, Bold: true, Ink: c.T.Ink}
	yy := b.Y1
	for _, d := range cv.dims {
		c.HLine(b.X0, b.X1, yy, c.M.Grid, c.T.Grid, nil)
		yy -= 0.3 * rowH
		for i, v := range d.values {
			mid := yy - 0.5*rowH
			if i == 0 {
				c.Middle(b.X0, mid, d.name, head, left)
			}
			c.Middle(x.a-0.6*c.M.Foot, mid, v, c.tiny(), right)
			w := math.Max(0.7*step, 0.5)
			for k, s := range cv.specs {
				if d.of(s) != v {
					continue
				}
				col := mix(c.T.Second, c.T.Paper, 0.55)
				if k == cv.own {
					col = c.T.Ink
				}
				c.Rect(box{x.at(float64(k)) - w/2, mid - 0.33*rowH, x.at(float64(k)) + w/2, mid + 0.33*rowH}, col)
			}
			yy -= rowH
		}
		yy -= 0.3 * rowH
	}
}

// specTitles says how much of the curve keeps the sign and how much passes the
// test, and which way.
func specTitles(cv curve, who string) []string {
	n := cv.sum.Computed
	sign, k := "gain", cv.sum.Positive
	if cv.sum.Negative > cv.sum.Positive {
		sign, k = "loss", cv.sum.Negative
	}
	sig := 0
	for _, s := range cv.specs {
		if s.P < 1 && (s.Estimate > 0) == (sign == "gain") && (s.CI[0] > 0 || s.CI[1] < 0) {
			sig++
		}
	}
	return []string{
		upper(fmt.Sprintf("%d of %d ways to measure it find a %s of %s, %d of them more than chance explains", k, n, sign, who, sig)),
		upper(fmt.Sprintf("%d of %d ways to measure it find a %s, %d more than chance explains", k, n, sign, sig)),
	}
}
