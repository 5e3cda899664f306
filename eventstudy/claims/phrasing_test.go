package claims

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// A day's change in twelve verbs, six sentences and every spelling of a figure, written as articles
// do, without a sign. The prices are made so that the sentence is true, its opposite false.
func TestPhrasings(t *testing.T) {
	verbs := []struct {
		word string
		sign float64
	}{
		{"fell", -1}, {"lost", -1}, {"slid", -1}, {"slumped", -1}, {"dropped", -1}, {"tumbled", -1},
		{"rose", 1}, {"gained", 1}, {"jumped", 1}, {"surged", 1}, {"climbed", 1}, {"advanced", 1},
	}
	sentences := []string{
		"Its shares %s %s.", "The stock %s by %s on Thursday.",
		"Shares in the company, which makes cars, %s %s in Hong Kong.",
		"“It %s %s,” said a broker.", "The share %s %s, while the index hardly moved.",
		"On Thursday the shares %s %s to a new level.",
	}
	figures := []struct {
		value string
		size  float64 // of the day's change, in per cent
	}{
		{"2.5%", 2.54}, {"2.5 %", 2.54}, {"2.5pc", 2.54}, {"2.5 per cent", 2.46},
		{"2.5 percent", 2.46}, {"2,5 %", 2.54},
		{"2.5pct", 2.54}, {"30 basis points", 0.3}, {"30bp", 0.3}, {"30bps", 0.3}, {"9%", 9.4},
		{"12.34%", 12.344},
		{"nearly 3%", 2.9}, {"almost 3%", 2.9}, {"more than 2%", 2.2}, {"over 2%", 2.2},
		{"less than 3%", 2.2},
		{"nine per cent", 9.4}, {"twenty-one percent", 20.6}, {"9.2 per cent", 9.2},
		{"9,2 %", 9.16},
		{"9.2pc", 9.24}, {"9.2 p.c.", 9.2}, {"nearly nine per cent", 8.7},
		{"more than nine percent", 9.1},
		{"just over 9%", 9.3}, {"just under 9%", 8.8}, {"thirty basis points", 0.3},
		{"about 5%", 5.2}, {"around 5%", 4.8}, {"at least 5%", 5}, {"no more than 5%", 5},
	}
	for _, f := range figures {
		for _, v := range verbs {
			for _, way := range []float64{v.sign, -v.sign} {
				last := fmt.Sprintf("%.3f", 100*(1+way*f.size/100))
				day := "2025-02-13 100 100 " + last + " " + last
				if way > 0 {
					day = "2025-02-13 100 " + last + " 100 " + last
				}
				p := quiet(bars("X", "USD", "2025-02-12 100 100 100 100", day))
				b := Book{Securities: []eventstudy.Security{one("X", "X", p)}}
				want := Supported
				if way != v.sign {
					want = Contradicted
					if strings.HasPrefix(f.value, "less") || strings.HasPrefix(f.value, "no more") {
						continue // a bound from above has nothing to say of the other direction
					}
				}
				for _, text := range sentences {
					quote := fmt.Sprintf(text, v.word, f.value)
					got := judge1(t,
						Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-13"),
							Kind: "move", Value: f.value, Quote: quote}, b)
					if got.Status != want {
						t.Errorf("%q, %s after 100: %s, want %s\n%s", quote, last, got.Status,
							want, got.Note)
					}
				}
			}
		}
	}
}

// The cells of a claims file take what articles write; the prices are made so that each is true.
func TestCells(t *testing.T) {
	book := func(currency string, before, open, high, low, last float64) Book {
		day := fmt.Sprintf("2025-02-13 %g %g %g %g", open, high, low, last)
		p := bars("X", currency,
			fmt.Sprintf("2025-02-12 %g %g %g %g", before, before, before, before), day)
		return Book{Securities: []eventstudy.Security{one("X", "X", quiet(p))}}
	}
	for _, c := range []struct {
		kind, value, way string
		book             Book
		side             Side
	}{
		{"move", "as much as 9 %", "up", book("USD", 100, 101, 109.04, 100, 102), High},
		{"move", "as much as nine per cent", "down", book("USD", 100, 99, 100, 90.96, 98), Low},
		{"move", "up to 9%", "up", book("USD", 100, 101, 109.04, 100, 102), High},
		{"level", "as high as $109", "", book("USD", 100, 101, 109.04, 100, 102), High},
		{"level", "as low as $91", "", book("USD", 100, 99, 100, 90.96, 98), Low},
		{"level", "112p", "", book("GBX", 100, 101, 113, 100, 112.3), Close},
		{"level", "112 GBX", "", book("GBX", 100, 101, 113, 100, 112.3), Close},
		{"level", "GBX 112", "", book("GBX", 100, 101, 113, 100, 112.3), Close},
		{"level", "£1.12", "", book("GBX", 100, 101, 113, 100, 112.3), Close},
		{"points", "12p", "up", book("GBX", 100, 101, 113, 100, 112.3), Close},
		{"points", "50 cents", "down", book("USD", 100, 100, 100, 99, 99.5), Close},
		{"multiple", "doubled", "", book("USD", 50, 90, 101, 90, 100), Close},
		{"multiple", "halved", "", book("USD", 200, 110, 111, 90, 100), Close},
		{"multiple", "3.5-fold", "", book("USD", 28.6, 90, 101, 90, 100), Close},
		{"multiple", "threefold", "", book("USD", 33, 90, 101, 90, 100), Close},
		{"multiple", "more than doubled", "", book("USD", 48, 90, 101, 90, 100), Close},
	} {
		s := Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-13"), Kind: c.kind,
			Value: c.value, Direction: c.way}
		if c.kind == "multiple" {
			s.Since = "2025-02-12"
		}
		v := judge1(t, s, c.book)
		if r := v.Decided(); v.Status != Supported || r == nil || r.Side != c.side {
			t.Errorf("%s %q: %s by %v, want it supported by the %s\n%s", c.kind, c.value, v.Status,
				r, c.side, v.Note)
		}
	}
}

// The words of a figure and the other keys must not say two things.
func TestReachDisagrees(t *testing.T) {
	for _, s := range []Statement{
		{Kind: "move", Value: "as much as 9%", Basis: "close"},
		{Kind: "n-high", Value: "as much as $9", Span: "52w"},
	} {
		s.ID, s.Securities, s.Date = "x", []string{"X"}, date("2025-02-13")
		if _, ps := Parse(s); ps == nil || !strings.Contains(ps.Error(), "as much as") {
			t.Errorf("%s %q, basis %q: %v", s.Kind, s.Value, s.Basis, ps)
		}
	}
}
