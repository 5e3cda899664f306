package report

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// Claimed writes what an article claims, in its own figures: "9.2%", "≥ 40%", "9.1% to 9.2%";
// empty for a record claim, which has no figure.
func Claimed(c claims.Claim) string {
	switch {
	case c.Value != "":
		return c.Value
	case c.AtLeast != "":
		return "≥ " + c.AtLeast
	case c.AtMost != "":
		return "≤ " + c.AtMost
	case c.Between[0] != "" || c.Between[1] != "":
		return c.Between[0] + " to " + c.Between[1]
	}
	return ""
}

// listing returns the security that decided, else the first that the claim names.
func listing(v *claims.Verdict) string {
	if v.Security != "" || len(v.Claim.Securities) == 0 {
		return v.Security
	}
	return v.Claim.Securities[0]
}

// Words says a verdict in words, without the hyphenated codes that scripts read.
func Words(s claims.Status) string {
	switch s {
	case claims.Supported:
		return "supported"
	case claims.OtherReading:
		return "true only on another reading"
	case claims.Contradicted:
		return "contradicted by the prices"
	case claims.Unverifiable:
		return "cannot be verified with these data"
	}
	return string(s)
}

// allWarnings collects the warnings that belong to no single event: of the study, the
// panel and each series in the order of the study, each once.
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
	seen := make(map[eventstudy.Warning]bool, len(list))
	once := list[:0]
	for _, w := range list {
		if !seen[w] {
			seen[w] = true
			once = append(once, w)
		}
	}
	return once
}

// decides reports whether a reading is the one that the verdict rests on.
func decides(v *claims.Verdict, r claims.Reading) bool {
	return v.Reading != "" && r.Name == v.Reading && r.Security == v.Security
}

// allTerms lists the parameters of every fit, in the order in which they first appear.
func allTerms(list []*eventstudy.Outcome) []string {
	var terms []string
	seen := map[string]bool{}
	for _, o := range list {
		if o.Fit == nil {
			continue
		}
		for _, t := range o.Fit.Terms {
			if !seen[t] {
				seen[t] = true
				terms = append(terms, t)
			}
		}
	}
	return terms
}

// term returns the estimate and the standard error of one parameter, NaN where the fit has none.
func term(f *eventstudy.Fit, name string) (v, se float64) {
	v, se = nan, nan
	for i, t := range f.Terms {
		if t == name {
			if i < len(f.Coef) {
				v = f.Coef[i]
			}
			if i < len(f.SE) {
				se = f.SE[i]
			}
		}
	}
	return v, se
}
