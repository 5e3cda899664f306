package asked

import (
	"strconv"
	"strings"

	"stockmove/data/input"
	"stockmove/eventstudy"
)

// ParseWindow reads "FIRST,LAST", two offsets in trading days, as the flags on windows write them.
// A true minus sign is as good as a hyphen. Brackets are let pass, as outputs write windows with
// them.
func ParseWindow(text string) (eventstudy.Window, error) {
	a, b, ok := strings.Cut(strings.NewReplacer("−", "-", "[", "", "]", "").Replace(text), ",")
	first, errA := strconv.ParseInt(strings.TrimSpace(a), 10, 64)
	last, errB := strconv.ParseInt(strings.TrimSpace(b), 10, 64)
	if !ok || errA != nil || errB != nil || !InRange(first) || !InRange(last) {
		return eventstudy.Window{},
			input.Usage("write FIRST,LAST in trading days, such as -10,10", "not a window: %q",
				text)
	}
	return eventstudy.Window{First: int(first), Last: int(last)}, nil
}

// ParseDates reads "FIRST,LAST", two ISO days; ok is false where the text does not look like days,
// and may be a window of offsets. The second result tells a mistyped day from a window, so that the
// message speaks of what was meant.
func ParseDates(text string) (b eventstudy.Dates, ok bool, err error) {
	first, last, both := strings.Cut(strings.NewReplacer("[", "", "]", "").Replace(text), ",")
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	if !both || !LooksLikeDay(first) && !LooksLikeDay(last) {
		return b, false, nil
	}
	for _, end := range []struct {
		text string
		day  *eventstudy.Date
	}{{first, &b.First}, {last, &b.Last}} {
		if *end.day, err = eventstudy.ParseDate(end.text); err != nil || !Dated(*end.day) {
			return eventstudy.Dates{}, true, input.Usage("write two days such as "+
				"2024-05-01,2024-12-31, or two offsets in trading days such as -250,-11",
				"not a date: %q", end.text)
		}
	}
	return b, true, nil
}

// LooksLikeDay tells a text that is meant for a day from an offset.
func LooksLikeDay(s string) bool {
	return max(strings.Count(s, "-"), strings.Count(s, "."), 2*strings.Count(s, "/")) > 1
}
