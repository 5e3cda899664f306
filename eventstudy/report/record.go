package report

import "stockmove/eventstudy"

// record takes what is said of one thing, each value by its name. A row of a table puts a value
// into the column of that name, wherever that stands; an object of JSON has the values as its
// members in the order in which they come. So a test, a window or a day is taken apart in one
// place for all formats, and a column cannot hold what the member of the same name does not.
type record interface {
	text(name, v string)
	known(name, v string)              // a text; without one null in JSON
	word(name, v string, all []string) // one of all the words that there are
	list(name string, v []string)
	num(name string, v float64)
	int(name string, v int)
	bool(name string, v bool)
	date(name string, d eventstudy.Date)
	window(name string, w eventstudy.Window) // two columns: first and last
	interval(names bounds, v [2]float64)
	maybe() record // the next value is not always there
}

// num is a number by its name.
type num struct {
	name string
	v    float64
}

// nums are several numbers in a row. A list that is only ranged over costs no allocation.
func nums(r record, list ...num) {
	for _, x := range list {
		r.num(x.name, x.v)
	}
}

// bounds are the names of an interval: that of the member of JSON, and those of the two columns.
type bounds struct{ member, low, high string }

var (
	ofCI       = bounds{"ci", "ci_low", "ci_high"}
	ofPerShare = bounds{"per_share_ci", "per_share_low", "per_share_high"}
)

// members are a record as members of the object of JSON that is open. What is written has the order
// of the calls, which is why the functions of record_study.go list the fields as results.json has
// them; the tables take theirs from the list of their columns. The scribe knows how JSON is written
// and nothing of studies; this type is what makes one take the values of the other by name.
type members struct{ *scribe }

func (m members) text(name, v string)                     { m.key(name).str(v) }
func (m members) known(name, v string)                    { m.key(name).orNull(v) }
func (m members) list(name string, v []string)            { m.key(name).strings(v) }
func (m members) num(name string, v float64)              { m.key(name).num(v) }
func (m members) int(name string, v int)                  { m.key(name).int(v) }
func (m members) bool(name string, v bool)                { m.key(name).bool(v) }
func (m members) date(name string, d eventstudy.Date)     { m.key(name).date(d) }
func (m members) window(name string, w eventstudy.Window) { m.key(name).window(w) }
func (m members) interval(names bounds, v [2]float64)     { m.key(names.member).pair(v[0], v[1]) }

// The schema of the file names the words there are, and learns them here.
func (m members) word(name, v string, all []string) {
	m.key(name).str(v)
	m.oneOf(all)
}

// The schema of the file lists a member as required unless this is said of it.
func (m members) maybe() record {
	if m.trace != nil {
		m.trace.optional = true
	}
	return m
}

// lines writes an array with an object on one line for each item. A line is what grep finds and
// what diff compares, so that one event, day or test is on one.
func lines[T any](s *scribe, list []T, item func(m members, x *T)) {
	s.array()
	for i := range list {
		s.lineObject()
		item(members{s}, &list[i])
		s.endObject()
	}
	s.endArray()
}
