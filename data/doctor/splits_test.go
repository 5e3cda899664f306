package doctor

import (
	"math"
	"slices"
	"testing"

	"stockmove/eventstudy"
)

// fall is 260 rows of sound prices of which those from row 150 on are multiplied.
func fall(by float64) *eventstudy.Prices {
	p := sound("X", 260, 1)
	p.Basis = eventstudy.BasisUnknown
	p.AdjClose = nil
	p.Close[150] = p.Close[149] * 1.001 // so that the ratio of the day is the factor
	for _, col := range [][]float64{p.Open, p.High, p.Low, p.Close} {
		for i := 150; i < len(col); i++ {
			col[i] *= by
		}
	}
	p.Open[150], p.High[150], p.Low[150] = p.Close[150], p.Close[150]*1.004, p.Close[150]*0.996
	return p
}

// A true fall is a return and no split where anything in the file speaks against a split.
func TestTrueFalls(t *testing.T) {
	for _, x := range []struct {
		name  string
		by    float64
		spoil func(p *eventstudy.Prices)
		want  string
	}{
		{"nothing known", 0.5, func(*eventstudy.Prices) {}, "unadjusted-split"},
		{"the volume of a split", 0.5, func(p *eventstudy.Prices) { p.Volume[150] = 6e6 },
			"unadjusted-split"},
		{"a profit warning", 0.5, func(p *eventstudy.Prices) { p.Volume[150] = 3e7 },
			"extreme-return"},
		{"known to be adjusted for splits", 0.5,
			func(p *eventstudy.Prices) { p.Basis = eventstudy.Split }, "extreme-return"},
		{"known to be adjusted for all", 0.5,
			func(p *eventstudy.Prices) { p.Basis = eventstudy.Total }, "extreme-return"},
		{"the file says no split", 0.5, func(p *eventstudy.Prices) { p.Splits = fill(260, 1) },
			"extreme-return"},
		{"the file says 0 splits", 0.5, func(p *eventstudy.Prices) { p.Splits = fill(260, 0) },
			"extreme-return"},
		{"the file says a split", 0.5, func(p *eventstudy.Prices) {
			p.Splits = fill(260,
				1)
			p.Splits[150] = 2
		}, "unadjusted-split"},
		{"the file says an unusual split", 1 / 2.75,
			func(p *eventstudy.Prices) { p.Splits = fill(260, 1); p.Splits[150] = 2.75 },
			"unadjusted-split"},
		{"the file says a split that is taken out", 1,
			func(p *eventstudy.Prices) { p.Splits = fill(260, 1); p.Splits[150] = 2 }, ""},
		{"an index", 0.5, func(p *eventstudy.Prices) { p.ID = "^GSPC" }, "extreme-return"},
		{"48 per cent of the price", 0.48, func(*eventstudy.Prices) {}, "extreme-return"},
	} {
		p := fall(x.by)
		x.spoil(p)
		if got := codes(Examine(p, Context{})); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

func fill(n int, v float64) []float64 { return slices.Repeat([]float64{v}, n) }

// What a finding says of a split can be used by a program: the day, the factor, how sure it
// is, and whether returns are touched.
func TestJumps(t *testing.T) {
	day := sound("X", 260, 1).Dates[150]
	for _, x := range []struct {
		name  string
		spoil func(p *eventstudy.Prices)
		want  eventstudy.Jump
	}{
		{"perhaps", func(*eventstudy.Prices) {}, eventstudy.Jump{Date: day, Factor: 2,
			Returns: true}},
		{"raw prices", func(p *eventstudy.Prices) { p.Basis = eventstudy.Raw },
			eventstudy.Jump{Date: day, Factor: 2, Sure: true, Returns: true}},
		{"said", func(p *eventstudy.Prices) { p.Splits = fill(260, 0); p.Splits[150] = 2 },
			eventstudy.Jump{Date: day, Factor: 2, Sure: true, Returns: true}},
		{"taken out", func(p *eventstudy.Prices) {
			p.AdjClose = slices.Clone(p.Close)
			for i := range 150 {
				p.AdjClose[i] /= 2
			}
		}, eventstudy.Jump{Date: day, Factor: 2, Sure: true}},
		{"half of the price paid out", func(p *eventstudy.Prices) {
			p.AdjClose = slices.Clone(p.Close)
			for i := range 150 {
				p.AdjClose[i] *= 0.49 // 1 − D/P of no round D
			}
		}, eventstudy.Jump{Date: day, Factor: 2}},
	} {
		p := fall(0.5)
		x.spoil(p)
		p.Findings = Examine(p, Context{})
		got := p.Jumps(day-1, day)
		if len(got) != 1 || got[0] != x.want {
			t.Errorf("%s: %+v, want %+v", x.name, got, x.want)
		}
		if len(p.Jumps(day, day+30)) != 0 || len(p.Jumps(p.First(), day-1)) != 0 {
			t.Errorf("%s: a jump outside of its day", x.name)
		}
	}
	p := fall(0.01)
	p.Findings = Examine(p, Context{})
	if got := p.Jumps(p.First(), p.Last()); len(got) != 1 || math.Abs(got[0].Factor-100) > 1e-9 ||
		!got[0].Returns || got[0].Sure {
		t.Errorf("pence to pounds: %+v", got)
	}
}

// Whatever the factor by which a price jumps beyond 40 %, something is said of the day, also where
// it is the last one or comes after days without a price.
func TestEveryFactor(t *testing.T) {
	for _, k := range []float64{
		1.41, 1.5, 1.6, 1.77, 1.9, 2, 2.2, 2.5, 2.75, 3, 3.3, 4, 4.5, 5, 6, 7, 8, 9, 10, 11, 12, 13,
		15, 17, 20, 25, 28, 30,
		33, 40, 45, 50, 60, 70, 77, 79, 80, 81, 90, 100, 119, 121, 150, 200, 300, 333, 500, 799,
		801, 900, 1000, 1199, 1201, 2000,
		5000, 7000, 8001, 1e4, 12001, 5e4, 1e5, 1e6, 1e7, 1e9, 1e12, 1e100,
	} {
		for _, by := range []float64{k, 1 / k} {
			for name, at := range map[string]func(p *eventstudy.Prices){
				"in the middle": func(*eventstudy.Prices) {},
				"closes alone": func(p *eventstudy.Prices) {
					p.Open, p.High, p.Low, p.Volume = nil,
						nil, nil, nil
				},
				"adjusted too": func(p *eventstudy.Prices) {
					p.AdjClose,
						p.Basis = slices.Clone(p.Close), eventstudy.Split
				},
				"after a hole": func(p *eventstudy.Prices) {
					p.Close[148],
						p.Close[149] = math.NaN(), math.NaN()
				},
				"after a long hole": func(p *eventstudy.Prices) {
					p.Close[129] = p.Close[149]
					for i := 130; i < 150; i++ {
						p.Close[i] = math.NaN()
					}
				},
				"on the last day": func(p *eventstudy.Prices) {
					for _, col := range []*[]float64{&p.Open, &p.High, &p.Low, &p.Close,
						&p.Volume} {
						*col = (*col)[:151]
					}
					p.Dates = p.Dates[:151]
				},
				"raw": func(p *eventstudy.Prices) { p.Basis = eventstudy.Raw },
			} {
				p := fall(by)
				at(p)
				said := 0
				for _, f := range Examine(p, Context{}) {
					if len(f.Dates) > 0 && f.Touches(sound("X", 260, 1).Dates[150]) &&
						f.Code != "missing-session" {
						said++
					}
				}
				if said != 1 {
					t.Errorf("times %g, %s: %d findings on the day", by, name, said)
				}
			}
		}
	}
}
