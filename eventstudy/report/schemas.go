package report

import (
	"io"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/schema"
)

// ResultsSchema is the schema of results.json, and of what `check` writes as JSON, which lacks the
// parts of a study.
func ResultsSchema() *schema.Schema {
	s := scribe{trace: &tracer{}}
	if err := s.results(io.Discard, oneOfEach()); err != nil {
		panic(err) // nothing is written anywhere
	}
	return s.trace.root
}

// ManifestSchema is the schema of manifest.json.
func ManifestSchema() *schema.Schema {
	s := scribe{trace: &tracer{}}
	s.manifest(oneOfEach(), []Output{{}})
	return s.trace.root
}

// oneOfEach is a document with one of everything that a study can have, without values: what is
// written of it has every key there is. A new field of a result needs no word here; a new part of a
// document that is not always there does, and a test that compares real files with the schema finds
// it missing.
func oneOfEach() *Document {
	doubt := []eventstudy.Warning{{}}
	event := eventstudy.Event{Extra: []eventstudy.Field{{}}}
	at := claims.Reading{Way: claims.Way{Plain: true}, Detail: "-", Need: "-"}
	return &Document{
		Report: &eventstudy.Report{
			Design: eventstudy.DefaultDesign(),
			Outcomes: []*eventstudy.Outcome{{Event: event, Warnings: doubt,
				Fit: &eventstudy.Fit{Terms: []string{"-"}, Coef: []float64{0},
					SE: []float64{0}},
				Days:    []eventstudy.Day{{RankOf: 1, Gap: 1, Warnings: doubt}},
				Windows: []eventstudy.WindowResult{{RankOf: 1, Warnings: doubt}},
			}},
			Aggregate: []eventstudy.Aggregate{{Warnings: doubt}},
			Path:      []eventstudy.PathPoint{{}},
			Tests: []eventstudy.Result{{Warnings: doubt,
				Details: []eventstudy.Detail{{}}}},
			Differences: []eventstudy.Difference{{Warnings: doubt}},
			Skips:       []eventstudy.Skip{{Event: event}},
			Attrition:   []eventstudy.AttritionStep{{}},
			Warnings:    doubt,
		},
		Claims: []claims.Verdict{{
			Claim:    claims.Claim{Statement: claims.Statement{Securities: []string{"-"}}},
			Readings: []claims.Reading{at}, Warnings: doubt,
			Holds: &claims.Holds{Date: eventstudy.UnixDay}, Meant: []claims.Meant{{}},
		}},
		Disclosures: []eventstudy.Disclosure{{RankOf: 1, Warnings: doubt}},
		Robust: &eventstudy.Robustness{Warnings: doubt, Pooled: true,
			Subjects: []eventstudy.Subject{{Own: -1, Windows: []eventstudy.WindowSummary{{}}}}},
		Inputs: []Input{{Findings: []eventstudy.Finding{{
			Dates: []eventstudy.Date{0}, Jumps: []eventstudy.Jump{{}}}}}},
		Command: []string{"-"}, Answers: []string{"-"}, Summary: []string{"-"},
	}
}

// asStrings are words as strings.
func asStrings[T ~string](list []T) []string {
	return lists.Of(list, func(w T) string { return string(w) })
}
