package cell

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// TestGroupOfThree tells what one mark before three digits proves: nothing after one to three
// digits, but a zero or four digits are no first group.
func TestGroupOfThree(t *testing.T) {
	for text, want := range map[string]Marks{
		"0.123": PointDecimal, "1.123": PointEither, "123.456": PointEither,
		"1234.567": PointDecimal,
		"1.12":     PointDecimal, "0,123": CommaDecimal, "1,123": CommaEither,
		"1234,567": CommaDecimal,
		"012.345":  PointDecimal,
	} {
		for _, dec := range []byte{'.', ','} {
			if _, m, _ := ParseNumber([]byte(text), dec, Unscaled); m != want {
				t.Errorf("%s with %c: %b, want %b", text, dec, m, want)
			}
		}
	}
}

var plainNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// FuzzNumber holds the quick number reader against strconv and the loose one, bit for bit.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1", "0.1", "207.40773344494048", "-0.0", "123456789012345678",
		"9007199254740993.0", "1e5", "1,234.5", "1.234", "0.30000000000000004",
		"$1,234.50", "(1.2)", "53.61M", "3,31B", "12,34,567.8", "1 234,5", "−5", "'600", "1.2万",
		"4.9e-324",
		"17976931348623158079372897140530341507993413271003782693617377898044496829276475" +
			"09466490179775872070963302864166928879109465555478519404026306574886715058206819" +
			"08902000708383676273854845817711531764475730270069855571366959622842914819860834" +
			"936475292719074168444365510704342711559699508093042880.0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, dec := range []byte{'.', ','} {
			for _, scale := range []Scale{Unscaled, Scaled} {
				v, m, st := ParseNumber([]byte(s), dec, scale)
				w, n, loose := parseLoose([]byte(s), dec, scale)
				if st != loose || m != n || v != w && !(math.IsNaN(v) && math.IsNaN(w)) {
					t.Fatalf("%q: %v %b %d, loosely %v %b %d", s, v, m, st, w, n, loose)
				}
				if st == GoodNumber && math.IsNaN(v) || st != GoodNumber && !math.IsNaN(v) ||
					math.IsInf(v, 0) {
					t.Fatalf("%q: %v with status %d", s, v, st)
				}
			}
		}
		if plainNumber.MatchString(s) && len(s) <= 64 {
			w, err := strconv.ParseFloat(s, 64)
			v, _, st := ParseNumber([]byte(s), '.', Unscaled)
			if err == nil &&
				(st != GoodNumber || v != w && math.Float64bits(v) != math.Float64bits(w)) {
				t.Fatalf("%q: %v, strconv %v", s, v, w)
			}
		}
	})
}

// TestNumberRandom walks decimals of every length through the quick reader.
func TestNumberRandom(t *testing.T) {
	x := uint64(88172645463325252) // xorshift64, Marsaglia 2003
	next := func(n uint64) uint64 { x ^= x << 13; x ^= x >> 7; x ^= x << 17; return x % n }
	for range 300_000 {
		whole, frac := int(next(17)), int(next(19))
		s := strconv.FormatUint(next(uint64(math.Pow10(whole))+1), 10)
		if frac > 0 {
			s += "."
			for range frac {
				s += string(rune('0' + next(10)))
			}
		}
		want, _ := strconv.ParseFloat(s, 64)
		if got, _, st := ParseNumber([]byte(s), '.', Unscaled); st != GoodNumber || got != want {
			t.Fatalf("%s: %v, strconv %v", s, got, want)
		}
	}
}

// TestFormula reads a number that a spreadsheet's formula is, and computes nothing.
func TestFormula(t *testing.T) {
	for text, want := range map[string]float64{"=1197.10": 1197.1, "=-2": -2, "'3": 3} {
		if v, _, st := ParseNumber([]byte(text), '.', Unscaled); st != GoodNumber || v != want {
			t.Errorf("%s: %v, status %d", text, v, st)
		}
	}
	for _, text := range []string{"=", "=1+1", "==1", "=A1", "=\"1\"+1"} {
		if v, _, st := ParseNumber([]byte(text), '.', Unscaled); st != BadNumber {
			t.Errorf("%s: %v, status %d", text, v, st)
		}
	}
}
