package pricefile

import (
	"bytes"
	"errors"

	"stockmove/eventstudy"
)

// settle notes where the text comes from, and settles what the cells of a sheet leave no doubt of;
// options are for files of text. A workbook knows where its cells end and what a number is, so that
// a delimiter or a decimal mark that was said of text files must not cut it again.
func (in *input) settle(f *File, opt *Options) {
	switch {
	case in.sheet != nil:
		f.because("sheet", in.sheet.Sheet, in.sheet.Why)
		opt.Encoding = ""
		if in.sheet.Wide > 1 {
			opt.Delimiter = ""
		}
		if in.sheet.Numbers {
			opt.Decimal, opt.sheet = ".", true
		}
	case in.packed != "":
		f.because("compression", in.packed, "by the first bytes of the file")
	}
}

// place tells the places of problems and of rows that were left out by the cells of the sheet.
// Lines and columns of the text mean nothing to a person who looks at a sheet.
func (in *input) place(f *File, text []byte, err error) {
	if in.sheet == nil {
		return
	}
	at := func(p eventstudy.Pos) eventstudy.Pos {
		if !bytes.Equal(text, in.sheet.Text) { // dates in three columns have been joined
			p.Col = 0
		}
		return in.sheet.Place(p)
	}
	for i := range f.Dropped {
		f.Dropped[i].First = at(f.Dropped[i].First)
	}
	var ps *eventstudy.Problems
	if errors.As(err, &ps) {
		for _, p := range ps.List {
			p.Pos = at(p.Pos)
		}
	}
}
