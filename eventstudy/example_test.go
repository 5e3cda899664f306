package eventstudy_test

import (
	"context"
	"fmt"
	"math"

	"stockmove/eventstudy"
)

// prices makes a short series from a rule, as a program would from its own data.
func prices(id string, days []eventstudy.Date, ret func(t int) float64) *eventstudy.Prices {
	p := &eventstudy.Prices{ID: id, Currency: "USD", Basis: eventstudy.Total, Dates: days}
	level := 100.0
	for t := range days {
		if t > 0 {
			level *= 1 + ret(t)
		}
		p.Close = append(p.Close, level)
	}
	return p
}

// Waves stand in for returns, so that the figures below are the same on every machine.
func marketReturn(t int) float64 { return 0.008 * math.Sin(float64(t)*1.7) }
func stockReturn(t int) float64 {
	r := 0.0002 + 1.3*marketReturn(t) + 0.010*math.Cos(float64(t*t))
	if t == 280 { // the announcement
		r += 0.06
	}
	return r
}

func study() (*eventstudy.Panel, []eventstudy.Date, eventstudy.Design) {
	var days []eventstudy.Date
	for d := eventstudy.NewDate(2024, 1, 1); len(days) < 300; d++ {
		if !d.Weekend() {
			days = append(days, d)
		}
	}
	design := eventstudy.DefaultDesign()
	market := eventstudy.Market{ID: "XNYS", Benchmark: prices("SPY", days, marketReturn)}
	stock := eventstudy.Security{ID: "ACME", Market: "XNYS",
		Prices: prices("ACME", days, stockReturn)}
	panel, err := eventstudy.NewPanel([]eventstudy.Market{market}, []eventstudy.Security{stock},
		design)
	if err != nil {
		panic(err)
	}
	return panel, days, design
}

// One stock, one announcement, the market model: from prices in slices to the cumulative abnormal
// return and its interval.
func Example_marketModel() {
	panel, days, design := study()
	events := []eventstudy.Event{{ID: "deal", Security: "ACME", Date: days[280]}}

	report, err := eventstudy.Run(context.Background(), panel, events, design)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, skip := range report.Skips {
		fmt.Println(skip.Event.ID, skip.Reason, skip.Detail)
	}
	for _, o := range report.Outcomes {
		fmt.Printf("day 0 %s, beta %.2f, M = %d\n", o.Day0, o.Fit.Coef[1], o.Fit.N)
		for _, w := range o.Windows {
			fmt.Printf("CAR%s = %5.2f %%  t = %5.2f  p = %.1e  95 %% [%.2f, %.2f] %%\n",
				w.Window, 100*w.CAR, w.T, w.P, 100*w.CI[0], 100*w.CI[1])
		}
		day := o.Day(0)
		fmt.Printf("day 0 ranks %d of %d, p = %.4f\n", day.Rank, day.RankOf, day.RankP)
	}
	// Output:
	// day 0 2025-01-27, beta 1.31, M = 240
	// CAR[0,0] =  5.96 %  t =  8.32  p = 6.7e-15  95 % [4.55, 7.37] %
	// CAR[−1,+1] =  7.05 %  t =  5.68  p = 3.9e-08  95 % [4.60, 9.49] %
	// CAR[−2,+2] =  7.00 %  t =  4.35  p = 2.0e-05  95 % [3.83, 10.16] %
	// day 0 ranks 1 of 241, p = 0.0041
}

// An event that cannot be measured is not lost: it leaves with a reason and the numbers behind it.
func ExampleSkip() {
	panel, days, design := study()
	events := []eventstudy.Event{
		{ID: "early", Security: "ACME", Date: days[100]},
		{ID: "late", Security: "ACME", Date: days[295]},
		{ID: "other", Security: "ACNE", Date: days[280]},
	}
	report, err := eventstudy.Run(context.Background(), panel, events, design)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range report.Skips {
		fmt.Printf("%s: %s\n  %s\n", s.Event.ID, s.Reason, s.Detail)
	}
	// Output:
	// early: estimation_too_short
	//   the estimation window [−250,−11] begins 150 trading days before the first price (2024-01-01, 100 days before day 0)
	// late: event_window_incomplete
	//   the event window [−10,+10] needs 11 trading days before and 10 after day 0 (2025-02-17); prices run from 2024-01-01 to 2025-02-21, 295 before and 4 after
	// other: security_unknown
	//   no prices for "ACNE"
}

// Any model of the registry can be chosen by its name.
func ExampleRegistry() {
	for _, m := range eventstudy.Models.All() {
		fmt.Printf("%-17s %s\n", m.Info().Name, m.Info().Title)
	}
	// Output:
	// raw               raw return
	// mean              constant mean return
	// market-adjusted   market-adjusted return
	// market            market model
	// peer-index        market model with a peer index
	// capm              capital asset pricing model (excess returns)
	// ff3               Fama–French three-factor model
	// carhart           Carhart four-factor model
	// ff5               Fama–French five-factor model
	// ff6               Fama–French six-factor model (five factors and momentum)
	// factors           multi-factor model on any columns
	// scholes-williams  market model with Scholes–Williams beta
	// dimson            market model with leads and lags (Dimson)
	// garch             market model with GARCH(1,1) errors
}

// squareModel is the market model with the square of the market's return added, made up to show
// what one consists of.
type squareModel struct{}

func (squareModel) Info() eventstudy.Info {
	return eventstudy.Info{Name: "quadratic", Title: "market model with a square",
		Formula: "R = α + β R_m + γ R_m²"}
}
func (squareModel) Needs() eventstudy.Needs { return eventstudy.Needs{Benchmark: true} }
func (squareModel) Terms(eventstudy.View) []string {
	return []string{"alpha", "beta", "gamma"}
}
func (squareModel) Row(v eventstudy.View, t int, x []float64) (float64, bool) {
	m := v.Line.Benchmark[t]
	x[0], x[1], x[2] = 1, m, m*m
	return 0, !math.IsNaN(m)
}

// A model of one's own is a row of regressors for each day; estimation, prediction error and tests
// follow.
func ExampleModel() {
	panel, days, design := study()
	design.Model = squareModel{}
	report, err := eventstudy.Run(context.Background(), panel,
		[]eventstudy.Event{{ID: "deal", Security: "ACME", Date: days[280]}}, design)
	if err != nil {
		fmt.Println(err)
		return
	}
	o := report.Outcomes[0]
	fmt.Printf("%v, %d degrees of freedom, AR = %.2f %%\n", o.Fit.Terms, o.Fit.DF, 100*o.Day(0).AR)
	// Output:
	// [alpha beta gamma], 237 degrees of freedom, AR = 5.95 %
}
