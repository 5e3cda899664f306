package charts

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"time"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "parity",
		Title: "two listings of one company, session by session",
		Formula: "quoted open, high, low and close of every session at its own instant, rebased " +
			"to 100 at each listing's last close before the event",
		Use: "which market learned first? Two listings that trade in turn show the news as a " +
			"gap at the opening of the one that slept",
		Avoid: "to read a premium: no exchange rate is taken out",
		Assumes: "the study knows the hours of both markets; listings are of one company when " +
			"their names agree before the bracket",
		Order: 140,
	}, composeParity, ofEvent | anyResponse, report.InDays})
}

// session is one trading session of a listing. Hours are counted and not trading days, because the
// two markets share no trading day: what is compared is who could trade when.
type session struct {
	opens, closes float64 // hours since the first midnight of the picture, UTC
	open, close   float64 // rebased
	high, low     float64 // rebased; NaN in a file without them
	day           eventstudy.Date
}

// twin is one of the listings. Each is rebased at its own last close before the news, so that both
// start from what was known.
type twin struct {
	id       string
	sessions []session
	base     float64
	day0     eventstudy.Date
	col      rgb
}

// parity is the picture of two listings over some days. It gathers what drawing needs, so that the
// panel's function has one thing to hold.
type parity struct {
	twins       []twin
	first, last eventstudy.Date
	event       eventstudy.Event
	mark        float64 // the instant of the event on the axis; NaN when unknown
	axis        yAxis
	ends        []trace // the last closes
	room        float64 // for their labels
}

// composeParity draws quoted prices, not returns: the gap between yesterday's close and today's
// open is the news. Currencies are left alone: a rate of exchange of another hour would put a move
// into the picture that neither market has made.
func composeParity(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	s, err := subjectOf(doc, sel)
	if err != nil {
		return nil, err
	}
	pair := twinsOf(doc, s)
	if pair == nil {
		return nil, lacks("no two listings of one company in different markets: their names must " +
			"agree before the bracket")
	}
	// Nine sessions are as many as can be told apart with nights between them.
	const around = 4 // sessions on each side of day 0
	first, last := min(pair[0].Day0, pair[1].Day0)-around-2,
		max(pair[0].Day0, pair[1].Day0)+around+2
	origin := first.At(0, time.UTC)
	mark := eventInstant(pair)
	var tw []twin
	v := spanOf()
	for _, o := range pair {
		t, why := sessionsOf(doc, o, first, last, origin, mark)
		if why != "" {
			return nil, lacks("%s", why)
		}
		// The range takes in how far each session went, and not where it ended alone.
		for _, x := range t.sessions {
			v.add(x.open, x.close, x.high, x.low)
		}
		t.col = c.series(doc, t.id)
		tw = append(tw, t)
	}
	y := c.newYAxis(v.padded(0.05), c.plotHeight(1), priceUnit)
	var ts []trace
	for _, t := range tw {
		end := t.sessions[len(t.sessions)-1].close
		ts = append(ts,
			trace{name: []string{t.id}, col: c.series(doc, t.id), end: words.Grouped(end, 0),
				y: []float64{math.NaN(), end}})
	}
	margin, room := c.endLabels(ts)
	f := &Figure{
		Titles: parityTitles(doc, tw),
		Subtitle: []string{"Quoted prices by session",
			"each listing’s last close before the event = 100"},
		Notes: []string{"Full line: a session from open to close, upright its high and low; " +
			"darker stripe: day 0. Dotted: closed. No exchange rate is taken out."},
		Gutter: c.gutter(y),
		Floor:  c.dayFloor(),
		Crown:  1.3 * leading * c.M.Label,
		Margin: margin,
	}
	f.Files = priced(doc, pair[0].Security, pair[1].Security)
	f.Alt = "Line chart. " + words.Ended(f.Titles[0])
	f.Told = about(pair, eventstudy.Window{})
	p := &parity{twins: tw, first: first, last: last, event: pair[0].Event,
		mark: hours(mark, origin), axis: y,
		ends: ts, room: room}
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) { p.draw(c, b.box) }}}
	return f, nil
}

// twinsOf finds two outcomes of one event whose securities are one company's in different markets.
// The bracket of a name holds what tells listings apart, "(ADR)" or "(Hong Kong)"; two listings in
// one market trade at the same hours and show nothing here.
func twinsOf(doc *report.Document, s *subject) []*eventstudy.Outcome {
	stem := func(id string) string {
		name, _, _ := strings.Cut(label(doc, id), "(")
		return strings.ToLower(strings.TrimSpace(name))
	}
	for i, a := range s.list {
		for _, b := range s.list[i+1:] {
			if stem(a.Security) == stem(b.Security) && a.Market != b.Market {
				return []*eventstudy.Outcome{a, b}
			}
		}
	}
	return nil
}

// eventInstant is the announcement's, nil when only its day is known. Both outcomes are of one
// event, and share its instant.
func eventInstant(os []*eventstudy.Outcome) *time.Time {
	for _, o := range os {
		if o.Event.At != nil {
			return o.Event.At
		}
	}
	return nil
}

// hours is an instant on the axis; NaN without one.
func hours(t *time.Time, origin time.Time) float64 {
	if t == nil {
		return math.NaN()
	}
	return t.Sub(origin).Hours()
}

// sessionsOf places a listing's bars at the instants of their sessions; why says what is missing.
// The base is looked for two weeks further back than the picture reaches, for a market may have
// been closed over the new year.
func sessionsOf(doc *report.Document, o *eventstudy.Outcome, first, last eventstudy.Date,
	origin time.Time, mark *time.Time) (twin, string) {
	t := twin{id: o.Security, base: math.NaN(), day0: o.Day0}
	x := doc.Panel.Series[o.Security]
	if x == nil || x.Line.Market.Hours == nil {
		return t, fmt.Sprintf("the hours of market %q are not known", o.Market)
	}
	p := x.Security.Prices
	if p == nil || p.Close == nil || p.Open == nil {
		return t, fmt.Sprintf("the price file of %s has no quoted open and close", o.Security)
	}
	for i, d := range p.Dates {
		if d < first-14 || d > last || math.IsNaN(p.Close[i]) {
			continue
		}
		h := x.Line.Market.Hours.Session(d)
		before := d < o.Day0
		// Where the hour is known, a session that ended before it is before the event, even on the
		// day itself.
		if mark != nil {
			before = h.Closes.Before(*mark)
		}
		if before {
			t.base = p.Close[i]
		}
		if d >= first {
			t.sessions = append(t.sessions,
				session{h.Opens.Sub(origin).Hours(), h.Closes.Sub(origin).Hours(),
					p.Open[i], p.Close[i], priceAt(p.High, i), priceAt(p.Low, i), d})
		}
	}
	if !(t.base > 0) || len(t.sessions) < 2 {
		return t, fmt.Sprintf("%s has too few quoted prices around the event", o.Security)
	}
	for i := range t.sessions {
		t.sessions[i].open *= 100 / t.base
		t.sessions[i].close *= 100 / t.base
		t.sessions[i].high *= 100 / t.base
		t.sessions[i].low *= 100 / t.base
	}
	return t, ""
}

// draw keeps real time on the axis, nights and weekends included: who slept is the point. Days are
// those of UTC, since no zone of one market would be fair to the other.
func (p *parity) draw(c *Canvas, b box) {
	x, y := scale{0, float64(p.last-p.first+1) * 24, b.X0, b.X1}, p.axis.scale(b)
	// The sessions of each market as stripes of its colour: who was awake.
	for _, t := range p.twins {
		for _, s := range t.sessions {
			// Day 0 is darker in each market by itself, for it lies at other hours in each.
			tint := 0.08
			if s.day == t.day0 {
				tint = 0.3
			}
			c.Rect(box{x.at(s.opens), b.Y0, x.at(s.closes), b.Y1}, mix(t.col, c.T.Paper, tint))
		}
	}
	c.drawYGrid(p.axis, b)
	c.HLine(b.X0, b.X1, y.at(100), c.M.Zero, c.T.Zero, nil)
	c.drawYLabels(p.axis, b)
	if !math.IsNaN(p.mark) {
		f := pennant{x: x.at(p.mark)}
		if l := p.event.Label; l != "" {
			f.name = []string{l, shortDay(p.event.RequestedDate())}
		}
		c.drawFlags([]pennant{f}, b, 1)
	}
	for i := len(p.twins) - 1; i >= 0; i-- {
		p.twins[i].draw(c, x, y)
	}
	// Labels stand at the last close of each listing.
	c.labelEnds(p.ends, scale{0, 1, b.X0, b.X1}, y, b, p.room)
	tick, base := c.drawBase(b)
	for d := p.first; d <= p.last; d++ {
		mid := x.at((float64(d-p.first) + 0.5) * 24)
		c.VLine(x.at(float64(d-p.first)*24), b.Y0-tick, b.Y0, c.M.Grid, c.T.Zero, nil)
		c.Try(mid, base, shortDay(d), c.quiet(), centre)
	}
	c.Try(b.X1, base-leading*c.M.Label, "days begin at midnight UTC", c.quiet(), right)
}

// draw draws the sessions of a listing: from open to close, and how far it went in between. The
// dotted line between sessions is the gap: nobody could trade along it.
func (t twin) draw(c *Canvas, x, y scale) {
	var prev point
	for k, s := range t.sessions {
		from, to := point{x.at(s.opens), y.at(s.open)}, point{x.at(s.closes), y.at(s.close)}
		if k > 0 && !math.IsNaN(from.Y) {
			c.Line([]point{prev, from}, c.M.Bench, c.T.weak(t.col), []float64{1.5, 1.5})
		}
		if mid := (from.X + to.X) / 2; !math.IsNaN(s.low + s.high) {
			c.VLine(mid, y.at(s.low), y.at(s.high), c.M.Bench, t.col, nil)
		}
		c.Line([]point{from, to}, 1.5*c.M.Main, t.col, nil)
		c.Disc(to.X, to.Y, 0.7*c.M.Dot, t.col)
		prev = to
	}
}

// priceAt is a price of a column, NaN where the file has none.
func priceAt(column []float64, i int) float64 {
	if i >= len(column) {
		return math.NaN()
	}
	return column[i]
}

// parityTitles says how each listing closed on its own day 0, in order of time. The market that
// closed first is named first, which answers the question that the chart is for.
func parityTitles(doc *report.Document, tw []twin) []string {
	type move struct {
		id  string
		on  session
		chg float64
	}
	var ms []move
	for _, t := range tw {
		for _, s := range t.sessions {
			if s.day == t.day0 {
				ms = append(ms, move{t.id, s, s.close/100 - 1})
			}
		}
	}
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].on.closes < ms[j].on.closes })
	if len(ms) < 2 {
		return []string{"Two listings of one company around the event"}
	}
	var out []string
	for _, name := range namings(doc) {
		// Of one date it is said that hours lie between, or the closes would be taken for one
		// moment.
		when := [2]string{" on " + shortDay(ms[0].on.day), " on " + shortDay(ms[1].on.day)}
		if ms[0].on.day == ms[1].on.day {
			when = [2]string{"", " some hours later"}
		}
		t := fmt.Sprintf("%s closed at %s%s, %s at %s%s", name(ms[0].id), percent(ms[0].chg),
			when[0], name(ms[1].id), percent(ms[1].chg), when[1])
		if ms[0].on.day == ms[1].on.day {
			t = fmt.Sprintf("On %s %s", fullDate(ms[0].on.day), t)
		}
		out = append(out, t)
	}
	return out
}
