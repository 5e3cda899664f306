package eventstudy

import (
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy/words"
)

// NewPanel lays every security on the trading days of its market: the benchmark's days where there
// is one, else the union of the days of the market's securities. It returns an error when a
// security names a market that is not given, when it has no prices of the basis asked for, or when
// a column does not have the shape that Prices and Factors promise. It is the last place at which
// the shape of the input is in question: what it returns has columns of the length of its timeline
// and prices that are positive or NaN.
func NewPanel(markets []Market, secs []Security, d Design) (*Panel, error) {
	p := &Panel{Series: map[string]*Series{}}
	var room seriesRoom
	for _, s := range secs {
		err := s.Prices.check(s.ID)
		if err == nil && s.Prices.Packed != nil {
			err = s.Prices.Unpacked(&room.prices).check(s.ID)
		}
		if err != nil {
			return nil, err
		}
	}
	lines := map[string]*Timeline{}
	for _, m := range markets {
		if lines[m.ID] != nil {
			return nil, Fault(Pos{}, "give each market one id", "market %q is defined twice", m.ID)
		}
		l, warns, err := newTimeline(m, secs, d)
		if err != nil {
			return nil, err
		}
		lines[m.ID] = l
		p.Lines = append(p.Lines, l)
		p.Warnings = append(p.Warnings, warns...)
	}
	for _, s := range secs {
		l := lines[s.Market]
		if l == nil {
			p := &Problem{Code: MarketUndefined, Market: s.Market, Hint: "define the market",
				What: fmt.Sprintf("security %q is in market %q, which the study does not define",
					s.ID, s.Market)}
			return nil, p.Err()
		}
		if p.Series[s.ID] != nil {
			return nil,
				Fault(Pos{}, "give each security one price file", "security %q is defined twice",
					s.ID)
		}
		x, err := newSeries(s, l, d, &room)
		if err != nil {
			return nil, err
		}
		p.Series[s.ID] = x
		p.Order = append(p.Order, s.ID)
	}
	if d.Response.OfVolume() {
		return p, p.measureVolume(&d)
	}
	return p, nil
}

// newTimeline makes the trading days of a market and its own returns on them. The days of the
// benchmark are the trading days because a model needs its return on each of them; without one, a
// day is a trading day when any security of the market traded.
func newTimeline(m Market, secs []Security, d Design) (*Timeline, []Warning, error) {
	l := &Timeline{Market: m}
	var warns []Warning
	if b := m.Benchmark; b != nil {
		if err := b.check("benchmark"); err != nil {
			return nil, nil, err
		}
		price, basis, w, err := b.series(d.Basis)
		if err != nil && d.Basis != BasisAuto {
			// An index has one series; the basis asked for is the securities'.
			price, basis, w, err = b.series(BasisAuto)
			w = append(w, warning("benchmark_basis", b.ID,
				"benchmark has no %s prices: its close (%s) is used", d.Basis, b.Basis))
		}
		if err != nil {
			return nil, nil, err
		}
		warns = append(append(warns, w...), wholeFile(b)...)
		l.basis = basis
		for i, day := range b.Dates {
			if !math.IsNaN(price[i]) {
				l.Days = append(l.Days, day)
			}
		}
		_, l.Benchmark, _, _ = b.align(l.Days, price, d.Returns)
	} else {
		l.Days = unionDays(m.ID, secs, d.Basis)
	}
	l.index = make([]int, len(l.Days))
	for t := range l.index {
		l.index[t] = t
	}
	w, err := l.addFactors(m.Factors)
	return l, append(warns, w...), err
}

// addFactors lays factor returns on the timeline. A factor day on which the market did not trade
// lies inside the return of the market's next day but not in the factor's, which is a doubt worth
// saying.
func (l *Timeline) addFactors(f *Factors) ([]Warning, error) {
	if f == nil {
		return nil, nil
	}
	if err := f.check(); err != nil {
		return nil, err
	}
	l.Factors = map[string][]float64{}
	var lost []Date
	for i, name := range f.Names {
		col, off := onDays(l.Days, f.Dates, f.Columns[i])
		l.Factors[name] = col
		for _, d := range off {
			if len(l.Days) > 0 && d > l.Days[0] && d < l.Days[len(l.Days)-1] {
				lost = append(lost, d)
			}
		}
	}
	l.RF = l.Factors["RF"]
	slices.Sort(lost)
	if lost = slices.Compact(lost); len(lost) == 0 {
		return nil, nil
	}
	return []Warning{warning("factor_days_unused", f.Source.Path,
		"not used: %s that market %q did not trade on (first %s, last %s)",
		words.CountOf(len(lost), "day of the factors", "days of the factors"),
		l.Market.ID, lost[0], lost[len(lost)-1])}, nil
}

// unionDays returns the days on which any security of the market has a price. With one security and
// no benchmark the timeline is its own, and a suspension cannot be told from a holiday.
func unionDays(market string, secs []Security, basis PriceBasis) []Date {
	var days []Date
	var room PriceRoom
	for _, s := range secs {
		if s.Market != market {
			continue
		}
		prices := s.Prices.Unpacked(&room)
		price, _, _, err := prices.series(basis)
		if err != nil {
			continue // newSeries reports it
		}
		for i, d := range prices.Dates {
			if !math.IsNaN(price[i]) {
				days = append(days, d)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// priceReturns words what returns without dividends are computed from.
func priceReturns(p *Prices, basis Basis) string {
	switch {
	case p.Return != nil:
		return "the file holds returns; whether dividends are in them is not known"
	case basis == Raw:
		return "no dividend-adjusted prices: returns are computed from the close as traded and " +
			"leave dividends out"
	case basis == Split:
		return "no dividend-adjusted prices: returns are computed from the close adjusted for " +
			"splits and leave dividends out"
	}
	return "returns are computed from the close; what it is adjusted for is not known, so " +
		"dividends may be left out"
}

// All doubts about the series are gathered here, where both it and its benchmark are at hand.
func newSeries(s Security, l *Timeline, d Design, room *seriesRoom) (*Series, error) {
	held := s.Prices
	s.Prices = held.Unpacked(&room.prices)
	price, basis, warns, err := s.Prices.series(d.Basis)
	if err != nil {
		return nil, err
	}
	x := &Series{Security: s, Line: l, Basis: basis, Warnings: warns}
	var off []Date
	if held.Packed != nil {
		x.Priced, x.Return, x.Gap, off = room.align(l.Days, s.Prices.Dates, price, d.Returns)
	} else {
		x.Priced, x.Return, x.Gap, off = s.Prices.align(l.Days, price, d.Returns)
	}
	x.own = price
	if s.Prices.Return == nil { // else no return covers a day but its own
		x.lacked = lackedDays(l.Days, s.Prices, price)
	}
	x.Warnings = append(x.Warnings, x.offCalendar(off)...)
	x.exclude(d.Pad)
	_, same := s.Prices.AdjustedIsClose() // which series has said
	if basis != Total && !same && d.Basis != BasisRaw && d.Basis != BasisSplit {
		x.Warnings = append(x.Warnings, Warning{Code: "price_return", Where: s.ID,
			Text: priceReturns(s.Prices, basis)})
	}
	x.Warnings = append(x.Warnings, x.mixtures()...)
	x.Warnings = append(x.Warnings, wholeFile(s.Prices)...)
	x.close(held)
	return x, nil
}

// mixtures says where the security and its benchmark are not of one kind. Neither stops a study:
// over a few days around most events no dividend falls and exchange rates hardly move, and the
// reader is told on which it would matter.
func (x *Series) mixtures() []Warning {
	b := x.Line.Market.Benchmark
	if b == nil {
		return nil
	}
	var out []Warning
	id := x.Security.ID
	if own, theirs := x.Basis == Total, x.Line.basis == Total; own != theirs {
		with, without, basis, prices := id, b.ID, x.Line.basis, b
		if theirs {
			with, without, basis, prices = b.ID, id, x.Basis, x.Security.Prices
		}
		not := "do not"
		if _, same := prices.AdjustedIsClose(); same {
			not = "show none"
		} else if basis == BasisUnknown || basis == "" {
			not = "perhaps not"
		}
		out = append(out, warning("mixed_basis", id, "returns of %s include dividends and those "+
			"of %s %s: a dividend paid in a window counts as abnormal", with, without, not))
	}
	if c, o := x.Security.Prices.Currency, b.Currency; c != "" && o != "" && c != o {
		out = append(out, warning("currency_mismatch", id, "returns in %s are held against a "+
			"benchmark in %s: moves of the exchange rate count as abnormal", c, o))
	}
	return out
}

// wholeFile lists the findings that concern a file as a whole.
func wholeFile(p *Prices) []Warning {
	var out []Warning
	for _, f := range p.Findings {
		if len(f.Dates) == 0 {
			out = append(out, f.Warning(p.ID))
		}
	}
	return out
}
