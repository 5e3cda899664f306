package report

import (
	"strings"

	"stockmove/eventstudy/words"
)

const leading = 13.5 // of running text

// answer writes the first section on a ground of its own, its first sentence strong. It is the one
// part that everybody reads, and looks so.
func (p *pdf) answer(blocks []block) {
	p.beginGround(linkColor, tintColor, 12)
	for i, b := range blocks {
		if b.Para == "" {
			p.block(b)
			continue
		}
		k := body
		if i == 0 {
			k = hilit.at(10.5)
		} else {
			p.y += 5
		}
		p.flow([]span{{p.tell(b.Para), k}}, p.w, leading+0.3)
	}
	p.end()
	p.y += 4
}

// block writes one block of the outline with the space above it. Space goes before a block and not
// after it, so that none is left at the foot of a sheet.
func (p *pdf) block(b block) {
	switch {
	case b.Head != "":
		p.head(b.Head, 1)
	case b.Para != "":
		p.gap(5)
		p.prose(p.tell(b.Para), body, leading)
	case b.Code != "":
		p.code(b.Code)
	case b.Table != nil:
		p.gap(9)
		p.table(b.Table)
	case b.Claim != nil:
		p.claim(b.Claim)
	case b.Figure != nil:
		p.figure(b.Figure)
	case b.Method != nil:
		p.method(b.Method)
	}
	for i, s := range b.List {
		if i == 0 {
			p.gap(4)
		}
		p.item(s)
	}
}

// prose writes a running text in one ink, its lines no longer than can be read with ease.
func (p *pdf) prose(s string, k ink, leading float64) {
	p.flow([]span{{s, k}}, min(p.w, proseWide), leading)
}

// gap leaves space between blocks, none under a heading or at the head of a sheet. A gap at the
// head of a sheet would make its first line stand lower than that of its neighbour.
func (p *pdf) gap(h float64) {
	if len(p.heads) == 0 && !p.fresh() {
		p.y += h
	}
}

// item writes one line of a list. The column is narrowed for the time of the item, so that its
// further lines stand under its first word.
func (p *pdf) item(s string) {
	x, w := p.x, p.w
	p.place(leading)
	p.text(x+2, p.y+0.76*leading, "•", body.tinted(softColor))
	p.x, p.w = x+12, w-12
	p.flow([]span{{p.tell(s), body}}, min(p.w, proseWide-12), leading)
	p.x, p.w = x, w
}

// code writes lines as they stand on a ground; leading spaces count, and what is too long goes on
// on the next line. Commands and formulas are cut nowhere: what does not fit on a line goes on on
// the next, without a sign that could be taken for part of it.
func (p *pdf) code(s string) {
	p.gap(6)
	k := body.at(9)
	var lines [][]span
	for _, line := range strings.Split(strings.TrimRight(s, "\n"), "\n") {
		text := strings.TrimLeft(line, " ")
		indent := strings.Repeat("\u00a0", min(len(line)-len(text), 40))
		lines = append(lines, p.wrap([]span{{indent + p.say(text), k}}, p.w-20)...)
	}
	for i := 0; i < len(lines); {
		n := min(len(lines)-i, 40) // as many as a sheet surely has room for
		h := float64(n)*12.5 + 10
		p.place(h)
		p.ground(p.x, p.y, p.w, h, tintColor)
		p.y += 5
		p.lines(lines[i:i+n], p.x+10, 12.5)
		p.y += 5
		i += n
	}
}

// claim writes one claim: name and verdict, the words of the article, what was found, every
// reading. The verdict stands beside the name and in colour with a mark of its own shape, for a
// print in grey.
func (p *pdf) claim(e *entry) {
	l := LookOf(e.Status)
	c := rgb(l.Light)
	p.gap(16)
	p.place(110) // name, quote and figures are read at one glance
	p.begin(c, 11)
	id := p.say(e.ID)
	p.marks = append(p.marks, mark{id, 1, len(p.sheets) - 1, max(p.y-6, 0)})
	k := ink{size: 10.5, bold: true, color: inkColor}
	p.drawMark(l.Drawing, p.x+3.5, p.y+0.5*14.5, 3.4, c)
	gap := "\u00a0\u00a0\u00a0\u00a0" // under the mark
	p.lines(p.wrap([]span{{gap + id + "  ", k}, {p.say(l.Words), k.tinted(c)}}, p.w), p.x, 14.5)
	// The words of the article are set larger than what is said of them.
	if e.Quote != "" {
		p.y += 2
		p.prose(p.tell("“"+e.Quote+"”"), body.at(10.5), 14.5)
	}
	by := e.Source
	if e.Listing != "" {
		by = strings.TrimPrefix(by+"; listing "+e.Listing, "; ")
	}
	if by != "" {
		p.prose(p.say(by), note.at(8.5), 12)
	}
	// What was claimed and what was found stand side by side, their names in grey.
	var facts []span
	add := func(name, value string) {
		if value == "" || value == words.Unknown {
			return
		}
		if len(facts) > 0 {
			facts = append(facts, span{" \u00a0 \u00a0", body})
		}
		facts = append(facts, span{name + " ", body.tinted(softColor)}, span{p.say(value), hilit})
	}
	add("Claimed", e.Claimed)
	add("Measured", e.Measured)
	add("Decided by", e.Decided)
	if len(facts) > 0 {
		p.y += 3
		p.flow(facts, p.w, leading)
	}
	if e.Note != "" {
		p.y += 3
		p.prose(p.tell(e.Note), body, leading)
	}
	// Doubts are small print and stand with the verdict all the same: without them it would be
	// another.
	for _, s := range e.Warnings {
		p.prose(p.tell(s), note, 10.5)
	}
	if e.Readings != nil {
		p.y += 7
		p.table(e.Readings)
	}
	p.end()
}

// method writes one method as it declares itself.
func (p *pdf) method(m *method) {
	p.head(methodTitle(m), 1)
	if m.Info.Formula != "" {
		p.code(m.Info.Formula)
	}
	for _, f := range fields(m.Kind, m.Info) {
		p.gap(4)
		p.flow([]span{{p.say(f.Name) + ": ", hilit}, {p.tell(f.Text), body}},
			min(p.w, proseWide), leading)
	}
	for i, r := range m.Info.References {
		if i == 0 {
			p.gap(4)
		}
		p.item(r)
	}
}
