package eventstudy

import (
	"context"
	"errors"
	"math"
	"testing"
)

// turnoverPanel is the panel of the volumes of the reference with shares outstanding.
func turnoverPanel(t *testing.T, change func(x *Security)) (*Panel, Design) {
	t.Helper()
	p, d, err := volumePanel(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.Response = ResponseTurnover
	sec := p.Series["S"].Security
	change(&sec)
	p, err = NewPanel([]Market{p.Lines[0].Market}, []Security{sec}, d)
	if err != nil {
		t.Fatal(err)
	}
	return p, d
}

// Shares traded and outstanding are counted alike: a split changes neither V nor anything else, and
// what is not known of it is told.
func TestTurnoverSplits(t *testing.T) {
	plain, _ := turnoverPanel(t, func(x *Security) { x.Shares = []Shares{{0, 5e7}} })
	want := plain.Series["S"].Return
	quoted := func(x *Security) { // as traded, four shares for one on day 100
		p := x.Prices
		p.Basis, p.Splits = Raw, make([]float64, len(p.Dates))
		p.Splits[100] = 4
		for i := range 100 {
			p.Volume[i] /= 4
		}
	}
	for _, c := range []struct {
		name   string
		change func(x *Security)
		codes  []string
	}{
		{"one number", func(x *Security) { quoted(x); x.Shares = []Shares{{0, 5e7}} }, nil},
		{"before and after", func(x *Security) {
			quoted(x)
			x.Shares = []Shares{{x.Prices.Dates[0], 1.25e7}, {x.Prices.Dates[100], 5e7}}
		}, []string{"shares_split_adjusted"}},
		{"before", func(x *Security) {
			quoted(x)
			x.Shares = []Shares{{x.Prices.Dates[0], 1.25e7}}
		}, []string{"shares_split_adjusted"}},
		{"volumes without the split", func(x *Security) {
			x.Prices.Basis = Split
			x.Shares = []Shares{{x.Prices.Dates[0], 5e7}}
		}, []string{"shares_basis"}},
		{"without the split and a day", func(x *Security) {
			x.Prices.Basis = Split
			x.Shares = []Shares{{0, 5e7}}
		}, nil},
	} {
		p, _ := turnoverPanel(t, c.change)
		x := p.Series["S"]
		for i, v := range x.Return {
			if off(v, want[i]) > 1e-12 {
				t.Fatalf("%s: day %d is %g, want %g", c.name, i, v, want[i])
			}
		}
		for _, code := range []string{"shares_split_adjusted", "shares_basis", "shares_jump",
			"shares_unlikely", "shares_unknown"} {
			told := len(c.codes) > 0 && c.codes[0] == code
			if hasCode(x.Warnings, code) != told {
				t.Errorf("%s: %s told %v", c.name, code, !told)
			}
		}
	}
}

// What is doubtful about a number of shares is told, and a day before the first has no turnover.
func TestTurnoverDoubts(t *testing.T) {
	for _, c := range []struct {
		code   string
		shares func(p *Prices) []Shares
	}{
		{"shares_unlikely", func(*Prices) []Shares { return []Shares{{0, 5e5}} }},  // in hundreds
		{"shares_unlikely", func(*Prices) []Shares { return []Shares{{0, 5e12}} }}, // in dollars
		{"shares_jump", func(p *Prices) []Shares {
			return []Shares{{p.Dates[0], 5e7}, {p.Dates[90], 7.5e7}}
		}},
		{"shares_jump", func(p *Prices) []Shares {
			return []Shares{{p.Dates[0], 7.5e7}, {p.Dates[90], 5e7}}
		}},
		{"shares_unknown", func(p *Prices) []Shares { return []Shares{{p.Dates[60], 5e7}} }},
		{"volume_zero", func(p *Prices) []Shares { p.Volume[3] = 0; return []Shares{{0, 5e7}} }},
	} {
		p, _ := turnoverPanel(t, func(x *Security) { x.Shares = c.shares(x.Prices) })
		x := p.Series["S"]
		if !hasCode(x.Warnings, c.code) {
			t.Errorf("%s is not told: %v", c.code, x.Warnings)
		}
		if c.code == "shares_unknown" && (!math.IsNaN(x.Return[59]) || math.IsNaN(x.Return[60])) {
			t.Errorf("days about the first number: %v", x.Return[59:61])
		}
		// ln 0.000255, by hand.
		if c.code == "volume_zero" && off(x.Return[3], -8.274246) > 1e-6 {
			t.Errorf("a day without trading: %v", x.Return[3])
		}
	}
}

// A security of an event whose number of shares nobody gave is refused by name.
func TestTurnoverNeedsShares(t *testing.T) {
	p, d := turnoverPanel(t, func(x *Security) {})
	e := Event{ID: "e", Security: "S", Date: p.Lines[0].Days[290]}
	var problems *Problems
	_, err := Run(context.Background(), p, []Event{e}, d)
	if !errors.As(err, &problems) || problems.List[0].Code != NeedsShares ||
		problems.List[0].Given != "S" {
		t.Errorf("%v", err)
	}
	if _, err = Run(context.Background(), p, nil, d); err != nil {
		t.Errorf("without an event of it: %v", err)
	}
}
