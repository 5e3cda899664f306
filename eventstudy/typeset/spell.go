package typeset

import "strings"

// stands is what is written for characters that fonts lack but a reader does not. Each says the
// same: a sign of a currency becomes its letters, a full stop of Chinese that of English.
var stands = map[rune]string{'\u2011': "-", '₹': "Rs", '∓': "−/+", '\u3000': " ",
	'。': ".", '、': ",",
	'「': "“", '」': "”", '￥': "¥", '✓': "+", '✕': "×"}

// Spell writes a text in characters that the fonts have: others stand for those that they lack,
// and "?" for a row of those for which there is none, which are noted.
func (f *Faces) Spell(s string) string {
	if f.Has(s) {
		return s
	}
	var b strings.Builder
	gap := false
	for _, r := range s {
		t := string(r)
		if !f.Has(t) {
			if r >= 0xff01 && r <= 0xff5e { // full-width forms of ASCII
				t = string(r - 0xfee0)
			} else {
				t = stands[r]
			}
		}
		if t == "" {
			// A row of unknown characters is one unknown word to a reader.
			if !gap {
				b.WriteByte('?')
			}
			gap = true
			f.miss(r)
			continue
		}
		gap = false
		b.WriteString(t)
	}
	return b.String()
}
