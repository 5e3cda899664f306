package report

import (
	"fmt"
	"io"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// WhenSchema names the form of the JSON of stockmove when.
const WhenSchema = "stockmove/when/v1"

// Found are the sessions on which a statement is true.
type Found struct {
	Statement string // in words: "a move of −4.8% on a day"
	Price     bool   // the values are prices, else fractions
	Days      []claims.Reading
}

// When writes the sessions in the format text, json or csv.
func When(w io.Writer, f Found, format string) error {
	switch format {
	case "text":
		return f.text(w)
	case "json":
		return f.json(w)
	case "csv":
		return f.csv(w)
	}
	return eventstudy.Fault(eventstudy.Pos{}, "one of text, json, csv",
		"no list of days in the format %q", format)
}

func (f Found) text(w io.Writer) error {
	p := page{Title: f.Statement}
	if len(f.Days) == 0 {
		p.add("days", "", []block{{Para: "It is true on no session of these prices."}})
		return writeText(w, p)
	}
	t := &table{Columns: []column{{Title: "Day"}, {Title: "Listing"}, {Title: "From"},
		{Title: "Value", Right: true}, {Title: "Reading", Wide: true}}}
	for _, r := range f.Days {
		t.add(r.ToDate.String(), r.Security, r.FromDate.String(), f.value(r.Value), r.Name)
	}
	t.Foot = fmt.Sprintf("%d in all.", len(f.Days))
	p.add("days", "", []block{{Table: t}})
	return writeText(w, p)
}

func (f Found) value(v float64) string {
	if f.Price {
		return claims.Money(v, "")
	}
	return claims.Percent(v)
}

func (f Found) json(w io.Writer) error {
	var s scribe
	s.object()
	s.key("schema").str(WhenSchema)
	s.key("statement").str(f.Statement)
	s.key("days").array()
	for _, r := range f.Days {
		s.lineObject()
		s.key("security").str(r.Security)
		s.key("date").date(r.ToDate)
		s.key("from_date").date(r.FromDate)
		s.key("reading").str(r.Name)
		s.key("value").num(r.Value)
		s.endObject()
	}
	s.endArray()
	s.endObject()
	_, err := w.Write(append(s.b, '\n'))
	return err
}

func (f Found) csv(w io.Writer) error {
	t := tidy{names("security,date,from_date,reading,value"), len(f.Days), func(c *cells, i int) {
		r := &f.Days[i]
		c.text(r.Security)
		c.date(r.ToDate)
		c.date(r.FromDate)
		c.text(r.Name)
		c.num(r.Value)
		c.end()
	}}
	return t.csv(w, PlainCSV)
}
