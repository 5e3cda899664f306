package claims

import (
	"math"
	"strings"

	"stockmove/eventstudy"
)

// Find returns the readings by which the words of a claim, dated to another session from first to
// last, would be true there: the plain one, or else another price of the session. The days ascend.
func Find(c Claim, b Book, first, last eventstudy.Date) (out []Reading) {
	s := newShelf(b)
	for _, id := range c.Securities {
		l := s.listing(id)
		for i := l.after(first - 1); i < len(l.Days) && l.Days[i] <= last; i++ {
			if r, ok := s.at(&c, id, l.Days[i]); ok {
				out = append(out, r)
			}
		}
	}
	return out
}

// Foreign says why no price of the listings that a claim names can be held against its money; ""
// where that of one can.
func Foreign(c Claim, b Book) string {
	s := newShelf(b)
	var why []string
	for _, id := range c.Securities {
		w := c.foreign(s.listing(id))
		if w == "" {
			return ""
		}
		why = append(why, w)
	}
	return strings.Join(why, "; and ")
}

// at is the first reading of a day, of the plain one and the other prices of the session, that
// agrees.
func (s *shelf) at(c *Claim, id string, d eventstudy.Date) (Reading, bool) {
	if c.Since == "" || c.Start.Grain == YearStart || d > c.Start.Last {
		moved := *c
		moved.Date = d
		if c.Start.Grain == YearStart && c.Since != "" {
			moved.Start = startOfYear(d)
		}
		l := s.listing(id)
		i, need, closed := l.place(d, moved.kind.reach(&moved, l))
		if need != "" || closed != "" || moved.kind.lacks(&moved, l, i) != "" {
			return Reading{}, false
		}
		for _, w := range moved.kind.ways(&moved, l, i) {
			if w.Rank != SameSession || !w.Plain && c.Fixed != "" {
				continue
			}
			r := moved.kind.measure(&moved, l, w, i, i)
			if r.Matches && l.falsehood(&r) == "" {
				r.Name = fullName(&moved, r.Way)
				return r, true
			}
		}
	}
	return Reading{}, false
}

// rare is how seldom a figure must be for another day or another issuer's share of which it is true
// to be proposed: of the forty days that are tried fewer than one in two then has such a figure
// without having been meant.
const rare = 0.01

// meant proposes the day that the article may have meant: of the neighbouring sessions, the same
// day of another month within a year and the same day of another year, those on which the plain
// reading agrees. At most three are named, and never as a verdict: a slip of the date is a guess
// about the writer.
func (s *shelf) meant(c *Claim) (out []Meant) {
	if c.kind.Shape().Record || c.Target == nil ||
		math.IsInf(c.Target.lo, 0) || math.IsInf(c.Target.hi, 0) {
		return nil
	}
	y, m, d := c.Date.YMD()
	var days []eventstudy.Date
	for k := 1; k <= 11; k++ {
		for _, n := range []int{m - k, m + k} {
			x := eventstudy.NewDate(y, n, d)
			if _, _, have := x.YMD(); have == d { // 30 February is another day
				days = append(days, x)
			}
		}
	}
	for k := 1; k <= 5; k++ {
		days = append(days, eventstudy.NewDate(y-k, m, d), eventstudy.NewDate(y+k, m, d))
	}
	// Only a rare figure is looked for elsewhere: a common one is true of some day nearby whatever
	// was meant.
	for _, id := range c.Securities {
		l := s.listing(id)
		i, ok := l.Row(c.Date)
		if !ok || c.kind.lacks(c, l, i) != "" || !(c.usual(l, c.kind.ways(c, l, i)[0], i) <= rare) {
			continue
		}
		near := []eventstudy.Date{}
		for _, step := range neighbours {
			if l.has(i + step) {
				near = append(near, l.Days[i+step])
			}
		}
		for _, x := range append(near, days...) {
			r, ok := s.at(c, id, x)
			if ok && r.Plain && len(out) < 3 {
				out = append(out, Meant{id, x, r.Value})
			}
		}
	}
	return out
}
