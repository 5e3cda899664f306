package eventstudy

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
)

// wholePlan is a plan that lists every tested day.
func wholePlan() ScanPlan {
	return ScanPlan{From: NoDate, To: NoDate, FDR: 1, Control: ControlBH, Fit: ScanRolling}
}

// TestScanReference holds days, p-values, ranks and their corrections against base R
// (testdata/scan_reference.R): lm and predict for each day, rstudent, p.adjust.
func TestScanReference(t *testing.T) {
	p := samplePanel(t, nil)
	line := p.Lines[0]
	d := DefaultDesign()
	d.Estimation = Window{-60, -11}
	scans := map[string]*Scan{}
	for _, fit := range ScanFits {
		for _, control := range Controls {
			plan := wholePlan()
			plan.From, plan.To = line.Days[100], line.Days[199] // R counts rows from 1
			plan.Fit, plan.Control = ScanFit(fit), Control(control)
			s, err := RunScan(context.Background(), p, d, plan)
			if err != nil {
				t.Fatal(err)
			}
			if s.Tested != 100 || len(s.Days) != 100 {
				t.Fatalf("%s: %d days of %d", fit, len(s.Days), s.Tested)
			}
			scans[fit+control] = s
		}
	}
	rows := readRows(t, "testdata/scan_reference.csv")
	if len(rows) != 200 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		for _, control := range Controls {
			s := scans[row["fit"]+control]
			date := line.Days[int(number(t, row["row"]))-1]
			var day *ScanDay
			for i := range s.Days {
				if s.Days[i].Date == date {
					day = &s.Days[i]
				}
			}
			for what, got := range map[string]float64{"expected": day.Expected, "ar": day.AR,
				"se": day.SE, "t": day.T, "p": day.P, "rank": float64(day.Rank), control: day.Q} {
				if want := number(t, row[what]); off(got, want) > 1e-9 {
					t.Errorf("%s %s of row %s: %.12g, want %.12g", row["fit"], what,
						row["row"], got, want)
				}
			}
		}
	}
}

// scanMarket is a panel of n listings with a benchmark, noise of the given law, and jumps of so
// many standard deviations on the days of planted.
func scanMarket(t *testing.T, seed uint64, n, days int, noise func(seed uint64, n int) []float64,
	planted map[int]float64) *Panel {
	t.Helper()
	cal := weekdays(NewDate(2015, 1, 1), days)
	rm := normals(seed, days, 0.0003, 0.01)
	var secs []Security
	for i := range n {
		e := noise(seed*1000+uint64(i), days)
		ret := make([]float64, days)
		for d := range ret {
			ret[d] = rm[d] + 0.02*(e[d]+planted[d])
		}
		id := fmt.Sprintf("S%d", i)
		secs = append(secs, Security{ID: id, Market: "X", Prices: pricesOf(id, cal, ret)})
	}
	p, err := NewPanel([]Market{{ID: "X", Benchmark: pricesOf("M", cal, rm)}}, secs,
		DefaultDesign())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func standardNoise(seed uint64, n int) []float64 { return normals(seed, n, 0, 1) }

// TestScanFalseDiscoveries: where nothing happened any discovery is false, so that a share of at
// most FDR of all scans finds something (for BH and independent tests exactly FDR; the predictions
// share their estimation days, which makes them a little dependent). With planted days the mean
// share of false ones stays below FDR·m₀/m (Benjamini & Hochberg 1995, theorem 1).
func TestScanFalseDiscoveries(t *testing.T) {
	const scans, fdr = 300, 0.10
	plan := wholePlan()
	plan.FDR = fdr
	d := DefaultDesign()
	d.Estimation = Window{-110, -11}
	// So late that they lie in no estimation window, whose variance they would swell.
	planted := map[int]float64{290: 7, 292: -8, 293: 6, 296: 9, 299: 7}
	found := map[Control]int{}
	false_, hits := 0.0, 0
	for i := range scans {
		null := scanMarket(t, uint64(i+1), 1, 300, standardNoise, nil)
		for _, c := range []Control{ControlBH, ControlBY, ControlHolm} {
			plan.Control = c
			s, err := RunScan(context.Background(), null, d, plan)
			if err != nil {
				t.Fatal(err)
			}
			if len(s.Days) > 0 {
				found[c]++
			}
		}
		plan.Control = ControlBH
		s, err := RunScan(context.Background(),
			scanMarket(t, uint64(i+1), 1, 300, standardNoise, planted), d, plan)
		if err != nil {
			t.Fatal(err)
		}
		wrong := 0
		for _, day := range s.Days {
			if planted[day.t] == 0 {
				wrong++
			} else {
				hits++
			}
		}
		false_ += float64(wrong) / math.Max(1, float64(len(s.Days)))
	}
	lo, hi := binomialBand(fdr, scans, 0.002)
	if r := float64(found[ControlBH]) / scans; r < lo || r > hi {
		t.Errorf("bh finds something in %.3f of empty scans, not in %.3f to %.3f", r, lo, hi)
	}
	if r := float64(found[ControlHolm]) / scans; r < lo || r > hi {
		t.Errorf("holm finds something in %.3f of empty scans, not in %.3f to %.3f", r, lo, hi)
	}
	if r := float64(found[ControlBY]) / scans; r > fdr/3 {
		t.Errorf("by, whose factor is 5.8 here, finds something in %.3f", r)
	}
	// 184 of 189 days are empty, which makes it 0.097. The share of one scan has a standard
	// deviation of about 0.13: three of its mean's.
	if r := false_ / scans; math.Abs(r-fdr) > 3*0.13/math.Sqrt(scans) {
		t.Errorf("%.3f of the discoveries are false, where %g is allowed", r, fdr)
	}
	if share := float64(hits) / float64(scans*len(planted)); share < 0.95 {
		t.Errorf("only %.3f of days of six and more standard deviations are found", share)
	}
}

// TestScanMarks: neighbours are one episode, a known event within a session explains a day and one
// two sessions away does not, volume is a multiple of the median of the estimation days, and days
// without a return or without a full estimation window are counted, not tested.
func TestScanMarks(t *testing.T) {
	p := scanMarket(t, 7, 1, 320, standardNoise, map[int]float64{280: 9, 281: -9, 300: 10, 310: 12})
	x := p.Series["S0"]
	days := x.Line.Days
	vol := make([]float64, len(days))
	for i := range vol {
		vol[i] = float64(100 + i%3) // 100, 101, 102: the median is 101
	}
	vol[280], vol[281], vol[300] = 303, math.NaN(), 0
	x.Security.Prices.Volume = vol
	plan := wholePlan()
	plan.FDR, plan.Control = 0.01, ControlHolm
	plan.Known = []Event{{ID: "far", Security: "S0", Date: days[298]},
		{ID: "results", Security: "S0",
			Date: days[279]}, {ID: "exact", Security: "S0", Date: days[281]},
		{ID: "gone", Security: "S0", Date: NewDate(1999, 1, 4)},
		{ID: "other", Security: "Z", Date: days[300]}}
	s, err := RunScan(context.Background(), p, DefaultDesign(), plan)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Days) != 4 {
		t.Fatalf("%d days", len(s.Days))
	}
	by := map[int]ScanDay{}
	for i, day := range s.Days {
		by[day.t] = day
		if i > 0 && day.P < s.Days[i-1].P {
			t.Error("the most abnormal day does not stand first")
		}
	}
	if by[280].Episode != by[281].Episode || by[300].Episode == by[281].Episode ||
		by[310].Episode == by[300].Episode {
		t.Errorf("episodes %d %d %d %d", by[280].Episode, by[281].Episode, by[300].Episode,
			by[310].Episode)
	}
	if by[280].Event != "results" || by[280].Away != 1 || by[281].Event != "exact" ||
		by[281].Away != 0 || by[300].Event != "" || by[310].Event != "" {
		t.Errorf("events %q %q %q", by[280].Event, by[281].Event, by[300].Event)
	}
	if by[280].Multiple != 3 || !math.IsNaN(by[281].Multiple) || by[300].Multiple != 0 {
		t.Errorf("volumes %g %g %g", by[280].Multiple, by[281].Multiple, by[300].Multiple)
	}
	// 319 returns; the first estimation window that fits ends before day 250.
	want := ScanListing{Security: "S0", First: days[250], Last: days[319], Tested: 70, Abnormal: 4,
		Explained: 2, Short: 249, Known: 3, Seen: 2}
	if s.Listings[0] != want {
		t.Errorf("%+v, want %+v", s.Listings[0], want)
	}
	w := s.Warnings[len(s.Warnings)-1]
	if w.Code != "events_not_placed" || !strings.HasPrefix(w.Text, "2 of 5 known events") {
		t.Errorf("%v", w)
	}
}

// TestScanMarketWide: a day on which all of five listings are abnormal is marked, one of a single
// listing is not; four listings are too few to speak of a market.
func TestScanMarketWide(t *testing.T) {
	for _, n := range []int{4, 5} {
		p := scanMarket(t, 3, n, 320, standardNoise, map[int]float64{290: 10})
		// One listing has a day of its own, which is a fifth of five and not more.
		x := p.Series["S1"]
		x.Return[300] += 0.3
		plan := wholePlan()
		plan.FDR = 0.001
		s, err := RunScan(context.Background(), p, DefaultDesign(), plan)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Days) != n+1 {
			t.Fatalf("%d days", len(s.Days))
		}
		for _, day := range s.Days {
			if want := n == 5 && day.t == 290; day.MarketWide != want {
				t.Errorf("%d listings, day %d: market-wide is %v", n, day.t, day.MarketWide)
			}
		}
	}
}

// TestScanGaps: a day without a price is counted as unknown, and the return after it is held
// against two days' expectation with the error of two days.
func TestScanGaps(t *testing.T) {
	p := samplePanel(t, map[int]bool{150: true})
	plan := wholePlan()
	plan.From, plan.To = p.Lines[0].Days[149], p.Lines[0].Days[151]
	d := DefaultDesign()
	d.Estimation = Window{-60, -11}
	s, err := RunScan(context.Background(), p, d, plan)
	if err != nil {
		t.Fatal(err)
	}
	if l := s.Listings[0]; l.Tested != 2 || l.Unknown != 1 || l.Short != 0 {
		t.Errorf("%+v", l)
	}
	gap := s.Days[0]
	if gap.Date != p.Lines[0].Days[151] {
		gap = s.Days[1]
	}
	if gap.Gap != 1 || len(gap.Warnings) == 0 || gap.Warnings[0].Code != "spans_gap" {
		t.Errorf("%+v", gap.Day)
	}
	plan.From, plan.To, plan.Fit = p.Lines[0].Days[100], p.Lines[0].Days[199], ScanWhole
	if s, err = RunScan(context.Background(), p, d, plan); err != nil {
		t.Fatal(err)
	}
	// The day without a price, and the day whose return covers it too.
	if l := s.Listings[0]; l.Tested != 98 || l.Unknown != 2 {
		t.Errorf("%+v", l)
	}
}

// TestScanFaults: what cannot be scanned is said.
func TestScanFaults(t *testing.T) {
	p := samplePanel(t, nil)
	for want, change := range map[string]func(*Design, *ScanPlan){
		"share of false discoveries": func(_ *Design, s *ScanPlan) { s.FDR = 0 },
		"false discoveries must":     func(_ *Design, s *ScanPlan) { s.FDR = 1.01 },
		"unknown control":            func(_ *Design, s *ScanPlan) { s.Control = "x" },
		"unknown fit":                func(_ *Design, s *ScanPlan) { s.Fit = "x" },
		"behind the last": func(_ *Design, s *ScanPlan) {
			s.From, s.To = NewDate(2024, 1, 2), NewDate(2024, 1, 1)
		},
		"not one of least squares": func(d *Design, s *ScanPlan) {
			s.Fit = ScanWhole
			d.Model, _ = Models.Lookup("market-adjusted")
		},
		"do the prices cover": func(d *Design, _ *ScanPlan) { d.Estimation = Window{-400, -11} },
		"too few returns":     func(_ *Design, s *ScanPlan) { s.From = NewDate(2030, 1, 1) },
		"counts its own from each day": func(d *Design, _ *ScanPlan) {
			d.Dates = Dates{NewDate(2024, 1, 2), NewDate(2024, 12, 30)}
		},
		"the estimation window": func(d *Design, _ *ScanPlan) { d.Estimation = Window{-60, 0} },
	} {
		d, plan := DefaultDesign(), wholePlan()
		d.Estimation = Window{-60, -11}
		change(&d, &plan)
		if _, err := RunScan(context.Background(), p, d, plan); err == nil ||
			!strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", want, err)
		}
	}
	p.Lines[0].Benchmark = p.Series["S"].Return
	d := DefaultDesign()
	d.Estimation = Window{-60, -11}
	_, err := RunScan(context.Background(), p, d, wholePlan())
	if err == nil || !strings.Contains(err.Error(), "the market model cannot be estimated") {
		t.Errorf("the benchmark is the security: %v", err)
	}
}

// TestScanFatTails: Student's t takes returns for normal. Noise of t with four degrees of freedom,
// which is near that of a stock, has days far out of that bell; the page on scans gives the share
// of quiet days that count as abnormal then, and this holds it.
func TestScanFatTails(t *testing.T) {
	fat := func(seed uint64, n int) []float64 {
		z := normals(seed, 5*n, 0, 1)
		out := make([]float64, n)
		for i := range out {
			chi := 0.0
			for k := 1; k < 5; k++ {
				chi += z[5*i+k] * z[5*i+k]
			}
			out[i] = z[5*i] / math.Sqrt(chi/4) / math.Sqrt2 // of variance 1
		}
		return out
	}
	plan := wholePlan()
	plan.FDR = 0.05
	days, flagged := 0, 0
	for i := range 40 {
		s, err := RunScan(context.Background(), scanMarket(t, uint64(i+1), 1, 750, fat, nil),
			DefaultDesign(), plan)
		if err != nil {
			t.Fatal(err)
		}
		days += s.Tested
		flagged += len(s.Days)
	}
	if share := float64(flagged) / float64(days); share < 0.004 || share > 0.012 {
		t.Errorf("%.4f of quiet days count as abnormal", share)
	} else {
		t.Logf("%.4f of %d quiet days count as abnormal", share, days)
	}
}
