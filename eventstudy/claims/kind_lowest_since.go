package claims

import "stockmove/eventstudy"

func init() { Kinds.Register(lowestSince{record{high: false}}) }

// lowestSince says that a price was the lowest since a day, a month or a year.
type lowestSince struct{ record }

func (lowestSince) Info() eventstudy.Info {
	return eventstudy.Info{
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
	}
}
