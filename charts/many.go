package charts

import (
	"math"
	"slices"
	"sort"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// crowd is the measured events of one group, for the charts over many events. Which events belong
// to it is settled once, and every chart over many events draws, counts and names the same ones.
type crowd struct {
	doc    *report.Document
	group  string
	list   []*eventstudy.Outcome
	window eventstudy.Window
}

// crowdOf gathers a group's events; it returns a *NoData for fewer than least. A fan of two paths
// or a heat map of one row is a chart that says nothing.
func crowdOf(doc *report.Document, sel Selection, least int) (*crowd, error) {
	cr := &crowd{doc: doc, group: sel.Group, window: doc.Design.Event}
	for _, o := range doc.Outcomes {
		if (sel.Group == "" || o.Event.Group == sel.Group) &&
			(sel.Security == "" || o.Security == sel.Security) &&
			(sel.Event == "" || o.Event.ID == sel.Event) {
			cr.list = append(cr.list, o)
		}
	}
	if len(cr.list) < least {
		return nil, lacks("%s needed, %d measured", words.Counted(least, "event"), len(cr.list))
	}
	if sel.Window != nil {
		cr.window = *sel.Window
	}
	return cr, nil
}

// judged leaves the events that have an estimation sample, and returns how many have not.
func (cr *crowd) judged() (bare int) {
	n := len(cr.list)
	cr.list = slices.DeleteFunc(cr.list, func(o *eventstudy.Outcome) bool {
		return !o.Fit.Estimated()
	})
	return n - len(cr.list)
}

// main is the window that the study reports first around day 0, for charts of one figure an event.
// A window of several days around the event is what most studies are read by; of day 0 alone there
// are other charts.
func (cr *crowd) main(sel Selection) eventstudy.Window {
	if sel.Window != nil {
		return *sel.Window
	}
	for _, w := range cr.doc.Design.Windows {
		if w.Has(0) && w.Len() > 1 {
			return w
		}
	}
	if len(cr.doc.Design.Windows) > 0 {
		return cr.doc.Design.Windows[0]
	}
	return cr.doc.Design.Event
}

// subject is the events as what a picture is about.
func (cr *crowd) subject() *subject { return &subject{doc: cr.doc, list: cr.list} }

// events is "30 events", or "30 events (cars)" for a group.
func (cr *crowd) events() string {
	s := words.Counted(len(cr.list), "event")
	if cr.group != "" {
		s += " of group " + cr.group
	}
	return s
}

// shared reports whether two events of the group share a calendar day of their event windows: then
// they are not independent, and an interval across events is too narrow. Sorted by their first day,
// two windows overlap if and only if two neighbours do.
func (cr *crowd) shared() bool {
	type span struct{ lo, hi eventstudy.Date }
	var spans []span
	for _, o := range cr.list {
		if n := len(o.Days); n > 0 && o.Days[0].Date != eventstudy.NoDate &&
			o.Days[n-1].Date != eventstudy.NoDate {
			spans = append(spans, span{o.Days[0].Date, o.Days[n-1].Date})
		}
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].lo < spans[j].lo })
	for i := 1; i < len(spans); i++ {
		if spans[i].lo <= spans[i-1].hi {
			return true
		}
	}
	return false
}

// knownDays are the days of events at an offset that have an abnormal return.
func knownDays(list []*eventstudy.Outcome, offset int) (out []*eventstudy.Day) {
	for _, o := range list {
		if d := o.Day(offset); d != nil && !math.IsNaN(d.AR) {
			out = append(out, d)
		}
	}
	return out
}

// car sums an event's abnormal returns over a window; NaN when no day has one. It is the plain sum,
// which needs no variance: events without an estimation sample have one too.
func car(o *eventstudy.Outcome, w eventstudy.Window) float64 {
	sum, n := 0.0, 0
	for _, d := range o.Days {
		if w.Has(d.Offset) && !math.IsNaN(d.AR) {
			sum += d.AR
			n++
		}
	}
	if n == 0 {
		return math.NaN()
	}
	return sum
}

// eventName names an event of many: its label or id, else security and day. The day goes with the
// security, since one security may have many events.
func (cr *crowd) eventName(o *eventstudy.Outcome) []string {
	day := shortDate(o.Day0)
	out := []string{}
	if o.Event.Label != "" {
		out = append(out, o.Security+", "+day+": "+o.Event.Label)
	}
	return append(out, o.Security+", "+day, o.Security)
}

// labels is what the events are called: by their labels alone where these differ, with the security
// where one label is that of several securities, and by no more than eventName has where an event
// has no label or two events would have one name.
func (cr *crowd) labels() func(o *eventstudy.Outcome) []string {
	for _, name := range []func(o *eventstudy.Outcome) string{
		func(o *eventstudy.Outcome) string { return o.Event.Label },
		func(o *eventstudy.Outcome) string { return o.Security + ": " + o.Event.Label },
	} {
		seen := map[string]bool{}
		for _, o := range cr.list {
			if o.Event.Label != "" {
				seen[name(o)] = true
			}
		}
		if len(seen) == len(cr.list) {
			return func(o *eventstudy.Outcome) []string { return []string{name(o)} }
		}
	}
	return func(*eventstudy.Outcome) []string { return nil }
}

// quantiles returns the values of sorted xs at fractions, by linear interpolation (Hyndman & Fan
// 1996, type 7). It is the type that R and numpy use unless they are told otherwise, so that a
// reader gets the same figures.
func quantiles(xs []float64, fs ...float64) []float64 {
	out := make([]float64, len(fs))
	for i, f := range fs {
		out[i] = math.NaN()
		if n := len(xs); n > 0 {
			h := f * float64(n-1)
			k := int(h)
			out[i] = xs[k]
			if k+1 < n {
				out[i] += (h - float64(k)) * (xs[k+1] - xs[k])
			}
		}
	}
	return out
}

// clean returns the known values of xs, sorted. Sorting values among which NaN stands has no
// defined result.
func clean(xs []float64) []float64 {
	out := make([]float64, 0, len(xs))
	for _, x := range xs {
		if !math.IsNaN(x) {
			out = append(out, x)
		}
	}
	slices.Sort(out)
	return out
}
