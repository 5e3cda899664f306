package draft

import "testing"

// TestYears holds which figure of a sentence is the change since the start of the year; the
// expected claims are read off the sentences by hand, with Friday, 14 February 2025, in mind.
func TestYears(t *testing.T) {
	day := func(v, way string) string { return "move AAPL 2025-02-14 " + v + " " + way }
	year := func(v, way string) string {
		return "change-since AAPL 2025-02-14 " + v + " " + way + " year-start"
	}
	holdHabits(t, nil, []habit{
		{"behind the day", "Apple gained 2.1% on Friday, taking its gain this year to 17%.",
			[]string{day("2.1%", "up"), year("17%", "up")}},
		{"two starts",
			"Apple gained 2% on Friday, taking its gain this year to 17% and its gain since " +
				"June to 10.5%.",
			[]string{day("2%", "up"),
				year("17%", "up"), "change-since AAPL 2025-02-14 10.5% up 2024-06"}},
		{"a bound behind", "Apple gained 2% on Friday and its gain since June to more than 10.5%.",
			[]string{day("2%", "up"), "change-since AAPL 2025-02-14 10.5% up 2024-06"}},
		{"in one clause", "Apple gained 2% on Friday to bring its gain this year to 17%.",
			[]string{day("2%", "up"), year("17%", "up")}},
		{"a start set apart", "Apple is up 12%, so far this year, and fell 2%.",
			[]string{year("12%", "up"), day("2%", "down")}},
		{"year to date",
			"Apple rose 2.8% on Friday to $240, extending its year-to-date advance to more " +
				"than 9%.",
			[]string{day("2.8%", "up"), "level AAPL 2025-02-14 $240", year("9%", "up")}},
		{"a clause of its own", "Apple gained 2.1% on Friday, and this year, it is up 18%.",
			[]string{day("2.1%", "up"), year("18%", "up")}},
		{"it stands at", "Apple gained 2.2% on Friday, and this year's gain stands at 19%.",
			[]string{day("2.2%", "up"), year("19%", "up")}},
		{"a gain of the year", "Apple rose 2.7% on Friday, cutting its 2025 decline to 3.8%.",
			[]string{day("2.7%", "up"), year("3.8%", "down")}},
		{"a gain of another year", "Apple rose 2.8% on Friday after a 2024 gain of 30%.",
			[]string{day("2.8%", "up"), "-30%"}},
		{"first the year", "This year, Apple is up 47.5%, and it rose 2.5% on Friday.",
			[]string{year("47.5%", "up"), day("2.5%", "up")}},
		{"the year behind", "Apple rose 1.3% on Friday but remains 3.6% lower this year.",
			[]string{day("1.3%", "up"), year("3.6%", "down")}},
		{"a record of the year", "Apple rose 1.6% on Friday, the most this year.",
			[]string{day("1.6%", "up"), "largest-gain-since AAPL 2025-02-14 year-start"}},
		{"a high of the year", "Apple rose 0.9% on Friday to its highest close this year.",
			[]string{day("0.9%", "up"), "highest-since AAPL 2025-02-14 year-start close"}},
		{"no record", "The most traded stock this year, Apple, rose 1.1% on Friday.",
			[]string{day("1.1%", "up")}},
	})
}
