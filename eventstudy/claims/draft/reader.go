package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// Options are what a draft is made with.
type Options struct {
	Date      eventstudy.Date      // of an article that carries none; NoDate: its own
	Companies []Company            // known issuers, the study's own first
	Kinds     []string             // the kinds of claims that can be judged
	Held      func(id string) bool // whether a price file holds a listing; nil: not known
}

// New drafts the claims of an article.
func New(a Article, o Options) Draft {
	r := newReader(a, o)
	for _, s := range r.read {
		before, left := len(r.out.Statements), len(r.out.LeftOut)
		r.sentence(s)
		// “They” may also be those of whom something was asked or denied: “Did it fall? No. It …”.
		r.follows = len(r.out.Statements) > before || r.follows && s.bare() ||
			slices.ContainsFunc(r.out.LeftOut[left:], func(l LeftOut) bool {
				return l.Reason == asked || l.Reason == denied || l.Reason == withdrawn
			})
	}
	return r.out
}

// reader carries what an article has said so far from sentence to sentence. It never looks ahead:
// what a sentence refers to was said before.
type reader struct {
	out     Draft
	index   *Index
	opts    Options
	kinds   map[string]bool
	read    []sentenceOf
	placed  map[int]map[string]bool // the listings named beside a company's shares
	spoken  []int                   // companies stated of or named alone, the last one last
	follows bool                    // the sentence before spoke of shares that “they” may be
	day     mention                 // the last day named near the article's own
	dayAt   int                     // its line
	// the day that the sentence before looked back to, "a day earlier"; else NoDate
	lookBack eventstudy.Date
	seen     map[string]int // statements by what they say
	ids      map[string]bool
}

// sentenceOf is a sentence with its place.
type sentenceOf struct {
	line    int
	text    string
	heading bool
	ts      []token
	names   []naming
	roles   []role
	figures []figure
	days    []mention    // the days near the article's own that it names
	from    []mention    // those that a move is counted from
	used    map[int]bool // tokens that a statement has taken: a record, a streak, a comparison
}

// bare reports a sentence that speaks of nothing: "No."
func (x *sentenceOf) bare() bool {
	const few = 5
	return len(x.names)+len(x.roles)+len(x.figures) == 0 && len(x.ts) <= few
}

// newReader reads the whole article once before it makes a statement: the places at which a
// company’s shares are named anywhere decide of which listing a bare “the shares” speaks. Companies
// that the article introduces with a ticker come after those of the study, which are surer.
func newReader(a Article, o Options) *reader {
	r := &reader{opts: o, kinds: set(o.Kinds...), placed: map[int]map[string]bool{},
		day: mention{day: eventstudy.NoDate}, lookBack: eventstudy.NoDate,
		seen: map[string]int{}, ids: map[string]bool{}}
	companies := o.Companies
	for _, p := range a.Paragraphs {
		if strings.Contains(p.Text, "(") {
			companies = append(companies[:len(companies):len(companies)], named(p.Text)...)
		}
	}
	r.index = NewIndex(companies)
	r.out = Draft{Article: a.Name, Date: o.Date, Carried: dateOf(a)}
	if r.out.Date == eventstudy.NoDate {
		r.out.Date = r.out.Carried
	}
	for _, p := range a.Paragraphs {
		for _, s := range sentences(p.Text) {
			x := sentenceOf{line: p.Line + s.line, text: s.text, heading: p.Heading}
			x.ts = claims.Tokens(s.text)
			x.names, x.roles, x.figures = r.index.find(x.ts), roles(x.ts), figures(x.ts)
			x.used = map[int]bool{}
			r.atHand(x)
			r.places(x)
			r.speak(x)
			r.read = append(r.read, x)
		}
	}
	r.spoken = nil
	return r
}

// speak notes a company that a sentence names alone.
func (r *reader) speak(x sentenceOf) {
	if all := distinct(x.names); len(all) == 1 {
		r.speakOf(all[0])
	}
}

// speakOf keeps the last few companies that were spoken of.
func (r *reader) speakOf(c int) {
	const few = 8
	r.spoken = append(slices.DeleteFunc(r.spoken, func(o int) bool { return o == c }), c)
	r.spoken = r.spoken[max(len(r.spoken)-few, 0):]
}

// dateOf is the day of an article: its own data, else the first full date that stands near its
// top in a short paragraph or at the head of one, as bylines and datelines do.
func dateOf(a Article) eventstudy.Date {
	if a.Date != eventstudy.NoDate {
		return a.Date
	}
	const top, short, head = 15, 200, 12
	for i, p := range a.Paragraphs {
		if i >= top {
			break
		}
		text := p.Text
		if len(text) > short {
			text = text[:cutRune(text, short)]
		}
		for _, m := range days(claims.Tokens(text), eventstudy.NoDate) {
			if m.full && m.day != eventstudy.NoDate && (len(p.Text) <= short || m.tok <= head) {
				return m.day
			}
		}
	}
	return eventstudy.NoDate
}

// cutRune moves a cut back to the beginning of a character.
func cutRune(s string, n int) int {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// places notes the markets that a sentence names beside the shares of a company.
func (r *reader) places(x sentenceOf) {
	for _, s := range x.roles {
		if !s.share || s.index != "" {
			continue
		}
		if c, place := r.subject(x, s); c >= 0 && place != "" {
			if r.placed[c] == nil {
				r.placed[c] = map[string]bool{}
			}
			if here := r.at(c, place); len(here) > 0 {
				r.placed[c][strings.Join(here, " ")] = true
			}
		}
	}
}

// maxFigures is how many figures a sentence has at the most; a table or a list has more, whose
// figures belong to nothing that stands near them. It bounds the work on a sentence too.
const maxFigures = 12

// sentence makes the statements of one sentence and remembers what later ones refer to.
func (r *reader) sentence(x sentenceOf) {
	x.days, x.from = r.remember(x)
	runs := streaks(x.ts)
	recs := superlatives(x.ts, func(i int) dayOf { return dayOf{r.dayOf(x, i).day} },
		x.falls)
	take := func(tok, end int) {
		for ; tok < end; tok++ {
			x.used[tok] = true
		}
	}
	for _, s := range recs {
		take(s.tok, s.end)
	}
	for _, s := range runs {
		take(s.tok, s.end)
	}
	// Beyond this many figures no noun near a figure is surely its own.
	if n := len(x.figures) + len(recs); n > maxFigures {
		r.leave(x, fmt.Sprintf("%d figures", n), table)
		return
	}
	// A comparison takes its figure before the figures are read one by one, for “by 3 points” would
	// pass for a move.
	r.compare(x)
	for _, f := range x.figures {
		if !x.used[f.num] {
			r.figure(x, f)
		}
	}
	for _, s := range recs {
		r.record(x, s)
	}
	r.regime(x)
	for _, s := range runs {
		r.run(x, s)
	}
}

// falls reports whether the verb of what stands at i says a fall: that of its clause, else the last
// one before it.
func (x *sentenceOf) falls(i int) bool {
	d := directionAt(x.ts, i, i)
	for k := i - 1; k >= 0 && d == claims.Unstated; k-- {
		d = claims.Sense(x.ts, k)
	}
	return d == claims.Down
}

// remember keeps the last day near the article's own and the last company that stands alone, and
// returns the days that its statements may be about, and those that a move is counted from.
func (r *reader) remember(x sentenceOf) (out, from []mention) {
	const near = 7
	back := eventstudy.NoDate
	for _, m := range days(x.ts, r.out.Date) {
		if low(x.ts, m.tok-1) == "since" || m.day == eventstudy.NoDate && m.full ||
			x.awaits(m.tok) {
			continue
		}
		if m.from {
			from = append(from, m)
			continue
		}
		recent := m.day == eventstudy.NoDate || r.out.Date == eventstudy.NoDate ||
			m.day <= r.out.Date && r.out.Date-m.day <= near
		switch {
		case x.heading && m.full:
		case m.earlier: // a look back, of which later sentences do not speak
			m.day = before(r.lookBack, r.day.day, r.out.Date)
			back = m.day
			out = append(out, m)
		case recent:
			r.day, r.dayAt = m, x.line
			out = append(out, m)
		case low(x.ts, m.tok-1) == "on": // a day of history, of which later sentences do not speak
			out = append(out, m)
		}
	}
	r.lookBack = back
	r.speak(x)
	return out, from
}

// awaits reports whether the day at a token is still to come: "will report on 20 February".
func (x *sentenceOf) awaits(tok int) bool {
	return slices.ContainsFunc(x.ts[:tok], func(t token) bool {
		return t.Low == "will" && t.Clause == x.ts[tok].Clause
	})
}

// before is the weekday before the first known of some days, NoDate where none is.
func before(days ...eventstudy.Date) eventstudy.Date {
	for _, d := range days {
		if d == eventstudy.NoDate {
			continue
		}
		for d--; d.Weekend(); d-- {
		}
		return d
	}
	return eventstudy.NoDate
}

// dayOf is the day that what stands at a token is about: the day that its clause names, else the
// last that the sentence names before it, else the first behind it; in a sentence that names none
// the last one that the article named before, else the article's own.
func (r *reader) dayOf(x sentenceOf, at int) mention {
	for _, m := range x.days {
		if x.ts[m.tok].Clause == x.ts[at].Clause {
			return m
		}
	}
	for k := len(x.days) - 1; k >= 0; k-- {
		if m := x.days[k]; m.tok < at {
			return m
		}
	}
	switch {
	case len(x.days) > 0:
		return x.days[0]
	case r.dayAt > 0 && !x.present():
		return r.day
	}
	return mention{day: r.out.Date}
}

// present reports words by which a sentence speaks of the day of the article, whatever day was
// named before it.
func (x sentenceOf) present() bool {
	for i, t := range x.ts {
		switch t.Low {
		case "now", "currently", "trades":
			return true
		case "trade":
			if low(x.ts, i+1) == "at" {
				return true
			}
		}
	}
	return false
}

// add puts the statement into the draft, unless the article has said it already.
func (r *reader) add(s Statement) {
	same := s.Statement // without what differs when an article says one thing twice
	same.Source, same.Quote, same.Pos = "", "", eventstudy.Pos{}
	// Headline, lead and caption mostly say one thing three times; it is one claim with three
	// lines.
	key := fmt.Sprint(same, s.Questions)
	if i, ok := r.seen[key]; ok {
		old := &r.out.Statements[i]
		if s.Line != old.Line {
			old.Also = append(old.Also, s.Line)
		}
		return
	}
	r.seen[key] = len(r.out.Statements)
	s.ID = fmt.Sprintf("line-%d-%s", s.Line, s.Kind)
	for n := 2; r.ids[s.ID]; n++ {
		s.ID = fmt.Sprintf("line-%d-%s-%d", s.Line, s.Kind, n)
	}
	r.ids[s.ID] = true
	r.out.Statements = append(r.out.Statements, s)
}

// leave lists a figure as left out: whoever reads the draft can see that it was met and why nothing
// was made of it.
func (r *reader) leave(x sentenceOf, figure, reason string) {
	r.out.LeftOut = append(r.out.LeftOut, LeftOut{x.line, x.text, figure, reason})
}
