package cell

// Delimiters are the marks that part the cells of a line, the earlier of equals first.
var Delimiters = []byte{',', ';', '\t', '|'}

// DelimiterName writes a delimiter so that it can be seen.
func DelimiterName(d byte) string {
	if d == '\t' {
		return "tab"
	}
	return string(d)
}

// AllDigits reports whether a text is digits and nothing else.
func AllDigits(s string) bool {
	for i := range len(s) {
		if !IsDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
