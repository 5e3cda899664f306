package eventstudy

import (
	"math/rand/v2"
	"sort"

	"stockmove/eventstudy/words"
)

// placeboBlock is events that are moved together, so that days which they share stay shared. Events
// of one day are correlated, and placebos on separate days would make every test look better than
// it is.
type placeboBlock struct {
	at     []int     // index into Report.Outcomes
	anchor *Timeline // on whose days the block is moved
	shifts []int     // in trading days of the anchor, ascending
}

// fewShifts is the fewest places to which a block of several dates is moved as a whole; one with
// fewer is cut into its dates, which keeps the days that are shared and not the distances.
const fewShifts = 250

// gather cuts the events into blocks: events whose windows hang together, else those of one date,
// else single ones. The distances between dates are kept where there is room for it, since windows
// that overlap are what some tests fail on.
func (c *calibration) gather() {
	os := c.report.Outcomes
	all := make([]int, len(os))
	for i := range all {
		all[i] = i
	}
	sort.SliceStable(all, func(i, j int) bool { return os[all[i]].Day0 < os[all[j]].Day0 })
	apart, alone, lost := 0, 0, 0
	for _, chain := range c.cut(all, c.design.Event.Len()) {
		if b := c.block(chain); len(b.shifts) >= fewShifts {
			c.blocks = append(c.blocks, b)
			continue
		}
		dates := c.cut(chain, 1)
		if len(dates) > 1 {
			apart++
		}
		for _, date := range dates {
			b := c.block(date)
			if len(b.shifts) > 0 {
				c.blocks = append(c.blocks, b)
				continue
			}
			for _, i := range date {
				if b := c.block([]int{i}); len(b.shifts) > 0 {
					c.blocks = append(c.blocks, b)
					alone++
				} else {
					lost++
				}
			}
		}
	}
	if apart > 0 {
		c.warn("placebo_apart", "%s too long to be moved as a whole: placebos keep the days"+
			" that events share, and not the distances between days",
			words.CountOf(apart, "run of overlapping windows is",
				"runs of overlapping windows are"))
	}
	if alone > 0 {
		c.warn("placebo_alone", "the securities of %s have no other day in common with those"+
			" of their date: the placebos lie on days of their own", words.Counted(alone, "event"))
	}
	if lost > 0 {
		c.warn("placebo_lost", "%s no placebo: the prices hold no other day with enough days"+
			" around it", words.CountOf(lost, "event has", "events have"))
	}
}

// cut divides events in the order of their dates where the distance of two neighbours, in trading
// days, is reach or more. A chain of windows, each of which overlaps the next, hangs together as a
// whole.
func (c *calibration) cut(list []int, reach int) [][]int {
	os := c.report.Outcomes
	var out [][]int
	for k, i := range list {
		if k > 0 {
			// Markets differ in holidays: the days of the earlier event's market count.
			before := os[list[k-1]]
			l := before.Fit.view.Line
			if on(l, os[i].Day0)-before.T0 < reach {
				out[len(out)-1] = append(out[len(out)-1], i)
				continue
			}
		}
		out = append(out, []int{i})
	}
	return out
}

// on returns the index of the first day of a timeline that is not before d.
func on(l *Timeline, d Date) int {
	return sort.Search(len(l.Days), func(t int) bool { return l.Days[t] >= d })
}

// block finds where events can be moved together.
func (c *calibration) block(at []int) placeboBlock {
	first := c.report.Outcomes[at[0]]
	b := placeboBlock{at: at, anchor: first.Fit.view.Line}
	for t := range b.anchor.Days {
		shift, ok := t-first.T0, true
		for _, i := range at {
			if ok = c.moved(b, i, shift) >= 0; !ok {
				break
			}
		}
		if ok {
			b.shifts = append(b.shifts, shift)
		}
	}
	return b
}

// moved returns the day of an event's placebo on its own timeline, −1 where it has no place. Shifts
// are counted in trading days of the first event's market, and found in those of the others by the
// date.
func (c *calibration) moved(b placeboBlock, i, shift int) int {
	o := c.report.Outcomes[i]
	l, t := o.Fit.view.Line, o.T0+shift
	if l != b.anchor {
		// The anchor's day says where; the event keeps its distance from it in days of its own.
		from := on(b.anchor, o.Day0)
		if from+shift < 0 || from+shift >= len(b.anchor.Days) {
			return -1
		}
		t = on(l, b.anchor.Days[from+shift])
	}
	if open := c.open[o.Security]; t < 0 || t >= len(open) || !open[t] {
		return -1
	}
	return t
}

// different counts the placebo studies that there are, up to a limit. The number of combinations
// grows beyond any integer and is not needed beyond the limit.
func (c *calibration) different(limit int) int {
	n := 1
	for _, b := range c.blocks {
		if n *= len(b.shifts); n >= limit {
			return limit
		}
	}
	return n
}

// place gives the days of one placebo study, an event for each event of each block: they are drawn,
// or counted through where every study is wanted once. Counting through reads the number of the
// study as one in mixed bases, a digit for each block.
func (c *calibration) place(study int) []Event {
	r := rand.New(rand.NewPCG(c.design.Seed, uint64(study)))
	events := make([]Event, 0, len(c.report.Outcomes))
	for _, b := range c.blocks {
		k := study % len(b.shifts)
		study /= len(b.shifts)
		if !c.every {
			k = r.IntN(len(b.shifts))
		}
		shift := b.shifts[k]
		for _, i := range b.at {
			events = append(events, c.placebo(i, c.moved(b, i, shift)))
		}
	}
	return events
}

// placebo is the event i on another day.
func (c *calibration) placebo(i, t int) Event {
	o := c.report.Outcomes[i]
	own := o.Event.Estimation
	if c.report.Design.Dates.Given() || o.Event.Dates.Given() {
		own = &o.Estimation // as far from the placebo as it is from the event
	}
	return Event{ID: o.Event.ID, Security: o.Security, Date: o.Fit.view.Line.Days[t],
		Estimation: own}
}
