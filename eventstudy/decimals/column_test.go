package decimals

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// same compares to the bit; unknown values are alike.
func same(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b
}

func check(t *testing.T, name string, values []float64) *Column {
	t.Helper()
	c := new(Column)
	for cut := range 2 { // appended in two parts and joined of two
		c = new(Column)
		half := len(values) / 3
		c.Append(values[:half])
		if cut == 0 {
			c.Append(values[half:])
		} else {
			c.Join(Of(values[half:]))
		}
		for from := 0; from <= len(values); from += 1 + from/3 {
			for _, n := range []int{0, 1, 7, 600, len(values)} {
				n = min(n, len(values)-from)
				got := View{c, from, n}.Read(nil)
				for i, v := range got {
					if !same(v, values[from+i]) {
						t.Fatalf("%s: value %d of %d is %v, want %v", name, from+i, len(values), v,
							values[from+i])
					}
				}
			}
		}
	}
	return c
}

// size is how many bytes the values take.
func (c *Column) bytes() (n int) {
	for _, b := range c.blocks {
		n += max(len(b.bytes)-8, 0) + 8*len(b.plain)
	}
	return n
}

// Whatever goes in comes out to the bit: decimals as strconv reads them, of up to twelve places,
// unknown values among them, and numbers that are no decimals.
func TestColumn(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for places := 0; places <= 14; places++ {
		var values []float64
		price := 48.86
		for i := range 2000 {
			price *= math.Exp(0.02 * rnd.NormFloat64())
			v, err := strconv.ParseFloat(strconv.FormatFloat(price, 'f', places, 64), 64)
			if err != nil {
				t.Fatal(err)
			}
			if i%97 == 0 {
				v = math.NaN()
			}
			values = append(values, v)
		}
		c := check(t, strconv.Itoa(places), values)
		if places <= 4 && c.bytes() > 3*len(values) {
			t.Errorf("%d places: %d bytes for %d values", places, c.bytes(), len(values))
		}
	}
	odd := []float64{0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.NaN(), math.Pi, -1.25,
		1 << 51, 1<<51 - 1, -(1<<51 - 1), 1 << 62, 1e300, 5e-324, 0.1 + 0.2, 1e-12, 1e-13,
		math.MaxFloat64}
	check(t, "odd", odd)
	for i := range odd {
		check(t, "one", odd[i:i+1])
		check(t, "one of many", append(make([]float64, 700), odd[i]))
	}
	check(t, "none", nil)
	var volumes []float64
	for range 3000 {
		volumes = append(volumes, float64(rnd.Int64N(90e6)))
	}
	if c := check(t, "volumes", volumes); c.bytes() > 5*len(volumes) {
		t.Errorf("volumes: %d bytes for %d values", c.bytes(), len(volumes))
	}
	var zero View
	if zero.Read(nil) != nil {
		t.Error("no column has values")
	}
}

// FuzzColumn: any bits come out as they went in.
func FuzzColumn(f *testing.F) {
	f.Add(uint64(1), 48.86, 0.01)
	f.Fuzz(func(t *testing.T, seed uint64, at, by float64) {
		rnd := rand.New(rand.NewPCG(seed, 3))
		values := make([]float64, 40)
		for i := range values {
			if values[i] = at; rnd.IntN(9) == 0 {
				values[i] = math.Float64frombits(rnd.Uint64())
			}
			at += by
		}
		check(t, "fuzz", values)
	})
}

func BenchmarkColumn(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, 1<<14)
	price := 48.86
	for i := range values {
		price *= math.Exp(0.02 * rnd.NormFloat64())
		values[i] = math.Round(1e4*price) / 1e4
	}
	b.Run("pack", func(b *testing.B) {
		b.SetBytes(8 * int64(len(values)))
		for b.Loop() {
			Of(values)
		}
	})
	b.Run("read", func(b *testing.B) {
		b.SetBytes(8 * int64(len(values)))
		view := Of(values).All()
		room := make([]float64, len(values))
		for b.Loop() {
			view.Read(room)
		}
	})
}
