package pricefile

import (
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy"
)

// Contents is what the values of a file are.
type Contents string

// The contents that a user may name.
const (
	HoldsPrices  Contents = "prices"
	HoldsReturns Contents = "returns"
)

// AllContents are what --input may name.
var AllContents = []string{string(HoldsPrices), string(HoldsReturns)}

// Units of returns, as a user names them.
const (
	Percent = "percent"
	Decimal = "decimal"
)

// returnNames are header names of returns, folded; CRSP's are aliases of their own.
var returnNames = []string{"return", "returns", "rtn", "rtns", "logreturn", "logreturns", "logret",
	"dailyreturn", "dailyreturns", "pctreturn", "simplereturn", "totalreturn"}

// forceReturn takes the first column that is named after returns for the close, where the file is
// said to hold returns and the user names no other. It is then an ordinary column to all stages
// before the last, which turns its values into returns.
func (l *layout) forceReturn(opt Options) {
	if k := l.namedReturn(); opt.Holds == HoldsReturns && opt.Columns["close"] == "" && k >= 0 {
		l.forced[k], l.returns = roleClose, true
	}
}

// namedReturn is the first column that is named after returns, −1 where there is none.
func (l *layout) namedReturn() int {
	return slices.IndexFunc(l.names, func(name string) bool {
		return lookup(name).role == roleReturn || slices.Contains(returnNames, fold(name))
	})
}

// holdsReturns reports that the values of the closes are returns: their column is named so, or its
// values change their sign, in a file that is said to hold returns. A twentieth of negative values
// is far less than any returns have and more than prices ever had, which were negative for a day in
// 2020, those of oil.
func (b *body) holdsReturns(t *table, opt Options) bool {
	if opt.Holds != HoldsReturns {
		return false
	}
	if b.lay.returns {
		return true
	}
	known, below := 0, 0
	for _, v := range b.closeColumns(t) {
		for _, x := range v {
			if x == x {
				known++
			}
			if x < 0 {
				below++
			}
		}
	}
	return below > 0 && below*20 >= known
}

// closeColumns are the values of all closes: of a panel there is one for each security.
func (b *body) closeColumns(t *table) [][]float64 {
	var out [][]float64
	for k, n := range b.plan.nums {
		if n.role == roleClose && t.vals[k] != nil {
			out = append(out, t.vals[k])
		}
	}
	return out
}

// crspMissing are CRSP's codes of returns that are missing.
var crspMissing = []float64{-44, -55, -66, -77, -88, -99}

// cleanReturns makes CRSP's codes and what is no number unknown.
func (b *body) cleanReturns(t *table) {
	for _, v := range b.closeColumns(t) {
		for i, x := range v {
			if math.IsInf(x, 0) || slices.Contains(crspMissing, x) {
				v[i] = math.NaN()
			}
		}
	}
}

// Bounds of the median size of daily returns that are not zero. Those of stocks lie between 0.2 and
// 3 per cent: as decimals of 0.002 to 0.03. In between a calm bond fund in per cent looks like a
// stock of the wildest in decimals, and nothing can be told.
const (
	surelyDecimal = 0.03
	surelyPercent = 0.2
	surelyPrices  = 20
)

// asReturns gives each series its returns in decimals in place of prices. The other columns go: an
// open or a high beside returns would be one of them too.
func (b *body) asReturns(prices []*eventstudy.Prices, opt Options) error {
	var sizes []float64
	least := 0.0
	for _, p := range prices {
		for _, r := range p.Close {
			if r == r && r != 0 {
				sizes = append(sizes, math.Abs(r))
				least = min(least, r)
			}
		}
	}
	units, err := b.returnUnits(sizes, least, opt)
	if err != nil {
		return err
	}
	for _, p := range prices {
		if units == Percent {
			p.Return = make([]float64, len(p.Close))
			for i, r := range p.Close {
				p.Return[i] = r / 100
			}
		} else {
			p.Return = p.Close
		}
		p.Open, p.High, p.Low, p.Close, p.AdjClose, p.Splits = nil, nil, nil, nil, nil, nil
	}
	return nil
}

// returnBasis says what returns are adjusted for: CRSP's have dividends in them, of others it is
// not known. The basis that the label gave is of the close, and a column of returns is another one.
func (f *File) returnBasis(l *layout) {
	f.Basis = eventstudy.BasisUnknown
	if l.crsp() && l.returns {
		f.Basis = eventstudy.Total
	}
	for _, p := range f.Prices {
		p.Basis = f.Basis
	}
}

// returnUnits decides whether returns are in per cent or decimals, from what the user says or from
// their sizes; what could be either is asked. A loss of more than everything settles it, for in
// decimals nothing falls below −1; else the median size does, where it lies outside of what either
// unit can have.
func (b *body) returnUnits(sizes []float64, least float64, opt Options) (string, error) {
	const hint = "say it with --return-units percent or --return-units decimal"
	_, pos := b.cell(0, b.plan.date)
	if len(sizes) == 0 {
		return "", eventstudy.Fault(pos, "name the column with --column close=NAME",
			"the column of returns holds no return that is not zero")
	}
	slices.Sort(sizes)
	size := sizes[len(sizes)/2]
	looks := ""
	switch {
	case size >= surelyPrices:
		return "", eventstudy.Fault(pos, "leave --input returns out, or name the column of returns"+
			" with --column close=NAME", "the values are too large for returns: their median"+
			" size is"+
			" %.3g", size)
	case least < -1, size >= surelyPercent:
		looks = Percent
	case size <= surelyDecimal:
		looks = Decimal
	}
	why := fmt.Sprintf("the median size of a return that is not zero is %.3g", size)
	switch {
	case opt.ReturnUnits == Decimal && least < -1:
		return "", eventstudy.Fault(pos, hint,
			"a return of %g in decimals would lose more than all", least)
	case opt.ReturnUnits != "":
		if looks != "" && looks != opt.ReturnUnits {
			b.doubt("return-units", "returns are read in %s, as asked, but %s, as of returns in %s",
				unitWord(opt.ReturnUnits), why, unitWord(looks))
		}
		looks, why = opt.ReturnUnits, "named by the user"
	case looks == "":
		return "", eventstudy.Fault(pos, hint,
			"whether the returns are in per cent or decimals cannot"+
				" be told: their median size is %.3g", size)
	}
	b.file.because("return units", looks, why)
	return looks, nil
}

// unitWord names the units as a sentence does.
func unitWord(units string) string {
	if units == Percent {
		return "per cent"
	}
	return "decimals"
}
