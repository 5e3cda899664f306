package report

import (
	"reflect"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// inline says that the fields of a struct stand in the object of the struct that holds it.
const inline = "="

// places says where in the object of its struct a field stands, with points between the keys, when
// that is not the field's name in snake case: "Type.Field", or "Outer/Type.Field" where it depends
// on the struct around. "-" and a reason is a field that results.json leaves out.
var places = map[string]string{
	"Document.Pictures":  "- files of their own",
	"Document.Fonts":     "- part of the files that carry their fonts",
	"Document.Version":   "- in the manifest",
	"Document.Command":   "- in the manifest",
	"Document.Source":    "- a line of the charts",
	"Document.Drawn":     "- the style of the page's pictures",
	"Document.Case":      "- a line of the charts",
	"Document.Notes":     "- paragraphs of the reports",
	"Document.Details":   "- how a terminal shows it",
	"Document.Workbook":  "- which files there are",
	"Document.Residuals": "- which files there are",
	"Document.CSV":       "- how tables are written",
	"Document.Stars":     "- how tables for papers are written",

	"Document.EventsJSON":  "- a choice of form, and no result",
	"Document.Calibration": "- written by stockmove calibrate",
	"Document.Regression":  "- written by stockmove regress",
	"Document.Scan":        "- written by stockmove scan",

	"Report.Title":    "study.title",
	"Report.Design":   "study",
	"Report.Panel":    "- the data, not a result",
	"Report.Outcomes": "events",
	"Report.Groups":   "- each stands with its figures",

	"Design.Event":   "event_window",
	"Design.Basis":   "price_basis",
	"Design.HAC":     "hac",
	"Design.Workers": "- never changes a result",
	"Design.Dates":   "- in estimation, in place of the offsets",
	"Choice.Dates":   "- in estimation, in place of the offsets",

	"Day.False":          "- one of its warnings",
	"WindowResult.False": "- one of its warnings",
	"Aggregate.CIOf":     "ci_of",
	"Difference.NA":      "n_a",
	"Difference.NB":      "n_b",
	"PathPoint.CIOf":     "ci_of",

	"Outcome.Event":          inline,
	"Outcome.T0":             "- an index",
	"Outcome/Event.Security": "- Outcome.Security",
	"Outcome/Event.Pos":      "- of those that left only",
	"Event.Date":             "- in requested",
	"Event.At":               "- in requested",
	"Event.Estimation":       "- the fit says first and last day",
	"Event.Dates":            "- the fit says first and last day",
	"Outcome.Estimation":     "- the fit says first and last day",
	"Skip.Event":             inline,
	"Event.Extra":            "- derived: an object of names",
	"Finding.Breaks":         "- the code says it",
	"Finding.False":          "- the code says it",
	"Finding.Dated":          "- the text says it",
	"Finding.Of":             "- the text says it",
	"Finding.Check":          "- the code says it",
	"Warning.Placed":         "- the text says it",
	"Warning.Check":          "- the code says it",
	"Finding.FalseDividends": "- the text says it",
	"Fit.Terms":              "- keys of coefficients and se",
	"Fit.Coef":               "- in coefficients",
	"Fit.SE":                 "- in se",
	"Fit.K":                  "- the number of coefficients",
	"Fit.Est":                "- as many as n",
	"Fit.Resid":              "- as many as n",
	"Fit.R":                  "- of the estimation",
	"Fit.Scale":              "- of the estimation",
	"Fit.Notes":              "- among the warnings of the event",
	"Peers.IDs":              "ids",
	"Peers.Corr":             "correlations",
	"Peers.Left":             "left_out",
	"Result.PBH":             "p_bh",
	"Robustness.Specs":       "- rows of robust.csv",
	"Robustness.Subjects":    "- derived: each with the figures of its own specification",
	"Subject.First":          "- an index",
	"Subject.Len":            "- an index",
	"Subject.Own":            "- an index",
	"Summary.Agree":          "same_sign",
	"Summary.Confirm":        "significant_same_sign",
	"Verdict.Claim":          inline,
	"Verdict.Status":         "verdict",
	"Verdict.Decider":        "- an index: reading and security name it",
	"Verdict.Holds":          "- derived: null where no day is known",
	"Claim.Statement":        inline,
	"Claim.Target":           "- its ends are claimed_low and claimed_high",
	"Claim.Start":            "- in the claims file",
	"Claim.Way":              "- derived: direction",
	"Claim.Fixed":            "- in the claims file",
	"Statement.Value":        "- in claimed",
	"Statement.AtLeast":      "- in claimed",
	"Statement.AtMost":       "- in claimed",
	"Statement.MoreThan":     "- in claimed",
	"Statement.LessThan":     "- in claimed",
	"Statement.About":        "- in claimed",
	"Statement.Nearly":       "- in claimed",
	"Statement.Between":      "- in claimed",
	"Statement.Direction":    "- derived: with the sign and the words",
	"Statement.Since":        "- in the claims file",
	"Statement.Basis":        "- in the claims file",
	"Statement.Against":      "- in the claims file",
	"Statement.Period":       "- in the claims file",
	"Statement.Span":         "- in the claims file",
	"Statement.Of":           "- in the claims file",
	"Statement.Length":       "- in the claims file",
	"Statement.Days":         "- in the claims file",
	"Statement.Pos":          "- of errors",
	"Reading.Way":            inline,
	"Reading.Chance":         "- derived: of readings that agree",
	"Reading.Closed":         "- in the note",
	"Reading.Rivals":         "- in detail and holds_since",
	"Reading.First":          "- in detail",
	"Way.Rank":               "- in the name",
	"Way.Side":               "- in the name",
	"Way.Past":               "- in the name",
	"Way.Session":            "- in the name",
	"Way.Base":               "- in the name",
}

// derived is what results.json says of a value beside its fields.
func derived(v any) tree {
	switch x := v.(type) {
	case eventstudy.Design:
		out := tree{"min_obs": x.LeastObs()}
		if x.Response == "" {
			out["response"] = string(eventstudy.ResponseReturn)
		}
		return out
	case eventstudy.Outcome:
		seen := []any{}
		for _, w := range x.Windows {
			seen = append(seen, literal(w.Detectable))
		}
		return tree{"requested": x.Event.Requested(), "detectable": seen,
			"extra": extraOf(x.Event)}
	case eventstudy.Skip:
		return tree{"requested": x.Event.Requested(), "date": x.Event.RequestedDate(),
			"extra": extraOf(x.Event)}
	case eventstudy.Fit:
		coef, se := tree{}, tree{}
		for i, name := range x.Terms {
			coef[name], se[name] = literal(x.Coef[i]), literal(x.SE[i])
		}
		return tree{"coefficients": coef, "se": se}
	case eventstudy.Peers:
		return tree{"n": len(x.IDs)}
	case eventstudy.Robustness:
		subjects := []any{}
		for _, s := range x.Subjects {
			to := tree{"own": ofOwn(x.Specs, s.Own)}
			grow(to, reflect.ValueOf(s), "")
			subjects = append(subjects, to)
		}
		return tree{"specifications": len(x.Specs), "subjects": subjects}
	case eventstudy.WindowSummary:
		return tree{"same_sign_share": x.AgreeShare(), "significant_share": x.SignificantShare()}
	case eventstudy.Subject:
		return tree{"same_sign_share": x.AgreeShare(), "significant_share": x.SignificantShare()}
	case claims.Verdict:
		lo, hi := ends(x.Claim)
		out := tree{"security": listing(&x), "claimed": asWritten(x.Claim),
			"reading": orNil(x.Reading()), "chance": chanceOf(&x),
			"claimed_low": lo, "claimed_high": hi, "direction": orNil(x.Claim.Way.String()),
			"plain": nil, "holds_since": nil}
		if p := x.Plain(""); p != nil {
			out["plain"] = tree{"reading": p.Name, "value": literal(p.Value),
				"date": value(reflect.ValueOf(p.ToDate)), "matches": p.Matches}
		}
		if h := x.Holds; h != nil {
			out["holds_since"] = tree{"date": value(reflect.ValueOf(h.Date)),
				"value": literal(h.Value)}
		}
		return out
	case claims.Reading:
		return tree{"chance": agreesByChance(&x)}
	case Input:
		return tree{"returns_basis": nil} // of a panel, which these documents do not have
	}
	return nil
}

// extraOf is what results.json says of the further columns.
func extraOf(e eventstudy.Event) tree {
	out := tree{}
	for _, f := range e.Extra {
		out[f.Name] = f.Value
	}
	return out
}

// orNil is null for the empty text.
func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// ofOwn is what results.json says of a specification that is the study's own; −1 is none.
func ofOwn(specs []eventstudy.Spec, i int) tree {
	if i < 0 {
		return tree{"estimate": nil, "se": nil, "p": nil, "ci": []any{nil, nil}}
	}
	s := specs[i]
	return tree{"estimate": literal(s.Estimate), "se": literal(s.SE), "p": literal(s.P),
		"ci": []any{literal(s.CI[0]), literal(s.CI[1])}}
}
