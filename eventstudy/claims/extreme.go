package claims

import (
	"math"
	"sort"

	"stockmove/eventstudy"
)

// extreme is the common part of "largest gain since" and "largest loss since": the change of the day beats
// that of every session after the period named, up to the day before. The losses are gains of the
// opposite sign, so one comparison serves both.
type extreme struct {
	way Direction
}

// Shape: the size is optional, and its sign is that of the word.
func (k extreme) Shape() Shape {
	return Shape{Unit: Fraction, Since: true, Example: "9.1%", Way: k.way, Sides: true, Record: true}
}

// far is the side of the session that lies farthest in the direction of the claim.
func (k extreme) far() Side {
	if k.way == Up {
		return High
	}
	return Low
}

func (extreme) reach(c *Claim, l *Listing) eventstudy.Date { return l.lately(c.Start.Last) }

func (k extreme) lacks(c *Claim, l *Listing, i int) string {
	if i == 0 {
		return needDays(l, k.reach(c, l), c.Date)
	}
	return ""
}

// ways are, beside the plain one, the two that articles mistake for it: the intraday extreme held against
// intraday extremes, which is the fair comparison, and against closing changes, the unfair one.
func (k extreme) ways(c *Claim, l *Listing, i int) []Way {
	out := []Way{{Plain: true, Side: c.Side(), Past: c.Side()}}
	for _, p := range [][2]Side{{Close, Close}, {k.far(), k.far()}, {k.far(), Close}} {
		if p[0] != c.Side() || p[1] != c.Side() {
			out = append(out, Way{Side: p[0], Past: p[1]})
		}
	}
	return out
}

// rival is a session whose change is at least as large.
type rival struct {
	day   eventstudy.Date
	value float64
}

// measure holds the change of row j against those of the past.
func (k extreme) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r := (move{}).measure(&Claim{Statement: c.Statement}, l, Way{Side: w.Side, Past: Close}, j, j)
	r.Way, r.Matches = w, false
	if r.Need != "" {
		return r
	}
	sign := k.way.sign()
	g := sign * r.Value
	start := max(l.after(c.Start.Last), 1) // the first change needs a close before it
	rs := &Rivals{Best: math.NaN(), Last: math.NaN(), BestDate: eventstudy.NoDate, LastDate: eventstudy.NoDate, LastInside: eventstudy.NoDate}
	unknown, spans := 0, 0
	for h := j - 1; h >= 1; h-- {
		v := sign * (l.price(w.Past, h)/l.from(Close, h-1, h) - 1)
		larger := v >= g*(1-1e-12) // floats may tell equals apart by their last bit, and an equal change is a rival
		if larger && rs.LastDate == eventstudy.NoDate {
			rs.LastDate, rs.Last = l.Days[h], sign*v
		}
		if h < start {
			if rs.LastDate != eventstudy.NoDate {
				break
			}
			continue
		}
		if why := l.broken(h-1, h); why != "" {
			r.Need = why
			return r
		}
		switch {
		case math.IsNaN(v):
			unknown++
			continue
		case larger && l.gap(l.Days[h-1], l.Days[h]) != "":
			spans++ // a change over several sessions is no rival of a day's, but may hide one
			continue
		case larger:
			if rs.Count++; rs.LastInside == eventstudy.NoDate {
				rs.LastInside = l.Days[h]
			}
			rs.top = append(rs.top, rival{l.Days[h], sign * v})
		}
		if rs.BestDate == eventstudy.NoDate || v >= sign*rs.Best {
			rs.Best, rs.BestDate = sign*v, l.Days[h]
		}
	}
	sort.Slice(rs.top, func(a, b int) bool {
		x, y := rs.top[a], rs.top[b]
		return sign*x.value > sign*y.value || x.value == y.value && x.day < y.day
	})
	rs.top = rs.top[:min(3, len(rs.top))]
	r.Rivals = rs
	r.Matches = g > 0 && rs.Count == 0 && c.hits(l, r.From, r.To)
	if !r.Matches {
		return r
	}
	// Rivals at hand have spoken; a record without any needs every session to be at hand.
	from := l.lately(c.Start.Last)
	switch {
	case l.Days[0] > from:
		r.Matches, r.Need = false, needDays(l, from, l.Days[j])
	case unknown > 0:
		r.Matches, r.Need = false, needSides(l, w.Past, unknown)
	case spans > 0:
		r.Matches, r.Need = false, needSessions(l, spans)
	default:
		l.holes(c, &r, start, j)
	}
	if r.Matches && w.Side == w.Past {
		k.understated(c, l, &r, g)
	}
	return r
}

// understated is that of a record: the period named has no change as large.
func (k extreme) understated(c *Claim, l *Listing, r *Reading, g float64) {
	if c.Start.Grain != Month && c.Start.Grain != Year || l.Days[0] > l.lately(c.Start.First-1) {
		return
	}
	for h := max(l.after(c.Start.First-1), 1); h < l.after(c.Start.Last); h++ {
		if v := k.way.sign() * (l.price(r.Past, h)/l.from(Close, h-1, h) - 1); !(v < g) {
			return
		}
	}
	r.warn = append(r.warn, k.warnUnderstated(c, l))
}

// fits asks for an extreme over as many sessions before another day.
func (k extreme) fits(c *Claim, l *Listing, w Way, n, i int) answer {
	j, start := n+w.Session, n-(i-max(l.after(c.Start.Last), 1))
	if j < 1 || !l.has(j) || start < 1 {
		return unknown
	}
	gain := func(s Side, h int) float64 { return k.way.sign() * (l.price(s, h)/l.from(Close, h-1, h) - 1) }
	g := gain(w.Side, j)
	switch {
	case g != g:
		return unknown
	case g <= 0, c.Target != nil && !c.Target.has(k.way.sign()*g):
		return no
	}
	for h := j - 1; h >= start; h-- {
		v := gain(w.Past, h)
		if v != v {
			return unknown
		}
		if v >= g*(1-1e-12) {
			return no
		}
	}
	return yes
}
