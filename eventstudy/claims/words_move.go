package claims

import (
	"fmt"
	"math"
	"math/big"

	"stockmove/eventstudy/words"
)

// change names a claimed change with its direction: "a fall of 1.97%".
func (c *Claim) change() string { return c.noun() + c.Target.Text }

// noun is what a figure of change is one of.
func (c *Claim) noun() string { return c.told("a change of ", "a fall of ", "a rise of ") }

// verb is how a share does what is claimed.
func (c *Claim) verb() string { return c.told("move", "fall", "rise") }

// told is the word for the direction of a change, the first where a sign tells it already or
// nothing does.
func (c *Claim) told(neither, fall, rise string) string {
	if c.Target.signed || c.Way == Unstated {
		return neither
	}
	return c.Way.word(rise, fall)
}

// Falls reports whether a figure of change is that of a fall without saying so by its sign.
func (c *Claim) Falls() bool {
	switch c.kind.(type) {
	case move, points, changeSince, periodMove:
		return c.Target != nil && !c.Target.signed && c.Way == Down
	}
	return false
}

// A move is a change and no more.
func (move) phrase(c *Claim) string { return c.change() }

// The names of readings are published in results.json and in the ledger, so they do not change with
// the wording around them.
func (move) name(_ *Claim, w Way) string {
	switch w.Side {
	case Range:
		return "passed through during the session"
	case Adjusted:
		return "adjusted close against previous adjusted close"
	}
	return longSide(w.Side) + " against previous close"
}

// say writes what was measured with both prices. A range names its two ends, each with its price:
// “passed through” can be judged by a reader only from both.
func (move) say(c *Claim, l *Listing, r *Reading) string {
	switch r.Side {
	case Close:
		return fmt.Sprintf("closed %s on %s (%s after %s)", upOrDown(r.Value, c.size(r.Value)),
			day(r.ToDate), l.Money(r.To), l.Money(r.From))
	case Adjusted:
		return fmt.Sprintf("with dividends counted the day's change is %s", c.percent(r.Value))
	case Range:
		i, ok := l.Row(r.ToDate)
		if !ok {
			return ""
		}
		lo, hi := l.Low[i], l.High[i]
		below, above := Percent(ratio(r.From, lo)), Percent(ratio(r.From, hi))
		r.Detail = fmt.Sprintf("low %s, high %s", below, above)
		return fmt.Sprintf("on %s the share moved between %s (low, %s) and %s (high, %s) "+
			"on the previous close of %s",
			day(r.ToDate), below, l.Money(lo), above, l.Money(hi), l.Money(r.From))
	}
	return fmt.Sprintf("%s of %s, %s, is %s on the previous close of %s",
		owner(r.Side), day(r.ToDate), l.Money(r.To), c.percent(r.Value), l.Money(r.From))
}

// say writes the difference in the money of articles, pounds where the file has pence.
func (points) say(c *Claim, l *Listing, r *Reading) string {
	currency := majorCurrency(l.currency)
	if r.Side == Close {
		return fmt.Sprintf("closed %s on %s (%s after %s)",
			upOrDown(r.Value, Money(math.Abs(r.Value), currency)), day(r.ToDate), l.Money(r.To),
			l.Money(r.From))
	}
	return fmt.Sprintf("%s of %s, %s, is %s on the previous close of %s",
		owner(r.Side), day(r.ToDate), l.Money(r.To),
		words.Untie(words.MoneyChange(r.Value, currency)), l.Money(r.From))
}

// majorCurrency is pounds of pence. Articles lose pounds where tickers lose pence.
func majorCurrency(c string) string {
	if m, ok := minors[c]; ok {
		return m
	}
	return c
}

// “A price of” stands before the figure as it is written, with the currency of the article.
func (level) phrase(c *Claim) string { return "a price of " + c.Target.Text }

// A level is named by the price of the day that it is held against.
func (level) name(_ *Claim, w Way) string {
	if w.Side == Range {
		return "passed through during the session"
	}
	return longSide(w.Side)
}

// say tells the day of each price, for levels of several days look alike.
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
		lo, hi := l.Money(l.Low[i]), l.Money(l.High[i])
		r.Detail = fmt.Sprintf("low %s, high %s", lo, hi)
		return fmt.Sprintf("on %s the share traded between %s and %s", day(r.ToDate), lo, hi)
	}
	return fmt.Sprintf("%s of %s is %s", owner(r.Side), day(r.ToDate), l.Money(r.To))
}

// detailSplit says how a later split would explain the figure: a hint for whoever looks for another
// file, and no verdict.
func detailSplit(l *Listing, s Side, i int, f *big.Rat) string {
	how := f.Num().String() + " times"
	if !f.IsInt() {
		how = f.RatString() + " of"
	}
	return fmt.Sprintf("the claimed price is %s the %s of %s, %s: a split since then would "+
		"explain it",
		how, longSide(s), day(l.Days[i]), l.Money(l.price(s, i)))
}

// Gained and lost tell a change of the value from the value itself, which has no direction.
func (marketValue) phrase(c *Claim) string {
	switch {
	case c.Way == Unstated:
		return "a market value of " + c.Target.Text
	case c.Way == Down:
		return "a loss of " + c.Target.Text + " of market value"
	}
	return "a gain of " + c.Target.Text + " of market value"
}

// name shows the product, since everything doubtful about it is in the number of shares.
func (marketValue) name(c *Claim, w Way) string {
	if c.Way == Unstated {
		return "shares times the " + sideNoun(w.Side)
	}
	return "shares times " + longSide(w.Side) + " less previous close"
}

// say gives the price a share, from which the number of shares used can be worked out.
func (marketValue) say(c *Claim, l *Listing, r *Reading) string {
	r.active = true
	amount := large(math.Abs(r.Value), majorCurrency(l.currency))
	what := fmt.Sprintf("at %s of %s, %s a share", owner(r.Side), day(r.ToDate), l.Money(r.To))
	if c.Way == Unstated {
		return fmt.Sprintf("was worth %s %s", amount, what)
	}
	return fmt.Sprintf("%s %s of market value %s after %s", gainedOrLost(r.Value), amount, what,
		l.Money(r.From))
}

// large writes an amount in millions or more. Two decimals of a billion are as much as any count of
// shares bears.
func large(v float64, currency string) string {
	unit, scale := " million", 1e6
	switch {
	case v >= 1e12:
		unit, scale = " trillion", 1e12
	case v >= 1e9:
		unit, scale = " billion", 1e9
	}
	return Money(math.Round(v/scale*100)/100, currency) + unit
}
