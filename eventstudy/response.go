package eventstudy

import "math"

// Response is what of a security is measured.
type Response string

const (
	ResponseReturn Response = "return" // its return (the default)
	ResponseVolume Response = "volume" // the logarithm of the shares traded
	// the logarithm of the shares traded as a per cent of those outstanding
	ResponseTurnover Response = "turnover"
	// the logarithm of the squared standardised abnormal return
	ResponseVolatility Response = "volatility"
)

// ResponseWords are the names of what a study of a response tells.
type ResponseWords struct {
	Noun          string // of a day: "return"
	Day, Sum      string // "abnormal return", "cumulative abnormal return"
	AR, CAR       string // and their abbreviations
	AAR, CAAR     string // means over events
	Usual         string // of what a day is a multiple: "the expected volume"
	Measure, Unit string // in a sentence, and on an axis
}

var responseWords = map[Response]ResponseWords{
	ResponseReturn: {Noun: "return", Day: "abnormal return", Sum: "cumulative abnormal return",
		AR: "AR", CAR: "CAR", AAR: "AAR", CAAR: "CAAR"},
	ResponseVolume: {Noun: "volume", Day: "abnormal volume", Sum: "cumulative abnormal volume",
		AR: "AV", CAR: "CAV", AAR: "AAV", CAAR: "CAAV", Usual: "the expected volume",
		Measure: "log of the shares traded", Unit: "log points"},
	ResponseTurnover: {Noun: "volume", Day: "abnormal volume", Sum: "cumulative abnormal volume",
		AR: "AV", CAR: "CAV", AAR: "AAV", CAAR: "CAAV", Usual: "the expected volume",
		Measure: "log of the shares traded as a per cent of those outstanding",
		Unit:    "log points"},
	ResponseVolatility: {Noun: "volatility", Day: "abnormal log variance",
		Sum: "cumulative abnormal log variance", AR: "ALV", CAR: "CALV", AAR: "AALV", CAAR: "CAALV",
		Usual:   "its forecast variance",
		Measure: "log of the squared abnormal return over its forecast variance",
		Unit:    "log points"},
}

// Words returns the names that belong to the response; the empty one is that of returns.
func (r Response) Words() ResponseWords {
	if w, ok := responseWords[r]; ok {
		return w
	}
	return responseWords[ResponseReturn]
}

// Other reports a response that is not the return: a logarithm, which has no per cent, and whose
// days hang together.
func (r Response) Other() bool { return r.OfVolume() || r == ResponseVolatility }

// OfVolume reports a response that is what was traded, by itself or of what there is.
func (r Response) OfVolume() bool { return r == ResponseVolume || r == ResponseTurnover }

// measured is what the model of the design explains: volatility is taken from returns.
func (r Response) measured() string {
	if r.OfVolume() {
		return "volume"
	}
	return "return"
}

// unknown says of a day why nothing is measured on it.
func (r Response) unknown() string {
	switch r {
	case ResponseVolume:
		return "no volume above zero on this day: no abnormal volume"
	case ResponseTurnover:
		return "no volume or no number of shares on this day: no abnormal volume"
	}
	return "no return on this day, for want of a price on it or before it: no abnormal return"
}

// Times is what a day was as a multiple of what was expected: e^AV of the expected volume, or U·(ν
// − 2)/ν, the squared abnormal return over its forecast variance, whose mean is 1 where nothing
// happens (ν the degrees of freedom of the model of returns). NaN for returns.
func (o *Outcome) Times(day *Day) float64 {
	switch {
	case o.base != nil:
		df := float64(o.base.DF)
		return math.Exp(day.Return) * (df - 2) / df
	case o.Fit != nil && o.Fit.linked:
		return math.Exp(day.AR)
	}
	return math.NaN()
}

// Times is the mean of a group over the days of a window: of volumes the geometric, e^(CAAV/L), of
// squared abnormal returns the arithmetic one, AVAR + 1 of Landsman & Maydew (2002). NaN for
// returns.
func (r *Report) Times(group string, w Window) float64 {
	sum, n := 0.0, 0
	for _, o := range ofGroup(r.Outcomes, group) {
		for k := w.First; k <= w.Last; k++ {
			day := o.Day(k)
			if day == nil || math.IsNaN(day.AR) {
				continue
			}
			n++
			if o.base == nil {
				sum += math.Log(o.Times(day))
			} else {
				sum += o.Times(day)
			}
		}
	}
	if r.Design.Response == ResponseVolatility {
		return sum / float64(n)
	}
	return math.Exp(sum / float64(n))
}

// response is what the design measures, the return without a design.
func (v View) response() Response {
	if v.Design == nil {
		return ResponseReturn
	}
	return v.Design.Response
}

// responds reports why the model cannot serve the response, nil where it can.
func (d *Design) responds() *Problem {
	m := d.Model.Info().Name
	if d.Response.OfVolume() && !d.Model.Needs().Volumes {
		return OptionOf("response").problem(Problem{Code: NotWithResponse, Model: m,
			What: "the model " + m + " explains returns, and the response is " +
				string(d.Response),
			Hint: "choose the model mean or market"})
	}
	if d.Response.Other() && d.Thin == ThinTradeToTrade {
		return OptionOf("thin").problem(Problem{Code: NotWithResponse, Model: m,
			What: "trade-to-trade is a treatment of returns, and the response is " +
				string(d.Response),
			Hint: "leave thin at its default"})
	}
	return nil
}
