package charts

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/pool"
	"stockmove/eventstudy/report"
)

// Request is one picture that a run writes, or leaves out and says why. It keeps the figure that
// was composed to learn whether it can be drawn, so that no chart is composed twice.
type Request struct {
	Name string // of the chart
	File string // file name, safe on every system
	Sel  Selection
	Omit string // why it is not drawn; empty when it is

	drawing *drawing // what is drawn, nil when it is not
}

// Further events get pictures of their own up to this many; beyond, the charts over many events say
// it better. Five pictures of single bars are looked at; more are leafed through.
const maxFurther = 4

// handful is how many events may be the listings of one company and its news of one week. A company
// with three listings and two announcements in a week has six outcomes and one piece of news.
const handful = 6

// tooFew says why events are no sample, when nobody asked for its picture by name: a handful of
// which not even every second has a day 0 of its own. More than that on few days are a sample that
// the leading test bears. It holds for the choice of a run alone: who names the chart has looked at
// the events.
func tooFew(doc *report.Document) string {
	days := map[eventstudy.Date]bool{}
	for _, o := range doc.Outcomes {
		days[o.Day0] = true
	}
	if n := len(doc.Outcomes); n <= handful && 2*len(days) <= n {
		return "the events fall on too few days to be a sample; name the chart to draw it all " +
			"the same"
	}
	return ""
}

// Plan composes the pictures of a document: NAME.png for each chart, and NAME-EVENTID.png for up to
// four further events of ar, car and placebo, session-CLAIMID.png for as many further days that
// claims are about. No names means every chart that says something about this study. A chart whose
// data are missing is listed with the reason in Omit. workers ≤ 0 is one for each CPU. The error is
// that of ctx, or Problems of the style. Composing is where a chart finds out whether the document
// holds what it shows, and it takes nearly no time beside drawing. So all of them are composed
// first, those that say nothing are named with the reason, and the rest are drawn as they were
// composed.
func Plan(ctx context.Context, doc *report.Document, names []string, st Style,
	workers int) ([]Request, error) {
	if err := st.Check(); err != nil {
		return nil, err
	}
	all := len(names) == 0
	if all {
		names = Charts.Names()
	}
	list := requests(doc, names)
	faults := make([]error, len(list))
	// Each request has a place of its own to write to, so that nothing has to be locked.
	err := pool.Each(ctx, len(list), workers, func(i int) {
		r := &list[i]
		// A name that is no chart costs its own picture and not the others.
		if _, ok := Charts.Lookup(r.Name); !ok {
			r.Omit = fmt.Sprintf("no such chart: %q", r.Name)
			return
		}
		var none *NoData
		var err error
		switch r.drawing, err = compose(r.Name, doc, r.Sel, st); {
		case errors.As(err, &none):
			r.Omit = none.Why
		case err != nil:
			faults[i] = err
		case all && is(r.Name, ofSample):
			r.Omit = tooFew(doc)
		case all && is(r.Name, meant) && average(doc, r.Sel):
			r.Omit = "caar is its picture of many events"
		}
	})
	// The first fault in the order of the charts is told, whichever worker came upon one first.
	for _, fault := range faults {
		if err == nil {
			err = fault
		}
	}
	return list, err
}

// requests names the pictures of the charts. The order is that of the charts' declaration, and
// further events follow the first of their chart.
func requests(doc *report.Document, names []string) (out []Request) {
	taken := map[string]bool{}
	add := func(name, file string, sel Selection) {
		out = append(out, Request{Name: name, File: unique(taken, file), Sel: sel})
	}
	for _, name := range names {
		add(name, safe(name), Selection{})
		if ids := eventIDs(doc); is(name, again) && len(ids) > 1 && len(ids) <= maxFurther+1 {
			for _, id := range ids[1:] {
				add(name, safe(name)+"-"+safe(id), Selection{Event: id})
			}
		}
		if is(name, eachDay) {
			for _, id := range furtherSessions(doc) {
				add(name, safe(name)+"-"+safe(id), Selection{Claim: id})
			}
		}
	}
	return out
}

// furtherSessions are the first claims of each further listing and day that claims are about. A
// claim of the same listing and day is drawn in the picture of the first.
func furtherSessions(doc *report.Document) (ids []string) {
	if doc == nil || doc.Report == nil || doc.Panel == nil {
		return nil
	}
	list, _ := sessions(doc, Selection{}, [2]int{})
	// The first has the chart’s own name. Without an id a claim cannot be asked for by itself.
	for i, s := range list {
		if id := s.said[0].Claim.ID; i > 0 && i <= maxFurther && id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// eventIDs returns the study's events in order, each once. Outcomes are one for each security, and
// an event of three securities is one picture.
func eventIDs(doc *report.Document) []string {
	var ids []string
	if doc == nil || doc.Report == nil {
		return nil
	}
	seen := map[string]bool{}
	for _, o := range doc.Outcomes {
		if id := o.Event.ID; !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// safe turns a name into one that every file system takes. Chinese characters are kept, since names
// of companies consist of them and every file system of today takes them. The range begins with the
// radicals and ends before the signs of variation (U+FE00), by which two names would look alike and
// differ.
func safe(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_',
			r > 0x2e7f && r < 0xfe00:
			b.WriteRune(r)
		default:
			b.WriteByte('-')
		}
		// Some sixty bytes of an id and as many of a chart’s name stay far below the 255 that file
		// systems take. What is cut to the same name is numbered by unique.
		if b.Len() >= 60 {
			break
		}
	}
	if t := strings.Trim(b.String(), "-"); t != "" {
		return t
	}
	return "event"
}

// unique appends a number to a name that is taken. Two ids may differ only in characters that a
// file name cannot have.
func unique(taken map[string]bool, name string) string {
	file := name + ".png"
	for n := 2; taken[file]; n++ {
		file = fmt.Sprintf("%s-%d.png", name, n)
	}
	taken[file] = true
	return file
}
