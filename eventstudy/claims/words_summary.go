package claims

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Summary answers the reader's question in words, a paragraph each: what of the claimed moves is
// true, of which listing, on which day and on which reading; what of it the market does not
// explain; what the other listings did; since when a claimed change holds. Claims of one kind about
// the same listings and day are answered together. rep may be nil, when no study was run: then
// nothing is said of abnormal returns.
func Summary(vs []Verdict, rep *eventstudy.Report, b Book) []string {
	if len(vs) == 0 {
		return nil
	}
	s := summary{rep: rep, shelf: newShelf(b)}
	out := []string{tally(vs) + drafts(vs)}
	told := map[eventstudy.Date]bool{} // days of which it is said what the others did
	for _, g := range groups(vs) {
		switch c := &g[0].Claim; c.kind.(type) {
		case move:
			out = append(out, s.moves(g)...)
			if t := s.others(c); t != "" && !told[c.Date] {
				out, told[c.Date] = append(out, t), true
			}
		case changeSince:
			out = append(out, s.changes(g))
		default:
			out = append(out, s.levels(g))
		}
	}
	return out
}

// summary is what the paragraphs are written from.
type summary struct {
	*shelf
	rep *eventstudy.Report
}

// tally counts the verdicts: "Of 8 claims 2 are supported, …".
func tally(vs []Verdict) string {
	if len(vs) == 1 {
		return "The price claim is " + statusWords[vs[0].Status].tally + "."
	}
	return fmt.Sprintf("Of %d price claims %s.", len(vs), tallied(vs))
}

// tallied is "2 are supported and 1 is contradicted".
func tallied(vs []Verdict) string {
	n := map[Status]int{}
	for _, v := range vs {
		n[v.Status]++
	}
	var parts []string
	for _, s := range Statuses {
		if k := n[s]; k > 0 {
			are := agree(k, "is", "are")
			parts = append(parts, fmt.Sprintf("%d %s %s", k, are, statusWords[s].tally))
		}
	}
	return words.List(parts)
}

// statusWords are what a verdict is called: at the head of an answer, in a count, as a reply to a
// question that several claims may share, and of one claim.
var statusWords = map[Status]struct{ head, tally, reply, is string }{
	Supported: {"True", "supported", "Yes", "is true"},
	OtherReading: {"True only on another reading",
		"true only on another reading than the words suggest",
		"Only on another reading", "is true only on another reading"},
	Undecided:    {"Undecided", "undecided", "It cannot be decided", "is undecided"},
	Contradicted: {"Not true", "contradicted", "No", "is not true"},
	Unverifiable: {"Cannot be told", "not to be verified with the data at hand",
		"The data at hand cannot tell", "cannot be verified"},
}

// agree is the first of two words for one thing, else the second.
func agree(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// drafts says that claims were found by a program and confirmed by nobody.
func drafts(vs []Verdict) string {
	n := 0
	for _, v := range vs {
		if v.Claim.Drafted {
			n++
		}
	}
	switch {
	case n == 0:
		return ""
	case n == 1 && len(vs) == 1:
		return " It was drafted by a program and confirmed by nobody."
	case n == len(vs):
		return " They were drafted by a program and confirmed by nobody."
	}
	return fmt.Sprintf(" Of them %d %s drafted by a program and confirmed by nobody.",
		n, agree(n, "was", "were"))
}

// groups collects the verdicts that one paragraph answers, in order of first appearance; claims
// that prices cannot answer have none. Claims of a rise and of a fall cannot share an answer, nor
// can those of two prices of the day, and bounds stand alone.
func groups(vs []Verdict) [][]Verdict {
	return grouped(vs, len(vs), func(v *Verdict) string {
		c := &v.Claim
		if c.unasked() {
			return ""
		}
		switch c.kind.(type) {
		case move:
			key := fmt.Sprint("move", c.Date, c.Securities, c.Fixed)
			if t := c.Target; !t.Single() && c.Between == [2]string{} {
				key += t.Text
			}
			return key + fmt.Sprint(c.Way, c.Target.Aim < 0)
		case changeSince:
			return fmt.Sprint("change", c.Date, c.Since, c.Way)
		}
		return fmt.Sprint("level", c.Date, c.Securities)
	})
}

// figures joins what the claims of a group say behind what they are figures of: "9.1–9.2%", "a rise
// of at least 40%".
func figures(g []Verdict, of string) string {
	var ts []*Target
	for _, v := range g {
		t := v.Claim.Target
		same := func(o *Target) bool { return o.Text == t.Text }
		if t != nil && !slices.ContainsFunc(ts, same) {
			ts = append(ts, t)
		}
	}
	// By size, whatever the order of the articles.
	slices.SortStableFunc(ts, func(a, b *Target) int { return cmp.Compare(a.Aim, b.Aim) })
	// Articles that differ in the last digit report one move.
	// Two plain percentages of one move read as the range that they span.
	if len(ts) == 2 && ts[0].Single() && ts[1].Single() && ts[0].Aim > 0 {
		if ts[0].bare != "" && ts[1].bare != "" && ts[1].Aim < 1.1*ts[0].Aim {
			return of + ts[0].bare + "–" + ts[1].Text
		}
	}
	var texts []string
	for _, t := range ts {
		texts = append(texts, t.Text)
	}
	return of + words.List(texts)
}

// verdictOf is the first words of a paragraph: the verdicts of a group in one. A question that
// several claims share is answered in part where they fall apart.
func verdictOf(g []Verdict) string {
	for i := range g {
		if g[i].Status != g[0].Status {
			return "In part"
		}
	}
	return statusWords[g[0].Status].reply
}

// names lists the claim ids of a group. In the summary claims keep their ids, because the ledger
// below is ordered by them.
func names(g []Verdict) string {
	var ids []string
	for _, v := range g {
		if v.Claim.ID != "" {
			ids = append(ids, v.Claim.ID)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	return " (" + strings.Join(ids, ", ") + ")"
}

// who writes a security with its name: "9988.HK (Alibaba Group (Hong Kong))" without the doubled
// brackets.
func (s *summary) who(id string) string {
	i, ok := s.index[id]
	if !ok || s.book.Securities[i].Label() == id {
		return id
	}
	return strings.NewReplacer(" (", ", ", ")", "").Replace(s.book.Securities[i].Name) + " (" + id +
		")"
}

// changes answers the claims of a change since a base: of which listing it holds, and since when.
func (s *summary) changes(g []Verdict) string {
	c := &g[0].Claim
	var ids []string
	for _, v := range g {
		for _, id := range v.Claim.Securities {
			ids = addNew(ids, id)
		}
	}
	of := c.noun()
	if c.Way == Unstated || c.Target.signed {
		of = ""
	}
	out := []string{fmt.Sprintf("Is the change since %s %s, as claimed%s? %s.",
		c.Start.Text, figures(g, of), names(g), verdictOf(g))}
	// One sentence a listing, from the first claim that names it: the claims of a group share their
	// base.
	for _, id := range ids {
		k := slices.IndexFunc(g, func(v Verdict) bool {
			return slices.Contains(v.Claim.Securities, id)
		})
		r := g[k].Plain(id)
		if r == nil || r.Security != id {
			continue
		}
		switch {
		case r.Need != "":
			out = append(out,
				words.Sentence("for "+id+" the data at hand cannot tell: it needs "+r.Need))
		case r.Matches:
			out = append(out, s.who(id)+" "+full(r)+".")
		default:
			t := s.who(id) + " " + r.say + ", which is not " + g[k].Claim.change()
			if r.Detail != "" {
				t += "; " + r.Detail
			}
			out = append(out, t+".")
		}
	}
	for _, v := range g {
		if r := v.Decided(); r != nil && v.Status == OtherReading {
			out = append(out, words.Sentence(v.Claim.change()+" holds on another reading: "+
				heading(r.Security, r)+full(r)))
		}
	}
	return strings.Join(out, " ")
}

// levels answers claims of a price or of a record, each in its own words.
func (s *summary) levels(g []Verdict) string {
	c := &g[0].Claim
	var out, closes []string
	for _, id := range c.Securities {
		l := s.listing(id)
		if i, ok := l.Row(c.Date); ok && i > 0 && l.daily() {
			closes = append(closes, fmt.Sprintf("%s closed at %s (%s)",
				s.who(id), l.Money(l.Close[i]), Percent(l.moved(i))))
		}
	}
	if len(closes) > 0 {
		out = append(out, words.List(closes)+" on "+day(c.Date)+".")
	}
	for i := range g {
		v := &g[i]
		t := fmt.Sprintf("%s%s %s", v.Claim.claimed(), names(g[i:i+1]), statusWords[v.Status].is)
		switch r := v.Decided(); {
		case v.Status == Unverifiable:
			t += ": " + s.lacks(v)
		case r != nil && v.Status == OtherReading:
			t += fmt.Sprintf(", %s: %s%s", r.Name, v.subject(r), full(r))
		case r != nil && !r.Plain:
			t += "; the nearest: " + v.subject(r) + full(r)
		case r != nil:
			t += ": " + v.subject(r) + full(r)
		}
		out = append(out, words.Sentence(t))
	}
	return strings.Join(out, " ")
}
