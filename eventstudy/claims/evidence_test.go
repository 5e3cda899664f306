package claims

import (
	"encoding/csv"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// tape is one listing of the case as its file writes it, in fractions: what a claim must be is
// worked out here from the digits of the file, without any of the package's own arithmetic.
type tape struct {
	id, company                      string
	days                             []string
	open, high, low, close, adjusted []*big.Rat
}

func readTape(t *testing.T, id, company string) tape {
	t.Helper()
	dir := filepath.Join("..", "..", "data", "cases", "apple-alibaba-2025", "prices")
	f, err := os.Open(filepath.Join(dir, id+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := tape{id: id, company: company}
	for _, row := range rows[1:] {
		out.days = append(out.days, row[0])
		for k, col := range []*[]*big.Rat{&out.open, &out.high, &out.low, &out.close,
			&out.adjusted} {
			v, ok := new(big.Rat).SetString(row[k+1])
			if !ok {
				t.Fatalf("%s of %s: %q", id, row[0], row[k+1])
			}
			*col = append(*col, v)
		}
	}
	return out
}

// since is the change from the close of row b to a price.
func (p *tape) since(b int, to *big.Rat) *big.Rat {
	q := new(big.Rat).Quo(to, p.close[b])
	return q.Sub(q, big.NewRat(1, 1))
}

// prices are those of a row, the close first.
func (p *tape) prices(i int) []*big.Rat {
	return []*big.Rat{p.close[i], p.high[i], p.low[i], p.open[i]}
}

// stated is a figure as an article writes it.
type stated struct {
	scaled *big.Rat // in per cent, or in money
	digits int
}

// unit is one unit of the last digit.
func (f stated) unit() *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(1),
		new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(f.digits)), nil))
}

// rounded writes v with so many digits: −1 cuts towards minus infinity, +1 towards plus, 0 to the
// nearest, a half away from zero.
func rounded(v *big.Rat, digits, way int) stated {
	f := stated{digits: digits}
	n := new(big.Rat).Quo(v, f.unit())
	switch way {
	case 0:
		f.scaled, _ = new(big.Rat).SetString(n.FloatString(0))
	default:
		// Euclid's: the floor, the divisor being positive
		whole := new(big.Int).Div(n.Num(), n.Denom())
		if way > 0 && !n.IsInt() {
			whole.Add(whole, big.NewInt(1))
		}
		f.scaled = new(big.Rat).SetInt(whole)
	}
	f.scaled.Mul(f.scaled, f.unit())
	return f
}

// off moves the figure by units of its last digit.
func (f stated) off(units int64) stated {
	d := new(big.Rat).Mul(f.unit(), big.NewRat(units, 1))
	return stated{new(big.Rat).Add(f.scaled, d), f.digits}
}

// says reports whether v, written with as many digits, is the figure.
func (f stated) says(v *big.Rat) bool { return rounded(v, f.digits, 0).scaled.Cmp(f.scaled) == 0 }

// between reports whether some figure from a to b would be written so.
func (f stated) between(a, b *big.Rat) bool {
	return f.says(a) || f.says(b) || a.Cmp(f.scaled) < 0 && f.scaled.Cmp(b) < 0
}

func (f stated) percent() string {
	sign := ""
	if f.scaled.Sign() >= 0 {
		sign = "+"
	}
	return sign + f.scaled.FloatString(f.digits) + "%"
}

// hundred is a fraction in per cent.
func hundred(v *big.Rat) *big.Rat { return new(big.Rat).Mul(v, big.NewRat(100, 1)) }

// drawn is a claim with what it must be.
type drawn struct {
	Statement
	may []Status // one of these
}

// deck draws claims about the case.
type deck struct {
	tapes []tape
	rng   *rand.Rand
}

// pick is a session with 260 before it and six after it.
func (d *deck) pick() (*tape, int) {
	p := &d.tapes[d.rng.IntN(len(d.tapes))]
	return p, 261 + d.rng.IntN(len(p.days)-268)
}

func (p *tape) claim(kind string, i int) Statement {
	return Statement{ID: "x", Securities: []string{p.id}, Date: date(p.days[i]), Kind: kind}
}

// move is a claim of a day's change, with what the prices make of it.
func (d *deck) move(p *tape, i int, f stated) drawn {
	s := p.claim("move", i)
	s.Value = f.percent()
	change := func(t *tape, j int, v *big.Rat) *big.Rat { return hundred(t.since(j-1, v)) }
	paid := new(big.Rat).Quo(p.adjusted[i], p.adjusted[i-1])
	paid.Sub(paid, big.NewRat(1, 1))
	through := f.between(change(p, i, p.low[i]), change(p, i, p.high[i])) || f.says(hundred(paid))
	return drawn{s, d.verdicts(p, i, through, func(t *tape, j int, v *big.Rat) bool {
		return f.says(change(t, j, v))
	})}
}

// level is a claim of a price.
func (d *deck) level(p *tape, i int, f stated) drawn {
	s := p.claim("level", i)
	s.Value = f.scaled.FloatString(f.digits)
	through := f.between(p.low[i], p.high[i]) || f.says(p.adjusted[i])
	return drawn{s,
		d.verdicts(p, i, through, func(_ *tape, _ int, v *big.Rat) bool { return f.says(v) })}
}

// verdicts are what a claim may be. True of the close it is supported; else a price of the same
// session makes it true or leaves it undecided, and what was passed through, a session within three
// or another listing of the company may make it true or not; where nothing at all agrees, it is
// false.
func (d *deck) verdicts(p *tape, i int, through bool,
	agrees func(*tape, int, *big.Rat) bool) []Status {
	if agrees(p, i, p.close[i]) {
		return []Status{Supported}
	}
	for _, v := range p.prices(i)[1:] {
		if agrees(p, i, v) {
			return []Status{OtherReading, Undecided}
		}
	}
	for j := i - 3; j <= i+3; j++ {
		through = through || agrees(p, j, p.close[j])
	}
	for k := range d.tapes {
		t := &d.tapes[k]
		if j := slices.Index(t.days, p.days[i]); t.company == p.company && t.id != p.id && j > 0 {
			for _, v := range t.prices(j) {
				through = through || agrees(t, j, v)
			}
		}
	}
	if through {
		return []Status{OtherReading, Contradicted}
	}
	return []Status{Contradicted}
}

// since is a claim of a change from the close of row b, with the bases beside it and the other
// prices of the day.
func (d *deck) since(p *tape, b, i int, f stated) drawn {
	s := p.claim("change-since", i)
	s.Since, s.Value = p.days[b], f.percent()
	change := func(t *tape, b, i int, v *big.Rat) *big.Rat { return hundred(t.since(b, v)) }
	other := false
	for _, base := range []*big.Rat{p.close[b-1], p.close[b+1], p.open[b], p.adjusted[b]} {
		to := p.close[i]
		if base == p.adjusted[b] {
			to = p.adjusted[i]
		}
		q := new(big.Rat).Quo(to, base)
		other = other || f.says(hundred(q.Sub(q, big.NewRat(1, 1))))
	}
	return drawn{s, d.verdicts(p, i, other, func(t *tape, j int, v *big.Rat) bool {
		from := b
		if t.id != p.id { // the base of another listing: its last close on that day or before
			for from = len(t.days) - 1; from > 0 && t.days[from] > p.days[b]; from-- {
			}
		}
		return f.says(change(t, from, j, v))
	})}
}

// sorts are the ways in which claims are drawn. Of accepted at most a share of the false may be.
var sorts = []struct {
	name string
	n    int
	draw func(d *deck) drawn
}{
	{"true", 1500, func(d *deck) drawn {
		p, i := d.pick()
		return d.move(p, i, rounded(hundred(p.since(i-1, p.close[i])), d.rng.IntN(4), 0))
	}},
	{"true, in words", 700, func(d *deck) drawn {
		p, i := d.pick()
		f := rounded(hundred(p.since(i-1, p.close[i])), 1+d.rng.IntN(3), 0)
		c := d.move(p, i, f)
		verb := []string{"rose", "gained", "jumped", "climbed"}[d.rng.IntN(4)]
		if f.scaled.Sign() < 0 {
			verb = []string{"fell", "lost", "dropped", "slid"}[d.rng.IntN(4)]
		}
		c.Value = c.Value[1:]
		c.Quote = "Its shares " + verb + " " + c.Value + "."
		return c
	}},
	{"true level", 600, func(d *deck) drawn {
		p, i := d.pick()
		return d.level(p, i, rounded(p.close[i], d.rng.IntN(3), 0))
	}},
	{"true change", 600, func(d *deck) drawn {
		p, i := d.pick()
		b := i - 5 - d.rng.IntN(60)
		return d.since(p, b, i, rounded(hundred(p.since(b, p.close[i])), d.rng.IntN(3), 0))
	}},
	{"rounded up", 900, func(d *deck) drawn {
		p, i := d.pick()
		return d.move(p, i, rounded(hundred(p.since(i-1, p.close[i])), d.rng.IntN(4), 1))
	}},
	{"rounded down", 900, func(d *deck) drawn {
		p, i := d.pick()
		return d.move(p, i, rounded(hundred(p.since(i-1, p.close[i])), d.rng.IntN(4), -1))
	}},
	{"off by a unit", 1200, func(d *deck) drawn {
		p, i := d.pick()
		f := rounded(hundred(p.since(i-1, p.close[i])), 1+d.rng.IntN(3), 0)
		return d.move(p, i, f.off(int64(2*d.rng.IntN(2)-1)))
	}},
	{"level off by a unit", 600, func(d *deck) drawn {
		p, i := d.pick()
		return d.level(p, i, rounded(p.close[i], 1+d.rng.IntN(2), 0).off(int64(2*d.rng.IntN(2)-1)))
	}},
	{"wrong day", 900, func(d *deck) drawn {
		p, i := d.pick()
		_, j := d.pick()
		j = min(j, len(p.days)-1)
		return d.move(p, i, rounded(hundred(p.since(j-1, p.close[j])), 1+d.rng.IntN(2), 0))
	}},
	{"wrong sign", 600, func(d *deck) drawn {
		p, i := d.pick()
		v := hundred(p.since(i-1, p.close[i]))
		return d.move(p, i, rounded(v.Neg(v), 1+d.rng.IntN(2), 0))
	}},
	{"wrong base", 500, func(d *deck) drawn {
		p, i := d.pick()
		b := i - 20 - d.rng.IntN(40)
		wrong := b + 3 + d.rng.IntN(10)
		return d.since(p, b, i, rounded(hundred(p.since(wrong, p.close[i])), 1+d.rng.IntN(2), 0))
	}},
	{"wrong listing", 500, func(d *deck) drawn { // of another company
		for {
			p, i := d.pick()
			t := &d.tapes[d.rng.IntN(len(d.tapes))]
			if j := slices.Index(t.days, p.days[i]); t.company != p.company && j > 0 {
				return d.move(p, i, rounded(hundred(t.since(j-1, t.close[j])), 1+d.rng.IntN(2), 0))
			}
		}
	}},
	{"wrong currency", 250, func(d *deck) drawn {
		p, i := d.pick()
		c := d.level(p, i, rounded(p.close[i], d.rng.IntN(3), 0))
		money := []string{"€", "£", "CHF ", "JPY "}[d.rng.IntN(4)]
		return drawn{c.Statement, []Status{Unverifiable}}.with(money + c.Value)
	}},
	{"closed day", 250, func(d *deck) drawn {
		p, i := d.pick()
		c := d.move(p, i, rounded(hundred(p.since(i-1, p.close[i])), 1, 0))
		for c.Date = date(p.days[i]) + 1; slices.Contains(p.days, c.Date.String()); {
			c.Date++
		}
		c.may = []Status{Unverifiable}
		return c
	}},
}

// with replaces the figure.
func (c drawn) with(value string) drawn {
	c.Value = value
	return c
}

// Ten thousand claims, each held against what the prices say of it. A verdict outside of what the
// prices allow is an error; of the claims that are false at most one in twenty of a sort may be
// accepted, with three standard errors for the draw, 14 sorts being looked at together.
func TestEvidence(t *testing.T) {
	d := &deck{rng: rand.New(rand.NewPCG(2025, 213)), tapes: []tape{
		readTape(t, "BABA", "Alibaba"), readTape(t, "AAPL", "Apple"),
		readTape(t, "9988.HK", "Alibaba"),
	}}
	book := newShelf(realBook(t))
	all := 0
	for _, s := range sorts {
		n := s.n
		if testing.Short() {
			n /= 10
		}
		wrong, falsehoods, accepted := 0, 0, 0
		for range n {
			c := s.draw(d)
			all++
			claim, ps := Parse(c.Statement)
			if ps != nil {
				t.Fatalf("%s: %v", s.name, ps)
			}
			v := judge(&claim, book)
			if !slices.Contains(c.may, v.Status) {
				if wrong++; wrong <= 3 {
					t.Errorf("%s: %s of %s on %s since %q, %q: %s, may be %v\n%s", s.name, c.Value,
						c.Securities[0], c.Date, c.Since, c.Quote, v.Status, c.may, v.Note)
				}
			}
			if c.may[0] != Supported {
				falsehoods++
				if v.Status == Supported || v.Status == OtherReading {
					accepted++
				}
			}
		}
		share := float64(accepted) / math.Max(1, float64(falsehoods))
		t.Logf("%-20s %5d claims, %4d outside of what the prices allow; of %5d false ones %.1f "+
			"%% accepted",
			s.name, n, wrong, falsehoods, 100*share)
		if limit := 0.05; share >
			limit+3*math.Sqrt(limit*(1-limit)/math.Max(1, float64(falsehoods))) {
			t.Errorf("%s: %.1f %% of %d false claims accepted", s.name, 100*share, falsehoods)
		}
	}
	if !testing.Short() && all != 10_000 {
		t.Errorf("%d claims", all)
	}
}
