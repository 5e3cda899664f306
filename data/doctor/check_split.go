package doctor

import (
	"fmt"

	"stockmove/eventstudy"
)

// untakenSplits finds days on which the price was divided or multiplied and nobody adjusted the
// days before.
//
// The rule: close, and open where known, over the close before at 2, 3, 4, 5, 7, 8, 10, 15, 20, 25,
// 30, 40, 50 or their inverses, to within three ordinary daily moves and 5 % (open 10 %), not
// undone on the next day and with less than 4 times the volume that the factor explains; a column
// of splits in the file decides; an adjusted close that does not jump: raw-close-split.
//
// What to do: take a file that is adjusted for splits; windows and claims that reach over the day
// are wrong. Where the rule errs: a fall by half or a doubling overnight on news may look like a
// split of two; prices that are known to be adjusted for splits, and indices (^GSPC), are not
// tried.
func untakenSplits(s *series) []eventstudy.Finding {
	var sure, raw, taken jumps
	for i, d := range s.Dates {
		k, ok := s.splits(i)
		if !ok {
			continue
		}
		b := eventstudy.Jump{Date: d, Factor: k.factor, Sure: k.sure, Returns: !k.taken}
		text := fmt.Sprintf("%s on %s (%g after %g)", ratio(k.factor), d, s.price[i],
			s.price[s.prev(i)])
		switch {
		case k.taken:
			taken.add(b, text)
		case k.sure:
			sure.add(b, text)
		default:
			raw.add(b, text)
		}
	}
	var out []eventstudy.Finding
	out = append(out, sure.finding("unadjusted-split",
		"the price was split and is not adjusted for it: %s; returns over the day are false")...)
	out = append(out, raw.finding("unadjusted-split",
		"the price may have been split and not adjusted for it: %s; if it was, returns over the"+
			" day are false")...)
	return append(out, taken.finding("raw-close-split",
		"the close is as traded and was split: %s; the adjusted close takes it out, quoted prices"+
			" before the day are not comparable with those after it")...)
}

// jumps gathers those of one finding.
type jumps struct {
	list []eventstudy.Jump
	text string
}

func (j *jumps) add(x eventstudy.Jump, text string) {
	j.list, j.text = append(j.list, x), join(j.text, text)
}

// finding words the jumps; none make no finding.
func (j *jumps) finding(code, format string) []eventstudy.Finding {
	if len(j.list) == 0 {
		return nil
	}
	var days []eventstudy.Date
	for _, x := range j.list {
		days = append(days, x.Date)
	}
	f := finding(code, days, format, j.text)
	f[0].Breaks, f[0].Jumps = true, j.list
	return f
}

// ratio writes a factor as people do: "4 for 1", "1 for 8".
func ratio(factor float64) string {
	if factor < 1 {
		return fmt.Sprintf("1 for %.4g", 1/factor)
	}
	return fmt.Sprintf("%.4g for 1", factor)
}

// join lists up to three descriptions.
func join(list, one string) string {
	switch {
	case list == "":
		return one
	case len(list) > 160:
		return list // the dates of the finding name the others
	}
	return list + ", " + one
}
