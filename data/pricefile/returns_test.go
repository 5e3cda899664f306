package pricefile

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// returnLines writes a return a weekday, in turns up and down by size, with what stands around it.
func returnLines(header, format string, size float64, n int) string {
	var b strings.Builder
	b.WriteString(header + "\n")
	d := eventstudy.NewDate(2024, 1, 1)
	for i := 0; i < n; d++ {
		if d.Weekend() {
			continue
		}
		r := size * (1 + 0.01*float64(i%7))
		if i%2 == 1 {
			r = -r
		}
		fmt.Fprintf(&b, format+"\n", d, r)
		i++
	}
	return b.String()
}

func readReturns(text string, opt Options) (*File, error) {
	opt.Holds = HoldsReturns
	return Read("r.csv", strings.NewReader(text), opt)
}

// The column of returns is found by its name, in the layouts of prices; the first return of each is
// size itself.
func TestReadReturns(t *testing.T) {
	for _, c := range []struct {
		name, header, format string
		basis                eventstudy.Basis
	}{
		{"plain", "date,ret", "%v,%.6f", eventstudy.BasisUnknown},
		{"beside prices", "Date,Close,Return,Volume", "%v,50.25,%.6f,1000",
			eventstudy.BasisUnknown},
		{"the close", "Date,Close", "%v,%.6f", eventstudy.BasisUnknown},
		{"CRSP", "PERMNO,date,TICKER,PRC,VOL,RET", "14542,%v,GOOG,50.25,1000,%.6f",
			eventstudy.Total},
		{"wide", "Date,AAA,BBB", "%v,%.6f,0.001", eventstudy.BasisUnknown},
	} {
		f, err := readReturns(returnLines(c.header, c.format, 0.012, 40), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		p := f.Prices[0]
		if len(p.Return) != 40 || p.Return[0] != 0.012 || p.Return[1] != -0.01212 ||
			p.Close != nil ||
			p.AdjClose != nil || p.Open != nil || p.Basis != c.basis {
			t.Errorf("%s: %d returns from %v, close %v, %s", c.name, len(p.Return), p.Return[:2],
				p.Close, p.Basis)
		}
	}
}

// Missing returns, with CRSP's letters and numbers, cost their day alone.
func TestMissingReturns(t *testing.T) {
	text := returnLines("PERMNO,date,TICKER,PRC,VOL,RET", "14542,%v,GOOG,50.25,1000,%.6f", 0.012,
		40)
	lines := strings.Split(text, "\n")
	for k, code := range map[int]string{3: "C", 5: "-99.0", 8: "", 9: "B"} {
		lines[k] = lines[k][:strings.LastIndex(lines[k], ",")+1] + code
	}
	f, err := readReturns(strings.Join(lines, "\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range f.Prices[0].Return {
		if !math.IsNaN(r) {
			n++
		}
	}
	if n != 36 {
		t.Errorf("%d returns, want 36", n)
	}
}

// Units by the median size and by what decimals cannot be; what could be either is asked, and what
// the user says is taken, with a doubt where the sizes speak against it.
func TestReturnUnits(t *testing.T) {
	for _, c := range []struct {
		size  float64
		units string
		want  float64 // the first return in decimals, 0 for an error
		text  string  // of the error or the finding
	}{
		{0.012, "", 0.012, ""},
		{0.029, "", 0.029, ""},
		{0.031, "", 0, "whether the returns are in per cent or decimals cannot be told"},
		{0.15, "", 0, "whether the returns are in per cent or decimals cannot be told"},
		{0.21, "", 0.0021, ""},
		{1.2, "", 0.012, ""},
		{0.1, Percent, 0.001, ""},
		{0.1, Decimal, 0.1, ""},
		{0.012, Percent, 0.00012, "returns are read in per cent, as asked"},
		{0.4, Decimal, 0.4, "returns are read in decimals, as asked"},
		{1.2, Decimal, 0, "a return of -1.272 in decimals would lose more than all"},
		{40, "", 0, "the values are too large for returns"},
	} {
		f, err := readReturns(returnLines("date,ret", "%v,%.6f", c.size, 40),
			Options{ReturnUnits: c.units})
		switch {
		case c.want == 0:
			if err == nil || !strings.Contains(err.Error(), c.text) {
				t.Errorf("%g %s: %v, want %q", c.size, c.units, err, c.text)
			}
			continue
		case err != nil:
			t.Errorf("%g %s: %v", c.size, c.units, err)
			continue
		}
		if got := f.Prices[0].Return[0]; math.Abs(got-c.want) > 1e-15 {
			t.Errorf("%g %s: %g, want %g", c.size, c.units, got, c.want)
		}
		told := ""
		for _, x := range f.Findings {
			told += x.Text
		}
		if !strings.Contains(told, c.text) || (c.text == "") != (told == "") {
			t.Errorf("%g %s: findings %q, want %q", c.size, c.units, told, c.text)
		}
	}
}

// A file of prices stays one, also where returns are asked for; a file of returns is refused with
// the flag that reads it where prices are.
func TestPricesAndReturns(t *testing.T) {
	prices := returnLines("Date,Close", "%v,%.6f", 0, 40)
	prices = strings.NewReplacer(",0.000000", ",50.25", ",-0.000000", ",50.50").Replace(prices)
	f, err := readReturns(prices, Options{})
	if err != nil || f.Prices[0].Return != nil || len(f.Prices[0].Close) != 40 {
		t.Errorf("%v, %+v", err, f)
	}
	for _, text := range []string{returnLines("date,ret", "%v,%.6f", 0.012, 40),
		returnLines("Date,Close", "%v,%.6f", 0.012, 40)} {
		_, err := Read("r.csv", strings.NewReader(text), Options{})
		ps, ok := err.(*eventstudy.Problems)
		if !ok || !strings.Contains(ps.List[0].Hint, "--input returns") {
			t.Errorf("%v", err)
		}
	}
}
