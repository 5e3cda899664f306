package workbook

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// shape is what a number format says of a number.
type shape uint8

const (
	plain shape = iota
	day         // a day, perhaps with its time
	clock       // a time of day alone
	perCent
	// padded plus n is a whole number of at least n digits, such as the ticker 0700.
	padded
)

// mostPadded is more digits than an identifier has.
const mostPadded = 20

// formats are the shapes of the cells' styles, and from which year days are counted. Workbooks of
// old Macs count days from 1904, and those of all others from 1900.
type formats struct {
	shapes   []shape // by number of style
	from1904 bool
}

// styles reads which styles of cells are dates and which per cent. A cell names its style by
// number, the style a format, and the format is built in or brought along.
func (b *book) styles() error {
	const part = "xl/styles.xml"
	if b.parts[part] == nil {
		return nil
	}
	own := map[string]shape{} // formats that the workbook brings along, by their id
	cells := false            // among the styles of cells, and not those that they are made of
	return b.each(part, func(e *xml.StartElement) {
		switch e.Name.Local {
		case "numFmt":
			own[attr(e, "numFmtId")] = shapeOf(attr(e, "formatCode"))
		case "cellStyleXfs", "cellStyles", "dxfs":
			cells = false
		case "cellXfs":
			cells = true
		case "xf":
			if cells {
				id := attr(e, "numFmtId")
				s, ok := own[id]
				if !ok {
					s = builtIn(id)
				}
				b.shapes = append(b.shapes, s)
			}
		}
	})
}

// builtIn is the shape of the formats that have a number and no code (ECMA-376 part 1, 18.8.30): 27
// to 36 and 50 to 58 are dates of East Asian editions. The East Asian editions give the same
// numbers to other dates, which are dates all the same.
func builtIn(id string) shape {
	switch n, err := strconv.Atoi(id); {
	case err != nil:
		return plain
	case n == 9 || n == 10:
		return perCent
	case n >= 18 && n <= 21, n >= 32 && n <= 35, n >= 45 && n <= 47:
		return clock
	case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 50 && n <= 58:
		return day
	}
	return plain
}

// shapeOf reads a format code: a sign of per cent makes a per cent, letters of a date a date. The
// first section, of positive numbers, counts. An m is a month beside days and years, and minutes
// beside hours and seconds.
func shapeOf(code string) shape {
	letters := spoken(strings.ToLower(code))
	switch {
	case len(letters) > 1 && len(letters) <= mostPadded && strings.Trim(letters, "0") == "":
		return padded + shape(len(letters))
	case strings.Contains(letters, "%"):
		return perCent
	case strings.ContainsAny(letters, "yd"):
		return day
	case strings.ContainsAny(letters, "hs"):
		return clock
	case strings.Contains(letters, "m"): // without hours and seconds it is a month
		return day
	}
	return plain
}

// spoken takes what only decorates out of a format code: quoted text, escaped letters, colours and
// languages in brackets. [h] is a time that goes on beyond a day, and stays. What is left are the
// letters that stand for parts of a date, digits and the sign of a per cent.
func spoken(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case ';':
			return b.String()
		case '"':
			i += 1 + max(0, strings.IndexByte(code[i+1:], '"'))
		case '\\', '_', '*':
			i++ // the next one stands for itself, or for its width
		case '[':
			in, _, _ := strings.Cut(code[i+1:], "]")
			if strings.Trim(in, "hms") == "" {
				b.WriteString(in)
			}
			i += 1 + len(in)
		default:
			b.WriteByte(code[i])
		}
	}
	return b.String()
}

// asDay writes a number of days as an ISO day, with the time of day where it has one. ok is false
// for what lies outside of the calendar of a spreadsheet, which ends with the year 9999.
func (f formats) asDay(v float64) (string, bool) {
	const seconds = 24 * 60 * 60
	at := math.Round(v * seconds)
	if !(at >= 0 && at < 2958466*seconds) {
		return "", false
	}
	days := int(at / seconds)
	from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case f.from1904:
		from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days == 60:
		return "", false // the 29 February 1900 that spreadsheets know and the calendar does not
	case days < 60:
		days++
	}
	t := from.AddDate(0, 0, days).Add(time.Duration(math.Mod(at, seconds)) * time.Second)
	if math.Mod(at, seconds) == 0 {
		return t.Format(time.DateOnly), true
	}
	return t.Format(time.DateTime), true
}

// asClock writes a part of a day as a time of day.
func asClock(v float64) (string, bool) {
	s := int(math.Round(v * 24 * 60 * 60))
	if v < 0 || v >= 1 {
		return "", false
	}
	return time.Date(2000, 1, 1, 0, 0, s, 0, time.UTC).Format(time.TimeOnly), true
}
