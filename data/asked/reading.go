package asked

import (
	"time"

	"stockmove/data/factorfile"
	"stockmove/data/pricefile"
)

// Options are the reader's.
func (r Reading) Options(location func(string) *time.Location) pricefile.Options {
	return pricefile.Options{
		DateOrder: r.DateOrder, Decimal: r.Decimal, Encoding: r.Encoding, Delimiter: r.Delimiter,
		Columns: r.Columns, MaxBytes: r.MaxBytes, Location: location, Duplicates: r.Duplicates,
		Holds: r.Input, ReturnUnits: r.ReturnUnits,
	}
}

// FactorOptions are the factor reader's. Such files show their delimiter and their decimal mark by
// themselves, so that what is said of prices in these is not passed on.
func (r Reading) FactorOptions() factorfile.Options {
	opt := factorfile.Options{Units: r.FactorUnits, MaxBytes: r.MaxBytes}
	if r.DateOrder != "ymd" { // which such a file shows by itself
		opt.DateOrder = r.DateOrder
	}
	return opt
}

// Reading is how files are to be read where they do not say so themselves; empty is "find out". It
// follows the flags of the same names. The same names are keys of [read], which flags replace one
// by one. What they say holds for all files of the study, and a file that shows otherwise by
// itself, as a sheet does, is read as it shows.
type Reading struct {
	DateOrder   string             // "dmy", "mdy", "ymd" or "roc"
	Decimal     string             // "." or ","
	Encoding    string             // "utf-8", "gb18030", …
	Delimiter   string             // ",", ";", "tab", "|"
	Columns     map[string]string  // field → header, {"close": "Last"}
	MaxBytes    int64              // largest decompressed input; 0 is the reader's default
	FactorUnits string             // "percent", "decimal" or empty
	Input       pricefile.Contents // "prices" or "returns"; empty is prices
	ReturnUnits string             // "percent", "decimal" or empty
	Duplicates  string             // "unknown": days with two different prices; empty refuses them
}
