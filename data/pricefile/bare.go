package pricefile

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// bareLayout is the layout of a file without a header line, whose columns the user names by
// position; nil when the user does not, or no line has a date in the place of the date. The header
// is made up of the positions themselves, 1, 2 and so on, so that all that comes after need not
// know that there is none.
func bareLayout(rows []gridRow, delim byte, opt Options) *layout {
	if opt.Columns["date"] == "" || opt.Columns["close"] == "" && opt.Columns["adj"] == "" {
		return nil
	}
	for i, r := range rows[:min(headerLines, len(rows))] {
		date := position(r.cells, opt.Columns["date"])
		if date < 0 || !dayCell(r.cells[date]) || !opt.pricesBelow(rows[i:]) {
			continue
		}
		head := gridRow{line: r.line, off: r.off}
		for k := range r.cells {
			head.cells = append(head.cells, strconv.Itoa(k+1))
		}
		l := &layout{delim: delim, rows: slices.Insert(slices.Clone(rows), i, head), header: i,
			data: i + 1, date: date, names: head.cells, alias: make([]alias, len(head.cells)),
			forced: map[int]role{}, bare: true}
		for field, name := range opt.Columns {
			if k := position(r.cells, name); k >= 0 {
				l.forced[k] = fieldRole(field)
				l.hits += 10
			}
		}
		return l
	}
	return nil
}

// dayCell reports whether a cell is a day and nothing else: with the sign of another delimiter in
// it it is two cells that the wrong one has not cut.
func dayCell(v string) bool { return isDay(v) && !strings.ContainsAny(v, "\t;|") }

// pricesBelow reports whether the column that the user names for the close holds numbers, as it
// does not where the wrong delimiter cuts "Jan 12, 2026|91,765.92". One cell in ten may be a mark
// or a note; a column of dates or names has no numbers at all.
func (opt Options) pricesBelow(rows []gridRow) bool {
	name := opt.Columns["close"]
	if name == "" {
		name = opt.Columns["adj"]
	}
	numbers, others := 0, 0
	for _, r := range rows[:min(headerLines, len(rows))] {
		k := position(r.cells, name)
		switch {
		case k < 0 || r.cells[k] == "":
		case numberLike(r.cells[k]):
			numbers++
		default:
			others++
		}
	}
	return numbers > 9*others
}

// bareRows are the first lines of a file without a header line, and what their columns hold.
type bareRows struct {
	rows   []gridRow
	date   int
	symbol int   // the first column of words, −1: none
	nums   []int // columns of numbers
	clock  int   // column of a clock time beside the date, −1: none
}

// bareFault refuses a file that begins with data: a date and numbers. It names the columns by
// position as far as the numbers tell them; nil for other files. Every delimiter is tried, and the
// one that makes the most columns of numbers has cut the rows as they are meant.
func bareFault(pos eventstudy.Pos, text []byte, opt Options) error {
	var best *bareRows
	for _, d := range opt.delimiters() {
		if b := bareAt(grid(text, d)); b != nil && (best == nil || len(b.nums) > len(best.nums)) {
			best = b
		}
	}
	if best == nil {
		return nil
	}
	line, _ := cell.NextLine(text, best.rows[0].off)
	first := quote(strings.TrimSpace(string(line[:min(len(line), 4096)])))
	pos.Line = best.rows[0].line
	if best.intraday() {
		return eventstudy.Fault(pos, "download daily bars", "the file has no header, and its rows"+
			" carry clock times: intraday bars, not daily prices: %s", first)
	}
	closing, sure := best.close()
	hint := fmt.Sprintf("name the columns by their position: --column date=%d --column close=%d",
		best.date+1, closing+1)
	if best.symbol >= 0 {
		hint += fmt.Sprintf(" --column symbol=%d", best.symbol+1)
	}
	if !sure {
		hint += fmt.Sprintf(" (if column %d is the close)", closing+1)
	}
	return eventstudy.Fault(pos, hint+"; or add a first line that names them",
		"the file has no header line: it begins with data: %s", first)
}

// bareAt reads the lines from the first that is not blank; nil when they are no data. Sixty lines
// are enough to tell what a column holds, and a column must hold it on all of them.
func bareAt(rows []gridRow) *bareRows {
	b := &bareRows{date: -1, symbol: -1, clock: -1}
	for _, r := range rows {
		if !r.empty {
			b.rows = append(b.rows, r)
		}
	}
	if len(b.rows) == 0 || len(b.rows[0].cells) < 2 {
		return nil
	}
	b.rows = b.rows[:min(len(b.rows), 60)]
	width := len(b.rows[0].cells)
	// A date in words or with marks is one; bare digits may be a price or a volume.
	for _, digits := range []bool{false, true} {
		for c := 0; c < width && b.date < 0; c++ {
			dated := func(v string) bool { return dayCell(v) && (digits || !cell.AllDigits(v)) }
			if b.all(c, dated) {
				b.date = c
			}
		}
	}
	if b.date < 0 {
		return nil
	}
	for c := range width {
		switch {
		case c == b.date:
		case c == b.date+1 && b.all(c, clockLike):
			b.clock = c
		case b.all(c, func(v string) bool { return v == "" }): // a column that nobody filled
		case b.all(c, numberLike):
			b.nums = append(b.nums, c)
		case b.symbol < 0 && b.all(c, func(v string) bool { return v != "" && !isDay(v) }):
			b.symbol = c
		}
	}
	if len(b.nums) == 0 {
		return nil
	}
	return b
}

// all reports whether all cells of a column are of a kind.
func (b *bareRows) all(c int, is func(string) bool) bool {
	for _, r := range b.rows {
		if !is(r.cell(c)) {
			return false
		}
	}
	return true
}

// numberLike reports a number, or a mark for a missing one, with either decimal mark.
func numberLike(v string) bool {
	_, st := cell.EitherMark([]byte(v), cell.Scaled)
	return st != cell.BadNumber
}

// clockLike tells a clock time, 09:30 or 093000, from a number.
func clockLike(v string) bool {
	_, ok := cell.ParseClock([]byte(v))
	return ok && (strings.Contains(v, ":") || len(v) == 6)
}

// intraday reports whether a day has rows at several times. A file of minutes has several rows a
// day, told apart by a clock within the date or in the column beside it.
func (b *bareRows) intraday() bool {
	var zone cell.Zone
	for i := 1; i < len(b.rows); i++ {
		one, c1 := cell.ParseDate([]byte(b.rows[i-1].cell(b.date)), &zone)
		two, c2 := cell.ParseDate([]byte(b.rows[i].cell(b.date)), &zone)
		other := c1 != c2
		if b.clock >= 0 {
			other = b.rows[i-1].cell(b.clock) != b.rows[i].cell(b.clock)
		}
		if one == two && other {
			return true
		}
	}
	return false
}

// close returns the column of the close as far as the numbers tell it: a single column, or one of
// the first four side by side that can be the prices of a bar. sure is false for a mere example.
func (b *bareRows) close() (col int, sure bool) {
	for i := 0; i+4 <= len(b.nums); i++ {
		if _, last, sure := b.barClose(b.nums[i : i+4]); last >= 0 {
			return last, sure
		}
	}
	return b.nums[0], len(b.nums) == 1
}

// barClose returns the open and the close of four columns, −1 where they are no bar. Which is the
// high and which the low shows in their numbers. Of the other two the open stands before the close
// as a rule: open, high, low, close; open, low, high, close; open, close, high, low; high, low,
// open, close. Some write the close first of all, and then a day's open follows the close of the
// day before.
func (b *bareRows) barClose(cols []int) (open, last int, sure bool) {
	if b.bar(cols[0], cols[1], cols[2], cols[3]) {
		return cols[0], cols[3], true
	}
	for high := range cols {
		for low := range cols {
			if low == high {
				continue
			}
			var rest []int
			for k, c := range cols {
				if k != high && k != low {
					rest = append(rest, c)
				}
			}
			if !b.bar(rest[0], cols[high], cols[low], rest[1]) {
				continue
			}
			as, turned := b.overnight(rest[0], rest[1]), b.overnight(rest[1], rest[0])
			switch {
			case cols[0] == rest[0] && cols[3] == rest[1]:
				return rest[0], rest[1], true
			case turned < as/2:
				return rest[1], rest[0], true
			}
			return rest[0], rest[1], as < turned/2
		}
	}
	return -1, -1, false
}

// overnight sums the steps from the close of a day to the open of the next, if these two columns
// are the open and the close; NaN where the order of the days is not plain.
func (b *bareRows) overnight(open, last int) float64 {
	sum := 0.0
	for i := 1; i < len(b.rows); i++ {
		before, after := b.rows[i-1], b.rows[i]
		one, _ := cell.ParseDate([]byte(before.cell(b.date)), &cell.Zone{})
		two, _ := cell.ParseDate([]byte(after.cell(b.date)), &cell.Zone{})
		switch {
		case !one.Known() || !two.Known():
			return math.NaN()
		case two.Day() < one.Day():
			before, after = after, before
		}
		sum += math.Abs(math.Log(number(after.cell(open)) / number(before.cell(last))))
	}
	return sum
}

// number reads a cell with either decimal mark, and with a unit such as M; NaN when it is none.
func number(v string) float64 {
	x, _ := cell.EitherMark([]byte(v), cell.Scaled)
	return x
}

// bar reports whether four columns can be the open, high, low and close of every row. The high is
// the highest and the low the lowest of the four on every row, without a row of slack: only then
// are the columns named for the user.
func (b *bareRows) bar(open, high, low, last int) bool {
	for _, r := range b.rows {
		var v [4]float64
		for i, c := range []int{open, high, low, last} {
			if v[i] = number(r.cell(c)); math.IsNaN(v[i]) {
				return false
			}
		}
		if v[1] < max(v[0], v[3]) || v[2] > min(v[0], v[3]) {
			return false
		}
	}
	return true
}
