package pricefile

import (
	"fmt"
	"unicode"
)

// worded reports whether a cell has a letter or a digit: "???" and the replacement character, which
// stand for a volume that nobody knows, have none. It is asked only of cells that are no number.
func worded(cell []byte) bool {
	for _, r := range string(cell) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// oddVolumes says how many volumes are unknown because marks stand for them. A volume that is
// unknown spoils no price, so that it is told and not refused.
func (b *body) oddVolumes(t *table) {
	if odd := t.ev.odd; odd.n > 0 {
		b.file.because("volume", "unknown where marks stand for it",
			fmt.Sprintf("such lines: %d, the first line %d", odd.n, b.pos(odd.first).Line))
	}
}
