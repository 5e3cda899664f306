package data

// maxFont is the largest font file in bytes: the largest fonts of Chinese, Japanese and
// Korean together have some 30 MB.
const maxFont = 64 << 20

// ReadFont returns the bytes of a font file for charts.
func ReadFont(name string) ([]byte, error) {
	body, _, err := FileRef(name).read(nil, maxFont)
	return body, err
}
