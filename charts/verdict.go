package charts

import "stockmove/eventstudy/report"

// verdict is the colour of a verdict on the paper of the theme. The colours are those of the ledger
// in reports, so that a picture and the page around it agree.
func (c *Canvas) verdict(l report.Look) rgb {
	v := l.Light
	// Whether a page is dark is asked of its paper, so that a new theme needs no list here.
	if luminance(c.T.Paper) < 0.18 {
		v = l.Dark
	}
	return rgb{uint8(v >> 16), uint8(v >> 8), uint8(v)}
}

// drawMark draws the mark of a verdict in a square of half width r. It is drawn from the same
// outline as in the PDF, and needs no font that has the sign.
func (c *Canvas) drawMark(l report.Look, at point, r float64) {
	place := func(ps [][2]float64) (out []point) {
		for _, p := range ps {
			out = append(out, point{at.X + r*p[0], at.Y + r*p[1]})
		}
		return out
	}
	col := c.verdict(l)
	c.Fill(place(l.Drawing.Area), col)
	for _, line := range l.Drawing.Lines {
		c.Line(place(line), 0.34*r, col, nil)
	}
}
