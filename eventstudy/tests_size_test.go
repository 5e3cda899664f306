package eventstudy

import (
	flags "flag"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
)

var sizeReps = flags.Int("sizereps", 500, "simulated studies for each scenario of the size and power tables")

// labTests are all tests over groups, the bootstrap with fewer replicates.
func labTests() []Test {
	var out []Test
	for _, x := range Tests.All() {
		switch x.(type) {
		case PerEvent:
			continue
		case bootstrapTest:
			x = bootstrapTest{replicates: 199}
		}
		out = append(out, x)
	}
	return out
}

// rates returns how often each test rejects at 5 % on each window, and for how many studies it was defined.
func (l lab) rates(reps int, seed uint64) (rate map[string][]float64, defined map[string][]int) {
	tests := labTests()
	hits := make([]atomic.Int64, len(tests)*len(labWindows))
	valid := make([]atomic.Int64, len(hits))
	l.repeat(reps, tests, seed, func(_ int, r *Report) {
		for k, x := range r.Tests[:len(hits)] {
			if !math.IsNaN(x.P) {
				valid[k].Add(1)
				if x.P <= 0.05 {
					hits[k].Add(1)
				}
			}
		}
	})
	rate, defined = map[string][]float64{}, map[string][]int{}
	for k := range hits {
		n := tests[k/len(labWindows)].Info().Name
		defined[n] = append(defined[n], int(valid[k].Load()))
		rate[n] = append(rate[n], float64(hits[k].Load())/float64(valid[k].Load()))
	}
	return rate, defined
}

type scenario struct {
	name string
	lab  lab
}

var scenarios = []scenario{
	{"independent", lab{events: 50, m: 240, apart: farApart}},
	{"one day", lab{events: 50, m: 240, apart: sameDay, rho: 0.1}},
	{"within 5 days", lab{events: 50, m: 240, apart: within5Days, rho: 0.1}},
	{"variance ×2", lab{events: 50, m: 240, apart: farApart, variance: 2}},
	{"one day, variance ×2", lab{events: 50, m: 240, apart: sameDay, rho: 0.1, variance: 2}},
	{"fat tails", lab{events: 50, m: 240, apart: farApart, draw: studentDraw}},
}

// studentDraw is Student's t with 4 degrees of freedom, scaled to variance one.
func studentDraw(g *rand.Rand) float64 {
	s := 0.0
	for range 4 {
		z := g.NormFloat64()
		s += z * z
	}
	return g.NormFloat64() / math.Sqrt(s/4) / math.Sqrt2
}

func TestSize(t *testing.T) {
	for k, sc := range scenarios {
		rate, defined := sc.lab.rates(*sizeReps, 1000+uint64(k))
		var b strings.Builder
		fmt.Fprintf(&b, "%s, N = %d, %d studies\n", sc.name, sc.lab.events, *sizeReps)
		for _, x := range labTests() {
			n := x.Info().Name
			fmt.Fprintf(&b, "%-12s", n)
			for w := range labWindows {
				_ = defined
				fmt.Fprintf(&b, " %6.2f", 100*rate[n][w])
			}
			b.WriteByte('\n')
		}
		t.Log(b.String())
	}
}

// zPower is the power of a two-sided z test of the mean of n abnormal returns with one standard deviation (MacKinlay 1997, §6).
func zPower(n int, effect, sd, alpha float64) float64 {
	c, z := NormalQuantile(1-alpha/2), effect*math.Sqrt(float64(n))/sd
	return NormalP(c-z, Upper) + NormalP(-c-z, Lower)
}
