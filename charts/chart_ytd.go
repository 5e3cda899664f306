package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:    "ytd",
		Title:   "change since a base day against what was claimed",
		Formula: "P_t/P_b − 1 on quoted closes, b the base day of the claim's plain reading",
		Use: "when did it pass 40 %? The path of every listing that a change-since claim " +
			"names, the claimed threshold, the first close beyond it, the day of the article",
		Order: 70,
	}, composeYTD, ofClaims | anyResponse, report.InClaims})
}

// climb is one listing's change since the base day. The path is quoted closes and the base that of
// the claim's plain reading: the chart draws what was judged and judges nothing itself.
type climb struct {
	id      string
	base    eventstudy.Date
	from    float64
	day     eventstudy.Date // on whose scale from is
	first   *claims.First
	days    []eventstudy.Date
	change  []float64
	crossed int     // index of the first close that meets the claim, −1 when none did
	onDay   float64 // change at the claim's day; NaN when unknown
}

// ledger is what the change-since claims of one threshold say together. Claims of one article share
// their threshold and their base: drawn together they show which listing was meant.
type ledger struct {
	target *claims.Target
	at     float64 // the threshold
	until  eventstudy.Date
	since  string

	yearStart bool              // the base is the last close of the year before
	dates     []eventstudy.Date // of the claims
	climbs    []climb
	others    int // change-since claims of another threshold or base
}

// composeYTD draws quoted closes, as articles do: adjusted ones would move every figure by the
// dividends. A claim such as "up more than 40 % this year" is settled by two days: the base, and
// the first close beyond.
func composeYTD(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	l, err := ledgerOf(doc, sel)
	if err != nil {
		return nil, err
	}
	p := plotOf(c, doc, l)
	f := &Figure{
		Titles: ytdTitles(doc, l),
		Subtitle: []string{fmt.Sprintf("Change since %s, per cent", l.baseWords()),
			"quoted closing prices, each listing in its own currency"},
		Gutter: c.gutter(p.y),
		Floor:  c.dayFloor(),
		Crown:  1.3 * leading * c.M.Label,
		Margin: p.margin,
	}
	if len(crossings(l)) > 0 {
		f.Notes = append(f.Notes, "Filled marks: the first close that meets the claim.")
	}
	if slices.ContainsFunc(l.climbs, func(cl climb) bool { return !cl.held(l) }) {
		f.Notes = append(f.Notes, "Rings: the day of a claim that was not met.")
	}
	if l.others > 0 {
		f.Notes = append(f.Notes,
			fmt.Sprintf("Claims of another threshold or base day are not drawn: %d.", l.others))
	}
	for _, cl := range l.climbs {
		f.Files.add(doc.Panel.Series[cl.id].Security.Prices)
	}
	f.Alt = ytdAlt(doc, l)
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) { p.draw(c, b.box) }}}
	return f, nil
}

// ytdPlot is what is drawn of a ledger: the paths over the days on which any of them has a close.
// It holds the layout apart from the claims, which other charts draw in other ways.
type ytdPlot struct {
	*ledger
	doc    *report.Document
	axis   dateAxis
	y      yAxis
	traces []trace
	margin float64 // right of the panel, and the room of a label in it
	room   float64
}

// plotOf lays out the paths of a ledger; zero and the threshold are always in view. A threshold
// that nobody reached must be seen above all paths, and not be cut off by the top of the panel.
func plotOf(c *Canvas, doc *report.Document, l *ledger) *ytdPlot {
	p := &ytdPlot{ledger: l, doc: doc}
	seen := map[eventstudy.Date]bool{}
	v := spanOf(0, l.at*1.08)
	for _, cl := range l.climbs {
		for i, d := range cl.days {
			if !seen[d] {
				seen[d] = true
				p.axis.days = append(p.axis.days, d)
			}
			v.add(cl.change[i])
		}
	}
	slices.Sort(p.axis.days)
	p.y = c.newYAxis(v.padded(0.05), c.plotHeight(1), percentUnit)
	for _, cl := range l.climbs {
		p.traces = append(p.traces, trace{name: []string{label(doc, cl.id), cl.id},
			col: c.series(doc, cl.id), dashes: c.dashes(doc, cl.id), width: c.M.Main,
			y:   values(p.axis, cl.days, cl.change),
			end: words.Percent(cl.change[len(cl.change)-1], 0)})
	}
	p.margin, p.room = c.endLabels(p.traces)
	return p
}

// ledgerOf gathers the change-since claims that share the first one's threshold and base. Claims of
// another threshold or base are counted and named in a note, for a picture of two thresholds would
// have to be read twice.
func ledgerOf(doc *report.Document, sel Selection) (*ledger, error) {
	var l *ledger
	taken := map[string]bool{}
	for _, v := range doc.Claims {
		if v.Claim.Shape().Seen != claims.OverTime || sel.Claim != "" && v.Claim.ID != sel.Claim {
			continue
		}
		t := v.Claim.Target
		if t == nil || t.Unit != claims.Fraction {
			continue
		}
		if l == nil {
			l = &ledger{target: t, at: t.Aim, since: v.Claim.Since,
				yearStart: v.Claim.Start.Grain == claims.YearStart}
		} else if t.Text != l.target.Text || v.Claim.Since != l.since {
			l.others++
			continue
		}
		l.until = max(l.until, v.Claim.Date)
		l.dates = append(l.dates, v.Claim.Date)
		for _, r := range v.Readings {
			if !r.Plain || taken[r.Security] || math.IsNaN(r.From) ||
				sel.Security != "" && r.Security != sel.Security {
				continue
			}
			if x := doc.Panel.Series[r.Security]; x != nil && x.Security.Prices != nil &&
				len(l.climbs) < maxPanels {
				taken[r.Security] = true
				l.climbs = append(l.climbs, climb{id: r.Security, base: r.FromDate, from: r.From,
					day: r.ToDate, first: r.First, crossed: -1, onDay: math.NaN()})
			}
		}
	}
	if l == nil {
		return nil, lacks("no claim of kind change-since with a figure in per cent")
	}
	for i := range l.climbs {
		l.climbs[i].walk(doc, l)
	}
	l.climbs = deleteEmpty(l.climbs)
	if len(l.climbs) == 0 {
		return nil, lacks("no listing of the change-since claims has prices from its base day on")
	}
	return l, nil
}

// walk fills the path from the base day to four weeks after the last claim. Four weeks more than
// the claim needs show whether what it says held.
func (cl *climb) walk(doc *report.Document, l *ledger) {
	q := claims.NewListing(doc.Panel.Series[cl.id].Security, nil)
	b, _ := q.Row(cl.day)
	for i, d := range q.Days {
		if d < cl.base || d > l.until+28 {
			continue
		}
		ch := q.Change(b, i, cl.from)
		if math.IsNaN(ch) {
			continue
		}
		cl.days = append(cl.days, d)
		cl.change = append(cl.change, ch)
		if cl.first != nil && d == cl.first.Closed {
			cl.crossed = len(cl.days) - 1
		}
		if d <= l.until {
			cl.onDay = ch
		}
	}
}

// deleteEmpty drops the listings without a path. One day is no path.
func deleteEmpty(cs []climb) []climb {
	return slices.DeleteFunc(cs, func(cl climb) bool { return len(cl.days) < 2 })
}

// draw names the first closes beyond the threshold before the threshold itself: they are the
// answer. Labels are placed one after the other and keep off those before them, so that the order
// is that of their weight.
func (p *ytdPlot) draw(c *Canvas, b box) {
	x, y := p.axis.scale(b), p.y.scale(b)
	c.drawYGrid(p.y, b)
	c.drawZero(p.y, b)
	c.drawYLabels(p.y, b)
	c.drawDates(p.axis, b)
	at := y.at(p.at)
	c.HLine(b.X0, b.X1, at, c.M.Bench, c.T.Ink, []float64{3, 3})
	c.Mark(box{b.X0, at, b.X1, at}.grow(0.5))
	var fs []pennant
	for _, d := range uniqueDates(p.dates) {
		if i := p.axis.index(d); i < len(p.axis.days) {
			fs = append(fs,
				pennant{x.at(float64(i)), []string{"claimed for " + shortDay(d), shortDay(d)}})
		}
	}
	c.drawFlags(fs, b, 1)
	c.drawTraces(p.traces, x, y)
	c.labelEnds(p.traces, x, y, b, p.room)
	p.markFirst(c, x, y)
	p.ringMissed(c, x, y, b)
	p.nameFirst(c, x, y, b)
	// The threshold is named at the left, where the paths have not yet risen to it.
	text := "claimed: " + strings.ReplaceAll(p.target.Text, "%", words.Narrow+"%")
	text = strings.ReplaceAll(text, " "+words.Narrow, words.Narrow)
	c.Callout(point{b.X0 + c.Width(text, c.strong())/2 + 2, at}, 0.2*c.M.Label, []string{text},
		[]hand{c.strong()}, b, above, below)
}

// markFirst puts a disc on each listing's first close beyond the threshold. A rim of paper lifts
// the disc off lines that cross there.
func (p *ytdPlot) markFirst(c *Canvas, x, y scale) {
	for _, cl := range p.climbs {
		if cl.crossed < 0 {
			continue
		}
		q := point{x.at(float64(p.axis.index(cl.days[cl.crossed]))), y.at(cl.change[cl.crossed])}
		c.Disc(q.X, q.Y, 1.5*c.M.Dot, c.T.Paper)
		c.Disc(q.X, q.Y, 1.2*c.M.Dot, c.series(p.doc, cl.id))
		c.Mark(box{q.X, q.Y, q.X, q.Y}.grow(1.3 * c.M.Dot))
	}
}

// ringMissed rings and names the close of the claimed day where a listing did not meet the claim. A
// ring is open where a disc is full: what did not happen.
func (p *ytdPlot) ringMissed(c *Canvas, x, y scale, b box) {
	for _, cl := range p.climbs {
		i := p.axis.index(p.until)
		if cl.held(p.ledger) || math.IsNaN(cl.onDay) || i >= len(p.axis.days) {
			continue
		}
		q, col := point{x.at(float64(i)), y.at(cl.onDay)}, c.series(p.doc, cl.id)
		c.Ring(q.X, q.Y, 1.3*c.M.Dot, c.M.Main, col)
		c.Mark(box{q.X, q.Y, q.X, q.Y}.grow(1.3 * c.M.Dot))
		c.Callout(q, 1.4*c.M.Dot, []string{cl.id + " " + words.Percent(cl.onDay, 1)},
			[]hand{c.heading(col)}, b, belowRight, rightOf, aboveLeft, leftOf)
	}
}

// nameFirst names the first closes beyond the threshold; listings that crossed on one day share a
// label. The day and the figure stand together, because both are what a claim can be wrong about.
func (p *ytdPlot) nameFirst(c *Canvas, x, y scale, b box) {
	for _, d := range crossings(p.ledger) {
		var lines []string
		var hs []hand
		mid, n := 0.0, 0
		for _, cl := range p.climbs {
			if cl.crossed >= 0 && cl.days[cl.crossed] == d {
				ch := cl.change[cl.crossed]
				lines = append(lines, shortDay(d)+": "+cl.id+" "+words.Percent(ch, 1))
				hs = append(hs, c.heading(c.series(p.doc, cl.id)))
				mid += y.at(ch)
				n++
			}
		}
		c.Callout(point{x.at(float64(p.axis.index(d))), mid / float64(n)}, 1.4*c.M.Dot, lines, hs,
			b, aboveLeft, leftOf, belowRight, rightOf)
	}
}

// crossings are the days of the first closes beyond the threshold. Listings often cross on one day,
// since they are of one company.
func crossings(l *ledger) []eventstudy.Date {
	var ds []eventstudy.Date
	for _, cl := range l.climbs {
		if cl.crossed >= 0 {
			ds = append(ds, cl.days[cl.crossed])
		}
	}
	return uniqueDates(ds)
}

// uniqueDates sorts days and drops repeats.
func uniqueDates(ds []eventstudy.Date) []eventstudy.Date {
	return slices.Compact(slices.Sorted(slices.Values(ds)))
}

// baseWords is the base day, or days where the markets differ. The last session of a year falls on
// different days in different markets.
func (l *ledger) baseWords() string {
	lo, hi := l.climbs[0].base, l.climbs[0].base
	for _, cl := range l.climbs {
		lo, hi = min(lo, cl.base), max(hi, cl.base)
	}
	return dateRange(lo, hi)
}

// ytdTitles says who first closed beyond the threshold on which day, and who never did. It states
// the fact and leaves the verdict to the ledger.
func ytdTitles(doc *report.Document, l *ledger) []string {
	what := strings.TrimSuffix(strings.ReplaceAll(l.target.Text, "%", words.Narrow+"%"), " ")
	what = strings.ReplaceAll(what, " "+words.Narrow, words.Narrow)
	var out []string
	for _, name := range namings(doc) {
		byDay := map[eventstudy.Date][]string{}
		var days []eventstudy.Date
		var never, stood []string
		for _, cl := range l.climbs {
			name := name(cl.id)
			if !cl.held(l) && !math.IsNaN(cl.onDay) {
				stood = append(stood, fmt.Sprintf("%s at %s", name, words.Percent(cl.onDay, 1)))
			}
			if cl.crossed < 0 {
				never = append(never, name)
				continue
			}
			d := cl.days[cl.crossed]
			byDay[d] = append(byDay[d], name)
			days = append(days, d)
		}
		var parts []string
		for _, d := range uniqueDates(days) {
			who := words.List(byDay[d])
			if n := len(byDay[d]); n > 1 && n == len(l.climbs) && n == 2 {
				who = "both " + who
			}
			if len(parts) == 0 {
				parts = append(parts, fmt.Sprintf("%s first closed %s from the base on %s", who,
					above2(what), fullDate(d)))
			} else {
				parts = append(parts, fmt.Sprintf("%s on %s", who, fullDate(d)))
			}
		}
		switch {
		case len(stood) == len(l.climbs): // the claim fails: its own day comes first
			first := "never closed " + above2(what)
			if len(days) > 0 {
				first = "first closed " + above2(what) + " on " + fullDate(uniqueDates(days)[0])
			}
			out = append(out, fmt.Sprintf("On %s %s from the base; %s", fullDate(l.until),
				strings.Replace(words.List(stood), " at ", " stood at ", 1), first))
		case len(parts) == 0:
			out = append(out,
				words.Upper(words.List(never)+" never closed "+above2(what)+" from the base"))
		case len(never) > 0:
			out = append(out, words.Upper(words.List(parts)+"; "+words.List(never)+" did not"))
		default:
			out = append(out, words.Upper(words.List(parts)))
		}
	}
	if l.yearStart {
		for i := range out {
			out[i] = strings.Replace(out[i], "from the base", "on the year", 1)
		}
	}
	return out
}

// held reports whether the listing stood at what is claimed at the close of the claim's day.
func (cl climb) held(l *ledger) bool {
	lo, hi := l.target.Ends()
	return cl.onDay >= lo && cl.onDay <= hi
}

// above2 turns "at least 40 %" into words that follow "closed".
func above2(what string) string { return what + " up" }

// ytdAlt gives each listing's change on the day that was claimed. The base is told with
// its price, so that a listener can check it.
func ytdAlt(doc *report.Document, l *ledger) string {
	t := "Line chart. " + words.Ended(ytdTitles(doc, l)[0])
	for _, cl := range l.climbs {
		t += fmt.Sprintf(" %s stood at %s on %s, from %s on %s.", label(doc, cl.id),
			words.Percent(cl.onDay, 1), fullDate(l.until),
			words.RoundPrice(cl.from), fullDate(cl.base))
	}
	return t
}
