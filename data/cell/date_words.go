package cell

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// monthNames are the beginnings by which the months are known in English, French,
// German, Spanish, Portuguese, Italian, Dutch, Polish, Turkish and Russian.
var monthNames = []string{
	1: "jan janv ene gen sty oca янв", 2: "feb fév fev lut şub sub фев", 3: "mar mär maer mrt мар",
	4: "apr avr abr kwi nis апр",
	5: "may mai mei mag maj май мая", 6: "jun juin giu cze haz июн", 7: "jul juil lug lip tem июл",
	8: "aug aoû aou ago sie ağu agu авг",
	9: "sep set wrz eyl сен", 10: "oct okt out ott paź paz eki окт", 11: "nov lis kas ноя",
	12: "dec déc dez dic dis gru ara дек",
}

var months = map[string]int{}

func init() {
	for m, list := range monthNames {
		for _, n := range strings.Fields(list) {
			months[n] = m
		}
	}
}

// monthOf returns the month (1-12) that a word names, 0 when it names none. Any word that goes
// on from a known beginning of three letters counts, so "mar" is mars, marzo and März.
func monthOf(word string) int {
	if m, ok := months[word]; ok {
		return m
	}
	n, cut := 0, 0
	for i := range word {
		if n == 3 {
			cut = i
			break
		}
		n++
	}
	if cut == 0 {
		return 0
	}
	if m, ok := months[word[:cut]]; ok {
		return m
	}
	if _, size := utf8.DecodeRuneInString(word[cut:]); size > 0 {
		return months[word[:cut+size]]
	}
	return 0
}

// weekdays may stand before a date or behind it; they are passed over and not checked. Those of
// China, Japan and Korea are written with one character, in brackets or behind a comma.
var weekdays = map[string]bool{}

func init() {
	for _, w := range strings.Fields("mon tue wed thu fri sat sun monday tuesday wednesday " +
		"thursday friday saturday sunday tues thur thurs " +
		"一 二 三 四 五 六 日 周一 周二 周三 周四 周五 周六 周日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 " +
		"月 火 水 木 金 土 월 화 수 목 금 토 일") {
		weekdays[w] = true
	}
}

// weekdayTail reports that nothing but a weekday stands behind a date.
func weekdayTail(b []byte) bool {
	return len(b) < 16 && weekdays[strings.ToLower(strings.Trim(string(b), " ,()（）"))]
}

// CalendarWord reports a weekday or a month's first letters, in lower case.
func CalendarWord(low string) bool { return weekdays[low] || months[low] > 0 }

// token is a number (val, digits) or a month (digits 0) of a written date.
type token struct {
	val, digits int
	month       bool
}

// notation is how the numbers of a date are told apart.
type notation uint8

const (
	asNumbers      notation = iota // by their place alone
	withCharacters                 // by the characters for year, month and day behind them
	ofRepublic                     // so, and the years are those of the Republic of China
)

// parseWords reads a date of separate numbers or with a month's name, and passes over a
// clock time behind it.
func parseWords(b []byte) (Stamp, int) {
	if len(b) > 64 {
		return BadDate, -1
	}
	if len(b) > 9 && (b[8] == ' ' || b[8] == 'T') && digits4(b) > 0 {
		// "20240102 093000": a compact day and a compact time.
		if s, _ := parseDigits(b[:8], &Zone{}); s.Known() {
			if clock, ok := ParseClock(b[9:]); ok {
				return s, clock
			}
		}
	}
	var t [3]token
	n, i := 0, 0
	how := asNumbers
	for i < len(b) && n < 3 {
		c := b[i]
		switch {
		case IsDigit(c):
			v, j := 0, i
			for j < len(b) && IsDigit(b[j]) && j-i < 5 {
				v = v*10 + int(b[j]-'0')
				j++
			}
			if j-i > 4 {
				return BadDate, -1
			}
			t[n] = token{val: v, digits: j - i}
			n++
			i = j
		case c == '-' || c == '/' || c == '.' || c == ',' || c == ' ':
			if i == 0 {
				return BadDate, -1
			}
			i++
		default:
			r, size := utf8.DecodeRune(b[i:])
			if strings.ContainsRune("年月日년월일", r) {
				how = max(how, withCharacters)
				i += size
				continue
			}
			if r == '\u00a0' || r == '\u202f' || r == '\u3000' {
				i += size
				continue
			}
			if !unicode.IsLetter(r) {
				return BadDate, -1
			}
			j := i
			for j < len(b) {
				r, size := utf8.DecodeRune(b[j:])
				if !unicode.IsLetter(r) || strings.ContainsRune("年月日년월일", r) {
					break
				}
				j += size
			}
			word := string(bytes.ToLower(b[i:j]))
			i = j
			if m := monthOf(word); m > 0 {
				t[n] = token{val: m, month: true}
				n++
			} else if word == "民國" || word == "民国" || word == "中華民國" {
				how = ofRepublic
			} else if !weekdays[word] && word != "de" && word != "of" && word != "th" &&
				word != "st" && word != "nd" && word != "rd" {
				return BadDate, -1
			}
		}
	}
	rest := b[i:] // German and Russian dates end in a point or an abbreviated "year"
	for _, tail := range []string{"日", "일", ".", "г."} {
		rest = bytes.TrimPrefix(rest, []byte(tail))
	}
	clock, ok := clockTail(rest)
	if !ok || n == 0 {
		return BadDate, -1
	}
	if n == 2 {
		return twoParts(t[0], t[1]), -1
	}
	if n < 3 {
		return BadDate, -1
	}
	s := threeParts(t[0], t[1], t[2], how)
	if s.Open() {
		switch {
		case bytes.IndexByte(b, '.') > 0:
			s |= dotted
		case bytes.Count(b[:i], []byte("-")) == 2:
			s |= hyphened
		}
	}
	return s, clock
}

// twoParts recognises a month without a day, which marks a file of monthly bars. "Jan 2022"
// and "Jan-22" are months; "12-31" is nothing.
func twoParts(a, b token) Stamp {
	year := func(t token) bool { return t.digits == 4 && t.val >= FirstYear && t.val <= LastYear }
	month := func(t token) bool {
		return t.month || t.digits <= 2 && t.digits > 0 && t.val >= 1 && t.val <= 12
	}
	if year(a) && month(b) || month(a) && year(b) || a.month && b.digits == 2 {
		return Month
	}
	return BadDate
}

// threeParts makes a stamp of three parts. What says its own order (a month's name, a year of
// four digits in front, characters for year, month and day) is a day at once; the rest
// waits for the decision of the file.
func threeParts(a, b, c token, how notation) Stamp {
	var y, m, d token
	kind := Day
	switch {
	case a.month && !b.month && !c.month:
		m, d, y, kind = a, b, c, MonthName
	case b.month && !a.month && !c.month && a.digits == 4:
		y, m, d, kind = a, b, c, MonthName
	case b.month && !a.month && !c.month:
		d, m, y, kind = a, b, c, MonthName
	case a.month || b.month || c.month:
		return BadDate
	case how == ofRepublic || a.digits == 3: // year 1 of the Republic of China was 1912
		y, m, d, kind = token{val: a.val + 1911, digits: 4}, b, c, Republic
	case a.digits == 4 || how == withCharacters:
		y, m, d = a, b, c
	case c.digits == 4:
		if a.digits > 2 || b.digits > 2 || c.val < FirstYear || c.val > LastYear {
			return BadDate
		}
		return parts(FourDigitYear, a.val, b.val, c.val)
	case a.digits <= 2 && b.digits <= 2 && c.digits == 2:
		return parts(TwoDigitYear, a.val, b.val, c.val)
	default:
		return BadDate
	}
	if m.digits > 2 || d.digits > 2 || y.month || d.month {
		return BadDate
	}
	if y.digits <= 2 {
		y.val = Pivot(y.val)
	}
	day, ok := civil(y.val, m.val, d.val)
	if !ok {
		return BadDate
	}
	return DayStamp(kind, day)
}
