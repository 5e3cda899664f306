package cell

// clockTail reads what may follow a date: a clock time, a zone, an offset. The zone is passed over:
// "2024-01-02 00:00:00+08:00" is the second of January in Hong Kong, where the bar was traded,
// though it was still the first in UTC. ok is false for anything else, so that "2024-01-02x" is no
// date. It is lenient behind the minutes: fractions, names of zones and offsets of all forms stand
// there.
func clockTail(b []byte) (clock int, ok bool) {
	i := 0
	for i < len(b) && (b[i] == ' ' || b[i] == 'T' || b[i] == 't' || b[i] == ',') {
		i++
	}
	if i == len(b) {
		return -1, true
	}
	clock = -1
	if i > 0 && IsDigit(b[i]) {
		h, j := 0, i
		for j < len(b) && IsDigit(b[j]) && j-i < 3 {
			h = h*10 + int(b[j]-'0')
			j++
		}
		m := -1
		if j+2 < len(b) && b[j] == ':' {
			m = digits2(b[j+1:])
		}
		if h > 24 || m < 0 || m > 59 {
			// "2024-01-02 00" is midnight; any other bare number is no time.
			if j != len(b) || h > 24 {
				return -1, false
			}
			m = 0
		}
		clock = h*60 + m
		for ; j < len(b); j++ {
			switch c := b[j]; {
			case c == 'p' || c == 'P':
				if clock < 12*60 {
					clock += 12 * 60
				}
			case IsDigit(c), c == ':', c == '.', c == '+', c == '-', c == ' ', c == 'Z',
				c|0x20 >= 'a' && c|0x20 <= 'z', c == '(', c == ')', c == '/', c == '_':
			default:
				return -1, false
			}
		}
		return min(clock, 24*60-1), true
	}
	// No time: only a zone or an offset may stand here, "2024-01-02Z", "2024-01-02+08:00".
	switch b[i] {
	case 'Z', 'z':
		return -1, len(b) == i+1
	case '+', '-':
		return -1, len(b) >= i+3 && digits2(b[i+1:]) >= 0
	}
	return -1, weekdayTail(b)
}

// ParseClock reads a cell of clock time, "093000" or "09:30".
func ParseClock(b []byte) (int, bool) {
	if len(b) == 6 || len(b) == 4 {
		if h, m := digits2(b), digits2(b[2:]); h >= 0 && m >= 0 && h < 24 && m < 60 {
			return h*60 + m, true
		}
	}
	if len(b) == 0 {
		return 0, false
	}
	c, ok := clockTail(append([]byte{' '}, b...))
	return c, ok && c >= 0
}
