package eventstudy

import (
	"slices"
	"sort"
)

// cohort is the events of one market that share day 0. Events of one market and day have the same
// calendar days at the same offsets, so that what holds of one pair of days holds of all their
// pairs.
type cohort struct {
	line *Timeline
	t0   int
	day0 Date
	at   []int // index into Abnormal.Outcomes, ascending
}

// cohorts sorts the events of a sample by day 0, then by market. They are not to be written to.
func (a *Abnormal) cohorts(at []int) []cohort {
	type key struct{}
	if len(at) < len(a.Outcomes) {
		return a.sortByDay(at)
	}
	if a.pairsOf != nil { // the same events
		return a.pairsOf.cohorts(at)
	}
	return remember(&a.cache, key{}, func() []cohort { return a.sortByDay(at) })
}

// sortByDay makes the cohorts of a sample. Floating-point sums depend on their order, and results
// must not depend on where memory was given out.
func (a *Abnormal) sortByDay(at []int) []cohort {
	// Markets are ordered as in the panel, never by address, so that sums are added in one order.
	order := map[*Timeline]int{}
	if a.Panel != nil {
		for k, l := range a.Panel.Lines {
			order[l] = k
		}
	}
	type key struct {
		line *Timeline
		t0   int
	}
	found := map[key]int{}
	var cs []cohort
	for _, i := range at {
		o := a.Outcomes[i]
		k := key{o.Fit.view.Line, o.T0}
		c, ok := found[k]
		if !ok {
			c = len(cs)
			found[k] = c
			cs = append(cs, cohort{line: k.line, t0: k.t0, day0: o.Day0})
		}
		cs[c].at = append(cs[c].at, i)
	}
	sort.SliceStable(cs, func(x, y int) bool {
		if cs[x].day0 != cs[y].day0 {
			return cs[x].day0 < cs[y].day0
		}
		return order[cs[x].line] < order[cs[y].line]
	})
	return cs
}

// span returns the first and last index on the cohort's own timeline of a window around its day 0,
// cut to the days that exist.
func (c *cohort) span(w Window) (first, last int) {
	return max(c.t0+w.First, 0), min(c.t0+w.Last, len(c.line.Days)-1)
}

// shared counts the calendar days that the windows w of two cohorts have in common; across markets
// only days on which both trade count. Days are counted by their dates across markets, since a
// window of ten days spans different dates where holidays differ.
func shared(a, b *cohort, w Window) int {
	af, al := a.span(w)
	bf, bl := b.span(w)
	if a.line == b.line {
		return max(0, min(al, bl)-max(af, bf)+1)
	}
	n := 0
	for af <= al && bf <= bl {
		switch x, y := a.line.Days[af], b.line.Days[bf]; {
		case x < y:
			af++
		case x > y:
			bf++
		default:
			n, af, bf = n+1, af+1, bf+1
		}
	}
	return n
}

// clusters says how the events of a sample lie in calendar time.
type clusters struct {
	dates   int // distinct days 0
	sharing int // events that share day 0 with another event
	overlap int // events whose window shares days with the window of an event of another date
}

type clusterKey struct{ s *sample }

// It is what the doubts about dependence and the choice of the leading test rest on.
func (a *Abnormal) clusters(s *sample) clusters {
	return remember(&a.cache, clusterKey{s}, func() clusters {
		cs := a.cohorts(s.at)
		end := reach(cs, s.window)
		touched := make([]bool, len(cs))
		for i := range cs {
			for j := i + 1; j < end[i]; j++ {
				if cs[i].day0 != cs[j].day0 && shared(&cs[i], &cs[j], s.window) > 0 {
					touched[i], touched[j] = true, true
				}
			}
		}
		// Markets of one date are adjacent: their events share the day.
		var out clusters
		for i := 0; i < len(cs); {
			j, n := i, 0
			for ; j < len(cs) && cs[j].day0 == cs[i].day0; j++ {
				n += len(cs[j].at)
				if touched[j] {
					out.overlap += len(cs[j].at)
				}
			}
			out.dates++
			if n > 1 {
				out.sharing += n
			}
			i = j
		}
		return out
	})
}

// reach returns for each cohort the index behind the last one whose window w can share a day with
// its own. Windows of equal length cover different calendar spans where markets have different
// holidays, so the bound uses the longest look-back among all cohorts. It turns all pairs of
// cohorts into those of neighbours: thousands of dates over decades meet only a few others each.
func reach(cs []cohort, w Window) []int {
	back := 0
	for i := range cs {
		first, _ := cs[i].span(w)
		if first < len(cs[i].line.Days) {
			back = max(back, int(cs[i].day0-cs[i].line.Days[first]))
		}
	}
	end := make([]int, len(cs))
	j := 0
	for i := range cs {
		_, last := cs[i].span(w)
		j = max(j, i+1)
		for j < len(cs) && int(cs[j].day0)-back <= int(cs[i].line.Days[max(last, 0)]) {
			j++
		}
		end[i] = j
	}
	return end
}

// commonCalendar is the union of the trading days of the cohorts' markets. Residuals of events in
// different markets can be added up only by date.
type commonCalendar struct {
	days  []Date
	index map[*Timeline]dayIndex
}

// dayIndex maps the days of one timeline to the common calendar; nil when they are the same.
type dayIndex []int32

// of is the place of a day of a timeline; without an index the two calendars are one.
func (x dayIndex) of(t int) int {
	if x == nil {
		return t
	}
	return int(x[t])
}

func newCommonCalendar(cs []cohort) *commonCalendar {
	c := &commonCalendar{index: map[*Timeline]dayIndex{}}
	for i := range cs {
		l := cs[i].line
		if _, ok := c.index[l]; !ok {
			c.index[l] = nil
			c.days = append(c.days, l.Days...)
		}
	}
	// One market is its own calendar, the common case, and needs no map.
	if len(c.index) < 2 {
		return c
	}
	slices.Sort(c.days)
	c.days = slices.Compact(c.days)
	for l := range c.index {
		x := make(dayIndex, len(l.Days))
		for t, d := range l.Days {
			k, _ := slices.BinarySearch(c.days, d)
			x[t] = int32(k)
		}
		c.index[l] = x
	}
	return c
}
