package claims

import (
	"math"
	"strconv"
	"strings"

	"stockmove/eventstudy"
)

// Percent writes a fraction as "+2.55 %" with a true minus; "–" when it is unknown.
func Percent(v float64) string {
	if math.IsNaN(v) {
		return "–"
	}
	return percent(v, 2)
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

// Money writes a price with its currency before it, "HK$124.30"; unknown currencies leave the number alone.
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
	switch currency {
	case "":
		return s
	case "USD":
		return "$" + s
	case "HKD":
		return "HK$" + s
	case "EUR":
		return "€" + s
	case "GBP":
		return "£" + s
	}
	return currency + " " + s
}

// list joins words: "a, b and c".
func list(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// sentence ends a text with a full stop and starts it with a capital where it starts with a plain letter.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	if c := s[0]; c >= 'a' && c <= 'z' {
		s = string(c-'a'+'A') + s[1:]
	}
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
		s += "."
	}
	return s
}

// day is a date as notes write it.
func day(d eventstudy.Date) string { return d.Long() }
