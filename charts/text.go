package charts

import (
	"math"

	"stockmove/eventstudy/typeset"
)

// align says which part of a text stands at its point. Its number is how many halves of its width
// the text moves to the left.
type align int

const (
	left align = iota
	centre
	right
)

// hand is how a text is written. What lies behind a text is told only where it is not the paper, so
// that the tests of contrast know it.
type hand struct {
	Size float64
	Bold bool
	Ink  rgb
	Bg   *rgb // what lies behind it; nil is the paper
}

// The hands of a figure. A figure has six of them and no more: a page of many sizes and weights
// looks like an advertisement.
func (c *Canvas) label() hand  { return hand{Size: c.M.Label, Ink: c.T.Ink} }
func (c *Canvas) strong() hand { return hand{Size: c.M.Label, Ink: c.T.Ink, Bold: true} }
func (c *Canvas) quiet() hand  { return hand{Size: c.M.Label, Ink: c.T.Second} }
func (c *Canvas) tiny() hand   { return hand{Size: c.M.Foot, Ink: c.T.Second} }
func (c *Canvas) tinted(col rgb) hand {
	return hand{Size: c.M.Label, Ink: readable(col, c.T.Paper)}
}
func (c *Canvas) heading(col rgb) hand {
	return hand{Size: c.M.Label, Ink: readable(col, c.T.Paper), Bold: true}
}

// set is how a text is set, whatever its colour.
func (h hand) set() typeset.Hand { return typeset.Hand{Size: h.Size, Bold: h.Bold} }

// on tells what lies behind a text, for its contrast.
func (h hand) on(bg rgb) hand { h.Bg = &bg; return h }

// Width is the length of a text in points.
func (c *Canvas) Width(s string, h hand) float64 { return c.faces.Width(s, h.set()) }

// Heights of Liberation Sans in parts of its size: from the baseline to the top of
// the tallest letters and to the foot of the descenders, and the step of lines.
const (
	ascent  = 0.74
	descent = 0.21
	capital = 0.69
	leading = 1.22
)

// boxAt is the box of a text whose baseline starts, is centred or ends at (x, y).
func (c *Canvas) boxAt(x, y float64, s string, h hand, a align) box {
	w := c.Width(s, h)
	x -= w * float64(a) / 2
	return box{x, y - descent*h.Size, x + w, y + ascent*h.Size}
}

// Text writes one line with its baseline at y. It is recorded even on a canvas that only measures:
// labels of a figure that is composed keep off each other as they will when it is drawn.
func (c *Canvas) Text(x, y float64, s string, h hand, a align) box {
	b := c.boxAt(x, y, s, h, a)
	if s == "" {
		return b
	}
	bg := c.T.Paper
	if h.Bg != nil {
		bg = *h.Bg
	}
	c.texts = append(c.texts, textBox{s, b, h.Size, h.Ink, bg})
	if c.out == nil {
		return b
	}
	for _, p := range c.faces.Place(s, h.set()) {
		c.out.Write(point{b.X0 + p.X, y + p.Rise}, p, h.Ink)
	}
	return b
}

// Middle writes one line whose capitals are centred on y.
func (c *Canvas) Middle(x, y float64, s string, h hand, a align) box {
	return c.Text(x, y-capital*h.Size/2, s, h, a)
}

// fit is the first wording that is no wider than w; the last one is cut. A cut text ends in an
// ellipsis, so that nobody takes it for whole.
func (c *Canvas) fit(wordings []string, h hand, w float64) string {
	wordings = c.written(wordings)
	for _, s := range wordings {
		if c.Width(s, h) <= w {
			return s
		}
	}
	return c.faces.Cut(wordings[len(wordings)-1], h.set(), w)
}

// TryMiddle is Try for a line whose capitals are centred on y.
func (c *Canvas) TryMiddle(x, y float64, s string, h hand, a align) bool {
	return c.Try(x, y-capital*h.Size/2, s, h, a)
}

// free reports whether a box lies within the margins and meets no text. The texts of a picture are
// some hundred, and comparing with each costs less than any index of them.
func (c *Canvas) free(b box) bool {
	if !b.inside(c.area()) {
		return false
	}
	for i := range c.texts {
		if c.texts[i].Box.meets(b) {
			return false
		}
	}
	return true
}

// area is the canvas within its margins; labels may use a third of them.
func (c *Canvas) area() box { return box{0, 0, c.W, c.H}.grow(-0.66 * c.M.Margin) }

// Try writes a text only where it meets no other and stays within the margins. A label that is left
// out is missed by few; two that overlap spoil the picture for all.
func (c *Canvas) Try(x, y float64, s string, h hand, a align) bool {
	// A little air keeps neighbours apart.
	b := c.boxAt(x, y, s, h, a)
	air := 0.25 * h.Size
	if !c.free(box{b.X0 - air, b.Y0, b.X1 + air, b.Y1}) {
		return false
	}
	c.Text(x, y, s, h, a)
	return true
}

// Callout writes one or more lines near a mark of radius r at (x, y), at the first place of the
// preferred ones that is free: it keeps within bounds, off all texts and, where it can, off the
// marks. It reports whether there was a place. Places are tried in the order of preference and the
// first that meets no mark wins at once; else the one that covers fewest. Places are tried and not
// computed, because what is free hangs on everything that was drawn before: eight places around the
// mark at four distances are enough to find one in nearly all pictures, and the same ones are found
// again for the same picture.
func (c *Canvas) Callout(p point, r float64, lines []string, hs []hand, bounds box,
	prefer ...place) bool {
	return c.callout(p, r, lines, hs, bounds, callout{len(c.marks), prefer})
}

// Beside is Callout for a label that may cover no mark: it is left out where each place would.
func (c *Canvas) Beside(p point, r float64, lines []string, hs []hand, bounds box,
	prefer ...place) bool {
	return c.callout(p, r, lines, hs, bounds, callout{0, prefer})
}

// callout is how many marks a label may cover, and where it stands best.
type callout struct {
	covers int
	prefer []place
}

func (c *Canvas) callout(p point, r float64, lines []string, hs []hand, bounds box,
	how callout) bool {
	w, h := 0.0, 0.0
	for i, s := range lines {
		w = max(w, c.Width(s, hs[i]))
		h += leading * hs[i].Size
	}
	// Below the last line stands no other, which a full step would make room for.
	h -= (leading - ascent - descent) * hs[len(hs)-1].Size
	gap := r + 0.35*hs[0].Size
	best, found, cost := box{}, false, 0
	var side align
	var far bool
	for _, pl := range append(how.prefer, everyPlace...) {
		// Texts are never covered, and marks at most where no place is free of them.
		b := pl.at(p, w, h, gap)
		if !b.inside(bounds) || !c.free(b.grow(0.15*hs[0].Size)) {
			continue
		}
		n := 0
		for _, m := range c.marks {
			if m.meets(b) {
				n++
			}
		}
		if !found || n < cost {
			best, found, cost, side, far = b, true, n, pl.align(), pl.far > 0
		}
		if n == 0 {
			break
		}
	}
	if !found || cost > how.covers {
		return false
	}
	// A word over other marks is read against the paper, not against them.
	if cost > 0 {
		c.Rect(best.grow(0.1*hs[0].Size), c.T.Paper)
	}
	// From a distance a thin line leads to the mark.
	if far {
		from := point{math.Min(math.Max(p.X, best.X0), best.X1),
			math.Min(math.Max(p.Y, best.Y0), best.Y1)}
		if d := math.Hypot(p.X-from.X, p.Y-from.Y); d > r {
			c.Line([]point{from, {p.X + (from.X-p.X)*r/d, p.Y + (from.Y-p.Y)*r/d}}, c.M.Grid*1.3,
				c.T.Second, nil)
		}
	}
	x := best.X0 + best.w()*float64(side)/2
	y := best.Y1
	for i, s := range lines {
		c.Text(x, y-ascent*hs[i].Size, s, hs[i], side)
		y -= leading * hs[i].Size
	}
	return true
}

// Stand writes lines straight above or below the bar at p, clear of every mark and of the band, on
// paper of its own so that no gridline strikes through it; a thin line leads to the bar where
// something lies between. It reports whether there was room. It is for the figures of day 0, which
// a reader looks for above the bar of day 0 and nowhere else.
func (c *Canvas) Stand(p point, to place, band box, lines []string, hs []hand, bounds box) bool {
	up := to.dy > 0
	w, h := 0.0, (ascent+descent-leading)*hs[len(hs)-1].Size
	for i, s := range lines {
		w = max(w, c.Width(s, hs[i]))
		h += leading * hs[i].Size
	}
	size := hs[0].Size
	gap := 0.35 * size
	x := math.Min(math.Max(p.X, bounds.X0+w/2), bounds.X1-w/2)
	column := box{x - w/2 - gap, bounds.Y0, x + w/2 + gap, bounds.Y1}
	edge := p.Y
	for _, m := range append([]box{band}, c.marks...) {
		switch {
		case !m.meets(column):
		case up:
			edge = max(edge, m.Y1)
		default:
			edge = min(edge, m.Y0)
		}
	}
	b := box{x - w/2, edge + gap, x + w/2, edge + gap + h}
	if !up {
		b.Y0, b.Y1 = edge-gap-h, edge-gap
	}
	if !b.inside(bounds) || !c.free(b) {
		return false
	}
	c.Rect(b.grow(0.15*size), c.T.Paper)
	if math.Abs(edge-p.Y) > gap {
		near := b.Y0
		if !up {
			near = b.Y1
		}
		c.VLine(p.X, p.Y, near, c.M.Grid*1.3, c.T.Second, nil)
	}
	y := b.Y1
	for i, s := range lines {
		c.Text(x, y-ascent*hs[i].Size, s, hs[i], centre)
		y -= leading * hs[i].Size
	}
	return true
}

// standRoom is the height that Stand needs for two lines, in points. It is asked before anything is
// drawn, so that the axis is made longer by it and the bars end short
// of the frame.
func (c *Canvas) standRoom() float64 { return (ascent + descent + leading + 0.8) * c.M.Label }

// standReach is how many days beside its own a label of that text covers, in n panels of that many
// days.
func (c *Canvas) standReach(s string, n, days int) int {
	cols, _ := grid(n, c.W, c.H*0.5)
	day := (c.W - 2*c.M.Margin - 4*c.M.Label - 1.5*c.M.Label*float64(cols-1)) /
		float64(cols*max(days, 1))
	return int(math.Ceil((c.Width(s, c.strong())/2+0.5*c.M.Label)/day + 0.5))
}

// place is where a label stands around its mark. The distance is in points and counts from the edge
// of the mark.
type place struct {
	dx, dy int // −1 left or below, 0 centred, +1 right or above
	far    float64
}

var (
	above      = place{0, 1, 0}
	below      = place{0, -1, 0}
	rightOf    = place{1, 0, 0}
	leftOf     = place{-1, 0, 0}
	aboveRight = place{1, 1, 0}
	aboveLeft  = place{-1, 1, 0}
	belowRight = place{1, -1, 0}
	belowLeft  = place{-1, -1, 0}
)

// everyPlace is tried after the preferred places, the near ones first. Above and to the right come
// first: there a label is read as belonging to what it stands beside.
var everyPlace = func() []place {
	near := []place{above, rightOf, leftOf, below, aboveRight, aboveLeft, belowRight, belowLeft}
	out := append([]place(nil), near...)
	for _, far := range []float64{6, 14, 24} {
		for _, p := range near {
			p.far = far
			out = append(out, p)
		}
	}
	return out
}()

// at returns the box of a label of w × h around p.
func (pl place) at(p point, w, h, gap float64) box {
	gap += pl.far
	x, y := p.X-w/2, p.Y-h/2
	switch pl.dx {
	case 1:
		x = p.X + gap
	case -1:
		x = p.X - gap - w
	}
	switch pl.dy {
	case 1:
		y = p.Y + gap
	case -1:
		y = p.Y - gap - h
	}
	if pl.dx != 0 && pl.dy != 0 { // a corner is nearer than both edges
		x -= float64(pl.dx) * gap * 0.6
	}
	return box{x, y, x + w, y + h}
}

// align is the side at which a label's lines are flush: the one near its mark.
func (pl place) align() align {
	switch pl.dx {
	case 1:
		return left
	case -1:
		return right
	}
	return centre
}

// outward is the side of a bar of that value on which it ends.
func outward(v float64) place {
	if v >= 0 {
		return above
	}
	return below
}
