package eventstudy

// riskFactors is what explains a return in the models of several factors.
const riskFactors = "its risk factors explain"

// RF is no regressor: where the files have it, returns enter in excess of it.
func init() {
	Models.Register(newFactorModel(Info{Name: "factors", Order: 90,
		Title: "multi-factor model on any columns",
		Formula: "R_t = α + Σ_k β_k f_kt + e_t,  OLS on every column of the factor files but RF\n" +
			"where the files have RF: R_t − RF_t on the left, E[R_t] = RF_t + α + Σ_k β_k f_kt",
		Assumes: "each column is a return per day in decimals, known on the day itself; loadings " +
			"are stable" + assumesSimple,
		Use:      "factors of the stock's own market or industry, a currency, a commodity",
		Avoid:    "many columns for few days, and columns that the event itself moves",
		DF:       "M − K, K = 1 + the number of columns",
		Explains: riskFactors,
		References: []string{"MacKinlay, Event studies in economics and finance, J. Economic " +
			"Literature 35:13–39, 1997, §4.C",
			"Sharpe, Capital asset prices, J. Finance 19:425–442, 1964"}}))
}
