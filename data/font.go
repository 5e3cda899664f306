package data

import "stockmove/data/input"

// maxFont is the largest font file in bytes: the largest fonts of Chinese, Japanese and
// Korean together have some 30 MB.
const maxFont = 64 << 20

// ReadFont returns the bytes of a font file for charts.
func ReadFont(name string) ([]byte, error) {
	body, _, err := input.FileRef(name).Read(nil, maxFont)
	return body, err
}
