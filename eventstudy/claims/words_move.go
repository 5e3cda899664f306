package claims

import "fmt"

func (move) name(_ *Claim, w Way) string {
	switch w.Side {
	case Range:
		return "passed through during the session"
	case Adjusted:
		return "adjusted close against previous adjusted close"
	}
	return longSide(w.Side) + " against previous close"
}

func (move) say(c *Claim, l *Listing, r *Reading) string {
	switch r.Side {
	case Close:
		return fmt.Sprintf("closed %s on %s (%s after %s)", c.percent(r.Value), day(r.ToDate), l.Money(r.To), l.Money(r.From))
	case Adjusted:
		return fmt.Sprintf("with dividends counted the day's change is %s", c.percent(r.Value))
	case Range:
		i, ok := l.Row(r.ToDate)
		if !ok {
			return ""
		}
		lo, hi := l.Low[i], l.High[i]
		r.Detail = fmt.Sprintf("low %s, high %s", Percent(ratio(r.From, lo)), Percent(ratio(r.From, hi)))
		return fmt.Sprintf("on %s the share moved between %s (low, %s) and %s (high, %s) on the previous close of %s",
			day(r.ToDate), Percent(ratio(r.From, lo)), l.Money(lo), Percent(ratio(r.From, hi)), l.Money(hi), l.Money(r.From))
	}
	return fmt.Sprintf("%s of %s, %s, is %s on the previous close of %s",
		owner(r.Side), day(r.ToDate), l.Money(r.To), c.percent(r.Value), l.Money(r.From))
}
