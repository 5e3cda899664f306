package eventstudy

import (
	"fmt"
	"math"

	"stockmove/eventstudy/words"
)

// fewNames is from how many securities on their mean log volume stands for the market's.
const fewNames = 20

// volumes are the shares that were traded on the days of a timeline, NaN where that is unknown.
// Shares split later are counted as those of the last day, so that a split is no change of volume.
type volumes struct {
	traded        []float64
	zero, unknown int // days with a price and without trading, or without a known volume
	splits        int // that were taken out
}

// volumesOf walks the days of the timeline and the rows of the file side by side.
func volumesOf(l *Timeline, p *Prices) volumes {
	out := volumes{traded: make([]float64, len(l.Days))}
	jumps := p.shareJumps()
	factor := 1.0
	for _, j := range jumps {
		factor *= j.Factor
	}
	out.splits = len(jumps)
	i, k := 0, 0
	for t, d := range l.Days {
		out.traded[t] = math.NaN()
		for ; k < len(jumps) && jumps[k].Date <= d; k++ {
			factor /= jumps[k].Factor
		}
		for i < len(p.Dates) && p.Dates[i] < d {
			i++
		}
		if i == len(p.Dates) || p.Dates[i] != d {
			continue
		}
		switch v := p.volumeAt(i); {
		case v >= 0 && !math.IsInf(v, 1):
			out.traded[t] = v * factor
			if v == 0 {
				out.zero++
			}
		default:
			out.unknown++
		}
	}
	return out
}

// logs are the logarithms of the volumes; a day without trading has none.
func (v *volumes) logs() []float64 {
	out := make([]float64, len(v.traded))
	for t, n := range v.traded {
		if out[t] = math.Log(n); n == 0 {
			out[t] = math.NaN()
		}
	}
	return out
}

// volumeAt is the volume of row i, NaN where the file has no such column.
func (p *Prices) volumeAt(i int) float64 {
	if p.Volume == nil {
		return math.NaN()
	}
	return p.Volume[i]
}

// splits are those that the file itself lists, else those that its quoted volumes have in them.
func (p *Prices) splits() []Jump {
	if p.Splits == nil {
		return p.shareJumps()
	}
	var out []Jump
	for i, s := range p.Splits {
		if s > 0 && s != 1 && !math.IsInf(s, 1) {
			out = append(out, Jump{Date: p.Dates[i], Factor: s, Sure: true})
		}
	}
	return out
}

// shareJumps are the changes of the number of shares that the quoted volumes have in them: those
// that the file itself lists where it quotes as traded, else the sure jumps of its prices.
func (p *Prices) shareJumps() []Jump {
	if p.Basis == Raw && p.Splits != nil {
		return p.splits()
	}
	var out []Jump
	for _, j := range p.Jumps(NoDate, p.Last()) {
		if j.Sure && j.Factor > 0 && p.Basis != Split && p.Basis != Total {
			out = append(out, j)
		}
	}
	return out
}

// measureVolume puts volumes in the place of returns: on each series its own, and in the place of
// the benchmark the mean of the market's securities, or where these are few the benchmark's own.
func (p *Panel) measureVolume(d *Design) error {
	sum := map[*Timeline][]float64{}
	count := map[*Timeline][]int{}
	names := map[*Timeline]int{}
	for _, id := range p.Order {
		x := p.Series[id]
		v := volumesOf(x.Line, x.Security.Prices)
		x.Warnings, x.lacked = v.warnings(x, d), nil
		if d.Response == ResponseTurnover {
			x.Return = v.turnover(x)
		} else {
			x.Return = v.logs()
		}
		clear(x.Gap)
		if sum[x.Line] == nil {
			n := len(x.Return)
			sum[x.Line], count[x.Line] = make([]float64, n), make([]int, n)
		}
		known := false
		for t, y := range x.Return {
			if y == y {
				sum[x.Line][t] += y
				count[x.Line][t]++
				known = true
			}
		}
		if known {
			names[x.Line]++
		}
	}
	p.Warnings = nil // of the benchmark's returns
	for _, l := range p.Lines {
		b := l.Market.Benchmark
		if b == nil {
			continue
		}
		// A fund's own turnover follows its flows; the mean of what trades is the market's.
		if names[l] >= fewNames {
			l.Benchmark = make([]float64, len(l.Days))
			for t, n := range count[l] {
				l.Benchmark[t] = sum[l][t] / float64(n)
			}
			continue
		}
		v := volumesOf(l, b)
		l.Benchmark = v.logs()
		switch {
		case anyKnown(l.Benchmark):
			what := ""
			if d.Response == ResponseTurnover {
				what = ", in shares and not in per cent of those outstanding"
			}
			p.Warnings = append(p.Warnings, warning("market_volume_of_benchmark", b.ID, "the "+
				"market's volume is that of %s%s: of fewer than %d securities no mean is taken",
				b.ID, what, fewNames))
		case names[l] > 0 && d.Model.Needs().Benchmark:
			return &Problems{List: []*Problem{OptionOf("response").problem(
				Problem{Code: NeedsVolume,
					Model: d.Model.Info().Name, Market: l.Market.ID, Pos: Pos{File: b.Source.Path},
					What: fmt.Sprintf("%s has no volume for the model %s to read", b.ID,
						d.Model.Info().Name),
					Hint: "choose the model mean, or a benchmark with volumes"})}}
		}
	}
	return nil
}

// warnings says which days of a series have no volume to take a logarithm of.
func (v *volumes) warnings(x *Series, d *Design) []Warning {
	var out []Warning
	add := func(code, format string, args ...any) {
		out = append(out, warning(code, x.Security.ID, format, args...))
	}
	switch {
	case v.zero > 0 && d.Response == ResponseTurnover:
		more := ""
		if float64(v.zero) >= thinShare*float64(len(v.traded)) {
			more = "; so many lie far below the others: read bmp, cross or block-rank, not sign " +
				"and not the t of one day"
		}
		add("volume_zero", "%s as one of %g %% of the shares%s", words.CountOf(v.zero,
			"day with a volume of zero counts", "days with a volume of zero count"), leastTurnover,
			more)
	case v.zero > 0:
		add("volume_zero", "%s no logarithm and count as unknown", words.CountOf(v.zero,
			"day with a volume of zero has", "days with a volume of zero have"))
	}
	if v.unknown > 0 {
		add("volume_unknown", "%s no volume in the file",
			words.CountOf(v.unknown, "day has", "days have"))
	}
	if v.splits > 0 {
		add("volume_split_adjusted", "volumes before %s are counted in shares of after",
			words.Counted(v.splits, "split"))
	}
	return out
}
