package charts

import (
	"fmt"
	"math"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// drawClaims lays the claims out in rows: what is claimed at the left, the strip of
// readings, the verdict at the right, the quote beneath. Where rows are low the
// quotes go first, then the names of the readings; rows that still do not fit
// are counted in the last line.
func drawClaims(c *Canvas, rows []row, b box) {
	lab, foot := c.M.Label, c.M.Foot
	full, bare := 1.85*lab+1.3*foot, 1.45*lab
	n := len(rows)
	h := b.h() / float64(n)
	cut := 0
	if h < bare {
		n = int((b.h() - bare) / bare)
		n = max(n, 1)
		cut = len(rows) - n
		h = (b.h() - 1.3*lab*float64(min(cut, 1))) / float64(n)
	}
	h = math.Min(h, 2.2*full)
	// Columns: the words as wide as they need, the verdict likewise, the strip the rest.
	wordsW, verdictW := 0.0, 0.0
	for _, r := range rows[:n] {
		wordsW = max(wordsW, c.Width(r.what[min(1, len(r.what)-1)], c.strong()))
		verdictW = max(verdictW, c.Width(report.LookOf(r.v.Status).Short, c.strong()))
		if h >= 2.3*lab {
			verdictW = max(verdictW, c.Width(r.how, c.quiet()))
		}
	}
	verdictW = math.Min(verdictW, 0.27*b.w()) + 1.2*lab
	wordsW = math.Min(wordsW, 0.38*b.w())
	strip := box{b.X0 + wordsW + 1.5*lab, 0, b.X1 - verdictW - 1.2*lab, 0}
	for i, r := range rows[:n] {
		top := b.Y1 - float64(i)*h
		// In low rows the names stand where the rule would strike through them.
		if i > 0 && (h >= 2.3*lab || h < 1.9*lab) {
			c.HLine(b.X0, b.X1, top, c.M.Grid, c.T.Grid, nil)
		}
		quote := h >= full && r.v.Claim.Quote != ""
		mid := top - h/2
		if quote { // the words and the strip share the upper part
			mid = top - 0.5*(h-1.3*foot) - 0.1*lab
		}
		names := h >= 1.9*lab
		line := mid
		if names { // the names stand over the line
			line = mid - 0.42*lab
			if low := top - 0.25*lab - ascent*lab - 0.32*lab - 1.6*c.M.Dot; quote {
				line = low
			}
		}
		c.Middle(b.X0, mid, c.fit(r.what, c.strong(), wordsW), c.strong(), left)
		c.drawVerdict(r, b.X1-verdictW, top-h/2, verdictW, h >= 2.3*lab)
		strip.Y0, strip.Y1 = top-h, top
		c.drawStrip(r, strip, line, names)
		if quote {
			q := "“" + r.v.Claim.Quote + "” " + r.v.Claim.Source
			c.Text(b.X0, top-h+0.42*foot, c.faces.Cut(q, roman(foot), strip.X1-b.X0), c.tiny(), left)
		}
	}
	if cut > 0 {
		c.Text(b.X0, b.Y1-float64(n)*h-lab, fmt.Sprintf("and %s", words.Counted(cut, "further claim")), c.quiet(), left)
	}
}

// drawVerdict writes the verdict with its mark, and under it what decides where there is room for two lines.
func (c *Canvas) drawVerdict(r row, x, mid, w float64, two bool) {
	look, lab := report.LookOf(r.v.Status), c.M.Label
	y := mid
	two = two && r.how != ""
	if two {
		y += 0.58 * lab
	}
	col := c.verdict(look)
	c.drawMark(look, point{x + 0.4*lab, y}, 0.36*lab)
	tx := x + 1.15*lab
	c.Middle(tx, y, c.faces.Cut(look.Short, bold(lab), w-1.15*lab), c.heading(col), left)
	if two {
		c.Middle(tx, y-1.16*lab, c.faces.Cut(r.how, roman(lab), w-1.15*lab), c.quiet(), left)
	}
}

// drawStrip draws the ring and the dots of one claim along a line, with the names of
// the key readings over it and then those of the others where there is room.
func (c *Canvas) drawStrip(r row, b box, y float64, names bool) {
	s := emptySpan()
	s.add(r.ring)
	for _, d := range r.dots {
		if d.text != "" || d.key {
			s.add(d.value)
		}
	}
	if s.empty() {
		c.Middle(b.X0, y, c.faces.Cut("no price to hold it against", roman(c.M.Label), b.w()), c.quiet(), left)
		return
	}
	if r.v.Unit == claims.Fraction {
		s.add(0)
	}
	s = s.padded(0.1)
	x := scale{s.lo, s.hi, b.X0, b.X1}
	c.HLine(b.X0, b.X1, y, c.M.Grid*1.4, mix(c.T.Zero, c.T.Paper, 0.6), nil)
	if r.v.Unit == claims.Fraction && s.lo < 0 && s.hi > 0 {
		c.VLine(x.at(0), y-0.25*c.M.Label, y+0.25*c.M.Label, c.M.Zero, c.T.Zero, nil)
	}
	col := c.verdict(report.LookOf(r.v.Status))
	// An open range is a thick line from its end outwards.
	if math.IsInf(r.hi, 1) && !math.IsInf(r.lo, -1) {
		c.HLine(x.at(r.ring), b.X1, y, c.M.Main*1.6, c.T.weak(c.T.Ink), nil)
	} else if math.IsInf(r.lo, -1) && !math.IsInf(r.hi, 1) {
		c.HLine(b.X0, x.at(r.ring), y, c.M.Main*1.6, c.T.weak(c.T.Ink), nil)
	}
	small, big := 0.6*c.M.Dot, 1.15*c.M.Dot
	for _, d := range r.dots {
		if px := x.at(d.value); !d.key && px >= b.X0 && px <= b.X1 {
			c.Disc(px, y, small, c.T.weak(c.T.Second))
		}
	}
	for _, d := range r.dots {
		if d.key && !d.decides {
			c.Disc(x.at(d.value), y, 0.95*c.M.Dot, c.T.Second)
		}
	}
	for _, d := range r.dots {
		if d.decides {
			c.Disc(x.at(d.value), y, big, col)
		}
	}
	if !math.IsNaN(r.ring) {
		c.Ring(x.at(r.ring), y, 1.6*c.M.Dot, c.M.Main*0.9, c.T.Ink)
	}
	if !names {
		return
	}
	base := y + 1.6*c.M.Dot + 0.32*c.M.Label
	put := func(v float64, text string, st hand) bool {
		half := c.Width(text, st) / 2
		if text == "" || 2*half > b.w() {
			return false
		}
		px := math.Min(math.Max(x.at(v), b.X0+half), b.X1-half)
		// Beside its neighbour, if that leaves it nearer to its own mark than its own length.
		for _, shift := range []float64{0, 0.5, -0.5, 1, -1} {
			q := px + shift*half
			if q-half >= b.X0-1 && q+half <= b.X1+1 && c.Try(q, base, text, st, centre) {
				return true
			}
		}
		return false
	}
	for _, d := range r.dots {
		if d.decides {
			put(d.value, d.text, c.tinted(col))
		}
	}
	for _, d := range r.dots {
		if d.key && !d.decides {
			put(d.value, d.text, c.quiet())
		}
	}
	for _, d := range r.dots {
		if !d.key && d.text != "" {
			put(d.value, d.text, c.quiet())
		}
	}
}
