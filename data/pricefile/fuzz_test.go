package pricefile

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// FuzzRead reads anything. What is accepted keeps the promises of Prices, and written out
// in the plainest form it reads back as the same prices.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.*")
	for _, n := range files {
		if b, err := os.ReadFile(n); err == nil && len(b) < 3000 {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Read("fuzz.csv", bytes.NewReader(b), Options{MaxBytes: 1 << 20})
		if err != nil {
			if err.Error() == "" {
				t.Fatal("an error without words")
			}
			return
		}
		promises(t, file)
		text, ok := canonical(file.Prices)
		if !ok {
			return
		}
		again, err := Read("fuzz.csv", strings.NewReader(text), Options{Decimal: "."})
		if err != nil {
			t.Fatalf("what was accepted is refused in plain form: %v\n%q\n%s", err, b, text)
		}
		sameAs(t, again.Prices, file.Prices)
	})
}

// promises checks what eventstudy.Prices says of itself.
func promises(t *testing.T, f *File) {
	if len(f.Prices) == 0 || f.Dialect == "" || f.Encoding == "" || f.Delimiter == "" || f.DateOrder == "" || f.Decimal == "" || f.Basis == "" {
		t.Fatalf("something is left open: %+v", f)
	}
	for _, p := range f.Prices {
		if p.ID == "" || len(p.Dates) == 0 {
			t.Fatalf("no id or no days")
		}
		for i := 1; i < len(p.Dates); i++ {
			if p.Dates[i] <= p.Dates[i-1] {
				t.Fatalf("days do not ascend")
			}
		}
		for k, v := range [][]float64{p.Open, p.High, p.Low, p.Close, p.AdjClose, p.Volume} {
			if v == nil {
				continue
			}
			if len(v) != len(p.Dates) {
				t.Fatalf("series %d has %d values for %d days", k, len(v), len(p.Dates))
			}
			for _, x := range v {
				if math.IsInf(x, 0) || x < 0 || x == 0 && k < 5 {
					t.Fatalf("series %d has the value %v", k, x)
				}
			}
		}
	}
}

var plainID = regexp.MustCompile(`^[^'"\x00-\x20\x7f\x{fffd}][^"\x00-\x1f\x7f\x{fffd}]*$`)

// canonical writes prices as a long panel; ok is false when an id cannot stand in a cell.
func canonical(prices []*eventstudy.Prices) (string, bool) {
	var b strings.Builder
	b.WriteString("date,symbol,open,high,low,close,adj close,volume\n")
	seen := map[string]bool{}
	for _, p := range prices {
		if !plainID.MatchString(p.ID) || strings.TrimSpace(p.ID) != p.ID || seen[p.ID] {
			return "", false
		}
		seen[p.ID] = true
		for i, d := range p.Dates {
			fmt.Fprintf(&b, "%v,\"%s\"", d, p.ID)
			for _, v := range [][]float64{p.Open, p.High, p.Low, p.Close, p.AdjClose, p.Volume} {
				if v == nil || v[i] != v[i] {
					b.WriteString(",")
				} else {
					b.WriteString("," + strconv.FormatFloat(v[i], 'g', -1, 64))
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String(), true
}

func sameAs(t *testing.T, got, want []*eventstudy.Prices) {
	if len(got) != len(want) {
		t.Fatalf("%d securities, want %d", len(got), len(want))
	}
	for k, p := range got {
		w := want[k]
		if p.ID != w.ID || len(p.Dates) != len(w.Dates) {
			t.Fatalf("%q with %d days, want %q with %d", p.ID, len(p.Dates), w.ID, len(w.Dates))
		}
		pairs := [][2][]float64{{p.Open, w.Open}, {p.High, w.High}, {p.Low, w.Low}, {p.Close, w.Close}, {p.AdjClose, w.AdjClose}, {p.Volume, w.Volume}}
		for i, d := range p.Dates {
			if d != w.Dates[i] {
				t.Fatalf("day %v, want %v", d, w.Dates[i])
			}
			for s, v := range pairs {
				if v[1] != nil && !equal(v[0][i], v[1][i]) || v[1] == nil && v[0] != nil && v[0][i] == v[0][i] {
					t.Fatalf("series %d differs on %v", s, d)
				}
			}
		}
	}
}

var plainNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// FuzzNumber holds the quick number reader against strconv and the loose one, bit for bit.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"1", "0.1", "207.40773344494048", "-0.0", "123456789012345678", "9007199254740993.0", "1e5", "1,234.5", "1.234", "0.30000000000000004",
		"$1,234.50", "(1.2)", "53.61M", "3,31B", "12,34,567.8", "1 234,5", "−5", "'600", "1.2万", "4.9e-324", "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880.0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, dec := range []byte{'.', ','} {
			for _, scaled := range []bool{false, true} {
				v, m, st := parseNumber([]byte(s), dec, scaled)
				w, n, loose := parseLoose([]byte(s), dec, scaled)
				if st != loose || m != n || !equal(v, w) {
					t.Fatalf("%q: %v %b %d, loosely %v %b %d", s, v, m, st, w, n, loose)
				}
				if st == numOK && math.IsNaN(v) || st != numOK && !math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("%q: %v with status %d", s, v, st)
				}
			}
		}
		if plainNumber.MatchString(s) && len(s) <= 64 {
			w, err := strconv.ParseFloat(s, 64)
			v, _, st := parseNumber([]byte(s), '.', false)
			if err == nil && (st != numOK || v != w && math.Float64bits(v) != math.Float64bits(w)) {
				t.Fatalf("%q: %v, strconv %v", s, v, w)
			}
		}
	})
}

// FuzzDate reads any date cell; a known day written in ISO form reads back as itself.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2024-02-29", "2024-01-02 00:00:00+08:00", "Apr 09, 2020", "115/07/20", "2025- 11- 14", "1704205800", "43707", "12/31/24", "2024年1月2日", "202201", "9 Ağu 2024"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		st, clock := parseStamp([]byte(s), &epochZone{})
		if clock < -1 || clock >= 24*60 {
			t.Fatalf("%q: minute %d", s, clock)
		}
		for _, o := range []order{ymd, mdy, dmy} {
			if k := st.kind(); k != stNN4 && k != stNN2 {
				break
			}
			if d, ok := o.read(st); ok && (d.Year() < firstYear || d.Year() > lastYear) {
				t.Fatalf("%q: year %d", s, d.Year())
			}
		}
		if !st.known() {
			return
		}
		d := st.day()
		iso := d.String()
		if want, err := eventstudy.ParseDate(iso); err == nil {
			back, _ := parseStamp([]byte(iso), &epochZone{})
			if want != d || !back.known() || back.day() != d {
				t.Fatalf("%q: %v", s, d)
			}
		} else {
			t.Fatalf("%q: %v", s, err)
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
		if got, _, st := parseNumber([]byte(s), '.', false); st != numOK || got != want {
			t.Fatalf("%s: %v, strconv %v", s, got, want)
		}
	}
}
