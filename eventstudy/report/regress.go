package report

import (
	"fmt"
	"io"
	"math"

	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/regress"
	"stockmove/eventstudy/words"
)

// RegressSchema names the form of the JSON of stockmove regress.
const RegressSchema = "stockmove/regress/v1"

// Regress writes a cross-section of abnormal returns in one of the PrintoutFormats.
func Regress(w io.Writer, r *regress.Result, format string) error {
	return printout{"regression", RegressSchema, func() page { return regressPage(r) },
		func(m members) { regressMembers(m, r) }, func() tidy { return coefficientsTable(r) },
	}.write(w, format)
}

// regressPage lays out a regression: the coefficients, what holds of the fit, who was left out. Who
// was left out stands on the page and not in a log, for a regression on half of the events is
// another one.
func regressPage(r *regress.Result) page {
	p := page{Title: r.Title, Sub: regressSub(r)}
	if r.Title == "" {
		p.Title = "Cross-section of abnormal returns"
	}
	p.add("coefficients", "", []block{{Table: coefficientTable(r)}})
	p.list("fit", "The fit", fitLines(r))
	p.list("dropped", "Left out", droppedLines(r))
	p.list("doubts", "What to know", doubts(r.Warnings))
	return p
}

// regressSub says what is explained by what, and how, in a line.
func regressSub(r *regress.Result) string {
	return fmt.Sprintf("%s %s of %s on %s; %s", r.Explained(), r.Options.Window,
		words.Counted(r.N, "event"), words.List(lists.Of(r.Options.X, regress.Term.String)),
		r.How())
}

// coefficientTable has a row for each column of the regression. A return is shown in per cent. An
// interval of one side has one end that is infinite, and is said in words.
func coefficientTable(r *regress.Result) *table {
	unit, title := 100.0, "Estimate, %"
	of := r.Design.Response.Words().Day + " in per cent"
	switch {
	case r.Options.Y == regress.SCAR:
		unit, title = 1, "Estimate"
		of = r.Design.Response.Words().Day + " in units of its prediction error"
	case !r.Fractions():
		unit, title, of = 1, "Estimate", r.Design.Response.Words().Day+", a logarithm"
	}
	t := &table{Columns: []column{left("Column"), right(title), right("SE"), right("t"), right("p"),
		right(words.Level(1-r.Design.Alpha) + " interval"), right("VIF")}}
	say := func(v float64) string { return words.Digits(unit * v) }
	for _, c := range r.Coefficients {
		t.add(c.Name, say(c.Estimate), say(c.SE), words.Signed(c.T, 2),
			probability(c.P, r.Design.Alpha), words.Between(c.CI, say), words.Fixed(c.VIF, 1))
	}
	t.Foot = "Estimate: " + of + " for one unit of the column"
	for _, b := range r.Bases {
		t.Foot += fmt.Sprintf("; values of %s against %s", b.Column, b.Value)
	}
	t.Foot += ". VIF: how many times its variance is what it would be if the columns were not " +
		"correlated."
	return t
}

// fitLines say what holds of the fit as a whole. Each line is there only where the figure is
// defined: a regression on one column has no test of the others.
func fitLines(r *regress.Result) []string {
	alpha := r.Design.Alpha
	out := []string{fmt.Sprintf("%s, %s; R² %s, adjusted %s", words.Counted(r.N, "event"),
		words.Counted(len(r.Coefficients), "coefficient"), words.Fixed(r.R2, 3),
		words.Fixed(r.Adjusted, 3))}
	if !math.IsNaN(r.F.P) {
		out = append(out, fmt.Sprintf("All but the intercept are zero: F(%.0f, %.0f) = %s, p %s",
			r.F.DF1,
			r.F.DF2, words.Fixed(r.F.Stat, 2), words.PEquals(r.F.P, alpha)))
	}
	if !math.IsNaN(r.Spread.P) {
		out = append(out, fmt.Sprintf("The errors are of one size (Breusch–Pagan): χ²(%.0f) = "+
			"%s, p %s",
			r.Spread.DF1, words.Fixed(r.Spread.Stat, 2), words.PEquals(r.Spread.P, alpha)))
	}
	for _, c := range r.Clusters {
		out = append(out, fmt.Sprintf("%s by %s", words.Counted(c.N, "cluster"), c.Name))
	}
	if !math.IsNaN(r.Tau2) {
		out = append(out, fmt.Sprintf("Effects differ between events by τ = %s beyond their "+
			"forecast errors (Q = %s)",
			scaleOf(r.Design).size(math.Sqrt(r.Tau2)), words.Fixed(r.Q, 1)))
	}
	if len(r.Leverage) > 0 {
		list := lists.Of(r.Leverage, func(h regress.Influence) string {
			return fmt.Sprintf("%s (%s)", h.Event, words.Fixed(h.Leverage, 2))
		})
		out = append(out, fmt.Sprintf("Leverage above four times its mean of %s: %s",
			words.Fixed(float64(len(r.Coefficients))/float64(r.N), 2), words.Few(list, 10)))
	}
	return out
}

// droppedLines name the events that did not enter. They are counted by the column that they lack,
// which is the one to fill in or to leave out.
func droppedLines(r *regress.Result) []string {
	return lists.Of(r.Dropped, func(d regress.Dropped) string {
		return fmt.Sprintf("%s for %s (%s): %s", words.Counted(len(d.Events), "event"), d.Column,
			d.Reason, words.Few(d.Events, 10))
	})
}

// regressMembers is the regression for programs: how it was made, its coefficients, what holds of
// the fit, and who was left out. Every figure of the page is in it with all digits, and the events
// that were left out by name.
func regressMembers(m members, r *regress.Result) {
	m.text("title", r.Title)
	m.text("y", string(r.Options.Y))
	m.window("window", r.Options.Window)
	m.text("weights", r.Options.Weights)
	m.text("se", r.Options.Errors)
	m.num("alpha", r.Design.Alpha)
	m.text("tail", string(r.Design.Tail))
	m.int("n", r.N)
	nums(m, num{"df", r.DF}, num{"r2", r.R2}, num{"r2_adjusted", r.Adjusted}, num{"sigma", r.Sigma})
	lines(m.key("coefficients"), r.Coefficients,
		func(m members, c *regress.Coefficient) { coefficientFields(m, c) })
	m.wald("f", r.F)
	m.wald("breusch_pagan", r.Spread)
	m.num("q", r.Q)
	m.num("tau2", r.Tau2)
	lines(m.key("clusters"), r.Clusters, func(m members, c *regress.Cluster) {
		m.text("name", c.Name)
		m.int("n", c.N)
	})
	lines(m.key("bases"), r.Bases, func(m members, b *regress.Base) {
		m.text("column", b.Column)
		m.text("value", b.Value)
	})
	lines(m.key("leverage"), r.Leverage, func(m members, h *regress.Influence) {
		m.text("event", h.Event)
		m.num("leverage", h.Leverage)
	})
	lines(m.key("dropped"), r.Dropped, func(m members, d *regress.Dropped) {
		m.text("column", d.Column)
		m.text("reason", d.Reason)
		m.int("n", len(d.Events))
		m.list("events", d.Events)
	})
	m.key("warnings").warnings(r.Warnings)
}

// wald writes a test of several coefficients; df2 is null where the law is χ².
func (m members) wald(key string, t regress.Wald) {
	m.key(key).lineObject()
	nums(m, num{"stat", t.Stat}, num{"df1", t.DF1}, num{"df2", t.DF2}, num{"p", t.P})
	m.endObject()
}

// The interval is that of the errors which were chosen.
func coefficientFields(r record, c *regress.Coefficient) {
	r.text("name", c.Name)
	nums(r, num{"estimate", c.Estimate}, num{"se", c.SE}, num{"t", c.T}, num{"p", c.P})
	r.interval(ofCI, c.CI)
	r.num("vif", c.VIF)
	r.num("sd", c.SD)
}

// coefficientsTable has a row for each column of the regression.
func coefficientsTable(r *regress.Result) tidy {
	return rowsOf("name,estimate,se,t,df,p,ci_low,ci_high,vif,n,sd", r.Coefficients,
		func(c *cells, x *regress.Coefficient) {
			coefficientFields(c, x)
			c.num("df", r.DF)
			c.int("n", r.N)
		})
}
