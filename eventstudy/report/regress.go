package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/regress"
	"stockmove/eventstudy/words"
)

// RegressSchema names the form of the JSON of stockmove regress.
const RegressSchema = "stockmove/regress/v1"

// RegressFormats are the formats in which a regression can be written.
var RegressFormats = []string{"text", "json", "csv"}

// Regress writes a cross-section of abnormal returns.
func Regress(w io.Writer, r *regress.Result, format string) error {
	switch format {
	case "text":
		return writeText(w, regressPage(r))
	case "json":
		return regressJSON(w, r)
	case "csv":
		return regressCSV(w, r)
	}
	return eventstudy.Fault(eventstudy.Pos{}, "one of text, json, csv",
		"no regression in the format %q", format)
}

// regressPage lays out a regression: the coefficients, what holds of the fit, who was left out.
func regressPage(r *regress.Result) page {
	p := page{Title: r.Title, Sub: regressSub(r)}
	if r.Title == "" {
		p.Title = "Cross-section of abnormal returns"
	}
	p.add("coefficients", "", []block{{Table: coefficientTable(r)}})
	p.add("fit", "The fit", []block{{List: fitLines(r)}})
	if list := droppedLines(r); len(list) > 0 {
		p.add("dropped", "Left out", []block{{List: list}})
	}
	if len(r.Warnings) > 0 {
		p.add("doubts", "What to know", []block{{List: doubts(r.Warnings)}})
	}
	return p
}

// regressSub says what is explained by what, and how, in a line.
func regressSub(r *regress.Result) string {
	var x []string
	for _, t := range r.Options.X {
		x = append(x, t.String())
	}
	errors, _ := regress.Errors.Lookup(r.Options.Errors)
	weights, _ := regress.Weightings.Lookup(r.Options.Weights)
	return fmt.Sprintf("%s %s of %s on %s; %s, %s", strings.ToUpper(string(r.Options.Y)),
		r.Options.Window, words.Counted(r.N, "event"), words.List(x),
		weights.Info().Title, errors.Info().Title)
}

// coefficientTable has a row for each column of the regression. A return is shown in per cent.
func coefficientTable(r *regress.Result) *table {
	unit, title, of := 100.0, "Estimate, %", "abnormal return in per cent"
	if r.Options.Y == regress.SCAR {
		unit, title, of = 1, "Estimate", "abnormal return in units of its prediction error"
	}
	t := &table{Columns: []column{left("Column"), right(title), right("SE"), right("t"), right("p"),
		right(words.Level(1-r.Design.Alpha) + " interval"), right("VIF")}}
	for _, c := range r.Coefficients {
		ci := words.Digits(unit*c.CI[0]) + " to " + words.Digits(unit*c.CI[1])
		switch {
		case math.IsNaN(c.SE):
			ci = words.Unknown
		case math.IsInf(c.CI[1], 1):
			ci = "above " + words.Digits(unit*c.CI[0])
		case math.IsInf(c.CI[0], -1):
			ci = "below " + words.Digits(unit*c.CI[1])
		}
		t.add(c.Name, words.Digits(unit*c.Estimate), words.Digits(unit*c.SE), words.Signed(c.T, 2),
			probability(c.P, r.Design.Alpha), ci, words.Fixed(c.VIF, 1))
	}
	t.Foot = "Estimate: " + of + " for one unit of the column"
	for _, b := range r.Bases {
		t.Foot += fmt.Sprintf("; values of %s against %s", b.Column, b.Value)
	}
	t.Foot += ". VIF: how many times its variance is what it would be if the columns were not " +
		"correlated."
	return t
}

// fitLines say what holds of the fit as a whole.
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
			size(math.Sqrt(r.Tau2)), words.Fixed(r.Q, 1)))
	}
	if len(r.Leverage) > 0 {
		var list []string
		for _, h := range r.Leverage {
			list = append(list, fmt.Sprintf("%s (%s)", h.Event, words.Fixed(h.Leverage, 2)))
		}
		out = append(out, fmt.Sprintf("Leverage above four times its mean of %s: %s",
			words.Fixed(float64(len(r.Coefficients))/float64(r.N), 2), words.Few(list, 10)))
	}
	return out
}

// droppedLines name the events that did not enter.
func droppedLines(r *regress.Result) []string {
	var out []string
	for _, d := range r.Dropped {
		out = append(out, fmt.Sprintf("%s for %s (%s): %s", words.Counted(len(d.Events), "event"),
			d.Column,
			d.Reason, words.Few(d.Events, 10)))
	}
	return out
}

func regressJSON(w io.Writer, r *regress.Result) error {
	var s scribe
	s.object()
	s.key("schema").str(RegressSchema)
	s.key("title").str(r.Title)
	s.key("y").str(string(r.Options.Y))
	s.key("window").window(r.Options.Window)
	s.key("weights").str(r.Options.Weights)
	s.key("se").str(r.Options.Errors)
	s.key("alpha").num(r.Design.Alpha)
	s.key("tail").str(string(r.Design.Tail))
	s.key("n").int(r.N)
	s.key("df").num(r.DF)
	s.key("r2").num(r.R2)
	s.key("r2_adjusted").num(r.Adjusted)
	s.key("sigma").num(r.Sigma)
	s.key("coefficients").array()
	for _, c := range r.Coefficients {
		s.lineObject()
		s.key("name").str(c.Name)
		s.key("estimate").num(c.Estimate)
		s.key("se").num(c.SE)
		s.key("t").num(c.T)
		s.key("p").num(c.P)
		s.key("ci").pair(c.CI[0], c.CI[1])
		s.key("vif").num(c.VIF)
		s.endObject()
	}
	s.endArray()
	s.wald("f", r.F)
	s.wald("breusch_pagan", r.Spread)
	s.key("q").num(r.Q)
	s.key("tau2").num(r.Tau2)
	s.key("clusters").array()
	for _, c := range r.Clusters {
		s.lineObject()
		s.key("name").str(c.Name)
		s.key("n").int(c.N)
		s.endObject()
	}
	s.endArray()
	s.key("bases").array()
	for _, b := range r.Bases {
		s.lineObject()
		s.key("column").str(b.Column)
		s.key("value").str(b.Value)
		s.endObject()
	}
	s.endArray()
	s.key("leverage").array()
	for _, h := range r.Leverage {
		s.lineObject()
		s.key("event").str(h.Event)
		s.key("leverage").num(h.Leverage)
		s.endObject()
	}
	s.endArray()
	s.key("dropped").array()
	for _, d := range r.Dropped {
		s.lineObject()
		s.key("column").str(d.Column)
		s.key("reason").str(d.Reason)
		s.key("n").int(len(d.Events))
		s.key("events").strings(d.Events)
		s.endObject()
	}
	s.endArray()
	s.key("warnings").warnings(r.Warnings)
	s.endObject()
	_, err := w.Write(append(s.b, '\n'))
	return err
}

// wald writes a test of several coefficients; df2 is null where the law is χ².
func (s *scribe) wald(key string, t regress.Wald) {
	s.key(key).lineObject()
	s.key("stat").num(t.Stat)
	s.key("df1").num(t.DF1)
	s.key("df2").num(t.DF2)
	s.key("p").num(t.P)
	s.endObject()
}

func regressCSV(w io.Writer, r *regress.Result) error {
	t := tidy{names("name,estimate,se,t,df,p,ci_low,ci_high,vif,n"), len(r.Coefficients),
		func(b *cells, i int) {
			c := &r.Coefficients[i]
			b.text(c.Name)
			b.nums(c.Estimate, c.SE, c.T, r.DF, c.P, c.CI[0], c.CI[1], c.VIF)
			b.int(r.N)
			b.end()
		}}
	return t.csv(w, PlainCSV)
}
