package eventstudy

func init() { Models.Register(marketModel{}) }

// marketModel explains the return by the benchmark's return on the same day, by
// ordinary least squares over the estimation window (Fama, Fisher, Jensen & Roll 1969).
type marketModel struct{}

func (marketModel) Info() Info {
	return Info{Name: "market", Order: 30, Title: "market model",
		Formula: "E[R_t] = α + β R_mt,  OLS over the estimation window\n" +
			"Var(AR_t) = s²(1 + 1/M + (R_mt − R̄_m)²/S_xx),  s² = SSR/(M − 2)",
		Assumes: "α and β are stable from the estimation window to the event window; the " +
			"benchmark closes when the stock does",
		Use: "the default wherever a benchmark of the same market is at hand",
		Avoid: "a benchmark that trades in other hours (use dimson), thin trading " +
			"(scholes-williams), a stock that dominates its benchmark",
		Against: "market model on %s",
		DF:      "M − 2",
		References: []string{"Fama, Fisher, Jensen & Roll, The adjustment of stock prices to new " +
			"information, Int. Economic Review 10:1–21, 1969",
			"Campbell, Lo & MacKinlay, The Econometrics of Financial Markets, 1997, ch. 4",
			"Salinger, Standard errors in event studies, J. Financial and Quantitative Analysis " +
				"27:39–53, 1992"}}
}

// Needs: it is one of those that a robustness grid tries, and volumes have a market too.
func (marketModel) Needs() Needs {
	return Needs{Benchmark: true, Tried: true, Volumes: true}
}

func (marketModel) Terms(View) []string { return []string{"alpha", "beta"} }

// Row is unknown where the benchmark did not trade: a return held against nothing would be read as
// the stock's alone.
func (marketModel) Row(v View, t int, x []float64) (float64, bool) {
	m := v.Line.Benchmark[t]
	x[0], x[1] = 1, m
	return 0, m == m // NaN is unknown
}
