package charts

import (
	"fmt"
	"math"
	"slices"
	"sort"
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
	}, composeYTD, ofClaims})
}

// climb is one listing's change since the base day.
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

// ledger is what the change-since claims of one threshold say together.
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
// dividends.
func composeYTD(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	l, err := ledgerOf(doc, sel)
	if err != nil {
		return nil, err
	}
	axis := dateAxis{}
	seen := map[eventstudy.Date]bool{}
	v := emptySpan()
	v.add(0, l.at*1.08)
	for _, cl := range l.climbs {
		for i, d := range cl.days {
			if !seen[d] {
				seen[d] = true
				axis.days = append(axis.days, d)
			}
			v.add(cl.change[i])
		}
	}
	sort.Slice(axis.days, func(i, j int) bool { return axis.days[i] < axis.days[j] })
	y := c.newYAxis(v.padded(0.05), c.plotHeight(1), percentUnit, true)
	var ts []trace
	for _, cl := range l.climbs {
		ts = append(ts, trace{name: []string{label(doc, cl.id), cl.id}, col: c.series(doc, cl.id),
			dashes: c.dashes(doc, cl.id), width: c.M.Main,
			y:   values(axis, cl.days, cl.change),
			end: words.Percent(cl.change[len(cl.change)-1], 0)})
	}
	margin, room := c.endLabels(ts)
	f := &Figure{
		Titles: ytdTitles(doc, l),
		Subtitle: []string{fmt.Sprintf("Change since %s, per cent", l.baseWords()),
			"quoted closing prices, each listing in its own currency"},
		Gutter: c.gutter(y),
		Floor:  c.dayFloor(),
		Crown:  1.3 * leading * c.M.Label,
		Margin: margin,
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
	f.Panels = []Panel{{Draw: func(c *Canvas, b box, _ bool) {
		drawYTD(c, doc, l, axis, y, ts, room, b)
	}}}
	return f, nil
}

// ledgerOf gathers the change-since claims that share the first one's threshold and base.
func ledgerOf(doc *report.Document, sel Selection) (*ledger, error) {
	var l *ledger
	taken := map[string]bool{}
	for _, v := range doc.Claims {
		if v.Claim.Kind != "change-since" || sel.Claim != "" && v.Claim.ID != sel.Claim {
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

// walk fills the path from the base day to four weeks after the last claim.
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

// deleteEmpty drops the listings without a path.
func deleteEmpty(cs []climb) []climb {
	var out []climb
	for _, cl := range cs {
		if len(cl.days) > 1 {
			out = append(out, cl)
		}
	}
	return out
}

// drawYTD names the first closes beyond the threshold before the threshold itself: they are the
// answer.
func drawYTD(c *Canvas, doc *report.Document, l *ledger, axis dateAxis, y yAxis, ts []trace,
	room float64, b box) {
	x, ys := axis.scale(b), y.scale(b)
	c.drawYGrid(y, b)
	c.drawZero(y, b)
	c.drawYLabels(y, b)
	c.drawDates(axis, b)
	ty := ys.at(l.at)
	c.HLine(b.X0, b.X1, ty, c.M.Bench, c.T.Ink, []float64{3, 3})
	c.Mark(box{b.X0, ty, b.X1, ty}.grow(0.5))
	days := uniqueDates(l.dates)
	var fs []pennant
	for _, d := range days {
		if i := axis.index(d); i < len(axis.days) {
			fs = append(fs,
				pennant{x.at(float64(i)), []string{"claimed for " + shortDay(d), shortDay(d)}})
		}
	}
	c.drawFlags(fs, b, 1)
	c.drawTraces(ts, x, ys)
	c.labelEnds(ts, x, ys, b, room)
	for _, cl := range l.climbs {
		if cl.crossed < 0 {
			continue
		}
		d, ch := cl.days[cl.crossed], cl.change[cl.crossed]
		p := point{x.at(float64(axis.index(d))), ys.at(ch)}
		col := c.series(doc, cl.id)
		c.Disc(p.X, p.Y, 1.5*c.M.Dot, c.T.Paper)
		c.Disc(p.X, p.Y, 1.2*c.M.Dot, col)
		c.Mark(box{p.X, p.Y, p.X, p.Y}.grow(1.3 * c.M.Dot))
	}
	for _, cl := range l.climbs {
		i := axis.index(l.until)
		if cl.held(l) || math.IsNaN(cl.onDay) || i >= len(axis.days) {
			continue
		}
		p, col := point{x.at(float64(i)), ys.at(cl.onDay)}, c.series(doc, cl.id)
		c.Ring(p.X, p.Y, 1.3*c.M.Dot, c.M.Main, col)
		c.Mark(box{p.X, p.Y, p.X, p.Y}.grow(1.3 * c.M.Dot))
		c.Callout(p, 1.4*c.M.Dot, []string{cl.id + " " + words.Percent(cl.onDay, 1)},
			[]hand{c.heading(col)}, b,
			belowRight, rightOf, aboveLeft, leftOf)
	}
	// Listings that crossed on one day share a label.
	for _, d := range crossings(l) {
		var lines []string
		var hs []hand
		mid, n := 0.0, 0
		for _, cl := range l.climbs {
			if cl.crossed >= 0 && cl.days[cl.crossed] == d {
				ch := cl.change[cl.crossed]
				lines = append(lines, shortDay(d)+": "+cl.id+" "+words.Percent(ch, 1))
				hs = append(hs, c.heading(c.series(doc, cl.id)))
				mid += ys.at(ch)
				n++
			}
		}
		c.Callout(point{x.at(float64(axis.index(d))), mid / float64(n)}, 1.4*c.M.Dot, lines, hs, b,
			aboveLeft, leftOf, belowRight, rightOf)
	}
	// The threshold is named at the left, where the paths have not yet risen to it.
	text := "claimed: " + strings.ReplaceAll(l.target.Text, "%", words.Narrow+"%")
	text = strings.ReplaceAll(text, " "+words.Narrow, words.Narrow)
	c.Callout(point{b.X0 + c.Width(text, c.strong())/2 + 2, ty}, 0.2*c.M.Label, []string{text},
		[]hand{c.strong()}, b, above, below)
}

// crossings are the days of the first closes beyond the threshold.
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
	ds = append([]eventstudy.Date(nil), ds...)
	sort.Slice(ds, func(i, j int) bool { return ds[i] < ds[j] })
	var out []eventstudy.Date
	for i, d := range ds {
		if i == 0 || d != ds[i-1] {
			out = append(out, d)
		}
	}
	return out
}

// baseWords is the base day, or days where the markets differ.
func (l *ledger) baseWords() string {
	lo, hi := l.climbs[0].base, l.climbs[0].base
	for _, cl := range l.climbs {
		lo, hi = min(lo, cl.base), max(hi, cl.base)
	}
	return dateRange(lo, hi)
}

// ytdTitles says who first closed beyond the threshold on which day, and who never did.
func ytdTitles(doc *report.Document, l *ledger) []string {
	what := strings.TrimSuffix(strings.ReplaceAll(l.target.Text, "%", words.Narrow+"%"), " ")
	what = strings.ReplaceAll(what, " "+words.Narrow, words.Narrow)
	var out []string
	for _, long := range []bool{true, false} {
		byDay := map[eventstudy.Date][]string{}
		var days []eventstudy.Date
		var never, stood []string
		for _, cl := range l.climbs {
			name := cl.id
			if long {
				name = label(doc, cl.id)
			}
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

// ytdAlt gives each listing's change on the day that was claimed.
func ytdAlt(doc *report.Document, l *ledger) string {
	t := "Line chart. " + words.Ended(ytdTitles(doc, l)[0])
	for _, cl := range l.climbs {
		t += fmt.Sprintf(" %s stood at %s on %s, from %s on %s.", label(doc, cl.id),
			words.Percent(cl.onDay, 1), fullDate(l.until),
			words.RoundPrice(cl.from), fullDate(cl.base))
	}
	return t
}
