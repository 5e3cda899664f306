package claims

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// counts counts verdicts.
type counts struct {
	n                                               int
	supported, other, undecided, contradicted, open int
}

func (t *counts) add(s Status) {
	t.n++
	switch s {
	case Supported:
		t.supported++
	case OtherReading:
		t.other++
	case Undecided:
		t.undecided++
	case Contradicted:
		t.contradicted++
	case Unverifiable:
		t.open++
	}
}

func (t counts) percent(k int) string {
	return fmt.Sprintf("%.1f", 100*float64(k)/float64(max(t.n, 1)))
}

// lab draws claims about one listing of the case.
type lab struct {
	book Book
	id   string
	l    *Listing
	rng  *rand.Rand
}

// day draws a session with 260 before it and four after it.
func (b *lab) day() int { return 261 + b.rng.IntN(len(b.l.Days)-266) }

// far draws a session at least 31 away.
func (b *lab) far(i int) int {
	for {
		if j := 1 + b.rng.IntN(len(b.l.Days)-2); j-i > 30 || i-j > 30 {
			return j
		}
	}
}

// pointed writes a change with its sign.
func pointed(v float64, decimals int) string {
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(math.Round(v*1e14)/1e14, 'f', -1, 64))
	s := written(r, decimals)
	if v >= 0 {
		s = "+" + s
	}
	return s
}

// draw makes a claim of a sort on a session; ok is false where the figure would be true of the day
// after all.
func (b *lab) draw(sort string, i, decimals int) (s Statement, ok bool) {
	l := b.l
	s = Statement{ID: "x", Securities: []string{b.id}, Date: l.Days[i], Kind: "move"}
	move := func(side Side, j int) float64 { return l.price(side, j)/l.Close[j-1] - 1 }
	far := High
	if l.High[i]/l.Close[i-1]-1 < 1-l.Low[i]/l.Close[i-1] {
		far = Low
	}
	// Halves away from zero, as a careful writer rounds.
	price := func(v float64) string { return exact(math.Round(v*1e6) / 1e6).FloatString(decimals) }
	switch sort {
	case "close":
		s.Value = pointed(move(Close, i), decimals)
	case "extreme":
		s.Value = pointed(move(far, i), decimals)
	case "open":
		s.Value = pointed(move(Open, i), decimals)
	case "extreme, in words":
		s.Value, s.Basis = pointed(move(far, i), decimals), string(far)
	case "level":
		s.Kind, s.Value = "level", price(l.Close[i])
	case "level of the extreme":
		s.Kind, s.Value = "level", price(l.price(far, i))
	case "change since a day":
		s.Kind, s.Since = "change-since", l.Days[i-40].String()
		s.Value = pointed(l.Close[i]/l.Close[i-40]-1, decimals)
	case "record":
		s.Kind, s.Since = "highest-since", l.Days[i-40].String()
		for k := i - 39; k < i; k++ {
			if l.Close[k] >= l.Close[i] {
				return s, false
			}
		}
	case "false record":
		s.Kind, s.Since, s.Basis = "highest-since", l.Days[i-40].String(), "close"
		for k := i - 39; k < i; k++ {
			if l.Close[k] >= l.Close[i] {
				return s, true
			}
		}
		return s, false
	case "another day's":
		s.Value = pointed(move(Close, b.far(i)), decimals)
	case "another day's, as a close":
		s.Value, s.Basis = pointed(move(Close, b.far(i)), decimals), "close"
	case "mirrored":
		s.Value = pointed(-move(Close, i), decimals)
	case "the next decimal":
		s.Value = pointed(move(Close, i)+math.Copysign(2*math.Pow10(-decimals-2), b.rng.Float64()-0.5), decimals)
	case "the neighbour's":
		j := i + []int{4, -4, 5, -5}[b.rng.IntN(4)]
		s.Value = pointed(move(Close, min(j, len(l.Days)-1)), decimals)
	case "another year's level":
		s.Kind, s.Value = "level", price(l.Close[i]*(1+move(Close, b.far(i)))*(1+move(Close, b.far(i))))
	case "another day's change":
		j := b.far(i)
		s.Kind, s.Since = "change-since", l.Days[i-40].String()
		s.Value = pointed(l.Close[j]/l.Close[max(j-40, 0)]-1, decimals)
	}
	// A false figure that happens to be that of the day is not false.
	c, ps := Parse(s)
	if ps != nil {
		return s, false
	}
	if sort == "another day's" || sort == "another day's, as a close" || sort == "mirrored" || sort == "the neighbour's" || sort == "the next decimal" {
		return s, !c.Target.has(move(Close, i))
	}
	if sort == "another year's level" {
		return s, !c.Target.has(l.Close[i])
	}
	if sort == "another day's change" {
		return s, !c.Target.has(l.Close[i]/l.Close[i-40] - 1)
	}
	return s, true
}

// The sorts of figures, true and false.
var (
	trueSorts  = []string{"close", "extreme", "extreme, in words", "open", "level", "level of the extreme", "change since a day", "record"}
	falseSorts = []string{"another day's", "another day's, as a close", "mirrored", "the next decimal", "the neighbour's", "another year's level",
		"another day's change", "false record"}
)

// measureVerdicts draws n figures of a sort on each listing of the case.
func measureVerdicts(t testing.TB, sort string, decimals, n int) (out counts) {
	b := realBook(t)
	for k, id := range []string{"BABA", "AAPL", "9988.HK"} {
		s := newShelf(b)
		x := lab{book: b, id: id, l: s.listing(id), rng: rand.New(rand.NewPCG(uint64(len(sort)), uint64(10*decimals+k)))}
		for tries := 0; out.n < (k+1)*n && tries < 20*n; tries++ {
			st, ok := x.draw(sort, x.day(), decimals)
			if !ok {
				continue
			}
			c, ps := Parse(st)
			if ps != nil {
				t.Fatal(ps)
			}
			v := judge(&c, s)
			out.add(v.Status)
		}
	}
	return out
}

// A rescue shows that it is no coincidence: of false figures at most one in twenty is accepted, of
// true closes every one is, and no true figure is contradicted. Written out by go test
// ./eventstudy/claims -run MeasuredVerdicts -v, the table stands on the page verdicts of the manual.
func TestMeasuredVerdicts(t *testing.T) {
	n := 100
	if testing.Short() {
		n = 25
	}
	var rows []string
	for _, sort := range trueSorts {
		for _, decimals := range []int{0, 1, 2} {
			got := measureVerdicts(t, sort, decimals, n)
			rows = append(rows, tableRow("true: "+sort, decimals, got))
			plain := sort == "close" || sort == "extreme, in words" || sort == "level" || sort == "change since a day" || sort == "record"
			if got.contradicted > 0 || plain && got.supported < got.n {
				t.Errorf("true %s, %d decimals: %+v", sort, decimals, got)
			}
		}
	}
	for _, decimals := range []int{0, 1, 2} {
		accepted, undecided, all := 0, 0, 0
		for _, sort := range falseSorts {
			got := measureVerdicts(t, sort, decimals, n)
			rows = append(rows, tableRow("false: "+sort, decimals, got))
			accepted, undecided, all = accepted+got.supported+got.other, undecided+got.undecided, all+got.n
			if share := float64(got.supported+got.other) / float64(got.n); share > 0.05+2*math.Sqrt(0.05*0.95/float64(got.n)) {
				t.Errorf("false %s, %d decimals: %.1f %% accepted: %+v", sort, decimals, 100*share, got)
			}
		}
		limit := 0.05
		if testing.Short() { // few figures are drawn: two standard errors
			limit += 2 * math.Sqrt(0.05*0.95/float64(all))
		}
		if share := float64(accepted) / float64(all); share > limit {
			t.Errorf("%d decimals: %.1f %% of all false figures accepted", decimals, 100*share)
		}
	}
	table := "| figure | decimals | n | supported | other-reading | undecided | contradicted |\n|---|---|---|---|---|---|---|\n" + strings.Join(rows, "\n")
	t.Log("\n" + table)
}

func tableRow(sort string, decimals int, t counts) string {
	return fmt.Sprintf("| %s | %d | %d | %s | %s | %s | %s |", sort, decimals, t.n, t.percent(t.supported), t.percent(t.other),
		t.percent(t.undecided), t.percent(t.contradicted))
}

// What lies beside the plain figure counts only where the plain reading fails: the other readings of a
// true change keep the chance of its size.
func TestChanceOfATrueChange(t *testing.T) {
	b := realBook(t)
	v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "change-since", Since: "year-start", MoreThan: "40%"}, b)
	for _, r := range v.Readings {
		if v.Status != Supported || r.Chance > 0.5 {
			t.Errorf("%s, %s: chance %v", v.Status, r.Name, r.Chance)
		}
	}
}
