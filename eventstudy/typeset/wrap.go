package typeset

import (
	"strings"
	"unicode/utf8"
)

// Text is a stretch of running text in one hand.
type Text struct {
	S string
	Hand
}

// Part is what a line holds of a text: Of is its place among the texts that were wrapped.
type Part struct {
	Of int
	S  string
}

// Wrap breaks a text into lines no wider than width: at spaces, and between Chinese characters. A
// word that is wider than a line stands alone; an empty text has no lines.
func (f *Faces) Wrap(s string, h Hand, width float64) []string {
	var out []string
	for _, line := range f.lines([]Text{{s, h}}, width, keepWords) {
		t := ""
		for _, p := range line {
			t += p.S
		}
		if t = strings.TrimRight(t, " "); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// Lines is Wrap for texts in several hands, one after the other on the same lines. A word that is
// wider than a line is broken. There is at least one line.
func (f *Faces) Lines(texts []Text, width float64) [][]Part {
	return f.lines(texts, width, breakWords)
}

// page collects the parts of lines.
type page struct {
	lines [][]Part
	used  float64 // of the last line
}

// put appends to the last line. Parts of one text that follow each other are one part, so that they
// are drawn in one go.
func (p *page) put(of int, s string, w float64) {
	line := &p.lines[len(p.lines)-1]
	if n := len(*line); n > 0 && (*line)[n-1].Of == of {
		(*line)[n-1].S += s
	} else {
		*line = append(*line, Part{of, s})
	}
	p.used += w
}

// turn begins a line.
func (p *page) turn() { p.lines, p.used = append(p.lines, nil), 0 }

// overlong says what becomes of a word that is wider than a line.
type overlong int

const (
	keepWords  overlong = iota // it stands in a line of its own, beyond the edge
	breakWords                 // it is broken between two characters
)

// lines fills lines of a width with the words of the texts.
func (f *Faces) lines(texts []Text, width float64, how overlong) [][]Part {
	p := &page{lines: [][]Part{nil}}
	for of, t := range texts {
		// An ordinary space is the only one to break at; narrow and no-break ones are letters here.
		space := f.Width(" ", t.Hand)
		for i, between := range strings.Split(t.S, " ") {
			for k, word := range words(between) {
				w := f.Width(word, t.Hand)
				// A space at the end of a line is not written, and never makes a line too wide.
				if i > 0 && k == 0 && p.used > 0 {
					if p.used+space+w <= width {
						p.put(of, " ", space)
					} else if word != "" {
						p.turn()
					}
				}
				// What is left of a broken word goes on as a word of its own.
				if how == breakWords && w > width {
					word, w = f.breakUp(p, of, t.Hand, word, width)
				}
				if word == "" {
					continue
				}
				if p.used > 0 && p.used+w > width {
					p.turn()
				}
				p.put(of, word, w)
			}
		}
	}
	return p.lines
}

// breakUp puts as much of a word without an end as fills lines, and returns its rest. Its width is
// counted down and not measured anew, so that a megabyte of it takes a second and not a day.
func (f *Faces) breakUp(p *page, of int, h Hand, word string, width float64) (string, float64) {
	w := f.Width(word, h)
	for w > width && word != "" {
		head := f.part(word, h, width-p.used)
		if head == "" {
			if p.used > 0 {
				p.turn()
				continue
			}
			_, n := utf8.DecodeRuneInString(word)
			head = word[:n] // one character at least, or there would be no end
		}
		part := f.Width(head, h)
		p.put(of, head, part)
		word, w = word[len(head):], w-part
		if word != "" {
			p.turn()
		}
	}
	return word, w
}

// part is as much of a word as fits, if possible up to a sign after which paths and lists may be
// broken.
func (f *Faces) part(word string, h Hand, width float64) string {
	used, cut, good := 0.0, 0, 0
	for i, r := range word {
		used += f.Width(string(r), h)
		if used > width {
			break
		}
		cut = i + len(string(r))
		if strings.ContainsRune("/_-.,;:+&=", r) {
			good = cut
		}
	}
	if good > cut/2 {
		return word[:good]
	}
	return word[:cut]
}

// Cut shortens a text with "…" to a width.
func (f *Faces) Cut(s string, h Hand, width float64) string {
	if f.Width(s, h) <= width {
		return s
	}
	width -= f.Width("…", h)
	used, end := 0.0, 0
	before := setter{}
	for i, r := range s {
		if !Accent(r) {
			used += before.step(f, f.face(r, h), r) * h.Size / 1000
		}
		if used > width {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return strings.TrimRight(s[:min(end, len(s))], " ,;") + "…"
}

// words splits a text without spaces after which it may be broken: around every Chinese character,
// but not after what opens a bracket nor before what closes one. An empty text is one word.
func words(s string) []string {
	if strings.IndexFunc(s, han) < 0 {
		return []string{s}
	}
	var out []string
	start := 0
	rs := []rune(s)
	for i, r := range rs {
		last := i+1 == len(rs)
		if last || (han(r) || han(rs[i+1])) && !closing(rs[i+1]) && !opening(r) {
			out = append(out, string(rs[start:i+1]))
			start = i + 1
		}
	}
	return out
}

// han reports whether a line may be broken beside the character without a space: it is Chinese or
// Japanese, or punctuation as wide.
func han(r rune) bool {
	return r >= 0x3000 && r <= 0x9fff || r >= 0xff00 && r < 0xff66 || r >= 0x20000 && r <= 0x3ffff
}

// closing reports punctuation that must not begin a line, opening what must not end one.
func closing(r rune) bool {
	return strings.ContainsRune("，。、；：！？）」』”’,.;:!?)", r)
}
func opening(r rune) bool { return strings.ContainsRune("（「『“‘(", r) }
