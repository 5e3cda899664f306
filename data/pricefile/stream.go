package pricefile

import (
	"bytes"
	"context"
	"errors"
	"runtime"
	"sync"

	"stockmove/data/cell"
	"stockmove/eventstudy"
	"stockmove/eventstudy/pool"
)

// whole reads the whole body.
func (b *body) whole(dec byte, columns columnsRead) *table {
	if b.src == nil {
		return b.scan(b.text[b.off:], dec, columns)
	}
	t, err := b.stream(manner{delim: b.delim, dec: dec, columns: columns, zone: b.zone})
	if err != nil {
		b.fail(err)
		return newTable(b.plan, 0)
	}
	return t
}

// fail keeps the first error of reading a source once more. Read tells it at its next step.
func (b *body) fail(err error) {
	if b.failed == nil {
		b.failed = err
	}
}

// stream reads the chunks of a source side by side into one table. One goroutine reads and the
// others scan; buffers go round between them, so that memory stays the same however long the file
// is.
func (b *body) stream(m manner) (*table, error) {
	l := &lane{b: b, m: m, jobs: make(chan job), broken: make(chan struct{})}
	if b.held {
		l.t = emptyTable(b.plan, b.guessRows())
		l.t.hold(b.plan)
	} else {
		l.t = newTable(b.plan, b.guessRows())
	}
	workers := runtime.GOMAXPROCS(0)
	// Two buffers more than scanners: one is filled while another waits to be taken.
	l.free = make(chan []byte, workers+2)
	for range workers + 2 {
		l.free <- make([]byte, 0, b.src.size)
	}
	var err error
	_ = pool.Each(context.Background(), workers+1, workers+1, func(i int) {
		defer l.fell()
		if i > 0 {
			l.work()
			return
		}
		defer close(l.jobs)
		err = b.src.cut(l.take, l.hand)
	})
	if err != nil {
		return nil, err
	}
	l.t.cut(l.rows)
	for _, s := range l.scanners {
		s.stamps, s.syms = l.t.part(s.first, len(s.stamps))
		for k, c := range s.held {
			if c != nil {
				l.t.held[k].Join(c)
			}
		}
	}
	l.t.join(l.scanners)
	return l.t, nil
}

// lane carries chunks from who reads them to who scans them. A scanner that panics closes broken,
// on which all others wait beside what they wait for, so that the panic reaches the caller and
// nobody waits for a chunk that never comes.
type lane struct {
	b        *body
	m        manner
	t        *table
	rows     int
	scanners []*scanner
	jobs     chan job
	free     chan []byte // buffers
	busy     sync.WaitGroup
	broken   chan struct{} // closed when somebody panics, so that nobody waits for him
	once     sync.Once
}

// job is one chunk and the scanner of its part of the table.
type job struct {
	to    *scanner
	chunk []byte
}

// errBroken ends a reader whose scanners have panicked; what they panicked with is what is told.
var errBroken = errors.New("a scanner has panicked")

// fell lets the others go when one panics. The panic goes on.
func (l *lane) fell() {
	if r := recover(); r != nil {
		l.once.Do(func() { close(l.broken) })
		panic(r)
	}
}

// take returns the buffer of the next chunk.
func (l *lane) take() []byte {
	select {
	case b := <-l.free:
		return b
	case <-l.broken:
		return nil
	}
}

// hand gives a chunk of so many lines to whoever is free. Rows are guessed from the size of the
// file, and the columns grow where the guess was short: scanners hold parts of them, so that they
// must be idle then.
func (l *lane) hand(chunk []byte, lines int) error {
	if err := l.b.tooMany(l.rows + lines); err != nil {
		return err
	}
	if l.rows+lines > len(l.t.stamps) {
		l.busy.Wait() // nobody writes while the columns move
		l.t.resize(max(l.rows+lines, len(l.t.stamps)*5/4))
	}
	s := newScanner(l.b.plan, l.m, l.t, l.rows, l.rows+lines)
	l.scanners = append(l.scanners, s)
	l.rows += lines
	l.busy.Add(1)
	select {
	case l.jobs <- job{s, chunk}:
		return nil
	case <-l.broken:
		return errBroken
	}
}

// work scans chunks until there are no more. The tickers are those of all its chunks. A scanner
// that shares its tickers with the chunks before finds most of them in the place where it looks
// first.
func (l *lane) work() {
	var tick *tickers
	if l.b.plan.long {
		tick = newTickers()
	}
	room := make([][]float64, len(l.b.plan.nums))
	for {
		select {
		case j, ok := <-l.jobs:
			if !ok {
				return
			}
			j.to.tick = tick
			if l.b.held {
				j.to.lend(room)
			}
			l.scan(j)
		case <-l.broken:
			return
		}
	}
}

// scan scans one chunk and gives its buffer back.
func (l *lane) scan(j job) {
	defer l.busy.Done()
	if bytes.IndexByte(j.chunk, '"') >= 0 {
		j.to.fillQuoted(j.chunk)
	} else {
		j.to.fillPlain(j.chunk)
	}
	if l.b.held {
		j.to.pack()
	}
	l.free <- j.chunk
}

// guessRows estimates the rows of a source by the length of its first ones. One in a hundred more
// is added, and a thousand, because growing costs a copy of all columns.
func (b *body) guessRows() int {
	if b.src.rows > 0 {
		return b.src.rows // it has been read before
	}
	head := b.text[b.off:]
	size := b.src.total
	if b.src.packed != "" || size == 0 {
		size = 4 * int64(len(head))
	}
	rows := int(float64(size) / float64(max(len(head), 1)) * float64(lineCount(head)) * 1.01)
	return min(rows, maxValues/max(len(b.plan.nums), 1)) + 1000
}

// resize makes the columns longer. Only the columns that are kept are there.
func (t *table) resize(rows int) {
	t.stamps = longer(t.stamps, rows)
	if t.syms != nil {
		t.syms = longer(t.syms, rows)
	}
	for k, v := range t.vals {
		if v != nil {
			t.vals[k] = longer(v, rows)
		}
	}
}

// longer copies a column into one with more room.
func longer[T any](v []T, n int) []T {
	out := make([]T, n)
	copy(out, v)
	return out
}

// cut ends the columns behind the last row.
func (t *table) cut(rows int) {
	t.stamps = t.stamps[:rows:rows]
	if t.syms != nil {
		t.syms = t.syms[:rows:rows]
	}
	for k, v := range t.vals {
		if v != nil {
			t.vals[k] = v[:rows:rows]
		}
	}
}

// part returns the stamps and symbols of a scanner, wherever the columns have moved since.
func (t *table) part(first, n int) ([]cell.Stamp, []int32) {
	if t.syms == nil {
		return t.stamps[first : first+n], nil
	}
	return t.stamps[first : first+n], t.syms[first : first+n]
}

// tooMany refuses more numbers than can be held. It is asked before the columns are made, and again
// for each chunk, because the rows of a large file are only guessed at first.
func (b *body) tooMany(rows int) error {
	if float64(rows)*float64(len(b.plan.nums)) <= maxValues {
		return nil
	}
	return eventstudy.Fault(b.pos(0), "split the file",
		"%d rows of %d columns are more than can be held", rows, len(b.plan.nums))
}

// maxValues bounds the numbers that are held at once, at eight bytes each. They come to four
// gigabytes; a file that needs more would end the program without a word on why.
const maxValues = 1 << 29
