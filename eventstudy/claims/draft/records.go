package draft

import (
	"fmt"

	"stockmove/eventstudy"
)

// run makes a statement of a streak.
func (r *reader) run(x sentenceOf, k streak) {
	noun, reason := r.owner(x, figure{first: k.tok, last: k.end - 1, num: k.tok})
	s := r.statement(x)
	s.Kind, s.Length, s.Direction = "streak", k.length, k.direction
	if s.Direction == "" {
		s.Direction = directionAt(x.ts, k.tok, k.end-1).String()
	}
	if reason == "" && s.Direction == "" {
		reason = noMove
	}
	r.settle(x, span(x.ts, k.tok, k.end), s, noun, reason)
}

// record makes a statement of a superlative.
func (r *reader) record(x sentenceOf, p superlative) {
	said := span(x.ts, p.tok, p.end)
	noun, reason := r.owner(x, figure{first: p.tok, last: p.end - 1, num: p.tok})
	s := r.statement(x)
	s.Kind, s.Period = p.kind, p.period
	if !r.place(x, said, &s, noun, reason) {
		return
	}
	switch {
	case p.span != "":
		s.Span = p.span
	case p.back > 0 && s.Date == eventstudy.NoDate:
		s.ask("since", fmt.Sprintf("which day is %q counted from?", said))
	case p.back > 0:
		s.Since = monthsBefore(s.Date, p.back).String()
	case p.since.vague != "":
		s.ask("since", fmt.Sprintf("since when is %q?", p.since.vague))
	default:
		s.Since = p.since.text
	}
	if p.closing {
		s.Basis = "close"
	}
	r.add(s)
}

// monthsBefore is the day n months before d, the last of its month where that month is shorter.
func monthsBefore(d eventstudy.Date, n int) eventstudy.Date {
	y, m, day := d.YMD()
	m -= n
	for m < 1 {
		y, m = y-1, m+12
	}
	for ; ; day-- {
		if b := civil(y, m, day); b != eventstudy.NoDate {
			return b
		}
	}
}
