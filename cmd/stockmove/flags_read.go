package main

import (
	"fmt"
	"maps"
	"slices"
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
	said    asked.Reading
	columns []string
	set     *pflag.FlagSet
}

// readWord is a flag of reading that takes one of some words.
type readWord struct {
	name, what, usage string
	words             []string
	hint              string // on a word that is none of them; empty: the words
	of                func(*asked.Reading) *string
}

var unitsOf = []string{pricefile.Percent, pricefile.Decimal}

// readWords are the flags of reading that take a word. The words are compared here as well as by
// the readers, for a reader meets them only with a file in hand and would answer for the file.
var readWords = []readWord{
	{"date-order", "date order", "read dates as `ORDER` ymd, dmy, mdy or roc when a file does not" +
		" tell (roc: Taiwan's years)", []string{"ymd", "dmy", "mdy", "roc"}, "",
		func(r *asked.Reading) *string { return &r.DateOrder }},
	{"decimal", "decimal mark", "decimal `MARK` when a file does not tell: . or ,",
		[]string{".", ","}, "it is a point or a comma: --decimal . or --decimal ,",
		func(r *asked.Reading) *string { return &r.Decimal }},
	{"encoding", "encoding", "text encoding when it cannot be told, `NAME` such as gb18030",
		cell.Encodings(), "", func(r *asked.Reading) *string { return &r.Encoding }},
	{"delimiter", "delimiter", "delimiter `MARK` when it cannot be told: , ; tab or |",
		[]string{",", ";", "tab", "|"}, "it is one of , ; tab |",
		func(r *asked.Reading) *string { return &r.Delimiter }},
	{"duplicates", "kind of duplicates", "what days with two different prices are, `KIND`:" +
		" unknown; else the file is refused", []string{pricefile.DuplicatesUnknown}, "",
		func(r *asked.Reading) *string { return &r.Duplicates }},
	{"factor-units", "unit of factors", "`UNIT` of a factor file that does not tell: percent or" +
		" decimal", unitsOf, "", func(r *asked.Reading) *string { return &r.FactorUnits }},
	{"input", "kind of input", "what price files hold, `KIND`: prices or returns; returns are of" +
		" the kind that --returns names (default prices)", pricefile.AllContents, "",
		func(r *asked.Reading) *string { return (*string)(&r.Input) }},
	{"return-units", "unit of returns", "`UNIT` of returns whose sizes do not tell: percent or" +
		" decimal", unitsOf, "", func(r *asked.Reading) *string { return &r.ReturnUnits }},
}

// add declares what settles how any file is read. The flags are the last resort and rare: a reader
// that guesses is right about files as they are downloaded, and says so where it cannot be.
func (f *readFlags) add(c *cobra.Command) {
	f.set = c.Flags()
	f.addWords(c, "date-order", "decimal", "encoding", "delimiter")
	f.set.StringArrayVar(&f.columns, "column", nil, "which column to read, `FIELD=HEADER` as in "+
		"close=Last, or its place as in close=5 (repeatable)")
	// What stands in the help last is what the fewest files need.
	f.addWords(c, "duplicates")
	f.set.Int64Var(&f.said.MaxBytes, "max-bytes", 0,
		"largest input after decompression, `BYTES` (default 2147483648)")
}

// addStudy declares what is said of factors and of files of returns, on the commands that compute
// with them. Files of returns have no level, so that commands which quote prices do not take them.
func (f *readFlags) addStudy(c *cobra.Command) {
	f.addWords(c, "factor-units", "input", "return-units")
}

func (f *readFlags) addWords(c *cobra.Command, names ...string) {
	for _, w := range readWords {
		if slices.Contains(names, w.name) {
			f.set.StringVar(w.of(&f.said), w.name, "", w.usage)
			complete(c, w.name, w.words)
		}
	}
}

// lay puts the flags over what a study says of reading. What no file can be read with is refused
// before any file is opened.
func (f *readFlags) lay(r *asked.Reading) error {
	for _, w := range readWords {
		said := *w.of(&f.said)
		if said == "" {
			continue
		}
		if err := w.check(said); err != nil {
			return err
		}
		*w.of(r) = said
	}
	if f.set.Changed("max-bytes") {
		if f.said.MaxBytes <= 0 {
			return usageError{fmt.Sprintf("--max-bytes is %d, and must be above 0",
				f.said.MaxBytes), "leave it away for the default of 2 GB"}
		}
		r.MaxBytes = f.said.MaxBytes
	}
	// The study's own map is copied: a Spec may be used again.
	columns := maps.Clone(r.Columns)
	for _, v := range f.columns {
		field, header, ok := strings.Cut(v, "=")
		if !ok || header == "" {
			return usageError{fmt.Sprintf("--column %q names no header", v),
				"write FIELD=HEADER, as in --column close=Last"}
		}
		if err := offered("field", field, pricefile.ColumnFields); err != nil {
			return err
		}
		if columns == nil {
			columns = map[string]string{}
		}
		columns[field] = header
	}
	r.Columns = columns
	return nil
}

// check refuses a word that there is none of. Encodings are compared in small letters, as their
// names are written in many ways; a tab may stand for itself.
func (w readWord) check(said string) error {
	word := said
	switch w.name {
	case "encoding":
		word = strings.ToLower(said)
	// Shells can hand on a tab itself, and people who know how will.
	case "delimiter":
		word = strings.Replace(said, "\t", "tab", 1)
	}
	err := offered(w.what, word, w.words)
	if err != nil && w.hint != "" {
		return usageError{fmt.Sprintf("unknown %s %q", w.what, said), w.hint}
	}
	return err
}
