package eventstudy

import (
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy/words"
)

// series picks the prices that returns are computed from. It returns an error when the basis asked
// for cannot be had from the file, and warnings where it can but with a doubt. The prices are
// positive and finite or NaN. A total return is preferred where it can be had: a stock falls by its
// dividend on the ex-day, and that is no abnormal return. What the file cannot give is refused and
// not replaced by something near it.
func (p *Prices) series(want PriceBasis) (price []float64, basis Basis, warns []Warning,
	err error) {
	if p.Return != nil {
		return p.traded(), p.Basis, nil, nil
	}
	warn := func(code, format string, args ...any) {
		warns = append(warns, warning(code, p.ID, format, args...))
	}
	missing := func(what string) error {
		return OptionOf("price_basis").problem(Problem{Code: BasisMissing,
			Pos:    Pos{File: p.Source.Path},
			Remedy: string(BasisAuto),
			Hint:   "choose the price basis auto, or give a file that has them",
			What: fmt.Sprintf("%s has no %s prices: its close is %s", p.ID, what,
				p.Basis.words())}).Err()
	}
	switch {
	case (want == BasisTotal || want == BasisAuto || want == "") && anyKnown(p.AdjClose):
		price, basis = p.AdjClose, Total
		if n, same := p.AdjustedIsClose(); same && p.Basis != Total {
			// Nothing was taken out of it, so nothing shows that dividends would have been.
			basis = p.Basis
			if basis == "" {
				basis = BasisUnknown
			}
			warn("adjusted_is_close", "the adjusted close is the close on all %d days: a price "+
				"index, or no dividend was paid or taken out; returns are taken to leave "+
				"dividends out", n)
		}
	case want == BasisTotal:
		if p.Basis != Total || !anyKnown(p.Close) {
			return nil, "", nil, missing("dividend-adjusted")
		}
		price, basis = p.Close, Total
	case want == BasisSplit || want == BasisRaw:
		if !anyKnown(p.Close) || p.Basis == Total {
			return nil, "", nil, missing("unadjusted")
		}
		if want == BasisRaw && p.Basis != Raw {
			warn("basis_not_raw", "the close is %s, not as traded: the same figures where no "+
				"split falls in the range", p.Basis.words())
		}
		if want == BasisSplit && p.Basis != Split {
			warn("basis_not_split", "the close is %s, and may have splits in it", p.Basis.words())
		}
		price, basis = p.Close, p.Basis
	default:
		if !anyKnown(p.Close) {
			return nil, "", nil, missing("closing")
		}
		price, basis = p.Close, p.Basis
	}
	price, bad, first := positive(p.Dates, price)
	if bad > 0 {
		warn("price_not_positive", "%s zero, negative or infinite and unknown here (first on %s)",
			words.CountOf(bad, "price is", "prices are"), first)
	}
	return price, basis, warns, nil
}

// AdjustedIsClose reports an adjusted close that is the close on every day on which both are known,
// but for rounding, and the number of these days. Vendors fill the column for indices as well, and
// its presence alone proves no dividend.
func (p *Prices) AdjustedIsClose() (days int, same bool) {
	if len(p.Close) != len(p.AdjClose) {
		return 0, false
	}
	for i, a := range p.AdjClose {
		c := p.Close[i]
		if math.IsNaN(a) || math.IsNaN(c) {
			continue
		}
		if math.Abs(a-c) > 1e-6*math.Abs(c) {
			return 0, false
		}
		days++
	}
	return days, days > 0
}

// anyKnown reports a column with a figure in it: a file may have the header and no more.
func anyKnown(col []float64) bool {
	return slices.ContainsFunc(col, func(v float64) bool { return !math.IsNaN(v) })
}

// positive returns the prices with those that no return can be computed from made unknown, and how
// many they are. It copies only when there are any. A price of zero stands for none in many files,
// and a return from it is infinite.
func positive(dates []Date, price []float64) (clean []float64, bad int, first Date) {
	clean = price
	for i, v := range price {
		if v > 0 && !math.IsInf(v, 1) || math.IsNaN(v) {
			continue
		}
		if bad == 0 {
			clean = append([]float64(nil), price...)
			first = dates[i]
		}
		bad++
		clean[i] = math.NaN()
	}
	return clean, bad, first
}

// align lays prices on a timeline. ret[t] is the return from the last day with a price before t,
// gap[t] the number of trading days without a price in between. The slices have the length of days;
// off lists the days of the file that have a price and are not on the timeline. No price is carried
// forward: a day without one has no return, and the next return covers both.
func (r *seriesRoom) align(days, dates []Date, price []float64, kind ReturnKind) (priced []bool,
	ret []float64, gap []int32, off []Date) {
	p, off := layOn(&r.on, days, dates, price)
	n := len(days)
	r.priced, r.ret, r.gap = roomOf(r.priced, n), roomOf(r.ret, n), roomOf(r.gap, n)
	priced, ret, gap = r.priced, r.ret, r.gap
	last := -1
	for t := range days {
		priced[t], ret[t], gap[t] = false, math.NaN(), 0
		if math.IsNaN(p[t]) {
			continue
		}
		if last >= 0 {
			if r := kind.Of(p[last], p[t]); !math.IsInf(r, 0) {
				ret[t] = r
			}
			gap[t] = int32(t - last - 1)
		}
		last, priced[t] = t, true
	}
	return priced, ret, gap, off
}

// traded is 1 on the days with a return and NaN on others: it stands for the price of a file that
// holds returns.
func (p *Prices) traded() []float64 {
	out := make([]float64, len(p.Return))
	for i, r := range p.Return {
		out[i] = math.NaN()
		if !math.IsNaN(r) && !math.IsInf(r, 0) {
			out[i] = 1
		}
	}
	return out
}

// align is the function of that name for a series of p. Returns that the file holds are taken as
// they stand: each is that of its day, and one that is missing costs no other day.
func (p *Prices) align(days []Date, price []float64, kind ReturnKind) (priced []bool, ret []float64,
	gap []int32, off []Date) {
	if p.Return == nil {
		return new(seriesRoom).align(days, p.Dates, price, kind)
	}
	on, off := onDays(days, p.Dates, price)
	known := slices.Clone(p.Return)
	for i, t := range price {
		if t != t {
			known[i] = math.NaN()
		}
	}
	ret, _ = onDays(days, p.Dates, known)
	priced = make([]bool, len(days))
	for t, v := range on {
		priced[t] = v == v
	}
	return priced, ret, make([]int32, len(days)), off
}

// onDays lays a dated column on days: NaN where it has no such day. off lists its days with a value
// that are not among days. Most files of one exchange have the same days, and then nothing is
// copied.
func onDays(days, dates []Date, col []float64) (out []float64, off []Date) {
	return layOn(new([]float64), days, dates, col)
}

// layOn is onDays with room for what it copies.
func layOn(room *[]float64, days, dates []Date, col []float64) (out []float64, off []Date) {
	if slices.Equal(days, dates) {
		return col, nil
	}
	*room = roomOf(*room, len(days))
	out = *room
	j := 0
	skip := func(until Date) {
		for ; j < len(dates) && dates[j] < until; j++ {
			if !math.IsNaN(col[j]) {
				off = append(off, dates[j])
			}
		}
	}
	for t, d := range days {
		skip(d)
		out[t] = math.NaN()
		if j < len(dates) && dates[j] == d {
			out[t] = col[j]
			j++
		}
	}
	skip(math.MaxInt32)
	return out, off
}

// Of returns the return from one price to the next, in decimals. The divisor is the earlier price.
func (k ReturnKind) Of(from, to float64) float64 {
	if k == Log {
		return math.Log(to / from)
	}
	return to/from - 1
}

// simple converts a return of this kind to a simple return. Expm1 keeps the digits of small
// returns, which 1 + r − 1 would lose.
func (k ReturnKind) simple(r float64) float64 {
	if k == Log {
		return math.Expm1(r)
	}
	return r
}

// words says in a sentence what a close is adjusted for.
func (b Basis) words() string {
	switch b {
	case Raw:
		return "as traded"
	case Split:
		return "adjusted for splits"
	case Total:
		return "adjusted for splits and dividends"
	}
	return "of unknown adjustment"
}
