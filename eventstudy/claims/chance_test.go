package claims

import (
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// What lies beside the plain figure counts only where the plain reading fails: the other readings
// of a true change keep the chance of its size.
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

// A chance of none says of how many sessions, which are those before the claim's less the nearest
// nine: 60 of 69, and at most 250. One high in 250 sessions is 0.40 %.
func TestOdds(t *testing.T) {
	for _, c := range []struct {
		n     int
		highs []int
		want  string
	}{
		{69, nil, "none of 60"}, {400, nil, "none of 250"}, {300, []int{255}, "0.40 %"},
		{68, nil, ""},
	} {
		p, day := still(c.n, c.highs, nil)
		v := judge1(t, Statement{ID: "x", Securities: []string{"X"}, Date: day, Kind: "move",
			Value: "+5.0%"}, Book{Securities: []eventstudy.Security{one("X", "", p)}})
		for _, r := range v.Readings {
			if r.Side == High && r.Session == 0 && words.Untie(r.Odds()) != c.want {
				t.Errorf("%d sessions: %q, want %q", c.n, r.Odds(), c.want)
			}
		}
	}
	if got := (&Reading{}).Odds(); got != "none" {
		t.Errorf("of unknown sessions: %q", got)
	}
}
