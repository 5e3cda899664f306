package report

import (
	"math"
	"strconv"
	"unicode/utf8"

	"stockmove/eventstudy"
	"stockmove/eventstudy/schema"
)

// scribe appends JSON to a buffer in the order in which it is told to: the bytes are reproducible
// and nothing is held besides the buffer. Containers are broken over lines or kept on one. The
// standard encoder would need the whole study as one value, writes NaN not at all, and orders the
// keys of a map as it likes; this one writes as it goes. Days and windows are kept on one line
// each, so that a difference between two runs shows as a few lines that can be read, and a line can
// be found with grep; everything above them is broken over lines, for people who look at the file.
type scribe struct {
	b     []byte
	stack []frame
	after bool    // a key has been written and waits for its value
	trace *tracer // notes the types of what is written, nil where nobody asks
}

type frame struct {
	spread spread
	items  int
}

// spread is how a container of JSON lies on lines.
type spread int

const (
	overLines spread = iota // each item begins a line
	onOneLine
)

// next writes what stands between the last item and the coming one: nothing after a key, else a
// comma and, in a container that is broken over lines, a new line. Every value passes through here,
// so that a comma is written in one place and can be neither doubled nor missed.
func (s *scribe) next() {
	if s.after {
		s.after = false
		return
	}
	if len(s.stack) == 0 {
		return
	}
	top := &s.stack[len(s.stack)-1]
	if top.items > 0 {
		s.b = append(s.b, ',')
		if top.spread == onOneLine {
			s.b = append(s.b, ' ')
		}
	}
	top.items++
	if top.spread == overLines {
		s.newline(len(s.stack))
	}
}

// newline indents by two spaces for each container that is open.
func (s *scribe) newline(depth int) {
	s.b = append(s.b, '\n')
	for i := 0; i < depth; i++ {
		s.b = append(s.b, ' ', ' ')
	}
}

func (s *scribe) open(c byte, as spread) {
	if s.trace != nil {
		s.trace.begin(map[byte]string{'{': schema.Object, '[': schema.Array}[c])
	}
	s.next()
	s.b = append(s.b, c)
	s.stack = append(s.stack, frame{spread: as})
}

func (s *scribe) shut(c byte) {
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	if top.items > 0 && top.spread == overLines {
		s.newline(len(s.stack))
	}
	s.b = append(s.b, c)
	if s.trace != nil {
		s.trace.end()
	}
}

// The containers come in two layouts: object and array are broken over lines, lineObject and
// lineArray are not. A day is one line, so that grep and diff see one day.
func (s *scribe) object()     { s.open('{', overLines) }
func (s *scribe) lineObject() { s.open('{', onOneLine) }
func (s *scribe) endObject()  { s.shut('}') }
func (s *scribe) array()      { s.open('[', overLines) }
func (s *scribe) lineArray()  { s.open('[', onOneLine) }
func (s *scribe) endArray()   { s.shut(']') }

// key writes the name of the value that is written next.
func (s *scribe) key(k string) *scribe {
	if s.trace != nil {
		s.trace.key = k
	}
	s.quoted(k)
	s.b = append(s.b, ':', ' ')
	s.after = true
	return s
}

func (s *scribe) null() { s.next(); s.b = append(s.b, "null"...) }

// num writes the shortest decimal that reads back as v; what is not a number is null. Not a number
// is null and not a string, so that a column of numbers stays one; the shortest form reads back as
// the same bits.
func (s *scribe) num(v float64) {
	s.types(schema.Number, schema.Null)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		s.null()
		return
	}
	s.next()
	if v == 0 {
		v = 0 // no "-0"
	}
	s.b = strconv.AppendFloat(s.b, v, 'g', -1, 64)
}

func (s *scribe) int(v int) {
	s.types(schema.Integer)
	s.next()
	s.b = strconv.AppendInt(s.b, int64(v), 10)
}

func (s *scribe) uint(v uint64) {
	s.types(schema.Integer)
	s.next()
	s.b = strconv.AppendUint(s.b, v, 10)
}

func (s *scribe) bool(v bool) {
	s.types(schema.Boolean)
	s.next()
	s.b = strconv.AppendBool(s.b, v)
}

// date writes an ISO day, null for the unknown one. A day has no zone and no hour: an instant would
// move it for readers west of Greenwich.
func (s *scribe) date(d eventstudy.Date) {
	if s.trace != nil {
		s.trace.note(schema.Dates().Nullable())
	}
	if d == eventstudy.NoDate {
		s.null()
		return
	}
	s.next()
	s.b = append(s.b, '"')
	s.b = d.AppendISO(s.b)
	s.b = append(s.b, '"')
}

// pair writes the two ends of an interval.
func (s *scribe) pair(lo, hi float64) {
	s.lineArray()
	s.num(lo)
	s.num(hi)
	s.exactly(2)
	s.endArray()
}

// window writes a window as two whole numbers, [-1, 1].
func (s *scribe) window(w eventstudy.Window) {
	s.lineArray()
	s.int(w.First)
	s.int(w.Last)
	s.exactly(2)
	s.endArray()
}

// dates writes a window of days, ["2024-05-01", "2024-12-31"].
func (s *scribe) dates(b eventstudy.Dates) {
	s.lineArray()
	s.date(b.First)
	s.date(b.Last)
	s.endArray()
}

// estimation writes an estimation window as it was given.
func (s *scribe) estimation(w eventstudy.Window, b eventstudy.Dates) {
	if b.Given() {
		s.dates(b)
		return
	}
	s.window(w)
	s.orDates()
}

// strings writes names on one line.
func (s *scribe) strings(list []string) {
	s.lineArray()
	for _, v := range list {
		s.str(v)
	}
	s.endArray()
}

// orNull writes a text, or null where there is none.
func (s *scribe) orNull(v string) {
	s.types(schema.String, schema.Null)
	if v == "" {
		s.null()
		return
	}
	s.quoted(v)
}

// str writes a text.
func (s *scribe) str(v string) {
	s.types(schema.String)
	s.quoted(v)
}

// quoted writes a JSON string. Besides what JSON demands, the control characters of a terminal
// above 0x7f and the two line ends that JavaScript minds are escaped. The file may be printed on a
// terminal or pasted into a script: what either would act on is written out, at no cost to a
// program that reads it.
func (s *scribe) quoted(v string) {
	s.next()
	s.b = append(s.b, '"')
	for i := 0; i < len(v); {
		c := v[i]
		if c >= 0x20 && c < 0x7f && c != '"' && c != '\\' {
			s.b = append(s.b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(v[i:])
		switch {
		case c == '"' || c == '\\':
			s.b = append(s.b, '\\', c)
		case c == '\n':
			s.b = append(s.b, '\\', 'n')
		case c == '\t':
			s.b = append(s.b, '\\', 't')
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029:
			const hex = "0123456789abcdef"
			s.b = append(s.b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		default: // a byte that is not UTF-8 becomes U+FFFD
			s.b = utf8.AppendRune(s.b, r)
		}
		i += n
	}
	s.b = append(s.b, '"')
}
