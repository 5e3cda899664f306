package claims

import (
	"fmt"

	"stockmove/eventstudy"
)

func lastOf(year int) string                { return fmt.Sprintf("the last close of %d", year) }
func firstOf(year int, s Side) string       { return fmt.Sprintf("the first %s of %d", s, year) }
func lastOfJanuary(year int) string         { return fmt.Sprintf("the last close of January %d", year) }
func openOf(d eventstudy.Date) string       { return "the open of " + day(d) }
func closeBeside(p Period, w string) string { return "the close " + w + " " + p.Text }
func lastBefore(p Period) string            { return "the last close before " + p.Text }
func firstOfPeriod(p Period, s Side) string { return fmt.Sprintf("the first %s of %s", s, p.Text) }
func lastOfPeriod(p Period) string          { return "the last close of " + p.Text }

func closeOf(p Period, d eventstudy.Date, shifted bool) string {
	if shifted {
		return fmt.Sprintf("the close of %s, the last before %s", day(d), p.Text)
	}
	return "the close of " + p.Text
}

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

func (changeSince) say(c *Claim, l *Listing, r *Reading) string {
	if r.First != nil {
		r.Detail = sayFirst(c, l, r.First)
	}
	switch r.Side {
	case Close:
		return fmt.Sprintf("stood at %s at the close of %s (%s, from %s on %s)",
			c.percent(r.Value), day(r.ToDate), l.Money(r.To), l.Money(r.From), day(r.FromDate))
	case Adjusted:
		return fmt.Sprintf("with dividends counted the change is %s", c.percent(r.Value))
	}
	return fmt.Sprintf("from %s, %s, to %s of %s, %s is %s",
		r.Base.Text, l.Money(r.From), owner(r.Side), day(r.ToDate), l.Money(r.To), c.percent(r.Value))
}

// sayFirst says when a change first closed where it is claimed to stand.
func sayFirst(c *Claim, l *Listing, f *First) string {
	touched := ""
	if f.Touched != eventstudy.NoDate {
		touched = fmt.Sprintf(" (during the session already on %s)", day(f.Touched))
	}
	switch f.Closed {
	case eventstudy.NoDate:
		return fmt.Sprintf("never closed there up to %s, where %s ends%s", day(l.Days[len(l.Days)-1]), l.File(), touched)
	case c.Date:
		return fmt.Sprintf("first closed there on %s, the day itself%s", day(f.Closed), touched)
	}
	return fmt.Sprintf("first closed there on %s at %s%s", day(f.Closed), c.percent(f.At), touched)
}
