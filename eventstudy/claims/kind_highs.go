package claims

import (
	"fmt"
	"math"
	"strconv"

	"stockmove/eventstudy"
)

// The high and the low of a window are the rule of records with another start; the distance from
// either has a rule of its own, since there the extreme is what a price is held against.
var _ = mirrored(func(d Direction) rule { return span{record{d}} }, eventstudy.Info{
	Name: "n-high", Title: "52-week, six-month or all-time high", Order: 44,
	Formula: "P_t > max P_s over the sessions s of the window before t; 52 weeks are 364 " +
		"days, or 252 sessions",
	Use:     "“a 52-week high” (span = \"52w\"), “a record close” (span = \"all\", of = \"close\")",
	Avoid:   "where the file is shorter than the window: what it lacks might be higher",
	Assumes: "closes against closes, unless of = \"high\" says highs against highs",
	Example: example(`kind = "n-high"          # n-low is its mirror
span = "52w"             # weeks; "6m" months, "3y" years, "all" for an all-time high
of = "close"             # or "high": which of the prices the words mean
value = "HK$124.3"       # optional: the price`),
}, 46, `"n-high"          # n-low is its mirror`, `"n-low"`, "n-high", "n-low", "all-time high",
	"all-time low", "P_t >", "P_t <", "max", "min", "-week high", "-week low",
	`, “a record close” (span = "all", of = "close")`, "", "be higher", "be lower",
	"highs against highs", "the lows of the sessions against each other",
	"which of the prices the words mean", "the lows of the sessions against each other",
	`"HK$124.3"      `, `"HK$63.6"       `)
var _ = register(fromExtreme{}, eventstudy.Info{
	Name: "from-extreme", Title: "distance from a high or a low", Order: 48,
	Formula: "C_t/H − 1, H the highest price of the window up to and with t; direction up: " +
		"C_t/L − 1 from the lowest",
	Use: "“12 % below its 52-week high” (value = \"12%\"), “20 % above its low” " +
		"(direction = \"up\")",
	Avoid:   "where the file is shorter than the window",
	Assumes: "intraday extremes, unless of = \"close\" says closes",
	Example: example(`kind = "from-extreme"
span = "52w"             # weeks; "6m" months, "3y" years, "all"
value = "12%"            # or about, at_least, …
of = "high"              # intraday extremes, or "close"
direction = "down"       # below the high (without it too); up: above the low`),
})

// span is the common part of the highs and lows of a window before the day. It is a record with
// another start: only the currency keeps its plain reading from being measured, and whether the
// file goes back far enough is asked afterwards, because one higher price at hand decides.
type span struct{ record }

// Shape: “to HK$124.3, a 52-week high” states a price as well. Basis is no key here: of says which
// prices the words compare, on both sides alike.
func (span) Shape() Shape {
	return Shape{Unit: Price, Example: "HK$124.3", Record: true, Keys: []string{"span", "of"},
		Check: checkSpan}
}

// checkSpan wants a window that can be counted, and prices that articles speak of. A high of opens
// is claimed by nobody.
func checkSpan(c *Claim) (key, what, hint string) {
	if c.window.unit == "" {
		return "span", fmt.Sprintf("kind %q needs a span, not %q", c.Kind, c.Span),
			`span = "52w", "6m", "3y" or "all"`
	}
	if c.Of != "" && c.Of != "close" && c.Of != "high" {
		return "of", fmt.Sprintf("unknown of %q", c.Of), `of = "close" or "high"`
	}
	return "", "", ""
}

// everything is the unit of the window that has no first day.
const everything = "all"

// parseWindow reads a span, "52w", "6m", "3y" or "all"; the zero stretch is none.
func parseWindow(s string) stretch {
	if s == everything {
		return stretch{unit: everything}
	}
	if len(s) < 2 {
		return stretch{}
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	unit := map[byte]string{'w': "week", 'm': "month", 'y': "year"}[s[len(s)-1]]
	if err != nil || n < 1 || n > 1000 || unit == "" {
		return stretch{}
	}
	return stretch{n, unit}
}

// opens is the first row of the window before row i. The day itself is not counted: a price cannot
// stand in its own way.
func (c *Claim) opens(l *Listing, i int) int {
	if c.window.unit == everything {
		return 0
	}
	return l.after(c.window.before(l.Days[i]) - 1)
}

// extremeOf is the price that the words mean.
func (k span) extremeOf(c *Claim) Side {
	if c.Of != "high" {
		return Close
	}
	return k.way.far()
}

// reach is the first day of the window. An all-time high has none: of it a file can show that it is
// false, and never that it is true, unless it holds the first day of trading.
func (span) reach(c *Claim, l *Listing) eventstudy.Date {
	if c.window.unit == everything {
		return c.Date
	}
	return l.soon(c.window.before(c.Date))
}

// ways are closes against closes and extremes against extremes, the one that the words mean first,
// and of 52 weeks the window of 252 sessions.
func (k span) ways(c *Claim, l *Listing, i int) []Way {
	other, mean := k.way.far(), k.extremeOf(c)
	if mean != Close {
		other = Close
	}
	b := Base{Back: i - c.opens(l, i), Text: c.Span}
	out := []Way{{Plain: true, Side: mean, Past: mean, Base: b},
		{Side: other, Past: other, Base: b}}
	if c.Span == "52w" && i >= 252 {
		out = append(out, Way{Rank: OtherBase, Side: mean, Past: mean,
			Base: Base{Back: 252, Text: "252 sessions", Key: 1}})
	}
	if exact(l.Adj[i]) != nil {
		out = append(out, Way{Rank: OtherBasis, Side: Adjusted, Past: Adjusted, Base: b})
	}
	return out
}

// measure holds a price of row j against those of the window before it. A window that the file does
// not cover may only speak against the claim: what the file lacks might be higher.
func (k span) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	r := l.ofDay(w, j)
	if r.Value = r.To; r.Need != "" {
		return r
	}
	start := max(j-w.Base.Back, 0)
	if why := l.broken(start, j); why != "" {
		r.Need = why
		return r
	}
	x := k.contest(r.To)
	x.against(l, start, j, func(h int) float64 { return l.from(w.Past, h, j) })
	r.rivals(x)
	r.Matches = x.Count == 0 && c.hits(l, r.To, r.To)
	if !r.Matches {
		return r
	}
	from := l.Days[0]
	if c.window.unit != everything {
		from = c.window.before(l.Days[j])
	}
	switch {
	case c.window.unit == everything:
		r.Matches, r.Need = false, l.lack(needBefore, l.Days[0])
	case w.Base.Key == 0 && l.Days[0] > l.soon(from):
		r.Matches, r.Need = false, needDays(l, from, l.Days[j])
	case x.unknown > 0:
		r.Matches, r.Need = false, l.lackSides(w.Past, x.unknown)
	case l.Adjusted && !l.quoted(start) && !l.constant(start, j):
		r.Matches, r.Need = false, l.lackQuoted(l.Days[start], l.Days[j])
	}
	r.warn = append(r.warn, c.currencyDoubt(l)...)
	return r
}

// fits asks for a record over a window of as many sessions.
func (k span) fits(c *Claim, l *Listing, w Way, n, i int) answer {
	return k.stands(c, l, w, n, i, n-w.Base.Back)
}

// fromExtreme is the distance of a close from the highest or lowest price of a window that ends
// with the day.
type fromExtreme struct{}

// Shape: “12 % below” is a fall without a verb, so the direction is down where nothing says
// otherwise.
func (fromExtreme) Shape() Shape {
	return Shape{Figure: true, Unit: Fraction, Example: "12%", Directed: true, Default: Down,
		Keys: []string{"span", "of"}, Check: checkSpan}
}

// reach is that of a high or low of the same window.
func (fromExtreme) reach(c *Claim, l *Listing) eventstudy.Date { return span{}.reach(c, l) }

// lacks wants the whole window: unlike a record, a distance cannot be refuted by a part of it,
// since a higher price among those missing would change the figure itself.
func (k fromExtreme) lacks(c *Claim, l *Listing, i int) string {
	switch {
	case c.window.unit == everything:
		return l.lack(needBefore, l.Days[0])
	case l.Days[0] > k.reach(c, l):
		return needDays(l, c.window.before(c.Date), c.Date)
	}
	return ""
}

// ways take the extreme within the sessions first, as charts and tickers show it, then that of the
// closes, then a window that is counted in sessions.
func (fromExtreme) ways(c *Claim, l *Listing, i int) []Way {
	b := Base{Back: i - c.opens(l, i), Text: c.Span}
	far := c.Way.other().far() // the high that a price is below, or the low that it is above
	pasts := []Side{far, Close}
	if c.Of == "close" {
		pasts = []Side{Close, far}
	}
	out := []Way{{Plain: true, Side: Close, Past: pasts[0], Base: b},
		{Rank: OtherBase, Side: Close, Past: pasts[1], Base: b}}
	if c.Span == "52w" && i >= 252 {
		out = append(out, Way{Rank: OtherBase, Side: Close, Past: pasts[0],
			Base: Base{Back: 252, Text: "252 sessions", Key: 1}})
	}
	return out
}

// extreme is the row of the extreme price of the window up to row j, −1 where one is unknown.
func (fromExtreme) extreme(c *Claim, l *Listing, w Way, j int) int {
	var x *contest // each price against the farthest so far
	best := -1
	for h := max(j-w.Base.Back, 0); h <= j; h++ {
		v := l.from(w.Past, h, j)
		if math.IsNaN(v) {
			return -1
		}
		if y := (record{c.Way.other()}).contest(v); x == nil || !y.beaten(x.own) {
			x, best = y, h
		}
	}
	return best
}

// measure is a change whose base is the extreme, wherever in the window it lies.
func (k fromExtreme) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	b := k.extreme(c, l, w, j)
	if b < 0 {
		r := l.ofDay(w, j)
		r.Need = l.lackSides(w.Past, 1)
		return r
	}
	return c.between(l, w, b, j)
}

// distance is how far a price of row j is from the extreme of its window, NaN where that is not
// known.
func (k fromExtreme) distance(c *Claim, l *Listing, w Way, j int) float64 {
	if !l.has(j) || j-w.Base.Back < 0 {
		return math.NaN()
	}
	b := k.extreme(c, l, w, j)
	if b < 0 {
		return math.NaN()
	}
	return l.price(w.Side, j)/l.from(w.Past, b, j) - 1
}

// fits asks the same distance of the window before another day.
func (k fromExtreme) fits(c *Claim, l *Listing, w Way, n, i int) answer {
	return c.held(k.distance(c, l, w, n+w.Session))
}
