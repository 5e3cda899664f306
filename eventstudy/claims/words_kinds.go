package claims

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// phrased is a kind of several sorts: phrase names the one that a claim states.
type phrased interface{ phrase(c *Claim) string }

func (k span) phrase(c *Claim) string {
	what := map[bool]string{true: "high", false: "low"}[k.high]
	if c.window.unit == everything {
		return "the all-time " + what
	}
	return fmt.Sprintf("the %d-%s %s", c.window.n, c.window.unit, what)
}

func (k periods) phrase(c *Claim) string {
	return "the " + map[Direction]string{Up: "best", Down: "worst"}[k.way] + " " + c.Period
}

func (k record) phrase(*Claim) string { return "the " + k.word() + " price" }

func (k extreme) phrase(*Claim) string { return "the largest one-day " + k.word() }

func (relative) phrase(c *Claim) string {
	if c.Way == Down {
		return "a smaller change than that of " + c.Against
	}
	return "a larger change than that of " + c.Against
}

func (streak) phrase(c *Claim) string {
	return fmt.Sprintf("the run of %d %s", c.Length,
		map[Direction]string{Up: "gains", Down: "losses"}[c.Way])
}

func (regime) phrase(c *Claim) string {
	if c.Value == "correction" {
		return "a correction"
	}
	return "a " + c.Value + " market"
}

func (volume) phrase(c *Claim) string { return "the heaviest volume" }

func needAverage(l *Listing, days int, d eventstudy.Date) string {
	return fmt.Sprintf("the volume of %s on the %d sessions before %s, which %s lacks", l.Security.ID, days, d, l.File())
}

func needShares(l *Listing, d eventstudy.Date) string {
	return fmt.Sprintf("the number of shares of %s on %s: shares = { %s = … } under its [[security]]", l.Security.ID, d, d)
}

func needBefore(l *Listing) string {
	return fmt.Sprintf("prices of %s from its first day of trading on; %s begins %s and does not say whether that is it",
		l.Security.ID, l.File(), l.Days[0])
}

func (points) name(c *Claim, w Way) string { return (move{}).name(c, w) }

func (points) say(c *Claim, l *Listing, r *Reading) string {
	amount := words.Untie(words.MoneyChange(r.Value, majorCurrency(l.currency)))
	if r.Side == Close {
		return fmt.Sprintf("closed %s on %s (%s after %s)", amount, day(r.ToDate), l.Money(r.To), l.Money(r.From))
	}
	return fmt.Sprintf("%s of %s, %s, is %s on the previous close of %s", owner(r.Side), day(r.ToDate), l.Money(r.To), amount, l.Money(r.From))
}

// majorCurrency is pounds of pence.
func majorCurrency(c string) string {
	if m, ok := minors[c]; ok {
		return m
	}
	return c
}

// base names where a stretch starts.
func (o stretch) base() string {
	switch {
	case o.sessions():
		return textBack(o.n)
	case o.n == 0 && o.unit == "half":
		return "the last close before the half-year"
	case o.n == 0:
		return "the last close before the " + o.unit
	case o.n == 1:
		return fmt.Sprintf("the close a %s before", o.unit)
	}
	return fmt.Sprintf("the close %d %s before", o.n, words.Plural(o.unit))
}

func textBack(n int) string {
	if n == 1 {
		return "the previous close"
	}
	return fmt.Sprintf("the close %d sessions before", n)
}

func textFirst(unit string, s Side) string { return fmt.Sprintf("the first %s of the %s", s, unit) }

func (periodMove) name(c *Claim, w Way) string { return (changeSince{}).name(c, w) }

func (periodMove) say(c *Claim, l *Listing, r *Reading) string { return (changeSince{}).say(c, l, r) }

func (multiple) say(c *Claim, l *Listing, r *Reading) string {
	what := fmt.Sprintf("%s %s, %s after %s on %s", times(r.Value), r.Base.Text, l.Money(r.To), l.Money(r.From), day(r.FromDate))
	if r.Side == Close {
		return fmt.Sprintf("stood on %s at %s", day(r.ToDate), what)
	}
	return fmt.Sprintf("%s of %s is %s", owner(r.Side), day(r.ToDate), what)
}

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

func (relative) say(c *Claim, l *Listing, r *Reading) string {
	what := "moved"
	if r.Side == Adjusted {
		what = "with dividends moved"
	}
	return fmt.Sprintf("%s %s from %s to %s and %s %s: a difference of %s", what, Percent(r.To),
		day(r.FromDate), day(r.ToDate), r.against, Percent(r.From), c.percent(r.Value))
}

func (streak) name(c *Claim, w Way) string {
	if w.Base.Key == 1 {
		return "at least so many sessions in a row"
	}
	return "sessions in a row, close to close"
}

func (streak) say(c *Claim, l *Listing, r *Reading) string {
	verb := map[Direction]string{Up: "rose", Down: "fell"}[c.Way]
	if r.Value == 0 {
		return fmt.Sprintf("closed %s on %s: no run ends on that day", map[Direction]string{Up: "no higher", Down: "no lower"}[c.Way], day(r.ToDate))
	}
	return fmt.Sprintf("%s for %.0f %s in a row up to %s, from %s on %s to %s", verb, r.Value,
		map[bool]string{true: "session", false: "sessions"}[r.Value == 1], day(r.ToDate), l.Money(r.From), r.FromDate, l.Money(r.To))
}

func sayFlat(l *Listing, i int) string {
	return fmt.Sprintf("an unchanged close on %s broke the run", l.Days[i])
}

func (volume) name(c *Claim, w Way) string {
	if c.Since != "" {
		return "volume against volumes"
	}
	return fmt.Sprintf("volume against the mean of %d sessions", w.Base.Key)
}

func (volume) say(c *Claim, l *Listing, r *Reading) string {
	if c.Since != "" {
		if r.Rivals != nil && r.Rivals.BestDate != eventstudy.NoDate {
			r.Detail = fmt.Sprintf("the heaviest in between is %s on %s", words.Count(int(r.Rivals.Best)), r.Rivals.BestDate)
			if r.Rivals.Count > 0 {
				r.Detail = fmt.Sprintf("%d later sessions are as heavy or heavier, up to %s on %s",
					r.Rivals.Count, words.Count(int(r.Rivals.Best)), r.Rivals.BestDate)
			}
		}
		return fmt.Sprintf("the volume of %s is %s", day(r.ToDate), words.Count(int(r.To)))
	}
	return fmt.Sprintf("the volume of %s, %s, is %s the mean of the %d sessions before, %s",
		day(r.ToDate), words.Count(int(r.To)), times(r.Value), r.Base.Key, words.Count(int(r.From)))
}

func (k span) name(_ *Claim, w Way) string {
	s := (record{}).name(nil, w)
	if w.Base.Key == 1 {
		s += ", " + w.Base.Text
	}
	return s
}

func (k span) say(c *Claim, l *Listing, r *Reading) string {
	return record(k).say(c, l, r)
}

func (fromExtreme) name(c *Claim, w Way) string {
	s := "close against the " + map[bool]string{true: "low", false: "high"}[c.Way == Up] + " of the window"
	if w.Past == Close {
		s += " by closes"
	}
	if w.Base.Key == 1 {
		s += ", " + w.Base.Text
	}
	return s
}

func (fromExtreme) say(c *Claim, l *Listing, r *Reading) string {
	return fmt.Sprintf("closed on %s at %s, %s from %s on %s", day(r.ToDate), l.Money(r.To), c.percent(r.Value), l.Money(r.From), r.FromDate)
}

func (regime) name(c *Claim, w Way) string {
	s := "close against the last " + map[bool]string{true: "low", false: "high"}[c.Value == "bull"]
	if w.Past == Close {
		s += " by closes"
	}
	return s
}

func (regime) say(c *Claim, l *Listing, r *Reading) string {
	return (fromExtreme{}).say(&Claim{}, l, r)
}

func (k periods) name(c *Claim, w Way) string { return "change of the period against like periods" }

func (k periods) say(c *Claim, l *Listing, r *Reading) string {
	if rs := r.Rivals; rs != nil && rs.BestDate != eventstudy.NoDate {
		word := map[Direction]string{Up: "best", Down: "worst"}[k.way]
		r.Detail = fmt.Sprintf("the %s %s in between is %s, to %s", word, c.Period, apart(rs.Best, r.Value), rs.BestDate)
		if rs.Count > 0 {
			r.Detail = fmt.Sprintf("%d %s as large or larger: the %s %s, to %s", rs.Count,
				map[bool]string{true: "period is", false: "periods are"}[rs.Count == 1], word, apart(rs.Best, r.Value), rs.BestDate)
		}
	}
	return fmt.Sprintf("moved %s in the %s up to %s (%s after %s on %s)", c.percent(r.Value), c.Period, day(r.ToDate),
		l.Money(r.To), l.Money(r.From), r.FromDate)
}

func (marketValue) name(c *Claim, w Way) string {
	if c.Way == Unstated {
		return "shares times the " + sideNoun(w.Side)
	}
	return "shares times " + longSide(w.Side) + " less previous close"
}

func (marketValue) say(c *Claim, l *Listing, r *Reading) string {
	r.headed = true
	what := fmt.Sprintf("shares times %s of %s, %s, is %s", owner(r.Side), day(r.ToDate), l.Money(r.To), large(r.Value, majorCurrency(l.currency)))
	if c.Way == Unstated {
		return what
	}
	return fmt.Sprintf("shares times the change to %s of %s, from %s to %s, is %s", owner(r.Side), day(r.ToDate),
		l.Money(r.From), l.Money(r.To), large(r.Value, majorCurrency(l.currency)))
}

// large writes an amount in billions or millions.
func large(v float64, currency string) string {
	unit, scale := " million", 1e6
	if math.Abs(v) >= 1e9 {
		unit, scale = " billion", 1e9
	}
	s := Money(math.Round(math.Abs(v)/scale*100)/100, currency) + unit
	if v < 0 {
		return "−" + s
	}
	return s
}
