package eventstudy

func init() {
	Models.Register(newFactorModel(Info{Name: "carhart", Order: 60,
		Title: "Carhart four-factor model",
		Formula: "R_t − RF_t = α + β Mkt-RF_t + s SMB_t + h HML_t + m Mom_t + e_t,  OLS\n" +
			"E[R_t] = RF_t + α + β Mkt-RF_t + s SMB_t + h HML_t + m Mom_t",
		Assumes: "loadings are stable; the loading on momentum in particular, which follows the " +
			"stock's own past, is that of the estimation window" + assumesSimple,
		Use: "stocks that have risen or fallen much before the event, where momentum would " +
			"pass for an effect",
		Avoid: "factors of another market; a loading on momentum estimated before the stock's " +
			"run",
		DF:       "M − 5",
		Explains: riskFactors,
		References: []string{"Carhart, On persistence in mutual fund performance, J. Finance " +
			"52:57–82, 1997",
			"Jegadeesh & Titman, Returns to buying winners and selling losers, J. Finance " +
				"48:65–91, 1993"}},
		colMarket, colSize, colValue, colMomentum))
}
