package pricefile

import (
	"bytes"
	"context"
	"runtime"

	"stockmove/data/cell"
	"stockmove/eventstudy/decimals"
	"stockmove/eventstudy/pool"
)

// table is the body of a file in columns: one entry for each line from the first day on,
// blank and strange lines included, so that a row's number gives its line.
type table struct {
	stamps []cell.Stamp
	syms   []int32 // index into ids; nil without a symbol column
	ids    []string
	vals   [][]float64        // one for each column of numbers that is kept, nil for the others
	held   []*decimals.Column // the same columns where they are packed; nil where none is
	ev     evidence
	faults []fault // the first of the faulty cells, in the order of the file
	more   int     // how many others there are
}

// evidence is what all rows together say about the marks and the clock.
type evidence struct {
	marks  cell.MarkCounts
	first  [2 * cell.MarkKinds]int // row of the first of each
	clocks cell.Minutes            // clock times that stand behind dates
	epochs cell.Minutes
	units  [4]int // epoch stamps by their unit, see cell.Zone

	short tally // lines that end before the volume
	odd   tally // volumes of nothing but marks, ???
}

// tally counts rows of one kind and keeps the first of them, for a message.
type tally struct{ n, first int }

// add counts a row; rows come in the order of the file.
func (t *tally) add(row int) {
	if t.n++; t.n == 1 {
		t.first = row
	}
}

// merge counts the rows of a part of the file that begins at a row.
func (t *tally) merge(o tally, offset int) {
	if t.n == 0 && o.n > 0 {
		t.first = o.first + offset
	}
	t.n += o.n
}

// merge adds what the rows from rowOffset on say. The parts are merged in the order of the file, so
// that the first of each shape is the file's first.
func (e *evidence) merge(o *evidence, rowOffset int) {
	for k := range e.marks {
		if o.marks[k] > 0 && e.marks[k] == 0 {
			e.first[k] = o.first[k] + rowOffset
		}
		e.marks[k] += o.marks[k]
	}
	e.short.merge(o.short, rowOffset)
	e.odd.merge(o.odd, rowOffset)
	e.clocks.Merge(o.clocks)
	e.epochs.Merge(o.epochs)
}

// manner is how a body is read.
type manner struct {
	delim, dec byte
	columns    columnsRead
	quoted     bool // there may be quotes: the careful reader of lines is used
	zone       cell.Zone
}

// columnsRead says which columns of numbers are read.
type columnsRead uint8

const (
	needed  columnsRead = iota // those that are kept
	forMark                    // the others too, for their decimal mark
)

// scan reads the whole body, in chunks side by side when it is large.
func scan(body []byte, p *plan, m manner) *table {
	return scanChunks(chunks(body, min(runtime.GOMAXPROCS(0), 1+len(body)/(1<<20))), p, m)
}

// scanChunks reads each chunk with a scanner of its own into its part of one table. The lines of
// each chunk are counted first, which is cheap, so that every scanner knows its place in the
// columns and nothing has to be copied afterwards.
func scanChunks(parts [][]byte, p *plan, m manner) *table {
	first := make([]int, len(parts)+1)
	each(len(parts), func(i int) { first[i+1] = lineCount(parts[i]) })
	for i := range parts {
		first[i+1] += first[i]
	}
	t := newTable(p, first[len(parts)])
	scanners := make([]*scanner, len(parts))
	each(len(parts), func(i int) {
		scanners[i] = newScanner(p, m, t, first[i], first[i+1])
		if p.long {
			scanners[i].tick = newTickers()
		}
		if m.quoted {
			scanners[i].fillQuoted(parts[i])
		} else {
			scanners[i].fillPlain(parts[i])
		}
	})
	t.join(scanners)
	return t
}

// newTable makes room for so many rows.
func newTable(p *plan, rows int) *table {
	t := emptyTable(p, rows)
	for k, n := range p.nums {
		if n.keep {
			t.vals[k] = make([]float64, rows)
		}
	}
	return t
}

// emptyTable makes room for what is no number of so many rows.
func emptyTable(p *plan, rows int) *table {
	t := &table{stamps: make([]cell.Stamp, rows), vals: make([][]float64, len(p.nums))}
	if p.long {
		t.syms = make([]int32, rows)
	}
	return t
}

// scan reads a part of the body.
func (b *body) scan(data []byte, dec byte, columns columnsRead) *table {
	return scan(data, b.plan, manner{b.delim, dec, columns, b.quoted, b.zone})
}

// chunks cuts a body into at most n parts that end with a line. A line never lies in two parts,
// because a row is a line: see the package's comment. The parts are about equal in bytes, which are
// what costs.
func chunks(body []byte, n int) [][]byte {
	var out [][]byte
	for i := n; i > 0 && len(body) > 0; i-- {
		cut := len(body) / i
		if j := bytes.IndexByte(body[cut:], '\n'); j >= 0 && i > 1 {
			cut += j + 1
		} else {
			cut = len(body)
		}
		out = append(out, body[:cut])
		body = body[cut:]
	}
	return out
}

// lineCount counts lines, an unfinished last one included.
func lineCount(b []byte) int {
	n := bytes.Count(b, []byte("\n"))
	if len(b) > 0 && b[len(b)-1] != '\n' {
		n++
	}
	return n
}

// each runs f(0), …, f(n−1) side by side. Reading a file is not interrupted in its middle.
func each(n int, f func(i int)) { _ = pool.Each(context.Background(), n, 0, f) }

// join puts together what the scanners know besides the columns, in the order of the file; symbols
// are numbered anew by their first appearance. Scanners may share their tickers. Tickers are
// numbered by each scanner as it meets them, and are numbered anew when all are known, so that the
// numbers are those of one scanner over the whole file.
func (t *table) join(scanners []*scanner) {
	var all []*tickers
	number := map[*tickers]int{}
	for _, s := range scanners {
		t.ev.merge(&s.ev, s.first)
		t.ev.epochs.Merge(s.dates.Zone.Seen)
		for k, n := range s.dates.Zone.Units {
			t.ev.units[k] += n
		}
		for _, f := range s.faults {
			f.row += s.first
			if len(t.faults) < mostFaults {
				t.faults = append(t.faults, f)
			} else {
				t.more++
			}
		}
		t.more += s.more
		if _, ok := number[s.tick]; s.tick != nil && !ok {
			number[s.tick] = len(all)
			all = append(all, s.tick)
		}
	}
	if t.syms == nil {
		return
	}
	ids, again := unite(all)
	t.ids = ids
	if len(all) < 2 {
		return // the numbers are right already
	}
	each(len(scanners), func(i int) {
		s := scanners[i]
		to := again[number[s.tick]]
		for r, st := range s.stamps {
			if st.Dated() && int(s.syms[r]) < len(to) {
				s.syms[r] = to[s.syms[r]]
			}
		}
	})
}
