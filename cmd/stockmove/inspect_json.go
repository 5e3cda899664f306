package main

import (
	"encoding/json"
	"io"

	"stockmove/data"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
)

// The JSON form of an inspection; days are ISO, lists are never null.
type (
	// Dialect to claims are those of some kinds of files, and are left out of the others.
	inspectedFile struct {
		Path      string               `json:"path"`
		Kind      string               `json:"kind"`
		SHA256    string               `json:"sha256"`
		Dialect   string               `json:"dialect,omitempty"`
		Encoding  string               `json:"encoding,omitempty"`
		Delimiter string               `json:"delimiter,omitempty"`
		DateOrder string               `json:"date_order,omitempty"`
		Decimal   string               `json:"decimal,omitempty"`
		Evidence  []pricefile.Evidence `json:"evidence,omitempty"`
		Columns   []pricefile.Column   `json:"columns,omitempty"`
		Rows      int                  `json:"rows,omitempty"`
		Kept      int                  `json:"kept,omitempty"`
		Dropped   []inspectedDrop      `json:"dropped,omitempty"`
		Findings  []eventstudy.Finding `json:"findings"`
		Series    []inspectedSeries    `json:"series,omitempty"`
		Factors   []string             `json:"factors,omitempty"`
		Vintage   string               `json:"vintage,omitempty"`
		Events    int                  `json:"events,omitempty"`
		Claims    int                  `json:"claims,omitempty"`
	}
	inspectedDrop struct {
		Reason    string `json:"reason"`
		Count     int    `json:"count"`
		FirstLine int    `json:"first_line"`
	}
	inspectedSeries struct {
		ID       string               `json:"id"`
		Basis    eventstudy.Basis     `json:"basis"`
		Adjusted bool                 `json:"adjusted_close"`
		First    eventstudy.Date      `json:"first"`
		Last     eventstudy.Date      `json:"last"`
		Days     int                  `json:"days"`
		Market   string               `json:"market"`
		Missing  []eventstudy.Date    `json:"missing"`
		Phantom  []eventstudy.Date    `json:"phantom"`
		Findings []eventstudy.Finding `json:"findings"`
	}
)

// inspectJSON writes what was found in each file, for a program. Here the library's encoder will
// do: the files are few, no number is NaN, and the order of the keys is that of the fields.
func inspectJSON(w io.Writer, ins []*data.Inspection) error {
	// Signs of less and more in a reason are no markup here and stay readable.
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		Schema string          `json:"schema"`
		Files  []inspectedFile `json:"files"`
	}{"stockmove/inspect/v1", notNil(lists.Of(ins, jsonOf))})
}

// One shape serves every kind of file; what a kind has nothing of is left out.
func jsonOf(in *data.Inspection) inspectedFile {
	o := inspectedFile{Path: in.Path, Kind: in.Kind, SHA256: in.SHA256,
		Findings: findingsJSON(in.Findings), Claims: len(in.Claims)}
	// Only a price file is read by a dialect and by decisions; the others have one form.
	if f := in.File; f != nil {
		o.Dialect, o.Encoding, o.Delimiter, o.DateOrder, o.Decimal = f.Dialect, f.Encoding,
			f.Delimiter, f.DateOrder, f.Decimal
		o.Rows, o.Kept, o.Evidence, o.Columns = f.Rows, f.Kept, f.Evidence, f.Columns
		o.Dropped = lists.Of(f.Dropped, func(d pricefile.Drop) inspectedDrop {
			return inspectedDrop{d.Reason, d.Count, d.First.Line}
		})
	}
	for _, x := range in.Series {
		p := x.Prices
		o.Series = append(o.Series,
			inspectedSeries{ID: p.ID, Basis: p.Basis, Adjusted: p.AdjClose != nil,
				First: p.First(), Last: p.Last(), Days: len(p.Dates), Market: x.Market,
				Missing: notNil(x.Missing), Phantom: notNil(x.Phantom),
				Findings: findingsJSON(p.Findings)})
	}
	if in.Factors != nil {
		o.Factors, o.Vintage = in.Factors.Names, in.Factors.Vintage
	}
	// Events are counted and not listed: what was read of them is best seen in a study.
	if in.Events != nil {
		o.Events = len(in.Events.Events)
	}
	return o
}

// findingsJSON are findings whose lists of days are never null.
func findingsJSON(fs []eventstudy.Finding) []eventstudy.Finding {
	return notNil(lists.Of(fs, func(f eventstudy.Finding) eventstudy.Finding {
		f.Dates = notNil(f.Dates)
		return f
	}))
}

// A program that ranges over a list should not have to ask first whether it is null.
func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
