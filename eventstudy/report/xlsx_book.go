package report

import (
	"encoding/binary"
	_ "image/png" // the size of pictures
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"stockmove/eventstudy"
	"stockmove/eventstudy/typeset"
)

// Limits of the format (ECMA-376; Excel specifications and limits).
const (
	mostRows = 1 << 20
	mostText = 32767 // characters of a cell
)

// workbook writes sheets and keeps the first error. The library is told one thing after the other
// and fails at any of them: the first error is kept and the rest becomes a matter of course.
type workbook struct {
	file   *excelize.File
	styles map[string]int // by number format
	first  bool           // the sheet that a new file has is still unnamed
	logs   bool           // what is measured is a logarithm, and no share
	err    error
}

// Styles must exist before the first cell that wears one.
func newWorkbook() (*workbook, error) {
	b := &workbook{file: excelize.NewFile(), styles: map[string]int{}, first: true}
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &sortedZip{w: w} })
	for _, f := range []string{"", "head", "title", "wrap", formatDate, formatPercent,
		formatStat, formatP} {
		style := excelize.Style{}
		switch f {
		case "":
		case "head":
			style.Font = &excelize.Font{Bold: true}
			style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EDF2"}}
		case "title":
			style.Font = &excelize.Font{Bold: true, Size: 14}
		case "wrap":
			style.Alignment = &excelize.Alignment{WrapText: true, Vertical: "top"}
		default:
			format := f
			style.CustomNumFmt = &format
		}
		id, err := b.file.NewStyle(&style)
		if err != nil {
			return nil, err
		}
		b.styles[f] = id
	}
	return b, nil
}

// Number formats. The cells hold every digit; these are what is shown.
const (
	formatDate    = "yyyy-mm-dd"
	formatPercent = "0.00%"
	formatStat    = "0.00"
	formatP       = "0.0000"
)

// formats says which columns of the tables are shown how; others as the program likes. A format
// changes what is shown and never what is stored, so that a sum in the workbook is that of all
// digits.
var formats = map[string]string{
	"return": formatPercent, "expected": formatPercent, "ar": formatPercent, "se": formatPercent,
	"move": formatPercent, "car": formatPercent, "car_se": formatPercent, "bhar": formatPercent,
	"caar": formatPercent, "ci_low": formatPercent, "ci_high": formatPercent,
	"detectable": formatPercent, "chance": formatPercent,
	"t": formatStat, "car_t": formatStat, "stat": formatStat,
	"p": formatP, "car_p": formatP, "rank_p": formatP, "p_holm": formatP, "p_bh": formatP,
}

// sheet begins a sheet; the first takes the place of the one that a new file has.
func (b *workbook) sheet(name string) *excelize.StreamWriter {
	if b.err != nil {
		return nil
	}
	if b.first {
		b.first = false
		b.err = b.file.SetSheetName("Sheet1", name)
	} else {
		_, b.err = b.file.NewSheet(name)
	}
	if b.err != nil {
		return nil
	}
	w, err := b.file.NewStreamWriter(name)
	b.err = err
	return w
}

// table writes one tidy table: a frozen head with filters, then the rows, as many as a sheet has.
func (b *workbook) table(name string, t tidy) {
	w := b.sheet(name)
	if b.err != nil {
		return
	}
	head := make([]any, len(t.columns))
	for i, c := range t.columns {
		head[i] = excelize.Cell{StyleID: b.styles["head"], Value: cellText(c)}
		b.keep(w.SetColWidth(i+1, i+1, min(max(10, float64(utf8.RuneCountInString(c))+4), 40)))
	}
	// The head stays in view: a table of a thousand rows is read by its columns.
	b.keep(w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2",
		ActivePane: "bottomLeft"}))
	b.row(w, 1, head)
	at := 2
	c := cells{columns: t.columns, values: make([]any, len(t.columns)), taken: func(row []any) {
		switch {
		case at < mostRows:
			for k, v := range row {
				row[k] = b.cell(t.columns, k, v)
			}
			b.row(w, at, row)
		case at == mostRows:
			b.row(w, at, []any{"the rows that follow are in the CSV file"})
		}
		at++
	}}
	// Rows are handed on one by one, so that a sheet of a million is not held twice.
	for i := 0; i < t.n && b.err == nil; i++ {
		t.rows(&c, i)
	}
	last, err := excelize.CoordinatesToCellName(max(len(t.columns), 1), min(max(at-1, 1), mostRows))
	b.keep(err)
	b.keep(b.file.AutoFilter(name, "A1:"+last, nil)) // which the stream writes at its end
	b.keep(w.Flush())
}

// cell is a value with the format of its column. Logarithms of volume are no shares, and per cent
// behind them would be wrong by a factor of a hundred.
func (b *workbook) cell(columns []string, k int, v any) any {
	format := ""
	if k < len(columns) {
		format = formats[columns[k]]
		if format == formatPercent && b.logs && columns[k] != "move" && columns[k] != "chance" {
			format = formatStat
		}
	}
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		if v == "" {
			return nil
		}
		return excelize.Cell{Value: cellText(v)}
	case eventstudy.Date:
		// Days are counted from 30 December 1899, and those before March 1900 wrongly.
		const epoch, sound = 25569 - int(eventstudy.UnixDay), 61
		// A day that the program cannot hold as a number stays readable as a text.
		if serial := int(v) + epoch; serial >= sound {
			return excelize.Cell{StyleID: b.styles[formatDate], Value: serial}
		}
		return excelize.Cell{Value: v.String()}
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		return excelize.Cell{StyleID: b.styles[format], Value: v + 0}
	}
	return excelize.Cell{Value: v}
}

// cellText is a text as a cell may hold it: what begins with = + - @ stays a text, for it is stored
// as one.
func cellText(s string) string {
	s = Clean(s)
	if r := []rune(s); len(r) > mostText {
		return string(r[:mostText-1]) + "…"
	}
	return s
}

// row writes cells from the first column on; after an error it does nothing, as the library would
// only repeat it.
func (b *workbook) row(w *excelize.StreamWriter, at int, list []any) {
	if b.err != nil {
		return
	}
	name, err := excelize.CoordinatesToCellName(1, at)
	b.keep(err)
	b.keep(w.SetRow(name, list))
}

// keep remembers the first error.
func (b *workbook) keep(err error) {
	if b.err == nil {
		b.err = err
	}
}

// summary is the first sheet: the answer, how it was made, and what the other sheets hold. Who
// opens a workbook sees its first sheet, which therefore says what the others are and how the
// numbers were made.
func (b *workbook) summary(d *Document) {
	w := b.sheet("Summary")
	if b.err != nil {
		return
	}
	b.keep(w.SetColWidth(1, 1, 110))
	at := 1
	line := func(style, s string) {
		if s != "" {
			b.row(w, at, []any{excelize.Cell{StyleID: b.styles[style], Value: cellText(s)}})
		}
		at++
	}
	line("title", title(d))
	line("wrap", subtitle(d))
	line("", "")
	for _, block := range answer(d) {
		for _, s := range append(block.List, block.Para) {
			if s != "" {
				line("wrap", s)
			}
		}
	}
	line("", "")
	line("wrap", made(d))
	line("wrap", "Returns are fractions, shown as per cent; an empty cell is unknown. "+
		"stockmove manual outputs says what each column holds.")
	if !fewInWorkbook(d) {
		line("wrap", "Of so many events the days and windows are in days.csv and windows.csv, "+
			"and on sheets of a workbook made with --format xlsx.")
	}
	b.keep(w.Flush())
}

// pictures puts every chart on one sheet, at about the width of a screen. They stand below each
// other at one width, each under its title, with the text for who cannot see them.
func (b *workbook) pictures(d *Document) {
	if len(d.Pictures) == 0 || b.err != nil {
		return
	}
	_, err := b.file.NewSheet("Charts")
	b.keep(err)
	const across, line = 840.0, 20.0 // in pixels: a picture, and a row of the sheet
	at := 1
	for _, p := range d.Pictures {
		head, _, err := chunks(p.Bytes)
		if err != nil {
			continue // the reports say that it cannot be shown
		}
		wide := float64(binary.BigEndian.Uint32(head))
		high := float64(binary.BigEndian.Uint32(head[4:]))
		k := min(1, across/wide)
		name, err := excelize.CoordinatesToCellName(1, at)
		b.keep(err)
		b.keep(b.file.SetCellStr("Charts", name, cellText(p.Title)))
		name, err = excelize.CoordinatesToCellName(1, at+1)
		b.keep(err)
		b.keep(b.file.AddPictureFromBytes("Charts", name,
			&excelize.Picture{Extension: ".png", File: p.Bytes,
				Format: &excelize.GraphicOptions{AltText: cellText(p.Alt), ScaleX: k, ScaleY: k}}))
		at += int(high*k/line) + 4
	}
}

// properties name the workbook, with the day that stands for that of writing.
func (b *workbook) properties(d *Document) {
	day := typeset.Day.Format("2006-01-02T15:04:05Z")
	by := strings.TrimSpace("stockmove " + Clean(d.Version))
	b.keep(b.file.SetDocProps(&excelize.DocProperties{Title: cellText(title(d)), Creator: by,
		LastModifiedBy: by, Created: day, Modified: day, Language: "en"}))
}
