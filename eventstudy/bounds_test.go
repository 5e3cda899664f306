package eventstudy

import (
	"math"
	"testing"
	"time"
)

// TestFirstEstimationDay: an estimation window [−250,−11] that begins on the first price is used,
// without the return that day cannot have; one that begins a day earlier is not.
func TestFirstEstimationDay(t *testing.T) {
	w := newWorld()
	w.event.Date = w.days[250]
	if o := w.one(t); o.Fit.N != 239 { // of 240 days
		t.Errorf("%d returns", o.Fit.N)
	}
	w.event.Date = w.days[249]
	if s := w.skipped(t); s.Reason != EstimationTooShort {
		t.Errorf("%+v", s)
	}
}

// TestOwnWindowEnds: an event's own estimation window may end on the day before the event window
// [−10,+10], and no later.
func TestOwnWindowEnds(t *testing.T) {
	for last, want := range map[int]Reason{-11: "", -10: EstimationTooShort} {
		w := newWorld()
		w.event.Estimation = &Window{-100, last}
		r := w.run(t)
		got := Reason("")
		if len(r.Skips) == 1 {
			got = r.Skips[0].Reason
		}
		if got != want {
			t.Errorf("ends on day %d: %q, want %q", last, got, want)
		}
	}
}

// TestInstantWithoutSession: the first session after an instant may be fourteen days away, not
// fifteen. The instant is noon of a Thursday.
func TestInstantWithoutSession(t *testing.T) {
	asked := NewDate(2025, 1, 9)
	for gap, want := range map[Date]Reason{14: "", 15: NotTraded} {
		days := weekdays(NewDate(2024, 12, 2), 28)[:20]
		for d := asked + gap; len(days) < 40; d++ {
			days = append(days, d)
		}
		x := instantOn(t, days, nil)
		at := asked.At(12*60, time.UTC)
		i, reason, detail := dayZero(Event{Security: "S", Date: NoDate, At: &at}, x, NextDay)
		if reason != want || reason == "" && x.Line.Days[i] != asked+gap {
			t.Errorf("%d days: %q (%s)", gap, reason, detail)
		}
	}
}

// TestInstantNeverGoesBack: where the security did not trade in the session after an instant, day 0
// is its next day whatever the day rule: the day before could not know the news.
func TestInstantNeverGoesBack(t *testing.T) {
	days := weekdays(NewDate(2025, 1, 1), 40)
	x := instantOn(t, days, []int{10, 11}) // 15 and 16 January
	at := days[10].At(12*60, time.UTC)
	i, reason, detail := dayZero(Event{Security: "S", Date: NoDate, At: &at}, x, PreviousDay)
	if reason != "" || days[i] != days[12] {
		t.Errorf("%q (%s), day 0 %s", reason, detail, days[i])
	}
}

// instantOn is a security of a market that is open from ten to four in UTC, on the days given;
// on those without it has no price.
func instantOn(t *testing.T, days []Date, without []int) *Series {
	t.Helper()
	flat := make([]float64, len(days))
	p := pricesOf("S", days, flat)
	for _, i := range without {
		p.Close[i] = math.NaN()
	}
	m := Market{ID: "X", Hours: tenToFour{time.UTC}, Benchmark: pricesOf("M", days, flat)}
	panel, err := NewPanel([]Market{m}, []Security{{ID: "S", Market: "X", Prices: p}},
		DefaultDesign())
	if err != nil {
		t.Fatal(err)
	}
	return panel.Series["S"]
}

// TestDayTwice: a day that stands twice in a series is refused, as is one out of order.
func TestDayTwice(t *testing.T) {
	w := newWorld()
	w.a().Dates[5] = w.a().Dates[4]
	if _, err := NewPanel([]Market{w.market}, w.secs, w.design); err == nil {
		t.Error("a day twice is taken")
	}
}

// TestPatellNeedsDegreesOfFreedom: the variance of a SCAR is that of Student's t, DF/(DF − 2),
// which an event with two degrees of freedom does not have; with three it has.
func TestPatellNeedsDegreesOfFreedom(t *testing.T) {
	for df, want := range map[int]int{2: 1, 3: 0} {
		a := truths["independent"].group(14)
		a.Outcomes[0].Fit.DF = df
		x := namedTests(t, "patell")[0]
		r, _ := x.Test(a, Window{0, 0})
		if left := len(a.Outcomes) - r.N; left != want || math.IsNaN(r.P) {
			t.Errorf("DF = %d: %d left out, want %d; p = %g", df, left, want, r.P)
		}
	}
}
