package eventstudy

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
)

// TestRankPower holds the power of the SQ test against testdata/power_sq_reference.csv, which is
// numpy's, by brute force: every shifted residual is ranked among all.
func TestRankPower(t *testing.T) {
	outcomes := map[string]*Outcome{}
	rows := readRows(t, "testdata/power_sq_reference.csv")
	if len(rows) != 108 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		m := int(number(t, row["m"]))
		d := DefaultDesign()
		d.Estimation, d.Windows = Window{-10 - m, -11}, []Window{{0, 0}, {-1, 1}}
		o := outcomes[row["m"]]
		if o == nil {
			secs := []Security{{ID: "BABA", Market: "US", Prices: casePrices(t, "BABA")}}
			p, err := NewPanel([]Market{{ID: "US", Benchmark: casePrices(t, "SPY")}}, secs, d)
			if err != nil {
				t.Fatal(err)
			}
			r, err := Run(context.Background(), p,
				[]Event{{Security: "BABA", Date: NewDate(2025, 2, 13)}}, d)
			if err != nil {
				t.Fatal(err)
			}
			o = r.Outcomes[0]
			outcomes[row["m"]] = o
		}
		d.Tail, d.Alpha = Tail(row["tail"]), number(t, row["alpha"])
		w := Window{int(number(t, row["first"])), int(number(t, row["last"]))}
		p := o.RankPower(o.Window(w), &d)
		name := fmt.Sprint(w, " ", m, " ", row["tail"], " ", row["alpha"], " ", row["effect"])
		power := p.At(number(t, row["effect"]))
		if want := number(t, row["power"]); off(power, want) > 1e-12 {
			t.Errorf("%s: power %.9g, want %.9g", name, power, want)
		}
		if got, want := p.Least(), number(t, row["least"]); off(got, want) > 1e-12 {
			t.Errorf("%s: least p %.9g, want %.9g", name, got, want)
		}
		got, want := p.Detectable(), math.NaN()
		if row["detectable"] != "nan" {
			want = number(t, row["detectable"])
		}
		if off(got, want) > 1e-9 || math.IsNaN(got) != math.IsNaN(want) {
			t.Errorf("%s: detectable %.12g, want %.12g", name, got, want)
		}
		// Just beyond the effect that is detectable it is found, just below it is not.
		if got > 0 {
			for _, side := range sidesOf(d.Tail) {
				if p.At(side*got*(1+1e-9)) < PowerAim {
					t.Errorf("%s: not found beyond %g", name, side*got)
				}
			}
		}
	}
}

// sidesOf are the directions that a test looks in.
func sidesOf(tail Tail) []float64 {
	switch tail {
	case Upper:
		return []float64{1}
	case Lower:
		return []float64{-1}
	}
	return []float64{1, -1}
}

// The rank has no p below 1/(m + 1): a level that it cannot reach is told with the event, and one
// that it can is not. 99 days reach 1 %, and not 0.5 %.
func TestRankFloor(t *testing.T) {
	for _, c := range []struct {
		days  int
		alpha float64
		want  string
	}{
		{99, 0.005, "99 estimation days cannot reject at 0.5\u202f%: the rank of a day has no p " +
			"below 1.00\u202f%"},
		{99, 0.01, ""},
		{99, 0.05, ""},
		{240, 0.001, "240 estimation days cannot reject at 0.1\u202f%"},
	} {
		w := newWorld()
		w.design.Estimation, w.design.Alpha = Window{-10 - c.days, -11}, c.alpha
		o := w.one(t)
		if got := o.RankFloor(&w.design); !strings.HasPrefix(got, c.want) ||
			(c.want == "") != (got == "") {
			t.Errorf("%d days at %g: %q", c.days, c.alpha, got)
		}
		if hasCode(o.Warnings, "rank_floor") != (c.want != "") {
			t.Errorf("%d days at %g: %v", c.days, c.alpha, o.Warnings)
		}
		if p := o.RankPower(o.Window(Window{}), &w.design); (p.At(1) == 0) != (c.want != "") ||
			math.IsNaN(p.Detectable()) != (c.want != "") {
			t.Errorf("%d days at %g: power %g", c.days, c.alpha, p.At(1))
		}
	}
	w := newWorld()
	w.design.Windows = []Window{{-10, 10}} // longer than a twentieth of the days
	if o := w.one(t); o.RankPower(&o.Windows[0], &w.design) != nil {
		t.Error("a power of no rank")
	}
}
