package eventstudy

import "testing"

// TestFindingsOfTheBenchmark: a doubt about the benchmark belongs to the numbers that are computed
// from it, and to no others: capm reads it where the factors have no market, mean never does.
func TestFindingsOfTheBenchmark(t *testing.T) {
	for _, c := range []struct {
		model  string
		market bool // the factors have Mkt-RF
		want   bool
	}{{"market", true, true}, {"dimson", true, true}, {"mean", true, false}, {"ff3", true, false},
		{"capm", true, false}, {"capm", false, true}} {
		p := samplePanel(t, nil)
		l := p.Lines[0]
		if !c.market {
			delete(l.Factors, colMarket)
		}
		days := []Date{l.Days[200], l.Days[290]} // an estimation day and day 0
		l.Market.Benchmark = &Prices{ID: "M",
			Findings: []Finding{{Code: "extreme-return", Dates: days}}}
		o := sampleOutcome(t, p, c.model, nil)
		if got := hasCode(o.Warnings, "extreme_return"); got != c.want {
			t.Errorf("%s, %v: of the estimation %v", c.model, c.market, got)
		}
		if got := hasCode(o.Day(0).Warnings, "extreme_return"); got != c.want {
			t.Errorf("%s, %v: of day 0 %v", c.model, c.market, got)
		}
	}
}
