package eventstudy

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// together is a study of n securities with an event each, on days 0 that dates gives; residuals of
// one day correlate by rho, and every event moves its security by the effect.
func together(t *testing.T, n int, rho, effect float64, dates func(i int) int) *Report {
	t.Helper()
	const days = 1200
	cal := weekdays(NewDate(2015, 1, 1), days)
	rm, common := normals(1, days, 0.0003, 0.01), normals(2, days, 0, 1)
	m := Market{ID: "X", Benchmark: pricesOf("M", cal, rm)}
	var secs []Security
	var events []Event
	for i := range n {
		e := normals(uint64(10+i), days, 0, 1)
		ret := make([]float64, days)
		for d := range ret {
			ret[d] = rm[d] + 0.02*(math.Sqrt(rho)*common[d]+math.Sqrt(1-rho)*e[d])
		}
		ret[dates(i)] += effect
		id := fmt.Sprintf("S%d", i)
		secs = append(secs, Security{ID: id, Market: "X", Prices: pricesOf(id, cal, ret)})
		events = append(events, Event{ID: id, Security: id, Date: cal[dates(i)]})
	}
	d := DefaultDesign()
	d.Estimation, d.Windows, d.Seed = Window{-110, -11}, []Window{{0, 0}, {-1, 1}}, 5
	p, err := NewPanel([]Market{m}, secs, d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), p, events, d)
	if err != nil || len(r.Outcomes) != n {
		t.Fatalf("%d events of %d: %v", len(r.Outcomes), n, err)
	}
	return r
}

func rateOf(c *Calibration, test string, w Window, level float64) Rejections {
	for _, r := range c.Rates {
		if r.Test == test && r.Window == w && r.Level == level {
			return r
		}
	}
	return Rejections{}
}

// TestCalibrateSharedDay: 20 events on one day with residuals that correlate by ρ = 0.3. The mean
// has the variance (1 + 19ρ)/20 and bmp takes (1 − ρ)/20 for it: its statistic is 3.1 times too
// large, and it rejects in 2·Φ(−1.96/3.1) = 53 % of the studies at 5 %. The adjusted test keeps its
// level and is recommended. The effect of the real events, 15 standard deviations, does not
// matter: placebos lie outside of their windows.
func TestCalibrateSharedDay(t *testing.T) {
	r := together(t, 20, 0.3, 0.3, func(int) int { return 700 })
	c, err := Calibrate(context.Background(), r, 300)
	if err != nil {
		t.Fatal(err)
	}
	w := Window{}
	if x := rateOf(c, "bmp", w, 0.05); x.N != 300 || math.Abs(x.Rate-0.53) > 0.12 || x.Keeps() {
		t.Errorf("bmp rejects %v", x)
	}
	if x := rateOf(c, "bmp-adj", w, 0.05); x.N != 300 || x.Rate > 0.12 || !x.Keeps() {
		t.Errorf("bmp-adj rejects %v", x)
	}
	if c.Recommend != "bmp-adj" || len(c.Warnings) != 0 {
		t.Errorf("recommends %q, with %v", c.Recommend, c.Warnings)
	}
}

// TestCalibratePlaces: every placebo study has the securities of the real one, keeps shared days
// shared, and stays out of the real windows.
func TestCalibratePlaces(t *testing.T) {
	// Three on one day, two of the next within its window, the others far away.
	days := []int{400, 400, 400, 405, 405, 600, 800}
	r := together(t, len(days), 0, 0, func(i int) int { return days[i] })
	c := &calibration{report: r, design: r.Design}
	c.free()
	c.gather()
	if len(c.blocks) != 3 || len(c.warnings) != 0 {
		t.Fatalf("%d blocks, warnings %v", len(c.blocks), c.warnings)
	}
	seen := map[Date]bool{}
	for study := range 200 {
		events := c.place(study)
		var got []int
		var ids []string
		for i, e := range events {
			line := r.Panel.Series[e.Security].Line
			at := on(line, e.Date)
			got, ids = append(got, at), append(ids, e.Security)
			seen[e.Date] = true
			if real := days[i]; abs(at-real) < r.Design.Event.Len() {
				t.Fatalf("study %d: a placebo of %s on day %d, the event is on %d",
					study, e.Security, at, real)
			}
			if at < 110 || at > 1189 {
				t.Fatalf("study %d: day %d has no room for the windows", study, at)
			}
		}
		if !slices.Equal(ids, []string{"S0", "S1", "S2", "S3", "S4", "S5", "S6"}) {
			t.Fatalf("the securities are %v", ids)
		}
		if got[0] != got[1] || got[1] != got[2] || got[3] != got[0]+5 || got[4] != got[3] {
			t.Fatalf("study %d: days %v have lost their distances", study, got)
		}
	}
	if len(seen) < 400 {
		t.Errorf("only %d days in 200 studies", len(seen))
	}
}

// TestCalibrateLongChains: windows that overlap all along are cut into their dates, and said so.
func TestCalibrateLongChains(t *testing.T) {
	r := together(t, 130, 0, 0, func(i int) int { return 150 + 15*(i/2) })
	c := &calibration{report: r, design: r.Design}
	c.free()
	c.gather()
	if n := c.different(1000); n != 1000 {
		t.Errorf("%d different studies of 65 dates", n)
	}
	if len(c.blocks) != 65 || len(c.warnings) != 1 || c.warnings[0].Code != "placebo_apart" {
		t.Errorf("%d blocks, warnings %v", len(c.blocks), c.warnings)
	}
}

// TestCalibrateSingle holds the placebo p of one event against Run itself on every other day.
func TestCalibrateSingle(t *testing.T) {
	r := together(t, 1, 0, 0.03, func(int) int { return 700 })
	c, err := Calibrate(context.Background(), r, 50)
	if err != nil {
		t.Fatal(err)
	}
	p := r.Panel
	for j, w := range r.Design.Windows {
		beyond, n, rejected := 1, 0, 0
		for at := 0; at < 1200; at++ {
			if abs(at-700) < r.Design.Event.Len() {
				continue
			}
			e := Event{ID: "x", Security: "S0", Date: p.Lines[0].Days[at]}
			one, err := Run(context.Background(), p, []Event{e}, r.Design)
			if err != nil {
				t.Fatal(err)
			}
			if len(one.Outcomes) == 0 {
				continue
			}
			n++
			x := one.Outcomes[0].Windows[j]
			if math.Abs(x.CAR) >= math.Abs(r.Outcomes[0].Windows[j].CAR) {
				beyond++
			}
			if x.P < 0.05 {
				rejected++
			}
		}
		got := c.Placebos[j]
		if got.Window != w || got.N != n || got.P != float64(beyond)/float64(n+1) {
			t.Errorf("%v: %+v, want %d windows and p = %d/%d", w, got, n, beyond, n+1)
		}
		if x := rateOf(c, "t", w, 0.05); x.N != n || x.Rejected != rejected {
			t.Errorf("%v: test t rejects %d of %d, want %d of %d", w, x.Rejected, x.N, rejected, n)
		}
	}
	if c.Recommend != "" {
		t.Errorf("one event gives the recommendation %q", c.Recommend)
	}
}

// TestCalibrateWorkers: the result does not depend on the number of workers.
func TestCalibrateWorkers(t *testing.T) {
	r := together(t, 6, 0.2, 0, func(i int) int { return 400 + 200*(i/3) })
	var want *Calibration
	for _, workers := range []int{1, 2, 8} {
		r.Design.Workers = workers
		c, err := Calibrate(context.Background(), r, 40)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = c
		} else if !reflect.DeepEqual(c, want) {
			t.Errorf("%d workers give another result", workers)
		}
	}
}

// TestCalibrateWithoutRoom: a file that has no other day is refused in words, and a cancelled
// calibration ends.
func TestCalibrateWithoutRoom(t *testing.T) {
	r := together(t, 2, 0, 0, func(i int) int { return 700 })
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Calibrate(ctx, r, 10); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
	r.Design.Estimation.First = -1190
	if _, err := Calibrate(context.Background(), r, 10); err == nil {
		t.Error("no complaint of files without another day")
	}
}

// TestCalibrateEveryStudy: events on one day have as many placebo studies as there are days, and
// each is carried out once when more are asked for.
func TestCalibrateEveryStudy(t *testing.T) {
	r := together(t, 3, 0, 0, func(int) int { return 700 })
	c, err := Calibrate(context.Background(), r, 5000)
	if err != nil {
		t.Fatal(err)
	}
	// Days 110 to 1189 but for those less than 21 days from day 700.
	const want = 1189 - 110 + 1 - 41
	if x := rateOf(c, "bmp", Window{}, 0.05); c.Studies != want || x.N != want {
		t.Errorf("%d studies, %d defined, want %d", c.Studies, x.N, want)
	}
	if len(c.Warnings) != 1 || c.Warnings[0].Code != "placebo_few" {
		t.Errorf("warnings %v", c.Warnings)
	}
}

// TestClopperPearson holds the interval against its definition: at either end the observed number
// or one further out has the probability 2.5 %. For 0 of 10 it is 1 − 0.025^(1/10).
func TestClopperPearson(t *testing.T) {
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	for _, c := range [][2]int{{1, 10}, {5, 100}, {50, 1000}, {999, 1000}} {
		k, n := float64(c[0]), float64(c[1])
		ci := clopperPearson(c[0], c[1], 0.95)
		lo, hi := distuv.Binomial{N: n, P: ci[0]}, distuv.Binomial{N: n, P: ci[1]}
		if !near(1-lo.CDF(k-1), 0.025) || !near(hi.CDF(k), 0.025) {
			t.Errorf("%v: %v has the tails %g and %g", c, ci, 1-lo.CDF(k-1), hi.CDF(k))
		}
	}
	if ci := clopperPearson(0, 10, 0.95); ci[0] != 0 || !near(ci[1], 1-math.Pow(0.025, 0.1)) {
		t.Errorf("0 of 10: %v", ci)
	}
	if ci := clopperPearson(10, 10, 0.95); ci[1] != 1 || !near(ci[0], math.Pow(0.025, 0.1)) {
		t.Errorf("10 of 10: %v", ci)
	}
	if ci := clopperPearson(0, 0, 0.95); !math.IsNaN(ci[0]) {
		t.Errorf("0 of 0: %v", ci)
	}
}

func TestRecommend(t *testing.T) {
	at := func(test string, low float64) Rejections {
		return Rejections{Test: test, Level: 0.05, N: 100, CI: [2]float64{low, 1}}
	}
	ladder := []string{"bmp-adj", "calendar", "bmp", "cross"}
	for want, rates := range map[string][]Rejections{
		"bmp":      {at("cross", 0.01), at("bmp", 0.01), at("bmp-adj", 0.06)},
		"calendar": {at("bmp-adj", 0.01), at("bmp-adj", 0.06), at("calendar", 0.05)},
		"corrado":  {at("bmp", 0.06), at("corrado", 0.04)},
		"":         {at("bmp", 0.06)},
	} {
		if got := recommend(rates, ladder); got != want {
			t.Errorf("%v: %q, want %q", rates, got, want)
		}
	}
}

// BenchmarkCalibrate carries out 100 placebo studies of 100 events on ten days.
func BenchmarkCalibrate(b *testing.B) {
	r := together(&testing.T{}, 100, 0.1, 0, func(i int) int { return 300 + 80*(i/10) })
	for b.Loop() {
		if _, err := Calibrate(context.Background(), r, 100); err != nil {
			b.Fatal(err)
		}
	}
}
