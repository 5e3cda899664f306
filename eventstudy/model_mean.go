package eventstudy

func init() { Models.Register(meanModel{}) }

// meanModel expects the security's own average of the estimation window. It needs no
// benchmark and keeps the market's move in the abnormal return, so it suits a single event only
// when the market was quiet (Brown & Warner 1980 find it no worse than the market model for
// unclustered events).
type meanModel struct{}

func (meanModel) Info() Info {
	return Info{Name: "mean", Order: 10, Title: "constant mean return",
		Formula: "E[R_t] = μ,  μ̂ = mean of R over the estimation window\n" +
			"Var(AR_t) = s²(1 + 1/M),  s² = SSR/(M − 1)",
		Assumes: "returns of the estimation window and of the event window have one mean and one " +
			"variance",
		Use:     "no benchmark at hand, or many events spread over calendar time",
		Avoid:   "one event, or events on one day: a market-wide move counts as abnormal",
		DF:      "M − 1",
		Against: "mean of the estimation days", Explains: "on its average day",
		ExplainsDays: "on %d average days",
		References: []string{"Brown & Warner, Measuring security price performance, J. Financial " +
			"Economics 8:205–258, 1980",
			"MacKinlay, Event studies in economics and finance, J. Economic Literature 35:13–39, " +
				"1997, §4.A"}}
}

func (meanModel) Needs() Needs        { return Needs{Tried: true, Volumes: true} }
func (meanModel) Terms(View) []string { return []string{"alpha"} }

func (meanModel) Row(_ View, _ int, x []float64) (float64, bool) {
	x[0] = 1
	return 0, true
}
