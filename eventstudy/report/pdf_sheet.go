package report

import (
	"strings"

	"stockmove/eventstudy/typeset"
)

// The sheet in points: A4 (ISO 216) with a measure of 7 inches, the width of a chart for two
// columns of print.
const (
	sheetW, sheetH = 595.28, 841.89
	measure        = 504.0
	leftEdge       = (sheetW - measure) / 2
	topEdge        = 52.0
	bottomEdge     = sheetH - 58.0
	proseWide      = 452.0 // longest line of running text: some 95 characters
	bodySize       = 9.5
)

// Colours of the page, those of the HTML page in its light form.
const (
	inkColor, softColor, lineColor, tintColor, linkColor, paperColor rgb = 0x1b1f24, 0x5b6470,
		0xdfe3e7, 0xf4f6f8, 0x0b5fa5, 0xffffff
)

var (
	body  = ink{size: bodySize, color: inkColor}
	note  = ink{size: 7.5, color: softColor}
	hilit = ink{size: bodySize, bold: true, color: inkColor}
)

// pdf lays a report out on sheets, from top to bottom. The library could break pages by itself, and
// would then part a heading from its text and a row from its table.
type pdf struct {
	*typist
	version string
	widest  int // page number that the contents leave room for
	sheets  []leaf
	y       float64   // where the next thing begins
	x, w    float64   // the column that is written in
	heads   []pdfHead // wait for what they stand over, so that none is left at the foot of a sheet
	open    []region
	marks   []mark
	figures []*Picture
}

// leaf is what stands on one page. All measures are in points from the upper left corner. It is a
// list of what to draw and no drawing: sheets are laid out twice where their head depends on their
// number, and only the last layout is written.
type leaf struct {
	grounds, rules []pdfRect // of a rule only the width and the thickness h count
	texts          []pdfText
	images         []pdfImage
	links          []pdfLink
	drawings       []pdfDrawing
}

type pdfRect struct {
	x, y, w, h float64
	color      rgb
}

// pdfText is a text whose baseline begins at x, y.
type pdfText struct {
	x, y float64
	s    string
	ink  ink
	face typeset.Face
}

// pdfImage names a picture that register has handed to the library.
type pdfImage struct {
	x, y, w, h float64
	name       string
}

// pdfLink leads from an area to the mark with that index.
type pdfLink struct {
	x, y, w, h float64
	mark       int
}

// mark is a place that bookmarks and the contents lead to.
type mark struct {
	title string
	level int
	sheet int
	y     float64
}

// pdfHead is a heading that waits for the block under it: only then is known which sheet it belongs
// to.
type pdfHead struct {
	lines [][]span
	level int
	title string
	space float64 // above
}

// region is a ground with a bar at its left, drawn under what is written while it is open. It is
// remembered while it is open, because nobody knows how far it will reach until what stands in it
// is written.
type region struct {
	top          float64
	bar, ground  rgb
	grounded     bool
	x, w, indent float64
}

// newPDF begins an empty first sheet; the document gives the names of its securities and its
// version, no more. The names of securities are needed before the first word is set: where no font
// has the characters of one, its ticker takes its place.
func newPDF(d *Document) (*pdf, error) {
	var names [][2]string
	if p := d.study().Panel; p != nil {
		for _, id := range p.Order {
			if s := p.Series[id]; s != nil {
				names = append(names, [2]string{s.Security.Name, id})
			}
		}
	}
	t, err := newTypist(d.Fonts, names)
	if err != nil {
		return nil, err
	}
	p := &pdf{typist: t, version: d.Version, widest: 88, x: leftEdge, w: measure}
	p.turn()
	return p, nil
}

// turn begins a new sheet; open regions end on the old one and go on. A region that goes on over
// the edge is painted on both sheets.
func (p *pdf) turn() {
	for i := range p.open {
		p.paint(&p.open[i])
		p.open[i].top = topEdge
	}
	p.sheets = append(p.sheets, leaf{})
	p.y = topEdge
}

func (p *pdf) leaf() *leaf { return &p.sheets[len(p.sheets)-1] }

// fresh reports whether nothing stands on the sheet.
func (p *pdf) fresh() bool { return p.y <= topEdge }

// place makes room for h points, with the headings that wait, and writes these. A heading at the
// foot of a sheet with its text on the next is the fault that a reader sees first.
func (p *pdf) place(h float64) {
	total := h
	for _, hd := range p.heads {
		total += hd.height()
	}
	if p.y+total > bottomEdge && !p.fresh() {
		p.turn()
	}
	// The headings are taken off first: lines that they draw must not wait for them again.
	heads := p.heads
	p.heads = nil
	for _, hd := range heads {
		if !p.fresh() {
			p.y += hd.space
		}
		if hd.title != "" {
			p.marks = append(p.marks, mark{hd.title, hd.level, len(p.sheets) - 1, max(p.y-6, 0)})
		}
		if hd.level == 0 && !p.fresh() {
			p.rule(p.x, p.y-7, p.w, 0.5, lineColor)
		}
		p.lines(hd.lines, p.x, hd.leading())
		p.y += hd.after()
	}
}

func (h *pdfHead) leading() float64 { return h.lines[0][0].k.size * 1.3 }
func (h *pdfHead) after() float64   { return 3 + 2*float64(1-min(h.level, 1)) }
func (h *pdfHead) height() float64 {
	return h.space + float64(len(h.lines))*h.leading() + h.after()
}

// head lets a heading wait for the next block. Level 0 opens a section. It is not drawn here: until
// the next block asks for room, it is not known on which sheet it will stand.
func (p *pdf) head(s string, level int) {
	k, space := ink{size: 14, bold: true, color: inkColor}, 26.0
	if level > 0 {
		k, space = ink{size: 10.5, bold: true, color: inkColor}, 13
	}
	s = strings.TrimSpace(p.say(s))
	if s == "" {
		return
	}
	if len(p.heads) > 0 { // straight under another
		space = 3
	}
	h := pdfHead{lines: p.short(p.wrap([]span{{s, k}}, p.w), 4), level: level, title: s,
		space: space}
	p.heads = append(p.heads, h)
}

// short keeps the first n lines, the last with "…" when some are left out. Titles come from files
// and may be of any length.
func (p *pdf) short(lines [][]span, n int) [][]span {
	if len(lines) <= n {
		return lines
	}
	lines = lines[:n]
	last := lines[n-1]
	if len(last) == 0 {
		return lines
	}
	k := last[len(last)-1].k
	last[len(last)-1].s = p.cut(last[len(last)-1].s+" …", k, p.w)
	return lines
}

// lines draws lines at x and moves down.
func (p *pdf) lines(lines [][]span, x, leading float64) {
	for _, line := range lines {
		at := x
		for _, sp := range line {
			p.text(at, p.y+0.76*leading, sp.s, sp.k)
			at += p.width(sp.s, sp.k)
		}
		p.y += leading
	}
}

// text draws one text on its baseline. A text of several scripts is set in several faces, each
// piece where the one before it ends.
func (p *pdf) text(x, y float64, s string, k ink) {
	for _, t := range p.Place(s, k.hand()) {
		p.leaf().texts = append(p.leaf().texts,
			pdfText{x + t.X, y - t.Rise, t.Text, k.at(t.Size), t.Face})
	}
}

func (p *pdf) rule(x, y, w, h float64, c rgb) {
	p.leaf().rules = append(p.leaf().rules, pdfRect{x, y, w, h, c})
}

func (p *pdf) ground(x, y, w, h float64, c rgb) {
	p.leaf().grounds = append(p.leaf().grounds, pdfRect{x, y, w, h, c})
}

// flow writes running text that may go on on the next sheet, never leaving one line of several
// alone. Single lines at the head or foot of a sheet, widows and orphans, are read as belonging to
// what stands beside them.
func (p *pdf) flow(spans []span, width, leading float64) {
	lines := p.wrap(spans, width)
	for i := range lines {
		rest := len(lines) - i
		h := leading
		// The first two lines share a sheet, and the last two.
		if rest == 2 || i == 0 && rest > 1 {
			h = 2 * leading
		}
		if i == 0 && rest == 3 {
			h = 3 * leading
		}
		p.place(h)
		p.lines(lines[i:i+1], p.x, leading)
	}
}

// begin opens a region: what follows is indented beside its bar.
func (p *pdf) begin(bar rgb, indent float64) {
	p.place(50) // a bar of one line looks like a smear
	p.open = append(p.open, region{top: p.y, bar: bar, x: p.x, w: p.w, indent: indent})
	p.x += indent
	p.w -= indent
}

// beginGround opens a region on a ground of its own, which keeps the text off its edges.
func (p *pdf) beginGround(bar, ground rgb, indent float64) {
	p.begin(bar, indent)
	r := &p.open[len(p.open)-1]
	r.ground, r.grounded = ground, true
	p.w -= indent
	p.y += 8
}

// end closes the last region.
func (p *pdf) end() {
	r := &p.open[len(p.open)-1]
	if r.grounded {
		p.y += 8
	}
	p.paint(r)
	p.x, p.w = r.x, r.w
	p.open = p.open[:len(p.open)-1]
}

// paint draws a region from its top to where the sheet is written.
func (p *pdf) paint(r *region) {
	h := min(p.y, bottomEdge+8) - r.top
	if h <= 0 {
		return
	}
	if r.grounded {
		p.ground(r.x, r.top, r.w, h, r.ground)
	}
	p.ground(r.x, r.top, 2.5, h, r.bar)
}
