package asked

import (
	"slices"
	"strings"
	"testing"

	"stockmove/data/input"
	"stockmove/eventstudy"
)

// TestShares: a number of shares holds at all times or from a day on, in a study file and by a
// flag.
func TestShares(t *testing.T) {
	day := eventstudy.NewDate
	for _, c := range []struct {
		text  string
		want  []eventstudy.Shares
		wrong string
	}{
		{"2.4e9", []eventstudy.Shares{{Count: 2.4e9}}, ""},
		{"240", []eventstudy.Shares{{Count: 240}}, ""},
		{"{ 2025-01-01 = 3, 2024-01-01 = 2.5e9 }", []eventstudy.Shares{
			{From: day(2024, 1, 1), Count: 2.5e9}, {From: day(2025, 1, 1), Count: 3}}, ""},
		{"0.5", nil, "a number of shares, 2.4e9, or the numbers by the day"},
		{"inf", nil, "a number of shares"},
		{`"2.4bn"`, nil, "a number of shares"},
		{"{ 2025-01-01 = 0 }", nil, "not a day and a number of shares"},
	} {
		body := "[[security]]\nid = \"A\"\nprices = \"a.csv\"\nshares = " + c.text + "\n"
		s, err := ParseText(input.FileRef("study.toml"), []byte(body), "")
		if c.wrong != "" {
			if err == nil || !strings.Contains(err.Error(), c.wrong) {
				t.Errorf("%s: %v", c.text, err)
			}
			continue
		}
		if err != nil || !slices.Equal(s.Securities[0].Shares, c.want) {
			t.Errorf("%s: %v, %v", c.text, s, err)
		}
	}
	var s Spec
	if err := s.SetShares("A=15.1e9"); err != nil || s.SharesOf["A"] != 15.1e9 {
		t.Errorf("%v, %v", s.SharesOf, err)
	}
	for _, text := range []string{"A=15.2e9", "B", "=3", "B=0", "B=NaN", "B=Inf", "B=2bn"} {
		if s.SetShares(text) == nil {
			t.Errorf("--shares %s is taken", text)
		}
	}
}
