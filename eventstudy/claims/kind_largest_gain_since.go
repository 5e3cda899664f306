package claims

import "stockmove/eventstudy"

func init() { Kinds.Register(largestGain{extreme{way: Up}}) }

// largestGain says that a day's gain was the largest since a day, a month or a year.
type largestGain struct{ extreme }

func (largestGain) Info() eventstudy.Info {
	return eventstudy.Info{
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
	}
}
