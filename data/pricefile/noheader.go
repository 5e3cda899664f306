package pricefile

import (
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// noHeader explains why no layout was found.
func noHeader(f *File, text []byte, opt Options) error {
	first, n := firstText(text)
	pos := eventstudy.Pos{File: f.Path, Line: n}
	low := strings.ToLower(string(text[:min(len(text), 2048)]))
	if err := bareFault(pos, text, opt); err != nil {
		return err
	}
	if err := blankParted(pos, text); err != nil {
		return err
	}
	switch {
	case strings.Contains(low, "no data"), strings.Contains(low, "brak danych"),
		strings.Contains(low, "limit"), strings.Contains(low, "not found"),
		strings.Contains(low, "error"):
		return eventstudy.Fault(pos, "download the file again; the site answered with a message"+
			" instead of prices", "no table of prices: %s", quote(first))
	case len(opt.Columns) == 0:
		if err := noRows(pos, text, opt); err != nil {
			return err
		}
	default:
		return eventstudy.Fault(pos, "write the names as in the file's header line, or count the"+
			" columns from 1, as in --column close=5",
			"no line within the first %d has the named columns with a date below them", headerLines)
	}
	hint := "name the columns with --column date=NAME and --column close=NAME, or by their" +
		" position, as 1, 2 and so on"
	if f.guessed {
		hint = "say the encoding if it is another than " + f.Encoding +
			", such as --encoding shift-jis, gb18030, big5 or euc-kr, and " + hint
	}
	return eventstudy.Fault(pos, hint, "no header line with a date column was found within the"+
		" first %d lines; the file begins %s", headerLines, quote(first))
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

// noRows explains a header without a date below it; nil when no line looks like a header.
func noRows(pos eventstudy.Pos, text []byte, opt Options) error {
	var rows []gridRow
	most, at, col := 1, -1, 0
	for _, d := range cell.Delimiters {
		if opt.Delimiter != "" && opt.Delimiter != cell.DelimiterName(d) {
			continue
		}
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
