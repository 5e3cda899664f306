package eventstudy

import (
	"math"
	"math/rand/v2"
	"testing"
)

// sumsOf lists the sums of days neighbouring residuals of an outcome, each over its standard error.
func sumsOf(o *Outcome, days int) []float64 {
	var w Work
	return o.Fit.sums(days, &w)
}

// TestSums: each sum is over its own error, s²·1′(I − X(X′X)⁻¹X′)1 on its days, computed here from
// the residual maker of the market model by hand.
func TestSums(t *testing.T) {
	b := lab{events: 1, m: 60, apart: sameDay}.filled(4)
	o := b.run().Outcomes[0]
	f := o.Fit
	line := b.panel.Lines[0]
	mean, ss := 0.0, 0.0
	for _, d := range f.Est {
		mean += line.Benchmark[d] / 60
	}
	for _, d := range f.Est {
		ss += (line.Benchmark[d] - mean) * (line.Benchmark[d] - mean)
	}
	for _, days := range []int{2, 3} {
		got := sumsOf(o, days)
		if len(got) != 60-days+1 {
			t.Fatalf("%d sums of %d days", len(got), days)
		}
		for i, z := range got {
			sum, x := 0.0, 0.0
			for k := i; k < i+days; k++ {
				sum += f.Resid[k]
				x += line.Benchmark[f.Est[k]] - mean
			}
			l := float64(days)
			want := sum / (f.Sigma * math.Sqrt(l-l*l/60-x*x/ss))
			if off(z, want) > 1e-9 {
				t.Fatalf("sum %d of %d days: %.12g, by hand %.12g", i, days, z, want)
			}
		}
	}
}

// TestWindowRank counts the places of a window by hand, in both directions, and of a window of one
// day that of the day itself; a window of more than a twentieth of the sample has none.
func TestWindowRank(t *testing.T) {
	for _, tail := range []Tail{TwoSided, Upper, Lower} {
		b := lab{events: 3, m: 60, apart: farApart, effect: 0.03}.bench(nil)
		b.design.Tail = tail
		b.design.Windows = []Window{{0, 0}, {-1, 1}, {-1, 2}}
		b.fill(rand.New(rand.NewPCG(6, 0)))
		for _, o := range b.run().Outcomes {
			d, one := o.Day(0), &o.Windows[0]
			if one.Rank != d.Rank || one.RankOf != 61 || one.RankP != d.RankP ||
				one.RankApart != 60 {
				t.Errorf("day: %d of %d, window %d of %d", d.Rank, d.RankOf, one.Rank, one.RankOf)
			}
			three := &o.Windows[1]
			two, up, down := 1, 1, 1
			for _, z := range sumsOf(o, 3) {
				if math.Abs(z) >= math.Abs(three.T) {
					two++
				}
				if z >= three.T {
					up++
				}
				if z <= three.T {
					down++
				}
			}
			want := map[Tail]int{TwoSided: two, Upper: up, Lower: down}[tail]
			if three.RankTwo != two || three.RankUpper != up || three.RankLower != down ||
				three.Rank != want || three.RankOf != 59 || three.RankApart != 20 ||
				off(three.RankP, float64(want)/59) > 1e-15 {
				t.Errorf("%s: %+v; counted %d, %d, %d of 59", tail, three, two, up, down)
			}
			if four := &o.Windows[2]; four.RankOf != 0 || !math.IsNaN(four.RankP) {
				t.Errorf("four days of sixty have place %d of %d", four.Rank, four.RankOf)
			}
		}
	}
}

// TestSizeSQ: one event is among the most extreme 5 % as often as it should be, over one day and,
// with sums that overlap, nearly so over several; by size and in each direction, with fat tails
// too.
func TestSizeSQ(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	const reps = 400
	for name, draw := range map[string]func(g *rand.Rand) float64{"normal": nil,
		"t(4)": studentDraw} {
		windows := []Window{{0, 0}, {-1, 1}, {-2, 2}, {-5, 5}}
		var hits [4][3]int
		b := lab{events: 10, m: 240, apart: farApart, draw: draw}.bench(nil)
		b.design.Windows = windows
		for k := range reps {
			b.fill(rand.New(rand.NewPCG(8, uint64(k))))
			for _, o := range b.run().Outcomes {
				for i := range o.Windows {
					w := &o.Windows[i]
					for side, rank := range []int{w.RankTwo, w.RankUpper, w.RankLower} {
						if float64(rank)/float64(w.RankOf) <= 0.05 {
							hits[i][side]++
						}
					}
				}
			}
		}
		for i, high := range []float64{0.05, 0.056, 0.062, 0.08} {
			lo, _ := binomialBand(0.047, 10*reps, 0.001)
			_, hi := binomialBand(high, 10*reps, 0.001)
			for side, n := range hits[i] {
				rate := float64(n) / (10 * reps)
				t.Logf("%s %s side %d: %.4f", name, windows[i], side, rate)
				if rate < lo || rate > hi {
					t.Errorf("%s %s side %d: %.4f is not in %.3f to %.3f", name, windows[i], side,
						rate, lo, hi)
				}
			}
		}
	}
}

// TestPerShare by hand: a stock at 50, 55, 44 whose expected returns were 2 and −1 %.
func TestPerShare(t *testing.T) {
	days := weekdays(NewDate(2024, 1, 1), 3)
	x := &Series{Security: Security{ID: "A", Prices: &Prices{Dates: days, Close: []float64{50, 55,
		44},
		Basis: Split}}}
	w := Window{0, 1}
	build := func(ret [2]float64) (*Outcome, WindowResult) {
		o := &Outcome{Days: []Day{
			{Offset: 0, Date: days[1], From: days[0], Return: ret[0], Expected: 0.02},
			{Offset: 1, Date: days[2], From: days[1], Return: ret[1], Expected: -0.01}}}
		car := 0.0
		for i := range o.Days {
			o.Days[i].AR = o.Days[i].Return - o.Days[i].Expected
			car += o.Days[i].AR
		}
		return o, WindowResult{Window: w, CAR: car, CI: [2]float64{car - 0.1, car + 0.1}}
	}
	check := func(what string, got, want float64) {
		if off(got, want) > 1e-12 {
			t.Errorf("%s: %.12g, by hand %.12g", what, got, want)
		}
	}
	// Simple: +10 and −20 %, less 2 and plus 1 %: 8 − 19 = −11 % of 50; 8 % of 50 − 19 % of 55.
	o, r := build([2]float64{0.1, -0.2})
	o.perShare(x, &r, &Design{Returns: Simple})
	check("simple", r.PerShare, -5.5)
	check("simple, low", r.PerShareCI[0], -10.5)
	check("simple, high", r.PerShareCI[1], -0.5)
	check("simple, daily", r.PerShareDaily, 4-10.45)
	// Logarithmic: 44 less the price that was expected, 50·e^0.01.
	o, r = build([2]float64{math.Log(1.1), math.Log(0.8)})
	o.perShare(x, &r, &Design{Returns: Log})
	check("log", r.PerShare, 44-50*math.Exp(0.01))
	check("log, high", r.PerShareCI[1], 44*math.Exp(0.1)-50*math.Exp(0.01))
	check("log, daily", r.PerShareDaily, 55-50*math.Exp(0.02)+44-55*math.Exp(-0.01))
	// A close that dividends are taken out of is no price that was ever paid.
	x.Security.Prices.Basis = Total
	o.perShare(x, &r, &Design{Returns: Simple})
	if !math.IsNaN(r.PerShare) || !math.IsNaN(r.PerShareDaily) {
		t.Errorf("of adjusted prices: %g", r.PerShare)
	}
}

// TestDisclosures: each date has a row for each window and side, with the p-value of that side, and
// Holm's for the dates of its listing.
func TestDisclosures(t *testing.T) {
	b := lab{events: 4, m: 240, apart: farApart}.bench(nil)
	b.design.Windows = []Window{{0, 0}, {-5, 5}}
	b.fill(rand.New(rand.NewPCG(6, 0)))
	r := b.run()
	for i, o := range r.Outcomes {
		if i > 0 {
			o.Security = "S"
		}
	}
	list := Disclosures(r)
	if len(list) != 4*2*3 {
		t.Fatalf("%d rows of 4 events, 2 windows and 3 sides", len(list))
	}
	for side := range 3 {
		rows := list[side*4 : side*4+4]
		ps := []float64{rows[1].P, rows[2].P, rows[3].P}
		least, holm := math.Inf(1), math.Inf(1)
		for i, p := range ps {
			least, holm = math.Min(least, p), math.Min(holm, rows[i+1].PHolm)
			o := r.Outcomes[i+1]
			if want := StudentP(o.Windows[0].T, float64(o.Fit.DF), sides[side]); off(p,
				want) > 1e-15 {
				t.Errorf("side %s: p %g, want %g", sides[side], p, want)
			}
			if want := o.Day(0).Return; off(rows[i+1].Return, want) > 1e-12 {
				t.Errorf("return %g, want %g", rows[i+1].Return, want)
			}
		}
		if off(holm, math.Min(1, 3*least)) > 1e-12 || !math.IsNaN(rows[0].PHolm) {
			t.Errorf("Holm's least p %g of three with least %g; of one date alone %g", holm, least,
				rows[0].PHolm)
		}
	}
	up, down := list[4], list[8]
	if off(up.P+down.P, 1) > 1e-12 || up.Rank+down.Rank != up.RankOf+1 ||
		up.Detectable >= list[0].Detectable {
		t.Errorf("up %+v, down %+v", up, down)
	}
	// 240 days hold 21 sums of eleven that share no day: fewer than 40.
	if hasCode(list[0].Warnings, "rank_dependent") || !hasCode(list[12].Warnings,
		"rank_dependent") {
		t.Errorf("rank_dependent: %v and %v", list[0].Warnings, list[12].Warnings)
	}
}
