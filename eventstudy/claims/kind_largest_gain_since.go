package claims

import "stockmove/eventstudy"

// The two kinds mirror each other: losses are gains of the opposite sign.
func init() {
	Kinds.Register(Kind{extreme{Up}, eventstudy.Info{
		Name: "largest-gain-since", Title: "largest one-day gain since", Order: 60,
		Formula: "R_t > max R_s over the sessions s after the period named and before t, R_s = " +
			"C_s/C_{s−1} − 1, R_t > 0",
		Use:   "“the largest single-day gain since 2022”",
		Avoid: "where the file begins after the period, or has one bar a week",
		Assumes: "close-to-close gains unless the words name the high; sessions within the " +
			"period do not count against the claim",
		Example: example(`kind = "largest-gain-since"
since = "2022"           # a date, a month or a year
value = "9.1%"           # optional: the size
basis = "close"          # only if the words fix it: close, high, low, open`),
	}})
	Kinds.Register(Kind{extreme{Down}, eventstudy.Info{
		Name: "largest-loss-since", Title: "largest one-day loss since", Order: 70,
		Formula: "R_t < min R_s over the sessions s after the period named and before t, R_s = " +
			"C_s/C_{s−1} − 1, R_t < 0",
		Use:   "“its worst day since March 2020”",
		Avoid: "where the file begins after the period, or has one bar a week",
		Assumes: "close-to-close losses unless the words name the low; sessions within the " +
			"period do not count against the claim",
		Example: example(`kind = "largest-loss-since"
since = "2022"           # a date, a month or a year
value = "9.1%"           # optional: the size
basis = "close"          # only if the words fix it: close, high, low, open`),
	}})
}
