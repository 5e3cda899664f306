package cell

import (
	"bytes"
	"strings"
)

// Text returns the bytes of a table that is no price file as UTF-8: as they are, as UTF-16 when a
// byte order mark says so, or in the encoding that the user names. Without such evidence nothing is
// decoded: what tells the encodings of price files apart are the names of their columns.
func Text(raw []byte, named string) ([]byte, error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		named = ""
	case named == "":
		return raw, nil
	}
	text, _, _, err := Decode(raw, strings.ToLower(named), nil)
	return text, err
}
