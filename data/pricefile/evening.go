package pricefile

import (
	"fmt"
	"strings"
	"time"

	"stockmove/data/cell"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// evening is the hour from which a time in UTC may be the midnight of a place ahead of it. The last
// minute of a day is its end, as services write it that trade around the clock.
const (
	evening = 21 * 60
	dayEnd  = 24*60 - 1
)

// evening puts right the days that a file in UTC gives for a place ahead of it: midnight of
// London's summer is 23:00 of the day before, so that a Monday stands as a Sunday. The winter's
// rows, at 00:00, are right, and a whole year looks like a week of six days.
//
// Where the stamps say that they are in UTC, and the rows of the evening lie on Sundays and none of
// them on a Friday or a Saturday, these rows are of the day after. Elsewhere it is a doubt. A
// column of clock times beside the date is left alone: its times are of the rows, and no midnights.
func (b *body) evening(t *table, dates []eventstudy.Date) {
	minutes, all := t.ev.clocks.All()
	late := false
	for _, m := range minutes {
		if m != 0 && m < evening {
			return
		}
		late = late || m >= evening
	}
	if !late || !all || b.plan.clock >= 0 {
		return
	}
	var rows []int
	var week [7]int
	utc := true
	for r, d := range dates {
		if d == eventstudy.NoDate {
			continue
		}
		text, _ := b.cell(r, b.plan.date)
		_, clock := cell.ParseDate([]byte(text), &cell.Zone{})
		if clock >= evening && clock < dayEnd {
			rows = append(rows, r)
			week[d.Weekday()]++
			utc = utc && inUTC(text)
		}
	}
	sundays := week[time.Sunday]
	switch {
	case sundays == 0:
	case utc && week[time.Friday] == 0 && week[time.Saturday] == 0 && sundays*8 >= len(rows):
		for _, r := range rows {
			dates[r]++
		}
		b.file.because("days", "the day after", fmt.Sprintf("%s at an hour before midnight in UTC:"+
			" %s on Sundays and none on Fridays, so the day has begun where the prices are from",
			words.Counted(len(rows), "row"), words.Counted(sundays, "such row")))
	default:
		b.doubt("shifted-dates", "%s on Sundays at an hour before midnight: the times are those of"+
			" another zone, and all rows at such an hour stand a day early",
			words.Counted(sundays, "row"))
	}
}

// inUTC reports whether a stamp says that it is in UTC. An offset of zero is London's in winter as
// well, which is right then.
func inUTC(text string) bool {
	for _, end := range []string{"Z", "+00:00", "+0000", "UTC", "GMT"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}
