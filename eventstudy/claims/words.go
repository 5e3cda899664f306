package claims

import (
	"math"
	"strconv"
	"strings"

	"stockmove/eventstudy"
)

// unitWords name the units for an error message.
var unitWords = map[Unit]string{Fraction: "a change in per cent", Price: "a price", Multiple: "a multiple",
	Points: "a difference of prices or points", Count: "a count"}

// Percent writes a fraction as "+2.55 %" with a true minus; "–" when it is unknown.
func Percent(v float64) string {
	if math.IsNaN(v) {
		return "–"
	}
	return percent(v, 2)
}

// size writes a fraction without its sign.
func size(v float64, decimals int) string { return strings.TrimLeft(percent(v, decimals), "+−") }

// percent writes a fraction with the given number of decimals.
func percent(v float64, decimals int) string {
	s := strconv.FormatFloat(math.Abs(100*v), 'f', decimals, 64)
	sign := "+"
	switch {
	case strings.Trim(s, "0.") == "":
		sign = ""
	case v < 0:
		sign = "−"
	}
	return sign + s + " %"
}

// finely writes a fraction with as many decimals, up to six, as show the side of each bound on which it
// lies: −8.948 % is −8.9 % to one decimal though −8.95 % is not.
func finely(v float64, same func(rounded float64) bool) string {
	for decimals := 2; decimals < 6; decimals++ {
		s := strconv.FormatFloat(100*v, 'f', decimals, 64)
		if f, err := strconv.ParseFloat(s, 64); err != nil || same(f/100) {
			return percent(v, decimals)
		}
	}
	return percent(v, 6)
}

// apart writes v with as many decimals, up to six, as tell it from another figure that is written the same.
func apart(v, other float64) string {
	return finely(v, func(r float64) bool { return v == other || math.Abs(r-other) >= math.Abs(v-other)/2 })
}

// percent writes a measured change; where rounding to two decimals would put it on the other side of
// what was claimed, with as many as it takes.
func (c *Claim) percent(v float64) string {
	if c.Target == nil || c.Target.Unit != Fraction || math.IsNaN(v) {
		return Percent(v)
	}
	inside := c.Target.Holds(v)
	return finely(v, func(r float64) bool { return c.Target.Holds(r) == inside })
}

// times writes a multiple, "3.52 times".
func times(v float64) string {
	if math.IsNaN(v) {
		return "–"
	}
	return strconv.FormatFloat(v, 'f', 2, 64) + " times"
}

// grouped writes a whole number with commas between its thousands.
func grouped(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// signed writes an amount with its sign.
func signed(v float64, currency string) string {
	if v < 0 {
		return "−" + Money(-v, currency)
	}
	return "+" + Money(v, currency)
}

// currencySigns are written before an amount; other currencies with their code and a space.
var currencySigns = map[string]string{"": "", "USD": "$", "HKD": "HK$", "EUR": "€", "GBP": "£"}

// Money writes a price with its currency before it, "HK$124.30", pence with a p after it; unknown currencies
// leave the number alone.
func Money(v float64, currency string) string {
	if math.IsNaN(v) {
		return "–"
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	switch n := decimalsOf(s); {
	case n < 2:
		s = strconv.FormatFloat(v, 'f', 2, 64)
	case n > 4:
		s = strconv.FormatFloat(v, 'f', 4, 64)
	}
	if minors[currency] == "GBP" {
		return s + "p"
	}
	if sign, ok := currencySigns[currency]; ok {
		return sign + s
	}
	return currency + " " + s
}

// list joins words: "a, b and c".
func list(words []string) string { return joined(words, " and ") }

func joined(words []string, last string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + last + words[n-1]
	}
	return strings.Join(words, "")
}

// plural adds an ending: gain, loss, high, day.
func plural(s string) string {
	if t, ok := strings.CutSuffix(s, "ss"); ok {
		return t + "sses"
	}
	return s + "s"
}

// numbers are the small ones in words.
var numbers = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

func number(n int) string {
	if n >= 0 && n < len(numbers) {
		return numbers[n]
	}
	return strconv.Itoa(n)
}

// sentence ends a text with a full stop and starts it with a capital where it starts with a plain letter.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	if c := s[0]; c >= 'a' && c <= 'z' {
		s = string(c-'a'+'A') + s[1:]
	}
	return ended(s)
}

// ended ends a text with a full stop. The id of a security that it begins with stays as it is written.
func ended(s string) string {
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
		s += "."
	}
	return s
}

// day is a date as notes write it.
func day(d eventstudy.Date) string { return d.Long() }

// away names a session by its distance from the claim's day, "one session earlier".
func away(k int) string {
	noun, when := "sessions", "later"
	if k < 0 {
		k, when = -k, "earlier"
	}
	if k == 1 {
		noun = "session"
	}
	return number(k) + " " + noun + " " + when
}

// longSide, owner and sideNoun name a price: "intraday high", "the day's high", "high".
func longSide(s Side) string {
	switch s {
	case High, Low:
		return "intraday " + string(s)
	case Adjusted:
		return "adjusted close"
	}
	return string(s)
}

func owner(s Side) string {
	switch s {
	case High, Low:
		return "the day's " + string(s)
	case Adjusted:
		return "the adjusted close"
	}
	return "the " + string(s)
}

func sideNoun(s Side) string {
	if s == Adjusted {
		return "adjusted close"
	}
	return string(s)
}

// fullName is a reading's name, with the session and the listing where they are not those of the words.
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
