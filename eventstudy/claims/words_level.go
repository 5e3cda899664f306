package claims

import (
	"fmt"

	"stockmove/eventstudy"
)

func (level) name(_ *Claim, w Way) string {
	if w.Side == Range {
		return "passed through during the session"
	}
	return longSide(w.Side)
}

func (level) say(c *Claim, l *Listing, r *Reading) string {
	switch r.Side {
	case Close:
		return fmt.Sprintf("closed at %s on %s", l.Money(r.To), day(r.ToDate))
	case Adjusted:
		return fmt.Sprintf("the dividend-adjusted close of %s is %s", day(r.ToDate), l.Money(r.To))
	case Range:
		i, ok := l.Row(r.ToDate)
		if !ok {
			return ""
		}
		r.Detail = fmt.Sprintf("low %s, high %s", l.Money(l.Low[i]), l.Money(l.High[i]))
		return fmt.Sprintf("on %s the share traded between %s and %s", day(r.ToDate), l.Money(l.Low[i]), l.Money(l.High[i]))
	}
	return fmt.Sprintf("%s of %s is %s", owner(r.Side), day(r.ToDate), l.Money(r.To))
}

func detailSplit(l *Listing, s Side, d eventstudy.Date, p float64, f int64, up bool) string {
	how := fmt.Sprintf("1/%d of", f)
	if up {
		how = fmt.Sprintf("%d times", f)
	}
	return fmt.Sprintf("the claimed price is %s the %s of %s, %s: a split since then would explain it",
		how, longSide(s), day(d), l.Money(p))
}
