package report

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stockmove/eventstudy"
)

// eventsTable has a row for each event and security, those that left the study too: what was asked
// for, where day 0 is, the abnormal return of day 0 and the cumulative one over the first window.
// It is the one table in which every event of the events file is found again: status says whether
// it was measured, and reason why not.
func eventsTable(d *Document) tidy {
	r := d.study()
	head := names(
		"event,security,market,group,label,date,requested,day0,shift,status," +
			"reason,detail,return,expected,ar,se,t,p,first,last," +
			"car,car_se,car_t,car_p,bhar,n,warnings")
	more := extras(r.Outcomes, r.Skips, &head)
	return tidy{head, len(r.Outcomes) + len(r.Skips), func(c *cells, i int) {
		if k := i - len(r.Outcomes); k >= 0 {
			skippedRow(c, &r.Skips[k])
			c.extras(r.Skips[k].Event, more)
		} else {
			measuredRow(c, r.Outcomes[i])
			c.extras(r.Outcomes[i].Event, more)
		}
		c.end()
	}}
}

// measuredRow are the cells of an event that stayed. Of several windows the first is the study's
// own; the others are in windows.csv.
func measuredRow(c *cells, o *eventstudy.Outcome) {
	eventFields(c, o)
	c.date("date", o.Event.RequestedDate())
	c.text("status", "measured")
	if x := o.Day(0); x != nil {
		nums(c, num{"return", x.Return}, num{"expected", x.Expected}, num{"ar", x.AR},
			num{"se", x.SE}, num{"t", x.T}, num{"p", x.P})
	}
	if len(o.Windows) > 0 {
		x := &o.Windows[0]
		c.window("", x.Window)
		nums(c, num{"car", x.CAR}, num{"car_se", x.SE}, num{"car_t", x.T}, num{"car_p", x.P},
			num{"bhar", x.BHAR})
		c.int("n", x.N)
	}
	c.warnings(o.Warnings)
}

// skippedRow are the cells of an event that left.
func skippedRow(c *cells, k *eventstudy.Skip) {
	c.text("event", k.Event.ID)
	c.text("security", k.Event.Security)
	c.text("group", k.Event.Group)
	c.text("label", k.Event.Label)
	c.date("date", k.Event.RequestedDate())
	c.text("requested", k.Event.Requested())
	c.text("status", "skipped")
	c.text("reason", string(k.Reason))
	c.text("detail", k.Detail)
}

// extras adds the further columns of the events file to the names of a table's own, in the order in
// which they appear, and returns them as the file calls them. One that has the name of one of the
// table's is called user_NAME there. A user's column is never dropped for its name: it would be
// missed only when the result is joined back.
func extras(in []*eventstudy.Outcome, out []eventstudy.Skip, columns *[]string) (list []string) {
	own := len(*columns)
	add := func(e eventstudy.Event) {
		for _, f := range e.Extra {
			if slices.Contains(list, f.Name) {
				continue
			}
			list = append(list, f.Name)
			name := f.Name
			for taken(*columns, own, name) {
				name = "user_" + name
			}
			*columns = append(*columns, name)
		}
	}
	for _, o := range in {
		add(o.Event)
	}
	for i := range out {
		add(out[i].Event)
	}
	return list
}

// taken reports whether a column has a name already: in any case of the letters of the table's own,
// which a data base would not tell apart, exactly of the user's. Data bases and spreadsheets that
// fold case would refuse a table with CAR beside car.
func taken(columns []string, own int, name string) bool {
	for i, c := range columns {
		if c == name || i < own && strings.EqualFold(c, name) {
			return true
		}
	}
	return false
}

// extras puts the further columns, each into the column that the table has for it; the first of a
// name counts. They are the last of the table, in the order of the list.
func (c *cells) extras(e eventstudy.Event, names []string) {
	c.next = len(c.columns) - len(names)
	for _, name := range names {
		column := c.columns[c.next]
		i := slices.IndexFunc(e.Extra, func(f eventstudy.Field) bool { return f.Name == name })
		if i >= 0 {
			c.extra(column, e.Extra[i].Value)
		} else {
			c.text(column, "")
		}
	}
}

// decimal is a number in the spelling that CSV has. Others, such as 0700 or 1,000, are texts that
// nobody changes. A postal code, a product number or a year with a sign loses its meaning when a
// program takes it for a number and writes it back.
var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// extra puts a user's cell: a number as it was written, anything else as text.
func (c *cells) extra(name, s string) {
	if !decimal.MatchString(s) || len(s) > 300 {
		c.text(name, s)
		return
	}
	k := c.column(name)
	if v, _ := strconv.ParseFloat(s, 64); take(c, k, v) {
		return
	}
	if c.style == ExcelCSV {
		s = strings.Replace(s, ".", ",", 1)
	}
	c.put(k, append(c.row, s...))
}
