package eventstudy

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

// close takes rows out of the file of the benchmark: days on which it was closed and the securities
// traded.
func (w *world) close(rows ...int) {
	gone := map[int]bool{}
	for _, r := range rows {
		gone[r] = true
	}
	b := &Prices{ID: w.bench.ID, Basis: w.bench.Basis}
	for i, d := range w.bench.Dates {
		if !gone[i] {
			b.Dates, b.Close = append(b.Dates, d), append(b.Close, w.bench.Close[i])
		}
	}
	w.bench, w.market.Benchmark = b, b
}

// TestMove computes moves by hand from closes of two decimals.
func TestMove(t *testing.T) {
	nan := math.NaN()
	d := NewDate(2001, 9, 10)
	for _, c := range []struct {
		name       string
		close, adj []float64
		want       float64
		from       Date
	}{
		{"the sessions of the file", []float64{230.60, 235, 216.10}, nil, 216.10/235 - 1, d + 1},
		{"dividends stay in the quoted move", []float64{230.60, 235, 216.10},
			[]float64{225, 230, 216.10}, 216.10/235 - 1, d + 1},
		{"a split does not", []float64{230, 240, 126}, []float64{115, 120, 126},
			126./120 - 1, d + 1},
		{"a split without an adjusted close does", []float64{230, 240, 126}, nil,
			126./240 - 1, d + 1},
		{"an unknown close is no session", []float64{230, nan, 240}, nil, 240./230 - 1, d},
		{"nor is a close of zero", []float64{230, 0, 240}, nil, 240./230 - 1, d},
		{"an adjusted close may be missing", []float64{230, 235, 240}, []float64{nan, nan, 239},
			240./235 - 1, d + 1},
		{"only adjusted closes", nil, []float64{100, 110, 99}, 99./110 - 1, d + 1},
		{"no close on the day", []float64{230, 235, nan}, nil, nan, NoDate},
		{"no close before", []float64{nan, nan, 240}, nil, nan, NoDate},
	} {
		p := &Prices{Dates: []Date{d, d + 1, d + 2}, Close: c.close, AdjClose: c.adj}
		if got, from := p.Move(d + 2); !near(got, c.want, 1e-14) || from != c.from {
			t.Errorf("%s: %v from %s, want %v from %s", c.name, got, from, c.want, c.from)
		}
	}
	p := &Prices{Dates: []Date{d}, Close: []float64{1}}
	if got, from := p.Move(d + 3); !math.IsNaN(got) || from != NoDate {
		t.Errorf("a day without a row: %v from %s", got, from)
	}
}

// TestBenchmarkClosed: the benchmark has no row of the day before day 0. The abnormal return covers
// both sessions and says so; the move is that of day 0 alone. By hand from the closes.
func TestBenchmarkClosed(t *testing.T) {
	w := newWorld()
	w.design.Windows = []Window{{0, 0}, {1, 2}, {-1, 1}}
	p := w.a().Close
	w.close(299)
	w.event.Date = w.days[300]
	o := w.one(t)
	d := o.Day(0)
	if d.Date != w.days[300] || d.From != w.days[298] || !near(d.Move, p[300]/p[299]-1, 1e-14) ||
		!near(d.Return, p[300]/p[298]-1, 1e-14) || d.Gap != 0 {
		t.Errorf("%+v", d)
	}
	note := fmt.Sprintf("A traded on %s (%s %%) and the benchmark M did not: the return covers "+
		"that and the session of %s, the error is that of one session",
		w.days[299], strings.ReplaceAll(fmt.Sprintf("%+.2f", 100*(p[299]/p[298]-1)), "-", "−"),
		w.days[300])
	if len(d.Warnings) != 1 || d.Warnings[0].Code != "spans_sessions" ||
		d.Warnings[0].Text != note {
		t.Errorf("%+v, want %q", d.Warnings, note)
	}
	if before := o.Day(-1); before.Date != w.days[298] || len(before.Warnings) > 0 {
		t.Errorf("the session that the benchmark lacks has an offset: %+v", before)
	}
	for _, r := range o.Windows {
		if got, want := hasCode(r.Warnings, "spans_sessions"), r.Window.Has(0); got != want {
			t.Errorf("%s: spans_sessions %v", r.Window, got)
		}
	}
	// What happened on the eve, before the event was known, is in the return of day 0.
	if !hasCode(o.Warnings, "day0_spans_earlier") {
		t.Errorf("%+v", o.Warnings)
	}
	x := w.panel(t).Series["A"]
	if first, n := x.Covers(d); first != w.days[299] || n != 2 {
		t.Errorf("covers %d days from %s", n, first)
	}
}

// TestBenchmarkClosedInEstimation: returns over a session that the benchmark lacks stay, and are
// counted.
func TestBenchmarkClosedInEstimation(t *testing.T) {
	w := newWorld()
	w.close(100, 150, 151)
	o := w.one(t)
	if o.Fit.N != 240 {
		t.Errorf("%d returns", o.Fit.N)
	}
	for _, x := range o.Warnings {
		if x.Code == "estimation_spans_sessions" &&
			strings.HasPrefix(x.Text, "2 of 240 estimation returns") {
			return
		}
	}
	t.Errorf("%+v", o.Warnings)
}

// TestHalfMissingDay: a close without an adjusted close gives no total return, and still is a
// session of its own: the next day's move is from its close, while the return covers both days.
func TestHalfMissingDay(t *testing.T) {
	for _, onLine := range []bool{true, false} {
		w := newWorld()
		p := w.a()
		p.Basis, p.AdjClose = Raw, append([]float64(nil), p.Close...)
		p.AdjClose[300] = math.NaN()
		if !onLine { // the union of days with a price of the basis: nobody has day 300
			w.market.Benchmark, w.secs = nil, w.secs[:1]
			w.design.Model, _ = Models.Lookup("mean")
		}
		w.event.Date = w.days[301]
		o := w.one(t)
		d := o.Day(0)
		if d.Date != w.days[301] || d.From != w.days[299] ||
			!near(d.Move, p.Close[301]/p.Close[300]-1, 1e-14) ||
			!near(d.Return, p.Close[301]/p.Close[299]-1, 1e-14) ||
			!hasCode(d.Warnings,
				map[bool]string{true: "spans_gap", false: "spans_sessions"}[onLine]) {
			t.Errorf("%v: %+v", onLine, d)
		}
		if eve := o.Day(-1); onLine &&
			(!math.IsNaN(eve.Return) || !near(eve.Move, p.Close[300]/p.Close[299]-1, 1e-14)) {
			t.Errorf("the day without an adjusted close: %+v", eve)
		}
	}
}

// TestDay0WhereTheBenchmarkWasClosed: a session that only the benchmark lacks answers the event;
// its move is in the return of the benchmark's next day, which is day 0 whatever the rule, or under
// the rule exact none is.
func TestDay0WhereTheBenchmarkWasClosed(t *testing.T) {
	at := func(d Date, hour int) *time.Time {
		x := time.Date(2025, 1, 1, hour, 0, 0, 0, time.UTC).AddDate(0, 0,
			int(d-NewDate(2025, 1, 1)))
		return &x
	}
	w := newWorld()
	w.close(300)
	w.market.Hours = tenToFour{time.UTC}
	x := w.panel(t).Series["A"]
	lacked, next := w.days[300], w.days[301]
	for _, c := range []struct {
		name   string
		event  Event
		rule   DayRule
		want   string
		detail string
	}{
		{"next", Event{Date: lacked}, NextDay, next.String(),
			"the benchmark M did not: day 0 is " + next.String() +
				", whose return covers that session too"},
		{"previous", Event{Date: lacked}, PreviousDay, next.String(),
			"whose return covers that session too"},
		{"exact", Event{Date: lacked}, ExactDay, "not_traded",
			"no abnormal return is of that day alone, and the day rule is exact"},
		{"before its close", Event{Date: NoDate, At: at(lacked, 15)}, NextDay, next.String(),
			"A traded on " + lacked.String()},
		{"before its close, exact", Event{Date: NoDate, At: at(lacked, 15)}, ExactDay, "not_traded",
			"A traded on"},
		{"after its close", Event{Date: NoDate, At: at(lacked, 17)}, NextDay, next.String(), ""},
		{"after its close, exact", Event{Date: NoDate, At: at(lacked, 17)}, ExactDay,
			next.String(), ""},
		{"on the next day", Event{Date: next}, ExactDay, next.String(), ""},
	} {
		i, reason, detail := dayZero(c.event, x, c.rule)
		got := string(reason)
		if reason == "" {
			got = x.Line.Days[i].String()
		}
		if got != c.want || !strings.Contains(detail, c.detail) || c.detail == "" && detail != "" {
			t.Errorf("%s: %s (%s), want %s (…%s…)", c.name, got, detail, c.want, c.detail)
		}
		c.event.Security = "A"
		if r := w.run(t, c.event); reason == "" {
			early := c.name != "next" && c.name != "previous" && c.name != "before its close"
			if hasCode(r.Outcomes[0].Warnings, "day0_spans_earlier") != early {
				t.Errorf("%s: %+v", c.name, r.Outcomes[0].Warnings)
			}
		}
	}
}

// TestDay0WithoutAdjustedClose: a day with a close and without an adjusted one is a session, whose
// move the next day's return holds.
func TestDay0WithoutAdjustedClose(t *testing.T) {
	w := newWorld()
	p := w.a()
	p.Basis, p.AdjClose = Raw, append([]float64(nil), p.Close...)
	p.AdjClose[300] = math.NaN()
	x := w.panel(t).Series["A"]
	for rule, want := range map[DayRule]Reason{NextDay: "", PreviousDay: "", ExactDay: NotTraded} {
		i, reason, detail := dayZero(Event{Date: w.days[300]}, x, rule)
		if reason != want || reason == "" && i != 301 ||
			!strings.HasPrefix(detail,
				"A traded on "+w.days[300].String()+", and has no price of the kind") {
			t.Errorf("%s: row %d %q %q", rule, i, reason, detail)
		}
	}
}

// TestMissedSessionIsTheCalendars: a session that the security has and the benchmark lacks is not
// said to have no prices.
func TestMissedSessionIsTheCalendars(t *testing.T) {
	w := newWorld()
	w.close(300)
	w.market.Hours = everyDay{tenToFour{time.UTC}}
	at := time.Date(2024, 1, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, int(w.days[300]-w.days[0]))
	_, _, detail := dayZero(Event{Security: "A", Date: NoDate, At: &at},
		w.panel(t).Series["A"], NextDay)
	if strings.Contains(detail, "no prices") ||
		!strings.Contains(detail, "whose return covers that session too") {
		t.Error(detail)
	}
}

// TestIdentity holds return − expected = ar to 1e-12, and every return to its two prices, over a
// mixed sample: gaps of the security, holes of the benchmark, both at once, log returns and
// trade-to-trade estimation.
func TestIdentity(t *testing.T) {
	for _, kind := range []ReturnKind{Simple, Log} {
		for _, thin := range []Thin{ThinDrop, ThinTradeToTrade} {
			for _, model := range []string{"mean", "market-adjusted", "market", "dimson"} {
				w := newWorld()
				w.close(120, 121, 296, 300, 303)
				w.drop(90, 91, 120, 293, 297, 304, 305)
				w.design.Returns, w.design.Thin = kind, thin
				w.design.Model, _ = Models.Lookup(model)
				w.design.Incomplete = IncompletePartial
				own := map[Date]float64{}
				for i, d := range w.a().Dates {
					own[d] = w.a().Close[i]
				}
				known, spanned := 0, 0
				o := w.one(t)
				for i := range o.Days {
					d := &o.Days[i]
					if math.IsNaN(d.Return) {
						if !math.IsNaN(d.AR) || d.From != NoDate {
							t.Errorf("%s %s %s: %+v", kind, thin, model, d)
						}
						continue
					}
					known++
					if hasCode(d.Warnings, "spans_gap") || hasCode(d.Warnings, "spans_sessions") {
						spanned++
					}
					if math.Abs(d.Return-d.Expected-d.AR) > 1e-12 ||
						!near(d.Return, kind.Of(own[d.From], own[d.Date]), 1e-12) {
						t.Errorf("%s %s %s: %+v", kind, thin, model, d)
					}
				}
				// Of 21 days 293, 297, 304 and 305 have no price; 294, 298, 301 and 306 follow a
				// gap, a hole or both.
				if known != 17 || spanned != 4 {
					t.Errorf("%s %s %s: %d days known, %d spanned", kind, thin, model,
						known, spanned)
				}
			}
		}
	}
}
