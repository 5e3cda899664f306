package report

import (
	"bytes"
	"context"
	"encoding/csv"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// closedBenchmark is a study of Allianz on 14 September 2001, with a benchmark that was closed the
// day before. The last closes are those of the exchange: 230.60, 235.00 and 216.10; others are made
// up.
func closedBenchmark(t *testing.T,
	change func(p *eventstudy.Prices, d *eventstudy.Design)) *Document {
	t.Helper()
	p := &eventstudy.Prices{ID: "ALV.DE", Basis: eventstudy.Split}
	b := &eventstudy.Prices{ID: "INDEX", Basis: eventstudy.Split}
	for d := day(2001, 5, 1); d <= day(2001, 9, 18); d++ {
		if d.Weekend() {
			continue
		}
		k := float64(d)
		p.Dates, p.Close = append(p.Dates, d), append(p.Close, 232*(1+0.02*math.Sin(1.7*k)))
		if d != day(2001, 9, 13) {
			b.Dates, b.Close = append(b.Dates, d), append(b.Close, 5000*(1+0.02*math.Sin(0.9*k)))
		}
	}
	for i, d := range p.Dates {
		if c := map[eventstudy.Date]float64{day(2001, 9, 12): 230.60, day(2001, 9, 13): 235,
			day(2001, 9, 14): 216.10}[d]; c > 0 {
			p.Close[i] = c
		}
	}
	d := eventstudy.DefaultDesign()
	d.Estimation, d.Event, d.Windows = eventstudy.Window{First: -60, Last: -3},
		eventstudy.Window{First: -2, Last: 2}, []eventstudy.Window{{}}
	if change != nil {
		change(p, &d)
	}
	panel, err := eventstudy.NewPanel([]eventstudy.Market{{Benchmark: b}},
		[]eventstudy.Security{{ID: p.ID, Prices: p}}, d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := eventstudy.Run(context.Background(), panel,
		[]eventstudy.Event{{ID: "attack", Security: p.ID, Date: day(2001, 9, 14)}}, d)
	if err != nil || len(r.Outcomes) != 1 {
		t.Fatal(err, r)
	}
	return &Document{Report: r}
}

// TestMoveOfTheDay: what the answer says the security moved on a day is what its file says, and
// another return is named as what it is. By hand: 216.10/235.00 − 1 = −8.04 %, 216.10/230.60 − 1 =
// −6.29 %, ln(216.10/230.60) = −6.49 %.
func TestMoveOfTheDay(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(p *eventstudy.Prices, d *eventstudy.Design)
		want   string
	}{
		{"a benchmark that was closed", nil,
			"ALV.DE moved −8.04 % on 14 September 2001, day 0 of the event attack. Its benchmark " +
				"INDEX has no 13 September 2001: since the close of 12 September 2001 its return " +
				"is −6.29 %. The model market expected"},
		{"log returns", func(_ *eventstudy.Prices, d *eventstudy.Design) {
			d.Returns = eventstudy.Log
		},
			"moved −8.04 % on 14 September 2001, day 0 of the event attack. Its benchmark INDEX " +
				"has no 13 September 2001: since the close of 12 September 2001 its log return " +
				"is −6.49 %."},
		{"days without a price", func(p *eventstudy.Prices, _ *eventstudy.Design) {
			for i, d := range p.Dates {
				if d == day(2001, 9, 13) || d == day(2001, 9, 12) {
					p.Close[i] = math.NaN()
				}
				if d == day(2001, 9, 11) {
					p.Close[i] = 230.60
				}
			}
		}, "moved −6.29 % on 14 September 2001, day 0 of the event attack. The model market " +
			"expected"},
		{"a close without an adjusted close", func(p *eventstudy.Prices, _ *eventstudy.Design) {
			for i, d := range p.Dates {
				p.AdjClose = append(p.AdjClose, p.Close[i])
				if d == day(2001, 9, 12) || d == day(2001, 9, 13) {
					p.AdjClose[i] = math.NaN()
				}
				if d == day(2001, 9, 11) {
					p.AdjClose[i], p.Close[i] = 230.60, 230.60
				}
			}
		}, "moved −8.04 % on 14 September 2001, day 0 of the event attack. Its benchmark INDEX " +
			"has no 13 September 2001: since the close of 11 September 2001 its return is " +
			"−6.29 %."},
		{"the benchmark's days alone", func(p *eventstudy.Prices, _ *eventstudy.Design) {
			for i, d := range p.Dates {
				p.AdjClose = append(p.AdjClose, p.Close[i])
				switch d {
				case day(2001, 9, 13):
					p.Close[i], p.AdjClose[i] = math.NaN(), math.NaN()
				case day(2001, 9, 12):
					p.Close[i], p.AdjClose[i] = 235, math.NaN()
				case day(2001, 9, 11):
					p.Close[i], p.AdjClose[i] = 230.60, 230.60
				}
			}
		}, "moved −8.04 % on 14 September 2001, day 0 of the event attack. Without a price for " +
			"returns on 1 trading day from 12 September 2001 on, its return since the close of " +
			"11 September 2001 is −6.29 %."},
		{"a dividend", func(p *eventstudy.Prices, _ *eventstudy.Design) {
			// 9.40 = 4 % of 235 were paid on the 14th: both days before it are scaled
			for i, d := range p.Dates {
				p.AdjClose = append(p.AdjClose, p.Close[i])
				if d < day(2001, 9, 14) {
					p.AdjClose[i] *= 0.96
				}
				if d == day(2001, 9, 13) {
					p.AdjClose[i] = math.NaN()
				}
			}
		}, "moved −8.04 % on 14 September 2001, day 0 of the event attack. Its benchmark INDEX " +
			"has no 13 September 2001: since the close of 12 September 2001 its return is " +
			"−2.38 %."},
	} {
		d := closedBenchmark(t, c.change)
		got := strings.ReplaceAll(strings.Join(lead(d), " "), "\u202f", " ")
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestMoveOfAnOrdinaryDay: a dividend is told beside the quoted move; rounding of adjusted closes
// is not.
func TestMoveOfAnOrdinaryDay(t *testing.T) {
	r := &eventstudy.Report{Design: sampleDesign(),
		Panel: &eventstudy.Panel{Series: map[string]*eventstudy.Series{
			"S": {Basis: eventstudy.Total, Line: &eventstudy.Timeline{}}}}}
	o := &eventstudy.Outcome{Security: "S", Event: eventstudy.Event{ID: "e"}}
	for _, c := range []struct {
		move, ret float64
		want      string
	}{
		{0.0255, 0.0255, "S moved +2.55 % on 13 February 2025, day 0 of the event e."},
		{0.0255, 0.0257, "S moved +2.55 % on 13 February 2025, day 0 of the event e."},
		{0.0255, 0.0285, "S moved +2.55 % on 13 February 2025, day 0 of the event e. By closes " +
			"adjusted for dividends its return is +2.85 %."},
		{math.NaN(), 0.0285, "S returned +2.85 % from the close of 12 February 2025 to 13 " +
			"February 2025, day 0 of the event e."},
	} {
		d := eventstudy.Day{Date: day(2025, 2, 13), From: day(2025, 2, 12), Move: c.move,
			Return: c.ret}
		if got := strings.ReplaceAll(moved(r, o, &d), "\u202f", " "); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestMoveInTables: the day's table has a column of moves where they are not the returns, days.csv
// has it last, and a day without one has an empty cell.
func TestMoveInTables(t *testing.T) {
	d := closedBenchmark(t, nil)
	last := func(x *table) column { return x.Columns[len(x.Columns)-1] }
	days := dayTable(d.Report, d.Outcomes[0])
	if last(days).Title != "Move" ||
		!strings.Contains(days.Rows[2].Cells[len(days.Columns)-1], "8.04") {
		t.Errorf("%+v", days)
	}
	if s := sample(); last(dayTable(s.Report, s.Outcomes[0])).Title == "Move" {
		t.Error("a column of moves that are the returns")
	}
	var b bytes.Buffer
	if err := daysTable(d).csv(&b, PlainCSV); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	k := len(rows[0]) - 1
	if rows[0][k] != "move" || !strings.HasPrefix(rows[3][k], "-0.0804255") {
		t.Errorf("%v", rows)
	}
}
