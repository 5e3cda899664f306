package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stockmove/data/asked"
	"stockmove/data/cell"
	"stockmove/data/pricefile"
)

// readFlags settle how files are read where they do not tell themselves. Each settles a question
// that a file leaves open and overrides none that it answers: a date of 2025-02-13 is what it is
// under any order.
type readFlags struct {
	dateOrder, decimal, encoding, delimiter, factorUnits, duplicates string
	input, returnUnits                                               string

	columns  []string
	maxBytes int64

	set *pflag.FlagSet
}

// They are the last resort and rare: a reader that guesses is right about files as they are
// downloaded, and says so where it cannot be.
func (f *readFlags) add(c *cobra.Command) {
	s := c.Flags()
	f.set = s
	s.StringVar(&f.dateOrder, "date-order", "",
		"read dates as `ORDER` ymd, dmy, mdy or roc when a file does not tell (roc: Taiwan's "+
			"years)")
	s.StringVar(&f.decimal, "decimal", "", "decimal `MARK` when a file does not tell: . or ,")
	s.StringVar(&f.encoding, "encoding", "",
		"text encoding when it cannot be told, `NAME` such as gb18030")
	s.StringVar(&f.delimiter, "delimiter", "",
		"delimiter `MARK` when it cannot be told: , ; tab or |")
	s.StringArrayVar(&f.columns, "column", nil, "which column to read, `FIELD=HEADER` as in "+
		"close=Last, or its place as in close=5 (repeatable)")
	s.StringVar(&f.duplicates, "duplicates", "",
		"what days with two different prices are, `KIND`: unknown; else the file is refused")
	s.Int64Var(&f.maxBytes, "max-bytes", 0,
		"largest input after decompression, `BYTES` (default 2147483648)")
	complete(c, "date-order", dateOrders)
	complete(c, "delimiter", []string{",", ";", "tab", "|"})
	complete(c, "duplicates", duplicates)
}

// The words that flags of reading take.
var (
	dateOrders = []string{"ymd", "dmy", "mdy", "roc"}
	units      = []string{pricefile.Percent, pricefile.Decimal}
	duplicates = []string{pricefile.DuplicatesUnknown}
)

// addFactors declares what settles how factor files are read, on the commands that read them.
func (f *readFlags) addFactors(c *cobra.Command) {
	c.Flags().StringVar(&f.factorUnits, "factor-units", "",
		"`UNIT` of a factor file that does not tell: percent or decimal")
	complete(c, "factor-units", units)
}

// addReturns declares what is said of files of returns, on the commands that compute with them.
// Files of returns have no level, so that commands which quote prices do not take them.
func (f *readFlags) addReturns(c *cobra.Command) {
	c.Flags().StringVar(&f.input, "input", "",
		"what price files hold, `KIND`: prices or returns; returns are of the kind that --returns "+
			"names (default prices)")
	c.Flags().StringVar(&f.returnUnits, "return-units", "",
		"`UNIT` of returns whose sizes do not tell: percent or decimal")
	complete(c, "input", pricefile.AllContents)
	complete(c, "return-units", units)
}

// reading lays the flags over what a study says.
func (f *readFlags) reading(r asked.Reading) (asked.Reading, error) {
	setText(&r.DateOrder, f.dateOrder)
	setText(&r.Decimal, f.decimal)
	setText(&r.Encoding, f.encoding)
	setText(&r.Delimiter, f.delimiter)
	setText(&r.FactorUnits, f.factorUnits)
	setText(&r.Duplicates, f.duplicates)
	setText(&r.Input, pricefile.Contents(f.input))
	setText(&r.ReturnUnits, f.returnUnits)
	if f.set.Changed("max-bytes") {
		r.MaxBytes = f.maxBytes
	}
	if err := f.check(); err != nil {
		return r, err
	}
	// The study's own map is copied: a Spec may be used again.
	columns := map[string]string{}
	for field, header := range r.Columns {
		columns[field] = header
	}
	for _, v := range f.columns {
		field, header, ok := strings.Cut(v, "=")
		if !ok || header == "" {
			return r, usageError{fmt.Sprintf("--column %q names no header", v),
				"write FIELD=HEADER, as in --column close=Last"}
		}
		if err := offered("field", field, pricefile.ColumnFields); err != nil {
			return r, err
		}
		columns[field] = header
	}
	if len(columns) > 0 {
		r.Columns = columns
	}
	return r, nil
}

// check refuses values that no file can be read with, before any file is opened. The words are
// compared here as well as by the readers, for a reader meets them only with a file in hand and
// would answer for the file.
func (f *readFlags) check() error {
	// The encoding is compared in small letters, as its names are written in many ways.
	for _, c := range []struct {
		what, value string
		names       []string
	}{
		{"date order", f.dateOrder, dateOrders},
		{"encoding", strings.ToLower(f.encoding), cell.Encodings()},
		{"kind of duplicates", f.duplicates, duplicates},
		{"kind of input", f.input, pricefile.AllContents},
		{"unit of returns", f.returnUnits, units},
		{"unit of factors", f.factorUnits, units},
	} {
		if c.value == "" {
			continue
		}
		if err := offered(c.what, c.value, c.names); err != nil {
			return err
		}
	}
	switch f.decimal {
	case "", ".", ",":
	default:
		return usageError{fmt.Sprintf("unknown decimal mark %q", f.decimal),
			"it is a point or a comma: --decimal . or --decimal ,"}
	}
	switch f.delimiter {
	case "", ",", ";", "tab", "\t", "|":
	default:
		return usageError{fmt.Sprintf("unknown delimiter %q", f.delimiter),
			"it is one of , ; tab |"}
	}
	if f.set.Changed("max-bytes") && f.maxBytes <= 0 {
		return usageError{fmt.Sprintf("--max-bytes is %d, and must be above 0", f.maxBytes),
			"leave it away for the default of 2 GB"}
	}
	return nil
}
