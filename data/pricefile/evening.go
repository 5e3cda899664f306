package pricefile

import (
	"fmt"
	"time"

	"stockmove/data/cell"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// evening doubts days that a file in UTC gives for a place ahead of it: midnight of London's
// summer is 23:00 of the day before, so that a Monday stands as a Sunday. The winter's rows, at
// 00:00, are right, and a whole year looks like a week of six days.
func (b *body) evening(t *table, dates []eventstudy.Date) {
	const from = 21 * 60
	late := false
	minutes, all := t.ev.clocks.All()
	for _, m := range minutes {
		if m != 0 && m < from {
			return
		}
		late = late || m >= from
	}
	if !late || !all || b.plan.clock >= 0 {
		return
	}
	sundays := 0
	for r, d := range dates {
		if d == eventstudy.NoDate || d.Weekday() != time.Sunday {
			continue
		}
		text, _ := b.cell(r, b.plan.date)
		if _, clock := cell.ParseDate([]byte(text), &cell.Zone{}); clock >= from {
			sundays++
		}
	}
	if sundays == 0 {
		return
	}
	b.file.Findings = append(b.file.Findings, eventstudy.Finding{Code: "shifted-dates",
		Text: fmt.Sprintf("%s on Sundays at an hour before midnight: the times are those of"+
			" another zone,"+
			" and all rows at such an hour stand a day early", words.Counted(sundays, "row"))})
}
