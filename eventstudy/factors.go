package eventstudy

import "sort"

// Names of the factor columns that the models know, as Kenneth French's files write them.
const (
	colMarket   = "Mkt-RF"
	colSize     = "SMB"
	colValue    = "HML"
	colProfit   = "RMW"
	colInvest   = "CMA"
	colMomentum = "Mom"
	colRiskless = "RF"
)

// factorModel regresses R − RF on an intercept and factor columns; the return expected is then RF +
// α + Σ β_k f_k. Each of its kinds stands in a file of its own. One that names no factors takes
// every column of the factor files, whatever they are: industry indices, exchange rates, the market
// of another country.
type factorModel struct {
	info    Info
	factors []string // nil is every column
	terms   []string // alpha and the factors; nil where these are those of a timeline
}

func newFactorModel(info Info, factors ...string) factorModel {
	m := factorModel{info: info, factors: factors}
	if factors != nil {
		m.terms = append([]string{"alpha"}, factors...)
	}
	return m
}

func (m factorModel) Info() Info { return m.info }

func (m factorModel) Needs() Needs {
	if m.factors == nil {
		return Needs{AnyFactors: true}
	}
	return Needs{RF: true, Factors: m.factors, Tried: true}
}

func (m factorModel) Terms(v View) []string {
	if m.terms != nil {
		return m.terms
	}
	return append([]string{"alpha"}, factorNames(v.Line)...)
}

// columns are the factors in the order of the terms, found once for all days of a fit.
func (m factorModel) columns(l *Timeline) [][]float64 {
	names := m.factors
	if names == nil {
		names = factorNames(l)
	}
	cols := make([][]float64, len(names))
	for i, name := range names {
		cols[i] = l.Factors[name]
	}
	return cols
}

// Row fills x with 1 and the factor columns of the day; the riskless rate is the offset, 0 where
// the factors have none.
func (m factorModel) Row(v View, t int, x []float64) (rf float64, ok bool) {
	cols, l := v.cols, v.Line
	if cols == nil {
		cols = m.columns(l)
	}
	x[0], ok = 1, true
	for j, col := range cols {
		x[j+1] = col[t]
		ok = ok && col[t] == col[t] // NaN is unknown
	}
	if l.RF != nil {
		rf = l.RF[t]
	}
	return rf, ok && rf == rf
}

// readsFactors reports whether the model's expected return on a timeline depends on factor returns.
func readsFactors(m Model, l *Timeline) bool {
	n := m.Needs()
	return n.AnyFactors || len(n.Factors) > 0 || n.Market && l.Factors[colMarket] != nil
}

// assumesSimple is what every model on factor returns assumes of the returns that it explains.
const assumesSimple = "; returns are simple, as those of the factors are (log returns get a " +
	"warning)"

// simpleFactors warns of log returns held against factor returns and a riskless rate, which are
// simple in every file that is published and are taken as they stand: a portfolio's simple return
// is the weighted mean of its parts', its log return is not (Campbell, Lo & MacKinlay 1997,
// §1.4.1).
func (d Design) simpleFactors(lines []*Timeline) []Warning {
	for _, l := range lines {
		if d.Returns == Log && readsFactors(d.Model, l) {
			return []Warning{warning("log_on_simple_factors", "", "log returns of the securities "+
				"are held against factor returns and a riskless rate that are simple, as their "+
				"files have them: model %s is made for simple returns; of a move of 10 %% the two "+
				"differ by 0.5 %%", d.Model.Info().Name)}
		}
	}
	return nil
}

// factorNames lists the factor columns of a timeline other than the riskless rate, in the file's
// order.
func factorNames(l *Timeline) []string {
	var names []string
	if f := l.Market.Factors; f != nil {
		for _, name := range f.Names {
			if name != colRiskless {
				names = append(names, name)
			}
		}
		return names
	}
	for name := range l.Factors { // a timeline built by hand
		if name != colRiskless {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}
