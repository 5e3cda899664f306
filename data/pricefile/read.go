package pricefile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Read reads one price file from r; path is its name, for messages and for the security's ID. The
// error is a *eventstudy.Problems: every problem with its place in the file and the option that
// settles it. A large file is first read in chunks. Where its first lines, or a cell further down,
// show that chunks cannot be cut from it, errHold comes back and the file is read again from its
// start, held whole.
func Read(path string, r io.Reader, opt Options) (*File, error) {
	if err := checkOptions(path, opt); err != nil {
		return nil, err
	}
	in, err := load(path, r, opt)
	if err != nil {
		return nil, err
	}
	defer in.src.close()
	f, err := in.read(path, opt)
	if !errors.Is(err, errHold) {
		return f, err
	}
	all, err := in.src.all()
	if err != nil {
		return nil, err
	}
	opt.from = -1
	if in, err = load(path, all, opt); err != nil {
		return nil, err
	}
	return in.read(path, opt)
}

// read reads the file of an input. An input whose text had to be decoded is one from which no
// chunks can be cut: the places of the bytes and of the text would differ.
func (in *input) read(path string, opt Options) (*File, error) {
	f := &File{Path: path}
	in.settle(f, &opt)
	text, err := in.decoded(f, &opt)
	if in.src != nil {
		// Chunks are cut from plain text only, and what is wrong is told of all of it.
		if err != nil || !bytes.HasSuffix(in.raw, text) {
			return nil, errHold
		}
	}
	if err == nil {
		err = f.take(text, opt, in)
	}
	in.place(f, text, err)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// decoded returns the text of an input.
func (in *input) decoded(f *File, opt *Options) ([]byte, error) {
	if i := longLine(in.raw); i >= 0 {
		return nil, lineFault(eventstudy.Pos{File: f.Path, Line: i + 1})
	}
	text, err := decode(f, in.raw, opt.Encoding, headerScore)
	if err != nil {
		return nil, err
	}
	if err := notTable(f.Path, text); err != nil {
		return nil, err
	}
	return joinDates(f, text, opt)
}

// take reads the decoded text of a table, or the table of which it is the head. What a later stage
// finds wrong is told after what an earlier one does: a column of returns is no news for a file
// whose dates cannot be read.
func (f *File) take(text []byte, opt Options, in *input) error {
	text, wrapped := f.unwrapHeader(text, opt)
	if in.src == nil {
		text = f.withoutEvents(text)
	} else if wrapped {
		return errHold // places in the file and in the text would differ
	}
	lay, err := findLayout(text, opt)
	if in.src != nil && lay == nil {
		return errHold
	}
	if err != nil {
		return eventstudy.Fault(eventstudy.Pos{File: f.Path}, "", "%v", err)
	}
	if lay == nil {
		return noHeader(f, text, opt)
	}
	b, err := lay.open(f, text, opt)
	if err != nil {
		return err
	}
	if b.src = in.src; b.src != nil {
		b.src.skip = int64(len(in.raw) - len(text) + b.off)
		b.head = lineCount(text[b.off:])
		b.held = b.holds(opt)
	}
	t, dates, err := b.table(opt)
	if err != nil {
		return err
	}
	// The label comes before the prices are judged, because one dialect writes a midpoint
	// as a negative price.
	s := b.sniff(t, dates)
	d := label(s)
	b.plan.signed = d.Signed
	returns := b.holdsReturns(t, opt)
	if returns {
		b.cleanReturns(t)
	} else if err := b.clean(t, dates); err != nil {
		return err
	}
	if f.Prices, err = b.assemble(t, dates, opt); err != nil {
		return err
	}
	if len(f.Prices) == 0 {
		return eventstudy.Fault(b.pos(0),
			"download the file again, or name the price with --column close=NAME",
			"no row has a closing price")
	}
	if returns {
		if err := b.asReturns(f.Prices, opt); err != nil {
			return err
		}
	}
	if err := b.severalDays(f.Prices); err != nil {
		return err
	}
	if err := b.daily(f.Prices); err != nil {
		return err
	}
	if b.failed != nil {
		return b.failed
	}
	f.SHA256 = <-in.hash // it has been summed up meanwhile
	f.describe(s, d)
	if returns {
		f.returnBasis(b.lay)
	}
	return identify(f, opt)
}

// table scans the body. The marks of the numbers, then the order of the dates, are decided by what
// all rows show; cells that do not fit are reported only when both are known. The cells that the
// scan could not read are told only after the dates, because a footer or a second table is full of
// them and is no fault.
func (b *body) table(opt Options) (*table, []eventstudy.Date, error) {
	t, err := b.scanAll(opt)
	if b.failed != nil {
		return nil, nil, b.failed
	}
	if err != nil {
		return nil, nil, err
	}
	if err := b.longPeriod(t); err != nil {
		return nil, nil, err
	}
	dates, err := b.resolveDates(t, opt)
	if err != nil {
		return nil, nil, err
	}
	b.evening(t, dates)
	for _, check := range []func(*table) error{b.report, b.sections, b.cutOff} {
		if err := check(t); err != nil {
			return nil, nil, err
		}
	}
	b.oddVolumes(t)
	return t, dates, nil
}

// checkOptions refuses what no file could be read with.
func checkOptions(path string, opt Options) error {
	var ps eventstudy.Problems
	pos := eventstudy.Pos{File: path}
	switch opt.DateOrder {
	case "", "ymd", "mdy", "dmy", roc:
	default:
		ps.Add(pos, "it is ymd, mdy, dmy or roc (years of the Republic of China)",
			"unknown date order %s", quote(opt.DateOrder))
	}
	switch opt.Decimal {
	case "", ".", ",":
	default:
		ps.Add(pos, "it is a point or a comma", "unknown decimal mark %s", quote(opt.Decimal))
	}
	for _, field := range slices.Sorted(maps.Keys(opt.Columns)) {
		if !slices.Contains(ColumnFields, field) {
			ps.Add(pos, "the fields are "+strings.Join(ColumnFields, ", "),
				"unknown field %s in a column option", quote(field))
		}
	}
	return ps.Err()
}

// open turns a layout into a body that can be scanned. Every choice that was made on the way is
// noted here, in the order in which a person would ask for it.
func (l *layout) open(f *File, text []byte, opt Options) (*body, error) {
	head := l.rows[l.header]
	pos := eventstudy.Pos{File: f.Path, Line: head.line}
	if l.factors() {
		return nil, eventstudy.Fault(pos, "give it to --factors",
			"this is a file of factor returns and not of prices")
	}
	if len(l.names) > maxCells {
		return nil, eventstudy.Fault(pos, "split the file",
			"the header has %d columns; %d is the limit", len(l.names), maxCells)
	}
	if len(l.forced) < len(opt.Columns) {
		for _, field := range ColumnFields {
			if name, ok := opt.Columns[field]; ok && findName(l.names, name) < 0 &&
				position(l.names, name) < 0 {
				return nil, eventstudy.Fault(pos, "the columns are "+quoted(l.names, 16),
					"no column is named %s (for %s)", quote(name), field)
			}
		}
	}
	f.Delimiter = cell.DelimiterName(l.delim)
	if opt.Delimiter != "" {
		f.because("delimiter", f.Delimiter, "named by the user")
	} else {
		f.because("delimiter", f.Delimiter, "cut by it, the header has the most known column names")
	}
	if l.bare {
		f.because("header", "none", "the columns are named by their position, by the user")
	} else {
		f.because("header", fmt.Sprintf("line %d", head.line),
			fmt.Sprintf("it has %s and a date below it", words.Counted(l.hits-10*len(l.forced),
				"known column name")))
	}
	p, err := l.columns(f, opt)
	if err != nil {
		return nil, err
	}
	for _, n := range l.names {
		// FMP's and IEX's label is a date in words with a comma that nobody quotes.
		p.extra = p.extra || fold(n) == "label"
	}
	f.Title = l.title()
	if n := l.nameless(); n > 0 {
		f.because("nameless", "not read", words.Counted(n,
			"column")+" with cells and without a name")
	}
	first := l.rows[l.data]
	return &body{file: f, text: text, off: first.off, line: first.line, delim: l.delim, plan: p,
		lay: l}, nil
}

// quoted quotes the first names of a list for a message.
func quoted(names []string, most int) string {
	var out []string
	for _, n := range names {
		if n != "" && len(out) < most {
			out = append(out, quote(n))
		}
	}
	return strings.Join(out, ", ")
}

// nameless counts columns besides the date that have no name but have cells in the rows at
// the top, as statistics beside a table do.
func (l *layout) nameless() int {
	n := 0
	for c, name := range l.names {
		if name != "" || c == l.date {
			continue
		}
		for _, r := range l.rows[l.data:] {
			if r.cell(c) != "" {
				n++
				break
			}
		}
	}
	return n
}

// title joins the text above the header. It may name the security and tell the adjustment. It goes
// into reports, so that it is cut and cleaned here.
func (l *layout) title() string {
	var parts []string
	for _, r := range l.rows[:l.header] {
		for _, c := range r.cells {
			if c != "" && len(parts) < 6 {
				parts = append(parts, c)
			}
		}
	}
	s := printable(strings.Join(parts, " · "))
	if len(s) > 300 {
		s = strings.ToValidUTF8(s[:300], "") + "…"
	}
	return s
}
