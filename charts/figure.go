package charts

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy/typeset"
	"stockmove/eventstudy/words"
)

// Figure is what a chart composes: words and panels. The layout puts them on the page along one
// left edge: title, subtitle, panels, foot. It holds wordings and not lines, ranges and not places:
// how much fits is the canvas' business, so that one figure serves a column of a journal, a slide
// and a telephone.
type Figure struct {
	// the finding, longest wording first: the first that fits in two lines is used
	Titles []string
	// what is drawn, the unit, the model; the tail goes to the foot where there is no room
	Subtitle []string
	Notes    []string // sentences of the foot, the most needed first
	Alt      string   // the finding and the figures behind it, for who cannot see the picture
	Panels   []Panel
	Gutter   float64 // points left of each row of panels, for tick labels
	Margin   float64 // points right of each panel, for labels at line ends
	Floor    float64 // points below each panel, for the labels of its axis
	Crown    float64 // points above each panel, for the names of events
	Air      float64 // points between panels; 0 is one and a half labels
	Files    files   // that it is drawn from
	Told     told    // the returns that the titles speak of
}

// Panel is one plot of a figure. Its function is called with the place that the layout found for
// it, and draws nothing outside but labels.
type Panel struct {
	// names of the panel, longest first: the first that fits is used; none for a single panel
	Heads []string
	Color rgb // of the head
	Draw  func(c *Canvas, b pane)
}

// pane is the data area that a panel draws into. Panels of a row share their vertical axis, and its
// figures stand once.
type pane struct {
	box
	leads bool // it stands at the left of its row, and writes the figures of the vertical axis
}

// grid is how n panels are arranged in a region of w × h. Four panels stand in a square unless the
// page is a strip; more are arranged so that each is somewhat wider than high, as lines over time
// want it.
func grid(n int, w, h float64) (cols, rows int) {
	switch {
	case n <= 1:
		return 1, 1
	case n <= 3:
		return n, 1
	case n == 4 && w < 3.4*h:
		return 2, 2
	case n == 4:
		return 4, 1
	}
	cols = int(math.Ceil(math.Sqrt(float64(n) * w / h / 1.3)))
	cols = min(max(cols, 1), n)
	return cols, (n + cols - 1) / cols
}

// wording is a figure's text as it will stand on a canvas. It is kept apart from the figure because
// the same figure is worded anew for every size.
type wording struct {
	text             string   // of the title
	kept             []string // the notes of the foot
	source           []string // its last lines
	title, sub, foot []string
}

// A line of a title may not end within a p-value, no line within a day of the window.
var (
	pValue    = regexp.MustCompile(`\b(p) ([=<]) (\d)`)
	windowDay = regexp.MustCompile(`\b(days?) ([+−]?\d)`)
)

// tied keeps the days of the window on one line.
func tied(s string) string { return windowDay.ReplaceAllString(s, "$1"+words.NoBreak+"$2") }

// title picks the first wording that the fonts can write and that fits in two lines, in three on a
// telephone, which is narrow; the last is cut if none does. It returns the wording as it stands and
// its lines. A title states a finding, and a finding that is cut in the middle may state its
// opposite: so shorter wordings are tried before anything is cut.
func (c *Canvas) title(f *Figure) (text string, lines []string) {
	// A headline of three lines is longer than what it announces.
	most := 2
	if c.size == Phone {
		most = 3
	}
	w := c.W - 2*c.M.Margin
	wordings := c.written(f.Titles)
	for _, t := range wordings {
		t = pValue.ReplaceAllString(t, "$1"+words.NoBreak+"$2"+words.NoBreak+"$3")
		text = t
		if lines = c.faces.Wrap(t, bold(c.M.Title), w); len(lines) <= most &&
			c.widest(lines, bold(c.M.Title)) <= w {
			return text, c.balance(lines, bold(c.M.Title), w)
		}
	}
	if len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1:most-1], c.faces.Cut(rest, bold(c.M.Title), w))
	}
	for i := range lines {
		lines[i] = c.faces.Cut(lines[i], bold(c.M.Title), w)
	}
	return text, lines
}

// written keeps the wordings that the fonts have every glyph of; all, if there is none. The shorter
// wordings of a name are tickers, which every font has.
func (c *Canvas) written(wordings []string) []string {
	var out []string
	for _, s := range wordings {
		if c.faces.Note(s) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return wordings
	}
	return out
}

// widest is the length of the longest line.
func (c *Canvas) widest(lines []string, h typeset.Hand) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, c.faces.Width(l, h))
	}
	return w
}

// balance evens two lines whose second would be a single short word. The lines are wrapped at
// narrower and narrower widths until both are of some length.
func (c *Canvas) balance(lines []string, h typeset.Hand, w float64) []string {
	if len(lines) != 2 || c.faces.Width(lines[1], h) > 0.25*w {
		return lines
	}
	all := strings.Join(lines, " ")
	for f := 0.55; f < 1; f += 0.05 {
		if even := c.faces.Wrap(all, h, f*w); len(even) == 2 {
			return even
		}
	}
	return lines
}

// words settles every text of a figure: what the subtitle cannot hold goes to the foot, and the
// last notes are left out where the foot is full. Notes are kept in the order of their weight and
// the last are left out first: doubts about the figures stand before remarks on the drawing. A
// subtitle may be too long for its two lines on a small picture. Its tail is then made into a
// sentence of the foot, where there is room for another line, and only what does not fit there
// either is lost: the units and the model come first in every chart for that reason.
func (c *Canvas) words(f *Figure, source string) wording {
	w := c.W - 2*c.M.Margin
	out := wording{}
	out.text, out.title = c.title(f)
	// The foot holds three lines of notes on a page, which are as many as are read.
	maxSub, maxFoot := maxLines, 3
	switch { // a narrow picture needs more lines for the same doubts
	case c.size == Phone:
		maxFoot = 5
	case c.small():
		maxFoot = 4
	}
	var notes []string
	for _, n := range f.Notes {
		notes = append(notes, words.Tie(n))
	}
	for i := range f.Subtitle {
		// Where there is little room only the first part may take two lines.
		lines := c.faces.Wrap(tied(strings.Join(f.Subtitle[:i+1], "; ")), roman(c.M.Sub), w)
		if i > 0 && (len(lines) > maxSub || c.small() && len(lines) > 1) {
			rest := make([]string, 0, len(f.Subtitle)-i+len(notes))
			for _, s := range f.Subtitle[i:] {
				if r, _ := utf8.DecodeRuneInString(s); r < 0x250 { // a β stays a β
					s = words.Upper(s)
				}
				rest = append(rest, s+".")
			}
			notes = append(rest, notes...)
			break
		}
		if len(lines) > maxSub {
			lines = append(lines[:maxSub-1],
				c.faces.Cut(strings.Join(lines[maxSub-1:], " "), roman(c.M.Sub), w))
		}
		out.sub = c.balance(lines, roman(c.M.Sub), w)
	}
	src := c.faces.Wrap(source, roman(c.M.Foot), w)
	if len(src) > 2 {
		src = append(src[:1], c.faces.Cut(strings.Join(src[1:], " "), roman(c.M.Foot), w))
	}
	if !c.small() {
		maxFoot = max(1, maxFoot+1-len(src))
	}
	for i := range src {
		src[i] = c.faces.Cut(src[i], roman(c.M.Foot), w)
	}
	var kept []string
	for _, n := range notes {
		lines := c.faces.Wrap(strings.Join(append(kept, n), " "), roman(c.M.Foot), w)
		if len(lines) <= maxFoot && c.widest(lines, roman(c.M.Foot)) <= w {
			kept = append(kept, n)
			out.foot = lines
		}
	}
	out.kept, out.source = kept, src
	out.foot = append(out.foot, src...)
	return out
}

// Heights of a text block: lines of one size, from the top of the capitals. The last line has no
// descender below it that anything could touch.
func block(n int, size float64) float64 { return float64(n) * leading * size }

// layout draws a whole figure; it returns the title as it stands. On a page too low for everything,
// the notes go first, the last of them before the first, then the subtitle; the title and the
// source stay. Everything stands along one left edge, as a column of print does; a centred title
// would move with its length.
func (c *Canvas) layout(f *Figure, source string) string {
	words := c.words(f, source)
	m := c.M
	_, rows := grid(len(f.Panels), c.W-2*m.Margin, 0.6*c.H)
	// Less than five lines of type is no height for an axis.
	need := float64(rows) * (5.5*m.Label + f.Floor + f.Crown)
	room := func() float64 {
		return c.H - 2*m.Margin - block(len(words.title), m.Title) - block(len(words.sub), m.Sub) -
			block(len(words.foot), m.Foot) - 2*m.Label
	}
	for len(words.kept) > 0 && room() < need {
		words.kept = words.kept[:len(words.kept)-1]
		words.foot = append(c.faces.Wrap(strings.Join(words.kept, " "), roman(m.Foot),
			c.W-2*m.Margin), words.source...)
	}
	// The subtitle goes last: without it nobody knows the unit.
	if room() < need {
		words.sub = nil
	}
	x, y := m.Margin, c.H-m.Margin
	write := func(lines []string, h hand) {
		for _, l := range lines {
			y -= capital * h.Size
			c.Text(x, y, l, h, left)
			y -= (leading - capital) * h.Size
		}
	}
	write(words.title, hand{Size: m.Title, Bold: true, Ink: c.T.Ink})
	y -= 0.15 * m.Title
	write(words.sub, hand{Size: m.Sub, Ink: c.T.Second})

	low := m.Margin // the letters of the last line stand on the margin
	fy := low + float64(len(words.foot)-1)*leading*m.Foot
	for _, l := range words.foot {
		c.Text(x, fy, l, c.tiny(), left)
		fy -= leading * m.Foot
	}
	top := y - 0.7*m.Label
	bottom := low + (float64(len(words.foot)-1)*leading+ascent)*m.Foot + 0.9*m.Label
	c.panels(f, box{m.Margin, bottom, c.W - m.Margin, top})
	return words.text
}

// panels arranges and draws the panels in a region.
func (c *Canvas) panels(f *Figure, r box) {
	n := len(f.Panels)
	cols, rows := grid(n, r.w(), r.h())
	air := f.Air
	if air == 0 {
		air = 1.5 * c.M.Label
	}
	head := 0.0
	for _, p := range f.Panels {
		if len(p.Heads) > 0 {
			head = 1.6 * c.M.Label
		}
	}
	// The gutter is needed once a row: panels in it share the axis.
	w := (r.w() - f.Gutter - float64(cols)*f.Margin - float64(cols-1)*air) / float64(cols)
	h := (r.h() - float64(rows)*(head+f.Floor+f.Crown) - float64(rows-1)*0.8*c.M.Label) /
		float64(rows)
	for i, p := range f.Panels {
		col, row := i%cols, i/cols
		x0 := r.X0 + f.Gutter + float64(col)*(w+f.Margin+air)
		y1 := r.Y1 - head - f.Crown - float64(row)*(h+head+f.Floor+f.Crown+0.8*c.M.Label)
		b := box{x0, y1 - h, x0 + w, y1}
		if len(p.Heads) > 0 {
			st := c.heading(p.Color)
			room := w + f.Margin
			c.Text(b.X0, y1+f.Crown+0.75*c.M.Label, c.fit(p.Heads, st, room), st, left)
		}
		p.Draw(c, pane{b, col == 0})
	}
}

// heightOf is plotHeight for one of n panels.
func (c *Canvas) heightOf(n int) float64 {
	_, rows := grid(n, c.W, c.H*0.5)
	return c.plotHeight(rows)
}

// plotHeight estimates the height of a panel before the layout, for choosing ticks.
func (c *Canvas) plotHeight(rows int) float64 {
	return max(20, (c.H-2*c.M.Margin-3*c.M.Title-2*c.M.Sub-3*c.M.Foot)/float64(rows)-5*c.M.Label)
}
