package pricefile

import (
	"fmt"
	"sort"

	"stockmove/eventstudy"
)

// order is a reading of three bare numbers as a date.
type order string

const (
	ymd order = "ymd"
	mdy order = "mdy"
	dmy order = "dmy"
)

// read turns three numbers into a day.
func (o order) read(s stamp) (eventstudy.Date, bool) {
	a, b, c := s.split()
	if s.kind() == stNN2 && o != ymd {
		c = pivot(c)
	}
	switch o {
	case mdy:
		return civil(c, a, b)
	case dmy:
		return civil(c, b, a)
	}
	if s.kind() != stNN2 {
		return 0, false
	}
	return civil(pivot(a), b, c)
}

// reading is how well one order fits all rows.
type reading struct {
	order    order
	invalid  int // rows that are no date
	weekends int
	turns    int // changes of direction between neighbours
	wide     int // gaps of more than six days
	median   int // the median gap in days
	days     int
}

// gather measures one order on all rows. In a panel each security has its own order of
// rows; days that are known without a decision count as neighbours too.
func (o order) gather(t *table) reading {
	r := reading{order: o}
	type state struct {
		last eventstudy.Date
		dir  int
	}
	one := state{last: eventstudy.NoDate}
	many := map[int32]*state{}
	var gaps []int
	for row, s := range t.stamps {
		k := s.kind()
		if k != stNN4 && k != stNN2 && !s.known() {
			continue
		}
		d, ok := eventstudy.Date(0), true
		if s.known() {
			d = s.day()
		} else if d, ok = o.read(s); !ok {
			r.invalid++
			continue
		}
		r.days++
		if d.Weekend() {
			r.weekends++
		}
		st := &one
		if t.syms != nil {
			if st = many[t.syms[row]]; st == nil {
				st = &state{last: eventstudy.NoDate}
				many[t.syms[row]] = st
			}
		}
		if st.last != eventstudy.NoDate && d != st.last {
			gap, dir := int(d-st.last), 1
			if gap < 0 {
				gap, dir = -gap, -1
			}
			gaps = append(gaps, gap)
			if gap > 6 {
				r.wide++
			}
			if st.dir != 0 && dir != st.dir {
				r.turns++
			}
			st.dir = dir
		}
		st.last = d
	}
	if len(gaps) > 0 {
		sort.Ints(gaps)
		r.median = gaps[len(gaps)/2]
	}
	return r
}

// decideOrder chooses the order that all rows allow. Each rule in turn drops the readings
// that break it where another does not; ok is false when two are left that differ.
//
// On daily prices the gap rule alone leaves one reading from two rows on: with day and
// month swapped, the neighbours 3 April and 4 April lie a month apart. The rules before it
// keep files right whose gaps are odd, and give the plainest reason. The order is decided
// for the file and never for a cell, because 13/01 would not help the 12/01 beside it.
func decideOrder(t *table, want string) (o order, why string, ok bool) {
	var four, two bool
	for _, s := range t.stamps {
		four = four || s.kind() == stNN4
		two = two || s.kind() == stNN2
	}
	if !four && !two {
		return "", "", true
	}
	if want != "" {
		return order(want), "named by the user", true
	}
	var left []reading
	for _, o := range []order{mdy, dmy, ymd} {
		if o == ymd && four {
			continue
		}
		left = append(left, o.gather(t))
	}
	rules := []struct {
		count func(r reading) int
		why   string
	}{
		{func(r reading) int { return r.invalid }, "read as %[1]s, %[2]d rows would be no date"},
		{func(r reading) int { return r.turns }, "read as %[1]s, the rows would not be in order (%[2]d turns)"},
		{func(r reading) int { return r.weekends }, "read as %[1]s, %[2]d rows would fall on a weekend"},
		{func(r reading) int { return r.wide }, "read as %[1]s, %[2]d gaps between neighbours would be over six days"},
		{func(r reading) int { return max(r.median-1, 0) }, "read as %[1]s, the median gap would be a day and %[2]d more"},
	}
	for _, rule := range rules {
		best := left[0]
		for _, r := range left[1:] {
			if rule.count(r) < rule.count(best) {
				best = r
			}
		}
		var keep []reading
		for _, r := range left {
			if clearly(rule.count(best), rule.count(r), r.days+r.invalid) {
				why = fmt.Sprintf(rule.why, r.order, rule.count(r))
			} else {
				keep = append(keep, r)
			}
		}
		left = keep
		if len(left) == 1 {
			return left[0].order, why, true
		}
	}
	if same(t, left) {
		return left[0].order, "every reading gives the same days", true
	}
	return left[0].order, "", false
}

// clearly reports whether a reading with bad breaks is worse than the best with few: a
// clean reading beats any other, and where even the best has a fault the other must have
// far more, so that one bad cell does not turn the order of the file.
func clearly(few, bad, rows int) bool {
	if few == 0 {
		return bad > 0
	}
	return bad > 4*few && bad*10 > rows
}

// same reports whether all readings give the same days, as they do for 05/05/2025 alone.
func same(t *table, left []reading) bool {
	for _, s := range t.stamps {
		if k := s.kind(); k != stNN4 && k != stNN2 {
			continue
		}
		d, ok := left[0].order.read(s)
		for _, r := range left[1:] {
			if e, eok := r.order.read(s); e != d || eok != ok {
				return false
			}
		}
	}
	return true
}
