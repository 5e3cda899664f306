package doctor

import (
	"math"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

// Each fault is put by hand into prices that are sound, and must be found with its code, on
// its days and as nothing else.
func TestFaults(t *testing.T) {
	const n = 260
	hours := weekdayHours{closed: map[string]bool{}, half: map[string]bool{"2024-12-24": true}}
	day := func(i int) eventstudy.Date { return sound("X", n, 1).Dates[i] }
	for _, x := range []struct {
		name  string
		spoil func(p *eventstudy.Prices)
		hours eventstudy.Hours
		code  string
		dates []eventstudy.Date
		text  string
	}{
		{"half-day", func(p *eventstudy.Prices) { flatten(p, 256, p.Close[255]*1.005, 0) }, hours,
			"zero-volume-flat-bar", []eventstudy.Date{day(256)}, "1 of them on half-days"},
		{"bar without trade", func(p *eventstudy.Prices) {
			flatten(p, 100, p.Close[99]*1.005, 0)
			p.AdjClose[100] *= .98
		}, nil, "zero-volume-flat-bar", []eventstudy.Date{day(100)}, "not a close"},
		{"split", func(p *eventstudy.Prices) {
			scale(p, 0, 150, 4)
			p.Basis = eventstudy.BasisUnknown
		},
			hours, "unadjusted-split", []eventstudy.Date{day(150)},
			"may have been split and not adjusted for it: 4 for 1"},
		{"split in raw prices", func(p *eventstudy.Prices) {
			scale(p, 0, 150, 4)
			p.Basis = eventstudy.Raw
		},
			hours, "unadjusted-split", []eventstudy.Date{day(150)},
			"was split and is not adjusted for it: 4 for 1"},
		{"reverse split", func(p *eventstudy.Prices) {
			scale(p, 0, 150, 1./8)
			p.Basis = eventstudy.BasisUnknown
		},
			hours, "unadjusted-split", []eventstudy.Date{day(150)}, "1 for 8"},
		{"split in the close only", func(p *eventstudy.Prices) { scaleQuoted(p, 0, 150, 20) },
			hours, "raw-close-split", []eventstudy.Date{day(150)}, "20 for 1"},
		{"pence", func(p *eventstudy.Prices) { scale(p, 0, 150, 100) }, nil, "unit-jump",
			[]eventstudy.Date{day(150)}, "factor of about 100"},
		{"spike", func(p *eventstudy.Prices) { scale(p, 150, 151, 1.4) }, nil, "price-spike",
			[]eventstudy.Date{day(150)}, ""},
		{"crash", func(p *eventstudy.Prices) { scale(p, 150, n, 0.57) }, nil,
			"extreme-return", []eventstudy.Date{day(150)}, ""},
		{"halved during the day", func(p *eventstudy.Prices) {
			o := p.Open[150]
			scale(p, 150, n, 0.5)
			p.Open[150], p.High[150] = o, o*1.01
		}, nil, "extreme-return", []eventstudy.Date{day(150)}, "-"},
		{"suspended", func(p *eventstudy.Prices) {
			for i := 101; i < 104; i++ {
				flatten(p, i, p.Close[100], 0)
			}
			for i := 0; i < 130; i++ {
				p.AdjClose[i] = p.Close[i]
			}
		}, nil, "stale-repeat", []eventstudy.Date{day(101), day(102), day(103)}, "only repeat"},
		{"copied row", func(p *eventstudy.Prices) {
			for _, col := range [][]float64{p.Open, p.High, p.Low, p.Close, p.AdjClose, p.Volume} {
				col[101] = col[100]
			}
		}, nil, "stale-repeat", []eventstudy.Date{day(101)}, "copied row"},
		{"missing", func(p *eventstudy.Prices) { remove(p, 100, 102) }, hours, "missing-session",
			[]eventstudy.Date{day(100), day(101)}, "2 sessions"},
		{"row without a price",
			func(p *eventstudy.Prices) { p.Close[100] = math.NaN(); p.AdjClose[100] = math.NaN() },
			hours, "missing-session", []eventstudy.Date{day(100)}, ""},
		{"hole without a calendar", func(p *eventstudy.Prices) { remove(p, 100, 120) }, nil,
			"missing-session", []eventstudy.Date{day(120)}, "longest of 31 days"},
		{"phantom", func(p *eventstudy.Prices) {
			flatten(p, 60, p.Close[59],
				math.NaN())
			p.AdjClose[60] *= .98
		},
			weekdayHours{closed: map[string]bool{day(60).String(): true}}, "phantom-session",
			[]eventstudy.Date{day(60)}, "Test Day"},
		{"trade on a holiday", func(p *eventstudy.Prices) {},
			weekdayHours{closed: map[string]bool{day(60).String(): true}}, "phantom-session",
			[]eventstudy.Date{day(60)}, "ordinary"},
		{"weekend", func(p *eventstudy.Prices) {
			insert(p, 4, p.Dates[4]+1)
			p.High[5] *= 1.01
			p.Close[5] *= 1.002
			p.AdjClose[5] *= 1.002
		}, hours, "weekend-bar", []eventstudy.Date{day(4) + 1}, ""},
		{"snapshot", func(p *eventstudy.Prices) { p.Volume[n-1] = 1e5 }, hours, "intraday-snapshot",
			[]eventstudy.Date{day(n - 1)}, "may be"},
		{"no last volume", func(p *eventstudy.Prices) { p.Volume[n-1] = math.NaN() }, hours,
			"intraday-snapshot", []eventstudy.Date{day(n - 1)}, "may be"},
		{"high below low", func(p *eventstudy.Prices) { p.High[9], p.Low[9] = p.Low[9], p.High[9] },
			nil, "impossible-bar", []eventstudy.Date{day(9)}, "below the low"},
		{"close outside", func(p *eventstudy.Prices) {
			p.Low[9] = p.Close[9] * 1.002
			p.High[9] = p.Low[9] * 1.01
			p.Open[9] = p.Low[9]
		}, nil, "impossible-bar", []eventstudy.Date{day(9)}, "outside"},
		{"negative", func(p *eventstudy.Prices) { p.Volume[9] = -1 }, nil, "nonpositive-price",
			[]eventstudy.Date{day(9)}, ""},
		{"adjusted falls", func(p *eventstudy.Prices) {
			for i := range 60 {
				p.AdjClose[i] *= 1.01
			}
		}, nil, "adjusted-close-inconsistent", []eventstudy.Date{day(60)}, "falls"},
		{"adjusted jumps", func(p *eventstudy.Prices) {
			for i := range 60 {
				p.AdjClose[i] *= 0.7
			}
		}, nil, "adjusted-close-inconsistent extreme-return", []eventstudy.Date{day(60)},
			"quarter"},
		// a tenth: more than the price moves in a day here
		{"adjusted joined", func(p *eventstudy.Prices) {
			for i := range 60 {
				p.AdjClose[i] *= 0.9
			}
		}, nil, "adjusted-close-inconsistent", []eventstudy.Date{day(60)},
			"adjusted at different dates"},
		{"adjusted missing", func(p *eventstudy.Prices) { p.AdjClose[60] = math.NaN() }, nil,
			"missing-adjusted-close", []eventstudy.Date{day(60)}, "1 day"},
		{"adjusted drifts", func(p *eventstudy.Prices) {
			for i := range p.AdjClose {
				p.AdjClose[i] *= 1 - 0.1*math.Abs(math.Sin(float64(i)))
			}
		}, nil, "adjusted-close-inconsistent", nil, "moves against"},
		{"adjusted forward", func(p *eventstudy.Prices) {
			for i := range p.AdjClose {
				p.AdjClose[i] *= 1.5
			}
		}, nil, "adjusted-close-inconsistent", nil, "forward"},
	} {
		t.Run(x.name, func(t *testing.T) {
			p := sound("X", n, 1)
			c := Context{Hours: x.hours, Calendar: "XTST"}
			if x.hours != nil && x.name != "trade on a holiday" && x.name != "phantom" {
				if f := Examine(p, c); len(f) != 0 {
					t.Fatalf("sound prices have findings: %+v", f)
				}
			}
			x.spoil(p)
			fs := Examine(p, c)
			if codes(fs) != x.code {
				t.Fatalf("found %q, want %q: %+v", codes(fs), x.code, fs)
			}
			f := fs[0]
			if f.False != (x.code == "zero-volume-flat-bar") ||
				f.FalseDividends != (x.name == "adjusted falls") {
				t.Errorf("false prices %v, false dividends %v", f.False, f.FalseDividends)
			}
			if len(f.Dates) != len(x.dates) || !strings.Contains(f.Text, x.text) || f.Fatal {
				t.Fatalf("finding %+v, want days %v and %q", f, x.dates, x.text)
			}
			for i, d := range x.dates {
				if f.Dates[i] != d || !f.Touches(d) {
					t.Errorf("day %s, want %s", f.Dates[i], d)
				}
			}
		})
	}
}

// Files that hold something else than daily prices.
func TestNotDailyPrices(t *testing.T) {
	closes := func(f func(i int, c float64) float64) *eventstudy.Prices {
		p := sound("X", 100, 3)
		q := &eventstudy.Prices{ID: "X", Dates: p.Dates, Close: make([]float64, 100)}
		for i := range q.Close {
			q.Close[i] = f(i, p.Close[max(i, 1)]/p.Close[max(i, 1)-1]-1)
		}
		return q
	}
	weekly := sound("X", 300, 3)
	q := &eventstudy.Prices{ID: "X"}
	for i := 0; i < 300; i += 5 {
		q.Dates, q.Close = append(q.Dates, weekly.Dates[i]), append(q.Close, weekly.Close[i])
	}
	for _, x := range []struct {
		name, code, text string
		p                *eventstudy.Prices
		fatal            bool
	}{
		{"weekly", "not-daily", "weekly", q, true},
		{"returns", "not-prices", "returns", closes(func(_ int, r float64) float64 { return r }),
			true},
		{"per cents", "not-prices", "per cents", closes(func(_ int, r float64) float64 {
			return 100 * r
		}), true},
		{"returns without the negative ones", "not-prices", "change by",
			closes(func(_ int, r float64) float64 {
				if r <= 0 {
					return math.NaN()
				}
				return r
			}), false},
		{"constant", "constant-price", "all 100", closes(func(int, float64) float64 { return 7 }),
			false},
	} {
		fs := Examine(x.p, Context{Hours: weekdayHours{}})
		if len(fs) == 0 || fs[0].Code != x.code || !strings.Contains(fs[0].Text, x.text) ||
			fs[0].Fatal != x.fatal {
			t.Errorf("%s: %+v", x.name, fs)
		}
	}
}

func TestShiftedAndAlwaysOpen(t *testing.T) {
	p := sound("X", 200, 4)
	for i := range p.Dates {
		p.Dates[i]-- // as a conversion of midnight in Hong Kong to UTC does
	}
	if got := codes(Examine(p, Context{Hours: weekdayHours{}})); !strings.Contains(got,
		"shifted-dates") {
		t.Errorf("dates a day early: %q", got)
	}
	for i := range p.Dates {
		p.Dates[i] += 2
	}
	if got := codes(Examine(p, Context{})); got != "shifted-dates" {
		t.Errorf("dates a day late: %q", got)
	}
	for i := range p.Dates {
		p.Dates[i] = eventstudy.NewDate(2024, 1, 1) + eventstudy.Date(i)
	}
	if got := codes(Examine(p, Context{})); got != "trades-at-weekends" {
		t.Errorf("a market without weekends: %q", got)
	}
}

// A week from Sunday to Thursday is no fault where the ticker names such an exchange, and a row on
// every day of a few weeks is a market without weekends.
func TestOtherWeeks(t *testing.T) {
	p := sound("1120.SR", 200, 4)
	for i := range p.Dates {
		p.Dates[i]--
	}
	if got := codes(Examine(p, Context{})); got != "" {
		t.Errorf("Riyadh: %q", got)
	}
	p = sound("BTC", 12, 4)
	for i := range p.Dates {
		p.Dates[i] = eventstudy.NewDate(2024, 1, 1) + eventstudy.Date(i)
	}
	if got := codes(Examine(p, Context{})); got != "trades-at-weekends" {
		t.Errorf("twelve days: %q", got)
	}
	for i := range 7 {
		p.Dates[i]-- // from the Sunday before to the first Saturday
	}
	if got := codes(Examine(p, Context{})); got != "weekend-bar" {
		t.Errorf("one Sunday less: %q", got)
	}
}

// TestFlatRun doubts two bars without a range that repeat the close before, as of an index on
// holidays, where the file has no volumes.
func TestFlatRun(t *testing.T) {
	for flat, want := range map[int]string{1: "", 2: "stale-repeat", 11: ""} {
		p := sound("X", 40, 1)
		p.Volume = nil
		for i := 10; i < 10+flat; i++ {
			c := p.Close[9]
			p.Open[i], p.High[i], p.Low[i], p.Close[i] = c, c, c, c
		}
		if p.AdjClose != nil {
			copy(p.AdjClose, p.Close)
		}
		if got := codes(Examine(p, Context{})); got != want {
			t.Errorf("%d flat bars: %q, want %q", flat, got, want)
		}
	}
}

// TestRangeWithoutHigh allows a close to be rounded where the file has lows and no highs.
func TestRangeWithoutHigh(t *testing.T) {
	p := sound("X", 30, 1)
	p.High, p.Open = nil, nil
	p.Low[9] = p.Close[9] * (1 + 4e-5)
	if got := codes(Examine(p, Context{})); got != "" {
		t.Errorf("%q", got)
	}
}

// A file of another exchange has its own holidays; one finding says so, not a hundred.
func TestOtherExchange(t *testing.T) {
	closed := map[string]bool{}
	p := sound("X", 260, 5)
	for i := 10; i < 260; i += 25 {
		closed[p.Dates[i].String()] = true
	}
	fs := Examine(p, Context{Hours: weekdayHours{closed: closed}, Calendar: "XTST"})
	if codes(fs) != "calendar-mismatch" || len(fs[0].Dates) != 10 {
		t.Errorf("findings: %+v", fs)
	}
}

func TestGaps(t *testing.T) {
	p := table(t, "X", "2024-01-05,,,,1,,\n2024-01-06,,,,1,,\n2024-01-08,,,,,,\n2024-01-10,,,,1,,")
	missing, phantom := Gaps(p, weekdayHours{})
	if len(missing) != 2 || missing[0].Weekday() != time.Monday ||
		missing[1].Weekday() != time.Tuesday || len(phantom) != 1 {
		t.Errorf("missing %v, phantom %v", missing, phantom)
	}
	if m, ph := Gaps(p, nil); m != nil || ph != nil {
		t.Errorf("without a calendar: %v, %v", m, ph)
	}
	if m, _ := Gaps(&eventstudy.Prices{}, weekdayHours{}); m != nil {
		t.Errorf("of nothing: %v", m)
	}
}

// Files without most columns, or with nothing known in them, are no reason to fail.
func TestPoorFiles(t *testing.T) {
	nan := math.NaN()
	d := sound("X", 40, 1).Dates
	all := func(v float64) []float64 {
		out := make([]float64, 40)
		for i := range out {
			out[i] = v
		}
		return out
	}
	for _, p := range []*eventstudy.Prices{
		nil, {}, {Dates: d}, {Dates: d, Close: all(nan)},
		{Dates: d, AdjClose: all(nan), Close: all(nan), Volume: all(nan)},
		{Dates: d[:1], Close: all(1)[:1]}, {Dates: d, Close: all(0), Open: all(0), High: all(0),
			Low: all(0), AdjClose: all(0), Volume: all(0)},
		{Dates: d, Close: all(math.Inf(1)), AdjClose: all(5)}, {Dates: d, AdjClose: all(-1)},
		{Dates: d, Volume: all(3)},
	} {
		Examine(p, Context{})
		Examine(p, Context{Hours: weekdayHours{}, Benchmark: p,
			Others: []*eventstudy.Prices{nil, p, {}}})
		Compare(p, p, nil)
	}
}

// TestEmptyAdjusted takes a column that is empty throughout for none: the close alone is a file of
// its own kind.
func TestEmptyAdjusted(t *testing.T) {
	p := sound("X", 300, 1)
	for i := range p.AdjClose {
		p.AdjClose[i] = math.NaN()
	}
	if got := codes(Examine(p, Context{})); got != "" {
		t.Errorf("found %q", got)
	}
}
