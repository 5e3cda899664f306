package draft

import (
	"fmt"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
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
	r.settle(x, x.part(k.tok, k.end), s, noun, reason)
}

// record makes a statement of a superlative.
func (r *reader) record(x sentenceOf, p superlative) {
	said := x.part(p.tok, p.end)
	noun, reason := r.owner(x, figure{first: p.tok, last: p.end - 1, num: p.tok})
	s := r.statement(x)
	s.Kind, s.Period = p.kind, p.period
	if !r.place(x, said, &s, noun, reason) {
		return
	}
	// A window has its own key; a reach such as “in three years” becomes the day so long before,
	// and needs the day of the claim to be counted from.
	switch {
	case p.span != "":
		s.Span = p.span
	case p.back.known() && s.Date == eventstudy.NoDate:
		s.ask("since", fmt.Sprintf("which day is %q counted from?", said.text))
	case p.back.known():
		s.Since = p.back.before(s.Date).String()
	default:
		s.begin(p.since)
	}
	switch {
	case p.closing:
		s.Basis = string(claims.Close)
	case p.intraday && lowest[p.kind]:
		s.Basis = string(claims.Low)
	case p.intraday && !lowest[p.kind]:
		s.Basis = string(claims.High)
	}
	r.add(s)
}

// lowest are the records that the low of a session makes.
var lowest = set("lowest-since", "largest-loss-since")
