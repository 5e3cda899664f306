package eventstudy

func init() {
	Models.Register(newFactorModel(Info{Name: "ff6", Order: 80,
		Title: "Fama–French six-factor model (five factors and momentum)",
		Formula: "R_t − RF_t = α + β Mkt-RF_t + s SMB_t + h HML_t + r RMW_t + c CMA_t + m " +
			"Mom_t + e_t,  OLS\nE[R_t] = RF_t + α + the factors of day t times their loadings",
		Assumes:  "loadings are stable over estimation and event window" + assumesSimple,
		Use:      "as a check that an effect survives every common factor",
		Avoid:    "short estimation windows (seven parameters); factors of another market",
		DF:       "M − 7",
		Explains: riskFactors,
		References: []string{
			"Fama & French, Choosing factors, J. Financial Economics 128:234–252, 2018"}},
		colMarket, colSize, colValue, colProfit, colInvest, colMomentum))
}
