package report

import (
	"slices"
	"strings"
)

// grid is a table whose columns have got their widths, at one size of text. The widths are found
// before anything is drawn, because every row has to have the same.
type grid struct {
	size   float64
	cols   []int // which columns of the table
	widths []float64
	right  []bool
	head   [][][]span // lines of each column's title
	fits   bool       // no word is broken
	whole  bool       // nor any line
}

const columnGap = 11.0

// pdfCells are the texts of a table, fit to draw, the marks of its footnotes as a column of their
// own.
type pdfCells struct {
	heads []string
	right []bool
	rows  [][]string
	bold  []bool
	next  []bool // the row below speaks of the same thing
}

// cells are the texts of a table and its footnotes.
func (p *pdf) cells(t *table) (pdfCells, []string) {
	columns, rows, texts := t.marked()
	c := pdfCells{}
	for _, col := range columns {
		c.heads, c.right = append(c.heads, p.say(col.Title)), append(c.right, col.Right)
	}
	for i, r := range rows {
		row := make([]string, len(c.heads))
		for k, cell := range r {
			row[k] = p.say(cell)
		}
		c.rows = append(c.rows, row)
		c.bold = append(c.bold, t.Rows[i].Strong)
		c.next = append(c.next, t.goesOn(i))
	}
	return c, texts
}

// table writes a table over as many sheets as it needs, its header on each, its footnotes under it.
// It is set in the largest size of text that fits; a table too wide for the smallest is cut into
// parts side by side, each with the first column. Turning a wide table on its side would need a
// sheet for it alone; parts below each other are read without turning the head.
func (p *pdf) table(t *table) {
	c, texts := p.cells(t)
	caption := p.say(t.Caption)
	// Columns are told by their numbers, so that a part of the table is a list of some.
	all := make([]int, len(c.heads))
	for i := range all {
		all[i] = i
	}
	notes := p.notes(t, texts)
	g := p.size(c, all)
	if g.fits || len(all) < 3 {
		p.grid(c, g, caption, float64(min(len(notes), 4))*10+3)
	} else {
		// Each part takes as many columns as fit in one size, so that the parts look alike.
		for part := 1; part < len(all); {
			n := 1
			for g = p.fit(c, append([]int{0}, all[part:part+1]...), 7); part+n < len(all); n++ {
				wider := p.fit(c, append([]int{0}, all[part:part+n+1]...), 7)
				if !wider.fits {
					break
				}
				g = wider
			}
			if part > 1 {
				p.y += 8
			}
			p.grid(c, g, caption, 0)
			part += n
		}
	}
	p.y += 2
	for _, n := range notes {
		p.y += n.above
		p.flow([]span{{n.text, note}}, p.w, 10)
	}
}

// footnote is a text under a table.
type footnote struct {
	text  string
	above float64
}

// notes are the footnotes of a table, then what its columns mean.
func (p *pdf) notes(t *table, texts []string) []footnote {
	var out []footnote
	for i, s := range texts {
		out = append(out, footnote{markers([]int{i + 1}) + " " + p.tell(s), 1})
	}
	if t.Foot != "" {
		out = append(out, footnote{p.tell(t.Foot), 2})
	}
	return out
}

// size tries the sizes of text: the largest in which no line is broken, else the largest in which
// no word is. Below six and a half points print is no longer read without effort.
func (p *pdf) size(c pdfCells, cols []int) grid {
	var best grid
	for _, size := range []float64{8, 7.5, 7, 6.5} {
		g := p.fit(c, cols, size)
		if g.whole && size >= 7 {
			return g
		}
		if !best.fits {
			best = g
		}
	}
	return best
}

// fit gives the columns their widths at one size of text. Columns of words give way first, the
// widest most; then the titles of numbers are broken. It does not fit when words would be broken,
// those aside that are longer than a quarter of the page. The limit of the widest columns is found
// by halving, for the room they take rises with it step by step and has no formula.
func (p *pdf) fit(c pdfCells, cols []int, size float64) grid {
	g := grid{size: size, cols: cols, widths: make([]float64, len(cols)),
		right: make([]bool, len(cols))}
	k, strong := ink{size: size}, ink{size: size, bold: true}
	least := make([]float64, len(cols))
	for i, col := range cols {
		g.right[i] = c.right[col]
		title := p.width(c.heads[col], strong)
		least[i] = p.longest(c.heads[col], strong)
		g.widths[i] = title
		for r, row := range c.rows {
			// A row in bold needs more room than the same letters in plain.
			kk := k
			if c.bold[r] {
				kk = strong
			}
			w := p.width(row[col], kk)
			g.widths[i] = max(g.widths[i], w)
			if !c.right[col] {
				w = p.longest(row[col], kk)
			}
			least[i] = max(least[i], w)
		}
		least[i] = min(least[i], p.w/4)
	}
	room := p.w - columnGap*float64(len(cols)-1)
	g.fits, g.whole = true, sum(g.widths) <= room
	// Numbers are never broken: a reader takes the second half for another number.
	if sum(g.widths) > room {
		for i := range cols { // titles of numbers may be broken
			if g.right[i] {
				g.widths[i] = least[i]
			}
		}
	}
	if over := sum(g.widths) - room; over > 0 {
		// The widest columns of words come down to one width, as low as needed, none below its
		// longest word.
		caps := slices.Clone(g.widths)
		slices.Sort(caps)
		lo, hi := 0.0, caps[len(caps)-1]
		at := func(limit float64) []float64 {
			out := slices.Clone(g.widths)
			for i := range out {
				if !g.right[i] {
					out[i] = max(least[i], min(out[i], limit))
				}
			}
			return out
		}
		if sum(at(0)) > room {
			g.fits = false
			f := room / sum(at(0))
			g.widths = at(0)
			for i := range g.widths {
				g.widths[i] *= f
			}
		} else {
			// The sum grows with the limit: halve the range until it is known far below a point.
			for range 40 {
				if mid := (lo + hi) / 2; sum(at(mid)) > room {
					hi = mid
				} else {
					lo = mid
				}
			}
			g.widths = at(lo)
		}
	}
	for i, col := range cols {
		g.head = append(g.head,
			p.wrap([]span{{c.heads[col], strong.tinted(softColor)}}, g.widths[i]+0.01))
	}
	return g
}

func (p *pdf) longest(s string, k ink) float64 {
	w := 0.0
	for _, word := range strings.Split(s, " ") {
		w = max(w, p.width(word, k))
	}
	return w
}

func sum(list []float64) float64 {
	s := 0.0
	for _, v := range list {
		s += v
	}
	return s
}
