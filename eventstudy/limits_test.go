package eventstudy

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

// Limits are tested on both sides, each side counted off by hand.

// TestBHAROfLogReturns: a buy-and-hold return is one of simple returns, however the study's are
// computed. The market-adjusted model expects the benchmark's return itself, so that both kinds
// give the same figure on the same prices.
func TestBHAROfLogReturns(t *testing.T) {
	w := newWorld()
	w.design.Model, _ = Models.Lookup("market-adjusted")
	w.design.Windows = []Window{{0, 0}, {-2, 2}, {-10, 10}}
	simple := w.one(t)
	p := w.a().Close
	held := p[310]/p[289] - 1 - (w.bench.Close[310]/w.bench.Close[289] - 1)
	if got := simple.Window(Window{-10, 10}).BHAR; !near(got, held, 1e-12) {
		t.Errorf("BHAR %v, by hand %v", got, held)
	}
	w.design.Returns = Log
	log := w.one(t)
	for i, r := range log.Windows {
		if !near(r.BHAR, simple.Windows[i].BHAR, 1e-11) {
			t.Errorf("%s: BHAR of log returns %v, of simple ones %v", r.Window, r.BHAR,
				simple.Windows[i].BHAR)
		}
	}
}

// badDays is a finding of a security or a benchmark on days.
func badDays(days ...Date) []Finding { return []Finding{{Code: "extreme-return", Dates: days}} }

// TestFindingsReachTheReturn: a bad price spoils the return to it and the one from it, over a gap
// too, and no other; a session that the benchmark lacks spoils the move of the next day.
func TestFindingsReachTheReturn(t *testing.T) {
	for _, c := range []struct {
		name    string
		bad     int   // row of the finding
		dropped []int // rows without a price
		closed  []int // rows that the benchmark lacks
		want    string
	}{
		{"the day itself", 300, nil, nil, "0 +1"},
		{"the day a return starts from", 299, nil, nil, "-1 0"},
		{"over a gap", 298, []int{299}, nil, "-2 0"},
		{"a session that the benchmark lacks", 299, nil, []int{299}, "0"},
		{"before the window", 288, nil, nil, ""},
		{"the day before the window", 289, nil, nil, "-10"},
	} {
		w := newWorld()
		w.a().Findings = badDays(w.days[c.bad])
		w.drop(c.dropped...)
		w.close(c.closed...)
		var got []string
		o := w.one(t)
		for i := range o.Days {
			if d := &o.Days[i]; hasCode(d.Warnings, "extreme_return") {
				got = append(got, strings.Replace(Offset(d.Offset), "−", "-", 1))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: days %q, want %q", c.name, s, c.want)
		}
	}
}

// TestFindingsOfLeadsAndLags: dimson with two leads and lags reads the benchmark's returns of five
// days, which rest on six prices: a bad one touches the six days that read it. The market model
// reads two prices.
func TestFindingsOfLeadsAndLags(t *testing.T) {
	for _, c := range []struct {
		model string
		want  string // offsets touched by a price of day 0
		n     int    // estimation returns touched by one in the middle
	}{{"market", "0 +1", 2}, {"dimson", "-2 -1 0 +1 +2 +3", 6}} {
		w := newWorld()
		w.design.Model, _ = Models.Lookup(c.model)
		w.design.DimsonLags = 2
		w.bench.Findings = badDays(w.days[200], w.days[300])
		o := w.one(t)
		var got []string
		for i := range o.Days {
			if d := &o.Days[i]; hasCode(d.Warnings, "extreme_return") {
				got = append(got, strings.Replace(Offset(d.Offset), "−", "-", 1))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: days %q, want %q", c.model, s, c.want)
		}
		want := fmt.Sprintf("%d of %d estimation returns are touched", c.n, o.Fit.N)
		for _, x := range o.Warnings {
			if x.Code == "extreme_return" && !strings.HasPrefix(x.Text, want) {
				t.Errorf("%s: %q, want %q", c.model, x.Text, want)
			}
		}
	}
}

// TestTouchedEstimationReturns counts by hand: the estimation window [−250,−11] of day 300 is rows
// 50 to 289.
func TestTouchedEstimationReturns(t *testing.T) {
	for _, c := range []struct {
		bad  []int
		want int
	}{
		{[]int{150}, 2}, {[]int{150, 151}, 3}, {[]int{150, 160}, 4},
		{[]int{49}, 1}, {[]int{48}, 0}, {[]int{289}, 1}, {[]int{290}, 0},
	} {
		w := newWorld()
		var days []Date
		for _, i := range c.bad {
			days = append(days, w.days[i])
		}
		w.a().Findings = badDays(days...)
		got := 0
		for _, x := range w.one(t).Warnings {
			if x.Code == "extreme_return" {
				fmt.Sscanf(x.Text, "%d of", &got)
			}
		}
		if got != c.want {
			t.Errorf("findings on rows %v: %d returns, want %d", c.bad, got, c.want)
		}
	}
}

// halfDays is everyDay with half-days for sessions.
type halfDays struct{ everyDay }

func (h halfDays) Session(d Date) Session {
	s := h.everyDay.Session(d)
	if s.Kind == Full {
		s.Kind = Half
	}
	return s
}

// TestMissedHalfDay: a half-day is a session, and one that the prices lack is said.
func TestMissedHalfDay(t *testing.T) {
	days := weekdays(NewDate(2025, 1, 1), 60)
	// without 15 January, a Wednesday
	own := append(append([]Date(nil), days[:10]...), days[11:]...)
	m := Market{ID: "X", Hours: halfDays{everyDay{tenToFour{time.UTC}}}}
	secs := []Security{{ID: "S", Market: "X",
		Prices: pricesOf("S", own, make([]float64, len(own)))}}
	panel, err := NewPanel([]Market{m}, secs, DefaultDesign())
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2025, 1, 15, 12, 0, 0, 0, time.UTC)
	i, _, detail := dayZero(Event{Security: "S", Date: NoDate, At: &at}, panel.Series["S"],
		NextDay)
	if !strings.Contains(detail, "no prices of 2025-01-15") {
		t.Errorf("%q", detail)
	}
	// What is said of the exchange's session names no security, so that the place is told with it.
	if !answers(Event{Security: "S", Date: NoDate, At: &at}, panel.Series["S"],
		panel.Series["S"].Line.Days[i]) {
		t.Error("day 0 is not the session that the instant belongs to")
	}
}

// TestShiftOfFourteenDays: a security that trades again on the fourteenth day after the event has
// its day 0 there, one that does on the fifteenth has none; likewise backwards. The event is on a
// Thursday.
func TestShiftOfFourteenDays(t *testing.T) {
	days := weekdays(NewDate(2024, 12, 2), 60)
	asked := NewDate(2025, 1, 9)
	for _, c := range []struct {
		gap  int // days from the event to the nearest price
		rule DayRule
		want Reason
	}{{14, NextDay, ""}, {15, NextDay, NotTraded}, {14, PreviousDay, ""},
		{15, PreviousDay, NotTraded}} {
		p := pricesOf("S", days, make([]float64, len(days)))
		for i, d := range days {
			if k := int(d - asked); c.rule == NextDay && k >= 0 && k < c.gap ||
				c.rule == PreviousDay && k <= 0 && -k < c.gap {
				p.Close[i] = math.NaN()
			}
		}
		m := Market{ID: "X", Benchmark: pricesOf("M", days, make([]float64, len(days)))}
		panel, err := NewPanel([]Market{m}, []Security{{ID: "S", Market: "X", Prices: p}},
			DefaultDesign())
		if err != nil {
			t.Fatal(err)
		}
		i, reason, detail := dayZero(Event{Security: "S", Date: asked}, panel.Series["S"], c.rule)
		if reason != c.want || reason == "" && abs(int(days[i]-asked)) != c.gap {
			t.Errorf("%d days, %s: %q (%s), day 0 %s", c.gap, c.rule, reason, detail, days[i])
		}
	}
}

// TestEventInEstimation: another event on the first or the last day of the estimation window
// [−250,−11] is told, one a day outside of it is not.
func TestEventInEstimation(t *testing.T) {
	for k, want := range map[int]bool{-11: true, -10: false, -250: true, -251: false} {
		w := newWorld()
		w.design.Event, w.design.Windows = Window{-1, 1}, []Window{{0, 0}}
		w.design.MinObs = 30
		r := w.run(t, w.event, Event{ID: "other", Security: "A", Date: w.days[300+k]})
		held := false
		for _, o := range r.Outcomes {
			held = held || o.Event.ID == "e" && hasCode(o.Warnings, "estimation_holds_event")
		}
		if held != want {
			t.Errorf("an event on day %d: told %v, want %v", k, held, want)
		}
	}
}

// TestPooledDates: events on five dates are pooled, on four they are judged one by one.
func TestPooledDates(t *testing.T) {
	for n, want := range map[int]bool{4: false, 5: true} {
		w := newWorld()
		var events []Event
		for i := range n {
			events = append(events, Event{ID: fmt.Sprint(i), Security: "A", Date: w.days[270+i]})
		}
		events = append(events, Event{ID: "again", Security: "B", Date: w.days[270]})
		g := Grid{Models: Models.All()[:1], Windows: []Window{{0, 0}},
			Estimations: []Window{w.design.Estimation}, Returns: []ReturnKind{Simple}}
		r, err := Robust(context.Background(), []Market{w.market}, w.secs, events, w.design, g)
		if err != nil || r.Pooled != want {
			t.Errorf("%d dates: pooled %v (%v)", n, r.Pooled, err)
		}
	}
}
