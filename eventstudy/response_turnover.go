package eventstudy

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy/words"
)

// leastTurnover is added to what was traded, in per cent of the shares outstanding, so that a day
// without trading has a logarithm too (Ajinkya & Jain, Journal of Accounting and Economics
// 11:331–359, 1989; Campbell & Wasley 1996). It is a per cent: added to a number of shares, as it
// is printed in places, it would be nothing.
const leastTurnover = 0.000255

// Turnovers of the middle day beyond which, in per cent, the number of shares is more likely wrong
// than right: most stocks lie between a hundredth and two per cent.
const (
	mostTurnover = 50
	rareTurnover = 0.0005
)

// shareStep is the ratio of two numbers of shares that follow each other from which a split is more
// likely between them than an issue or a buyback.
const shareStep = 1.5

// turnover returns V = ln(100·n/S + 0.000255) of each day, n the shares traded and S those
// outstanding, both counted in shares of the file's last day; NaN where either is unknown. It tells
// what is doubtful about the numbers of shares with the series.
func (v *volumes) turnover(x *Series) []float64 {
	add := func(code, format string, args ...any) {
		x.Warnings = append(x.Warnings, Warning{Code: code, Where: x.Security.ID,
			Text: fmt.Sprintf(format, args...)})
	}
	shares, moved, sure := x.Security.countedToday()
	if moved > 0 {
		add("shares_split_adjusted", "%s dated before a split and counted in shares of after",
			words.CountOf(moved, "number of shares is", "numbers of shares are"))
	}
	if !sure {
		add("shares_basis", "the file does not say when shares were split: its volumes are "+
			"counted in shares of its last day, and each number of shares outstanding must be")
	}
	for i := 1; i < len(shares); i++ {
		step := shares[i].Count / shares[i-1].Count
		if step >= shareStep || step <= 1/shareStep {
			add("shares_jump", "the number of shares goes from %s to %s on %s: is it a split that "+
				"the volumes do not have", words.Grouped(shares[i-1].Count, 0),
				words.Grouped(shares[i].Count, 0), shares[i].From)
		}
	}
	out := make([]float64, len(v.traded))
	var known []float64
	early, at := 0, -1
	for t, day := range x.Line.Days {
		for at+1 < len(shares) && shares[at+1].From <= day {
			at++
		}
		out[t] = math.NaN()
		switch n := v.traded[t]; {
		case n != n:
		case at < 0:
			early++
		default:
			percent := 100 * n / shares[at].Count
			known = append(known, percent)
			out[t] = math.Log(percent + leastTurnover)
		}
	}
	if early > 0 && len(shares) > 0 {
		add("shares_unknown", "before %s no number of shares is given: %s no turnover",
			shares[0].From, words.CountOf(early, "day has", "days have"))
	}
	if len(known) > 0 {
		slices.Sort(known)
		middle, places := known[len(known)/2], 0
		if middle < 1 {
			places = 6
		}
		if middle > mostTurnover || middle < rareTurnover {
			add("shares_unlikely", "on the middle day %s %% of the shares are traded: is their "+
				"number in thousands or in millions, or a value", words.Grouped(middle, places))
		}
	}
	return out
}

// countedToday are the numbers of shares outstanding in shares of the file's last day, moved of
// which a later split has changed. sure is false where the file has splits taken out of it and does
// not say when they were: a number is then taken as it is. One without a day is of the last one.
func (s *Security) countedToday() (out []Shares, moved int, sure bool) {
	p, sure := s.Prices, true
	splits := p.splits()
	for _, n := range s.Shares {
		factor := 1.0
		for _, j := range splits {
			if n.From.Known() && j.Date > n.From {
				factor *= j.Factor
			}
		}
		if factor != 1 {
			moved++
		}
		if n.From.Known() && p.Splits == nil && (p.Basis == Split || p.Basis == Total) {
			sure = false
		}
		out = append(out, Shares{From: n.From, Count: n.Count * factor})
	}
	return out, moved, sure
}

// sharesOf reports the first security of an event whose turnover is wanted and whose number of
// shares nobody gave.
func (d *Design) sharesOf(p *Panel, events []Event) *Problem {
	if d.Response != ResponseTurnover {
		return nil
	}
	for _, e := range events {
		x := p.Series[e.Security]
		if x != nil && len(x.Security.Shares) == 0 {
			id := cmp.Or(x.Security.ID, e.Security)
			return OptionOf("response").problem(Problem{Code: NeedsShares, Given: id,
				What: "the response is turnover, and the number of shares of " + id +
					" is not given",
				Hint: "give the shares outstanding, in shares"})
		}
	}
	return nil
}
