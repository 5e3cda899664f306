package claims

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy/words"
)

// Answer says in a sentence for each question how its claims fell, the verdict first, in words
// without ids: for a reader with half a minute. What is wrong comes first, and findings that rest
// on the same figures share a sentence. The whole takes a dozen printed lines at the most: lines
// says how many an entry takes where it is printed, and what does not fit is counted.
func Answer(vs []Verdict, b Book, lines func(entry string) int) (out []string) {
	s := newShelf(b)
	used := 0
	all := s.questions(vs)
	for k, g := range all {
		text, rest := s.line(g), others(all[k+1:], "further claim")
		need := lines(text)
		if rest != "" {
			need += lines(rest)
		}
		if used+need > most { // the sentence on this one and the rest was allowed for before
			noun := "further claim"
			if k == 0 {
				noun = "price claim"
			}
			return append(out, others(all[k:], noun))
		}
		out, used = append(out, text), used+lines(text)
	}
	return out
}

// most is the number of lines that an answer takes at the most.
const most = 12

// others counts the claims of questions that an answer has no room for, "" for none.
func others(rest [][]Verdict, noun string) string {
	vs := slices.Concat(rest...)
	switch len(vs) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("One %s is %s; the table of claims shows it.", noun,
			statusWords[vs[0].Status].tally)
	}
	return fmt.Sprintf("Of %s %s; the table of claims shows each.",
		words.Counted(len(vs), noun), tallied(vs))
}

// questions collects the claims that share a sentence, what a reader must see first before the
// rest. A sentence of more than a few claims would be a list: what is more begins another.
func (s *shelf) questions(vs []Verdict) (out [][]Verdict) {
	const few = 4
	out = grouped(vs, few, s.question)
	slices.SortStableFunc(out, func(a, b []Verdict) int {
		return cmp.Compare(severity(a[0].Status), severity(b[0].Status))
	})
	return out
}

// grouped collects verdicts of one key in order of first appearance, at most so many together;
// those without a key are left out.
func grouped(vs []Verdict, most int, key func(*Verdict) string) (out [][]Verdict) {
	at := map[string]int{}
	for i := range vs {
		of := key(&vs[i])
		k, ok := at[of]
		if of == "" {
			continue
		}
		if !ok || len(out[k]) == most {
			k = len(out)
			at[of], out = k, append(out, nil)
		}
		out[k] = append(out[k], vs[i])
	}
	return out
}

// question is the key of the sentence that a claim shares: all that the figures said in it depend
// on, so that what is said of one claim is true of the others.
func (s *shelf) question(v *Verdict) string {
	c := &v.Claim
	key := fmt.Sprint(v.Status, c.Date, v.Security(), c.Securities)
	switch {
	case c.unasked(): // what is asked of several is asked once
		return v.Note
	case v.Status == Unverifiable:
		return s.lacks(v)
	case c.ofSession() && (v.Status != Supported || c.Side() == Close):
		// What nothing agrees with is a noun, and what something does a clause: no list of both.
		return fmt.Sprint(key, "day", s.otherwise(v) == predicate{})
	case c.kind.Shape().Record: // the record since one day and that since another share their facts
		return fmt.Sprint(key, c.Kind, c.Fixed, v.Reading())
	case c.Since != "" && v.Status == Supported: // each listing is said with its change
		return fmt.Sprint(v.Status, c.Date, c.Kind, c.Since, c.Way, c.Against)
	}
	return fmt.Sprint(key, c.Kind, c.Fixed, c.Since, c.Period, c.Span, c.Of, c.Against, c.Days,
		c.Way)
}

// ofSession reports a claim that the close of its day and the one before answer.
func (c *Claim) ofSession() bool {
	switch c.kind.(type) {
	case move, level, points:
		return true
	}
	return false
}

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
		return head + words.List(claimedBy(g)) + "; " + s.lacks(v) + "."
	case v.Status == Supported:
		return head + s.plainClauses(g) + "."
	}
	// What is wrong is followed by what is right, so that a reader need not look it up.
	facts := s.factClause(g)
	if facts != "" {
		facts = "; " + facts
	}
	return head + words.List(s.clauses(g)) + facts + "."
}

// lacks says why a claim cannot be told.
func (s *shelf) lacks(v *Verdict) string {
	if n := lacking(v.Readings); n != "" {
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

// These are all the verbs that an answer needs, so that it agrees with its subjects in number.
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
	case r.before(c):
		return predicate{is, "the close of the session before"}
	case r.Rank == Nearby:
		return predicate{fits, day(r.ToDate)}
	case r.Rank == OtherListing && r.Side != Close:
		return predicate{fits, owner(r.Side) + " of " + s.shares(r.Security)}
	case r.Rank == OtherListing:
		return predicate{fits, s.shares(r.Security)}
	case r.Rank == OtherBasis:
		return predicate{holds, "with dividends counted"}
	case r.Rank == OtherBase && c.Length > 0:
		return predicate{is, "part of a longer run"}
	case r.Rank == OtherBase:
		return predicate{fits, "the " + r.Name}
	case c.Target == nil || !c.Target.Single():
		return predicate{holds, "of " + owner(r.Side)}
	}
	return predicate{is, owner(r.Side)}
}

// before reports a price that is the close of the session before: it agrees on every day that such
// a price is dated to.
func (r *Reading) before(c *Claim) bool {
	_, level := c.kind.(level)
	return level && r.Rank == Nearby && r.Session == -1
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
		subjects[p] = addNew(subjects[p], what) // two articles may say one thing
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
	said += " " + agree(len(subjects), p.verb.one, p.verb.many) + " " + p.rest
	switch c, r := &v.Claim, v.Decided(); {
	case v.Status == OtherReading, r.before(c): // which every figure is of some day
	case !c.eligible(r):
		return said + ", and the words name " + owner(c.Fixed)
	case !math.IsNaN(r.Chance):
		return fmt.Sprintf("%s, as %s %s on %s", said, r.such(), p.verb.again, oftenness(r.Chance))
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

// claimedBy is what the claims of a sentence say, each thing once: two articles may say the same.
func claimedBy(g []Verdict) (out []string) {
	for i := range g {
		out = addNew(out, g[i].Claim.claimed())
	}
	return out
}

// addNew adds what is not among the others yet.
func addNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// plainClauses are what the plain readings of supported claims measured, each listing once.
func (s *shelf) plainClauses(g []Verdict) string {
	c := &g[0].Claim
	_, change := c.kind.(changeSince)
	var out []string
	seen := map[string]bool{}
	for i := range g {
		for _, id := range g[i].Claim.Securities {
			r := g[i].Plain(id)
			if r == nil || r.Security != id || seen[id] || !r.Matches {
				continue
			}
			seen[id] = true
			if c.ofSession() && len(g) > 1 {
				out = append(out, s.shares(id)+" "+s.closing(g, r))
			} else if change {
				out = append(out, fmt.Sprintf("%s %s %s", s.shares(id), gainedOrLost(r.Value),
					g[i].Claim.size(r.Value)))
			} else {
				out = append(out, heading(s.shares(id), r)+r.say)
			}
		}
	}
	switch {
	case change:
		return fmt.Sprintf("%s from %s to %s", words.List(out), c.Start.Text, day(c.Date))
	case c.kind.Shape().Record: // what was measured says nothing of the record
		return words.List(claimedBy(g)) + ": " + strings.Join(out, "; ")
	}
	return strings.Join(out, "; ")
}

// factClause is what is true instead: how the day closed, since when a superlative holds, else what
// the plain reading measured.
func (s *shelf) factClause(g []Verdict) string {
	v := &g[0]
	p := v.Plain("")
	if p == nil || math.IsNaN(p.Value) {
		return ""
	}
	if v.Claim.ofSession() {
		return s.shares(p.Security) + " " + s.closing(g, p)
	}
	clause, _ := s.correction(v)
	return clause
}

// closing says how the day of a reading closed by what claims state of it: "closed up 1.97 % or
// $4.66 at $241.53 on 13 February 2025".
func (s *shelf) closing(g []Verdict, r *Reading) string {
	l := s.listing(r.Security)
	on := " on " + day(r.ToDate)
	i, ok := l.Row(r.ToDate)
	if !ok {
		return "did not trade" + on
	}
	own := l.moved(i)
	share, amount, at := "", "", ""
	for k := range g {
		switch c := &g[k].Claim; c.kind.(type) {
		case level:
			at = " at " + l.Money(l.Close[i])
		case points:
			if i > 0 {
				amount = l.distance(l.from(Close, i-1, i), l.Close[i])
			}
		default: // as many decimals as the finest claim takes
			if t := c.size(own); len(t) > len(share) {
				share = t
			}
		}
	}
	said := slices.DeleteFunc([]string{share, amount}, func(t string) bool { return t == "" })
	if len(said) == 0 || math.IsNaN(own) {
		return "closed" + at + on
	}
	return "closed " + upOrDown(own, words.ListWith(said, "or")) + at + on
}

// distance writes how far a price is from another, in the money of articles; "" where one of the
// two is unknown.
func (l *Listing) distance(from, to float64) string {
	d := l.gained(from, to)
	if d == nil {
		return ""
	}
	return Money(math.Abs(float(d)), majorCurrency(l.currency))
}
