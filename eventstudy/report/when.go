package report

import (
	"fmt"
	"io"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/words"
)

// WhenSchema names the form of the JSON of stockmove when.
const WhenSchema = "stockmove/when/v1"

// Found are the sessions on which a statement is true.
type Found struct {
	Statement string      // in words: "a move of −4.8% on a day"
	Unit      claims.Unit // of the values
	Days      []claims.Reading
}

// When writes the sessions in one of the PrintoutFormats.
func When(w io.Writer, f Found, format string) error {
	return printout{"list of days", WhenSchema, f.page, f.members, f.table}.write(w, format)
}

// No day is an answer too, and is said in words.
func (f Found) page() page {
	p := page{Title: f.Statement}
	if len(f.Days) == 0 {
		p.add("days", "", []block{{Para: "It is true on no session of these prices."}})
		return p
	}
	t := &table{Columns: []column{left("Day"), left("Listing"), left("From"), right("Value"),
		wide("Reading")}}
	for _, r := range f.Days {
		t.add(r.ToDate.String(), r.Security, r.FromDate.String(), f.value(r.Value), r.Name)
	}
	t.Foot = fmt.Sprintf("%d in all.", len(f.Days))
	p.add("days", "", []block{{Table: t}})
	return p
}

// value writes a figure as a claim does, so that it can be copied into one.
func (f Found) value(v float64) string {
	switch f.Unit {
	case claims.Price:
		return claims.Money(v, "")
	case claims.Multiple:
		return words.Fixed(v, 2) + " times"
	}
	return claims.Percent(v)
}

// The statement stands with its days: the answer without its question would be a list of dates.
func (f Found) members(m members) {
	m.text("statement", f.Statement)
	lines(m.key("days"), f.Days, func(m members, x *claims.Reading) { foundDay(m, x) })
}

func (f Found) table() tidy {
	return rowsOf("security,date,from_date,reading,value", f.Days,
		func(c *cells, x *claims.Reading) { foundDay(c, x) })
}

// foundDay is a session on which the statement is true, and by which reading. The day on which a
// change ends is the day of the statement.
func foundDay(r record, x *claims.Reading) {
	r.text("security", x.Security)
	r.date("date", x.ToDate)
	r.date("from_date", x.FromDate)
	r.text("reading", x.Name)
	r.num("value", x.Value)
}
