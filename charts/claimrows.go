package charts

import (
	"math"
	"strings"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// claimTable is how the rows of a claims chart share a panel. The widths are settled for all rows
// before the first is drawn, as those of any table.
type claimTable struct {
	rows  []row
	shown int     // rows that fit
	h     float64 // of a row
	b     box
	words float64 // width of the column of words
	strip box     // of the readings; its sides alone count
	mark  float64 // where the column of verdicts begins
	full  bool    // the quote has a line of its own
	two   bool    // two lines of words, the listing under the claim
	dot   float64 // radius of an ordinary mark, smaller where rows are low
}

// tableOf shares a panel out. Where rows are low the quotes go first; rows that still do not fit
// are counted in the last line. The values of the readings and the listings stay. A quote is what a
// reader would look up anyway; a figure that is not shown is lost.
func (c *Canvas) tableOf(rows []row, b box) claimTable {
	lab, foot := c.M.Label, c.M.Foot
	full, bare := 1.85*lab+1.3*foot, 0.95*lab+foot
	t := claimTable{rows: rows, shown: len(rows), b: b, h: b.h() / float64(len(rows))}
	if t.h < bare {
		t.shown = max(1, int((b.h()-1.3*lab)/bare))
		t.h = (b.h() - 1.3*lab) / float64(t.shown)
	}
	t.h = math.Min(t.h, 2.2*full)
	t.full = t.h >= full
	t.two = c.small() || t.h < 1.9*lab
	// A ring with the names over it keeps off the lines between the rows.
	if t.dot = c.M.Dot; t.two {
		t.dot = math.Min(t.dot, (t.h-1.35*foot)/3.8)
	}
	// Columns: the words as wide as they need, the verdict likewise, the strip the rest.
	verdict := 0.0
	for _, r := range rows[:t.shown] {
		what := r.what[min(1, len(r.what)-1)]
		if t.two {
			what = r.what[len(r.what)-1]
		}
		t.words = max(t.words, c.Width(what, c.strong()))
		verdict = max(verdict, c.Width(report.LookOf(r.v.Status).Short, c.strong()))
		if !t.two {
			verdict = max(verdict, c.Width(r.how, c.quiet()))
		}
	}
	verdict = math.Min(verdict, 0.27*b.w()) + 1.2*lab
	t.words = math.Min(t.words, 0.38*b.w())
	t.mark = b.X1 - verdict
	t.strip = box{b.X0 + t.words + lab, 0, t.mark - lab, 0}
	return t
}

// drawClaims lays the claims out in rows: what is claimed at the left, the strip of readings, the
// verdict at the right, the quote beneath. What does not fit is counted in words, so that nobody
// takes the picture for the whole list.
func drawClaims(c *Canvas, rows []row, b box) {
	t := c.tableOf(rows, b)
	c.drawClaimKey(t)
	for i := range t.shown {
		c.drawClaim(t, i)
	}
	if cut := len(rows) - t.shown; cut > 0 {
		c.Text(b.X0, b.Y1-float64(t.shown)*t.h-c.M.Label,
			"and "+words.Counted(cut, "further claim"), c.quiet(), left)
	}
}

// drawClaim draws one row. Words and verdict are read across the row, so that a hairline parts it
// from the next.
func (c *Canvas) drawClaim(t claimTable, i int) {
	r, b, lab, foot := t.rows[i], t.b, c.M.Label, c.M.Foot
	top := b.Y1 - float64(i)*t.h
	c.HLine(b.X0, b.X1, top, c.M.Grid, c.T.Grid, nil)
	mid := top - t.h/2
	quote := t.full && r.v.Claim.Quote != ""
	if quote { // the words and the strip share the upper part
		mid = top - 0.5*(t.h-1.3*foot) - 0.1*lab
	}
	if t.two {
		c.Text(b.X0, mid+0.15*lab, c.faces.Cut(r.what[len(r.what)-1], bold(lab), t.words),
			c.strong(), left)
		who := strings.Join(r.v.Claim.Securities, " or ")
		c.Text(b.X0, mid-0.85*foot, c.faces.Cut(who, roman(foot), t.words), c.tiny(), left)
	} else {
		c.Middle(b.X0, mid, c.fit(r.what, c.strong(), t.words), c.strong(), left)
	}
	how := r.how
	if t.two {
		how = ""
	}
	c.drawVerdict(r, how, t.mark, top-t.h/2, b.X1-t.mark)
	strip := t.strip
	strip.Y0, strip.Y1 = top-t.h, top
	// The names of the readings stand over the line.
	size := lab
	if t.two {
		size = foot
	}
	line := mid - 0.42*size
	if low := top - 0.22*size - ascent*size - 0.3*size - 1.6*t.dot; quote || t.two {
		line = max(low, strip.Y0+1.8*t.dot)
	}
	c.drawStrip(r, strip, line, size, t.dot)
	if quote {
		q := "“" + r.v.Claim.Quote + "” " + r.v.Claim.Source
		c.Text(b.X0, top-t.h+0.3*foot, c.faces.Cut(q, roman(foot), t.strip.X1-b.X0), c.tiny(), left)
	}
}

// drawClaimKey names the marks above the strips, as much as there is room for. A key stands above
// and not beside the strips, whose width it would take.
func (c *Canvas) drawClaimKey(t claimTable) {
	size, y := c.M.Foot, t.b.Y1+0.75*c.M.Foot
	st := c.tiny()
	x := t.strip.X0
	end := t.b.X1
	for i, names := range [][]string{{"claimed"}, {"plain reading", "plain"},
		{"reading that decides", "decides"}} {
		name := names[0]
		if 3.5*size+c.Width(name, st) > end-x || c.small() {
			name = names[len(names)-1]
		}
		if x+1.2*size+c.Width(name, st) > end {
			return
		}
		at := point{x + 0.5*size, y}
		switch i {
		case 0:
			c.Ring(at.X, at.Y, 0.42*size, c.M.Main*0.9, c.T.Ink)
		case 1:
			c.Disc(at.X, at.Y, 0.32*size, c.T.Ink)
		default:
			c.halves(at, 0.36*size)
		}
		box := c.Middle(x+1.2*size, y, name, st, left)
		x = box.X1 + 1.1*size
	}
}

// halves is a disc in two of the colours of verdicts: any of them. The key shows the colour of one
// verdict for that of all.
func (c *Canvas) halves(at point, r float64) {
	c.Disc(at.X, at.Y, r, c.verdict(report.LookOf(claims.OtherReading)))
}

// drawVerdict writes the verdict with its mark, and under it what decides, if anything. The mark
// has a shape of its own for each verdict, for print without colour.
func (c *Canvas) drawVerdict(r row, how string, x, mid, w float64) {
	look, lab := report.LookOf(r.v.Status), c.M.Label
	y := mid
	if how != "" {
		y += 0.58 * lab
	}
	col := c.verdict(look)
	c.drawMark(look, point{x + 0.4*lab, y}, 0.36*lab)
	tx := x + 1.15*lab
	c.Middle(tx, y, c.faces.Cut(look.Short, bold(lab), w-1.15*lab), c.heading(col), left)
	if how != "" {
		c.Middle(tx, y-1.16*lab, c.faces.Cut(how, roman(lab), w-1.15*lab), c.quiet(), left)
	}
}

// drawStrip draws the ring and the dots of one claim along a line, in marks of that radius, with
// their names and values in a size of type over it: the plain reading first, then the one that
// decides, then those for which there is room. Zero belongs to a scale of changes even where no
// reading is near it: a fall and a rise of the same size are told apart by their side.
func (c *Canvas) drawStrip(r row, b box, y, size, dot float64) {
	s := spanOf(r.ring)
	for _, d := range r.dots {
		s.add(d.value)
	}
	if s.empty() {
		c.Middle(b.X0, y, c.faces.Cut("no price to hold it against", roman(size), b.w()),
			c.sized(c.quiet(), size), left)
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
	// An open range is a thick line from its end outwards.
	if math.IsInf(r.hi, 1) && !math.IsInf(r.lo, -1) {
		c.HLine(x.at(r.ring), b.X1, y, c.M.Main*1.6, c.T.weak(c.T.Ink), nil)
	} else if math.IsInf(r.lo, -1) && !math.IsInf(r.hi, 1) {
		c.HLine(b.X0, x.at(r.ring), y, c.M.Main*1.6, c.T.weak(c.T.Ink), nil)
	}
	col := c.verdict(report.LookOf(r.v.Status))
	order := r.order()
	for k := len(order) - 1; k >= 0; k-- {
		switch d := r.dots[order[k]]; {
		case d.plain:
			c.Disc(x.at(d.value), y, 1.05*dot, c.T.Ink)
		case d.decides:
			c.Disc(x.at(d.value), y, 1.15*dot, col)
		default:
			c.Disc(x.at(d.value), y, 0.6*dot, c.T.weak(c.T.Second))
		}
	}
	if !math.IsNaN(r.ring) {
		c.Ring(x.at(r.ring), y, 1.7*dot, c.M.Main*0.9, c.T.Ink)
	}
	base := y + 1.6*dot + 0.3*size
	for _, k := range order {
		d := r.dots[k]
		st := c.sized(c.quiet(), size)
		switch {
		case d.decides:
			st = c.sized(c.tinted(col), size)
		case d.plain:
			st = c.sized(c.label(), size)
		}
		texts := []string{d.text, d.figure}
		if d.plain && !d.decides && c.crowded(r, b.w(), size) {
			texts = texts[1:]
		}
		for _, text := range texts {
			if c.nameDot(text, x.at(d.value), base, b, st) {
				break
			}
		}
	}
}

// crowded reports whether the names of the plain reading and of the one that decides cannot stand
// side by side. The plain reading then gives up its name, which the column of words has already.
func (c *Canvas) crowded(r row, width, size float64) bool {
	w := size
	for _, d := range r.dots {
		switch {
		case d.plain:
			w += c.Width(d.text, c.sized(c.label(), size))
		case d.decides:
			w += c.Width(d.figure, c.sized(c.label(), size))
		}
	}
	return w > width
}

// order is the dots by how much they are needed: the plain reading, the one that decides, the
// others. Drawing goes the other way, so that what matters most lies on top.
func (r row) order() (out []int) {
	for _, want := range []func(dot) bool{
		func(d dot) bool { return d.plain },
		func(d dot) bool { return d.decides && !d.plain },
		func(d dot) bool { return !d.plain && !d.decides },
	} {
		for i, d := range r.dots {
			if want(d) {
				out = append(out, i)
			}
		}
	}
	return out
}

// sized is a hand in another size. Colour and weight stay as they are.
func (c *Canvas) sized(h hand, size float64) hand {
	h.Size = size
	return h
}

// nameDot writes the name of a dot over it, or beside its neighbour's where that leaves it nearer
// to its own mark than its own length. A name that stands farther off would be read as its
// neighbour's.
func (c *Canvas) nameDot(text string, at, base float64, b box, st hand) bool {
	half := c.Width(text, st) / 2
	if 2*half > b.w() {
		return false
	}
	px := math.Min(math.Max(at, b.X0+half), b.X1-half)
	for _, shift := range []float64{0, 0.5, -0.5, 1, -1} {
		q := px + shift*half
		if q-half >= b.X0-1 && q+half <= b.X1+1 && c.Try(q, base, text, st, centre) {
			return true
		}
	}
	return false
}
