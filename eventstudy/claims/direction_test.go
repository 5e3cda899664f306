package claims

import (
	"fmt"
	"strings"
	"testing"
)

// The words that give a figure its direction, each in a sentence; and the ways in which it is not
// given.
func TestDirections(t *testing.T) {
	for want, words := range map[Direction][]string{Up: Rising, Down: Falling} {
		for _, w := range words {
			if d, both := DirectionOf(fmt.Sprintf("Acme shares %s 2.5%% on Monday.", w),
				"2.5%"); d != want || both {
				t.Errorf("%q: %s", w, d)
			}
		}
	}
	for _, c := range []struct {
		quote, figure string
		want          Direction
		both          bool
	}{
		{"Apple shares fell 2.5%", "2.5%", Down, false},
		{"Apple lost 2.5 percent of its value", "2.5%", Down, false},
		{"a 2.5% drop in Apple shares", "2.5%", Down, false},
		{"Apple slid to close 2,5 % lower", "2,5 %", Down, false},
		{"Apple shares fell 4% on Monday but rose 2.5% on Thursday", "2.5%", Up, false},
		{"Apple shares fell 4% on Monday but rose 2.5% on Thursday", "4%", Down, false},
		{"after falling 3%, the shares were up 2.5%", "2.5%", Up, false},
		{"the shares gave up 2.5%", "2.5%", Down, false},
		{"a move of up to 2.5%", "2.5%", Unstated, false},
		{"the shares moved 2.5%", "2.5%", Unstated, false},
		{"rose 2%, or fell 2%", "2%", Unstated, true},
		{"rose or fell 2%", "2%", Unstated, true},
		{"the firm cut costs; shares were steady", "2%", Unstated, false},
		{"Shares slumped on Thursday, 2.5% in all", "2.5%", Down, false},
	} {
		if d, both := DirectionOf(c.quote, c.figure); d != c.want || both != c.both {
			t.Errorf("%q, %s: %q, %v", c.quote, c.figure, d, both)
		}
	}
	for _, c := range []struct {
		quote, figure string
		way           Direction
		want          Side
	}{
		{"closed at $119.54", "$119.54", Unstated, Close},
		{"rose as much as 9.2%", "9.2%", Up, High},
		{"fell as much as 3%", "3%", Down, Low}, {"ended 2.5% higher", "2.5%", Up, Close},
		{"touched $124.30", "$124.30", Unstated, High},
		{"hit a low of $5", "$5", Unstated, Low},
		{"rose 2.5% after being hit by tariffs", "2.5%", Up, ""},
		{"rose 9.2% to HK$124.3", "9.2%", Up, ""}, {"opened 3% higher", "3%", Up, Open},
		{"up 2.5% at the close", "2.5%", Up, Close},
	} {
		if got := FixedOf(c.quote, c.figure, c.way); got != c.want {
			t.Errorf("%q: %q, want %q", c.quote, got, c.want)
		}
	}
}

// Apple closed down 2.54 % on 3 April 2025-like days: the words say a fall in many ways, and each
// is supported; the same figure said of a rise is contradicted, and without a word the direction is
// asked for.
func TestDirectionDecides(t *testing.T) {
	p := steps(100, 97.46) // −2.54 %
	at := p.Dates[len(p.Dates)-1]
	claim := func(quote, value, direction string) Statement {
		return Statement{ID: "x", Quote: quote, Securities: []string{"X"}, Date: at, Kind: "move",
			Value: value, Direction: direction}
	}
	for _, c := range []struct {
		quote, value, direction string
		want                    Status
	}{
		{"Apple shares fell 2.5%", "2.5%", "", Supported}, {"Apple slid 2.5%", "2.5%", "",
			Supported}, {"Apple was down 2.5%", "2.5%", "", Supported},
		{"a loss of 2.5%", "2.5%", "", Supported}, {"", "-2.5%", "", Supported},
		{"", "2.5%", "down", Supported}, {"", "254bp", "down", Supported},
		{"Apple shares rose 2.5%", "2.5%", "", Contradicted}, {"", "+2.5%", "", Contradicted},
		{"", "2.5%", "up", Contradicted},
		{"Apple shares moved 2.5%", "2.5%", "", Unverifiable},
	} {
		if v := judge1(t, claim(c.quote, c.value, c.direction), bookOf(p)); v.Status != c.want {
			t.Errorf("%q %s %s: %s\n%s", c.quote, c.value, c.direction, v.Status, v.Note)
		}
	}
	for name, s := range map[string]Statement{
		"disagree": claim("Apple shares rose 2.5%", "-2.5%", ""),
		"both":     claim("Apple rose 2.5%, or fell 2.5%", "2.5%", ""),
		"key":      claim("", "-2.5%", "up"),
		"other kind": {ID: "x", Securities: []string{"X"}, Date: at, Kind: "level", Value: "$97.46",
			Direction: "down"},
		"minus at least": {ID: "x", Quote: "Apple fell at least 2%", Securities: []string{"X"},
			Date: at, Kind: "move",
			AtLeast: "-2%"},
	} {
		if ps := check(s); ps == nil {
			t.Errorf("%s: not refused", name)
		} else if name == "minus at least" {
			has(t, ps.Error(), `at_least = "2%"`, `at_most = "-2%"`)
		}
	}
	for _, c := range []struct {
		s    Statement
		want Status
	}{
		{Statement{AtLeast: "2.5%", Direction: "down"}, Supported},
		{Statement{AtLeast: "2.6%", Direction: "down"}, Contradicted},
		{Statement{MoreThan: "2.54%", Direction: "down"}, Contradicted},
		{Statement{AtLeast: "2.54%", Direction: "down"}, Supported},
		{Statement{AtMost: "-2.5%"}, Supported}, {Statement{LessThan: "-2.54%"}, Contradicted},
		{Statement{About: "2.6%", Direction: "down"}, Supported},
		{Statement{Nearly: "2.6%", Direction: "down"}, Supported},
		{Statement{Nearly: "2.5%", Direction: "down"}, Contradicted},
		{Statement{Value: "about 2.6%", Direction: "down"}, Supported},
		{Statement{Value: "more than 2%", Direction: "down"}, Supported},
	} {
		c.s.ID, c.s.Securities, c.s.Date, c.s.Kind, c.s.Basis = "x", []string{"X"}, at,
			"move", "close"
		if v := judge1(t, c.s, bookOf(p)); v.Status != c.want {
			t.Errorf("%+v: %s\n%s", c.s, v.Status, v.Note)
		}
	}
	if !strings.Contains(check(Statement{ID: "x", Securities: []string{"X"}, Date: at,
		Kind: "streak"}).Error(), "needs length") {
		t.Error("a streak without a length")
	}
}
