package eventstudy

func init() { Models.Register(rawModel{}) }

// rawModel expects nothing: the abnormal return is the return itself. Nothing is estimated but the
// spread of the ordinary days' returns about their mean.
type rawModel struct{}

func (rawModel) Info() Info {
	return Info{Name: "raw", Order: 5, Title: "raw return",
		Formula: "E[R_t] = 0,  AR_t = R_t\nVar(AR_t) = s²,  s² = Σ(R_t − R̄)²/(M − 1)",
		Assumes: "an ordinary day's return is zero on average",
		Use: "returns that are adjusted already (excess returns, spreads, returns on a" +
			" hedge), or the plain move beside another model; needs no estimation window, as " +
			"market-adjusted",
		Avoid: "windows of weeks, whose usual drift counts as abnormal; one event, or" +
			" events on one day: a market-wide move counts as abnormal",
		DF:      "M − 1",
		Against: "returns as they are", Explains: "on a day without a move",
		ExplainsDays: "on days without a move", Expects: "no move",
		References: []string{"Brown & Warner, Measuring security price performance, J. Financial" +
			" Economics 8:205–258, 1980"}}
}

func (rawModel) Needs() Needs        { return Needs{} }
func (rawModel) Terms(View) []string { return nil }

func (rawModel) Row(View, int, []float64) (float64, bool) { return 0, true }

// Fit takes the returns as residuals.
func (m rawModel) Fit(v View, est []int, _ *Work) (*Fit, error) { return fitOffset(m, v, est), nil }
