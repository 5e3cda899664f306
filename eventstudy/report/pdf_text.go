package report

import (
	"fmt"
	"regexp"
	"strings"

	"stockmove/eventstudy/typeset"
	"stockmove/eventstudy/words"
)

// rgb is a colour 0xRRGGBB.
type rgb uint32

func (c rgb) parts() (r, g, b int) { return int(c >> 16 & 255), int(c >> 8 & 255), int(c & 255) }

// ink is how a text is drawn; size in points.
type ink struct {
	size  float64
	bold  bool
	color rgb
}

func (k ink) tinted(c rgb) ink    { k.color = c; return k }
func (k ink) at(size float64) ink { k.size = size; return k }

// hand is how a text is set, whatever its colour.
func (k ink) hand() typeset.Hand { return typeset.Hand{Size: k.size, Bold: k.bold} }

// span is a stretch of text in one ink.
type span struct {
	s string
	k ink
}

// typist sets the texts of one file. It is used by one goroutine. It sets type and knows nothing of
// sheets, so that widths can be asked for before anything is placed.
type typist struct {
	*typeset.Faces
	names *strings.Replacer
}

// newTypist takes the fonts for what the built-in one lacks, and pairs of texts: each the name of a
// security and what stands for it where no font can write it.
func newTypist(fonts []typeset.Font, names [][2]string) (*typist, error) {
	f, err := typeset.New(typeset.Letters, fonts)
	if err != nil {
		return nil, err
	}
	var pairs []string
	for _, n := range names {
		if n[0] != "" && !f.Has(n[0]) {
			pairs = append(pairs, n[0]+" ("+n[1]+")", n[1], n[0], n[1])
		}
	}
	return &typist{f, strings.NewReplacer(pairs...)}, nil
}

// width is the length of a text in points.
func (t *typist) width(s string, k ink) float64 { return t.Width(s, k.hand()) }

// cut shortens a text with "…" to a width.
func (t *typist) cut(s string, k ink, width float64) string { return t.Cut(s, k.hand(), width) }

// wrap breaks spans into lines no wider than width: at spaces, between Chinese characters, and
// inside a word that is wider than a line. The texts must be fit to draw. There is at least one
// line.
func (t *typist) wrap(spans []span, width float64) [][]span {
	texts := make([]typeset.Text, len(spans))
	for i, sp := range spans {
		texts[i] = typeset.Text{S: sp.s, Hand: sp.k.hand()}
	}
	var out [][]span
	for _, line := range t.Lines(texts, width) {
		var of []span
		for _, p := range line {
			if n := len(of); n > 0 && of[n-1].k == spans[p.Of].k {
				of[n-1].s += p.S
			} else {
				of = append(of, span{p.S, spans[p.Of].k})
			}
		}
		out = append(out, of)
	}
	return out
}

// say makes a text fit to draw: clean, on one line, per cents tied to their number, in characters
// that the fonts have.
func (t *typist) say(s string) string {
	s = words.Tie(Clean(s))
	if t.Has(s) {
		return s
	}
	return t.Spell(t.names.Replace(s))
}

// hold are the places in a running text where no line should end: inside a statistic and a date.
var hold = regexp.MustCompile(
	`\b([ptNLMKT]) ([=<≥]) |\b(\d\d?) (January|February|March|April|May|June|` +
		`July|August|September|October|November|December)\b`)

// tell makes a running text fit to draw.
func (t *typist) tell(s string) string {
	return hold.ReplaceAllStringFunc(t.say(s), func(m string) string {
		return strings.ReplaceAll(m, " ", "\u00a0")
	})
}

// lost says which characters the file cannot show, "" when it shows all.
func (t *typist) lost() string {
	missing := t.Missing()
	if len(missing) == 0 {
		return ""
	}
	var codes []string
	for i, r := range missing {
		if i == 8 {
			codes = append(codes, fmt.Sprintf("%d more", len(missing)-i))
			break
		}
		codes = append(codes, fmt.Sprintf("U+%04X", r))
	}
	return "The fonts of this file lack some characters of the names and texts; “?” stands for " +
		"them (" +
		strings.Join(codes, ", ") +
		"). A font that has them can be given with --font; report.html shows them."
}
