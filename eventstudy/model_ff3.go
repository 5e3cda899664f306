package eventstudy

func init() {
	Models.Register(newFactorModel(Info{Name: "ff3", Order: 50,
		Title: "Fama–French three-factor model",
		Formula: "R_t − RF_t = α + β Mkt-RF_t + s SMB_t + h HML_t + e_t,  OLS\n" +
			"E[R_t] = RF_t + α + β Mkt-RF_t + s SMB_t + h HML_t",
		Assumes: "loadings are stable; the factors are those of the stock's own market and of " +
			"the same trading hours" + assumesSimple,
		Use: "small or value stocks, and longer event windows, where size and value move whole " +
			"groups of stocks",
		Avoid: "one large stock over a few days (the market model does as well); factors of " +
			"another market",
		DF:       "M − 4",
		Explains: riskFactors,
		References: []string{"Fama & French, Common risk factors in the returns on stocks and " +
			"bonds, J. Financial Economics 33:3–56, 1993",
			"French, data library, mba.tuck.dartmouth.edu/pages/faculty/ken.french"}},
		colMarket, colSize, colValue))
}
