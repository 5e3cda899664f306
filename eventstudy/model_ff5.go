package eventstudy

func init() {
	Models.Register(newFactorModel(Info{Name: "ff5", Order: 70,
		Title: "Fama–French five-factor model",
		Formula: "R_t − RF_t = α + β Mkt-RF_t + s SMB_t + h HML_t + r RMW_t + c CMA_t + e_t,  " +
			"OLS\nE[R_t] = RF_t + α + the factors of day t times their loadings",
		Assumes: "loadings are stable; SMB is that of the five-factor file, which differs " +
			"from the three-factor file's" + assumesSimple,
		Use: "cross-sections in which profitability and investment differ, and longer " +
			"event windows",
		Avoid:    "short estimation windows (six parameters); factors of another market",
		DF:       "M − 6",
		Explains: riskFactors,
		References: []string{"Fama & French, A five-factor asset pricing model, J. Financial " +
			"Economics 116:1–22, 2015"}},
		colMarket, colSize, colValue, colProfit, colInvest))
}
