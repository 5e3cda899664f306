package claims

import (
	"fmt"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// The bases of a change are named by what is at them and not by their date: “the last close of
// 2024” tells a reader which convention was followed, and the date stands beside it wherever it is
// measured.
func lastOf(year int) string          { return fmt.Sprintf("the last close of %d", year) }
func firstOf(year int, s Side) string { return fmt.Sprintf("the first %s of %d", s, year) }
func lastOfJanuary(year int) string {
	return fmt.Sprintf("the last close of January %d", year)
}
func openOf(d eventstudy.Date) string       { return "the open of " + day(d) }
func closeBeside(p Period, w string) string { return "the close " + w + " " + p.Text }
func lastBefore(p Period) string            { return "the last close before " + p.Text }
func firstOfPeriod(p Period, s Side) string { return fmt.Sprintf("the first %s of %s", s, p.Text) }
func lastOfPeriod(p Period) string          { return "the last close of " + p.Text }

// closeOf names the day that since names, and where that day did not trade the session which stands
// for it, since that is a choice which a reader must see.
func closeOf(p Period, d eventstudy.Date) string {
	if d != eventstudy.NoDate && d != p.First {
		return fmt.Sprintf("the close of %s, the last before %s", day(d), p.Text)
	}
	return "the close of " + p.Text
}

// A change since a base is claimed as a rise or a fall since then; where the words give no
// direction it is a change.
func (changeSince) phrase(c *Claim) string { return c.change() + c.sinceText() }

// sinceText is when the claim starts, " since January 2022"; "" where it says nothing of it.
func (c *Claim) sinceText() string {
	if c.Since == "" {
		return ""
	}
	return " since " + c.Start.Text
}

// name tells the price of the day and the base apart, because each may be what an article took
// otherwise.
func (changeSince) name(_ *Claim, w Way) string {
	base := w.Base.Text
	if base == "" {
		base = "base"
	}
	if w.Side == Adjusted {
		return "adjusted close against " + base + ", adjusted"
	}
	return string(w.Side) + " against " + base
}

// say gives the two prices with the change, so that it can be checked by hand, and when what is
// claimed was first reached: an article is often right about the size and wrong about the day.
func (changeSince) say(c *Claim, l *Listing, r *Reading) string {
	if r.First != nil {
		r.Detail = sayFirst(c, l, r.First)
	}
	switch r.Side {
	case Close:
		how := "unchanged"
		switch size := c.size(r.Value); {
		case r.Value > 0:
			how = size + " higher"
		case r.Value < 0:
			how = size + " lower"
		}
		return fmt.Sprintf("stood %s at the close of %s (%s, from %s on %s)", how, day(r.ToDate),
			l.Money(r.To), l.Money(r.From), day(r.FromDate))
	case Adjusted:
		return fmt.Sprintf("with dividends counted the change is %s", c.percent(r.Value))
	}
	return fmt.Sprintf("from %s, %s, to %s of %s, %s is %s", r.Base.Text, l.Money(r.From),
		owner(r.Side), day(r.ToDate), l.Money(r.To), c.percent(r.Value))
}

// sayFirst says when a change was first as large as it is claimed to be.
func sayFirst(c *Claim, l *Listing, f *First) string {
	touched := ""
	if f.Touched != eventstudy.NoDate {
		touched = fmt.Sprintf(" (during the session already on %s)", day(f.Touched))
	}
	switch f.Closed {
	case eventstudy.NoDate:
		return fmt.Sprintf("it never closed as far as claimed up to %s, where %s ends%s",
			day(l.Days[len(l.Days)-1]), l.File(), touched)
	case c.Date:
		return fmt.Sprintf("it first closed as far as claimed on %s, the day itself%s",
			day(f.Closed), touched)
	}
	return fmt.Sprintf("it first closed as far as claimed on %s, at %s%s",
		day(f.Closed), c.percent(f.At), touched)
}

// base names where a stretch starts.
func (o stretch) base() string {
	switch {
	case o.sessions():
		return textBack(o.n)
	case o.n == 0:
		return "the last close before " + o.calendar()
	case o.n == 1:
		return fmt.Sprintf("the close a %s before", o.unit)
	}
	return fmt.Sprintf("the close %d %s before", o.n, words.Plural(o.unit))
}

// calendar is a stretch of the calendar, "the week".
func (o stretch) calendar() string {
	if o.unit == "half" {
		return "the half-year"
	}
	return "the " + o.unit
}

// Counted back in sessions a base has no name of its own.
func textBack(n int) string {
	if n == 1 {
		return "the previous close"
	}
	return fmt.Sprintf("the close %d sessions before", n)
}

func textFirst(unit string, s Side) string { return fmt.Sprintf("the first %s of the %s", s, unit) }

// A period is said without its dates: the claim does not know them.
func (periodMove) phrase(c *Claim) string {
	over := words.Counted(c.over.n, c.over.unit)
	if c.over.n == 0 {
		over = c.over.calendar()
	}
	return c.change() + " in " + over
}

// A word for a ratio stays in quotation marks: “doubled” is what was written and not what was
// measured.
func (multiple) phrase(c *Claim) string {
	if c.Target.word {
		return "“" + c.Target.Text + "”" + c.sinceText()
	}
	return c.Target.Text + c.sinceText()
}

// say writes the ratio itself, 1.90 times, and both prices; “up 90 %” would leave the reader to add
// one.
func (multiple) say(c *Claim, l *Listing, r *Reading) string {
	what := fmt.Sprintf("%s %s, %s after %s on %s", times(r.Value), r.Base.Text,
		l.Money(r.To), l.Money(r.From), day(r.FromDate))
	if r.Side == Close {
		return fmt.Sprintf("stood on %s at %s", day(r.ToDate), what)
	}
	return fmt.Sprintf("%s of %s is %s", owner(r.Side), day(r.ToDate), what)
}

// Without a figure a comparison claims the sign alone; a signed figure says the direction itself.
func (relative) phrase(c *Claim) string {
	switch {
	case c.Target == nil && c.Way == Down:
		return "a smaller change than that of " + c.Against + c.sinceText()
	case c.Target == nil:
		return "a larger change than that of " + c.Against + c.sinceText()
	case c.Way == Unstated || c.Target.signed:
		return "a difference of " + c.Target.Text + " to " + c.Against + c.sinceText()
	case c.Way == Down:
		return "a lag of " + c.Target.Text + " behind " + c.Against + c.sinceText()
	}
	return "a lead of " + c.Target.Text + " over " + c.Against + c.sinceText()
}

// name says which series stood for the index where a fund did, because its costs and dividends are
// in the figure.
func (relative) name(c *Claim, w Way) string {
	base := "less that of " + w.against
	if w.against != c.Against {
		base += ", which stands for " + c.Against
	}
	switch {
	case w.Side == Adjusted:
		return "total return " + base
	case w.Base.Key == 1:
		return "change of the ratio to " + w.against
	}
	return "change " + base
}

// say gives both changes before their difference, in percentage points: a difference of per cents
// is no per cent of anything.
func (relative) say(c *Claim, l *Listing, r *Reading) string {
	r.active = true
	move := func(v float64) string {
		if v == 0 {
			return "did not move"
		}
		return gainedOrLost(v) + " " + size(v, 2)
	}
	with := ""
	if r.Side == Adjusted {
		with = "with dividends "
	}
	what := fmt.Sprintf("a difference of %s percentage points",
		words.SignedGrouped(100*r.Value, c.places(r.Value)))
	if r.Base.Key == 1 {
		what = "by the ratio of the two " + c.percent(r.Value)
	}
	return fmt.Sprintf("%s%s from %s to %s while %s %s, %s", with, move(r.To),
		day(r.FromDate), day(r.ToDate), r.against, move(r.From), what)
}
