package eventstudy

import (
	"math"

	"stockmove/eventstudy/words"
)

// measureDay gives one day of the event window; offset k is relative to t0. Every number of a day
// is made here, so that what is unknown of one is unknown of all that follow from it: no price, no
// return; no expectation, no abnormal return; no variance, no test.
func measureDay(x *Series, f *Fit, t0, k int, d *Design, w *Work) Day {
	nan := math.NaN()
	day := Day{Offset: k, Move: nan, Return: nan, Expected: nan,
		AR: nan, SE: nan, T: nan, P: nan, RankP: nan}
	t := t0 + k
	if t < 0 || t >= len(x.Return) {
		return day
	}
	day.Date = x.Line.Days[t]
	day.Return = x.Return[t]
	// The move of quoted prices is what newspapers print: on an ex-dividend day it is not the
	// return.
	if p := x.Security.Prices; p != nil && !d.lean {
		day.Move, _ = p.Move(day.Date)
		if p.Return != nil {
			day.Move = d.Returns.simple(day.Return)
		}
	}
	if math.IsNaN(day.Return) {
		if e, ok := f.expected(t, w.x); ok {
			day.Expected = e
		}
		day.warn("no_price", x.Security.ID, "%s", d.Response.unknown())
		return day
	}
	// A return that covers several days is held against what was expected of the same days.
	g := int(x.Gap[t])
	day.Gap, day.From = g, x.Line.Days[max(t-g-1, 0)]
	w.days = w.days[:0]
	sum := 0.0
	for s := t - g; s <= t; s++ {
		e, ok := f.expected(s, w.x)
		if !ok {
			day.warn("no_expectation", x.Security.ID, "what the model reads (a benchmark or "+
				"factor return) is unknown on %s: no abnormal return", x.Line.Days[s])
			return day
		}
		sum += e
		w.days = append(w.days, s)
	}
	if g > 0 {
		day.warn("spans_gap", x.Security.ID, "the return spans %s without a price; the expected "+
			"return covers the same days", words.Counted(g, "trading day"))
	}
	day.Expected = sum
	day.AR = day.Return - day.Expected
	// An error costs more than all else of a day: placebo studies that no test reads it for go
	// without.
	if d.lean && !d.sized && d.Response != ResponseVolatility {
		return day
	}
	day.SE = math.Sqrt(f.variance(w.days, w.x, w.c))
	if d.lean {
		return day
	}
	day.spans(x)
	if x.Excludes(t) {
		day.warn("excluded_event_day", x.Security.ID, "the day is one of those that are left out "+
			"of the estimation; an event window keeps its days, so that it is measured and counted")
	}
	day.T = day.AR / day.SE
	day.P = StudentP(day.T, float64(f.DF), d.Tail)
	day.Rank, day.RankOf, day.RankP = placeAmong(w.among(f), day.T, d.Tail)
	notes, why := findingsOn(x, f, t, g)
	day.Warnings, day.False = append(day.Warnings, notes...), why
	return day
}

func (d *Day) warn(code, id, format string, args ...any) {
	d.Warnings = append(d.Warnings, warning(code, id+" "+d.Date.String(), format, args...))
}
