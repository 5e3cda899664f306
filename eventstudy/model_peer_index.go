package eventstudy

func init() { Models.Register(peerIndexModel{}) }

// peerIndexModel adds to the benchmark the equal-weighted mean return of peers, which takes out
// what an industry has in common. Which peers there are is Design.Peers; those that the model
// chooses itself it chooses inside of each event's estimation window, so that the event has no say.
type peerIndexModel struct{}

func (peerIndexModel) Info() Info {
	return Info{Name: "peer-index", Order: 35, Title: "market model with a peer index",
		Formula: "R_t = α + β R_mt + γ R_pt + e_t,  OLS;  R_pt = mean of R_jt over the peers " +
			"that have a return of their own on day t\n" +
			"E[R_t] = α + β R_mt + γ R_pt,  Var(AR_t) = s²(1 + x_t′(X′X)⁻¹x_t)\n" +
			"auto:N takes the N securities with the largest |partial correlation| of R_jt and " +
			"R_it given R_mt over the estimation window",
		Assumes: "the event does not reach the peers; α, β and γ are stable; all close when the " +
			"stock does",
		Use: "a stock whose industry moves apart from the market: a smaller error, and a " +
			"volatile day of the industry is not taken for the event's",
		Avoid: "an event that is news for the peers too (a rival's setback, a rule for the " +
			"industry): the index takes the effect out; peers with events of their own in the " +
			"window; a handful of peers, whose own noise enters",
		DF: "M − 3",
		References: []string{"Baker & Gelbach, Machine learning and predicted returns for event " +
			"studies in securities litigation, J. Law, Finance and Accounting 5:231–272, 2020",
			"MacKinlay, Event studies in economics and finance, J. Economic Literature 35:13–39, " +
				"1997, §4.C"}}
}

func (peerIndexModel) Needs() Needs        { return Needs{Benchmark: true, Peers: true} }
func (peerIndexModel) Terms(View) []string { return []string{"alpha", "beta", "gamma"} }

func (peerIndexModel) Row(v View, t int, x []float64) (float64, bool) {
	m := v.Line.Benchmark[t]
	p, _ := v.Peers.at(t)
	x[0], x[1], x[2] = 1, m, p
	return 0, m == m && p == p // NaN is unknown
}
