package factorfile

import (
	"math"
	"sort"

	"stockmove/eventstudy"
)

// Bounds of the median absolute daily move, pooled over a file's factors. In the library's
// daily files since 1926 it lies between 0.2 and 0.5 per cent, so the same number in
// decimals is a hundredth of that; in between nothing can be told.
// The two bounds leave a gap of a factor of five between them, in which a calm decade in per cent
// and a wild one in decimals would look alike, and where the user is asked.
const (
	surelyPercent = 0.08
	surelyDecimal = 0.015
	surelyPrices  = 10
)

// units returns what a file's numbers must be divided by to be decimals: 100 or 1. The library's
// files are in per cent; of others the size of the numbers decides. What the file says and what its
// size says must not contradict each other. A wrong factor of a hundred changes no t-value and
// every size, so that nothing would show it later.
func (t *table) units(path string, names []string, opt Options) (float64, error) {
	var cols [][]float64
	total := 0
	for k, name := range names {
		if name != "RF" {
			cols = append(cols, t.columns[k])
		}
		total += len(t.columns[k])
	}
	size := medianAbs(cols)
	pos := eventstudy.Pos{File: path, Line: t.headerLine}
	if size > surelyPrices {
		return 1, eventstudy.Fault(pos,
			"give price files with --prices or --benchmark; factors are returns",
			"the numbers are too large for returns, their median is %.3g: these look like prices",
			size)
	}
	// RF is left out above: it is hundredths of a per cent and would pass for decimals.
	looks := ""
	switch {
	case size >= surelyPercent:
		looks = Percent
	case size <= surelyDecimal:
		looks = Decimal
	}
	said, why := opt.Units, "the flag"
	switch {
	case said != "":
	case t.signs > 0 && t.signs*2 > total:
		said, why = Percent, "the per cent signs"
	case t.french != "":
		said, why = Percent, "the words \""+t.french+"\""
	}
	const hint = "say it with --factor-units percent or --factor-units decimal"
	switch {
	case said == "" && math.IsNaN(size):
		return 1, eventstudy.Fault(pos, hint, "whether the factors are in per cent or decimals "+
			"cannot be told: there is no factor besides RF, or none that moves")
	case said == "" && looks == "":
		return 1, eventstudy.Fault(pos, hint, "whether the factors are in per cent or decimals "+
			"cannot be told: the median daily move is %.3g", size)
	case said == "":
		said = looks
		t.find("factor-units", nil, "read as %s because the median daily move is %.3g; "+
			"--factor-units settles it", word(said), size)
	case opt.Units != "" && looks != "" && looks != said:
		t.find("factor-units", nil, "read as %s as asked, but the median daily move of %.3g "+
			"looks like %s", word(said), size, word(looks))
	case opt.Units == "" && looks == Decimal && said == Percent:
		return 1, eventstudy.Fault(pos, hint,
			"%s mean per cent, but the median daily move of %.3g looks like decimals", why, size)
	}
	if said == Percent {
		return 100, nil
	}
	return 1, nil
}

// word names the units as a sentence does.
func word(units string) string {
	if units == Percent {
		return "per cent"
	}
	return "decimals"
}

// medianAbs returns the median absolute value of all known numbers that are not 0, NaN when there
// is none. Zeros are left out, since files pad unknown days with them.
func medianAbs(cols [][]float64) float64 {
	var a []float64
	for _, col := range cols {
		for _, v := range col {
			if v != 0 && !math.IsNaN(v) {
				a = append(a, math.Abs(v))
			}
		}
	}
	if len(a) == 0 {
		return math.NaN()
	}
	sort.Float64s(a)
	return a[len(a)/2]
}
