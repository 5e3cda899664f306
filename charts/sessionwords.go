package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// titles says how the day went, by the figures that the claims turn on, and in how far they were
// claimed. Where a finding speaks against the prices nothing is said of the claim, in the title
// least of all.
func (s *claimDay) titles() []string {
	var out []string
	for _, who := range []string{claims.SharesOf(s.x.Security), s.id()} {
		who = strings.ReplaceAll(who, "'", "’")
		on := " on " + dayMonth(s.day)
		if s.wrong != "" {
			out = append(out, "The data speak against the prices of "+who+on)
			continue
		}
		out = append(out, s.finding(who, on)...)
	}
	return out
}

// finding is the title of true prices, the longer wording first. The title says what is true and in
// how far that is what was claimed; the verdict's own word stands at the line.
func (s *claimDay) finding(who, on string) []string {
	v := s.common()
	if v == nil {
		return []string{who + " " + s.reached() + s.closed() + on, who + " " + s.closed() + on}
	}
	p, d := v.Plain(s.id()), v.Decided()
	price, day := s.reached()+s.closed(), who+" "+s.closed()+on
	switch {
	case v.Status == claims.Unverifiable && p.Need != "":
		return []string{"The prices at hand cannot tell what was claimed of " + who + on}
	case v.Status == claims.Supported && d.Session == 0:
		return []string{who + " " + s.as(d.Side) + on + ", as claimed", who + " " + s.closed() + on}
	// Where the figure is true of something else the title says of what, the farthest first:
	// another security, another day, another way to count.
	case v.Status == claims.OtherReading && d.Security != s.id():
		return []string{
			day + fmt.Sprintf("; the %s claimed is a figure of %s", figureOf(v), d.Security)}
	case v.Status == claims.OtherReading && d.Session != 0:
		return []string{
			day + fmt.Sprintf("; the %s claimed is that of %s", figureOf(v), dayMonth(d.ToDate))}
	case v.Status == claims.OtherReading && d.Side == claims.Adjusted:
		return []string{day + fmt.Sprintf("; the %s claimed counts the dividend", figureOf(v))}
	case v.Status == claims.OtherReading || v.Status == claims.Undecided:
		return []string{who + " " + s.as(d.Side) + on, who + " " + price + on}
	case v.Status == claims.Contradicted:
		said := "; " + words.List(s.figures()) + " were claimed"
		if len(s.figures()) == 1 {
			said = "; " + s.figures()[0] + " was claimed"
		}
		return []string{who + " " + price + on + said, day + said}
	}
	return []string{who + " " + price + on}
}

// common is the claim whose verdict the title words: the one that was asked for, else the first
// when all have its verdict; nil when they differ. Claims that came out differently have no common
// title: then the day alone is told.
func (s *claimDay) common() *claims.Verdict {
	if s.asked != nil {
		return s.asked
	}
	for _, v := range s.said {
		if v.Status != s.said[0].Status {
			return nil
		}
	}
	return s.said[0]
}

// figures are what the title's claims say, each once. A title that names a figure twice reads as if
// there were two claims.
func (s *claimDay) figures() (out []string) {
	said := s.said
	if s.asked != nil {
		said = []*claims.Verdict{s.asked}
	}
	for _, v := range said {
		if f := figureOf(v); !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// closed is "closed +2.5 %". A close that is exactly that of the day before has no sign.
func (s *claimDay) closed() string {
	v := s.change(s.own().Close)
	if v == 0 {
		return "closed unchanged"
	}
	return "closed " + s.pct(v)
}

// reached is "touched +9.2 % and " where the session went farther the way of the claim than its
// close. Of a fall the low is told and of a rise the high, each only where the close does not say
// the same.
func (s *claimDay) reached() string {
	_, price := s.edge()
	v := s.change(price)
	if s.pct(v) == s.pct(s.change(s.own().Close)) {
		return ""
	}
	switch {
	case s.down() && v >= 0:
		return "never fell below " + s.pct(v) + " and "
	case !s.down() && v <= 0:
		return "never rose above " + s.pct(v) + " and "
	}
	return "touched " + s.pct(v) + " and "
}

// as is the day told by one of its prices and by its close. The price that makes the claim true is
// named together with the close, so that the reader sees the distance.
func (s *claimDay) as(side claims.Side) string {
	edge, _ := s.edge()
	b := s.own()
	switch {
	case side == claims.Close:
		return s.closed()
	case side == claims.Open:
		return "opened " + s.pct(s.change(b.Open)) + " and " + s.closed()
	case side == edge || side == claims.Range:
		return s.reached() + s.closed()
	}
	low, high := s.pct(s.change(b.Low)), s.pct(s.change(b.High))
	return fmt.Sprintf("moved between %s and %s and %s", low, high, s.closed())
}

// subtitle says what is drawn. The close before is what every change is counted from, and is given
// in money.
func (s *claimDay) subtitle() []string {
	return []string{
		fmt.Sprintf("%s, change on the previous close of %s, per cent", s.id(), s.money(s.base)),
		fullDate(s.day) + " and the sessions around it",
	}
}

// notes say how to read the bars, what stands on the market's side, and what is left out. What
// speaks against the picture stands before how it is read.
func (s *claimDay) notes() (out []string) {
	if s.wrong != "" {
		out = append(out, words.Upper(words.Ended(s.wrong)))
	}
	if v := s.common(); v != nil && v.Status == claims.Unverifiable && v.Plain(s.id()).Need != "" {
		out = append(out, "It needs "+words.Ended(v.Plain(s.id()).Need))
	}
	bars := "Bars: low to high, open at the left, close at the right."
	if math.IsNaN(s.own().Open) {
		bars = "Bars: low to high, the close at the right; the file has no open for the day."
	}
	out = append(out, bars)
	if t := s.marketNote(); t != "" {
		out = append(out, t)
	}
	if s.omitted > 0 {
		n := words.Counted(s.omitted, "neighbouring session")
		out = append(out,
			fmt.Sprintf("Left out: %s whose prices are wrong or on another scale.", n))
	}
	return out
}

// marketNote explains the benchmark's move and the abnormal return. The abnormal return may be of
// several days, or of a return with dividends, and then differs from what the bars show; the note
// says so.
func (s *claimDay) marketNote() string {
	id := benchmark(s.doc, s.id())
	switch {
	case s.left == nil && math.IsNaN(s.market):
		return "No benchmark and no model of the day are at hand."
	case s.left == nil:
		return fmt.Sprintf("%s: the benchmark’s move; no event of the study measures the day.", id)
	case s.left.False != "":
		return words.Upper(words.Ended("the abnormal return is left out: " + s.left.False))
	}
	sub := &subject{doc: s.doc, list: []*eventstudy.Outcome{s.outcome}}
	of := "the close’s move"
	if first, n := covers(s.doc, s.outcome, s.left); n > 1 {
		of = fmt.Sprintf("the return of %s, %s,", dateRange(first, s.day),
			words.Percent(s.left.Return, 2))
	} else if math.Abs(s.left.Return-s.change(s.own().Close)) >= 5e-4 {
		// The return counts a dividend that the bars do not; less than half of a tenth of a per
		// cent their labels would not show.
		of = fmt.Sprintf("the day’s return (%s)", words.Percent(s.left.Return, 2))
	}
	if s.doc.Design.Returns == eventstudy.Log {
		of = "the day’s log return"
	}
	t := fmt.Sprintf("Abnormal: %s less what the %s expects; line: %s interval.",
		of, sub.model(), level(s.doc))
	if math.IsNaN(s.market) {
		return t
	}
	return id + ": the benchmark’s move. " + t
}

// alt gives the finding and every figure of the picture. All four prices are in it with their
// changes: the picture is a table that is drawn.
func (s *claimDay) alt() string {
	b := s.own()
	t := "Bars of trading sessions. " + words.Ended(s.titles()[0])
	t += fmt.Sprintf(" %s on %s, previous close %s:", s.id(), fullDate(s.day), s.money(s.base))
	for i, q := range []struct {
		name  string
		price float64
	}{{"open", b.Open}, {"high", b.High}, {"low", b.Low}, {"close", b.Close}} {
		if i > 0 {
			t += ","
		}
		if math.IsNaN(q.price) {
			t += " " + q.name + " unknown"
			continue
		}
		t += fmt.Sprintf(" %s %s (%s)", q.name, s.money(q.price), s.pct(s.change(q.price)))
	}
	t += "."
	for _, v := range s.said {
		t += fmt.Sprintf(" Claimed %s", figureOf(v))
		if v.Claim.ID != "" {
			t += " (" + v.Claim.ID + ")"
		}
		t += ": " + strings.ToLower(report.LookOf(v.Status).Short)
		// A reading says how a claim was meant, which it does only where the claim agrees.
		agrees := v.Status != claims.Unverifiable && v.Status != claims.Contradicted
		if r := v.Reading(); r != "" && agrees {
			t += ", " + r
		}
		t += "."
	}
	if s.wrong != "" {
		return t + " " + words.Upper(words.Ended(s.wrong))
	}
	if !math.IsNaN(s.market) {
		t += fmt.Sprintf(" The benchmark %s moved %s.", benchmark(s.doc, s.id()),
			words.Percent(s.market, 2))
	}
	if s.left != nil && s.left.False == "" {
		t += fmt.Sprintf(" Abnormal return %s, %s.", words.Percent(s.left.AR, 2),
			pvalue(s.doc, s.left.P))
	}
	return t
}
