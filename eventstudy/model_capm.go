package eventstudy

func init() { Models.Register(capmModel{}) }

// capmModel explains the return over the riskless rate by that of the market, with an intercept
// (Jensen's alpha). The market is the factor Mkt-RF where the factor file has it, else the
// benchmark less RF.
type capmModel struct{}

func (capmModel) Info() Info {
	return Info{Name: "capm", Order: 40, Title: "capital asset pricing model (excess returns)",
		Formula: "R_t − RF_t = α + β (R_mt − RF_t) + e_t,  OLS over the estimation window\n" +
			"E[R_t] = RF_t + α + β (R_mt − RF_t);  R_m − RF is the factor Mkt-RF, else the " +
			"benchmark less RF",
		Assumes: "α and β are stable from the estimation window to the event window; RF is the " +
			"rate of one day" + assumesSimple,
		Use: "where interest rates differ between the estimation window and the event window, " +
			"or for comparison with studies that use it",
		Avoid: "as a better market model over a few days: with daily data the two give the same " +
			"abnormal returns to a few thousandths of a percent",
		DF: "M − 2",
		References: []string{"Sharpe, Capital asset prices, J. Finance 19:425–442, 1964",
			"Jensen, The performance of mutual funds in the period 1945–1964, J. Finance " +
				"23:389–416, 1968",
			"MacKinlay, Event studies in economics and finance, J. Economic Literature 35:13–39, " +
				"1997, §4.B"}}
}

func (capmModel) Needs() Needs        { return Needs{RF: true, Market: true, Tried: true} }
func (capmModel) Terms(View) []string { return []string{"alpha", "beta"} }

// Row takes the riskless rate off both sides, and gives it as the part that needs no coefficient.
func (capmModel) Row(v View, t int, x []float64) (float64, bool) {
	x[0] = 1
	rf := v.Line.RF[t]
	if col := v.Line.Factors[colMarket]; col != nil {
		x[1] = col[t]
	} else {
		x[1] = v.Line.Benchmark[t] - rf
	}
	return rf, x[1] == x[1] && rf == rf // NaN is unknown
}
