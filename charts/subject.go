package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// maxPanels is how many small multiples a figure holds. Of five panels in a column of a journal
// none can be read.
const maxPanels = 4

// subject is the events that a picture is about: one event of up to four securities. Which event is
// meant is settled once, so that titles, axes and alternative text speak of the same one.
type subject struct {
	doc  *report.Document
	list []*eventstudy.Outcome
	more int // securities of the event that are not drawn
}

// subjectOf finds what the selection asks for among the measured events. Where only a security is
// named, the first event that it took part in is meant.
func subjectOf(doc *report.Document, sel Selection) (*subject, error) {
	if len(doc.Outcomes) == 0 {
		return nil, lacks("no event could be measured")
	}
	id := sel.Event
	if id == "" {
		id = doc.Outcomes[0].Event.ID
		for _, o := range doc.Outcomes {
			if sel.Security != "" && o.Security == sel.Security {
				id = o.Event.ID
				break
			}
		}
	}
	s := &subject{doc: doc}
	known := false
	for _, o := range doc.Outcomes {
		if o.Event.ID != id {
			continue
		}
		known = true
		if sel.Security != "" && o.Security != sel.Security {
			continue
		}
		if len(s.list) == maxPanels {
			s.more++
			continue
		}
		s.list = append(s.list, o)
	}
	switch {
	case !known:
		return nil, lacks("no measured event has the id %q", id)
	case len(s.list) == 0:
		return nil, lacks("event %q was not measured for %q", id, sel.Security)
	}
	return s, nil
}

// judgedOf is subjectOf for charts that hold an event against the days of its estimation.
func judgedOf(doc *report.Document, sel Selection) (*subject, error) {
	s, err := subjectOf(doc, sel)
	if err != nil {
		return nil, err
	}
	for _, o := range s.list {
		if !o.Fit.Estimated() {
			return nil, lacks("%s has no estimation sample to hold its event against", o.Security)
		}
	}
	return s, nil
}

// named says in titles which of many events is drawn.
func (s *subject) named(sel Selection, titles []string) []string {
	n := distinct(s.doc.Outcomes)
	if sel.Event != "" || n <= maxFurther+1 {
		return titles
	}
	out := make([]string, len(titles))
	for i, t := range titles {
		out[i] = fmt.Sprintf("Event %s of %s: %s", s.list[0].Event.ID, words.Count(n), t)
	}
	return append(out, titles...)
}

// detectable says of a single event that does not stand out what effect the test would have seen:
// that none is found is not to say that there is none. Several panels have several answers, and a
// note that lists them all is not read.
func (s *subject) detectable(w eventstudy.Window) []string {
	if len(s.list) != 1 {
		return nil
	}
	for _, x := range s.list[0].Windows {
		if x.Window == w && !significant(s.doc, x.P) && x.Detectable > 0 {
			return []string{"An effect of " + words.Size(x.Detectable, words.Places(x.Detectable)) +
				" would have been found with a chance of 80" + words.Narrow + "%."}
		}
	}
	return nil
}

// ids are the securities that are drawn.
func (s *subject) ids() (out []string) {
	for _, o := range s.list {
		out = append(out, o.Security)
	}
	return out
}

// notes says what is left out of the picture. A picture that shows some of what it is about and
// does not say so is false.
func (s *subject) notes() []string {
	if s.more == 0 {
		return nil
	}
	return []string{fmt.Sprintf("The first %s of %d securities are shown.",
		words.Number(len(s.list)), len(s.list)+s.more)}
}

// label is a security's name, or its id.
func label(doc *report.Document, id string) string {
	if x := doc.Panel.Series[id]; x != nil {
		return x.Security.Label()
	}
	return id
}

// namings are the two ways to name a listing in a sentence: by its name, and by its id, which is
// shorter. A title is worded with the one and with the other.
func namings(doc *report.Document) []func(id string) string {
	return []func(string) string{
		func(id string) string { return label(doc, id) },
		func(id string) string { return id },
	}
}

// heads are the names of a panel, longest first. The ticker is added where there is room, because
// two listings of one company share their name.
func heads(doc *report.Document, id string) []string {
	if l := label(doc, id); l != id {
		return []string{l + ", " + id, l, id}
	}
	return []string{id}
}

// listings gives each listing a panel in its colour, under its name where there are several.
func (c *Canvas) listings(doc *report.Document, ids []string,
	draw func(c *Canvas, i int, b pane)) (out []Panel) {
	for i, id := range ids {
		p := Panel{Color: c.series(doc, id), Draw: func(c *Canvas, b pane) { draw(c, i, b) }}
		if len(ids) > 1 {
			p.Heads = heads(doc, id)
		}
		out = append(out, p)
	}
	return out
}

// series gives a security by its place in the study one colour in every picture. A reader who has
// learned on one page that blue is Hong Kong must not unlearn it on the next.
func (c *Canvas) series(doc *report.Document, id string) rgb {
	return c.T.Series[seriesIndex(doc, id)%len(c.T.Series)]
}

// dashes tell the series apart where colour may be lost.
func (c *Canvas) dashes(doc *report.Document, id string) []float64 {
	return c.T.Dashes[seriesIndex(doc, id)%len(c.T.Dashes)]
}

// seriesIndex is a security's place in the study; 0 for a stranger. The order is that of the study
// file, which the user chose.
func seriesIndex(doc *report.Document, id string) int {
	for i, s := range doc.Panel.Order {
		if s == id {
			return i
		}
	}
	return 0
}

// benchmark is the id of a security's benchmark, "" when it has none.
func benchmark(doc *report.Document, id string) string {
	if x := doc.Panel.Series[id]; x != nil && x.Line != nil && x.Line.Market.Benchmark != nil {
		return x.Line.Market.Benchmark.ID
	}
	return ""
}

// benchmarks lists those of the events, each once. Listings in one market share theirs, and
// captions name it once.
func (s *subject) benchmarks() []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, o := range s.list {
		if b := benchmark(s.doc, o.Security); !seen[b] {
			seen[b] = true
			out = append(out, b)
		}
	}
	return out
}

// model says in words what the return is held against. The words are those by which the model
// declares itself; what it is held against is named, for a market model on the wrong index is the
// wrong model.
func (s *subject) model() string {
	m, ok := eventstudy.Models.Lookup(s.list[0].Fit.Model)
	if !ok {
		return s.list[0].Fit.Model + " model"
	}
	in := m.Info()
	of := s.benchmarks()
	if in.Against == "" || len(of) == 0 && strings.Contains(in.Against, "%s") {
		return in.Title
	}
	return strings.ReplaceAll(in.Against, "%s", words.List(of))
}

// explains completes "gained 2 % more than …" over a number of days.
func explains(model string, days int) string {
	if m, ok := eventstudy.Models.Lookup(model); ok {
		switch in := m.Info(); {
		case days > 1 && in.ExplainsDays != "":
			return strings.ReplaceAll(in.ExplainsDays, "%d", words.Count(days))
		case in.Explains != "":
			return in.Explains
		}
	}
	return "the market explains"
}

// estimation says over which days the models were estimated.
func (s *subject) estimation() string {
	if slices.ContainsFunc(s.list, func(o *eventstudy.Outcome) bool { return !o.Fit.Estimated() }) {
		return "without an estimation sample"
	}
	return "estimated over " + s.estimationDays() + " days to " + s.until()
}

// freedom is the degrees of freedom in words: "248" or "246–248". Listings differ where one has
// holidays that the other has not.
func (s *subject) freedom() string {
	return s.count(func(o *eventstudy.Outcome) int { return o.Fit.DF })
}

// when is the day or the days of the events: "13 February 2025". Listings may meet one piece of
// news on two days, and the title gives both.
func (s *subject) when() string {
	return dateRange(extent(s.list, func(o *eventstudy.Outcome) eventstudy.Date { return o.Day0 }))
}

// count is a whole number that each event has, as one figure where all agree and else as the range
// of them. A range is honest where a mean would be a number that belongs to none of them.
func (s *subject) count(of func(o *eventstudy.Outcome) int) string {
	lo, hi := extent(s.list, of)
	if lo == hi {
		return words.Grouped(float64(lo), 0)
	}
	return words.Grouped(float64(lo), 0) + "–" + words.Grouped(float64(hi), 0)
}

// extent is the smallest and the largest of what each event has.
func extent[T cmp.Ordered](list []*eventstudy.Outcome, of func(*eventstudy.Outcome) T) (lo, hi T) {
	lo, hi = of(list[0]), of(list[0])
	for _, o := range list {
		lo, hi = min(lo, of(o)), max(hi, of(o))
	}
	return lo, hi
}

// alpha is the level of the study's tests. A document that was put together by hand may lack it.
func alpha(doc *report.Document) float64 {
	if a := doc.Design.Alpha; a > 0 && a < 1 {
		return a
	}
	return 0.05
}

// level is the confidence in words: "95 %".
func level(doc *report.Document) string {
	return words.Level(1 - alpha(doc))
}

// quantile is the critical value of Student's t for an event's model, under the study's
// alternative. A one-sided test at 5 % has the critical value of a two-sided one at 10 %, and its
// band must be that of the test that is quoted.
func quantile(doc *report.Document, f *eventstudy.Fit) float64 {
	d := eventstudy.Design{Alpha: alpha(doc), Tail: doc.Design.Tail}
	return eventstudy.StudentQuantile(d.Critical(), float64(f.DF))
}

// within cuts the ends of an interval, which may be infinite, to the values of a panel. The band of
// a one-sided test has no other end.
func (s scale) within(v float64) float64 {
	return math.Min(math.Max(v, math.Min(s.lo, s.hi)), math.Max(s.lo, s.hi))
}

// significant reports whether a p-value passes the study's level; unknown does not.
func significant(doc *report.Document, p float64) bool { return p < alpha(doc) }

// moved says in a verb what an abnormal return ar on a return r was: "gained 2.8 % more than". A
// stock that fell less than expected did not gain: the verb follows the return, and the comparison
// the abnormal one.
func moved(r, ar float64) string {
	amount := words.Size(ar, words.Places(ar))
	switch {
	case ar >= 0 && r >= 0:
		return "gained " + amount + " more than "
	case ar < 0 && r < 0:
		return "lost " + amount + " more than "
	case ar >= 0:
		return "did " + amount + " better than "
	}
	return "did " + amount + " worse than "
}

// namesOf are the names of the listings of outcomes.
func namesOf(os []*eventstudy.Outcome, name func(id string) string) (out []string) {
	for _, o := range os {
		out = append(out, name(o.Security))
	}
	return out
}

// verdictTitles words a finding over several listings: which of them did ("moved more than …"),
// which did not, with long and then with short names. detail follows when one alone did. Wordings
// run from the full sentence with names to a bare count, and the first that fits is taken; each of
// them is true by itself. It never says of a listing that it did not move: of those that do not
// pass the test it says that they did not stand out, which is all that a test can say.
func (s *subject) verdictTitles(yes, no []*eventstudy.Outcome,
	before, did, detail string) []string {
	n := len(yes) + len(no)
	stood, chance := stoodOut(s.doc)
	all := "all " + words.Number(n)
	if n == 2 {
		all = "both"
	}
	switch {
	case len(yes) == 0 && n == 2:
		return []string{words.Upper(before + "neither of the two listings " + chance),
			words.Upper(before + "neither listing " + stood), "Neither listing " + stood}
	case len(yes) == 0:
		none := "none of the " + words.Number(n) + " listings "
		return []string{words.Upper(before + none + chance),
			words.Upper(before + none + stood), words.Upper(none + stood)}
	case len(no) == 0:
		return []string{words.Upper(before + all + " listings " + did),
			words.Upper(before + all + " listings " + stood),
			words.Upper(all + " listings " + stood)}
	}
	var out []string
	for _, name := range namings(s.doc) {
		who := words.List(namesOf(yes, name))
		if len(yes) == 1 {
			out = append(out, words.Upper(before+"only "+who+" "+did+detail))
		} else {
			out = append(out, words.Upper(before+who+" "+did+", "+words.List(namesOf(no, name))+
				" did not"))
		}
	}
	some := words.Number(len(yes)) + " of the " + words.Number(n) + " listings "
	return append(out, words.Upper(before+some+did), words.Upper(before+some+stood),
		words.Upper(some+stood))
}
