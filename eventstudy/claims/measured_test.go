package claims

import (
	"flag"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

var update = flag.Bool("update", false, "write the measured table of the manual anew")

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

// move is a price of row j against the close before it.
func (b *lab) move(side Side, j int) float64 { return b.l.price(side, j)/b.l.Close[j-1] - 1 }

// span is the change of the close of row j over the forty sessions before it.
func (b *lab) span(j int) float64 { return b.l.Close[j]/b.l.Close[max(j-40, 0)] - 1 }

// week is the change from the last close before the week of row j.
func (b *lab) week(j int) float64 {
	monday := b.l.Days[j] - eventstudy.Date((int(b.l.Days[j].Weekday())+6)%7)
	k := j
	for k > 0 && b.l.Days[k] >= monday {
		k--
	}
	return b.l.Close[j]/b.l.Close[k] - 1
}

// points is the change of row j in money.
func (b *lab) points(j int) float64 { return b.l.Close[j] - b.l.Close[j-1] }

// extreme is the price of row i that lies farther from the close before.
func (b *lab) extreme(i int) Side {
	if b.move(High, i) < -b.move(Low, i) {
		return Low
	}
	return High
}

// beaten reports whether one of the 39 closes before row i is as high.
func (b *lab) beaten(i int) bool {
	for k := i - 39; k < i; k++ {
		if b.l.Close[k] >= b.l.Close[i] {
			return true
		}
	}
	return false
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

// priced writes a price, a half away from zero as a careful writer rounds.
func priced(v float64, decimals int) string {
	r, _ := new(big.Rat).SetString(strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64))
	return r.FloatString(decimals)
}

// specimen is one sort of figures that are written of a session.
type specimen struct {
	name string
	kind string
	// figure is the claimed one, a fraction, a price or a difference; own that of the words on the
	// day itself, which a false figure must not be.
	figure, own func(b *lab, i, decimals int) float64
	basis       func(b *lab, i int) Side // that the words fix; nil: none
	plain       bool                     // a true one that the words say
	record      func(b *lab, i int) bool // which days such a record is drawn of; nil: no record
}

func at(side Side) func(b *lab, i, _ int) float64 {
	return func(b *lab, i, _ int) float64 { return b.move(side, i) }
}

func ofPrice(side Side) func(b *lab, i, _ int) float64 {
	return func(b *lab, i, _ int) float64 { return b.l.price(side, i) }
}

func ofExtreme(b *lab, i, _ int) float64 { return b.move(b.extreme(i), i) }

func elsewhere(of func(b *lab, j int) float64) func(b *lab, i, _ int) float64 {
	return func(b *lab, i, _ int) float64 { return of(b, b.far(i)) }
}

func here(of func(b *lab, j int) float64) func(b *lab, i, _ int) float64 {
	return func(b *lab, i, _ int) float64 { return of(b, i) }
}

func atClose(*lab, int) Side { return Close }

var closeOfDay = at(Close)

// specimens are the true ones, and behind them the false ones.
var specimens = []specimen{
	{name: "true: the close", kind: "move", figure: closeOfDay, plain: true},
	{name: "true: the high or low, without a word for it", kind: "move", figure: ofExtreme},
	{name: "true: the same, “as much as”", kind: "move", figure: ofExtreme, basis: (*lab).extreme,
		plain: true},
	{name: "true: the open", kind: "move", figure: at(Open)},
	{name: "true: the price of the close", kind: "level", figure: ofPrice(Close), plain: true},
	{name: "true: the price of the high or low", kind: "level",
		figure: func(b *lab, i, _ int) float64 { return b.l.price(b.extreme(i), i) }},
	{name: "true: the change in money", kind: "points", figure: here((*lab).points), plain: true},
	{name: "true: the change of the week", kind: "period-move", figure: here((*lab).week),
		plain: true},
	{name: "true: the change since a day", kind: "change-since", figure: here((*lab).span),
		plain: true},
	{name: "true: the highest close since", kind: "highest-since", plain: true,
		record: func(b *lab, i int) bool { return !b.beaten(i) }},

	{name: "false: another day's", kind: "move", own: closeOfDay,
		figure: elsewhere(func(b *lab, j int) float64 { return b.move(Close, j) })},
	{name: "false: another day's, as a close", kind: "move", own: closeOfDay, basis: atClose,
		figure: elsewhere(func(b *lab, j int) float64 { return b.move(Close, j) })},
	{name: "false: mirrored", kind: "move", own: closeOfDay,
		figure: func(b *lab, i, _ int) float64 { return -b.move(Close, i) }},
	{name: "false: the next decimal", kind: "move", own: closeOfDay,
		figure: func(b *lab, i, decimals int) float64 {
			return b.move(Close, i) + math.Copysign(2*math.Pow10(-decimals-2), b.rng.Float64()-0.5)
		}},
	{name: "false: the neighbour's", kind: "move", own: closeOfDay,
		figure: func(b *lab, i, _ int) float64 {
			j := i + []int{4, -4, 5, -5}[b.rng.IntN(4)]
			return b.move(Close, min(j, len(b.l.Days)-1))
		}},
	{name: "false: another year's level", kind: "level", own: ofPrice(Close),
		figure: func(b *lab, i, _ int) float64 {
			return b.l.Close[i] * (1 + b.move(Close, b.far(i))) * (1 + b.move(Close, b.far(i)))
		}},
	{name: "false: another day's change in money", kind: "points", own: here((*lab).points),
		figure: elsewhere((*lab).points)},
	{name: "false: another week's change", kind: "period-move", own: here((*lab).week),
		figure: elsewhere((*lab).week)},
	{name: "false: another day's change since", kind: "change-since", own: here((*lab).span),
		figure: elsewhere((*lab).span)},
	{name: "false: a record that is none", kind: "highest-since", basis: atClose,
		record: (*lab).beaten},
}

// draw makes a claim of a sort on a session; ok is false where it would not be of that sort.
func (b *lab) draw(of specimen, i, decimals int) (s Statement, ok bool) {
	s = Statement{ID: "x", Securities: []string{b.id}, Date: b.l.Days[i], Kind: of.kind}
	if of.basis != nil {
		s.Basis = string(of.basis(b, i))
	}
	if of.record != nil || of.kind == "change-since" {
		s.Since = b.l.Days[i-40].String()
	}
	if of.record != nil {
		return s, of.record(b, i)
	}
	v := of.figure(b, i, decimals)
	switch of.kind {
	case "level":
		s.Value = priced(v, decimals)
	case "points":
		s.Value, s.Direction = priced(math.Abs(v), decimals), "up"
		if v < 0 {
			s.Direction = "down"
		}
	case "period-move":
		s.Value, s.Period = pointed(v, decimals), "week"
	default:
		s.Value = pointed(v, decimals)
	}
	c, ps := Parse(s)
	// A false figure that happens to be that of the day is not false.
	return s, ps == nil && (of.own == nil || !c.Target.has(of.own(b, i, decimals)))
}

// counts counts verdicts.
type counts struct{ n, accepted, undecided, contradicted, supported int }

func (t *counts) add(s Status) {
	t.n++
	switch s {
	case Supported:
		t.supported++
		t.accepted++
	case OtherReading:
		t.accepted++
	case Undecided:
		t.undecided++
	case Contradicted:
		t.contradicted++
	}
}

// cell is the shares of a count in per cent.
func (t counts) cell() string {
	share := func(k int) float64 { return 100 * float64(k) / float64(max(t.n, 1)) }
	return fmt.Sprintf("%.1f · %.1f · %.1f", share(t.accepted), share(t.undecided),
		share(t.contradicted))
}

// measureVerdicts draws n figures of a sort on each listing of the case.
func measureVerdicts(t testing.TB, b Book, of specimen, decimals, n int) (out counts) {
	for k, id := range []string{"BABA", "AAPL", "9988.HK"} {
		s := newShelf(b)
		seed := rand.NewPCG(uint64(len(of.name)), uint64(10*decimals+k))
		x := lab{book: b, id: id, l: s.listing(id), rng: rand.New(seed)}
		for tries := 0; out.n < (k+1)*n && tries < 20*n; tries++ {
			st, ok := x.draw(of, x.day(), decimals)
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

// page is where the table is published, between two lines of its own.
const page = "../../cmd/stockmove/manual/verdicts.md"

// A rescue shows that it is rare: of false figures at most one in twenty is accepted, of true
// closes every one is, and no true figure is contradicted. The table of the manual is that of this
// test: go test ./eventstudy/claims -run MeasuredVerdicts -update writes it anew.
func TestMeasuredVerdicts(t *testing.T) {
	n := 100
	if testing.Short() {
		n = 25
	}
	b := realBook(t)
	var rows, above []string
	var all [3]counts
	precisions := []string{"whole", "one decimal", "two decimals"}
	for _, of := range specimens {
		row, figures := "| "+of.name, 0
		for decimals := range 3 {
			got := measureVerdicts(t, b, of, decimals, n)
			row += " | " + got.cell()
			figures += got.n
			if of.own == nil && of.name[:5] == "true:" {
				if got.contradicted > 0 || of.plain && got.supported < got.n {
					t.Errorf("%s, %d decimals: %+v", of.name, decimals, got)
				}
				continue
			}
			sum := &all[decimals]
			sum.n, sum.accepted = sum.n+got.n, sum.accepted+got.accepted
			sum.undecided, sum.contradicted = sum.undecided+got.undecided,
				sum.contradicted+got.contradicted
			share := float64(got.accepted) / float64(got.n)
			if share > 0.05 {
				above = append(above, fmt.Sprintf("%s, %s: %d of %d, %.1f %%", of.name[7:],
					precisions[decimals], got.accepted, got.n, 100*share))
			}
			if share > 0.05+2*math.Sqrt(0.05*0.95/float64(got.n)) {
				t.Errorf("%s, %d decimals: %.1f %% accepted: %+v", of.name, decimals,
					100*share, got)
			}
		}
		rows = append(rows, fmt.Sprintf("%s | %d |", row, figures))
	}
	row, total := "| **all that is false**", counts{}
	for decimals, sum := range all {
		row += " | **" + sum.cell() + "**"
		total.n, total.accepted = total.n+sum.n, total.accepted+sum.accepted
		limit := 0.05
		if testing.Short() { // few figures are drawn: two standard errors
			limit += 2 * math.Sqrt(0.05*0.95/float64(sum.n))
		}
		if share := float64(sum.accepted) / float64(sum.n); share > limit {
			t.Errorf("%d decimals: %.1f %% of all false figures accepted", decimals, 100*share)
		}
	}
	rows = append(rows, fmt.Sprintf("%s | **%d** |", row, total.n))
	table := "| figure | " + strings.Join(precisions, " | ") +
		" | figures |\n|---|---|---|---|---|\n" +
		strings.Join(rows, "\n") + "\n\n" +
		fmt.Sprintf("Of the %s false figures %d were accepted, %.1f %%. ",
			words.Count(total.n), total.accepted, 100*float64(total.accepted)/float64(total.n))
	if len(above) == 0 {
		table += "No single cell lies above 5 %."
	} else {
		table += "Above 5 % lie single cells: " + strings.Join(above, "; ") + "."
	}
	if !testing.Short() {
		published(t, table+"\n")
	}
}

// published holds a text against the one between the marks of the page, or writes it there.
func published(t *testing.T, text string) {
	t.Helper()
	const first, last = "<!-- measured -->\n", "<!-- end -->\n"
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, found := strings.Cut(string(b), first)
	was, tail, closed := strings.Cut(rest, last)
	switch {
	case !found || !closed:
		t.Fatalf("%s has no place for the table", page)
	case *update:
		if err := os.WriteFile(page, []byte(head+first+text+last+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	case was != text:
		t.Errorf("%s says\n%s\nmeasured was\n%s\nrun with -update, and read the difference",
			page, was, text)
	}
}
