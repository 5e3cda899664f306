package claims

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// moves answers the claims of a day's change in up to three paragraphs: what is true of it, what of
// it is abnormal, and what the other listings did on the day.
func (s *summary) moves(g []Verdict) []string {
	c := &g[0].Claim
	out := []string{s.truth(g)}
	var odd []string
	for _, id := range c.Securities {
		if t := s.abnormal(id, c.Date); t != "" {
			odd = append(odd, t)
		}
	}
	if len(odd) > 0 {
		if s.rep != nil && slices.ContainsFunc(g, intraday) {
			odd = append(odd, "The study measures closes; of a figure from within the session no "+
				"abnormal part can be given, since the market's level at that minute is not in "+
				"daily files.")
		}
		out = append(out, strings.Join(odd, " "))
	}
	return out
}

// intraday reports whether a claim is true only of a price within the session.
func intraday(v Verdict) bool {
	r := v.Decided()
	return v.Status == OtherReading && r != nil && (r.Rank == SameSession || r.Rank == Through)
}

// truth is the first paragraph: each listing's close, then every claim that is true otherwise, then
// the session nearby on which the share moved most from close to close.
func (s *summary) truth(g []Verdict) string {
	c := &g[0].Claim
	var who []string
	for _, id := range c.Securities {
		who = append(who, s.who(id))
	}
	out := []string{fmt.Sprintf("Did %s %s %s on %s%s? %s.", strings.Join(who, " or "), c.verb(),
		figures(g, ""), day(c.Date), names(g), verdictOf(g))}
	for _, id := range c.Securities {
		r := g[0].Plain(id)
		if r == nil || r.Security != id {
			continue
		}
		if p := plainly(r); p != "" {
			out = append(out, p)
		} else if r.Need != "" {
			out = append(out, words.Sentence("it needs "+r.Need))
		}
	}
	// Claims that the same reading decides share a sentence.
	done := map[string]bool{}
	told := map[eventstudy.Date]bool{}
	for _, v := range g {
		r := v.Decided()
		if r == nil || r.Plain && v.Status != Contradicted ||
			done[string(v.Status)+r.Name+r.Security] {
			continue
		}
		done[string(v.Status)+r.Name+r.Security], told[r.ToDate] = true, true
		var same []Verdict
		for _, o := range g {
			if o.Status == v.Status && o.Reading() == v.Reading() && o.Security() == v.Security() {
				same = append(same, o)
			}
		}
		if t := decisive(same, v.subject(r)+r.say); t != "" {
			out = append(out, words.Sentence(t))
		}
	}
	for _, id := range c.Securities {
		if t := s.bigger(id, c.Date, told); t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, " ")
}

// decisive says of claims what the reading that decides them all, in words, makes of them.
func decisive(same []Verdict, said string) string {
	v := &same[0]
	r := v.Decided()
	switch {
	case v.Status == OtherReading && r.Rank == Through:
		return figures(same, "") + " was only passed through during the session: " + said
	case v.Status == OtherReading:
		return fmt.Sprintf("%s is the %s: %s", figures(same, ""), r.Name, said)
	case v.Status == Undecided:
		return figures(same, v.Claim.noun()) + " agrees with another price of the session: " + said
	case v.Status == Contradicted && r.Plain:
		return "no reading comes nearer to " + figures(same, v.Claim.noun())
	case v.Status == Contradicted && r.Matches:
		return "only a reading far from the words agrees with " + figures(same, v.Claim.noun()) +
			": " + said
	case v.Status == Contradicted:
		return fmt.Sprintf("no reading agrees with %s; the nearest: %s",
			figures(same, v.Claim.noun()), said)
	}
	return ""
}

// bigger names the session within reach that moved farther in the same direction than the day
// itself, from close to close; "" where it is told of already.
func (s *summary) bigger(id string, d eventstudy.Date, told map[eventstudy.Date]bool) string {
	l := s.listing(id)
	if !l.daily() {
		return ""
	}
	i, ok := l.Row(d)
	if !ok || i == 0 {
		return ""
	}
	own := l.moved(i)
	best, at, where := own, -1, 0
	for _, step := range neighbours {
		j := i + step
		if j < 1 || !l.has(j) {
			continue
		}
		if v := l.moved(j); v*own > 0 && math.Abs(v) > math.Abs(best) {
			best, at, where = v, j, step
		}
	}
	if at < 0 || told[l.Days[at]] {
		return ""
	}
	t := fmt.Sprintf("From close to close %s moved more on %s, %s: %s",
		id, day(l.Days[at]), away(where), Percent(best))
	// A larger move nearby is often the one that the study was about, so its abnormal part is said
	// with it.
	if o, x := s.outcome(id, l.Days[at]); o != nil && !math.IsNaN(x.AR) {
		t += fmt.Sprintf(", of which %s abnormal (%s)", Percent(x.AR), s.pvalue(x.P))
	}
	return t + "."
}

// outcome finds the measured day of a security: that of the event whose day 0 it is, else of the
// nearest event.
func (s *summary) outcome(id string, d eventstudy.Date) (*eventstudy.Outcome, *eventstudy.Day) {
	if s.rep == nil {
		return nil, nil
	}
	var best *eventstudy.Outcome
	var at *eventstudy.Day
	for _, o := range s.rep.Outcomes {
		if o.Security != id {
			continue
		}
		for k := range o.Days {
			x := &o.Days[k]
			if x.Date == d && (best == nil || abs(x.Offset) < abs(at.Offset)) {
				best, at = o, x
			}
		}
	}
	return best, at
}

// abs is the distance of a day from the event.
func abs(k int) int { return max(k, -k) }

// benchmark returns the market's own move on a day, from the study where there is one, else from
// the book.
func (s *summary) benchmark(id string, d eventstudy.Date) (name string, move float64) {
	if o, x := s.outcome(id, d); o != nil && s.rep.Panel != nil {
		if ser := s.rep.Panel.Series[id]; ser != nil && ser.Line != nil &&
			ser.Line.Market.Benchmark != nil {
			t := o.T0 + x.Offset
			if t >= 0 && t < len(ser.Line.Benchmark) {
				return ser.Line.Market.Benchmark.ID, ser.Line.Benchmark[t]
			}
		}
	}
	p := s.book.Benchmarks[s.listing(id).Security.Market]
	if p == nil {
		return "", math.NaN()
	}
	bl := NewListing(eventstudy.Security{ID: p.ID, Prices: p}, nil)
	i, ok := bl.Row(d)
	if !ok || i == 0 {
		return p.ID, math.NaN()
	}
	return p.ID, bl.moved(i)
}

// abnormal is the second paragraph, for one security: the day's return, what the model explains,
// the rest with its error and probability, and what that allows to say.
func (s *summary) abnormal(id string, d eventstudy.Date) string {
	name, mkt := s.benchmark(id, d)
	o, x := s.outcome(id, d)
	if o == nil || math.IsNaN(x.AR) {
		if t := s.closed(id, d); t != "" {
			return t
		}
		if name == "" || math.IsNaN(mkt) {
			return ""
		}
		return fmt.Sprintf("The market of %s, %s, moved %s on that day.", id, name, Percent(mkt))
	}
	kind := "return"
	if s.rep.Design.Returns == eventstudy.Log {
		kind = "log return"
	}
	if n := s.covered(id, x); n > 1 {
		kind += fmt.Sprintf(" over %d trading days", n)
	}
	t := fmt.Sprintf("What of %s's day is abnormal: of its %s of %s the %s explains %s",
		id, kind, Percent(x.Return), s.model(), Percent(x.Expected))
	if name != "" && !math.IsNaN(mkt) {
		t += fmt.Sprintf(" (%s moved %s)", name, Percent(mkt))
	}
	t += fmt.Sprintf("; the rest, %s, has a standard error of %s", Percent(x.AR), size(x.SE, 2))
	if math.IsNaN(x.P) {
		return t + "."
	}
	return t + fmt.Sprintf(" (%s): %s at the %.4g %% level.",
		s.pvalue(x.P), s.rep.Design.Ordinary(x.P), 100*s.rep.Design.Alpha)
}

// covered is how many sessions of the security the return of a day covers.
func (s *summary) covered(id string, x *eventstudy.Day) int {
	if s.rep.Panel != nil {
		if ser := s.rep.Panel.Series[id]; ser != nil && ser.Line != nil {
			_, n := ser.Covers(x)
			return n
		}
	}
	return 1 + x.Gap
}

// pvalue writes a probability with the digits that tell it from the study's level.
func (s *summary) pvalue(p float64) string {
	return words.PValue(p, s.rep.Design.Alpha)
}

// model is what the study calls its model.
func (s *summary) model() string {
	if m := s.rep.Design.Model; m != nil {
		return m.Info().Title
	}
	return "model"
}

// maxOthers is how many further securities a summary mentions: a study of thousands would drown it.
// The listings of the same company come first.
const maxOthers = 5

// others is the third paragraph: what the rest of the study did on the same day, each beside its
// own market. What the rest of a sector did on the day is the first thing that an editor asks for.
func (s *summary) others(c *Claim) string {
	var kin, rest []string
	for _, sec := range s.book.Securities {
		related := sec.Prices != nil && s.akin(c.Securities, sec)
		if slices.Contains(c.Securities, sec.ID) || sec.Prices == nil ||
			!related && len(s.book.Securities) > maxStrangers {
			continue
		}
		if t := s.move(sec.ID, c.Date); t != "" && related {
			kin = append(kin, t)
		} else if t != "" {
			rest = append(rest, t)
		}
	}
	all := append(kin, rest...)
	if len(all) == 0 {
		return ""
	}
	return "On the same day " + strings.Join(all[:min(maxOthers, len(all))], "; ") + "."
}

// move is one security's day in a clause, "" when it has none. The clause has no claim in it:
// nothing here was stated by an article.
func (s *summary) move(id string, d eventstudy.Date) string {
	l := s.listing(id)
	i, ok := l.Row(d)
	if !ok || i == 0 || !l.daily() {
		return ""
	}
	if math.IsNaN(l.moved(i)) {
		return ""
	}
	v := l.moved(i)
	t := fmt.Sprintf("%s closed %s", s.who(id), upOrDown(v, size(v, 2)))
	if name, mkt := s.benchmark(id, d); name != "" && !math.IsNaN(mkt) {
		t += fmt.Sprintf(" while %s moved %s", name, Percent(mkt))
	}
	if o, x := s.outcome(id, d); o != nil && !math.IsNaN(x.AR) {
		t += fmt.Sprintf(" (abnormal: %s, %s)", Percent(x.AR), s.pvalue(x.P))
	}
	return t
}

// closed says of a session that the trading days of the security's market lack which abnormal
// return covers it; "" when there is none.
func (s *summary) closed(id string, d eventstudy.Date) string {
	if s.rep == nil || s.rep.Panel == nil {
		return ""
	}
	x := s.rep.Panel.Series[id]
	if x == nil || x.Line == nil {
		return ""
	}
	lacks := "The trading days of its market lack that session"
	if b := x.Line.Market.Benchmark; b != nil {
		lacks = fmt.Sprintf("The benchmark %s has no %s", b.ID, d.Long())
	}
	for _, o := range s.rep.Outcomes {
		if o.Security != id {
			continue
		}
		for i := range o.Days {
			day := &o.Days[i]
			within := day.From != eventstudy.NoDate && day.From < d && d < day.Date
			if !within || len(x.Lacked(d-1, d+1)) == 0 {
				continue
			}
			return fmt.Sprintf("%s: the abnormal return of %s, %s, covers it too (%s).",
				lacks, day.Date.Long(), Percent(day.AR), s.pvalue(day.P))
		}
	}
	return ""
}
