package report

import (
	"strings"
	"unicode/utf8"
)

// span is a stretch of text in one ink.
type span struct {
	s string
	k ink
}

// wrap breaks spans into lines no wider than width: at spaces, and inside a word that is wider than a line. The texts
// must be fit to draw. There is at least one line.
func (t *typist) wrap(spans []span, width float64) [][]span {
	lines := [][]span{nil}
	used := 0.0
	put := func(s string, k ink, w float64) {
		line := &lines[len(lines)-1]
		if n := len(*line); n > 0 && (*line)[n-1].k == k {
			(*line)[n-1].s += s
		} else {
			*line = append(*line, span{s, k})
		}
		used += w
	}
	for _, sp := range spans {
		// An ordinary space is the only place to break at; narrow and no-break ones are letters here.
		space := t.width(" ", sp.k)
		for i, word := range strings.Split(sp.s, " ") {
			w := t.width(word, sp.k)
			if i > 0 && used > 0 {
				if used+space+w <= width {
					put(" ", sp.k, space)
				} else if word != "" {
					lines, used = append(lines, nil), 0
				}
			}
			// A word without an end is broken wherever the line is full. Its width is counted down and not
			// measured anew, so that a megabyte of it takes a second and not a day.
			for w > width && word != "" {
				head := t.part(word, sp.k, width-used)
				if head == "" {
					if used == 0 {
						_, n := utf8.DecodeRuneInString(word)
						head = word[:n] // one character at least, or there would be no end
					} else {
						lines, used = append(lines, nil), 0
						continue
					}
				}
				part := t.width(head, sp.k)
				put(head, sp.k, part)
				word, w = word[len(head):], w-part
				if word != "" {
					lines, used = append(lines, nil), 0
				}
			}
			if word == "" {
				continue
			}
			if used > 0 && used+w > width {
				lines, used = append(lines, nil), 0
			}
			put(word, sp.k, w)
		}
	}
	return lines
}

// part is as much of a word as fits, if possible up to a sign after which paths and lists may be broken.
func (t *typist) part(word string, k ink, width float64) string {
	used, cut, good := 0.0, 0, 0
	for i, r := range word {
		used += t.width(string(r), k)
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

// cut shortens a text with "…" to a width.
func (t *typist) cut(s string, k ink, width float64) string {
	if t.width(s, k) <= width {
		return s
	}
	return strings.TrimRight(t.part(s, k, width-t.width("…", k)), " ,;") + "…"
}
