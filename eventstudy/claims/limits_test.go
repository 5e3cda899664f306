package claims

import (
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// still is n sessions of a share that stands at 100, and of a day on which it opened and stood high
// at 105, with highs and opens of 105 so many sessions before that day.
func still(n int, highs, opens []int) (*eventstudy.Prices, eventstudy.Date) {
	p := closes("X", "USD")
	for d := date("2024-01-01"); len(p.Dates) <= n; d++ {
		if !d.Weekend() {
			p.Dates, p.Close = append(p.Dates, d), append(p.Close, 100)
			p.Open, p.High, p.Low = append(p.Open, 100), append(p.High, 100), append(p.Low, 100)
		}
	}
	for _, k := range append([]int{0}, highs...) {
		p.High[n-k] = 105
	}
	for _, k := range append([]int{0}, opens...) {
		p.Open[n-k], p.High[n-k] = 105, 105
	}
	return p, p.Dates[n]
}

// The chance of a reading is the share of the sessions from 255 to 6 before the claim's on which
// it, or one nearer to the words, would have agreed. The first four of a file are none, since
// readings three sessions earlier have no price before them; below sixty the chance is unknown. By
// hand.
func TestChanceLimits(t *testing.T) {
	for _, c := range []struct {
		name         string
		n            int // sessions before the claim's
		highs, opens []int
		high, open   float64
	}{
		{"none", 69, nil, nil, 0, 0},
		{"too few sessions", 68, nil, nil, math.NaN(), math.NaN()}, // 59
		{"just enough", 69, []int{6}, nil, 1. / 60, 0},
		{"the sessions before do not count", 69, []int{5, 1}, nil, 0, 0},
		{"the farthest", 300, []int{255}, nil, 1. / 250, 0},
		{"beyond the farthest", 300, []int{256}, nil, 0, 0},
		{"both", 300, []int{10, 20}, []int{30}, 3. / 250, 1. / 250},
	} {
		p, day := still(c.n, c.highs, c.opens)
		v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: day, Kind: "move",
			Value: "+5.0%"}, Book{Securities: []eventstudy.Security{one("X", "", p)}})
		for _, r := range v.Readings {
			want, of := c.high, r.Side == High && r.Session == 0
			if r.Side == Open && r.Session == 0 {
				want, of = math.Max(c.open, 0), true
				if v.nearerThanOpen() { // then a high that agrees counts for it too
					want = c.high
				}
			}
			if math.IsNaN(c.high) {
				want = c.high
			}
			if of && !(math.Abs(r.Chance-want) < 1e-12 || r.Chance != r.Chance && want != want) {
				t.Errorf("%s: the chance of %q is %v, want %v", c.name, r.Name, r.Chance, want)
			}
		}
	}
}

// nearerThanOpen reports whether the high is weighed before the open.
func (v *Verdict) nearerThanOpen() bool {
	for _, i := range v.order() {
		switch v.Readings[i].Side {
		case High:
			return true
		case Open:
			return false
		}
	}
	return false
}

// A chance of exactly the limit still is an other reading; one above it leaves the claim open.
func TestChanceAtTheLimit(t *testing.T) {
	s := &shelf{book: Book{Chance: 0.05}}
	for chance, want := range map[float64]Status{0.05: OtherReading, 0.0501: Undecided} {
		r := Reading{Chance: chance, Way: Way{Rank: SameSession}}
		if got := s.weigh(&r, &Verdict{}); got != want {
			t.Errorf("%v: %s, want %s", chance, got, want)
		}
	}
	for chance, want := range map[float64]Status{0.05: OtherReading, 0.0501: Contradicted} {
		r := Reading{Chance: chance, Way: Way{Rank: Through}}
		if got := s.weigh(&r, &Verdict{}); got != want {
			t.Errorf("passed through by a chance of %v: %s, want %s", chance, got, want)
		}
	}
}

// A fall between 3 % and 4 % lies from −4.5 % to −2.5 %: the larger figure is the lower end.
func TestRangeOfAFall(t *testing.T) {
	q, err := ParseQuantity("3%")
	if err != nil {
		t.Fatal(err)
	}
	r, err := q.to("4%", Down)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"-0.044": true, "-0.03": true, "-0.046": false,
		"-0.024": false, "0.035": false} {
		m, _ := new(big.Rat).SetString(text)
		if r.Contains(m) != want {
			t.Errorf("%s: %v, want %v", text, !want, want)
		}
	}
}

// Basis points are hundredths of a per cent, pence hundredths of a pound and of no other currency.
func TestSmallUnits(t *testing.T) {
	for text, want := range map[string]string{"25bps": "0.0025", "25 bp": "0.0025",
		"25 basis points": "0.0025", "112p": "1.12", "112 pence": "1.12", "£112p": "1.12",
		"$112p": "", "€3 pence": ""} {
		q, err := ParseQuantity(text)
		if (err == nil) != (want != "") {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if v, ok := new(big.Rat).SetString(want); ok && q.Value.Cmp(v) != 0 {
			t.Errorf("%s is %s, want %s", text, q.Value.FloatString(6), want)
		}
	}
}

// Two verbs of one direction beside an "or" do not contradict each other; two of both do.
func TestVerbsBesideOr(t *testing.T) {
	for quote, conflict := range map[string]bool{"shares rose or climbed 3%": false,
		"shares rose or fell 3%": true, "shares fell or slid 3%": false} {
		if _, got := DirectionOf(quote, "3%"); got != conflict {
			t.Errorf("%q: a conflict is %v", quote, got)
		}
	}
}

// A record over a hole of five sessions stands with a warning, one over six does not.
func TestRecordOverHoles(t *testing.T) {
	for lost, want := range map[int]Status{5: Supported, 6: Unverifiable} {
		p := closes("X", "USD")
		k := 0
		for d := date("2025-01-01"); len(p.Dates) < 30; d++ {
			if d.Weekend() {
				continue
			}
			if k++; k > 10 && k <= 10+lost {
				continue
			}
			p.Dates, p.Close = append(p.Dates, d), append(p.Close, 100+float64(k))
		}
		last := p.Dates[len(p.Dates)-1]
		b := Book{Securities: []eventstudy.Security{one("X", "", p)},
			Hours: map[string]eventstudy.Hours{"M": days{}}}
		v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: last,
			Kind: "highest-since", Since: "2025-01-01", Basis: "close"}, b)
		warned := false
		for _, w := range v.Warnings {
			warned = warned || strings.HasPrefix(w.Code, "session")
		}
		if v.Status != want || want == Supported && !warned {
			t.Errorf("without %d sessions: %s, %v", lost, v.Status, v.Warnings)
		}
	}
}

// A figure one unit beside the close that is the day's high. The highs of the year before lie 0.07
// % above their closes, which is 0.1 % to one decimal, so on each of them the next decimal would be
// the high: it cannot be told from a slip of the last digit. A high four units away can.
func TestBesideTheClose(t *testing.T) {
	for _, c := range []struct {
		high, value string
		want        Status
	}{
		{"102.6", "+2.6%", Undecided},
		{"102.9", "+2.9%", OtherReading},
	} {
		p := quiet(bars("X", "USD", "2025-02-12 100 100.1 99.9 100",
			"2025-02-13 100 "+c.high+" 99.9 102.5"))
		v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-13"),
			Kind: "move", Value: c.value},
			Book{Securities: []eventstudy.Security{one("X", "X", p)}})
		if v.Status != c.want {
			t.Errorf("%s: %s, want %s\n%s", c.value, v.Status, c.want, v.Note)
		}
		if c.want == Undecided {
			has(t, v.Note, "a figure so near to the close does so on every day")
		}
	}
}

// Of a fall the low stands nearest to the words, of a rise the high.
func TestOrderOfSides(t *testing.T) {
	for way, want := range map[Direction][]Side{Down: {Close, Low, Open, High},
		Up: {Close, High, Open, Low}} {
		if got := (&Claim{Way: way}).sides(); !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", way, got, want)
		}
	}
}
