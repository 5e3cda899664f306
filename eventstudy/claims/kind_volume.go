package claims

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"stockmove/eventstudy"
)

// Volumes are counted by each venue for itself, so that a verdict on them is only as good as the
// file is the article’s.
var _ = register(volume{}, eventstudy.Info{
	Name: "volume", Title: "volume against its average, or the heaviest since", Order: 80,
	Formula: "n_t / mean(n_{t−k} … n_{t−1}); with since: n_t > max n_s over the sessions " +
		"after the period named",
	Use: "“three times its average volume” (value = \"3x\"), “the heaviest trading since " +
		"March” (since = \"2025-03\")",
	Avoid: "on a half-day, and where the file counts another venue's trades than the article",
	Assumes: "the average of 20 sessions unless days says otherwise; 30, 50, 65, 90 and 250 " +
		"are tried too",
	Example: example(`kind = "volume"
value = "3x"             # times its average; or at_least = "3x", …
days = 30                # sessions of the average, where the article says so
# instead of value: since = "2025-03", the heaviest since`),
})

// volume is the day's turnover in shares against the average of the days before, or as a record.
type volume struct{}

// Shape: either a multiple of an average or a record since; both or none would leave open what is
// claimed.
func (volume) Shape() Shape {
	return Shape{Unit: Multiple, Since: true, SinceOptional: true, Example: "3x",
		Keys:   []string{"days"},
		Record: false, Check: func(c *Claim) (key, what, hint string) {
			if (c.Target == nil) == (c.Since == "") {
				return "value", `kind "volume" needs either a multiple or since`,
					`value = "3x", or since = "2025-03"`
			}
			return "", "", ""
		}}
}

// spans are the lengths of an average that are usual. No standard says which; a claim that names
// none is tried against each.
var spans = []int{20, 30, 50, 65, 90, 250}

// reach: a record needs the days since, an average is asked for by lacks, which knows its length in
// sessions.
func (volume) reach(c *Claim, l *Listing) eventstudy.Date {
	if c.Since != "" {
		return l.soon(c.Start.Last + 1)
	}
	return c.Date
}

// lacks: a day without volume, fewer sessions than the average takes, or a file that begins too
// late.
func (k volume) lacks(c *Claim, l *Listing, i int) string {
	days := c.Days
	if days == 0 {
		days = spans[0]
	}
	switch {
	case math.IsNaN(l.Volume[i]):
		return l.lack(needSide, Volume, l.Days[i])
	case c.Since == "" && i < days:
		return l.lack(needAverage, days, l.Days[i])
	case c.Since != "" && l.Days[0] > k.reach(c, l):
		return needDays(l, k.reach(c, l), c.Date)
	}
	return ""
}

// ways try the lengths of averages that data services use, the one that the article names first.
func (volume) ways(c *Claim, l *Listing, i int) []Way {
	w := Way{Plain: true, Side: Volume, Past: Volume}
	if c.Since != "" {
		w.Base.Text = c.Start.Text
		return []Way{w}
	}
	out := []Way{}
	for _, n := range append([]int{c.Days}, spans...) {
		if n == 0 || n > i || c.Days != 0 && n == c.Days && len(out) > 0 {
			continue
		}
		w.Base = Base{Key: n}
		out = append(out, w)
		w.Plain, w.Rank = false, OtherBase
	}
	return out
}

// average is the mean volume of the n rows before j, NaN where one is unknown.
func (l *Listing) average(j, n int) float64 {
	if j < n {
		return math.NaN()
	}
	return floats.Sum(l.Volume[j-n:j]) / float64(n)
}

// measure is the ratio to the mean of the sessions before, the day itself left out, or the record.
func (k volume) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r := l.ofDay(w, j)
	if r.Need != "" {
		return r
	}
	if c.Since != "" {
		start := l.after(c.Start.Last)
		x := newContest(r.To, 1, 0)
		x.against(l, start, j, func(h int) float64 { return l.Volume[h] })
		r.rivals(x)
		r.Value = r.To
		if r.Matches = x.Count == 0; r.Matches && x.unknown > 0 {
			r.Matches, r.Need = false, l.lackSides(Volume, x.unknown)
		} else if r.Matches {
			l.holes(c, &r, start, j)
		}
		return r
	}
	r.From = l.average(j, w.Base.Key)
	if j >= w.Base.Key {
		r.FromDate = l.Days[j-w.Base.Key]
	}
	if math.IsNaN(r.From) || r.From == 0 {
		r.Need = l.lack(needAverage, w.Base.Key, l.Days[j])
		return r
	}
	r.Value = r.To / r.From
	r.Matches = c.agrees(r.Value)
	return r
}

// fits asks the same of another day, with an average of as many sessions before it.
func (volume) fits(c *Claim, l *Listing, w Way, k, i int) answer {
	j := k + w.Session
	if !l.has(j) {
		return unknown
	}
	if c.Since == "" {
		return c.held(l.Volume[j] / l.average(j, w.Base.Key))
	}
	start := k - (i - l.after(c.Start.Last))
	if start < 0 {
		return unknown
	}
	return newContest(l.Volume[j], 1, 0).unbeaten(start, j,
		func(h int) float64 { return l.Volume[h] })
}
