package cell

import (
	"fmt"
	"slices"
)

// DateColumn is a column of dates as the rows of a file write them. In a panel each series has its
// own order of rows: Series tells which a row belongs to, and is nil where all rows are one.
type DateColumn struct {
	Stamps []Stamp
	Series []int32
}

// Open reports whether there is a date whose order the rows must tell.
func (c DateColumn) Open() bool { return slices.ContainsFunc(c.Stamps, Stamp.Open) }

// Verdict is what all rows say about the order of the parts of a date.
type Verdict struct {
	Order Order
	Why   string
	Open  bool     // two readings are left that differ
	Left  []Order  // those that are left then
	Bars  *Reading // the rows are longer bars in this reading, and no daily prices in any
	// Invalid is how many rows are no date in this order.
	Invalid int
}

// Rule is one way to tell readings of a column apart. It drops those that are not meant.
type Rule struct {
	Name   string
	narrow func(d *deciding)
}

// deciding is the state of a decision: the readings that no rule has dropped, and why the last
// one was.
type deciding struct {
	column  DateColumn
	left    []Reading
	why     string
	points  bool     // points part the numbers of every date
	hyphens bool     // hyphens part them wherever the year has two digits
	ended   *Verdict // what a rule says that needs no further one
}

// The rules. Each drops the readings that break it where another does not.
var (
	Exists = fewest("exists", func(r *Reading) int { return r.invalid },
		"read as %[1]s, %[2]d rows would be no date")
	Ascends = fewest("ascends", func(r *Reading) int { return r.turns },
		"read as %[1]s, the rows would not be in order (%[2]d turns)")
	OnWeekdays = fewest("on weekdays", (*Reading).weekendRows,
		"read as %[1]s, %[2]d rows would fall on a weekend")
	// OnlyWeekdays is OnWeekdays for rows that are never of a Sunday, however few they are.
	OnlyWeekdays = fewest("only weekdays", func(r *Reading) int { return r.weekends },
		"read as %[1]s, %[2]d rows would fall on a weekend")
	WithoutGaps = fewest("without gaps", func(r *Reading) int { return r.wide },
		"read as %[1]s, %[2]d gaps between neighbours would be over six days")
	DayByDay = fewest("day by day", func(r *Reading) int { return max(r.Median-1, 0) },
		"read as %[1]s, the median gap would be a day and %[2]d more")
	// DayFirst knows that nobody writes the month first where points part the numbers.
	DayFirst = Rule{"day first", dayFirst}
	// YearLast knows that a year of two digits stands first only where hyphens part the numbers.
	YearLast = Rule{"year last", yearLast}
	// Daily ends the decision where the rows may be bars of months.
	Daily = Rule{"daily", daily}
	// Most takes the reading in which the fewest rows are no date, however few.
	Most = Rule{"most", most}
)

// DailyRules are those for rows of daily figures, the plainest first.
//
// On daily prices WithoutGaps alone leaves one reading: with day and month swapped, the
// neighbours 3 April and 4 April lie a month apart. The rules before it keep files right
// whose gaps are odd, and give the plainest reason. Those after Daily take daily figures for
// granted.
var DailyRules = []Rule{Exists, Ascends, DayFirst, Daily, OnWeekdays, WithoutGaps, DayByDay}

// SessionRules are DailyRules for figures that only sessions have.
var SessionRules = []Rule{Exists, Ascends, DayFirst, OnlyWeekdays, Daily, WithoutGaps, DayByDay}

// AnyDayRules are those for days that stand in any order and need be no sessions, as those of
// events.
var AnyDayRules = []Rule{Exists, YearLast, DayFirst, Most}

// fewRows is the number of rows below which one on a weekend proves nothing: sites give rates of
// Sundays too.
const fewRows = 5

// weekendRows returns the rows on weekends where they count.
func (r *Reading) weekendRows() int {
	if r.days+r.invalid < fewRows {
		return 0
	}
	return r.weekends
}

// Decide chooses the order that all rows allow: each rule in turn drops the readings that break
// it, and the verdict is open when two are left that differ. The order is decided for the file
// and never for a cell, because 13/01 would not help the 12/01 beside it. Without a date whose
// order is open the verdict is empty.
func (c DateColumn) Decide(rules []Rule) Verdict {
	d := &deciding{column: c, points: true, hyphens: true}
	four, two := false, false
	for _, s := range c.Stamps {
		switch s.Kind() {
		case FourDigitYear:
			four = true
		case TwoDigitYear:
			two = true
			d.hyphens = d.hyphens && s&hyphened != 0
		default:
			continue
		}
		d.points = d.points && s&dotted != 0
	}
	if !four && !two {
		return Verdict{}
	}
	for _, o := range []Order{MDY, DMY, YMD} {
		if o == YMD && four {
			continue
		}
		d.left = append(d.left, o.gather(c))
	}
	for _, rule := range rules {
		rule.narrow(d)
		if d.ended != nil {
			return d.ended.among(d.left)
		}
		if len(d.left) == 1 {
			return d.verdict(d.why)
		}
	}
	if same(c, d.left) {
		return d.verdict("every reading gives the same days")
	}
	return Verdict{Open: true}.among(d.left)
}

// among tells the orders that are left where the verdict is open.
func (v Verdict) among(left []Reading) Verdict {
	for _, r := range left {
		if v.Open {
			v.Left = append(v.Left, r.Order)
		}
	}
	return v
}

// verdict takes the first of the readings that are left.
func (d *deciding) verdict(why string) Verdict {
	return Verdict{Order: d.left[0].Order, Why: why, Invalid: d.left[0].invalid}
}

// fewest returns the rule that drops readings with clearly more faults than the best has.
func fewest(name string, count func(r *Reading) int, why string) Rule {
	return Rule{name, func(d *deciding) {
		best := &d.left[0]
		for i := range d.left[1:] {
			if r := &d.left[i+1]; count(r) < count(best) {
				best = r
			}
		}
		var keep []Reading
		for _, r := range d.left {
			if Clearly(count(best), count(&r), r.days+r.invalid) {
				d.why = fmt.Sprintf(why, r.Order, count(&r))
			} else {
				keep = append(keep, r)
			}
		}
		d.left = keep
	}}
}

// Clearly reports whether a reading with bad breaks is worse than the best with few: a
// clean reading beats any other, and where even the best has a fault the other must have
// far more, so that one bad cell does not turn the order of the file.
func Clearly(few, bad, rows int) bool {
	if few == 0 {
		return bad > 0
	}
	return bad > 4*few && bad*10 > rows
}

// drop drops the reading in one order where another is left that is wanted.
func (d *deciding) drop(unwanted, wanted Order, why string) {
	at := func(o Order) int {
		return slices.IndexFunc(d.left, func(r Reading) bool { return r.Order == o })
	}
	if i := at(unwanted); i >= 0 && at(wanted) >= 0 {
		d.left, d.why = slices.Delete(d.left, i, i+1), why
	}
}

// dayFirst drops the month in front: 13.01.2025 and 12.01.2025 are written so all over Europe.
func dayFirst(d *deciding) {
	if d.points {
		d.drop(MDY, DMY, "with points between its parts, a date has the day before the month")
	}
}

// yearLast drops the year in front: 25-02-13 is read so, and 25/02/13 is not.
func yearLast(d *deciding) {
	if !d.hyphens {
		const why = "a year of two digits stands first only between hyphens"
		d.drop(YMD, MDY, why)
		d.drop(YMD, DMY, why)
	}
}

// daily ends the decision where a reading makes longer bars of the rows, and none surely days.
// Fewer than three rows may be either, and ask.
func daily(d *deciding) {
	bars := longerBars(d.left)
	switch {
	case bars == nil:
	case bars.days < 3:
		d.ended = &Verdict{Open: true}
	default:
		d.ended = &Verdict{Order: daysInstead(d.left, bars), Bars: bars}
	}
}

// most drops all readings but those with the fewest rows that are no date.
func most(d *deciding) {
	least := slices.MinFunc(d.left, func(a, b Reading) int { return a.invalid - b.invalid }).invalid
	for _, r := range d.left {
		if r.invalid > least {
			d.why = fmt.Sprintf("read as %s, %d rows would be no date", r.Order, r.invalid)
		}
	}
	d.left = slices.DeleteFunc(d.left, func(r Reading) bool { return r.invalid > least })
}

// same reports whether all readings give the same days, as they do for 05/05/2025 alone.
func same(c DateColumn, left []Reading) bool {
	for _, s := range c.Stamps {
		if !s.Open() {
			continue
		}
		d, ok := left[0].Order.Read(s)
		for _, r := range left[1:] {
			if e, eok := r.Order.Read(s); e != d || eok != ok {
				return false
			}
		}
	}
	return true
}
