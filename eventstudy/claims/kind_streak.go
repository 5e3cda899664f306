package claims

import "stockmove/eventstudy"

// A streak counts signs, so that its length is the figure and no value is written.
var _ = register(streak{}, eventstudy.Info{
	Name: "streak", Title: "sessions in a row", Order: 70,
	Formula: "the number of sessions up to t, without a break, with C_s > C_{s−1} (direction " +
		"up) or C_s < C_{s−1}",
	Use:     "“the fifth straight gain” (length = 5, direction = \"up\")",
	Avoid:   "where the file lacks sessions: one of them may break the run",
	Assumes: "close to close; an unchanged close breaks the run",
	Example: example(`kind = "streak"
length = 5               # "the fifth straight gain"
direction = "up"         # or "down"`),
})

// streak is a run of sessions of one sign, up to and with the day.
type streak struct{}

// Shape: other sessions are not tried. A run of five that ends a day later is a run of four or six
// on the day, which the plain reading shows already.
func (streak) Shape() Shape {
	return Shape{Unit: Count, Example: "", Directed: true, Alone: true, Keys: []string{"length"},
		Word: func(string) bool { return false }, Check: func(c *Claim) (key, what, hint string) {
			switch {
			case c.Length < 1:
				return "length", `kind "streak" needs length`,
					"length = 5: how many sessions in a row"
			case c.Way == Unstated:
				return "direction", `kind "streak" needs direction`, `direction = "up" or "down"`
			}
			return "", "", ""
		}}
}

// reach is about as many days back as the run is long; lacks counts the sessions.
func (streak) reach(c *Claim, l *Listing) eventstudy.Date {
	return l.lately(c.Date - eventstudy.Date(c.Length))
}

// lacks: a run that reaches the first row of the file may be longer than can be seen.
func (k streak) lacks(c *Claim, l *Listing, i int) string {
	n, _ := k.run(c, l, i)
	if i-n < 1 && n <= c.Length {
		return needDays(l, k.reach(c, l), c.Date)
	}
	return ""
}

// ways: exactly so many, as “the fifth straight” has it, or at least.
func (streak) ways(c *Claim, l *Listing, i int) []Way {
	return []Way{{Plain: true, Side: Close, Past: Close},
		{Rank: OtherBase, Side: Close, Past: Close, Base: Base{Key: 1}}}
}

// run counts the sessions in a row up to row j; flat reports that an unchanged close ended them.
// Over a split the close before is put on the same scale, so that no split ends a run.
func (streak) run(c *Claim, l *Listing, j int) (n int, flat bool) {
	for ; j >= 1; j-- {
		v := l.moved(j)
		if !(v*c.Way.sign() > 0) {
			return n, v == 0
		}
		n++
	}
	return n, false
}

// measure counts the run, and leaves the claim open where the file lacks a session within it: an
// unseen session may have broken it.
func (k streak) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r := l.ofDay(w, j)
	n, flat := k.run(c, l, j)
	r.Value = float64(n)
	r.FromDate, r.From = l.Days[j-min(n, j)], l.Close[j-min(n, j)]
	r.Matches = n == c.Length || w.Base.Key == 1 && n > c.Length
	for h := j - n + 1; h <= j && h >= 1; h++ {
		if g := l.gap(l.Days[h-1], l.Days[h]); g != "" {
			r.Matches, r.Need = false, l.lack(needHole, spanOf(l.Days[h-1]+1, l.Days[h]-1))
		}
	}
	if flat {
		r.Detail = sayFlat(l, j-n)
	}
	return r
}

// fits counts the run of another day.
func (k streak) fits(c *Claim, l *Listing, w Way, n, i int) answer {
	if n-c.Length < 1 {
		return unknown
	}
	got, _ := k.run(c, l, n)
	return truth(got == c.Length || w.Base.Key == 1 && got > c.Length)
}
