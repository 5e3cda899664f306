package claims

import (
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
	out := []string{tally(vs)}
	out[0] += drafts(vs)
	for _, g := range groups(vs) {
		if g[0].Claim.fault != "" {
			out = append(out, g[0].Note)
			continue
		}
		switch g[0].Claim.kind.(type) {
		case move:
			out = append(out, s.moves(g)...)
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
	return fmt.Sprintf("Of %d price claims %s.", len(vs), counted(vs))
}

// counted is "2 are supported and 1 is contradicted".
func counted(vs []Verdict) string {
	n := map[Status]int{}
	for _, v := range vs {
		n[v.Status]++
	}
	var parts []string
	for _, s := range Statuses {
		if k := n[s]; k > 0 {
			parts = append(parts, fmt.Sprintf("%d %s %s", k, verb(k), statusWords[s].tally))
		}
	}
	return words.List(parts)
}

// statusWords are what a verdict is called: at the head of an answer, in a count, as a reply to a
// question that several claims may share, and of one claim.
var statusWords = map[Status]struct{ head, tally, reply, is string }{
	Supported: {"True", "supported", "Yes", "is true"},
	OtherReading: {"True only on another reading", "true only on another reading than the words suggest",
		"Only on another reading", "is true only on another reading"},
	Undecided:    {"Undecided", "undecided", "It cannot be decided", "is undecided"},
	Contradicted: {"Not true", "contradicted", "No", "is not true"},
	Unverifiable: {"Cannot be told", "not to be verified with the data at hand",
		"The data at hand cannot tell", "cannot be verified"},
}

// verb agrees with a count.
func verb(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
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
	return fmt.Sprintf(" Of them %d %s drafted by a program and confirmed by nobody.", n, map[bool]string{true: "was", false: "were"}[n == 1])
}

// groups collects the verdicts that one paragraph answers, in order of first appearance. Claims of
// a rise and of a fall cannot share an answer, and bounds stand alone.
func groups(vs []Verdict) (out [][]Verdict) {
	at := map[string]int{}
	for _, v := range vs {
		c := v.Claim
		key := ""
		kind := c.kind
		if c.fault != "" {
			kind = nil
		}
		switch kind.(type) {
		case nil:
			key = fmt.Sprint("fault", v.Note) // what is asked of several is asked once
		case move:
			key = fmt.Sprint("move", c.Date, c.Securities)
			if t := c.Target; !t.Single() && c.Between == [2]string{} {
				key += t.Text
			} else {
				key += fmt.Sprint(t.Aim < 0)
			}
		case changeSince:
			key = fmt.Sprint("change", c.Date, c.Since)
		default:
			key = fmt.Sprint("level", c.Date, c.Securities)
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], v)
	}
	return out
}

// figures joins what the claims of a group say: "9.1–9.2%", "at least 40%".
func figures(g []Verdict) string {
	var ts []*Target
	for _, v := range g {
		t := v.Claim.Target
		if t == nil {
			continue
		}
		if !slices.ContainsFunc(ts, func(o *Target) bool { return o.Text == t.Text }) {
			ts = append(ts, t)
		}
	}
	// By size, whatever the order of the articles.
	slices.SortStableFunc(ts, func(a, b *Target) int {
		switch {
		case a.Aim < b.Aim:
			return -1
		case a.Aim > b.Aim:
			return 1
		}
		return 0
	})
	// Two plain percentages read as the range that they span.
	if len(ts) == 2 && ts[0].Single() && ts[1].Single() && ts[0].Aim > 0 {
		if low, ok := strings.CutSuffix(ts[0].Text, "%"); ok && strings.HasSuffix(ts[1].Text, "%") && !strings.Contains(low, "%") {
			return strings.TrimSpace(low) + "–" + ts[1].Text
		}
	}
	var texts []string
	for _, t := range ts {
		texts = append(texts, t.Text)
	}
	return words.List(texts)
}

// verdictOf is the first words of a paragraph: the verdicts of a group in one.
func verdictOf(g []Verdict) string {
	for i := range g {
		if g[i].Status != g[0].Status {
			return "In part"
		}
	}
	return statusWords[g[0].Status].reply
}

// names lists the claim ids of a group.
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
	return strings.NewReplacer(" (", ", ", ")", "").Replace(s.book.Securities[i].Name) + " (" + id + ")"
}

// changes answers the claims of a change since a base: of which listing it holds, and since when.
func (s *summary) changes(g []Verdict) string {
	since := g[0].Claim.Start
	var ids, out []string
	for _, v := range g {
		for _, id := range v.Claim.Securities {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	head := fmt.Sprintf("Is the change since %s %s, as claimed%s? %s", since.Text, figures(g), names(g), verdictOf(g))
	// One sentence a listing, from the first claim that names it: the claims of a group share their
	// base.
	for _, id := range ids {
		for _, v := range g {
			r := v.Plain(id)
			if r == nil || r.Security != id {
				continue
			}
			switch {
			case r.Need != "":
				out = append(out, words.Sentence("for "+id+" the data at hand cannot tell: it needs "+r.Need))
			case r.Matches:
				out = append(out, s.who(id)+" "+full(r)+".")
			default:
				t := s.who(id) + " " + r.say + ", which is not " + figures([]Verdict{v})
				if r.Detail != "" {
					t += "; " + r.Detail
				}
				out = append(out, t+".")
			}
			break
		}
	}
	for _, v := range g {
		if v.Status == OtherReading {
			if r := v.Decided(); r != nil {
				out = append(out, words.Sentence(figures([]Verdict{v})+" holds on another reading: "+r.Security+" "+full(r)))
			}
		}
	}
	return head + ". " + strings.Join(out, " ")
}

// levels answers claims of a price or of a record, each in its own words.
func (s *summary) levels(g []Verdict) string {
	c := g[0].Claim
	var out, who []string
	for _, id := range c.Securities {
		t := s.who(id)
		l := s.listing(id)
		if i, ok := l.Row(c.Date); ok && i > 0 && l.daily() {
			t += fmt.Sprintf(", close %s (%s),", l.Money(l.Close[i]), Percent(l.moved(i)))
		}
		who = append(who, t)
	}
	for _, v := range g {
		t := fmt.Sprintf("%s%s %s", v.Claim.claimed(), names([]Verdict{v}), statusWords[v.Status].is)
		switch r := v.Decided(); {
		case v.Status == Unverifiable:
			t += ": " + unlessNeeds(&v)
		case r != nil && v.Status == OtherReading:
			t += fmt.Sprintf(", %s: %s%s", r.Name, v.subject(r), full(r))
		case r != nil && !r.Plain:
			t += "; the nearest: " + v.subject(r) + full(r)
		case r != nil:
			t += ": " + v.subject(r) + full(r)
		}
		out = append(out, words.Sentence(t))
	}
	return fmt.Sprintf("About %s on %s. ", strings.Join(who, " or "), day(c.Date)) + strings.Join(out, " ")
}

// unlessNeeds says what an unverifiable claim lacks.
func unlessNeeds(v *Verdict) string {
	if n := v.needs(false); n != "" {
		return "it needs " + n
	}
	return v.unverified()
}
