package doctor

import (
	"math"
	"slices"

	"stockmove/eventstudy"
)

// series is one file with what several checks need of it.
type series struct {
	*eventstudy.Prices
	Context
	price   []float64 // the close, else the adjusted close; NaN unknown
	before  []int     // the last earlier row with a price above 0, −1 when there is none
	traded  bool      // some row has a volume
	missing []eventstudy.Date
	phantom []eventstudy.Date
	looks   column

	spare []float64 // for what a check gathers while it runs
}

func newSeries(p *eventstudy.Prices, c Context) *series { return new(series).load(p, c) }

// load makes s the series of a file. What an earlier file has left is written over: a panel has
// thousands of series, and each of them anew would cost more than the checks.
func (s *series) load(p *eventstudy.Prices, c Context) *series {
	*s = series{Prices: p, Context: c, price: reference(p), before: s.before, spare: s.spare}
	if s.price == nil {
		s.price = make([]float64, len(p.Dates))
		for i := range s.price {
			s.price[i] = math.NaN()
		}
	}
	s.before = slices.Grow(s.before[:0], len(s.price))[:len(s.price)]
	last := -1
	for i, v := range s.price {
		s.before[i] = last
		if known(v) && v > 0 {
			last = i
		}
	}
	for _, v := range p.Volume {
		if v > 0 {
			s.traded = true
			break
		}
	}
	s.missing, s.phantom = Gaps(p, c.Hours)
	s.looks = s.column()
	return s
}

// scratch returns an empty list with room for a value of each row.
func (s *series) scratch() []float64 {
	s.spare = slices.Grow(s.spare[:0], len(s.price))
	return s.spare
}

// reference returns the quoted close, or the adjusted close of a file without one.
func reference(p *eventstudy.Prices) []float64 {
	if p.Close != nil {
		return p.Close
	}
	return p.AdjClose
}

// total returns the series that returns would be computed from.
func total(p *eventstudy.Prices) []float64 {
	if p.AdjClose != nil {
		return p.AdjClose
	}
	return p.Close
}

// known reports a finite number: the difference of another from itself is none. Each check asks it
// of each row.
func known(v float64) bool { return v-v == 0 }

// kind returns what the calendar knows of a day; Unknown without a calendar.
func (s *series) kind(d eventstudy.Date) eventstudy.SessionKind {
	if s.Hours == nil {
		return eventstudy.Unknown
	}
	return s.Hours.Session(d).Kind
}

// calendar names the calendar in a text.
func (s *series) calendar() string {
	if s.Calendar != "" {
		return s.Calendar
	}
	return "the calendar"
}

// prev returns the last row before i with a price, −1 when there is none.
func (s *series) prev(i int) int { return s.before[i] }

// flat reports a bar without any range: at least two of its four prices are known, all equal.
func (s *series) flat(i int) bool {
	c, n := s.price[i], 0
	for _, col := range [][]float64{s.Open, s.High, s.Low} {
		if col == nil || !known(col[i]) {
			continue
		}
		if col[i] != c {
			return false
		}
		n++
	}
	return n > 0 && known(c)
}

// idle reports a row of volume 0 among rows that have one. Files of indices often
// have no volume at all, which says nothing.
func (s *series) idle(i int) bool {
	if !s.traded || s.Volume[i] != 0 {
		return false
	}
	// The neighbourhood decides, since old years of a long file may lack volumes.
	positive, n := 0, 0
	for j := max(0, i-15); j <= min(len(s.Volume)-1, i+15); j++ {
		if j != i && known(s.Volume[j]) {
			n++
			if s.Volume[j] > 0 {
				positive++
			}
		}
	}
	return n > 0 && positive*2 > n
}

// median returns the median of the known values, NaN when there is none. v is written over.
func median(v []float64) float64 {
	a := v[:0]
	for _, x := range v {
		if known(x) {
			a = append(a, x)
		}
	}
	if len(a) == 0 {
		return math.NaN()
	}
	slices.Sort(a)
	if n := len(a); n%2 == 0 {
		return (a[n/2-1] + a[n/2]) / 2
	}
	return a[len(a)/2]
}
