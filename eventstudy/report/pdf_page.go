package report

import (
	"fmt"
	"strings"
)

// page writes a report: title, contents, sections, and then, their pages being known, the contents'
// numbers and the feet.
func (p *pdf) page(pg page, lost string) {
	title := p.say(pg.Title)
	// Titles come out of files: four lines are enough to recognise any.
	big := ink{size: 19, bold: true, color: inkColor}
	p.lines(p.short(p.wrap([]span{{title, big}}, p.w), 4), p.x, 24)
	p.y += 3
	if pg.Sub != "" {
		p.lines(p.short(p.wrap([]span{{p.say(pg.Sub), body.tinted(softColor)}}, p.w), 4), p.x, 13.5)
	}
	// What could not be written is told above all else: any name on the pages may be concerned.
	if lost != "" {
		p.y += 4
		p.lines(p.wrap([]span{{lost, note.at(8.5).tinted(0xb93a08)}}, p.w), p.x, 11.5)
	}
	top := p.y + 8
	if len(pg.Sections) > 2 {
		for _, s := range pg.Sections { // with numbers as wide as any, for the room
			p.marks = append(p.marks, mark{title: p.say(s.Title), sheet: p.widest - 1})
		}
		_, p.y = p.contents(top)
		p.marks = nil
	}
	p.y += 12
	for i, s := range pg.Sections {
		if i > 0 || s.ID != "answer" {
			p.head(s.Title, 0)
		}
		if s.ID == "answer" {
			if i == 0 {
				p.marks = append(p.marks, mark{p.say(s.Title), 0, 0, p.y})
			}
			p.answer(s.Blocks)
			continue
		}
		for _, b := range s.Blocks {
			p.block(b)
		}
	}
	p.place(0) // a heading may still wait
	if len(pg.Sections) > 2 {
		keep := p.sheets[1:]
		p.sheets = p.sheets[:1] // the contents stand on the first
		lines, _ := p.contents(top)
		for _, l := range lines {
			p.text(l.x, l.y+9, l.text, contentsInk)
			p.leaf().links = append(p.leaf().links, l.pdfLink)
		}
		p.sheets = append(p.sheets, keep...)
	}
	p.feet(title)
}

// contentsLine is a section in the contents, with its page.
type contentsLine struct {
	pdfLink
	text string
}

var contentsInk = ink{size: 8.5, color: linkColor}

// contents lays out the sections with their pages, one after the other, and says where what follows
// begins. They are laid out once without being drawn, to see how many lines they take on the first
// sheet.
func (p *pdf) contents(y float64) (list []contentsLine, end float64) {
	x := p.x
	for i, m := range p.marks {
		if m.level > 0 {
			continue
		}
		s := fmt.Sprintf("%s\u00a0%d", m.title, m.sheet+1)
		w := p.width(s, contentsInk)
		if x > p.x && x+w > p.x+p.w {
			x = p.x
			y += 13
		}
		list = append(list, contentsLine{pdfLink{x, y, w, 12, i}, s})
		x += w + 11
	}
	return list, y + 13
}

// feet numbers the sheets. They are written last, when it is known how many sheets there are.
func (p *pdf) feet(title string) {
	n := len(p.sheets)
	all := p.sheets
	for i := range all {
		p.sheets = all[:i+1] // what is drawn goes on the last
		y := sheetH - 34
		p.rule(leftEdge, y-11, measure, 0.4, lineColor)
		// Each sheet tells how many there are, so that a lost one is missed.
		right := fmt.Sprintf("page %d of %d", i+1, n)
		w := p.width(right, note)
		p.text(leftEdge+measure-w, y, right, note)
		// A sheet that is found alone says what it is of and what made it.
		left := title
		if v := p.say(p.version); v != "" {
			by := p.cut("stockmove "+v, note, 120)
			left = p.cut(title, note, measure-w-30-p.width(" · "+by, note)) + " · " + by
		}
		p.text(leftEdge, y, strings.TrimSpace(p.cut(left, note, measure-w-20)), note)
	}
	p.sheets = all
}
