package tables

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"stockmove/data/asked"
	"stockmove/eventstudy"
)

// However an events file is written, the same events are read from it.
func TestEventsProperty(t *testing.T) {
	layouts := map[string]string{"iso": "2006-01-02", "slash": "2006/1/2", "compact": "20060102",
		"dmy": "02/01/2006", "mdy": "1/2/2006", "words": "2 January 2006"}
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[A-Za-z0-9 .é中"',;|]{0,8}`)
		layout := layouts[rapid.SampledFrom([]string{"iso", "slash", "compact", "dmy", "mdy",
			"words"}).Draw(t, "layout")]
		comma := rapid.SampledFrom([]string{",", ";", "\t", "|"}).Draw(t, "delimiter")
		newline := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "newline")
		var want []asked.EventSpec
		n := rapid.IntRange(1, 6).Draw(t, "rows")
		for i := range n {
			d := eventstudy.NewDate(2020, 1, 1) +
				eventstudy.Date(rapid.IntRange(0, 3000).Draw(t, "day"))
			e := asked.EventSpec{
				Securities: []string{fmt.Sprintf("%04d.HK", i)}, ID: fmt.Sprintf("e%d", i), Date: d,
				Group: strings.TrimSpace(cell.Draw(t, "group")),
				Label: strings.TrimSpace(cell.Draw(t, "label")),
			}
			switch rapid.IntRange(0, 2).Draw(t, "time") {
			case 1:
				clock := time.Duration(rapid.IntRange(0, 86399).Draw(t, "second")) * time.Second
				e.Clock = &clock
			case 2:
				zone := time.FixedZone("", rapid.IntRange(-12, 14).Draw(t, "offset")*3600)
				at := d.At(rapid.IntRange(0, 1439).Draw(t, "minute"), zone)
				e.At, e.Date = &at, eventstudy.NoDate
			}
			if rapid.Bool().Draw(t, "own") {
				last := rapid.IntRange(-60, -11).Draw(t, "last")
				e.Estimation = &eventstudy.Window{First: last - 100, Last: last}
			} else if rapid.Bool().Draw(t, "dates") {
				e.Dates = eventstudy.Dates{First: d - 400, Last: d - 40}
			}
			want = append(want, e)
		}
		// Day 25 settles the order of day and month.
		want = append(want,
			asked.EventSpec{Securities: []string{"Z"}, ID: "z",
				Date: eventstudy.NewDate(2024, 12, 25)})
		columns := rapid.Permutation([]string{"security", "date", "time", "id", "group", "label",
			"estimation_first", "estimation_last"}).Draw(t, "columns")
		var b strings.Builder
		if rapid.Bool().Draw(t, "bom") {
			b.WriteString("\ufeff")
		}
		b.WriteString(strings.Join(columns, comma) + newline)
		for _, e := range want {
			var cells []string
			for _, c := range columns {
				text := eventCell(e, c, layout)
				if strings.ContainsAny(text, comma+`"`) || rapid.Bool().Draw(t, "quoted") {
					text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
				}
				cells = append(cells, text)
			}
			b.WriteString(strings.Join(cells, comma) + newline)
			if rapid.IntRange(0, 4).Draw(t, "blank") == 0 {
				b.WriteString(newline)
			}
		}
		f, err := ParseEvents(textTable("e.csv", []byte(b.String())), "")
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		if d := cmp.Diff(want, f.Events, cmpopts.IgnoreTypes(eventstudy.Pos{})); d != "" {
			t.Fatalf("(-want +got):\n%s\n%s", d, b.String())
		}
	})
}

// eventCell writes one cell of an event.
func eventCell(e asked.EventSpec, column, layout string) string {
	day := e.RequestedDay()
	switch column {
	case "security":
		return e.Securities[0]
	case "date":
		return day.At(0, time.UTC).Format(layout)
	case "time":
		switch {
		case e.At != nil:
			return e.At.Format("15:04Z07:00")
		case e.Clock != nil:
			return asked.ClockText(*e.Clock)
		}
	case "id":
		return e.ID
	case "group":
		return e.Group
	case "label":
		return e.Label
	case "estimation_first":
		if e.Estimation != nil {
			return fmt.Sprint(e.Estimation.First)
		}
		if e.Dates.Given() {
			return e.Dates.First.String()
		}
	case "estimation_last":
		if e.Estimation != nil {
			return fmt.Sprint(e.Estimation.Last)
		}
		if e.Dates.Given() {
			return e.Dates.Last.String()
		}
	}
	return ""
}
