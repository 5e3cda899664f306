package cell

import (
	"slices"

	"stockmove/eventstudy"
)

// Reading is how well one order fits all rows. The rules compare these counts between the orders
// that are left, and quote them.
type Reading struct {
	Order    Order
	invalid  int // rows that are no date
	weekends int
	turns    int // changes of direction between neighbours
	wide     int // gaps of more than six days
	Median   int // the median gap in days
	shortest int // the shortest gap
	longest  int
	rested   bool // a weekend lies between two neighbours
	days     int
	inMonth  [32]int // rows on each day of the month
}

// gather measures one order on all rows. In a panel each security has its own order of
// rows; days that are known without a decision count as neighbours too.
func (o Order) gather(c DateColumn) Reading {
	r := Reading{Order: o}
	type state struct {
		last eventstudy.Date
		dir  int
	}
	one := state{last: eventstudy.NoDate}
	many := map[int32]*state{}
	var gaps []int
	for row, s := range c.Stamps {
		k := s.Kind()
		if k != FourDigitYear && k != TwoDigitYear && !s.Known() {
			continue
		}
		d, ok := eventstudy.NoDate, true
		if s.Known() {
			d = s.Day()
		} else if d, ok = o.Read(s); !ok {
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
		if c.Series != nil {
			if st = many[c.Series[row]]; st == nil {
				st = &state{last: eventstudy.NoDate}
				many[c.Series[row]] = st
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
			r.rested = r.rested || Week(st.last) != Week(d)
			if st.dir != 0 && dir != st.dir {
				r.turns++
			}
			st.dir = dir
		}
		st.last = d
	}
	if len(gaps) > 0 {
		slices.Sort(gaps)
		r.Median, r.shortest, r.longest = gaps[len(gaps)/2], gaps[0], gaps[len(gaps)-1]
	}
	return r
}
