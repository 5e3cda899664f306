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
	shortest int // the shortest gap
	longest  int
	rested   bool // a weekend lies between two neighbours
	days     int
	inMonth  [32]int // rows on each day of the month
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
		_, _, day := d.YMD()
		r.inMonth[day]++
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
			r.rested = r.rested || week(st.last) != week(d)
			if st.dir != 0 && dir != st.dir {
				r.turns++
			}
			st.dir = dir
		}
		st.last = d
	}
	if len(gaps) > 0 {
		sort.Ints(gaps)
		r.median, r.shortest, r.longest = gaps[len(gaps)/2], gaps[0], gaps[len(gaps)-1]
	}
	return r
}

// verdict is what all rows say about the order.
type verdict struct {
	order order
	why   string
	open  bool     // two readings are left that differ
	bars  *reading // the rows are longer bars in this reading, and no daily prices in any
}

// orderRules are the rules by which readings are dropped, the plainest first.
var orderRules = []struct {
	count func(r reading) int
	why   string
}{
	{func(r reading) int { return r.invalid }, "read as %[1]s, %[2]d rows would be no date"},
	{func(r reading) int { return r.turns },
		"read as %[1]s, the rows would not be in order (%[2]d turns)"},
	{func(r reading) int { return r.weekendRows() },
		"read as %[1]s, %[2]d rows would fall on a weekend"},
	{func(r reading) int { return r.wide },
		"read as %[1]s, %[2]d gaps between neighbours would be over six days"},
	{func(r reading) int { return max(r.median-1, 0) },
		"read as %[1]s, the median gap would be a day and %[2]d more"},
}

// fewRows is the number of rows below which one on a weekend proves nothing: sites give rates of
// Sundays too.
const fewRows = 5

// weekendRows returns the rows on weekends where they count.
func (r *reading) weekendRows() int {
	if r.days+r.invalid < fewRows {
		return 0
	}
	return r.weekends
}

// barRule is the number of rules that come before the rows are tried as longer bars: the
// later ones take daily prices for granted.
const barRule = 2

// decideOrder chooses the order that all rows allow. Each rule in turn drops the readings
// that break it where another does not; the verdict is open when two are left that differ.
//
// On daily prices the gap rule alone leaves one reading: with day and month swapped, the
// neighbours 3 April and 4 April lie a month apart. The rules before it keep files right
// whose gaps are odd, and give the plainest reason. The order is decided for the file and
// never for a cell, because 13/01 would not help the 12/01 beside it.
func decideOrder(t *table, want string) verdict {
	var four, two bool
	points := dotted
	for _, s := range t.stamps {
		switch s.kind() {
		case stNN4:
			four = true
			points &= s
		case stNN2:
			two = true
			points &= s
		}
	}
	if !four && !two {
		return verdict{}
	}
	if want != "" {
		return verdict{order: order(want), why: "named by the user"}
	}
	var left []reading
	for _, o := range []order{mdy, dmy, ymd} {
		if o == ymd && four {
			continue
		}
		left = append(left, o.gather(t))
	}
	why := ""
	for i, rule := range orderRules {
		if i == barRule {
			if points != 0 {
				if left, why = dayFirst(left, why); len(left) == 1 {
					return verdict{order: left[0].order, why: why}
				}
			}
			if bars := longerBars(left); bars != nil && bars.days < 3 {
				return verdict{open: true}
			} else if bars != nil {
				return verdict{order: daysInstead(left, bars), bars: bars}
			}
		}
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
			return verdict{order: left[0].order, why: why}
		}
	}
	if same(t, left) {
		return verdict{order: left[0].order, why: "every reading gives the same days"}
	}
	return verdict{open: true}
}

// dayFirst drops the reading month first where the day may be first.
func dayFirst(left []reading, why string) ([]reading, string) {
	var keep []reading
	first := false
	for _, r := range left {
		first = first || r.order == dmy
		if r.order != mdy {
			keep = append(keep, r)
		}
	}
	if !first || len(keep) == len(left) {
		return left, why
	}
	return keep, "with points between its parts, a date has the day before the month"
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
