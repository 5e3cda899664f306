package factorfile

import (
	"fmt"
	"io"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// DefaultMaxBytes is the largest decompressed file that is read when Options.MaxBytes
// is 0: fifty times the longest daily file of the French library.
const DefaultMaxBytes = 64 << 20

// maxColumns bounds the width of a table; the widest daily file of the library has 100 portfolios.
const maxColumns = 1024

// Units of a factor file's numbers.
const (
	Percent = "percent"
	Decimal = "decimal"
)

// Options settle what a file does not tell. The zero value decides everything from the file. A flag
// of the program stands for each of them, and every refusal that it could settle names it.
type Options struct {
	Units     string // "", Percent or Decimal
	DateOrder string // "", "mdy" or "dmy", for dates written 01/02/2025
	MaxBytes  int64  // of the decompressed file; 0 is DefaultMaxBytes
}

// Read reads one factor file into decimals, NaN where a value is missing. The path names the
// file in messages and in Factors.Source; nothing is opened. Findings are doubts that do not
// stop a study; the error, an *eventstudy.Problems with positions, is for a file that cannot
// be read in exactly one way.
func Read(path string, r io.Reader, opt Options) (*eventstudy.Factors,
	[]eventstudy.Finding, error) {
	switch opt.Units {
	case "", Percent, Decimal:
	default:
		return nil, nil, eventstudy.Fault(eventstudy.Pos{},
			"use --factor-units percent or --factor-units decimal",
			"unknown factor units %q", opt.Units)
	}
	src, err := open(path, r, opt.MaxBytes)
	if err != nil {
		return nil, nil, err
	}
	f, findings, err := src.read(path, opt)
	return f, findings, src.sheet.Tell(err)
}

// read reads the table of a text. The steps collect what is wrong, and end where the next would
// only repeat it.
func (src source) read(path string, opt Options) (*eventstudy.Factors,
	[]eventstudy.Finding, error) {
	t, err := parse(path, src)
	if err != nil {
		return nil, nil, err
	}
	f := &eventstudy.Factors{Vintage: t.vintage,
		Source: eventstudy.Source{Path: path, SHA256: src.sha256, Dialect: t.dialect()}}
	if t.order(path, opt) != nil {
		return nil, nil, t.problems.Err()
	}
	for i, name := range t.names {
		f.Names = append(f.Names, Canonical(name))
		for j := range i {
			if f.Names[j] == f.Names[i] {
				t.problems.Add(eventstudy.Pos{File: path, Line: t.headerLine, Col: t.nameCols[i]},
					"keep one of the two columns",
					"columns %q and %q are both the factor %s", t.names[j], name, f.Names[i])
			}
		}
	}
	scale, err := t.units(path, f.Names, opt)
	if err != nil {
		t.problems.Merge(err.(*eventstudy.Problems))
	}
	if err := t.problems.Err(); err != nil {
		return nil, nil, err
	}
	f.Dates, f.Columns = t.dates, t.columns
	for _, col := range f.Columns {
		for i := range col {
			if scale == 1 && missingDecimal(col[i]) {
				col[i] = math.NaN()
			}
			col[i] /= scale
		}
	}
	t.judge(f)
	return f, t.findings, nil
}

// dialect is the label of how the file was read.
func (t *table) dialect() string {
	if t.french != "" {
		return "french-daily"
	}
	return "factors-csv"
}

// find records a doubt about the file, whose text names the first of its days.
func (t *table) find(code string, dates []eventstudy.Date, format string, args ...any) {
	t.findings = append(t.findings,
		eventstudy.Finding{Code: code, Text: fmt.Sprintf(format, args...), Dates: dates,
			Dated: len(dates) > 0})
}

// judge looks at the finished decimals for what is readable and yet implausible. None of it stops a
// study: the models leave out the days on which a factor is unknown.
func (t *table) judge(f *eventstudy.Factors) {
	for k, name := range f.Names {
		col := f.Columns[k]
		if name == "RF" {
			// 0.1 % a day is 28 % a year: above any Treasury bill since 1926.
			if m := medianAbs([][]float64{col}); m > 0.001 {
				t.find("rf-not-daily", nil, "the riskless rate is %.2g %% on the median day, "+
					"%.0f %% a year: it looks like a monthly or an annual rate", m*100, m*25200)
			}
			continue
		}
		var wild []eventstudy.Date
		for i, v := range col {
			if v > 0.5 || v < -0.5 {
				wild = append(wild, f.Dates[i])
			}
		}
		if len(wild) > 0 {
			t.find("factor-out-of-range", wild,
				"%s moves by more than 50 %% on %s, which no daily factor has done", name,
				words.Some(wild, 3))
		}
	}
	var weekend, unknown []eventstudy.Date
	for i, d := range f.Dates {
		if d.Weekend() && !d.OldSaturday() {
			weekend = append(weekend, d)
		}
		for _, col := range f.Columns {
			if math.IsNaN(col[i]) {
				unknown = append(unknown, d)
				break
			}
		}
	}
	if len(unknown) > 0 {
		t.find("factor-missing", unknown, "days with a factor without a value (an empty cell or "+
			"a code such as -99.99): %d, %s", len(unknown), words.Some(unknown, 3))
	}
	if len(weekend) > 0 {
		t.find("weekend-rows", weekend, "rows on Saturdays or Sundays: %s", words.Some(weekend, 3))
	}
}
