package pricefile

import (
	"slices"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// noHeader explains why no layout was found. The reasons are tried from the one that says most to
// the one that says least: data without a header, a printed table, the message of a site, names of
// the user's that are nowhere, a header without days, no date at all.
func noHeader(f *File, text []byte, opt Options) error {
	first, n := firstText(text)
	pos := eventstudy.Pos{File: f.Path, Line: n}
	if err := bareFault(pos, text, opt); err != nil {
		return err
	}
	if err := blankParted(pos, text); err != nil {
		return err
	}
	switch {
	case isMessage(text):
		return eventstudy.Fault(pos, "download the file again; the site answered with a message"+
			" instead of prices", "no table of prices: %s", quote(first))
	case len(opt.Columns) > 0:
		return eventstudy.Fault(pos, "write the names as in the file's header line, or count the"+
			" columns from 1, as in --column close=5",
			"no line within the first %d has the named columns with a date below them", headerLines)
	}
	if err := noRows(pos, text, opt); err != nil {
		return err
	}
	encoding := ""
	if f.guessed {
		encoding = "say the encoding if it is another than " + f.Encoding +
			", such as --encoding shift-jis, gb18030, big5 or euc-kr; else "
	}
	if !anyDate(text) {
		return eventstudy.Fault(pos, encoding+"take a table of one row a day, with a date such as"+
			" 2025-02-13 in each", "no cell of the first %d lines is a date; the file begins %s",
			headerLines, quote(first))
	}
	return eventstudy.Fault(pos, encoding+"name the columns with --column date=NAME and"+
		" --column close=NAME, or by their position, as 1, 2 and so on",
		"no header line with a date column was found within the first %d lines; the file begins %s",
		headerLines, quote(first))
}

// isMessage reports the few words that a site answers with: some lines of text, of which no two are
// rows of a table, and no number by itself. "Please enter a valid API key." is one line with blanks
// and without a delimiter; a table of one row has numbers.
func isMessage(text []byte) bool {
	// A site answers in a sentence or two. A longer text without a row of numbers is told of by
	// what it lacks.
	const mostLines = 5
	first, _ := firstText(text)
	if !strings.Contains(first, " ") {
		return false
	}
	for _, d := range cell.Delimiters {
		lines, wide := 0, 0
		for _, r := range grid(text, d) {
			if r.empty {
				continue
			}
			if lines++; lines > mostLines {
				return false
			}
			if len(r.cells) > 2 {
				wide++
			}
			if wide > 1 || slices.ContainsFunc(r.cells, func(v string) bool {
				return v != "" && numberLike(v)
			}) {
				return false
			}
		}
	}
	return true
}

// anyDate reports whether some cell near the top can be a date, in whatever form but six digits,
// which any price may be. The day number of a spreadsheet is any number of five digits: it counts
// where the row below it goes on. Without a date in any cell no name of a column can help, and the
// hint says what is wanted instead.
func anyDate(text []byte) bool {
	// A session follows the one before within a week; numbers of five digits that lie farther apart
	// are taken for prices or volumes.
	const week = 7
	for _, d := range cell.Delimiters {
		rows := grid(text, d)
		var above []cell.Stamp
		for _, r := range rows[:min(headerLines, len(rows))] {
			stamps := make([]cell.Stamp, len(r.cells))
			for c, v := range r.cells {
				s, _ := cell.ParseDate([]byte(v), &cell.Zone{})
				stamps[c] = s
				switch {
				case !s.Dated(), s.Kind() == cell.SixDigits:
				case s.Kind() != cell.Serial:
					return true
				case c < len(above) && above[c].Kind() == cell.Serial:
					if gap := s.Day() - above[c].Day(); gap != 0 && -week <= gap && gap <= week {
						return true
					}
				}
			}
			above = stamps
		}
	}
	return false
}

// blankParted refuses a table that was printed, with blanks between its columns: a name of several
// words, or an empty cell, would shift the others.
func blankParted(pos eventstudy.Pos, text []byte) error {
	for off, n := 0, 1; off < len(text) && n <= headerLines; n++ {
		line, next := cell.NextLine(text[:min(len(text), 1<<16)], off)
		off = next
		words := strings.Fields(string(line))
		if strings.ContainsAny(string(line), ",;\t|") || len(words) < 2 {
			continue
		}
		known := 0
		for _, a := range aliases(words) {
			if a.role != roleNone && a.role < roleSoft {
				known++
			}
		}
		// One known word may stand in any sentence above a table; a line of which most words are
		// names of columns is a header.
		if known >= 2 && known*2 > len(words) {
			pos.Line = n
			return eventstudy.Fault(pos,
				"write it with commas, as pandas' to_csv and R's write.csv do",
				"the columns are parted by blanks, as in a printed table: %s",
				quote(strings.Join(words, " ")))
		}
	}
	return nil
}

// noRows explains a header without a date below it; nil when no line looks like a header. The line
// with the most known names is taken for the header, and the first line below it says why no day
// was found there.
func noRows(pos eventstudy.Pos, text []byte, opt Options) error {
	var rows []gridRow
	most, at, col := 1, -1, 0
	for _, d := range opt.delimiters() {
		g := grid(text, d)
		for i := range g[:min(headerLines, len(g))] {
			n, date, price := 0, -1, false
			for c, a := range aliases(g[i].cells) {
				if a.role != roleNone {
					n++
				}
				if a.role == roleDate && date < 0 {
					date = c
				}
				price = price || a.role >= roleOpen && a.role <= roleAdj
			}
			if n > most && date >= 0 && (price || n > 2) {
				rows, most, at, col = g, n, i, date
			}
		}
	}
	if at < 0 {
		return nil
	}
	for _, r := range rows[at+1:] {
		if !r.empty {
			pos.Line = r.line
			if far := r.cell(col); cell.FarYear(far) {
				return eventstudy.Fault(pos, "if another column is the date, name it with"+
					" --column date=NAME",
					"the year of %s is not between %d and %d", quote(far), cell.FirstYear,
					cell.LastYear)
			}
			if apart(rows[at].cells) {
				return eventstudy.Fault(pos,
					"put the columns of year, month and day side by side, in this or the other"+
						" order",
					"the date stands in three columns of line %d that are not side by side",
					rows[at].line)
			}
			return eventstudy.Fault(pos, "if it is one, write it in another form, such as"+
				" 2025-02-13; if another column is the date, name it with --column date=NAME",
				"the header on line %d names a date column %s, but below it stands no date: %s",
				rows[at].line, quote(rows[at].cell(col)), quote(r.cell(col)))
		}
	}
	pos.Line = rows[at].line
	return eventstudy.Fault(pos, "download the file again", "the file has a header and no rows")
}

// firstText returns the first line that is not blank, and its number.
func firstText(text []byte) (string, int) {
	for off, n := 0, 1; off < len(text); n++ {
		line, next := cell.NextLine(text, off)
		if s := strings.TrimSpace(string(line[:min(len(line), 4096)])); s != "" {
			return s, n
		}
		off = next
	}
	return "", 0
}
