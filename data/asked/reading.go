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

// FactorOptions are the factor reader's.
func (r Reading) FactorOptions() factorfile.Options {
	opt := factorfile.Options{Units: r.FactorUnits, MaxBytes: r.MaxBytes}
	if r.DateOrder != "ymd" { // which such a file shows by itself
		opt.DateOrder = r.DateOrder
	}
	return opt
}
