package claims

import "stockmove/eventstudy"

func init() { Kinds.Register(highestSince{record{high: true}}) }

// highestSince says that a price was the highest since a day, a month or a year.
type highestSince struct{ record }

func (highestSince) Info() eventstudy.Info {
	return eventstudy.Info{
		Name: "highest-since", Title: "highest price since", Order: 40,
		Formula: "P_t > max P_s over the sessions s after the period named and before t",
		Use: "“the highest since January 2022”; “three years' high” (since = the day three " +
			"years before)",
		Avoid: "where the file begins after the period: what it lacks might be higher",
		Assumes: "closes against closes unless the words name the high; an equal price later " +
			"than the period makes the claim false",
		Example: example(`kind = "highest-since"
since = "2022-01"        # a date, a month or a year
value = "HK$124.3"       # optional: the price
basis = "close"          # only if the words fix it: close, high, low, open`),
	}
}
