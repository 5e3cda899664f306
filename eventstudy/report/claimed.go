package report

import (
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/lists"
)

// Claimed writes what an article claims, in its own figures: "9.2%", "≥ 40%", "9.1% to 9.2%", "3%
// down"; empty for a record claim, which has no figure. The figure keeps its own decimals and
// spelling, for they say how exactly it was meant.
func Claimed(c claims.Claim) string {
	mark, figure := figureOf(c)
	if c.Falls() {
		figure += " down"
	}
	return mark + figure
}

// figureOf is the figure of a claim as it stands in the claims file, and the mark of its bound.
func figureOf(c claims.Claim) (mark, figure string) {
	for _, f := range [...][2]string{
		{"", c.Value}, {"≥ ", c.AtLeast}, {"≤ ", c.AtMost}, {"> ", c.MoreThan}, {"< ", c.LessThan},
		{"about ", c.About}, {"nearly ", c.Nearly},
	} {
		if f[1] != "" {
			return f[0], f[1]
		}
	}
	if c.Between != [2]string{} {
		return "", c.Between[0] + " to " + c.Between[1]
	}
	return "", ""
}

// asWritten is the figure of a claim without its bound, for scripts.
func asWritten(c claims.Claim) string {
	_, figure := figureOf(c)
	return figure
}

// ends are the claimed figures as an interval; NaN is open or none. Infinity is no number of JSON
// and none of a spreadsheet.
func ends(c claims.Claim) (lo, hi float64) {
	lo, hi = nan, nan
	if c.Target == nil {
		return lo, hi
	}
	a, b := c.Target.Ends()
	if !math.IsInf(a, 0) {
		lo = a
	}
	if !math.IsInf(b, 0) {
		hi = b
	}
	return lo, hi
}

// listing returns the security that decided, else the first that the claim names.
func listing(v *claims.Verdict) string {
	if id := v.Security(); id != "" || len(v.Claim.Securities) == 0 {
		return id
	}
	return v.Claim.Securities[0]
}

// plainOf is the plain reading, one of nothing where there is none.
func plainOf(v *claims.Verdict) claims.Reading {
	if r := v.Plain(""); r != nil {
		return *r
	}
	return claims.Reading{Value: nan}
}

// agreesByChance is the chance of a reading that agrees, NaN of any other.
func agreesByChance(r *claims.Reading) float64 {
	if !r.Matches || r.Plain {
		return nan
	}
	return r.Chance
}

// chanceOf is the chance of the reading that decides.
func chanceOf(v *claims.Verdict) float64 {
	if r := v.Decided(); r != nil {
		return agreesByChance(r)
	}
	return nan
}

// holdsOf is since when a superlative holds, unknown where it is none.
func holdsOf(v *claims.Verdict) claims.Holds {
	if v.Holds == nil {
		return claims.Holds{Value: nan}
	}
	return *v.Holds
}

// allWarnings collects the warnings that belong to no single event: of the study, the panel and
// each series in the order of the study, each once. A doubt about a benchmark is a warning of each
// series that is held against it, and is listed once.
func allWarnings(d *Document) []eventstudy.Warning {
	r := d.study()
	list := append([]eventstudy.Warning(nil), r.Warnings...)
	if r.Panel != nil {
		list = append(list, r.Panel.Warnings...)
		for _, id := range r.Panel.Order {
			if s := r.Panel.Series[id]; s != nil {
				list = append(list, s.Warnings...)
			}
		}
	}
	return lists.Once(list)
}

// allTerms lists the parameters of every fit, in the order in which they first appear. The order of
// first appearance puts the intercept first and keeps the factors in the order of their file.
func allTerms(list []*eventstudy.Outcome) []string {
	var terms []string
	last := []string(nil)
	for _, o := range list {
		// The events of a study nearly all have the same model.
		if f := o.ModelFit(); f != nil && !slices.Equal(f.Terms, last) {
			last = f.Terms
			terms = append(terms, last...)
		}
	}
	return lists.Once(terms)
}

// term returns the estimate and the standard error of one parameter, NaN where the fit has none.
func term(f *eventstudy.Fit, name string) (v, se float64) {
	v, se = nan, nan
	i := slices.Index(f.Terms, name)
	if i >= 0 && i < len(f.Coef) {
		v = f.Coef[i]
	}
	if i >= 0 && i < len(f.SE) {
		se = f.SE[i]
	}
	return v, se
}
