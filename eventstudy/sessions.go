package eventstudy

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"stockmove/eventstudy/words"
)

// Move returns the change of the quoted close from the session before day d to day d, as a simple
// return, and the day of that session: what a newspaper says the security moved. The sessions are
// the file's own, whatever a benchmark traded. Where the close was split between the two and the
// adjusted close shows it, the adjusted closes are compared. NaN and NoDate when d has no close or
// none came before. It uses the file alone and knows neither benchmark nor model, because it is the
// figure that a reader finds in the newspaper.
func (p *Prices) Move(d Date) (move float64, from Date) {
	i, ok := p.Find(d)
	quoted := p.quoted()
	if !ok || !usable(quoted, i) {
		return math.NaN(), NoDate
	}
	j := i - 1
	for j >= 0 && !usable(quoted, j) {
		j--
	}
	if j < 0 {
		return math.NaN(), NoDate
	}
	move = Simple.Of(quoted[j], quoted[i])
	if usable(p.AdjClose, i) && usable(p.AdjClose, j) {
		if adjusted := Simple.Of(p.AdjClose[j], p.AdjClose[i]); splitBetween(move, adjusted) {
			move = adjusted
		}
	}
	return move, p.Dates[j]
}

// splitBetween reports whether two figures of one move are further apart than a dividend explains:
// by half of the smallest usual split, 2 for 1. The limit lies at a factor of √2, between no split
// and the smallest usual one.
func splitBetween(quoted, adjusted float64) bool {
	return math.Abs(math.Log((1+quoted)/(1+adjusted))) > math.Ln2/2
}

// quoted is the column of quoted closes, or of adjusted ones where the file has no others.
func (p *Prices) quoted() []float64 {
	if anyKnown(p.Close) {
		return p.Close
	}
	return p.AdjClose
}

// usable reports a price that a return can be computed from.
func usable(col []float64, i int) bool {
	return i < len(col) && col[i] > 0 && !math.IsInf(col[i], 1)
}

// Own returns the security's own sessions and the prices that its returns are computed from, also
// on days that its market's trading days lack. The slices are not to be written to.
func (x *Series) Own() (days []Date, price []float64) {
	if x.Security.Prices.Return != nil {
		return nil, nil // none of a file of returns
	}
	return x.Security.Prices.Dates, x.own
}

// Lacked returns the security's own sessions after from and before to that its market's trading
// days lack, ascending: no offset counts them, and the return of the market's next day spans them.
// Two exchanges of one country may have different holidays, and an index of one of them lacks the
// sessions of the other.
func (x *Series) Lacked(from, to Date) []Date {
	a := sort.Search(len(x.lacked), func(i int) bool { return x.lacked[i] > from })
	b := sort.Search(len(x.lacked), func(i int) bool { return x.lacked[i] >= to })
	return x.lacked[a:max(a, b)]
}

// spanning counts the days of est whose return covers sessions that the timeline lacks.
func (x *Series) spanning(est []int) int {
	if len(x.lacked) == 0 {
		return 0
	}
	n := 0
	for _, t := range est {
		from := max(t-1-int(x.Gap[t]), 0)
		if len(x.Lacked(x.Line.Days[from], x.Line.Days[t])) > 0 {
			n++
		}
	}
	return n
}

// lackedDays lists the days inside the timeline on which the file has a close or a price of the
// basis and the timeline has no day.
func lackedDays(line []Date, p *Prices, price []float64) []Date {
	if slices.Equal(line, p.Dates) || len(line) == 0 {
		return nil
	}
	var out []Date
	quoted := p.quoted()
	t := 0
	for i, d := range p.Dates {
		for t < len(line) && line[t] < d {
			t++
		}
		if t == len(line) {
			break
		}
		if t > 0 && line[t] != d && (usable(price, i) || usable(quoted, i)) {
			out = append(out, d)
		}
	}
	return out
}

// offCalendar says what becomes of prices on days that the benchmark lacks: those between its days
// are spanned by a return, those before and after take no part.
func (x *Series) offCalendar(off []Date) []Warning {
	if len(off) == 0 || x.Line.Benchmark == nil {
		return nil
	}
	line, id := x.Line.Days, x.Line.Market.Benchmark.ID
	first, last := off[0], off[len(off)-1]
	if x.Security.Prices.Return != nil {
		return []Warning{warning("off_calendar_days", x.Security.ID,
			"not used, since the benchmark %s lacks them: %s (first %s, last %s)", id,
			words.CountOf(len(off), "day with a return", "days with a return"), first, last)}
	}
	inside := 0
	for _, d := range off {
		if len(line) > 0 && d > line[0] && d < line[len(line)-1] {
			inside++
		}
	}
	const spanned = "between its days, and the return of its next day spans them"
	what := fmt.Sprintf("%d lie before or after its days and are not used, %d %s",
		len(off)-inside, inside, spanned)
	switch inside {
	case 0:
		what = "they are not used"
	case len(off):
		what = "they lie " + spanned
	}
	return []Warning{warning("off_calendar_days", x.Security.ID,
		"%s not in the benchmark %s (first %s, last %s): %s",
		words.CountOf(len(off), "day with a price is", "days with a price are"), id, first, last,
		what)}
}

// spans tells on a day that its return covers more of the security's sessions than that day's, each
// with its move, since the day's own move is not its return.
func (d *Day) spans(x *Series) {
	lacked := x.Lacked(d.From, d.Date)
	if len(lacked) == 0 {
		return
	}
	d.warn("spans_sessions", x.Security.ID,
		"%s: the return covers that and the session of %s, the error is that of one session",
		x.withoutMarket(lacked), d.Date)
}

// beforeNews returns the sessions that the return of day 0 covers besides its own and that were
// over before the event: what happened in them is no answer to it. An announcement after a session
// that the index lacks would otherwise be credited with the move of that session.
func (x *Series) beforeNews(e Event, t0 int) []Date {
	from := t0 - 1 - int(x.Gap[t0])
	if from < 0 {
		return nil
	}
	var out []Date
	for _, d := range x.Lacked(x.Line.Days[from], x.Line.Days[t0]) {
		over := d < e.Date
		if e.At != nil {
			over = !x.Line.Market.Hours.Session(d).Closes.After(*e.At)
		}
		if over {
			out = append(out, d)
		}
	}
	return out
}

// withoutMarket names sessions of the security that its market's days lack.
func (x *Series) withoutMarket(days []Date) string {
	var names []string
	for _, d := range days {
		name := d.String()
		if move, _ := x.Security.Prices.Move(d); !math.IsNaN(move) {
			name += strings.Replace(fmt.Sprintf(" (%+.2f %%)", 100*move), "-", "−", 1)
		}
		names = append(names, name)
	}
	if n := len(names) - 3; n > 1 {
		names = append(names[:3:3], fmt.Sprintf("%d more days", n))
	}
	why := "without a price of the kind that returns are computed from"
	if x.Line.Benchmark != nil {
		why = "and the benchmark " + x.Line.Market.Benchmark.ID + " did not"
	}
	return fmt.Sprintf("%s traded on %s %s", x.Security.ID, strings.Join(names, ", "), why)
}

// Covers returns the first day after day.From that the return of the day covers and how many days
// they are, the day itself the last: days of its market without a price, and sessions that its
// market's days lack. An ordinary day covers itself alone. Captions of charts ask it, so that a bar
// of three days is not dated by its last.
func (x *Series) Covers(day *Day) (first Date, n int) {
	first, n = day.Date, 1+day.Gap
	line := x.Line.Days
	t := sort.Search(len(line), func(t int) bool { return line[t] > day.From })
	if day.Gap > 0 && t < len(line) {
		first = line[t]
	}
	if lacked := x.Lacked(day.From, day.Date); len(lacked) > 0 {
		first, n = min(first, lacked[0]), n+len(lacked)
	}
	return first, n
}
