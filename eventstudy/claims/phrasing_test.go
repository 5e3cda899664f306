package claims

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// A day's change in twelve verbs, six sentences and every spelling of a figure, written as articles do,
// without a sign. The prices are made so that the sentence is true, its opposite false.
func TestPhrasings(t *testing.T) {
	verbs := []struct {
		word string
		sign float64
	}{
		{"fell", -1}, {"lost", -1}, {"slid", -1}, {"slumped", -1}, {"dropped", -1}, {"tumbled", -1},
		{"rose", 1}, {"gained", 1}, {"jumped", 1}, {"surged", 1}, {"climbed", 1}, {"advanced", 1},
	}
	sentences := []string{
		"Its shares %s %s.", "The stock %s by %s on Thursday.", "Shares in the company, which makes cars, %s %s in Hong Kong.",
		"“It %s %s,” said a broker.", "The share %s %s, while the index hardly moved.", "On Thursday the shares %s %s to a new level.",
	}
	figures := []struct {
		value string
		size  float64 // of the day's change, in per cent
	}{
		{"2.5%", 2.54}, {"2.5 %", 2.54}, {"2.5pc", 2.54}, {"2.5 per cent", 2.46}, {"2.5 percent", 2.46}, {"2,5 %", 2.54},
		{"2.5pct", 2.54}, {"30 basis points", 0.3}, {"30bp", 0.3}, {"30bps", 0.3}, {"9%", 9.4}, {"12.34%", 12.344},
		{"nearly 3%", 2.9}, {"almost 3%", 2.9}, {"more than 2%", 2.2}, {"over 2%", 2.2}, {"less than 3%", 2.2},
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
					got := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: date("2025-02-13"),
						Kind: "move", Value: f.value, Quote: quote}, b)
					if got.Status != want {
						t.Errorf("%q, %s after 100: %s, want %s\n%s", quote, last, got.Status, want, got.Note)
					}
				}
			}
		}
	}
}
