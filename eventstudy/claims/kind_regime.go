package claims

import "stockmove/eventstudy"

// The thresholds are the agreed ones of the trade; articles that mean others say so, and then state
// a distance.
var _ = register(regime{}, eventstudy.Info{
	Name: "regime", Title: "bear market, correction, bull market", Order: 49,
	Formula: "bear: C_t/H − 1 ≤ −20 %; correction: ≤ −10 %; bull: C_t/L − 1 ≥ 20 %, H and L " +
		"the highest and lowest close of the year before",
	Use:     "“entered a bear market” (value = \"bear\")",
	Avoid:   "where the file is shorter than a year",
	Assumes: "closes; the highest and lowest of the 364 days up to and with the day",
	Example: example(`kind = "regime"
value = "bear"           # bear, correction or bull`),
})

// regime is a bear market, a correction or a bull market: a fall from the last high or a rise from
// the last low by a size that is agreed on.
type regime struct{}

// regimes are the thresholds by their names. They are thresholds and no intervals: a fall of 45 %
// is a bear market too.
var regimes = map[string]float64{"bear": -0.2, "correction": -0.1, "bull": 0.2}

// Shape: the figure is a word of the kind’s own.
func (regime) Shape() Shape {
	return Shape{Figure: true, Example: "bear",
		Word: func(v string) bool { return regimes[v] != 0 }}
}

// reach is a year back, which is how the last high is commonly meant.
func (regime) reach(c *Claim, l *Listing) eventstudy.Date { return l.soon(c.Date - 364) }

// lacks wants the whole year: a higher price among what is missing would change the verdict.
func (k regime) lacks(c *Claim, l *Listing, i int) string {
	if l.Days[0] > k.reach(c, l) {
		return needDays(l, k.reach(c, l), c.Date)
	}
	return ""
}

// ways are closes, and the extremes of the sessions.
func (k regime) ways(c *Claim, l *Listing, i int) []Way {
	far := k.ahead(c).Way.other().far()
	b := Base{Back: i - l.after(l.Days[i]-365), Text: "52w"}
	return []Way{{Plain: true, Side: Close, Past: Close, Base: b},
		{Rank: OtherBase, Side: Close, Past: far, Base: b}}
}

// ahead is the claim with the direction in which its price lies from the extreme.
func (regime) ahead(c *Claim) *Claim {
	if c.Value == "bull" {
		return &Claim{Way: Up}
	}
	return &Claim{Way: Down}
}

// measure is the distance from the extreme, held against the threshold.
func (k regime) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r := fromExtreme{}.measure(k.ahead(c), l, w, j, i)
	r.Matches = r.Need == "" && k.reached(c, r.Value)
	return r
}

// reached reports whether a distance is that of the regime; the tolerance keeps the last bits of a
// float from deciding.
func (regime) reached(c *Claim, v float64) bool {
	limit := regimes[c.Value]
	return limit < 0 && v <= limit+1e-12 || limit > 0 && v >= limit-1e-12
}

// fits asks of another day whether the threshold was passed there too, by the same distance.
func (k regime) fits(c *Claim, l *Listing, w Way, n, i int) answer {
	v := fromExtreme{}.distance(k.ahead(c), l, w, n+w.Session)
	if v != v {
		return unknown
	}
	return truth(k.reached(c, v))
}
