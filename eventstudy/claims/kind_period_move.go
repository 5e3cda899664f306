package claims

import (
	"fmt"
	"strconv"
	"strings"

	"stockmove/eventstudy"
)

// A period is told apart from a since by the key: “this week” has a calendar, “since Monday” a day.
var _ = register(periodMove{}, eventstudy.Info{
	Name: "period-move", Title: "change over a week, month, quarter or year", Order: 32,
	Formula: "C_t/C_b − 1; b is the last session before the period that the day lies in, or " +
		"before the days counted back",
	Use:   "“fell 6 % for the week”, “up 30 % in the past 12 months” (period = \"12 months\")",
	Avoid: "for a change since a named day, which is change-since",
	Assumes: "quoted prices; the period is the calendar's, and runs up to the day where it " +
		"is not over",
	Example: example(`kind = "period-move"
period = "week"          # week, month, quarter, half, year; or counted back: "5 days", "12 months"
value = "6%"             # or at_least, more_than, about, between, …
direction = "down"       # where neither sign nor verb of the quote says it
basis = "close"          # only if the words fix it`),
})

// periodMove is the change over the week, month, quarter, half or year that the day lies in, up to
// the day, or over so many days, weeks, months or years before it. A reading of one is said as that
// of a change since its base.
type periodMove struct{ changeSince }

// Shape: the figure is one of a change and has its direction, like that of a move.
func (periodMove) Shape() Shape {
	return Shape{Figure: true, Unit: Fraction, Example: "6%", Directed: true, Sides: true,
		Keys: []string{"period"}, Check: checkPeriod}
}

// checkPeriod wants a period that can be counted; “recently” is none.
func checkPeriod(c *Claim) (key, what, hint string) {
	if c.over.unit == "" {
		return "period", fmt.Sprintf("kind %q needs a period, not %q", c.Kind, c.Period),
			`period = "week", "month", "quarter", "half", "year", ` +
				`or counted back "5 days", "12 months"`
	}
	return "", "", ""
}

// stretch is what the key period says: the calendar's "week", n being 0, or "12 months" counted
// back. The unit of none is "", that of days is "session".
type stretch struct {
	n    int
	unit string
}

// parseStretch reads a period; the zero stretch is none.
func parseStretch(s string) (o stretch) {
	f := strings.Fields(s)
	if len(f) == 2 {
		n, err := strconv.Atoi(f[0])
		if err != nil || n < 1 || n > 1000 {
			return stretch{}
		}
		o.n, f = n, f[1:]
	}
	if len(f) != 1 {
		return stretch{}
	}
	switch o.unit = strings.TrimSuffix(f[0], "s"); o.unit {
	case "week", "month", "quarter", "half", "year":
		return o
	case "day", "session":
		if o.unit = "session"; o.n > 0 {
			return o
		}
	}
	return stretch{}
}

// sessions reports whether the stretch is counted in sessions.
func (o stretch) sessions() bool { return o.unit == "session" }

// before is the day whose close the stretch up to day d starts from.
func (o stretch) before(d eventstudy.Date) eventstudy.Date {
	if o.n > 0 {
		return back(d, o.n, o.unit)
	}
	return opens(d, o.unit) - 1
}

// opens is the first day of the calendar period of a unit that day d lies in.
func opens(d eventstudy.Date, unit string) eventstudy.Date {
	y, m, _ := d.YMD()
	switch unit {
	case "week":
		return d - eventstudy.Date((int(d.Weekday())+6)%7)
	case "quarter":
		m = (m-1)/3*3 + 1
	case "half":
		m = (m-1)/6*6 + 1
	case "year":
		m = 1
	}
	return eventstudy.NewDate(y, m, 1)
}

// back is the day n units before d.
func back(d eventstudy.Date, n int, unit string) eventstudy.Date {
	months := map[string]int{"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
	if months == 0 {
		return d - eventstudy.Date(7*n)
	}
	return MonthsBefore(d, n*months)
}

// MonthsBefore is the same day n months before d, the last of a month that is shorter.
func MonthsBefore(d eventstudy.Date, n int) eventstudy.Date {
	y, m, day := d.YMD()
	return min(eventstudy.NewDate(y, m-n, 1)+eventstudy.Date(day-1),
		eventstudy.NewDate(y, m-n+1, 1)-1)
}

// base is the row of the plain base of row i, below 0 where the file begins later.
func (periodMove) base(c *Claim, l *Listing, i int) int {
	if c.over.sessions() {
		return i - c.over.n
	}
	return l.after(c.over.before(l.Days[i])) - 1
}

// reach is the close that the period starts from, the last one before it.
func (periodMove) reach(c *Claim, l *Listing) eventstudy.Date {
	if c.over.sessions() {
		return c.Date - eventstudy.Date(c.over.n)
	}
	return l.lately(c.over.before(c.Date))
}

// lacks looks for sessions that the file lacks right before the period: one of them would be the
// base, and a change from an older close would pass for that of the period.
func (k periodMove) lacks(c *Claim, l *Listing, i int) string {
	b := k.base(c, l, i)
	if b < 0 {
		return needDays(l, k.reach(c, l), c.Date)
	}
	if !c.over.sessions() {
		if g := l.gap(l.Days[b], c.over.before(c.Date)+1); g != "" {
			return needDays(l, k.reach(c, l), c.Date) + " (" + g + ")"
		}
	}
	return ""
}

// ways are the prices of the day; then, of a calendar period, its first open and close and as many
// sessions counted back, of one counted back the calendar's.
func (k periodMove) ways(c *Claim, l *Listing, i int) []Way {
	b := k.base(c, l, i)
	if b < 0 {
		return nil
	}
	n, unit := c.over.n, c.over.unit
	out := c.sideWays(l, i, Base{Back: i - b, Text: c.over.base()})
	add := func(row int, past Side, text string) {
		if row >= 0 && row < i && exact(l.price(past, row)) != nil {
			out = append(out, Way{Rank: OtherBase, Side: c.Side(), Past: past,
				Base: Base{Back: i - row, Text: text}})
		}
	}
	switch {
	case c.over.sessions():
		add(i-n-1, Close, textBack(n+1))
		add(i-n+1, Close, textBack(n-1))
	case n == 0:
		add(b+1, Open, textFirst(unit, Open))
		add(b+1, Close, textFirst(unit, Close))
		add(l.after(back(l.Days[i], 1, unit))-1, Close, stretch{1, unit}.base())
	default:
		add(l.after(opens(l.Days[i], unit)-1)-1, Close, stretch{0, unit}.base())
	}
	if differs(ratio(l.Adj[b], l.Adj[i]), ratio(l.from(Close, b, i), l.Close[i])) {
		out = append(out, Way{Rank: OtherBasis, Side: Adjusted, Past: Adjusted, Base: out[0].Base})
	}
	return out
}

// measure keeps the base of the claim’s own day also where another session is tried: the words
// still name the same week.
func (periodMove) measure(c *Claim, l *Listing, w Way, j, i int) Reading {
	return c.between(l, w, i-w.Base.Back, j)
}
