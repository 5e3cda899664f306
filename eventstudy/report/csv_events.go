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

// measuredRow are the cells of an event that stayed.
func measuredRow(c *cells, o *eventstudy.Outcome) {
	for _, s := range [...]string{o.Event.ID, o.Security, o.Market, o.Event.Group, o.Event.Label} {
		c.text(s)
	}
	c.date(o.Event.RequestedDate())
	c.text(o.Event.Requested())
	c.date(o.Day0)
	c.int(o.Shift)
	c.text("measured")
	c.empty(2)
	if x := o.Day(0); x != nil {
		c.nums(x.Return, x.Expected, x.AR, x.SE, x.T, x.P)
	} else {
		c.empty(6)
	}
	if len(o.Windows) == 0 {
		c.empty(8)
	} else {
		x := &o.Windows[0]
		c.window(x.Window)
		c.nums(x.CAR, x.SE, x.T, x.P, x.BHAR)
		c.int(x.N)
	}
	c.warnings(o.Warnings)
}

// skippedRow are the cells of an event that left.
func skippedRow(c *cells, k *eventstudy.Skip) {
	c.text(k.Event.ID)
	c.text(k.Event.Security)
	c.empty(1)
	c.text(k.Event.Group)
	c.text(k.Event.Label)
	c.date(k.Event.RequestedDate())
	c.text(k.Event.Requested())
	c.empty(2)
	c.text("skipped")
	c.text(string(k.Reason))
	c.text(k.Detail)
	c.empty(15)
}

// nums appends several numbers.
func (c *cells) nums(list ...float64) {
	for _, v := range list {
		c.num(v)
	}
}

// extras adds the further columns of the events file to the names of a table's own, in the order in
// which they appear, and returns them as the file calls them. One that has the name of one of the
// table's is called user_NAME there.
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
// which a data base would not tell apart, exactly of the user's.
func taken(columns []string, own int, name string) bool {
	for i, c := range columns {
		if c == name || i < own && strings.EqualFold(c, name) {
			return true
		}
	}
	return false
}

// extras appends the cells of the further columns; the first of a name counts.
func (c *cells) extras(e eventstudy.Event, names []string) {
	for _, name := range names {
		i := slices.IndexFunc(e.Extra, func(f eventstudy.Field) bool { return f.Name == name })
		if i < 0 {
			c.empty(1)
			continue
		}
		c.extra(e.Extra[i].Value)
	}
}

// decimal is a number in the spelling that CSV has. Others, such as 0700 or 1,000, are texts that
// nobody changes.
var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// extra appends a user's cell: a number as it was written, anything else as text.
func (c *cells) extra(s string) {
	if !decimal.MatchString(s) || len(s) > 300 {
		c.text(s)
		return
	}
	if v, _ := strconv.ParseFloat(s, 64); c.take(v) {
		return
	}
	c.comma()
	if c.style == ExcelCSV {
		s = strings.Replace(s, ".", ",", 1)
	}
	c.b = append(c.b, s...)
}
