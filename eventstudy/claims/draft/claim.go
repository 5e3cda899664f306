package draft

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// figure makes a statement of a figure, or says why it makes none.
func (r *reader) figure(x sentenceOf, f figure) {
	said := x.part(f.first, f.last+1)
	// A volume and a market value look like a multiple and a price; the nouns beside them tell.
	for _, other := range []func(sentenceOf, figure) (Statement, role, bool){r.volume, r.value} {
		if s, noun, ok := other(x, f); ok {
			reason := r.bar(x, f)
			if reason == "" && s.Direction != "" && !r.daily(x, f) {
				reason = stretch // what was gained or lost is that of a day
			}
			r.settle(x, said, s, noun, reason)
			return
		}
	}
	noun, reason := r.owner(x, f)
	if reason != "" {
		r.leave(x, said.text, reason)
		return
	}
	// The unit tells what sort of statement the figure can be.
	s := r.statement(x)
	switch f.unit {
	case claims.Fraction:
		reason = r.change(x, f, &s)
	case claims.Multiple:
		reason = r.multiple(x, f, &s)
	case claims.Price:
		reason = r.price(x, f, &s)
	default:
		reason = r.pointsOf(x, f, &s)
	}
	// A name between an index and the figure is nearer: "S&P 500 member Apple rose 2 %".
	if noun.index != "" && slices.ContainsFunc(x.names, func(n naming) bool {
		return n.tok >= noun.end && n.end <= f.first
	}) {
		reason = indexed
	}
	r.settle(x, said, s, noun, reason)
}

// part is some words of a sentence and the token that they begin at.
type part struct {
	text string
	at   int
}

// part is the tokens from one to before another.
func (x *sentenceOf) part(from, to int) part { return part{span(x.ts, from, to), from} }

// settle adds a statement about the shares of a noun, or leaves it out with the reason why it is
// none. Every figure that was read ends in one of the two.
func (r *reader) settle(x sentenceOf, said part, s Statement, noun role, reason string) {
	if r.place(x, said, &s, noun, reason) {
		r.add(s)
	}
}

// place gives a statement its listings and day, or leaves it out and returns false.
func (r *reader) place(x sentenceOf, said part, s *Statement, noun role, reason string) bool {
	// A build without a kind leaves its statements out and says so, and never drafts what check
	// refuses.
	if reason == "" && !r.kinds[s.Kind] {
		reason = stretch
	}
	if reason == "" {
		reason = r.whose(x, noun, said.at, s)
	}
	if reason != "" {
		r.leave(x, said.text, reason)
	}
	return reason == ""
}

// owner is the noun of shares that a figure belongs to, or the reason why the figure makes no
// statement.
func (r *reader) owner(x sentenceOf, f figure) (noun role, reason string) {
	if reason = r.reason(x, f); reason != "" {
		return noun, reason
	}
	noun, ok := r.noun(x, f)
	if !ok {
		reason = nobody
	}
	return noun, reason
}

// statement begins a statement of a sentence.
func (r *reader) statement(x sentenceOf) Statement {
	return Statement{Line: x.line, Statement: claims.Statement{
		Source: fmt.Sprintf("%s, line %d", r.out.Article, x.line),
		Quote:  x.text, Date: eventstudy.NoDate, Drafted: true,
		Pos: eventstudy.Pos{File: r.out.Article, Line: x.line},
	}}
}

// reason is bar, and a noun beside the figure that is none of shares.
func (r *reader) reason(x sentenceOf, f figure) string {
	if reason := r.bar(x, f); reason != "" {
		return reason
	}
	noun, ok := x.about(f)
	switch {
	case ok && !noun.share:
		return noun.reason
	case f.unit == claims.Fraction && x.ofAnother(f):
		return another
	case f.scale != "":
		return amount
	}
	return ""
}

// noun is the noun of shares that a figure belongs to; a company's own name before a word of
// movement serves as one ("Apple fell 2.5 %"), and so does a pronoun behind a statement.
func (r *reader) noun(x sentenceOf, f figure) (role, bool) {
	for _, n := range x.names { // "Apple (+1.97 %)"
		if f.signed && n.end <= f.first && strings.Trim(span(x.ts, n.end, f.first), "(: ") == "" {
			return role{tok: n.end, end: n.end, share: true}, true
		}
	}
	noun, found := x.about(f)
	if found {
		return noun, true
	}
	const near = 6 // "was little changed, off 0.05 %"
	for k := len(x.names) - 1; k >= 0; k-- {
		if n := x.names[k]; n.end <= f.first && acts(x.ts, n.end, min(f.first, n.end+near)) {
			return role{tok: n.end, end: n.end, share: true}, true
		}
	}
	// The pronoun is the subject: nobody is named before it, at most a day ("On Tuesday they …").
	const head = 6
	for i := 0; r.follows && i < min(f.first, head); i++ {
		named := slices.ContainsFunc(x.names, func(n naming) bool { return n.tok < i })
		if !named && pronouns[low(x.ts, i)] && acts(x.ts, i+1, min(f.first, i+5)) {
			return role{tok: i, end: i + 1, share: true}, true
		}
	}
	return role{}, false
}

// about is the noun that a figure is a figure of. A company that acts in the figure's own clause
// goes before the noun of another: "The S&P 500 slipped 0.01 % as Apple gained 1.3 %".
func (x *sentenceOf) about(f figure) (role, bool) {
	noun, ok := about(x.roles, x.ts, f.first, f.last)
	clause := x.ts[f.num].Clause
	if !ok || x.ts[noun.tok].Clause == clause {
		return noun, ok
	}
	for _, n := range x.names {
		if x.ts[n.tok].Clause == clause && n.tok > noun.tok && n.end < f.first &&
			moves(x.ts, n.end) {
			return role{tok: n.end, end: n.end, share: true}, true
		}
	}
	// A line of a table: the name beside a signed figure is nearer than the noun of another line,
	// and no name where other words stand between.
	for _, n := range slices.Backward(x.names) {
		if f.signed && n.tok > noun.tok && n.end < f.first {
			bare := !slices.ContainsFunc(x.ts[n.end:f.first],
				func(t token) bool { return t.Kind == claims.Word })
			return role{tok: n.end, end: n.end, share: true}, bare
		}
	}
	return noun, ok
}

// acts reports whether one of the tokens from i to end is a verb of shares: they move, close, stand
// somewhere or enter a market.
func acts(ts []token, i, end int) bool {
	for ; i < end; i++ {
		if moves(ts, i) || closings[ts[i].Low] || stands[ts[i].Low] {
			return true
		}
	}
	return false
}

// stands are verbs of which the subject may be a share.
var stands = set("stood", "stands", "were", "was", "entered", "enters", "entering", "hit",
	"traded", "touched", "touches", "reached", "reaches")

// pronouns stand for the shares that the sentence before speaks of: "It closed at $209.27."
var pronouns = set("it", "they")

// whose fills in the listings and the day, as questions where the words leave them open. It
// returns a reason where the words name nobody at all.
func (r *reader) whose(x sentenceOf, noun role, at int, s *Statement) string {
	c, place := -1, ""
	if noun.index == "" {
		c, place = r.subject(x, noun)
	}
	// “Its New York shares rose 1 %, and gained 9 % in Hong Kong”: the clause names its own place.
	if x.ts[noun.tok].Clause != x.ts[at].Clause && c >= 0 {
		if own := placeIn(x.ts, at); len(r.at(c, own)) > 0 {
			place = own
		}
	}
	switch {
	case noun.index != "" && len(x.names) > 0 && x.ts[noun.tok].Clause != x.ts[at].Clause:
		return nobody
	case noun.index != "":
		s.Securities = []string{noun.index}
	case c < 0 && len(x.names) == 0 && !properBefore(x.ts, noun.tok):
		return nobody
	case c < 0:
		s.ask("security", "whose shares? The words name no company that is known here")
	default:
		r.speakOf(c)
		s.Securities = r.listings(c, place)
		if r.follows && place == "" && pronouns[low(x.ts, noun.tok)] {
			s.Securities = r.same(s.Securities)
		}
		if len(s.Securities) == 0 {
			s.ask("security", fmt.Sprintf("which listing of %s? None of that place is known",
				r.index.companies[c].Name))
		} else if r.opts.Held != nil && !slices.ContainsFunc(s.Securities, r.opts.Held) {
			// A claim of which no prices were given would only fill the file.
			return "no prices of " + strings.Join(s.Securities, " or ") + " were given"
		}
	}
	on := r.dayOf(x, at)
	s.Date = on.day
	switch {
	case on.slip:
		s.ask("date", fmt.Sprintf("which day is %q? That date is another weekday", on.said))
	case on.day == eventstudy.NoDate && on.said != "":
		s.ask("date", fmt.Sprintf("which day is %q? Give the day of the article with --date",
			on.said))
	case on.day == eventstudy.NoDate:
		s.ask("date", "which day? The article carries no date; give it with --date")
	case on.said != "":
		line := r.dayAt
		if len(x.days) > 0 {
			line = x.line
		}
		s.DayFrom = fmt.Sprintf("%q, line %d", on.said, line)
	default:
		s.DayFrom = "the day of the article"
	}
	return ""
}

// same narrows listings to those of the last statement: “they” are the shares just spoken of.
func (r *reader) same(ids []string) []string {
	if len(r.out.Statements) == 0 {
		return ids
	}
	last := r.out.Statements[len(r.out.Statements)-1].Securities
	if slices.ContainsFunc(last, func(id string) bool { return !slices.Contains(ids, id) }) {
		return ids
	}
	return last
}

// properBefore reports whether a capitalised word stands before the noun as its owner: an issuer
// that is not known, and no "tech stocks". “Tech stocks” have no owner and make no question;
// “Foxtrot’s shares” have one that the reader can name.
func properBefore(ts []token, noun int) bool {
	for i := noun - 1; i > 0 && i >= noun-3; i-- {
		if ts[i].Low == "'s" || ts[i].Low == "'" {
			return upper(ts[i-1].Text)
		}
	}
	return false
}

// change is a figure in per cent: the move of a day, or the change since a start.
func (r *reader) change(x sentenceOf, f figure, s *Statement) string {
	dir := x.direction(f)
	since, start := r.sinceOf(x, f)
	period, known := periodOf(x, f)
	span, way, _ := extremeOf(x.ts, f)
	switch {
	// A distance from a high is no change of a day, whatever verb stands before it.
	case span != "":
		s.Kind, s.Span, s.Direction = "from-extreme", span, way
		s.figure(f)
		return ""
	case offMark(x.ts, f.last+1):
		return marked
	case start:
		s.Kind = "change-since"
	// Last week and the like cannot be said by any key; to read them as a day’s move would condemn
	// them.
	case !known:
		return stretch
	case period != "":
		s.Kind, s.Period = "period-move", period
	case f.vague && !x.dated(x.ts[f.num].Clause):
		return vague
	default:
		s.Kind = "move"
	}
	if dir == claims.Unstated && !f.signed {
		return noMove
	}
	s.figure(f)
	s.begin(since)
	if !f.signed {
		s.Direction = dir.String()
	}
	s.basis(x.ts, f, dir)
	return ""
}

// sinceOf reads the start of a change in the figure's sentence.
func (r *reader) sinceOf(x sentenceOf, f figure) (since, bool) {
	on := dayOf{r.dayOf(x, f.num).day}
	for i := range x.ts {
		if x.ts[i].Low != "since" || x.used[i] || !x.owns(f, i) && !x.heads(f, i) {
			continue
		}
		// Before its figure a start must be one: “since it listed, …” may give a reason.
		s, _ := sinceAt(x.ts, i, on)
		if i > f.last || i < f.first && (s.text != "" || happened(x.ts, i)) {
			return s, true
		}
	}
	// “Rose 3.3 % from Wednesday” is no move of Friday.
	for _, m := range x.from {
		if m.tok > f.last && x.owns(f, m.tok) && x.ts[m.tok].Clause == x.ts[f.num].Clause &&
			m.day != eventstudy.NoDate && m.day < before(on.day) {
			return since{text: m.day.String()}, true
		}
	}
	if i := soFar(x.ts, on); i >= 0 && !x.used[i] && x.owns(f, i) {
		return since{text: "year-start"}, true
	}
	return since{}, false
}
