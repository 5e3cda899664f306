package claims

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"stockmove/eventstudy/words"
	"strings"
)

// Answer says in one line for each question how its claims fell, the verdict first, in words
// without ids: for a reader with half a minute. Claims of one kind, day and verdict about the same
// listings share a line.
func Answer(vs []Verdict, b Book) (out []string) {
	s := newShelf(b)
	var order []string
	lines := map[string][]Verdict{}
	for i, v := range vs {
		c := &v.Claim
		key := fmt.Sprint(c.Kind, c.Date, v.Status, c.Since)
		if c.kind != nil && c.kind.Shape().Record { // the record since one day and that since another share their facts
			key = fmt.Sprint(c.Kind, c.Date, v.Status, v.Reading())
		}
		if c.fault != "" { // what is asked of several is asked once
			key = fmt.Sprint("fault", v.Note)
		} else if v.Status == Unverifiable || c.Target != nil && !c.Target.Single() && c.Since == "" {
			key = fmt.Sprint("alone", i)
		} else if c.Since == "" {
			key += fmt.Sprint(c.Securities, c.Target != nil && c.Target.Aim < 0)
		}
		if lines[key] == nil {
			order = append(order, key)
		}
		lines[key] = append(lines[key], v)
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
		out = append(out, fmt.Sprintf("Of %s %s.", words.Counted(len(rest), "further claim"), counted(rest)))
	}
	return out
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
	case c.fault != "":
		if len(g) > 1 {
			return fmt.Sprintf("%s, of %s statements: %s", statusWords[v.Status].head, words.Number(len(g)), v.Note)
		}
		return head + v.Note
	case v.Status == Unverifiable:
		what := v.unverified()
		if n := v.needs(false); n != "" {
			what = "it takes " + n
		}
		if p := v.Plain(""); p != nil && p.Closed != "" {
			what = fmt.Sprintf("%s did not trade on %s (%s)", s.shares(p.Security), day(c.Date), p.Closed)
		}
		return head + c.the() + "; " + what + "."
	}
	var said []string
	for i := range g {
		if x := s.verdictClause(&g[i]); x != "" {
			said = append(said, x)
		}
	}
	if v.Status == Supported {
		return head + s.plainClauses(g) + "."
	}
	facts := s.factClause(v)
	if facts == "" {
		return head + words.List(said) + "."
	}
	return head + words.List(said) + "; " + facts + "."
}

// the puts the article before a figure, and leaves a bound or a phrase alone.
func (c *Claim) the() string {
	if c.Target == nil || !c.Target.Single() || c.Since != "" || c.kind.Shape().Record {
		return c.claimed()
	}
	return "the " + c.Target.Text
}

// verdictClause says what one claim is, by the reading that decides: "the 9.2% is the day's high".
func (s *shelf) verdictClause(v *Verdict) string {
	c, r := &v.Claim, v.Decided()
	what := c.the()
	switch {
	case r == nil, v.Status == Contradicted && !r.Matches:
		return what
	case v.Status == Contradicted && !c.eligible(r):
		return fmt.Sprintf("%s is %s, and the words name %s", what, owner(r.Side), owner(c.Fixed))
	}
	what += s.otherwise(c, r)
	if v.Status != OtherReading && !math.IsNaN(r.Chance) {
		what += fmt.Sprintf(", as by chance on %s of days", share(r.Chance))
	}
	return what
}

// otherwise says by what reading a figure agrees.
func (s *shelf) otherwise(c *Claim, r *Reading) string {
	switch r.Rank {
	case Through:
		return " was passed through during the session"
	case Nearby:
		return " is the figure of " + day(r.ToDate)
	case OtherListing:
		return " is that of " + s.shares(r.Security)
	case OtherBasis:
		return " counts dividends"
	case OtherBase:
		return " is the " + r.Name
	}
	if c.Target != nil && !c.Target.Single() {
		return " holds of " + owner(r.Side)
	}
	return " is " + owner(r.Side)
}

// plainClauses are what the plain readings of supported claims measured, each listing once.
func (s *shelf) plainClauses(g []Verdict) string {
	var out []string
	seen := map[string]bool{}
	for i := range g {
		for _, id := range g[i].Claim.Securities {
			r := g[i].Plain(id)
			if r == nil || r.Security != id || seen[id] || !r.Matches {
				continue
			}
			seen[id] = true
			if _, change := g[i].Claim.kind.(changeSince); change {
				out = append(out, fmt.Sprintf("%s stood at %s", s.shares(id), g[i].Claim.percent(r.Value)))
			} else if r.verbal() {
				out = append(out, s.shares(id)+" "+r.say)
			} else {
				out = append(out, s.shares(id)+": "+r.say)
			}
		}
	}
	c := &g[0].Claim
	if _, change := c.kind.(changeSince); change {
		return fmt.Sprintf("since %s %s, on %s", c.Start.Text, words.List(out), day(c.Date))
	}
	if c.kind.Shape().Record { // what was measured says nothing of the record
		var what []string
		for i := range g {
			what = append(what, g[i].Claim.claimed())
		}
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
		return fmt.Sprintf("%s closed at %s on %s", s.shares(p.Security), l.Money(p.To), day(p.ToDate))
	case move:
		return fmt.Sprintf("%s closed %s on %s", s.shares(p.Security), c.percent(l.movedOn(p)), day(p.ToDate))
	}
	if v.Correction != "" {
		return strings.TrimSuffix(v.Correction, ".")
	}
	return ""
}

// movedOn is the move of a reading's day from close to close.
func (l *Listing) movedOn(r *Reading) float64 {
	if i, ok := l.Row(r.ToDate); ok {
		return l.moved(i)
	}
	return math.NaN()
}
