package claims

import (
	"fmt"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// word is what the notes call it.
func (k record) word() string {
	if k.high {
		return "highest"
	}
	return "lowest"
}

func (record) name(_ *Claim, w Way) string {
	return fmt.Sprintf("%s against %s", sideNoun(w.Side), words.Plural(sideNoun(w.Past)))
}

func (k record) say(c *Claim, l *Listing, r *Reading) string {
	if r.Rivals != nil {
		r.Detail = k.detail(c, l, r)
	}
	switch r.Side {
	case Close:
		return fmt.Sprintf("closed at %s on %s", l.Money(r.To), day(r.ToDate))
	case Adjusted:
		return fmt.Sprintf("with dividends taken out of the past the close of %s, %s", day(r.ToDate), l.Money(r.To))
	}
	return fmt.Sprintf("%s of %s, %s", owner(r.Side), day(r.ToDate), l.Money(r.To))
}

// detail names the prices that the level must beat: those that it does not, else the best that it
// does.
func (k record) detail(c *Claim, l *Listing, r *Reading) string {
	rs, what := r.Rivals, sideNoun(r.Past)
	than := map[bool]string{true: "as high or higher", false: "as low or lower"}[k.high]
	switch {
	case rs.BestDate == eventstudy.NoDate:
		return ""
	case rs.Count == 0:
		return fmt.Sprintf("the %s %s in between is %s on %s", k.word(), what, l.Money(rs.Best), rs.BestDate)
	case rs.Count == 1:
		return fmt.Sprintf("the %s of %s on %s is %s", what, l.Money(rs.Best), rs.BestDate, than)
	}
	s := fmt.Sprintf("%d later %s are %s, among them %s on %s", rs.Count, words.Plural(what), than, l.Money(rs.Best), rs.BestDate)
	if r.Session != 0 || r.Rank >= OtherListing {
		return s
	}
	i, ok := l.Row(rs.LastInside)
	j, _ := l.Row(r.ToDate)
	if !ok {
		return s
	}
	return s + fmt.Sprintf("; the last is %s on %s", l.Money(l.from(r.Past, i, j)), rs.LastInside)
}

func (k record) warnUnderstated(c *Claim, l *Listing, s Side) eventstudy.Warning {
	return warn(l, "understated", "no %s of %s stands in the way either: the level is the %s since an earlier day",
		sideNoun(s), c.Start.Text, k.word())
}
