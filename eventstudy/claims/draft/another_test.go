package draft

import "testing"

// TestOfAnother holds that what a comparison says of somebody else is no claim about the company;
// the expected claims are read off the sentences by hand, with Friday, 14 February 2025, in mind.
func TestOfAnother(t *testing.T) {
	up := func(v string) string { return "move AAPL 2025-02-14 " + v + " up" }
	holdHabits(t, nil, []habit{
		{"an index behind its gain",
			"Apple's stock rose 2% on Friday, compared with a 0.9% gain for the S&P 500.",
			[]string{up("2%"), "-0.9%"}},
		{"a gain of, in an index",
			"Apple's stock rose 2.1% on Friday, versus a gain of 1.1% in the Nasdaq.",
			[]string{up("2.1%"), "-1.1%"}},
		{"a rival", "Apple's stock rose 2.7% on Friday, against a 1.7% fall in rival Foxtrot.",
			[]string{up("2.7%"), "-1.7%"}},
		{"a company that is not known",
			"Apple's stock rose 2.7% on Friday, against a fall of 1.7% for Foxtrot.",
			[]string{up("2.7%"), "-1.7%"}},
		{"the market", "Apple's stock rose 2.6% on Friday; the broader market was up 1.6%.",
			[]string{up("2.6%"), "-1.6%"}},
		{"a place, a day and a month", "Apple shares posted a 1.3% gain in New York. Apple " +
			"shares posted a 1.4% gain in Friday's session.",
			[]string{up("1.3%"), up("1.4%")}},
		{"the company itself", "Friday brought a gain of 1.3% for Apple shares.",
			[]string{up("1.3%")}},
		{"its own noun", "Friday brought a gain of 1.3% for its shares. Apple shares rose 1.2%.",
			[]string{up("1.2%"), "-1.3%"}},
		{"a high of the session",
			"Apple touched a high of $245.55. The shares hit a low of $240.99.",
			[]string{"level AAPL 2025-02-14 $245.55 high", "level AAPL 2025-02-14 $240.99 low"}},
	})
}
