package claims

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stockmove/eventstudy"
)

// walk draws a listing of 8 to 60 weekdays whose prices have two decimals and whose bars are in
// order.
func walk() *rapid.Generator[*eventstudy.Prices] {
	return rapid.Custom(func(t *rapid.T) *eventstudy.Prices {
		n := rapid.IntRange(8, 60).Draw(t, "n")
		p := bars("X", "USD")
		d, cents := date("2024-01-01"), rapid.IntRange(200, 50000).Draw(t, "start")
		for len(p.Dates) < n {
			if d++; d.Weekend() {
				continue
			}
			step := func(name string) int {
				return max(1, cents*(1000+rapid.IntRange(-90, 90).Draw(t, name))/1000)
			}
			o, c := step("open"), step("close")
			hi := max(o, c) + rapid.IntRange(0, cents/20).Draw(t, "up")
			lo := max(1, min(o, c)-rapid.IntRange(0, cents/20).Draw(t, "down"))
			p.Dates = append(p.Dates, d)
			p.Open, p.High = append(p.Open, float64(o)/100), append(p.High, float64(hi)/100)
			p.Low, p.Close = append(p.Low, float64(lo)/100), append(p.Close, float64(c)/100)
			cents = c
		}
		return p
	})
}

// written is a fraction in per cent with so many decimals, halves away from zero, as a careful
// writer rounds.
func written(r *big.Rat, decimals int) string {
	return new(big.Rat).Mul(r, big.NewRat(100, 1)).FloatString(decimals) + "%"
}

func bookOf(ps ...*eventstudy.Prices) Book {
	var b Book
	for _, p := range ps {
		b.Securities = append(b.Securities, one(p.ID, p.ID, p))
	}
	return b
}

// A claim written from the data is supported at any precision; two units of its last digit away it
// is not.
func TestTrueClaimsAreSupported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := walk().Draw(t, "prices")
		i := rapid.IntRange(1, len(p.Dates)-1).Draw(t, "day")
		from := rapid.IntRange(0, i-1).Draw(t, "base")
		dec := rapid.IntRange(0, 3).Draw(t, "decimals")
		side := rapid.SampledFrom([]string{"", "close", "high", "low", "open"}).Draw(t, "basis")
		l := NewListing(one("X", "X", p), nil)
		c := Claim{Fixed: Side(side)}
		to := l.price(c.Side(), i)
		unit := new(big.Rat).SetFrac64(2, int64(math.Pow10(dec)))
		for _, c := range []struct {
			kind, since string
			exact, step *big.Rat
		}{
			{"move", "", change(p.Close[i-1], to), new(big.Rat).Quo(unit, big.NewRat(100, 1))},
			{"change-since", p.Dates[from].String(), change(p.Close[from], to),
				new(big.Rat).Quo(unit, big.NewRat(100, 1))},
			{"level", "", exact(to), unit},
		} {
			write := func(r *big.Rat) string {
				if c.kind == "level" {
					return "$" + r.FloatString(dec)
				}
				return written(r, dec)
			}
			cl := Statement{ID: "x", Securities: []string{"X"}, Date: p.Dates[i], Kind: c.kind,
				Since: c.since, Basis: side, Value: write(c.exact)}
			if v := judgeAny([]Statement{cl}, bookOf(p))[0]; v.Status != Supported {
				t.Fatalf("%s %s: %s, %s", c.kind, cl.Value, v.Status, v.Note)
			}
			cl.Value = write(new(big.Rat).Add(c.exact, c.step))
			if v := judgeAny([]Statement{cl}, bookOf(p))[0]; v.Status == Supported {
				t.Fatalf("%s %s though it is %s", c.kind, cl.Value, write(c.exact))
			}
		}
	})
}

// Prices in another unit change no move, no change and no record.
func TestScaleInvariance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := walk().Draw(t, "prices")
		k := rapid.SampledFrom([]float64{0.01, 0.1, 0.125, 1.0 / 3, 7.8, 8, 1000, 1.0000001}).Draw(
			t, "factor")
		s := *p
		for _, col := range []*[]float64{&s.Open, &s.High, &s.Low, &s.Close} {
			c := append([]float64(nil), *col...)
			for i := range c {
				c[i] *= k
			}
			*col = c
		}
		i := rapid.IntRange(1, len(p.Dates)-1).Draw(t, "day")
		since := p.Dates[rapid.IntRange(0, i-1).Draw(t, "since")].String()
		figure := written(big.NewRat(rapid.Int64Range(-200, 200).Draw(t, "figure"), 1000), 1)
		for _, c := range []Statement{
			{Kind: "move", Value: figure}, {Kind: "move", AtLeast: figure}, {Kind: "change-since",
				Since: since, Value: figure}, {Kind: "change-since", Since: since, AtMost: figure},
			{Kind: "highest-since", Since: since}, {Kind: "lowest-since", Since: since},
			{Kind: "largest-gain-since", Since: since}, {Kind: "largest-loss-since", Since: since},
		} {
			c.ID, c.Securities, c.Date = "x", []string{"X"}, p.Dates[i]
			a, b := judgeAny([]Statement{c}, bookOf(p))[0], judgeAny([]Statement{c}, bookOf(&s))[0]
			if a.Status != b.Status || a.Reading() != b.Reading() ||
				a.Unit == Fraction && math.Abs(a.Measured-b.Measured) > 1e-9 {
				t.Fatalf("%s: %s on %q, times %v %s on %q", c.Kind, a.Status, a.Reading(), k,
					b.Status, b.Reading())
			}
		}
	})
}

// A low as far below the claim as the high is above it: the high is named, in any currency. By
// hand: 2.52/2.55 and 2.58/2.55 are both 1.1765 % from the previous close.
func TestTieOfRangeInAnyUnit(t *testing.T) {
	for _, k := range []float64{1, 0.01, 1.0 / 3, 7.8, 1000} {
		p := &eventstudy.Prices{ID: "X", Currency: "USD",
			Dates: []eventstudy.Date{eventstudy.NewDate(2024, 1, 9),
				eventstudy.NewDate(2024, 1, 10)},
			Open: []float64{2.47 * k, 2.56 * k}, High: []float64{2.55 * k, 2.58 * k},
			Low: []float64{2.47 * k, 2.52 * k}, Close: []float64{2.55 * k, 2.56 * k}}
		c := Statement{ID: "x", Kind: "move", Value: "0.0%", Date: p.Dates[1],
			Securities: []string{"X"}}
		for _, r := range judgeAny([]Statement{c}, bookOf(p))[0].Readings {
			if r.Side == Range && math.Abs(r.Value-0.03/2.55) > 1e-9 {
				t.Errorf("times %v: %v", k, r.Value)
			}
		}
	}
}

// Exactly one session of a period is its highest by the claim's own rule, seen from the period's
// end: the last among equals is not, the first is when nothing since was as high. Checked against a
// plain loop.
func TestRecordsAgainstLoop(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := walk().Draw(t, "prices")
		i := rapid.IntRange(2, len(p.Dates)-1).Draw(t, "day")
		s := rapid.IntRange(0, i-1).Draw(t, "since")
		high, low, gain, loss := true, true, true, true
		g := func(k int) float64 { return p.Close[k]/p.Close[k-1] - 1 }
		for k := s + 1; k < i; k++ {
			high, low = high && p.Close[i] > p.Close[k], low && p.Close[i] < p.Close[k]
			gain, loss = gain && g(i)-g(k) > 1e-12, loss && g(k)-g(i) > 1e-12
		}
		for kind, want := range map[string]bool{"highest-since": high, "lowest-since": low,
			"largest-gain-since": gain && g(i) > 0, "largest-loss-since": loss && g(i) < 0} {
			c := Statement{ID: "x", Securities: []string{"X"}, Date: p.Dates[i], Kind: kind,
				Since: p.Dates[s].String()}
			if v := judgeAny([]Statement{c}, bookOf(p))[0]; (v.Status == Supported) != want {
				t.Fatalf("%s: %s, the loop says %v: %s", kind, v.Status, want, v.Note)
			}
		}
	})
}

// Any claim over any prices is answered: one verdict each, in order, of a known status, with a
// note, without a panic.
func TestEveryClaimIsAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := walk().Draw(t, "prices")
		for _, col := range []*[]float64{&p.Open, &p.High, &p.Low} {
			if rapid.Bool().Draw(t, "drop") {
				*col = nil
			}
		}
		for n := rapid.IntRange(0, 4).Draw(t, "holes"); n > 0; n-- {
			p.Close[rapid.IntRange(0, len(p.Close)-1).Draw(t, "hole")] = rapid.SampledFrom(
				[]float64{math.NaN(), 0, -1, math.Inf(1), 1e300, 5e-324}).Draw(t, "bad")
		}
		p.Basis = rapid.SampledFrom([]eventstudy.Basis{"", eventstudy.Raw, eventstudy.Split,
			eventstudy.Total}).Draw(t, "basis of the file")
		word := rapid.SampledFrom([]string{"", "9.2%", "-3%", "HK$12.3", "120", "0%",
			"junk", "$1,000"})
		var cs []Statement
		for _, kind := range append(Kinds.Names(), "none") {
			cs = append(cs, Statement{
				ID: kind, Securities: rapid.SliceOfN(rapid.SampledFrom([]string{"X", "Y"}), 0,
					3).Draw(t, "securities"), Kind: kind,
				Date:  p.Dates[0] + eventstudy.Date(rapid.IntRange(-5, 90).Draw(t, "date")),
				Value: word.Draw(t, "value"), AtLeast: word.Draw(t, "least"),
				Since: rapid.SampledFrom([]string{"", "year-start", "2023", "2024-01", "2024-01-10",
					"x"}).Draw(t, "since"),
				Basis: rapid.SampledFrom([]string{"", "close", "high", "low", "open", "vwap"}).Draw(
					t, "basis"),
			})
		}
		b := bookOf(p)
		if rapid.Bool().Draw(t, "calendar") {
			b.Hours = map[string]eventstudy.Hours{"M": days{}}
		}
		vs := judgeAny(cs, b)
		if len(vs) != len(cs) {
			t.Fatal("a claim is lost")
		}
		for i, v := range vs {
			if v.Claim.ID != cs[i].ID || v.Note == "" ||
				!strings.Contains("supported other-reading undecided contradicted unverifiable",
					string(v.Status)) {
				t.Fatalf("%+v", v)
			}
			if (v.Status == Supported || v.Status == OtherReading) && math.IsNaN(v.Measured) {
				t.Fatalf("%s without a figure: %s", v.Status, v.Note)
			}
		}
		Summary(vs, nil, b)
	})
}
