package eventstudy

import (
	"math"
	"strings"
	"testing"
	"time"
)

// tenToFour is a market that trades 10:00–16:00 in its zone, every day.
type tenToFour struct{ zone *time.Location }

func (h tenToFour) Session(d Date) Session {
	return Session{Opens: d.At(600, h.zone), Closes: d.At(960, h.zone)}
}

// TestDay0 fixes every way in which day 0 is found. The market trades on weekdays except Monday 20
// January 2025; the security stands still from 3 to 7 February and from 24 February to the end.
// Expected days are read off the calendar.
func TestDay0(t *testing.T) {
	zone := time.FixedZone("H", 8*3600)
	var days []Date
	for _, d := range weekdays(NewDate(2025, 1, 1), 60) {
		if d != NewDate(2025, 1, 20) {
			days = append(days, d)
		}
	}
	at := func(m, d, hour, min int, z *time.Location) *time.Time {
		x := time.Date(2025, time.Month(m), d, hour, min, 0, 0, z)
		return &x
	}
	on := func(m, d int) Event { return Event{Security: "S", Date: NewDate(2025, m, d)} }
	instant := func(x *time.Time) Event { return Event{Security: "S", Date: NoDate, At: x} }
	for _, c := range []struct {
		name   string
		event  Event
		rule   DayRule
		want   string // the day, or the reason
		detail string // a part of it
	}{
		{"a trading day", on(1, 15), NextDay, "2025-01-15", ""},
		{"a trading day, exact", on(1, 15), ExactDay, "2025-01-15", ""},
		{"first day", on(1, 1), NextDay, "2025-01-01", ""},
		{"Saturday, next over the holiday", on(1, 18), NextDay, "2025-01-21", "a Saturday"},
		{"Saturday, previous", on(1, 18), PreviousDay, "2025-01-17", "previous trading day"},
		{"holiday, next", on(1, 20), NextDay, "2025-01-21", "did not trade on 2025-01-20"},
		{"holiday, previous", on(1, 20), PreviousDay, "2025-01-17", ""},
		{"holiday, exact", on(1, 20), ExactDay, "not_traded", "day rule is exact"},
		{"suspended, next", on(2, 4), NextDay, "2025-02-10", ""},
		{"suspended, previous", on(2, 4), PreviousDay, "2025-01-31", ""},
		{"suspended, exact", on(2, 4), ExactDay, "not_traded", ""},
		{"suspended for good, next", on(3, 3), NextDay, "not_traded", "nor within 14 days"},
		{"suspended for good, previous", on(3, 3), PreviousDay, "2025-02-21", ""},
		{"suspended for good, too long ago", on(3, 14), PreviousDay, "not_traded",
			"nor within 14 days"},
		{"before the data", on(1, 0), NextDay, "day0_not_found",
			"outside the trading days at hand, 2025-01-01"},
		{"after the data", on(12, 1), NextDay, "day0_not_found", "outside"},
		{"neither day nor time", Event{Security: "S", Date: NoDate}, NextDay,
			"day0_not_found", "neither"},
		{"before the session", instant(at(1, 15, 8, 0, zone)), NextDay, "2025-01-15", ""},
		{"in the session", instant(at(1, 15, 12, 0, zone)), NextDay, "2025-01-15", ""},
		{"a second before the close", instant(at(1, 15, 15, 59, zone)), NextDay, "2025-01-15", ""},
		{"at the close", instant(at(1, 15, 16, 0, zone)), NextDay, "2025-01-16", ""},
		{"on Friday evening, over the holiday", instant(at(1, 17, 18, 0, zone)), NextDay,
			"2025-01-21", ""},
		{"the rule previous does not go back before the news", instant(at(1, 17, 18, 0, zone)),
			PreviousDay, "2025-01-21", ""},
		{"in another zone's yesterday", instant(at(1, 14, 22, 0, time.FixedZone("W", -5*3600))),
			NextDay, "2025-01-15", ""},
		{"in another zone's tomorrow", instant(at(1, 16, 1, 0, time.FixedZone("E", 14*3600))),
			NextDay, "2025-01-16", ""},
		{"while suspended", instant(at(2, 4, 12, 0, zone)), NextDay, "2025-02-10",
			"did not trade on 2025-02-04"},
		{"while suspended, exact", instant(at(2, 4, 12, 0, zone)), ExactDay, "not_traded", ""},
		{"long before the data", instant(at(1, -20, 12, 0, zone)), NextDay,
			"day0_not_found", "outside"},
		{"after the data, instant", instant(at(6, 1, 12, 0, zone)), NextDay,
			"day0_not_found", "outside"},
	} {
		p := pricesOf("S", days, make([]float64, len(days)))
		for i, d := range days {
			if d >= NewDate(2025, 2, 3) && d <= NewDate(2025, 2, 7) || d >= NewDate(2025, 2, 24) {
				p.Close[i] = math.NaN()
			}
		}
		m := Market{ID: "X", Hours: tenToFour{zone},
			Benchmark: pricesOf("M", days, make([]float64, len(days)))}
		panel, err := NewPanel([]Market{m}, []Security{{ID: "S", Market: "X", Prices: p}},
			DefaultDesign())
		if err != nil {
			t.Fatal(err)
		}
		x := panel.Series["S"]
		i, reason, detail := dayZero(c.event, x, c.rule)
		got := string(reason)
		if reason == "" {
			got = x.Line.Days[i].String()
		}
		if got != c.want || !strings.Contains(detail, c.detail) {
			t.Errorf("%s: %s (%s), want %s (…%s…)", c.name, got, detail, c.want, c.detail)
		}
	}
}

func TestDay0WithoutHours(t *testing.T) {
	w := newWorld()
	at := time.Date(2025, 2, 20, 12, 0, 0, 0, time.UTC)
	w.event = Event{Security: "A", Date: NoDate, At: &at}
	if s := w.skipped(t); s.Reason != Day0NotFound ||
		!strings.Contains(s.Detail, "needs the hours of the market") {
		t.Errorf("%+v", s)
	}
}

func TestShiftIsReported(t *testing.T) {
	w := newWorld()
	w.event.Date = w.days[300] - 1 // a weekday's eve: a Sunday when days[300] is a Monday
	for !w.event.Date.Weekend() {
		w.event.Date--
	}
	o := w.one(t)
	if o.Shift <= 0 || o.Day0 != o.Event.Date+Date(o.Shift) ||
		!hasCode(o.Warnings, "day0_shifted") || !o.Warnings[0].Placed {
		t.Errorf("shift %d, day 0 %s, warnings %v", o.Shift, o.Day0, o.Warnings)
	}
}

// everyDay is tenToFour with a calendar that knows every weekday to be a session.
type everyDay struct{ tenToFour }

func (h everyDay) Session(d Date) Session {
	s := h.tenToFour.Session(d)
	s.Kind = Full
	if d.Weekend() {
		s.Kind = Closed
	}
	return s
}

// TestDay0LacksSession tells of a session that the calendar has and the prices have not: an
// instant in it would otherwise move on without a word.
func TestDay0LacksSession(t *testing.T) {
	days := weekdays(NewDate(2025, 1, 1), 60)
	lack := NewDate(2025, 1, 15) // a Wednesday
	var own []Date
	for _, d := range days {
		if d != lack {
			own = append(own, d)
		}
	}
	m := Market{ID: "X", Hours: everyDay{tenToFour{time.UTC}}}
	panel, err := NewPanel([]Market{m},
		[]Security{{ID: "S", Market: "X", Prices: pricesOf("S", own, make([]float64, len(own)))}},
		DefaultDesign())
	if err != nil {
		t.Fatal(err)
	}
	// the session ends at 16
	for hour, want := range map[int]string{12: "no prices of 2025-01-15", 16: ""} {
		at := time.Date(2025, 1, 15, hour, 0, 0, 0, time.UTC)
		i, reason, detail := dayZero(Event{Security: "S", Date: NoDate, At: &at},
			panel.Series["S"], NextDay)
		if reason != "" || own[i] != lack+1 || !strings.Contains(detail, want) ||
			want == "" && detail != "" {
			t.Errorf("at %d: %v %q %q", hour, own[i], reason, detail)
		}
	}
}

// TestDay0OutsideTheFile tells a file that ends from a security that no longer trades.
func TestDay0OutsideTheFile(t *testing.T) {
	days := weekdays(NewDate(2025, 1, 1), 60)
	short := days[10:20]
	m := Market{ID: "X", Benchmark: pricesOf("M", days, make([]float64, len(days)))}
	panel, err := NewPanel([]Market{m},
		[]Security{{ID: "S", Market: "X",
			Prices: pricesOf("S", short, make([]float64, len(short)))}}, DefaultDesign())
	if err != nil {
		t.Fatal(err)
	}
	// beyond the days that an event may be shifted
	for _, day := range []Date{days[50], days[20] + 14} {
		for _, rule := range []DayRule{NextDay, PreviousDay} {
			_, reason, detail := dayZero(Event{Security: "S", Date: day}, panel.Series["S"], rule)
			if day == days[50] &&
				(reason != Day0NotFound || !strings.Contains(detail,
					"outside the prices of S, "+short[0].String()+" to "+short[9].String())) {
				t.Errorf("%v, %s: %s %q", day, rule, reason, detail)
			}
			if day != days[50] && rule == NextDay && reason != Day0NotFound {
				t.Errorf("%v, %s: %s %q", day, rule, reason, detail)
			}
		}
	}
}
