package eventstudy

import "fmt"

func init() { Models.Register(dimsonModel{}) }

// dimsonModel regresses on the benchmark's returns of the days before and after as well, and so
// catches what reaches a stock on another day than its benchmark: thin trading, or a benchmark in
// another time zone. New York's close of Tuesday moves Hong Kong on Wednesday: there the lag
// carries most of the beta.
type dimsonModel struct{}

func (dimsonModel) Info() Info {
	return Info{Name: "dimson", Order: 110, Title: "market model with leads and lags (Dimson)",
		Formula: "R_t = α + Σ_{k=−n…n} β_k R_m,t+k + e_t,  OLS;  β = Σ β_k,  n = leads and lags, " +
			"1 by default, 10 at most\n" +
			"written as R_t = α + β R_mt + Σ_{k≠0} β_k (R_m,t+k − R_mt) + e_t, so that β has its " +
			"own standard error; β₀ = β − Σ_{k≠0} β_k\nE[R_t] = α + Σ β_k R_m,t+k",
		Assumes: "delays are no longer than n days; the benchmark's returns of the days after " +
			"the event are no consequence of it",
		Use: "a stock on the benchmark of a market that closes later or earlier (9988.HK on " +
			"the S&P 500); thin trading",
		Avoid: "a liquid stock on its own market's benchmark: the added terms are noise",
		DF:    "M − 2 − 2n",
		References: []string{"Dimson, Risk measurement when shares are subject to infrequent " +
			"trading, J. Financial Economics 7:197–226, 1979",
			"Fowler & Rorke, Risk measurement when shares are subject to infrequent trading: " +
				"comment, J. Financial Economics 12:279–283, 1983"}}
}

// dimsonTerms[n] names the terms with n leads and lags.
var dimsonTerms = func() (all [maxDimsonLags + 1][]string) {
	for n := range all {
		all[n] = []string{"alpha", "beta"}
		for k := -n; k <= n; k++ {
			if k != 0 {
				all[n] = append(all[n], fmt.Sprintf("beta[%+d]", k))
			}
		}
	}
	return all
}()

// lags returns the number of leads and lags of the design.
func (dimsonModel) lags(v View) int {
	if v.Design == nil {
		return 1
	}
	return v.Design.leadsAndLags()
}

// leadsAndLags are those of the dimson model; 0 stands for the default.
func (d *Design) leadsAndLags() int {
	if d.DimsonLags == 0 {
		return 1
	}
	return d.DimsonLags
}

func (dimsonModel) Needs() Needs {
	return Needs{Benchmark: true, Bridges: true, Tried: true}
}
func (m dimsonModel) Terms(v View) []string { return dimsonTerms[m.lags(v)] }

// Row has the leads and lags as differences to the day's own return: the coefficient of the latter
// is then the sum of all slopes, which is Dimson's beta, with its standard error at hand.
func (m dimsonModel) Row(v View, t int, x []float64) (float64, bool) {
	n, rm := m.lags(v), v.Line.Benchmark
	if t-n < 0 || t+n >= len(rm) {
		return 0, false
	}
	now := rm[t]
	x[0], x[1] = 1, now
	ok := now == now // NaN is unknown
	j := 2
	for k := -n; k <= n; k++ {
		if k != 0 {
			x[j] = rm[t+k] - now
			ok = ok && x[j] == x[j]
			j++
		}
	}
	return 0, ok
}
