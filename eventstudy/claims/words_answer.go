package claims

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy/words"
)

// Answer says in one line for each question how its claims fell, the verdict first, in words
// without ids: for a reader with half a minute. Claims of one kind, day and verdict about the same
// listings share a line.
func Answer(vs []Verdict, b Book) (out []string) {
	s := newShelf(b)
	var order []string
	lines := map[string][]Verdict{}
	for i := range vs {
		key := lineOf(&vs[i], i)
		if lines[key] == nil {
			order = append(order, key)
		}
		lines[key] = append(lines[key], vs[i])
	}
	var rest []Verdict
	if len(order) > most { // what is wrong comes first, and the rest is counted
		slices.SortStableFunc(order, func(a, b string) int {
			return cmp.Compare(severity(lines[a][0].Status), severity(lines[b][0].Status))
		})
		for _, key := range order[most-1:] {
			rest = append(rest, lines[key]...)
		}
		order = order[:most-1]
	}
	for _, key := range order {
		out = append(out, s.line(lines[key]))
	}
	if len(rest) > 0 {
		out = append(out, fmt.Sprintf("Of %s %s.", words.Counted(len(rest), "further claim"),
			tallied(rest)))
	}
	return out
}

// lineOf is the key of the line that claim i shares.
func lineOf(v *Verdict, i int) string {
	c := &v.Claim
	switch {
	case c.unasked(): // what is asked of several is asked once
		return fmt.Sprint("fault", v.Note)
	case v.Status == Unverifiable || c.Target != nil && !c.Target.Single() && c.Since == "":
		return fmt.Sprint("alone", i)
	case c.kind.Shape().Record: // the record since one day and that since another share their facts
		return fmt.Sprint(c.Kind, c.Date, v.Status, v.Reading(), c.Securities)
	case c.Since == "":
		return fmt.Sprint(c.Kind, c.Date, v.Status, c.Securities, c.Way)
	}
	return fmt.Sprint(c.Kind, c.Date, v.Status, c.Since, c.Way)
}

// most is the number of lines that an answer has at the most.
const most = 12

// severity orders verdicts by what a reader must see first.
func severity(s Status) int {
	return slices.Index([]Status{Contradicted, OtherReading, Undecided, Unverifiable, Supported}, s)
}

// line answers the claims of one question, all of one verdict.
func (s *shelf) line(g []Verdict) string {
	v := &g[0]
	c := &v.Claim
	head := statusWords[v.Status].head + ": "
	switch {
	case c.unasked() && len(g) > 1:
		return fmt.Sprintf("%s statements cannot be told: %s",
			words.Upper(words.Number(len(g))), words.Lower(v.Note))
	case c.unasked():
		return head + words.Lower(v.Note)
	case v.Status == Unverifiable:
		return head + c.claimed() + "; " + s.lacks(v) + "."
	case v.Status == Supported:
		return head + s.plainClauses(g) + "."
	}
	facts := s.factClause(v)
	if facts != "" {
		facts = "; " + facts
	}
	return head + words.List(s.clauses(g)) + facts + "."
}

// lacks says why a claim cannot be told.
func (s *shelf) lacks(v *Verdict) string {
	if n := v.needs(); n != "" {
		return "it takes " + n
	}
	if p := v.Plain(""); p != nil && p.Closed != "" {
		return fmt.Sprintf("%s did not trade on %s (%s)", s.shares(p.Security),
			day(p.ToDate), p.Closed)
	}
	return v.unverified()
}

// verbOf is a verb for one subject and for several, and the one that stands for it.
type verbOf struct{ one, many, again string }

var (
	is    = verbOf{"is", "are", "is"}
	was   = verbOf{"was", "were", "is"}
	fits  = verbOf{"fits", "fit", "does"}
	holds = verbOf{"holds", "hold", "does"}
)

// predicate is what claims are by the reading that decides them, "is the day's high"; the zero
// predicate stands where none agrees.
type predicate struct {
	verb verbOf
	rest string
}

// otherwise says by what reading a claim agrees.
func (s *shelf) otherwise(v *Verdict) (p predicate) {
	c, r := &v.Claim, v.Decided()
	switch {
	case r == nil, v.Status == Contradicted && !r.Matches:
		return predicate{}
	case r.Rank == Through:
		return predicate{was, "passed through during the session"}
	case r.Rank == Nearby:
		return predicate{fits, day(r.ToDate)}
	case r.Rank == OtherListing && r.Side != Close:
		return predicate{fits, owner(r.Side) + " of " + s.shares(r.Security)}
	case r.Rank == OtherListing:
		return predicate{fits, s.shares(r.Security)}
	case r.Rank == OtherBasis:
		return predicate{holds, "with dividends counted"}
	case r.Rank == OtherBase:
		return predicate{fits, "the " + r.Name}
	case c.Target == nil || !c.Target.Single():
		return predicate{holds, "of " + owner(r.Side)}
	}
	return predicate{is, owner(r.Side)}
}

// clauses says what the claims of a line are, those of which the same is said together.
func (s *shelf) clauses(g []Verdict) (out []string) {
	var ps []predicate
	subjects := map[predicate][]string{}
	first := map[predicate]*Verdict{}
	for i := range g {
		p := s.otherwise(&g[i])
		if first[p] == nil {
			first[p], ps = &g[i], append(ps, p)
		}
		what := g[i].Claim.the()
		if p.rest == "" {
			what = g[i].Claim.claimed()
		}
		subjects[p] = append(subjects[p], what)
	}
	for _, p := range ps {
		out = append(out, p.clause(subjects[p], first[p]))
	}
	return out
}

// clause is a predicate with its subjects, and how often such a figure has it where that is what
// keeps it from being right.
func (p predicate) clause(subjects []string, v *Verdict) string {
	said := words.List(subjects)
	if p.rest == "" {
		return said
	}
	verb := p.verb.one
	if len(subjects) > 1 {
		verb = p.verb.many
	}
	said += " " + verb + " " + p.rest
	switch c, r := &v.Claim, v.Decided(); {
	case v.Status == OtherReading:
	case !c.eligible(r):
		return said + ", and the words name " + owner(c.Fixed)
	case !math.IsNaN(r.Chance):
		return fmt.Sprintf("%s, as %s %s on %s of days", said, r.such(), p.verb.again,
			share(r.Chance))
	}
	return said
}

// the puts the article before a figure, and leaves a bound or a phrase alone.
func (c *Claim) the() string {
	_, level := c.kind.(level)
	_, move := c.kind.(move)
	switch {
	case c.Target == nil || !c.Target.Single() || !level && !move:
		return c.claimed()
	case c.Way == Down && !c.Target.signed:
		return "the fall of " + c.Target.Text
	}
	return "the " + c.Target.Text
}

// plainClauses are what the plain readings of supported claims measured, each listing once.
func (s *shelf) plainClauses(g []Verdict) string {
	c := &g[0].Claim
	_, change := c.kind.(changeSince)
	var out, what []string
	seen := map[string]bool{}
	for i := range g {
		what = append(what, g[i].Claim.claimed())
		for _, id := range g[i].Claim.Securities {
			r := g[i].Plain(id)
			if r == nil || r.Security != id || seen[id] || !r.Matches {
				continue
			}
			seen[id] = true
			if change {
				out = append(out, fmt.Sprintf("%s %s %s", s.shares(id), gainedOrLost(r.Value),
					unsigned(g[i].Claim.percent(r.Value))))
			} else {
				out = append(out, heading(s.shares(id), r)+r.say)
			}
		}
	}
	switch {
	case change:
		return fmt.Sprintf("%s from %s to %s", words.List(out), c.Start.Text, day(c.Date))
	case c.kind.Shape().Record: // what was measured says nothing of the record
		return words.List(what) + ": " + strings.Join(out, "; ")
	}
	return strings.Join(out, "; ")
}

// factClause is what is true instead: since when a superlative holds, else what the plain reading
// measured.
func (s *shelf) factClause(v *Verdict) string {
	c := &v.Claim
	p := v.Plain("")
	if p == nil || math.IsNaN(p.Value) {
		return ""
	}
	l := s.listing(p.Security)
	switch c.kind.(type) {
	case level:
		return fmt.Sprintf("%s closed at %s on %s", s.shares(p.Security), l.Money(p.To),
			day(p.ToDate))
	case move:
		own := l.movedOn(p)
		return fmt.Sprintf("%s closed %s on %s", s.shares(p.Security),
			upOrDown(own, c.percent(own)), day(p.ToDate))
	}
	clause, _ := s.correction(v)
	return clause
}

// movedOn is the move of a reading's day from close to close.
func (l *Listing) movedOn(r *Reading) float64 {
	if i, ok := l.Row(r.ToDate); ok {
		return l.moved(i)
	}
	return math.NaN()
}
