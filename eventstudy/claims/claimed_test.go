package claims

import "testing"

// Every kind says what is claimed as a noun that fits behind "no reading agrees with".
func TestClaimed(t *testing.T) {
	for _, c := range []struct {
		s    Statement
		want string
	}{
		{Statement{Kind: "move", Value: "9.2%", Direction: "up"}, "a rise of 9.2%"},
		{Statement{Kind: "move", AtLeast: "9%", Direction: "down"}, "a fall of at least 9%"},
		{Statement{Kind: "move", Value: "-4.8%"}, "a change of -4.8%"},
		{Statement{Kind: "move", Value: "4.8%"}, "a change of 4.8%"},
		{Statement{Kind: "move", Between: [2]string{"9.1%", "9.2%"}, Direction: "up"},
			"a rise of 9.1% to 9.2%"},
		{Statement{Kind: "level", Value: "HK$124.3"}, "a price of HK$124.3"},
		{Statement{Kind: "points", Value: "$7.30", Direction: "down"}, "a fall of $7.30"},
		{Statement{Kind: "change-since", MoreThan: "40%", Since: "year-start", Direction: "up"},
			"a rise of more than 40% since the start of 2025"},
		{Statement{Kind: "period-move", Value: "6%", Period: "week", Direction: "down"},
			"a fall of 6% in the week"},
		{Statement{Kind: "period-move", Value: "30%", Period: "12 months"},
			"a change of 30% in 12 months"},
		{Statement{Kind: "period-move", Value: "30%", Period: "half"},
			"a change of 30% in the half-year"},
		{Statement{Kind: "multiple", Nearly: "doubled", Since: "2024-02"},
			"“nearly doubled” since February 2024"},
		{Statement{Kind: "multiple", Value: "3.5x", Since: "2022"}, "3.5x since 2022"},
		{Statement{Kind: "relative", Against: "SPY"}, "a larger change than that of SPY"},
		{Statement{Kind: "relative", Against: "SPY", Direction: "down", Since: "2022"},
			"a smaller change than that of SPY since 2022"},
		{Statement{Kind: "relative", Against: "SPY", Value: "3 points", Direction: "up"},
			"a lead of 3 points over SPY"},
		{Statement{Kind: "relative", Against: "SPY", Value: "3%", Direction: "down"},
			"a lag of 3% behind SPY"},
		{Statement{Kind: "relative", Against: "SPY", Value: "-3%"}, "a difference of -3% to SPY"},
		{Statement{Kind: "n-high", Span: "52w"}, "the 52-week high"},
		{Statement{Kind: "n-high", Span: "6m", Of: "close"}, "the 6-month closing high"},
		{Statement{Kind: "n-low", Span: "all", Of: "high"}, "the all-time low"},
		{Statement{Kind: "from-extreme", Span: "52w", Value: "12%"}, "12% below the 52-week high"},
		{Statement{Kind: "from-extreme", Span: "52w", Value: "20%", Direction: "up"},
			"20% above the 52-week low"},
		{Statement{Kind: "regime", Value: "bear"}, "a bear market"},
		{Statement{Kind: "regime", Value: "correction"}, "a correction"},
		{Statement{Kind: "streak", Length: 5, Direction: "up"}, "a run of five gains"},
		{Statement{Kind: "streak", Length: 1, Direction: "down"}, "a run of one loss"},
		{Statement{Kind: "volume", Value: "3x"}, "3x the average volume"},
		{Statement{Kind: "volume", Since: "2024-03"}, "the heaviest volume since March 2024"},
		{Statement{Kind: "market-value", Value: "$3 trillion"}, "a market value of $3 trillion"},
		{Statement{Kind: "market-value", Value: "$119bn", Direction: "down"},
			"a loss of $119bn of market value"},
		{Statement{Kind: "market-value", Value: "$119bn", Direction: "up"},
			"a gain of $119bn of market value"},
		{Statement{Kind: "highest-since", Since: "2022-01", Value: "HK$124.3"},
			"the highest price since January 2022 (HK$124.3)"},
		{Statement{Kind: "lowest-since", Since: "2022", Basis: "close"},
			"the lowest close since 2022"},
		{Statement{Kind: "best-since", Period: "week", Since: "2022-10"},
			"the best week since October 2022"},
		{Statement{Kind: "worst-since", Period: "month", Since: "2022"},
			"the worst month since 2022"},
		{Statement{Kind: "largest-gain-since", Since: "2022"},
			"the largest one-day gain since 2022"},
		{Statement{Kind: "largest-loss-since", Since: "2022", Value: "9.1%"},
			"the largest one-day loss since 2022 (9.1%)"},
	} {
		c.s.ID, c.s.Securities, c.s.Date = "x", []string{"X"}, date("2025-02-13")
		p, ps := Parse(c.s)
		if ps != nil {
			t.Fatal(ps)
		}
		if got := p.claimed(); got != c.want {
			t.Errorf("%s: %q, want %q", c.s.Kind, got, c.want)
		}
	}
}
