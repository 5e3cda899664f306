package charts

import (
	"fmt"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
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

// day is "13 Feb".
func (l lang) day(d eventstudy.Date) string {
	if l.zh && d.Known() {
		_, m, dd := d.YMD()
		return fmt.Sprintf("%d月%d日", m, dd)
	}
	return joined(words.ShortDay(d))
}

// dayMonth is "13 February".
func (l lang) dayMonth(d eventstudy.Date) string {
	if l.zh {
		return l.day(d)
	}
	return joined(words.DayMonth(d))
}

// date is "13 February 2025".
func (l lang) date(d eventstudy.Date) string {
	if l.zh && d.Known() {
		y, m, dd := d.YMD()
		return fmt.Sprintf("%d年%d月%d日", y, m, dd)
	}
	return joined(words.Date(d))
}

// short is "13 Feb 2025".
func (l lang) short(d eventstudy.Date) string {
	if l.zh {
		return l.date(d)
	}
	return joined(words.ShortDate(d))
}

// between is "13–14 January 2025", or both dates in full.
func (l lang) between(a, b eventstudy.Date) string {
	if l.zh && a != b && a.Known() && b.Known() {
		return l.date(a) + "–" + l.date(b)
	}
	if l.zh {
		return l.date(b)
	}
	return joined(words.Range(a, b))
}

// days is "11–12 Feb".
func (l lang) days(a, b eventstudy.Date) string {
	if l.zh && a != b {
		return l.day(a) + "–" + l.day(b)
	}
	if l.zh {
		return l.day(b)
	}
	return joined(words.ShortRange(a, b))
}

// month is "Feb".
func (l lang) month(m int) string {
	if l.zh {
		return fmt.Sprintf("%d月", m)
	}
	return words.ShortMonth(m)
}

// joined keeps the parts of a date on one line.
func joined(date string) string { return strings.ReplaceAll(date, " ", words.NoBreak) }

// percent writes a fraction as per cent with a sign and its natural decimals.
func percent(f float64) string { return words.Percent(f, words.Places(f)) }

// pvalue writes "p = 0.03", "p < 0.001", and the digits that tell p from the study's level.
func pvalue(doc *report.Document, p float64) string { return words.PValue(p, alpha(doc)) }
