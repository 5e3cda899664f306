package charts

import (
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// The days of a picture, none of which is broken by the end of a line.

// shortDay is "13 Feb".
func shortDay(d eventstudy.Date) string { return joined(words.ShortDay(d)) }

// dayMonth is "13 February".
func dayMonth(d eventstudy.Date) string { return joined(words.DayMonth(d)) }

// fullDate is "13 February 2025".
func fullDate(d eventstudy.Date) string { return joined(words.Date(d)) }

// shortDate is "13 Feb 2025".
func shortDate(d eventstudy.Date) string { return joined(words.ShortDate(d)) }

// dateRange is "13–14 January 2025", or both dates in full.
func dateRange(a, b eventstudy.Date) string { return joined(words.Range(a, b)) }

// dayRange is "11–12 Feb".
func dayRange(a, b eventstudy.Date) string { return joined(words.ShortRange(a, b)) }

// joined keeps the parts of a date on one line. A line that ends after "13" leaves the reader with
// a number.
func joined(date string) string { return strings.ReplaceAll(date, " ", words.NoBreak) }

// percent writes a fraction as per cent with a sign and its natural decimals. Small moves have more
// decimals than large ones: 0.04 % is not 0 %, and 41 % is not 41.27 %.
func percent(f float64) string { return words.Percent(f, words.Places(f)) }

// pvalue writes "p = 0.03", "p < 0.001", and the digits that tell p from the study's level.
func pvalue(doc *report.Document, p float64) string { return words.PValue(p, alpha(doc)) }
