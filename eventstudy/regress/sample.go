package regress

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"stockmove/eventstudy"
)

// Dropped is the events that do not enter, for one reason of one column.
type Dropped struct {
	Column string   // of the events, or "y"
	Reason string   // "missing", "no logarithm", "too large", or why nothing was measured
	Events []string // named as in Name
}

// Base is the value of a column of names that the others are compared with.
type Base struct{ Column, Value string }

// sample is the events that enter: a row each, in the order of the study.
type sample struct {
	rows     []*eventstudy.Outcome
	y, v     []float64 // the response, and its forecast-error variance
	names    []string  // of the columns of x, "intercept" first
	dummy    []bool    // which of them are of names
	x        [][]float64
	clusters []dimension
	dropped  []Dropped
	bases    []Base
}

// dimension is a way of parting the events into clusters.
type dimension struct {
	name string
	of   []int // cluster of each row, from 0
	n    int
}

// Name is what an event is called in lists: its ID and security, or the security alone where the ID
// says no more.
func Name(e *eventstudy.Event, security string) string {
	if e.ID == "" || e.ID == security {
		return security
	}
	return e.ID + " " + security
}

// intercept is the name of the constant.
const intercept = "intercept"

// gather reads the columns of every measured event and keeps those that have all of them. An event
// that lacks one leaves with its reason, and nothing is filled in for it: a mean in the place of a
// missing size would make the column explain less than it does.
func gather(r *eventstudy.Report, o *Options) (*sample, error) {
	s := &sample{}
	s.skipped(r)
	// The response goes first: of an event without one it does not matter which columns it has.
	for _, x := range r.Outcomes {
		y, v := o.response(x)
		if math.IsNaN(y) || o.Weights != "none" && !(v > 0) {
			why := "no abnormal return over the window"
			if x.Fit != nil && !x.Fit.Estimated() {
				why = "no estimation sample to take its error from"
			}
			s.drop("y", why, x)
			continue
		}
		s.rows = append(s.rows, x)
		s.y = append(s.y, y)
		s.v = append(s.v, v)
	}
	if len(s.rows) == 0 {
		return s, nil // there is nothing to read columns of; what was dropped says why
	}
	cols, err := s.columns(r.Outcomes, o.X)
	if err != nil {
		return nil, err
	}
	for _, name := range o.Cluster {
		if err := checkColumn("cluster", name, r.Outcomes); err != nil {
			return nil, err
		}
		s.keep(name, "missing", func(x *eventstudy.Outcome) bool { return value(x, name) != "" })
	}
	if err := s.build(cols); err != nil {
		return nil, err
	}
	s.cluster(o.Cluster)
	return s, nil
}

// response is what is explained of an event in decimals of return, standard errors for SCAR, and
// its forecast-error variance in the square of that; NaN where the event has no sum over the
// window.
func (o *Options) response(x *eventstudy.Outcome) (y, v float64) {
	w := x.Window(o.Window)
	if w == nil {
		return math.NaN(), math.NaN()
	}
	switch o.Y {
	case SCAR:
		return w.CAR / w.SE, 1
	case BHAR:
		return w.BHAR, w.SE * w.SE
	}
	return w.CAR, w.SE * w.SE
}

// skipped counts the events that left the study: they belong to the list of what is missing here,
// for the reason that the study gave.
func (s *sample) skipped(r *eventstudy.Report) {
	for i := range r.Skips {
		k := &r.Skips[i]
		s.note("y", string(k.Reason), Name(&k.Event, k.Event.Security))
	}
}

func (s *sample) drop(column, reason string, x *eventstudy.Outcome) {
	s.note(column, reason, Name(&x.Event, x.Security))
}

func (s *sample) note(column, reason, event string) {
	i := slices.IndexFunc(s.dropped, func(d Dropped) bool {
		return d.Column == column && d.Reason == reason
	})
	if i < 0 {
		i = len(s.dropped)
		s.dropped = append(s.dropped, Dropped{Column: column, Reason: reason})
	}
	s.dropped[i].Events = append(s.dropped[i].Events, event)
}

// keep leaves the events out that have not what is asked of a column. The rows stay in their order,
// in which sums are added up.
func (s *sample) keep(column, reason string, has func(x *eventstudy.Outcome) bool) {
	n := 0
	for i, x := range s.rows {
		if !has(x) {
			s.drop(column, reason, x)
			continue
		}
		s.rows[n], s.y[n], s.v[n] = x, s.y[i], s.v[i]
		n++
	}
	s.rows, s.y, s.v = s.rows[:n], s.y[:n], s.v[:n]
}

// column is a term and how its cells are read.
type column struct {
	Term
	as reading
}

func (c *column) number(x *eventstudy.Outcome) float64 {
	v := c.as.number(value(x, c.Column))
	if c.Form == Log {
		v = math.Log(v)
	}
	return v
}

// columns decides how each term is read, over all events so that no other column matters, and
// leaves the events out that lack it.
func (s *sample) columns(all []*eventstudy.Outcome, terms []Term) ([]column, error) {
	var out []column
	for _, t := range terms {
		if err := checkColumn("x", t.Column, all); err != nil {
			return nil, err
		}
		c := column{Term: t}
		if t.Form != Factor {
			var err error
			if c.as, err = settled(all, t); err != nil {
				return nil, err
			}
		}
		s.keep(t.Column, "missing", func(x *eventstudy.Outcome) bool {
			return value(x, t.Column) != ""
		})
		if c.as != texts {
			if t.Form == Log {
				s.keep(t.Column, "no logarithm", func(x *eventstudy.Outcome) bool {
					return !(c.as.number(value(x, t.Column)) <= 0)
				})
			}
			s.keep(t.Column, "too large", func(x *eventstudy.Outcome) bool {
				return !math.IsNaN(c.number(x))
			})
		}
		out = append(out, c)
	}
	return out, nil
}

// settled reads what a column without factor() holds: numbers of one way of writing, or names. It
// is asked of all events, so that the reading of a column does not hang on which events another
// column leaves.
func settled(all []*eventstudy.Outcome, t Term) (reading, error) {
	var cells []string
	var at []*eventstudy.Outcome
	for _, x := range all {
		if v := value(x, t.Column); v != "" {
			cells, at = append(cells, v), append(at, x)
		}
	}
	as, err := readAs(cells, t.Column, func(i int) string {
		return Name(&at[i].Event, at[i].Security)
	})
	if err == nil && as == texts && t.Form == Log {
		err = problem("x", "take it as it stands: "+t.Column, "%s has no logarithm: the column "+
			"holds names such as %q",
			t.Column, cells[0])
	}
	return as, err
}

// build fills the matrix: the constant, then each column, one of names as a dummy for each value
// but the first in the order of the alphabet, which is the base that the others are compared with.
// Values that only events without the other columns have make no dummy: it would be zero.
func (s *sample) build(cols []column) error {
	ones := make([]float64, len(s.rows))
	for i := range ones {
		ones[i] = 1
	}
	s.add(intercept, ones, false)
	for _, c := range cols {
		if c.as != texts {
			v := make([]float64, len(s.rows))
			for i, x := range s.rows {
				v[i] = c.number(x)
			}
			s.add(c.String(), v, false)
			continue
		}
		levels := s.levels(c.Column)
		if len(levels) < 2 && len(s.rows) > 0 {
			return problem("x", "leave it out", "column %s is %q in all %d events that enter",
				c.Column, levels[0], len(s.rows))
		}
		if len(levels) > 0 {
			s.bases = append(s.bases, Base{c.Column, levels[0]})
			levels = levels[1:]
		}
		for _, level := range levels {
			v := make([]float64, len(s.rows))
			for i, x := range s.rows {
				if value(x, c.Column) == level {
					v[i] = 1
				}
			}
			s.add(fmt.Sprintf("%s=%s", c.Column, level), v, true)
		}
	}
	return nil
}

func (s *sample) add(name string, v []float64, dummy bool) {
	s.names, s.x, s.dummy = append(s.names, name), append(s.x, v), append(s.dummy, dummy)
}

// levels lists the values of a column in the order of the alphabet, which no order of the rows can
// change: the base of a column of names is the same for every order of the events.
func (s *sample) levels(name string) []string {
	seen := map[string]bool{}
	for _, x := range s.rows {
		seen[value(x, name)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// cluster numbers the clusters of each dimension in the order of their first event.
func (s *sample) cluster(names []string) {
	for _, name := range names {
		s.clusters = append(s.clusters, parted(name, len(s.rows), func(i int) string {
			return value(s.rows[i], name)
		}))
	}
}

// with is the intersection of two dimensions: events that share both.
func (d dimension) with(e dimension) dimension {
	return parted(d.name+" and "+e.name, len(d.of), func(i int) [2]int {
		return [2]int{d.of[i], e.of[i]}
	})
}

// parted parts n events by a key into clusters, which it numbers in the order of their first event,
// so that the same file gives the same sums to the last bit.
func parted[K comparable](name string, n int, key func(i int) K) dimension {
	d := dimension{name: name, of: make([]int, n)}
	at := map[K]int{}
	for i := range n {
		k, ok := at[key(i)]
		if !ok {
			k = len(at)
			at[key(i)] = k
		}
		d.of[i] = k
	}
	d.n = len(at)
	return d
}
