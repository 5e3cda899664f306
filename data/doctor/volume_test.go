package doctor

import (
	"strconv"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// volumesOf is sound prices with these volumes at its end and a million before them; −1 is unknown.
func volumesOf(before int, last ...float64) *eventstudy.Prices {
	p := sound("X", before+len(last), 1)
	for i := range before {
		p.Volume[i] = 1e6
	}
	copy(p.Volume[before:], last)
	return p
}

// volumeLimits hold the check of volumes from both sides.
func volumeLimits() []limit {
	odd := func(v float64) func() *eventstudy.Prices {
		return func() *eventstudy.Prices { return volumesOf(100, v, 1e6, 1e6, 1e6) }
	}
	after := func(before int, last ...float64) func() *eventstudy.Prices {
		return func() *eventstudy.Prices { return volumesOf(before, last...) }
	}
	spread := func(v float64) func() *eventstudy.Prices {
		return func() *eventstudy.Prices { return volumesOf(100, v, 1e6, 1e9, 1e6, 1e6) }
	}
	const check = "volume-units"
	return []limit{
		{check: check, name: "a third of a thousand", inside: odd(3.3e8), outside: odd(3.4e8)},
		{check: check, name: "three thousand", inside: odd(3.1e9), outside: odd(2.9e9)},
		{check: check, name: "a thousandth", inside: odd(3.1e3), outside: odd(2.9e3)},
		{check: check, name: "a millionth", inside: odd(0.3), outside: odd(0.4)},
		{check: check, name: "a million", inside: odd(3.1e12), outside: odd(2.9e12)},
		{check: check, name: "volumes before", inside: after(4, 1e9, 1e6, 1e6),
			outside: after(5, 1e9, 1e6, 1e6)},
		{check: check, name: "their spread", inside: spread(1.01e7), outside: spread(0.99e7)},
		{check: check, name: "their spread below", inside: spread(0.99e5), outside: spread(1.01e5)},
		{check: check, name: "only the last twenty", outside: after(100, append([]float64{4e7},
			append(slicesOf(20, 1e6), 1e9, 1e6)...)...),
			inside: after(100, append([]float64{4e7}, append(slicesOf(19, 1e6), 1e9, 1e6)...)...)},
		{check: check, name: "from a day on", text: "from 2024-05-20 on",
			inside: after(100, 1e3, 1e6, 1e6, 1e3, 1e3), outside: after(100, 1e3, 1e6, 1e3, 1e3)},
		{check: check, name: "the last row", inside: after(100, 1e6, 1e3),
			outside: after(100, 1e6, 1e9)},
	}
}

func slicesOf(n int, v float64) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = v
	}
	return out
}

// TestVolumeUnits: after a change of unit the new volumes are the usual ones, a single odd day is
// not held against those after it, and days without a volume tell nothing.
func TestVolumeUnits(t *testing.T) {
	last := append(slicesOf(10, 1e3), 0, -1, 1.1e6)
	last = append(last, slicesOf(30, 1e3)...)
	last = append(last, slicesOf(30, 1e6)...)
	p := volumesOf(40, last...)
	var got []string
	for _, f := range volumeUnits(newSeries(p, Context{})) {
		for _, d := range f.Dates {
			i, _ := p.Find(d)
			got = append(got, strconv.Itoa(i))
		}
		if f.False || f.FalseDividends || f.Fatal {
			t.Errorf("%+v", f)
		}
	}
	if s := strings.Join(got, " "); s != "40 83 52" {
		t.Errorf("rows %s, want the turns 40 and 83 and the odd day 52", s)
	}
}
