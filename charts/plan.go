package charts

import (
	"fmt"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// Request is one picture that a run writes, or leaves out and says why.
type Request struct {
	Name string // of the chart
	File string // file name, safe on every system
	Sel  Selection
	Omit string // why it is not drawn; empty when it is
}

// Further events get pictures of their own up to this many; beyond, the charts
// over many events say it better.
const maxFurther = 4

// perEvent are the charts that are drawn again for further events.
var perEvent = map[string]bool{"ar": true, "car": true, "placebo": true}

// acrossEvents are the charts that take events for a sample.
var acrossEvents = map[string]bool{"caar": true, "cars": true, "heatmap": true}

// ofClaims are the charts of what was claimed, which need no event.
var ofClaims = map[string]bool{"session": true, "claims": true, "ytd": true}

// OfClaims reports whether a chart is of what was claimed: it needs no event, and may be of one claim.
func OfClaims(name string) bool { return ofClaims[name] }

// handful is how many events may be the listings of one company and its news of one week.
const handful = 6

// tooFew says why events are no sample, when nobody asked for its picture by name: a handful of which not even every second has
// a day 0 of its own. More than that on few days are a sample that the leading test bears.
func tooFew(doc *report.Document) string {
	days := map[eventstudy.Date]bool{}
	for _, o := range doc.Outcomes {
		days[o.Day0] = true
	}
	if n := len(doc.Outcomes); n <= handful && 2*len(days) <= n {
		return "the events fall on too few days to be a sample; name the chart to draw it all the same"
	}
	return ""
}

// Plan lists the pictures of a document: NAME.png for each chart, and
// NAME-EVENTID.png for up to four further events of ar, car and placebo, session-CLAIMID.png for as many further
// days that claims are about. No names
// means every chart that says something about this study. A chart whose data are missing is listed with the reason in Omit.
func Plan(doc *report.Document, names []string) []Request {
	all := len(names) == 0
	if all {
		names = Charts.Names()
	}
	st, _ := Style{}.filled()
	c, err := newCanvas(st)
	if err != nil {
		return nil
	}
	var out []Request
	taken := map[string]bool{}
	add := func(name, file string, sel Selection) {
		r := Request{Name: name, File: unique(taken, file), Sel: sel}
		if ch, ok := Charts.Lookup(name); !ok {
			r.Omit = fmt.Sprintf("no such chart: %q", name)
		} else if _, err := ch.Compose(doc, sel, c); err != nil {
			r.Omit = err.Error()
			if nd, ok := err.(*NoData); ok {
				r.Omit = nd.Why
			}
		}
		if all && r.Omit == "" && acrossEvents[name] {
			r.Omit = tooFew(doc)
		}
		out = append(out, r)
	}
	for _, name := range names {
		add(name, safe(name), Selection{})
		if ids := eventIDs(doc); perEvent[name] && len(ids) > 1 && len(ids) <= maxFurther+1 {
			for _, id := range ids[1:] {
				add(name, safe(name)+"-"+safe(id), Selection{Event: id})
			}
		}
		if name == "session" {
			for _, id := range furtherSessions(doc) {
				add(name, safe(name)+"-"+safe(id), Selection{Claim: id})
			}
		}
	}
	return out
}

// furtherSessions are the first claims of each further listing and day that claims are about.
func furtherSessions(doc *report.Document) (ids []string) {
	if doc == nil || doc.Report == nil || doc.Panel == nil {
		return nil
	}
	list, _ := sessions(doc, Selection{}, [2]int{})
	for i, s := range list {
		if id := s.said[0].Claim.ID; i > 0 && i <= maxFurther && id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// eventIDs returns the study's events in order, each once.
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

// safe turns a name into one that every file system takes.
func safe(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_', r > 0x2e7f && r < 0xfe00:
			b.WriteRune(r)
		default:
			b.WriteByte('-')
		}
		if b.Len() >= 60 {
			break
		}
	}
	if t := strings.Trim(b.String(), "-"); t != "" {
		return t
	}
	return "event"
}

// unique appends a number to a name that is taken.
func unique(taken map[string]bool, name string) string {
	file := name + ".png"
	for n := 2; taken[file]; n++ {
		file = fmt.Sprintf("%s-%d.png", name, n)
	}
	taken[file] = true
	return file
}
