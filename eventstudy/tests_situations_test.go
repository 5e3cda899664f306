package eventstudy

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A situation is a truth in which events rarely are, and how the tests fare there.
type situation struct {
	name string
	lab  lab
	// fit are the tests whose size stays near 5 %.
	fit []string
}

func lognormal(s float64) func(*rand.Rand) float64 {
	mean, sd := math.Exp(s*s/2), math.Exp(s*s/2)*math.Sqrt(math.Exp(s*s)-1)
	return func(g *rand.Rand) float64 { return (math.Exp(s*g.NormFloat64()) - mean) / sd }
}

// student3Draw is Student's t with 3 degrees of freedom, scaled to variance one.
func student3Draw(g *rand.Rand) float64 {
	s := 0.0
	for range 3 {
		z := g.NormFloat64()
		s += z * z
	}
	return g.NormFloat64() / math.Sqrt(s)
}

func unequalDates(i int) int {
	for k, upTo := range []int{25, 37, 45, 48} {
		if i < upTo {
			return 25 * k
		}
	}
	return 100
}

func fiveADate(i int) int { return 25 * (i / 5) }

func twoDaysApart(i int) int { return 2 * i }

var situations = []situation{
	{"zeros 50, mean", lab{events: 50, m: 240, apart: farApart, model: "mean", quiet: unchanged, share: 0.5}, nil},
	{"zeros 20, mean", lab{events: 50, m: 240, apart: farApart, model: "mean", quiet: unchanged, share: 0.2}, nil},
	{"zeros 50, market", lab{events: 50, m: 240, apart: farApart, quiet: unchanged, share: 0.5}, nil},
	{"missing 30, drop", lab{events: 50, m: 240, apart: farApart, quiet: missing, share: 0.3}, nil},
	{"missing 30, ttt", lab{events: 50, m: 240, apart: farApart, quiet: missing, share: 0.3, keep: ThinTradeToTrade}, nil},
	{"missing 30, drop, one day rho .2", lab{events: 50, m: 240, apart: sameDay, rho: 0.2, quiet: missing, share: 0.3}, nil},
	{"missing 30, ttt, one day rho .2", lab{events: 50, m: 240, apart: sameDay, rho: 0.2, quiet: missing, share: 0.3, keep: ThinTradeToTrade}, nil},
	{"missing 10, drop, one day rho .2", lab{events: 50, m: 240, apart: sameDay, rho: 0.2, quiet: missing, share: 0.1}, nil},
	{"missing 10, drop, far", lab{events: 50, m: 240, apart: farApart, quiet: missing, share: 0.1}, nil},
	{"stale 50, far", lab{events: 50, m: 240, apart: farApart, quiet: stale, share: 0.5}, nil},
	{"stale 50, one day", lab{events: 50, m: 240, apart: sameDay, quiet: stale, share: 0.5}, nil},
	{"stale 20, one day", lab{events: 50, m: 240, apart: sameDay, quiet: stale, share: 0.2}, nil},
	{"stale 10, one day", lab{events: 50, m: 240, apart: sameDay, quiet: stale, share: 0.1}, nil},
	{"stale 50, one day, sw", lab{events: 50, m: 240, apart: sameDay, quiet: stale, share: 0.5, model: "scholes-williams"}, nil},
	{"skew 0.95 N 50", lab{events: 50, m: 240, apart: farApart, draw: lognormal(0.3)}, nil},
	{"skew 0.95 N 20", lab{events: 20, m: 240, apart: farApart, draw: lognormal(0.3)}, nil},
	{"skew 1.75 N 50", lab{events: 50, m: 240, apart: farApart, draw: lognormal(0.5)}, nil},
	{"skew 0.6 N 20", lab{events: 20, m: 240, apart: farApart, draw: lognormal(0.2)}, nil},
	{"skew 0.6 N 50", lab{events: 50, m: 240, apart: farApart, draw: lognormal(0.2)}, nil},
	{"skew 2.9 N 20", lab{events: 20, m: 240, apart: farApart, draw: lognormal(0.7)}, nil},
	{"N 3", lab{events: 3, m: 240, apart: farApart}, nil},
	{"N 5", lab{events: 5, m: 240, apart: farApart}, nil},
	{"N 10", lab{events: 10, m: 240, apart: farApart}, nil},
	{"N 15", lab{events: 15, m: 240, apart: farApart}, nil},
	{"N 20", lab{events: 20, m: 240, apart: farApart}, nil},
	{"N 30", lab{events: 30, m: 240, apart: farApart}, nil},
	{"N 10 one day rho .3", lab{events: 10, m: 240, apart: sameDay, rho: 0.3}, nil},
	{"N 20 one day rho .3", lab{events: 20, m: 240, apart: sameDay, rho: 0.3}, nil},
	{"t3", lab{events: 50, m: 240, apart: farApart, draw: student3Draw}, nil},
	{"t4 one day rho .1", lab{events: 50, m: 240, apart: sameDay, rho: 0.1, draw: studentDraw}, nil},
	{"dates 25 12 8 3 2 rho .2", lab{events: 50, m: 240, apart: unequalDates, rho: 0.2}, nil},
	{"dates 25 12 8 3 2 rho .2 var 2", lab{events: 50, m: 240, apart: unequalDates, rho: 0.2, variance: 2}, nil},
	{"staggered by 2", lab{events: 50, m: 240, apart: twoDaysApart, rho: 0.2}, nil},
	{"garch own", lab{events: 50, m: 240, apart: farApart, storms: ownStorms}, nil},
	{"garch common", lab{events: 50, m: 240, apart: sameDay, rho: 0.2, storms: commonStorms}, nil},
	{"M 60 far", lab{events: 50, m: 60, apart: farApart}, nil},
	{"M 60 one day", lab{events: 50, m: 60, apart: sameDay, rho: 0.1}, nil},
	{"M 30 one day", lab{events: 50, m: 30, apart: sameDay, rho: 0.1}, nil},
	{"own variance", lab{events: 50, m: 240, apart: farApart, ratio: func(g *rand.Rand) float64 { return math.Exp(1.5 * g.NormFloat64()) }}, nil},
	{"negative", lab{events: 30, m: 240, apart: sameDay, pull: 0.5}, nil},
	{"10 dates of 5", lab{events: 50, m: 240, apart: fiveADate, rho: 0.2}, nil},
	{"20 dates of 5", lab{events: 100, m: 240, apart: fiveADate, rho: 0.2}, nil},
	{"40 dates of 5", lab{events: 200, m: 240, apart: fiveADate, rho: 0.2}, nil},
}

func TestSituations(t *testing.T) {
	if testing.Short() {
		t.Skip("simulation")
	}
	for k, s := range situations {
		t.Run(s.name, func(t *testing.T) {
			rates := s.lab.rates(*sizeReps, 5000+uint64(k))
			for _, x := range append([]Test{tTest{}}, labTests()...) {
				c := rates[x.Info().Name]
				t.Logf("%-12s %5.1f %5.1f %5.1f %5.1f", x.Info().Name, 100*c[0].rate(), 100*c[1].rate(), 100*c[2].rate(), 100*c[3].rate())
			}
		})
	}
}
