package eventstudy

import (
	"fmt"
	"sort"
)

// CodeDay0Shifted is the code of the warning that day 0 is not the day that was asked for.
const CodeDay0Shifted = "day0_shifted"

// maxShift is how many calendar days day 0 may lie from the day asked for: longer than any
// exchange holiday, shorter than a suspension that would make the event another one.
const maxShift = 14

// dayZero finds day 0 of an event on the security's timeline. An instant belongs to the first
// session that closes after it; a day that did not trade follows the rule; a session that only the
// benchmark lacks lies in the return of the market's next day, which is day 0 then. The reason is
// empty when t is valid; the detail then is empty too, or says why day 0 is not the day asked for.
// Every shift is said on the outcome, with both days: news of a
// Saturday is measured on Monday, and a reader must see that.
func dayZero(e Event, x *Series, rule DayRule) (t int, reason Reason, detail string) {
	days := x.Line.Days
	if len(days) == 0 {
		return 0, Day0NotFound, "there are no trading days"
	}
	want, late := e.Date, ""
	switch {
	case e.At != nil:
		i, reason, detail := sessionAfter(e, x)
		if reason != "" {
			return 0, reason, detail
		}
		want, late = i, missedSession(e, x, i)
		if rule == PreviousDay {
			rule = NextDay // the market cannot answer before the news
		}
	case want == NoDate:
		return 0, Day0NotFound, "the event has neither a date nor a time"
	}
	if want < days[0] || want > days[len(days)-1] {
		return 0, Day0NotFound, outside(want, x.Line)
	}
	i := sort.Search(len(days), func(i int) bool { return days[i] >= want })
	if days[i] == want && x.Priced[i] {
		return i, "", late
	}
	closed, traded := noTrade(x, want), x.tradedWithout(want)
	step := 1
	switch {
	case rule == ExactDay && traded:
		return 0, NotTraded,
			closed + ", so that no abnormal return is of that day alone, and the day rule is exact"
	case rule == ExactDay:
		return 0, NotTraded, closed + ", and the day rule is exact"
	case rule == PreviousDay && !traded:
		step = -1
		if days[i] > want {
			i--
		}
	}
	for ; i >= 0 && i < len(days) && abs(int(days[i]-want)) <= maxShift; i += step {
		if !x.Priced[i] {
			continue
		}
		if traded {
			return i, "", fmt.Sprintf("%s: day 0 is %s, whose return covers that session too",
				closed, days[i])
		}
		return i, "", fmt.Sprintf("%s: day 0 is %s, the %s trading day", closed, days[i],
			map[int]string{1: "next", -1: "previous"}[step])
	}
	// A file that ends before the event, or begins after it, says nothing of trading.
	if own := x.Security.Prices; want < own.First() || want > own.Last() {
		return 0, Day0NotFound, fmt.Sprintf("%s lies outside the prices of %s, %s to %s", want,
			own.ID, own.First(), own.Last())
	}
	return 0, NotTraded, fmt.Sprintf("%s, nor within %d days of it", closed, maxShift)
}

// lacks reports a session of the security that its market's days lack.
func (x *Series) lacks(d Date) bool { return len(x.Lacked(d-1, d+1)) == 1 }

// tradedWithout reports a session of the security that has no return of its own: one that its
// market's days lack, or one with a close and without a price of the kind that returns are computed
// from.
func (x *Series) tradedWithout(d Date) bool {
	p := x.Security.Prices
	i, ok := p.Find(d)
	return x.lacks(d) || ok && usable(p.quoted(), i) && !usable(x.own, i)
}

// sessionAfter finds the first session that closes after the event's instant, of the timeline or of
// the security. The first session that closes after the news is the first whose close can have it
// in it, whether it had opened or not.
func sessionAfter(e Event, x *Series) (d Date, reason Reason, detail string) {
	l := x.Line
	days, h := l.Days, l.Market.Hours
	if h == nil {
		return 0, Day0NotFound, "an instant needs the hours of the market"
	}
	asked := DateOf(e.At.UTC())
	// No session of the day before yesterday can still be open, in any zone.
	i := sort.Search(len(days), func(i int) bool { return days[i] >= asked-2 })
	for i < len(days) && !h.Session(days[i]).Closes.After(*e.At) {
		i++
	}
	if i == len(days) || i == 0 && days[0] > asked+1 {
		return 0, Day0NotFound, outside(asked, l)
	}
	if int(days[i]-asked) > maxShift {
		return 0, NotTraded,
			fmt.Sprintf("no session closed within %d days of %s", maxShift, e.Requested())
	}
	for _, d := range x.Lacked(asked-3, days[i]) {
		if h.Session(d).Closes.After(*e.At) {
			return d, "", ""
		}
	}
	return days[i], "", ""
}

// missedSession says so when a calendar knows a session after the instant that the prices do not
// have: the files' own days overrule it, but it may be a day that they lack. Calendars can be wrong
// about a typhoon, and files about a day: neither is believed against the other without a word.
func missedSession(e Event, x *Series, day0 Date) string {
	l := x.Line
	for d := DateOf(e.At.UTC()) - 2; d < day0; d++ {
		s := l.Market.Hours.Session(d)
		if (s.Kind == Full || s.Kind == Half) && s.Closes.After(*e.At) {
			return fmt.Sprintf("there are no prices of %s, a session of %s: day 0 is %s, the "+
				"next trading day", d, l.Market.ID, day0)
		}
	}
	return ""
}

// answers reports that day 0 is the session that the instant of an event belongs to: what is said
// of it then is of sessions that the prices lack, and not of the security.
func answers(e Event, x *Series, day0 Date) bool {
	if e.At == nil {
		return false
	}
	d, _, _ := sessionAfter(e, x)
	return d == day0
}

// noTrade says of a day without a return of its own which it is: a session that the market's days
// lack, or one on which this security stood still. The three cases have three remedies, another
// benchmark, another price basis, another day.
func noTrade(x *Series, want Date) string {
	if x.lacks(want) {
		return x.withoutMarket([]Date{want})
	}
	id := x.Security.ID
	if x.tradedWithout(want) {
		return fmt.Sprintf("%s traded on %s, and has no price of the kind that returns are "+
			"computed from", id, want)
	}
	if want.Weekend() {
		return fmt.Sprintf("%s did not trade on %s, a %s", id, want, want.Weekday())
	}
	return fmt.Sprintf("%s did not trade on %s", id, want)
}

func outside(want Date, l *Timeline) string {
	return fmt.Sprintf("%s lies outside the trading days at hand, %s to %s", want, l.Days[0],
		l.Days[len(l.Days)-1])
}

func abs(n int) int { return max(n, -n) }
