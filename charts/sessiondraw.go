package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// parts of a panel, from the left: the sessions, the names of the day's prices, the market's side.
type sessionParts struct {
	days, names, market box
	wording             int // which of the names of a price there is room for
}

// divide gives the names and the market's side what they need, and the sessions the rest. The
// sessions keep two fifths of the width at least: below that their bars touch.
func (s *claimDay) divide(c *Canvas, b box, quotes []quote) (p sessionParts) {
	lab := c.M.Label
	need := func(k int) (w float64) {
		for _, q := range quotes {
			w = max(w, c.Width(s.wordings(q)[k], c.strong()))
		}
		return w + 0.9*lab
	}
	market := 0.0
	if n := len(s.beside(c)); n > 0 {
		market = float64(n)*s.slot(c) + lab
	}
	names := need(0)
	if b.w()-market-names < 0.42*b.w() {
		p.wording = 1
		names = need(1)
	}
	p.market = box{b.X1 - market, b.Y0, b.X1, b.Y1}
	p.names = box{p.market.X0 - names, b.Y0, p.market.X0, b.Y1}
	p.days = box{b.X0, b.Y0, p.names.X0, b.Y1}
	return p
}

// draw draws the panel: the claims over the grid, the sessions, the names, what the market did. The
// order is that in which labels get their places: what cannot move is drawn before what can.
func (s *claimDay) draw(c *Canvas, y yAxis, marks []claimed, b box) {
	quotes := s.quotes(s.strong()...)
	// Four names need the height of as many lines and air between them; a lower panel names the two
	// that matter.
	if b.h() > 7*leading*c.M.Label {
		quotes = s.quotes(claims.Open, claims.High, claims.Low, claims.Close)
	}
	p := s.divide(c, b, quotes)
	ys := y.scale(b)
	for _, part := range []box{p.days, p.market} { // no line strikes through the names between them
		c.drawYGrid(y, part)
		c.drawZero(y, part)
	}
	c.drawYLabels(y, b)
	x := scale{-0.6, float64(len(s.bars)) - 0.4, p.days.X0, p.days.X1}
	s.drawBars(c, x, ys, b)
	s.drawNames(c, x, ys, p, quotes)
	s.drawMarket(c, ys, p.market)
	s.drawDays(c, x, b)
	s.drawClaims(c, ys, marks, p)
	// The base is named at its line where the sessions leave room.
	st := c.quiet()
	names := []string{"previous close " + s.money(s.base), "previous close"}
	text := c.fit(names, st, 0.8*p.days.w())
	c.tryAlong(text, st, ys.at(0), p.days)
}

// drawBars draws each session from its low to its high, the open as a tick at the left, the close
// at the right. It is the bar chart of brokers and not the candle, whose filled body hides whether
// the close or the open is meant in print.
func (s *claimDay) drawBars(c *Canvas, x, y scale, b box) {
	step := x.at(1) - x.at(0)
	tick := math.Min(0.34*step, 1.2*c.M.Label)
	for i, bar := range s.bars {
		col, width := c.T.Second, c.M.Main
		if i == s.at {
			col, width = c.series(s.doc, s.id()), 2.2*c.M.Main
		}
		px := x.at(float64(i))
		at := func(price float64) float64 { return y.at(y.within(s.change(price))) }
		c.VLine(px, at(bar.Low), at(bar.High), width, col, nil)
		c.Mark(box{px, at(bar.Low), px, at(bar.High)}.grow(width))
		// A file without an open has a bar without its tick, and no price is made up for it.
		if !math.IsNaN(bar.Open) {
			c.HLine(px-tick, px, at(bar.Open), width, col, nil)
			c.Mark(box{px - tick, at(bar.Open), px, at(bar.Open)}.grow(width))
		}
		c.HLine(px, px+tick, at(bar.Close), width, col, nil)
		c.Mark(box{px, at(bar.Close), px + tick, at(bar.Close)}.grow(width))
	}
}

// drawNames names the prices of the day at the right of the sessions, each led to by a hairline.
// The close and the price that a claim turns on are strong, the others quiet.
func (s *claimDay) drawNames(c *Canvas, x, y scale, p sessionParts, quotes []quote) {
	lab := c.M.Label
	ys := make([]float64, len(quotes))
	for i, q := range quotes {
		ys[i] = y.at(s.change(q.price))
	}
	spread(ys, 1.22*lab, p.names.Y0+0.5*lab, p.names.Y1-0.5*lab)
	from := x.at(float64(s.at)) + math.Min(0.34*(x.at(1)-x.at(0)), 1.2*lab)
	col := c.series(s.doc, s.id())
	for i, q := range quotes {
		py := y.at(s.change(q.price))
		c.HLine(from, p.names.X0-0.2*lab, py, c.M.Grid*1.3, c.T.weak(col), nil)
		c.Mark(box{from, py, p.names.X0, py}.grow(0.3))
		lead := []point{{p.names.X0 - 0.2*lab, py}, {p.names.X0 + 0.35*lab, ys[i]}}
		c.Line(lead, c.M.Grid*1.3, c.T.weak(col), nil)
		st := c.quiet()
		if q.strong {
			st = c.heading(col)
		}
		c.Middle(p.names.X0+0.55*lab, ys[i], s.wordings(q)[p.wording], st, left)
	}
}

// drawDays writes the dates of the day and of the ends below the sessions. The day of the claim
// comes first: where dates do not all fit, it is the one that stays.
func (s *claimDay) drawDays(c *Canvas, x scale, b box) {
	lab := c.M.Label
	y := b.Y0 - 0.5*lab - ascent*lab
	c.HLine(b.X0, b.X1, b.Y0, c.M.Grid, c.T.Zero, nil)
	put := func(i int, st hand) {
		if c.Try(x.at(float64(i)), y, shortDay(s.bars[i].Day), st, centre) {
			c.VLine(x.at(float64(i)), b.Y0-0.3*lab, b.Y0, c.M.Grid, c.T.Zero, nil)
		}
	}
	put(s.at, c.strong())
	for _, i := range []int{0, len(s.bars) - 1} {
		if i != s.at {
			put(i, c.quiet())
		}
	}
}

// drawClaims draws the lines of what was claimed. Lines that lie close together share a label.
// Several articles often claim nearly the same figure, and labels of one line each would lie on top
// of each other.
func (s *claimDay) drawClaims(c *Canvas, y scale, marks []claimed, p sessionParts) {
	lab := c.M.Label
	var at []float64
	for _, m := range marks {
		py := y.at(y.within(m.value))
		at = append(at, py)
		if !m.beyond {
			c.HLine(p.days.X0, p.days.X1, py, c.M.Bench*1.3, c.verdict(m.look), []float64{4, 2.5})
		}
	}
	for i := 0; i < len(marks); {
		j := i + 1
		for j < len(marks) && at[i]-at[j] < 2.6*lab {
			j++
		}
		c.nameClaims(marks[i:j], [2]float64{at[i], at[j-1]}, p)
		i = j
	}
}

// nameClaims writes the figures of some lines and their verdicts, in rows over the lines or under
// them: in the first wording that crosses no bar, else in the one that crosses the fewest. Shorter
// wordings are tried only where the longer ones would cross bars, since the verdict in words is
// worth a bar or two.
func (c *Canvas) nameClaims(marks []claimed, at [2]float64, p sessionParts) {
	lab := c.M.Label
	wide := box{p.days.X0, p.days.Y0, p.names.X1, p.days.Y1}
	var best box
	var rows []claimRow
	cost := math.MaxInt
	for w := inOneRow; w <= firstFigure && (cost > 0 && w <= inTwoRows || rows == nil); w++ {
		try := claimRows(marks, w)
		width := 0.0
		for _, r := range try {
			width = max(width, c.Width(r.text, c.strong())+1.4*lab)
		}
		for _, area := range []box{p.days, wide} {
			b, n, ok := c.along(width, float64(len(try))*leading*lab, at, area)
			if ok && n < cost {
				best, rows, cost = b, try, n
			}
		}
	}
	if rows == nil {
		return
	}
	// The words lie over bars where no gap was wide enough, and are read on paper.
	c.Rect(best, c.T.Paper)
	top := best.Y1
	for _, r := range rows {
		mid := top - 0.5*leading*lab
		if r.marked {
			c.drawMark(r.look, point{best.X0 + 0.5*lab, mid}, 0.36*lab)
		}
		c.Middle(best.X0+1.2*lab, mid, r.text, c.heading(c.verdict(r.look)), left)
		top -= leading * lab
	}
}

// claimRow is a row of a label; the first of a verdict bears its mark.
type claimRow struct {
	look   report.Look
	text   string
	marked bool
}

// labelWording is how a label of claims is shortened.
type labelWording int

const (
	inOneRow labelWording = iota
	inTwoRows
	unjudged    // without the verdict in words
	firstFigure // and of the figures the first
)

// along finds room for a label of w × h over the upper or under the lower of two lines, first at
// the left, where it crosses the fewest marks. Thirteen places along the line are tried at four
// heights, which is coarse enough to be quick and fine enough to find a gap between two bars.
func (c *Canvas) along(w, h float64, at [2]float64, b box) (best box, cost int, ok bool) {
	cost = math.MaxInt
	near, far := 0.22*c.M.Label, 0.85*c.M.Label
	for _, y0 := range []float64{at[0] + near, at[1] - near - h, at[0] + far, at[1] - far - h} {
		for k := 0; k <= 12; k++ {
			x0 := b.X0 + (b.w()-w)*float64(k)/12
			t := box{x0, y0, x0 + w, y0 + h}
			if w > b.w() || !t.inside(b) || !c.free(t) {
				continue
			}
			n := 0
			for _, m := range c.marks {
				if m.meets(t) {
					n++
				}
			}
			if n < cost {
				best, cost, ok = t, n, true
			}
		}
	}
	return best, cost, ok
}

// tryAlong writes a text under a line or over it, where it crosses nothing. It is for words that
// are helpful and not needed.
func (c *Canvas) tryAlong(text string, st hand, y float64, b box) {
	h := leading * st.Size
	if t, n, ok := c.along(c.Width(text, st), h, [2]float64{y, y}, b); ok && n == 0 {
		c.Middle(t.X0, t.Y0+h/2, text, st, left)
	}
}

// bar of the market's side.
type sideBar struct {
	name  string
	value float64
	under string // the second line of its label
	ci    [2]float64
	col   rgb
}

// beside are the bars of the market's side: the benchmark's move and the abnormal return of the
// day. Beside a price that the data call false stands no abnormal return: it would be false too.
func (s *claimDay) beside(c *Canvas) (out []sideBar) {
	nan := math.NaN()
	if !math.IsNaN(s.market) {
		none := [2]float64{nan, nan}
		out = append(out, sideBar{benchmark(s.doc, s.id()), s.market, "", none, c.T.Bench})
	}
	if s.left != nil && s.left.False == "" && s.wrong == "" {
		col := c.series(s.doc, s.id())
		// Pale is what chance explains, here as in the charts of abnormal returns.
		if !significant(s.doc, s.left.P) {
			col = c.T.weak(col)
		}
		d := &s.doc.Design
		ci := d.Around(s.left.AR, quantile(s.doc, s.outcome.Fit)*s.left.SE)
		out = append(out, sideBar{"abnormal", s.left.AR, pvalue(s.doc, s.left.P), ci, col})
	}
	return out
}

// slot is the width of one bar with its words. A bar is as wide as its words need, or they would
// run into the next one's.
func (s *claimDay) slot(c *Canvas) float64 {
	w := 0.0
	for _, b := range s.beside(c) {
		w = max(w, c.Width(b.under, c.quiet()), c.Width(words.Percent(b.value, 2), c.strong()))
		w = max(w, min(c.Width(b.name, c.label()), 7*c.M.Label))
	}
	return w + 0.6*c.M.Label
}

// drawMarket draws the market's side on the scale of the sessions. It shares the scale of the
// sessions, which is its point: how much of the move the market's was.
func (s *claimDay) drawMarket(c *Canvas, y scale, b box) {
	lab := c.M.Label
	bars := s.beside(c)
	slot := s.slot(c)
	for i, v := range bars {
		mid := b.X1 - (float64(len(bars)-i)-0.5)*slot
		half := math.Min(0.28*slot, 1.6*lab)
		zero, top := y.at(0), y.at(y.within(v.value))
		c.Rect(box{mid - half, math.Min(zero, top), mid + half, math.Max(zero, top)}, v.col)
		edge := top
		if !math.IsNaN(v.ci[0]) {
			lo, hi := y.at(y.within(v.ci[0])), y.at(y.within(v.ci[1]))
			c.VLine(mid, lo, hi, c.M.Bench, c.T.Ink, nil)
			if v.value >= 0 {
				edge = max(edge, hi)
			} else {
				edge = min(edge, lo)
			}
		}
		lines, hs := []string{words.Percent(v.value, s.places())}, []hand{c.strong()}
		if v.under != "" {
			lines, hs = append(lines, v.under), append(hs, c.quiet())
		}
		h := float64(len(lines)) * leading * lab
		up := v.value >= 0
		if up && edge+0.3*lab+h > b.Y1 || !up && edge-0.3*lab-h < b.Y0 {
			// Without room there it stands at the other side of zero.
			up, edge = !up, zero
			if up && !math.IsNaN(v.ci[1]) {
				edge = max(edge, y.at(y.within(v.ci[1])))
			} else if !math.IsNaN(v.ci[0]) {
				edge = min(edge, y.at(y.within(v.ci[0])))
			}
		}
		at := edge + 0.3*lab + h
		if !up {
			at = edge - 0.3*lab
		}
		for k, text := range lines {
			t := c.boxAt(mid, at-0.86*lab, text, hs[k], centre)
			if c.free(t) {
				c.Rect(t, c.T.Paper)
				c.Text(mid, at-0.86*lab, text, hs[k], centre)
			}
			at -= leading * lab
		}
		name := c.faces.Cut(v.name, roman(lab), slot-0.3*lab)
		c.Try(mid, b.Y0-0.5*lab-ascent*lab, name, c.label(), centre)
	}
}

// claimRows words the claims of a label, "claimed 9.1 % and 9.2 %: other reading". Figures of one
// verdict stand in one row, from the lowest to the highest.
func claimRows(marks []claimed, w labelWording) (out []claimRow) {
	for i, m := range marks {
		done := false
		for _, o := range marks[:i] {
			done = done || o.look.Status == m.look.Status
		}
		if done {
			continue
		}
		var figures []string
		beyond := ""
		for k := len(marks) - 1; k >= 0; k-- { // from the lowest
			o := marks[k]
			if o.look.Status == m.look.Status && !slices.Contains(figures, o.text) {
				figures = append(figures, o.text)
			}
			if o.look.Status == m.look.Status && o.beyond {
				beyond = ", off the scale"
			}
		}
		if n := len(figures); w == firstFigure && n > 1 {
			figures = []string{figures[0], fmt.Sprintf("%d more", n-1)}
		}
		text := "claimed " + words.List(figures) + beyond
		verdict := strings.ToLower(m.look.Short)
		switch w {
		case inOneRow:
			out = append(out, claimRow{m.look, text + ": " + verdict, true})
		case inTwoRows:
			out = append(out, claimRow{m.look, text + ":", true}, claimRow{m.look, verdict, false})
		default:
			out = append(out, claimRow{m.look, text, true})
		}
	}
	return out
}
