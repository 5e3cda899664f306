package claims

import "stockmove/eventstudy"

// A multiple is a change since a base that is written otherwise.
var _ = register(multiple{}, eventstudy.Info{
	Name: "multiple", Title: "multiple of the price since", Order: 34,
	Formula: "C_t/C_b, b as for change-since; “doubled” is [1.95, 2.05), “3.5-fold” is " +
		"[3.45, 3.55)",
	Use:     "“doubled since January”, “lost a third of its value this year”, “up 3.5-fold”",
	Avoid:   "for total return: dividends are not counted",
	Assumes: "quoted prices; a word or a whole number is taken within a fortieth",
	Example: example(`kind = "multiple"
value = "doubled"        # or "3.5x", "halved", "lost a third"; more_than = "2x", at_least = "2x"
since = "year-start"     # a date, a month "2022-01", a year "2022", or year-start`),
})

// multiple is the ratio of the quoted price to that of a base in the past, with the bases of
// change-since.
type multiple struct{ changeSince }

// Shape: “doubled” has no direction of its own to be read; the ratio says it.
func (multiple) Shape() Shape {
	return Shape{Figure: true, Unit: Multiple, Since: true, Within: true, Example: "2x",
		Sides: true}
}

// measure is the exact ratio of the two prices, so that a figure on the edge of “doubled” is not
// decided by the last bit of a float.
func (k multiple) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	b := i - w.Base.Back
	r := l.ofDay(w, j)
	r.FromDate, r.From = l.Days[b], l.from(w.Past, b, j)
	r.Value = ratio(r.From, r.To) + 1
	if x := change(r.From, r.To); x != nil {
		r.Matches = c.Target.Contains(x.Add(x, pow10(0)))
	}
	if why := l.broken(b, j); why != "" {
		r.Matches, r.Need = false, why
	} else if l.Adjusted && !l.quoted(b) && !l.constant(b, j) {
		r.Matches, r.Need = false, l.lackQuoted(r.FromDate, r.ToDate)
	}
	return r
}

// fits is the change of change-since, and one.
func (multiple) fits(c *Claim, l *Listing, w Way, k, i int) answer {
	return c.held(1 + l.changed(w, k))
}
