package charts

import (
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "calibration",
		Title: "how often the tests reject where nothing happened",
		Formula: "dot: share of placebo studies in which a test rejects at 5 %; line: exact" +
			" binomial interval at 95 % (Clopper & Pearson 1934); vertical line: 5 %",
		Use: "which test can be trusted on these securities and dates? One whose line reaches" +
			" 5 % or lies below; drawn by stockmove chart calibration",
		Avoid: "few securities on one date: few placebo studies differ",
		Order: 155,
	}, composeCalibration, anyResponse | ofPlacebos, ""})
}

// level5 is the level that the chart shows. It is the level at which nearly every study is read;
// the table has the other two.
const level5 = 0.05

// composeCalibration shows a row for each test and window of the study. The axis reaches to twice
// the level at least, or a test that keeps it would lie at the edge and look as if it did not.
func composeCalibration(doc *report.Document, _ Selection, c *Canvas) (*Figure, error) {
	if doc.Calibration == nil {
		return nil, lacks("placebo dates were not tried")
	}
	var rows []eventstudy.Rejections
	studies, s := doc.Calibration.Studies, spanOf()
	s.add(0, 2*level5)
	for _, r := range doc.Calibration.Rates {
		// The t test is one of a single event, and judges no mean of several.
		grouped := r.Test != "t" || doc.Calibration.Events == 1
		if r.Level == level5 && !math.IsNaN(r.Rate) && grouped {
			rows = append(rows, r)
			s.add(r.CI[:]...)
		}
	}
	if len(rows) == 0 {
		return nil, lacks("no test is defined on a placebo date")
	}
	// Of one event the studies are the other windows of its listing, whose number is that of the
	// data and not the one that was asked for.
	what := "placebo studies"
	if doc.Calibration.Events == 1 {
		studies, what = rows[0].N, "other windows of the listing"
	}
	f := &Figure{
		Titles: calibrationTitles(doc.Calibration, rows),
		Subtitle: []string{fmt.Sprintf("Rejections at %s in %s %s, per cent", words.Level(level5),
			words.Count(studies), what)},
		Notes: []string{fmt.Sprintf("Dot: the share of rejections; line: its exact binomial"+
			" interval at %s. Full colour: above the level of %s.",
			words.Level(0.95), words.Level(level5))},
		Floor: 0.5*c.M.Label + leading*c.M.Label,
	}
	if len(doc.Outcomes) > 0 {
		f.Files = measured(doc, doc.Outcomes)
	}
	f.Alt = "Dot plot. " + words.Ended(f.Titles[0])
	if float64(len(rows))*rowPitch*c.M.Label > c.plotHeight(1) {
		rows = worstWindows(rows)
		f.Notes = append(f.Notes, "Of each test the window in which it rejects most often.")
	}
	for _, r := range rows {
		f.Alt += fmt.Sprintf(" %s %s: %s.", r.Test, r.Window, rateWords(r.Rate))
	}
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) { drawCalibration(c, rows, s, b.box) }}}
	return f, nil
}

// rowPitch is the least distance of two rows, in heights of a label. Nearer than that the letters
// of one row touch those of the next.
const rowPitch = 1.3

// worstWindows keeps for each test the window in which it rejects most often. A test is trusted as
// far as its worst window, since nobody knows which one will be quoted.
func worstWindows(rows []eventstudy.Rejections) []eventstudy.Rejections {
	var out []eventstudy.Rejections
	for _, r := range rows {
		n := len(out)
		switch {
		case n == 0 || out[n-1].Test != r.Test:
			out = append(out, r)
		case r.Rate > out[n-1].Rate:
			out[n-1] = r
		}
	}
	return out
}

// rateWords writes a rate without a sign. A share of studies has no direction, and a plus before it
// would be read as that of a return.
func rateWords(v float64) string { return words.Fixed(100*v, 1) + words.Narrow + "%" }

// calibrationTitles leads with the tests that can be trusted. A test that rejects too seldom is
// safe and weak, and is not blamed: the picture is of tests that promise too much.
func calibrationTitles(cal *eventstudy.Calibration, rows []eventstudy.Rejections) []string {
	var bad, all []string
	worst := 0.0
	for _, r := range rows {
		if !slices.Contains(all, r.Test) {
			all = append(all, r.Test)
		}
		if !r.Keeps() && !slices.Contains(bad, r.Test) {
			bad = append(bad, r.Test)
		}
		worst = max(worst, r.Rate)
	}
	most := "in up to " + rateWords(worst) + " of the cases"
	switch {
	case len(bad) == 0:
		return []string{"No test rejects more often than its level where nothing happened"}
	case len(bad) == len(all):
		return []string{"Every test rejects too often where nothing happened, " + most,
			"Every test rejects too often where nothing happened"}
	case cal.Recommend != "":
		return []string{fmt.Sprintf("%s keeps its level; %s too often where nothing happened, %s",
			cal.Recommend, reject(bad), most),
			fmt.Sprintf("%s keeps its level; %s too often", cal.Recommend, reject(bad))}
	}
	return []string{words.List(bad) + " reject too often where nothing happened, " + most}
}

// reject is "bmp and cross reject", "cross rejects".
func reject(names []string) string {
	if len(names) == 1 {
		return names[0] + " rejects"
	}
	return words.List(names) + " reject"
}

// drawCalibration lays the rows out from the top, windows of one test together. Rows are of equal
// height, and few of them do not fill the page.
func drawCalibration(c *Canvas, rows []eventstudy.Rejections, s span, b box) {
	lab := c.M.Label
	if most := max(1, int(b.h()/(rowPitch*lab))); len(rows) > most {
		rows = rows[:most] // more tests than a picture holds: the table has them all
	}
	nameW, valueW := 0.0, c.Width("100.0"+words.Narrow+"%", c.strong())
	for _, r := range rows {
		nameW = max(nameW, c.Width(r.Test+" "+r.Window.String(), c.label()))
	}
	x := scale{s.lo, s.hi, b.X0 + nameW + lab, b.X1 - valueW - 0.8*lab}
	h := math.Min(b.h()/float64(len(rows)), 3*lab)
	foot := b.Y1 - h*float64(len(rows))
	// The level takes the place that zero has in other charts: each row is held against it.
	c.VLine(x.at(level5), foot, b.Y1, c.M.Zero, c.T.Zero, nil)
	for i, r := range rows {
		y := b.Y1 - (float64(i)+0.5)*h
		name, style, col := r.Window.String(), c.label(), c.T.weak(c.T.Series[0])
		if i == 0 || rows[i-1].Test != r.Test {
			name = r.Test + " " + name
			if i > 0 {
				c.HLine(b.X0, b.X1, y+h/2, c.M.Grid, c.T.Grid, nil)
			}
		}
		// Full colour is for tests that promise too much: they are what the picture warns of.
		if !r.Keeps() {
			style, col = c.strong(), c.T.Series[0]
		}
		c.Middle(b.X0+nameW, y, name, c.label(), right)
		c.HLine(x.at(r.CI[0]), x.at(r.CI[1]), y, c.M.Main, col, nil)
		c.Disc(x.at(r.Rate), y, math.Min(1.1*c.M.Dot, 0.32*h), col)
		c.Middle(b.X1, y, rateWords(r.Rate), style, right)
	}
	c.drawValues(s, shareUnit, box{x.a, foot, x.b, b.Y1}, "")
}
