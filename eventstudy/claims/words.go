package claims

import (
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// The texts of verdicts are typed with ordinary spaces, as one searches for them; who prints them
// ties the signs to their figures.

// unitWords name the units for an error message.
var unitWords = map[Unit]string{Fraction: "a change in per cent", Price: "a price",
	Multiple: "a multiple", Points: "a difference of prices or points", Count: "a count"}

// Percent writes a fraction as "+2.55 %" with a true minus; "–" when it is unknown.
func Percent(v float64) string { return percent(v, 2) }

// percent and size write with ordinary spaces, for the texts of verdicts.
func percent(v float64, decimals int) string { return words.Untie(words.Percent(v, decimals)) }

// size writes a fraction without its sign.
func size(v float64, decimals int) string { return words.Untie(words.Size(v, decimals)) }

// apart is the number of decimals, up to six, that tell v from another figure which is written the
// same. Two figures printed alike, of which one is said to be larger, would look like a mistake.
func apart(v, other float64) int {
	return words.Decimals(v, func(r float64) bool {
		return v == other || math.Abs(r-other) >= math.Abs(v-other)/2
	})
}

// places is the number of decimals of a measured change: two, or as many as it takes where rounding
// would put it on the other side of what was claimed.
func (c *Claim) places(v float64) int {
	if c.Target == nil || c.Target.Unit != Fraction || math.IsNaN(v) {
		return 2
	}
	inside := c.Target.Holds(v)
	return words.Decimals(v, func(r float64) bool {
		return c.Target.Holds(r) == inside && (r != 0 || v == 0)
	})
}

// percent writes a measured change with its sign, size without one.
func (c *Claim) percent(v float64) string { return percent(v, c.places(v)) }

func (c *Claim) size(v float64) string { return size(v, c.places(v)) }

// upOrDown puts the word for the direction of a change before its size, and gainedOrLost is a verb
// for it.
func upOrDown(v float64, size string) string {
	switch {
	case v > 0:
		return "up " + size
	case v < 0:
		return "down " + size
	}
	return "unchanged"
}

// gainedOrLost takes zero for a gain; who says it has asked before whether anything moved.
func gainedOrLost(v float64) string {
	if v < 0 {
		return "lost"
	}
	return "gained"
}

// Money writes a price with its currency before it, "HK$124.30", pence with a p after it; unknown
// currencies leave the number alone.
func Money(v float64, currency string) string { return words.Untie(words.Money(v, currency)) }

// times writes a multiple, "3.52 times".
func times(v float64) string { return words.Fixed(v, 2) + " times" }

// day is a date as notes write it.
func day(d eventstudy.Date) string { return d.Long() }

// away names a session by its distance from the claim's day, "one session earlier". The day itself
// is named elsewhere: here the distance is what makes the reading doubtful.
func away(k int) string {
	when := "later"
	if k < 0 {
		k, when = -k, "earlier"
	}
	if k == 1 {
		return "one session " + when
	}
	return words.Number(k) + " sessions " + when
}

// longSide, owner and sideNoun name a price: "intraday high", "the day's high", "high".
func longSide(s Side) string { return within(s, "intraday ") + sideNoun(s) }

// owner is a price as the subject of a sentence.
func owner(s Side) string { return "the " + within(s, "day's ") + sideNoun(s) }

// sideNoun is a price as one of many, “closes against closes”.
func sideNoun(s Side) string {
	if s == Adjusted {
		return "adjusted close"
	}
	return string(s)
}

// within is what is said before a price that the session went through.
func within(s Side, word string) string {
	if s == High || s == Low {
		return word
	}
	return ""
}

// fullName is a reading's name, with the session and the listing where they are not those of the
// words. It is the name by which tables, files and other programs know the reading.
func fullName(c *Claim, w Way) string {
	s := c.kind.name(c, w)
	if w.Session != 0 {
		s += ", " + away(w.Session)
	}
	switch w.Rank {
	case OtherListing:
		s = "another listing: " + s
	case Stranger:
		s = "another security: " + s
	}
	return s
}
