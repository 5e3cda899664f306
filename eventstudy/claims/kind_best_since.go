package claims

import (
	"math"

	"stockmove/eventstudy"
)

func init() {
	Kinds.Register(bestSince{periods{Up}})
	Kinds.Register(worstSince{periods{Down}})
}

// periods is the common part of the best and the worst period since: the change of the period that ends
// with the day against those of all like periods after the period named.
type periods struct{ way Direction }

type (
	bestSince  struct{ periods }
	worstSince struct{ periods }
)

func (bestSince) Info() eventstudy.Info {
	return eventstudy.Info{
		Name: "best-since", Title: "best week, month, quarter or year since", Order: 64,
		Formula: "C_t/C_b − 1 > the like change of every whole period after the one named, b the last session before the period",
		Use:     "“the best week since October 2022” (period = \"week\", since = \"2022-10\")",
		Avoid:   "for the best day since, which is largest-gain-since",
		Assumes: "the calendar's periods, close to close; the last runs up to the day",
		Example: example(`kind = "best-since"      # worst-since is its mirror
period = "week"          # week, month, quarter, half, year
since = "2022-10"        # a date, a month or a year
value = "14%"            # optional: the size`),
	}
}

func (worstSince) Info() eventstudy.Info {
	return eventstudy.Info{
		Name: "worst-since", Title: "worst week, month, quarter or year since", Order: 66,
		Formula: "C_t/C_b − 1 < the like change of every whole period after the one named, b the last session before the period",
		Use:     "“the worst month since March 2020” (period = \"month\", since = \"2020-03\")",
		Avoid:   "for the worst day since, which is largest-loss-since",
		Assumes: "the calendar's periods, close to close; the last runs up to the day",
		Example: example(`kind = "worst-since"
period = "month"         # week, month, quarter, half, year
since = "2020-03"        # a date, a month or a year
value = "14%"            # optional: the size`),
	}
}

func (k periods) Shape() Shape {
	return Shape{Unit: Fraction, Since: true, Example: "14%", Way: k.way, Record: true, Alone: true, Keys: []string{"period"},
		Check: func(c *Claim) (key, what, hint string) {
			if n, unit, ok := parsePeriod(c.Period); !ok || n > 0 || unit == "day" {
				return "period", "a record of periods needs a whole one", `period = "week", "month", "quarter", "half" or "year"`
			}
			return "", "", ""
		}}
}

func (periods) reach(c *Claim, l *Listing) eventstudy.Date { return l.lately(c.Start.Last) }

func (k periods) lacks(c *Claim, l *Listing, i int) string {
	if l.Days[0] > k.reach(c, l) {
		return needDays(l, k.reach(c, l), c.Date)
	}
	if (periodMove{}).base(c, l, i) < 0 {
		return needDays(l, (periodMove{}).reach(c, l), c.Date)
	}
	return ""
}

// ways are the calendar's periods, and as many sessions counted back from each day.
func (k periods) ways(c *Claim, l *Listing, i int) []Way {
	b := (periodMove{}).base(c, l, i)
	_, unit, _ := parsePeriod(c.Period)
	return []Way{{Plain: true, Side: Close, Past: Close, Base: Base{Back: i - b, Text: periodBase(0, unit)}}}
}

// before is the row on which the period before the one of row b's next session began, −1 where the file
// does not reach.
func (periods) before(l *Listing, b int, unit string) int {
	return l.after(opens(l.Days[b], unit)-1) - 1
}

func (k periods) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	_, unit, _ := parsePeriod(c.Period)
	b := j - w.Base.Back
	r := l.ofDay(w, j)
	r = (&Claim{Statement: c.Statement}).between(l, r, b, j)
	r.Matches = false
	if r.Need != "" {
		return r
	}
	sign, g := k.way.sign(), k.way.sign()*r.Value
	none := eventstudy.NoDate
	rs := &Rivals{Best: math.NaN(), Last: math.NaN(), BestDate: none, LastDate: none, LastInside: none}
	for end := b; end > 0; {
		start := k.before(l, end, unit)
		if start < 0 || start == end {
			break
		}
		inside := l.Days[start] >= c.Start.Last || l.Days[start+1] > c.Start.Last
		if why := l.broken(start, end); why != "" && inside {
			r.Need = why
			return r
		}
		v := sign * (l.Close[end]/l.from(Close, start, end) - 1)
		larger := v >= g*(1-1e-12)
		if larger && rs.LastDate == none {
			rs.LastDate, rs.Last = l.Days[end], sign*v
		}
		if !inside && rs.LastDate != none {
			break
		}
		if inside {
			if larger {
				rs.Count++
				rs.top = append(rs.top, rival{l.Days[end], sign * v})
				if rs.LastInside == none {
					rs.LastInside = l.Days[end]
				}
			}
			if rs.BestDate == none || v > sign*rs.Best {
				rs.Best, rs.BestDate = sign*v, l.Days[end]
			}
		}
		end = start
	}
	r.Rivals = rs
	r.Matches = g > 0 && rs.Count == 0 && c.hits(l, r.From, r.To)
	return r
}

// fits is not asked: the plain reading is the only one.
func (periods) fits(c *Claim, l *Listing, w Way, k, i int) answer { return unknown }
