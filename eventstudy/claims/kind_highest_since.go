package claims

import "stockmove/eventstudy"

// The two kinds mirror each other: the rule of records turns the sign of the prices of one.
func init() {
	Kinds.Register(Kind{record{high: true}, eventstudy.Info{
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
	}})
	Kinds.Register(Kind{record{}, eventstudy.Info{
		Name: "lowest-since", Title: "lowest price since", Order: 42,
		Formula: "P_t < min P_s over the sessions s after the period named and before t",
		Use:     "“fell to its lowest since October 2022”",
		Avoid:   "where the file begins after the period: what it lacks might be lower",
		Assumes: "closes against closes unless the words name the low; an equal price later than " +
			"the period makes the claim false",
		Example: example(`kind = "lowest-since"
since = "2022-01"        # a date, a month or a year
value = "HK$63.6"       # optional: the price
basis = "close"          # only if the words fix it: close, high, low, open`),
	}})
}
