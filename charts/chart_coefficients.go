package charts

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/regress"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "coefficients",
		Title: "what explains the abnormal returns",
		Formula: "dot: b·s of a column of numbers, s its standard deviation over the events; b " +
			"of a value of names against its base; line: the interval of the chosen errors",
		Use: "which columns go with the abnormal returns, and by how much? Drawn by stockmove " +
			"regress --chart FILE.png; the table has b for one unit of the column",
		Avoid: "columns with far outliers, whose standard deviation is no usual difference " +
			"between events",
		DF:    "those of the errors that were chosen (explain hc3, cluster)",
		Order: 182,
	}, composeCoefficients, anyResponse, ""})
}

// effect is what a usual difference of a column goes with: of one standard deviation, or of a value
// against its base. A value of names is there or not: a standard deviation of it is no difference
// that two events can have.
func effect(r *regress.Result, k *regress.Coefficient) estimate {
	by, name := 1.0, []string{k.Name}
	if !math.IsNaN(k.SD) {
		by = k.SD
		name = []string{k.Name + ", one s.d.", k.Name}
	}
	return estimate{names: name, v: by * k.Estimate, lo: by * k.CI[0], hi: by * k.CI[1], p: k.P,
		alpha: r.Design.Alpha}
}

// composeCoefficients draws the columns on one axis. Coefficients of columns in dollars, in shares
// and in logarithms have no common unit, and on one axis all but one would be a dot at zero: the
// effects of one standard deviation have one, that of the abnormal return.
func composeCoefficients(doc *report.Document, _ Selection, c *Canvas) (*Figure, error) {
	r := doc.Regression
	if r == nil {
		return nil, lacks("no regression was asked for: stockmove regress --chart draws it")
	}
	unit := percentUnit
	if !r.Fractions() {
		unit = plainUnit
	}
	f := &Figure{
		Titles: coefficientTitles(r, unit),
		Subtitle: []string{coefficientAxis(r, unit),
			fmt.Sprintf("%s, R² %s", words.Counted(r.N, "event"), words.Fixed(r.R2, 2)),
			r.How()},
		Floor: 0.5*c.M.Label + leading*c.M.Label,
	}
	var rows []estimate
	for i := range r.Coefficients {
		if i > 0 { // the intercept is no effect of a column
			row := effect(r, &r.Coefficients[i])
			row.col = c.shade(row.p, doc)
			rows = append(rows, row)
		}
	}
	f.Notes = append(f.Notes, fmt.Sprintf("Lines: %s intervals. Full colour: p < %s%s.",
		words.Level(1-r.Design.Alpha), words.Trimmed(r.Design.Alpha), tested(doc)))
	// The columns keep the order of the regression. Were they sorted by size, those that are drawn
	// would look like those that matter, however wide their intervals are.
	if fits := max(3, int(c.plotHeight(1)/(1.2*c.M.Label))); len(rows) > fits {
		f.Notes = append(f.Notes, fmt.Sprintf("The first %s of %d columns are drawn.",
			words.Number(fits), len(rows)))
		rows = rows[:fits]
	}
	// An effect against another base is another effect, and may have another sign.
	var bases []string
	for _, b := range r.Bases {
		bases = append(bases, b.Column+" against "+b.Value)
	}
	if len(bases) > 0 {
		f.Notes = append(f.Notes, words.Ended("Values of "+words.List(bases)))
	}
	// The warnings of the table stand under the picture too, which is often passed on without it.
	for _, w := range r.Warnings {
		f.Notes = append(f.Notes, words.Ended(words.Upper(w.Text)))
	}
	if len(doc.Outcomes) > 0 {
		f.Files = measured(doc, doc.Outcomes)
	}
	f.Alt = "Dot plot with intervals. " + words.Ended(f.Titles[0])
	for _, row := range rows {
		f.Alt += fmt.Sprintf(" %s: %s.", row.names[0], unit.figure(row.v))
	}
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) { drawForest(c, rows, unit, b.box) }}}
	return f, nil
}

// coefficientAxis says what the dots are of. Only a response that is a fraction is written in per
// cent.
func coefficientAxis(r *regress.Result, unit unitKind) string {
	what := r.Explained() + " " + r.Options.Window.String()
	if unit.fraction() {
		return "Difference of the " + what + " that goes with each column, per cent"
	}
	return "Difference of the " + what + " that goes with each column"
}

// blind are the doubts under which a small p-value is no finding: the errors are too small for
// events that hang together, or a return of them is false.
var blind = map[string]bool{"shared_dates": true, "shared_securities": true,
	"overlapping_windows": true, "classical_weighted": true, "false_return": true}

// coefficientTitles leads with the column whose p is smallest. Of several columns that are tried
// one may pass by chance: how many were tried is said with it.
func coefficientTitles(r *regress.Result, unit unitKind) []string {
	var best *regress.Coefficient
	found, tried, doubted := 0, 0, false
	for i := range r.Coefficients {
		k := &r.Coefficients[i]
		if i == 0 || math.IsNaN(k.P) {
			continue
		}
		tried++
		if k.P < r.Design.Alpha {
			found++
		}
		if best == nil || k.P < best.P {
			best = k
		}
	}
	for _, w := range r.Warnings {
		doubted = doubted || blind[w.Code]
	}
	y, n := r.Explained(), words.Counted(r.N, "event")
	columns := words.Counted(tried, "column")
	switch {
	case best == nil:
		return []string{fmt.Sprintf("What goes with the %s of %s cannot be told", y, n)}
	case doubted && found > 0:
		return []string{fmt.Sprintf("%s and the %s of %s: errors that are too small for a finding",
			words.Upper(columns), y, n), fmt.Sprintf("%s and the %s of %s", words.Upper(columns), y,
			n)}
	case found == 0 && tried == 1:
		return []string{fmt.Sprintf("%s does not go with the %s of %s beyond chance", best.Name,
			y, n)}
	case found == 0:
		return []string{fmt.Sprintf("None of %s goes with the %s of %s beyond chance", columns, y,
			n)}
	}
	e := effect(r, best)
	more := fmt.Sprintf("%s of %s with one standard deviation more of %s", unit.figure(e.v), y,
		best.Name)
	if math.IsNaN(best.SD) {
		more = fmt.Sprintf("%s of %s with %s", unit.figure(e.v), y, best.Name)
	}
	of := ""
	if tried > 1 {
		of = fmt.Sprintf("; %s of %s passed the test", words.Number(found), columns)
	}
	p := words.PValue(best.P, r.Design.Alpha)
	return []string{fmt.Sprintf("%s (%s)%s", more, p, of), fmt.Sprintf("%s (%s)", more, p), more}
}
