package pricefile

import (
	"encoding/binary"
	"math"
	"math/bits"

	"stockmove/data/cell"
	"stockmove/eventstudy/decimals"
)

// scanner reads lines into a part of a table. Each chunk of the body has its own, so that chunks
// can be read side by side; nothing in it is shared but the arrays, of which each scanner has its
// own range. It allocates for each chunk and each new ticker, not for rows. What depends on the
// order of the file, as the number of a ticker, is settled when the chunks are joined.
type scanner struct {
	p     *plan
	delim byte
	dec   byte
	dates cell.Dates
	stops []int // columns to read, ascending
	num   []int // for each stop the index in plan.nums, −1 for date, symbol, clock, period

	stamps []cell.Stamp
	syms   []int32
	vals   [][]float64
	held   []*decimals.Column // of the chunk, once it is packed
	tick   *tickers           // nil without a symbol column
	first  int                // the row of the table that row 0 is
	ev     evidence
	faults []fault
	more   int
	// of the row at hand, one for each stop; from is −1 where the line is too short
	cells []cell.Span
}

// newScanner returns a scanner that writes the rows [from,to) of a table. The columns are visited
// from left to right, whatever their order in the plan.
func newScanner(p *plan, m manner, t *table, from, to int) *scanner {
	s := &scanner{p: p, delim: m.delim, dec: m.dec, dates: cell.Dates{Zone: m.zone}, first: from}
	s.stamps = t.stamps[from:to]
	s.vals = make([][]float64, len(p.nums))
	if p.long {
		s.syms = t.syms[from:to]
	}
	add := func(col, num int) { // insertion, so that stops ascend
		if col < 0 {
			return
		}
		i := len(s.stops)
		s.stops, s.num = append(s.stops, 0), append(s.num, 0)
		for i > 0 && s.stops[i-1] > col {
			s.stops[i], s.num[i] = s.stops[i-1], s.num[i-1]
			i--
		}
		s.stops[i], s.num[i] = col, num
	}
	add(p.date, -1)
	add(p.symbol, -1)
	if p.clock != p.date {
		add(p.clock, -1)
	}
	add(p.period, -1)
	for k, n := range p.nums {
		if n.keep && t.held == nil {
			s.vals[k] = t.vals[k][from:to]
		}
		if n.keep || m.columns == forMark {
			add(n.col, k)
		}
	}
	s.cells = make([]cell.Span, len(s.stops))
	return s
}

// fillQuoted reads the lines of a chunk into rows 0, 1, …, in the careful way for quotes.
func (s *scanner) fillQuoted(body []byte) {
	var cells []cell.Span
	for r := 0; len(body) > 0; r++ {
		line, next := cell.NextLine(body, 0)
		body = body[next:]
		var ok bool
		if cells, ok = cell.Split(line, s.delim, cells); !ok {
			s.fault(r, len(cells)-1, faultQuote)
		}
		n := len(cells)
		for i, c := range s.stops {
			s.cells[i] = cell.Span{From: -1}
			if c < n {
				s.cells[i] = cells[c]
			}
		}
		for n > s.p.width && cells[n-1].From == cells[n-1].To {
			n--
		}
		s.row(line, r, n)
	}
}

// fillPlain does the same in the fast way: without quotes every delimiter and line feed counts, and
// they are found eight bytes at a time.
func (s *scanner) fillPlain(body []byte) {
	// Each byte of the pattern is the one that is sought, so that it turns to zero under xor.
	const ones = 0x0101010101010101
	delims, feeds := uint64(s.delim)*ones, uint64('\n')*ones
	var ends []int32 // of the cells of the line but the last
	r, start, i := 0, 0, 0
	for ; i+8 <= len(body); i += 8 {
		w := binary.LittleEndian.Uint64(body[i:])
		for m := zeroBytes(w^delims) | zeroBytes(w^feeds); m != 0; m &= m - 1 {
			k := i + bits.TrailingZeros64(m)>>3
			if body[k] != '\n' {
				ends = append(ends, int32(k-start))
				continue
			}
			s.plainLine(body[start:k], ends, r)
			ends, start, r = ends[:0], k+1, r+1
		}
	}
	for ; i < len(body); i++ {
		switch body[i] {
		case s.delim:
			ends = append(ends, int32(i-start))
		case '\n':
			s.plainLine(body[start:i], ends, r)
			ends, start, r = ends[:0], i+1, r+1
		}
	}
	// The last line of a file may have no line feed.
	if start < len(body) {
		s.plainLine(body[start:], ends, r)
	}
}

// zeroBytes sets the top bit of every byte of x that is zero, and of no other: adding 127 to
// the low seven bits carries into the top bit unless they are all zero. The shorter trick
// with a subtraction marks bytes above a zero wrongly, and all marks are used here.
func zeroBytes(x uint64) uint64 {
	const low = 0x7f7f7f7f7f7f7f7f
	return ^((x&low + low) | x | low)
}

// plainLine takes the wanted cells of a line whose delimiters are known.
func (s *scanner) plainLine(line []byte, ends []int32, r int) {
	n := len(ends) + 1
	for i, c := range s.stops {
		if c >= n {
			s.cells[i] = cell.Span{From: -1}
			continue
		}
		from, to := 0, len(line)
		if c > 0 {
			from = int(ends[c-1]) + 1
		}
		if c < len(ends) {
			to = int(ends[c])
		}
		if from < to && (cell.IsBlank(line[from]) || cell.IsBlank(line[to-1])) {
			from, to = cell.Trim(line, from, to)
		}
		s.cells[i] = cell.Span{From: from, To: to}
	}
	for end := len(line); n > s.p.width; n-- { // empty cells beyond the header do no harm
		at := int(ends[n-2])
		if f, t := cell.Trim(line, at+1, end); f < t {
			break
		}
		end = at
	}
	s.row(line, r, n)
}

// row takes the wanted cells of one line of n cells. The date comes first: on a line without
// one, a footer perhaps, the other cells mean nothing and are not held against the file.
func (s *scanner) row(line []byte, r, n int) {
	st := cell.NoDate
	for i, col := range s.stops {
		if col == s.p.date {
			c := s.cells[i]
			if c.From >= 0 && c.From < c.To {
				var clock int
				st, clock = s.dates.Read(line[c.From:c.To])
				if clock >= 0 && st.Kind() != cell.Epoch {
					s.ev.clocks.Add(clock)
				}
			} else if blankLine(line, s.delim) {
				st = cell.BlankLine
			}
			break
		}
	}
	s.stamps[r] = st
	if !st.Dated() {
		return
	}
	if n > s.p.width && !s.p.extra {
		s.fault(r, s.p.width, faultLong)
		return // its cells may stand under the wrong names
	}
	ended := false
	for i, k := range s.num {
		c := s.cells[i]
		if k < 0 {
			if s.stops[i] != s.p.date {
				s.word(line, r, s.stops[i], c)
			}
			continue
		}
		col := &s.p.nums[k]
		if c.From < 0 {
			if !ended {
				ended = true
				s.short(r, i)
			}
			continue
		}
		v, m, status := cell.ParseNumber(line[c.From:c.To], s.dec, col.scale)
		if status == cell.BadNumber && col.coded { // CRSP: "C", the first day, has no return
			status = cell.Missing
		} else if status == cell.BadNumber && col.role == roleVolume && !worded(line[c.From:c.To]) {
			s.ev.odd.add(r)
			status, m = cell.Missing, 0
		}
		for b := m; b != 0; b &= b - 1 {
			k := cell.Bit(b & -b)
			if col.role == roleChange {
				k += cell.MarkKinds
			}
			// The marks of a change are kept apart: they are asked only where no price shows which
			// mark the file has.
			s.mark(k, r)
		}
		if !col.keep {
			continue
		}
		switch {
		case status == cell.BadNumber:
			s.fault(r, col.col, faultNumber)
		case m&cell.Percent != 0 && col.scale == cell.Unscaled:
			s.fault(r, col.col, faultPercent)
		}
		s.vals[k][r] = v
	}
}

// short notes that a line ends before stop i. A volume is unknown then, as where its cell is
// empty: files of indices have none for the years before it was counted. A price that is
// missing is a fault, told once for the line.
func (s *scanner) short(r, i int) {
	first, price := -1, false
	for _, k := range s.num[i:] {
		if k < 0 || !s.p.nums[k].keep {
			continue
		}
		s.vals[k][r] = math.NaN()
		if first < 0 {
			first = s.p.nums[k].col
		}
		role := s.p.nums[k].role
		price = price || role != roleVolume && role != roleSplits
	}
	switch {
	case price:
		s.fault(r, first, faultShort)
	case first >= 0:
		s.ev.short.add(r)
	}
}

// word reads the cells that are no numbers: the ticker, the clock, the period. A period other than
// a day is a fault: weekly and monthly bars beside daily ones would count as days.
func (s *scanner) word(line []byte, r, col int, c cell.Span) {
	if c.From < 0 {
		c = cell.Span{}
	}
	b := line[c.From:c.To]
	switch col {
	case s.p.symbol:
		if c.Doubled {
			b = []byte(c.Text(line))
		}
		s.syms[r] = s.tick.number(b, s.first+r)
	case s.p.clock:
		if clock, ok := cell.ParseClock(b); ok {
			s.ev.clocks.Add(clock)
		}
	case s.p.period:
		if len(b) != 1 || b[0] != 'D' && b[0] != 'd' {
			s.fault(r, col, faultPeriod)
		}
	}
}

// mark counts one shape of a number.
func (s *scanner) mark(k, r int) {
	if s.ev.marks[k] == 0 {
		s.ev.first[k] = r
	}
	s.ev.marks[k]++
}

// mostFaults is how many faulty cells a chunk keeps; the others are counted. A file with the wrong
// decimal mark has a fault in every cell, and nobody reads the millionth.
const mostFaults = 64

// fault notes a faulty cell.
func (s *scanner) fault(row, col int, kind faultKind) {
	if len(s.faults) < mostFaults {
		s.faults = append(s.faults, fault{row, col, kind})
	} else {
		s.more++
	}
}

// blankLine reports whether a line has nothing but delimiters, blanks and quotes.
func blankLine(line []byte, delim byte) bool {
	for _, c := range line {
		if c != delim && !cell.IsBlank(c) && c != '"' {
			return false
		}
	}
	return true
}
