package doctor

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"stockmove/eventstudy"
)

// faulty returns n series of many lengths and faults.
func faulty(n int) []*eventstudy.Prices {
	var out []*eventstudy.Prices
	for k := range n {
		r := rand.New(rand.NewPCG(uint64(k), 11))
		p := sound(fmt.Sprintf("S%d", k), 30+r.IntN(400), uint64(k))
		i := 5 + r.IntN(len(p.Dates)-20)
		switch k % 8 {
		case 1:
			scaleQuoted(p, 0, i, 2)
		case 2:
			scale(p, i, i+1, 1.4)
		case 3:
			scale(p, i, len(p.Dates), 100)
		case 4:
			flatten(p, i, p.Close[i]*1.02, 0)
		case 5:
			remove(p, i, i+12)
		case 6:
			for j := range p.Close {
				p.Close[j] = math.Exp(3 * r.NormFloat64()) // no prices
			}
		case 7:
			p.AdjClose, p.Volume = nil, nil
			scaleQuoted(p, i, len(p.Dates), 0.2)
		}
		out = append(out, p)
	}
	return out
}

// TestExaminerAgain: what is found in a series does not depend on the series examined before, and
// nothing that was found changes afterwards.
func TestExaminerAgain(t *testing.T) {
	index := sound("INDEX", 500, 99)
	hours := weekdayHours{closed: map[string]bool{"2024-03-29": true}}
	var e Examiner
	var first, again [][]eventstudy.Finding
	list := faulty(80)
	some := 0
	for k, p := range list {
		c := Context{Benchmark: index, Calendar: "XTST", Others: list[:k%3]}
		if k%2 == 0 {
			c.Hours = hours
		}
		first = append(first, Examine(p, c))
		again = append(again, e.Examine(p, c))
		some += len(first[k])
	}
	if some < 60 {
		t.Fatalf("only %d findings in 80 series", some)
	}
	for k := range list {
		if !reflect.DeepEqual(first[k], again[k]) {
			t.Errorf("series %d: %v, alone %v", k, again[k], first[k])
		}
	}
}

// TestSmallIsExact holds each shortcut against the rule that it spares: a ratio that is small for
// the shortcut never meets the rule.
func TestSmallIsExact(t *testing.T) {
	for _, c := range []struct {
		name  string
		limit float64
		rule  func(ratio float64) bool
	}{
		{"split", 1.8, func(x float64) bool {
			for _, f := range factors {
				if math.Abs(math.Abs(math.Log(x))-math.Log(f)) <= splitOpen {
					return true
				}
			}
			return false
		}},
		{"unit", 80, func(x float64) bool {
			r := math.Log10(x)
			return math.Abs(math.Round(r)) >= 2 && math.Abs(r-math.Round(r)) < math.Log10(1.2)
		}},
		{"spike", 1.24, func(x float64) bool { return math.Abs(math.Log(x)) > 0.22 }},
		{"extreme", 1.39, func(x float64) bool { return math.Abs(math.Log(x)) > extremeMove }},
		{"wild", calmMove, func(x float64) bool { return math.Abs(math.Log(x)) > wildMove }},
		{"adjusted", 1.22, func(x float64) bool { return math.Abs(math.Log(x)) > 0.2 }},
	} {
		spared := 0
		for k := -5000; k <= 5000; k++ {
			x := math.Exp(float64(k) / 1000)
			if small(x, c.limit) {
				spared++
				if c.rule(x) {
					t.Errorf("%s: the ratio %g meets the rule and is spared", c.name, x)
				}
			}
		}
		if want := int(2000 * math.Log(c.limit)); spared < want-2 || spared > want+2 &&
			c.limit < 80 {
			t.Errorf("%s: %d ratios are spared, want %d", c.name, spared, want)
		}
	}
}

// BenchmarkExamine examines 50 sound series of ten years against an index.
func BenchmarkExamine(b *testing.B) {
	index := sound("INDEX", 2520, 99)
	var list []*eventstudy.Prices
	for k := range 50 {
		list = append(list, sound(fmt.Sprintf("S%d", k), 2520, uint64(k)))
	}
	b.ReportAllocs()
	for b.Loop() {
		var e Examiner
		for _, p := range list {
			e.Examine(p, Context{Benchmark: index})
		}
	}
}

// TestExamineAllocates: a sound series costs a few allocations, whatever its length.
func TestExamineAllocates(t *testing.T) {
	index, p := sound("INDEX", 2520, 99), sound("S", 2520, 1)
	var e Examiner
	e.Examine(p, Context{Benchmark: index})
	if n := testing.AllocsPerRun(5, func() { e.Examine(p, Context{Benchmark: index}) }); n > 40 {
		t.Errorf("%g allocations for a series", n)
	}
}
