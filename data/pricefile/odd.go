package pricefile

import (
	"fmt"
	"unicode"
)

// worded reports whether a cell has a letter or a digit: "???" and the replacement character, which
// stand for a volume that nobody knows, have none.
func worded(cell []byte) bool {
	for _, r := range string(cell) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// noteOdd counts n volumes of nothing but marks, the first of them in row r.
func (e *evidence) noteOdd(r, n int) {
	if n > 0 && e.odd == 0 {
		e.firstOdd = r
	}
	e.odd += n
}

// oddVolumes says how many volumes are unknown because marks stand for them.
func (b *body) oddVolumes(t *table) {
	if n := t.ev.odd; n > 0 {
		b.file.because("volume", "unknown where marks stand for it",
			fmt.Sprintf("such lines: %d, the first line %d", n, b.pos(t.ev.firstOdd).Line))
	}
}
