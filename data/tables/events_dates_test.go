package tables

import (
	"testing"

	"stockmove/data/datatest"
	"stockmove/eventstudy"
)

// TestDatesOfEvents reads dates by the rules that price files have: points mean the day first, a
// month's name or a year in front needs no decision, and a year of two digits stands in front
// between hyphens alone. What each text says follows from the calendar.
func TestDatesOfEvents(t *testing.T) {
	for name, x := range map[string]struct {
		dates []string
		want  string // of the first
		order string
	}{
		"points":              {[]string{"03.02.2025"}, "2025-02-03", "dmy"},
		"points, month first": {[]string{"03.02.2025", "02.13.2025"}, "2025-03-02", "mdy"},
		"short years":         {[]string{"13/02/06"}, "2006-02-13", "dmy"},
		"short years, US":     {[]string{"2/13/06"}, "2006-02-13", "mdy"},
		"short year in front": {[]string{"95-02-13"}, "1995-02-13", "ymd"},
		"an ISO day between": {[]string{"03/02/2025", "2025-02-14", "14/02/2025"},
			"2025-02-03", "dmy"},
		"another language": {[]string{"3. März 2025"}, "2025-03-03", "month name"},
		"weekday":          {[]string{"Thu, Feb 13, 2025"}, "2025-02-13", "month name"},
		"Taiwan":           {[]string{"114/02/13"}, "2025-02-13", "ymd"},
		"beyond prices":    {[]string{"2345-06-07"}, "2345-06-07", "ymd"},
		"midnight":         {[]string{"13/02/2025 00:00:00"}, "2025-02-13", "dmy"},
	} {
		text := "security\tdate\n"
		for _, d := range x.dates {
			text += "A\t" + d + "\n"
		}
		f, err := ParseEvents(textTable("e.csv", []byte(text)), "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, _ := eventstudy.ParseDate(x.want)
		if got := f.Events[0].Date; got != want || f.DateOrder != x.order {
			t.Errorf("%s: %v as %s, want %v as %s", name, got, f.DateOrder, want, x.order)
		}
	}
	for name, x := range map[string][2]string{
		"two readings": {"05-02-13",
			`it cannot be told whether "05-02-13" is 2 May 2013 or 5 February 2013`},
		"serial":        {"45701", "not a date"},
		"epoch":         {"1739404800", "not a date"},
		"a month":       {"2025-02", "not a date"},
		"time and zone": {"13/02/2025 10:00+04:00", "not a date"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseEvents(textTable("e.csv", []byte("security,date\nA,"+x[0]+"\n")), "")
			datatest.WantError(t, err, "e.csv:2:3: "+x[1])
		})
	}
	// The word of the user settles what is open, and a day in another form stays a day.
	text := []byte("security,date\nA,05-02-13\nA,2025-02-14\n")
	f, err := ParseEvents(textTable("e.csv", text), "ymd")
	if err != nil || f.Events[0].Date != eventstudy.NewDate(2005, 2, 13) ||
		f.Events[1].Date != eventstudy.NewDate(2025, 2, 14) {
		t.Errorf("%+v, %v", f, err)
	}
}
