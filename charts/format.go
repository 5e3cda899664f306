package charts

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

const (
	thin  = "\u2009" // before %
	nbsp  = "\u00a0" // keeps the parts of a date on one line
	minus = "−"
	dash  = "–" // unknown
)

// lang writes numbers and dates.
type lang struct{ zh bool }

// langOf accepts a language with or without a region, "en", "zh-CN".
func langOf(name string) (lang, error) {
	switch {
	case name == "" || name == "en" || strings.HasPrefix(name, "en-"):
		return lang{}, nil
	case name == "zh" || strings.HasPrefix(name, "zh-"):
		return lang{zh: true}, nil
	}
	return lang{}, eventstudy.Fault(eventstudy.Pos{}, "use en or zh", "no such language for numbers and dates: %q", name)
}

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// day is "13 Feb".
func (l lang) day(d eventstudy.Date) string {
	if d == eventstudy.NoDate {
		return dash
	}
	_, m, dd := d.YMD()
	if l.zh {
		return fmt.Sprintf("%d月%d日", m, dd)
	}
	return fmt.Sprintf("%d%s%s", dd, nbsp, months[m][:3])
}

// dayMonth is "13 February".
func (l lang) dayMonth(d eventstudy.Date) string {
	if d == eventstudy.NoDate || l.zh {
		return l.day(d)
	}
	_, m, dd := d.YMD()
	return fmt.Sprintf("%d%s%s", dd, nbsp, months[m])
}

// date is "13 February 2025".
func (l lang) date(d eventstudy.Date) string {
	if d == eventstudy.NoDate {
		return dash
	}
	y, m, dd := d.YMD()
	if l.zh {
		return fmt.Sprintf("%d年%d月%d日", y, m, dd)
	}
	return fmt.Sprintf("%d%s%s%s%d", dd, nbsp, months[m], nbsp, y)
}

// short is "13 Feb 2025".
func (l lang) short(d eventstudy.Date) string {
	if d == eventstudy.NoDate {
		return dash
	}
	if l.zh {
		return l.date(d)
	}
	return fmt.Sprintf("%s%s%d", l.day(d), nbsp, d.Year())
}

// between is "13–14 January 2025", or both dates in full.
func (l lang) between(a, b eventstudy.Date) string {
	ay, am, ad := a.YMD()
	by, bm, bd := b.YMD()
	switch {
	case a == b || a == eventstudy.NoDate || b == eventstudy.NoDate:
		return l.date(b)
	case l.zh || ay != by:
		return l.date(a) + "–" + l.date(b)
	case am != bm:
		return fmt.Sprintf("%d%s%s–%s", ad, nbsp, months[am], l.date(b))
	}
	return fmt.Sprintf("%d–%d%s%s%s%d", ad, bd, nbsp, months[bm], nbsp, by)
}

// days is "11–12 Feb".
func (l lang) days(a, b eventstudy.Date) string {
	_, am, ad := a.YMD()
	_, bm, _ := b.YMD()
	switch {
	case a == b:
		return l.day(a)
	case l.zh || am != bm:
		return l.day(a) + "–" + l.day(b)
	}
	return fmt.Sprintf("%d–%s", ad, l.day(b))
}

// month is "Feb".
func (l lang) month(m int) string {
	if l.zh {
		return fmt.Sprintf("%d月", m)
	}
	return months[m][:3]
}

// num writes a number with dec decimals, a true minus and groups of thousands.
func num(v float64, dec int) string {
	if math.IsNaN(v) {
		return dash
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', dec, 64)
	whole, frac, _ := strings.Cut(s, ".")
	if len(whole) > 4 {
		var b strings.Builder
		for i, r := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				b.WriteByte(',')
			}
			b.WriteRune(r)
		}
		whole = b.String()
	}
	if dec > 0 {
		whole += "." + frac
	}
	if v < 0 && strings.ContainsAny(s, "123456789") {
		return minus + whole
	}
	return whole
}

// signed writes a number with + on gains.
func signed(v float64, dec int) string {
	s := num(v, dec)
	if v > 0 && strings.ContainsAny(s, "123456789") {
		return "+" + s
	}
	return s
}

// pct writes a fraction as per cent with a sign: "+2.8 %".
func pct(f float64, dec int) string { return signed(100*f, dec) + thin + "%" }

// size writes the size of a fraction as per cent, without a sign.
func size(f float64, dec int) string { return num(math.Abs(100*f), dec) + thin + "%" }

// places is the decimals with which a fraction is written as per cent: one, but
// more when the figure would read 0.0.
func places(f float64) int {
	for d := 1; d < 4; d++ {
		if math.IsNaN(f) || math.Abs(f)*100 >= 0.5*math.Pow(10, -float64(d)) {
			return d
		}
	}
	return 1
}

// percent writes a fraction as per cent with a sign and its natural decimals.
func percent(f float64) string { return pct(f, places(f)) }

// pvalue writes "p = 0.03", "p < 0.001", and the digits that tell p from the study's level.
func pvalue(doc *report.Document, p float64) string { return words.PValue(p, alpha(doc)) }

// ends writes an interval of a fraction: "−1.0 % to +3.0 %", or the bound of one that is open on a side.
func ends(ci [2]float64) string {
	switch {
	case math.IsInf(ci[1], 1):
		return "above " + pct(ci[0], 1)
	case math.IsInf(ci[0], -1):
		return "below " + pct(ci[1], 1)
	}
	return pct(ci[0], 1) + " to " + pct(ci[1], 1)
}

// money writes a price with its currency before the number and the decimals that
// its size needs.
func money(cur string, v float64) string {
	sign := map[string]string{"USD": "$", "HKD": "HK$", "EUR": "€", "GBP": "£", "CNY": "CN¥", "JPY": "¥"}[cur]
	if sign == "" && cur != "" {
		sign = cur + "\u00a0"
	}
	return sign + price(v)
}

// price writes a price with the decimals that its size needs.
func price(v float64) string {
	switch a := math.Abs(v); {
	case a >= 10000:
		return num(v, 0)
	case a >= 1:
		return num(v, 2)
	case a >= 0.01:
		return num(v, 4)
	}
	return num(v, 6)
}

// ordinal is "1st", "2nd", "11th".
func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// count writes small numbers in words.
func count(n int) string {
	names := [...]string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n >= 0 && n < len(names) {
		return names[n]
	}
	return num(float64(n), 0)
}

// plural is "1 day", "2 days".
func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return num(float64(n), 0) + " " + what
}

// list joins names: "A", "A and B", "A, B and C".
func list(xs []string) string {
	switch n := len(xs); n {
	case 0:
		return ""
	case 1:
		return xs[0]
	default:
		return strings.Join(xs[:n-1], ", ") + " and " + xs[n-1]
	}
}

// upper returns s with its first letter in upper case.
func upper(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
