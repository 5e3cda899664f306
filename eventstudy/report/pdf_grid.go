package report

// grid draws a table at its widths; foot is the room that its notes take, which the last rows share
// a sheet with.
func (p *pdf) grid(c pdfCells, g grid, caption string, foot float64) {
	line, pad := g.line(), g.pad()
	// All heights are known before the first row is drawn: what stays together depends on them.
	rows := make([][][][]span, len(c.rows))
	heights := make([]float64, len(c.rows))
	total := 0.0
	for r := range c.rows {
		k := ink{size: g.size, bold: c.bold[r], color: inkColor}
		n := 1
		for i, col := range g.cols {
			lines := p.wrap([]span{{c.rows[r][col], k}}, g.widths[i]+0.01)
			rows[r] = append(rows[r], lines)
			n = max(n, len(lines))
		}
		heights[r] = float64(n)*line + 2*pad
		total += heights[r]
	}
	deep := 1
	for _, h := range g.head {
		deep = max(deep, len(h))
	}
	headH := float64(deep)*line + 2*pad
	var title [][]span
	if caption != "" {
		title = p.short(p.wrap([]span{{caption, ink{size: 9, bold: true, color: inkColor}}}, p.w),
			3)
	}
	titleH := float64(len(title)) * 12.5
	// A small table is not cut, one of up to half a sheet not where most of it would stand on the
	// next; three rows at least stand on each side of a cut.
	need := titleH + headH + sum(heights[:min(3, len(heights))])
	if whole := titleH + headH + total; whole <= (bottomEdge-topEdge)*0.15 ||
		whole <= (bottomEdge-topEdge)*0.5 && bottomEdge-p.y < 0.45*whole {
		need = whole
	}
	p.place(min(need, bottomEdge-topEdge))
	p.lines(title, p.x, 12.5)
	// The header is drawn on every sheet: numbers without their titles mean nothing.
	header := func() {
		for i, h := range g.head {
			p.column(h, g, i, p.y+pad+float64(deep-len(h))*line)
		}
		p.y += headH
		p.rule(p.x, p.y, g.width(), 0.6, softColor)
	}
	header()
	for r := range rows {
		rest := len(rows) - r
		h := heights[r]
		for k := r; k+1 < len(rows) && k < r+6 && (r == 0 || !c.next[r-1]) && c.next[k]; k++ {
			h += heights[k+1] // the rows of one security
		}
		// Notes alone on a sheet would have lost their table.
		if rest <= 3 && (r == 0 || !c.next[r-1]) {
			h = sum(heights[r:]) + foot
		}
		if p.y+min(h, bottomEdge-topEdge-headH-titleH) > bottomEdge && r > 0 {
			p.turn()
			if caption != "" {
				p.lines([][]span{{{p.cut(caption, note.at(8), p.w-70) + " (continued)",
					note.at(8)}}}, p.x, 12)
			}
			header()
		}
		ground := paperColor
		if c.bold[r] {
			ground = tintColor
		}
		p.row(rows[r], g, ground)
		if !c.next[r] || rest == 1 {
			p.rule(p.x, p.y, g.width(), 0.35, lineColor)
		}
	}
}

// line is the height of a line of text in a cell.
func (g grid) line() float64 { return g.size * 1.3 }

// pad is the room over and under the lines of a cell.
func (g grid) pad() float64 { return g.size * 0.27 }

// width is that of all columns and the gaps between them.
func (g grid) width() float64 {
	return sum(g.widths) + columnGap*float64(len(g.widths)-1)
}

// left is where a column begins.
func (p *pdf) left(g grid, i int) float64 {
	return p.x + sum(g.widths[:i]) + columnGap*float64(i)
}

// row draws one row on a ground. A row higher than a sheet goes on on the
// next. Only a text of a file can be so long, and it is shown whole all the same.
func (p *pdf) row(lines [][][]span, g grid, ground rgb) {
	line, pad := g.line(), g.pad()
	most := 1
	for _, l := range lines {
		most = max(most, len(l))
	}
	for from := 0; from < most; {
		n := min(most-from, max(1, int((bottomEdge-p.y-2*pad)/line)))
		if ground != paperColor {
			p.ground(p.x-3, p.y+0.3, g.width()+6, float64(n)*line+2*pad-0.3, ground)
		}
		for i, l := range lines {
			if from < len(l) {
				p.column(l[from:min(from+n, len(l))], g, i, p.y+pad)
			}
		}
		p.y += float64(n)*line + 2*pad
		from += n
		if from < most {
			p.turn()
		}
	}
}

// column draws lines inside the cell of column i whose top is y. Numbers are flush right, so that
// their digits stand below each other.
func (p *pdf) column(lines [][]span, g grid, i int, y float64) {
	for _, l := range lines {
		at := p.left(g, i)
		if g.right[i] {
			n := 0.0
			for _, sp := range l {
				n += p.width(sp.s, sp.k)
			}
			at = at + g.widths[i] - n
		}
		for _, sp := range l {
			p.text(at, y+0.76*g.line(), sp.s, sp.k)
			at += p.width(sp.s, sp.k)
		}
		y += g.line()
	}
}
