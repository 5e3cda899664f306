package eventstudy

import "math"

// Options are the options of a design in the order in which they are written. A new one is a field
// of Design and a row here.
var Options = []Option{
	{Name: "model", Help: "model of expected returns", Names: Models.Names, Methods: true,
		Usual: true, Daily: true, Default: "market", Example: "market", get: modelName,
		set: setModel},
	word("response", "what is measured: returns, or the logarithm of volume, of volume over "+
		"shares outstanding or of squared abnormal returns",
		func(d *Design) *Response { return &d.Response },
		ResponseReturn, ResponseVolume, ResponseTurnover, ResponseVolatility),
	daily(word("returns", "kind of returns",
		func(d *Design) *ReturnKind { return &d.Returns }, Simple, Log)),
	{Name: "estimation", Help: "estimation window: trading days from day 0, or two dates",
		Default: Window{-250, -11}, Example: Window{-250, -11}, Most: math.Inf(1), Before: true,
		Dated: true, Usual: true, Daily: true, get: estimationOf, set: setEstimation},
	of(Option{Name: "pad", Help: "trading days around each excluded day that are excluded too",
		Daily: true, Default: Window{}, Example: Window{-1, 1}, Most: maxEventWindow},
		func(d *Design) *Window { return &d.Pad }),
	of(Option{Name: "keep_length", Help: "let the estimation window begin earlier, by as many " +
		"returns as are excluded from it", Daily: true, Default: false, Example: true},
		func(d *Design) *bool { return &d.KeepLength }),
	of(Option{Name: "event_window", Usual: true, Help: "event window", Most: maxEventWindow,
		Default: Window{-10, 10}, Example: Window{-10, 10}},
		func(d *Design) *Window { return &d.Event }),
	{Name: "windows", Usual: true, Help: "windows whose cumulative abnormal return is reported;" +
		" inside of the event window", Most: maxEventWindow,
		Default: []Window{{0, 0}, {-1, 1}, {-2, 2}}, Example: []Window{{0, 0}, {-1, 1}},
		get: func(d *Design) any { return d.Windows }, set: setWindows},
	{Name: "tests", Help: "tests of significance, or all of them", Names: testNames, Methods: true,
		Usual: true, Default: []string{"t"}, Example: []string{"bmp", "grank-t"}, get: testsOf,
		set: setTests},
	of(Option{Name: "alpha", Help: "level of the tests; intervals are at 1 − alpha", Default: 0.05,
		Example: 0.05, Least: 0, Most: 1, Open: true, Advice: "0.05 gives intervals at 95 %"},
		func(d *Design) *float64 { return &d.Alpha }),
	daily(word("tail", "alternative hypothesis",
		func(d *Design) *Tail { return &d.Tail }, TwoSided, Upper, Lower)),
	{Name: "min_obs", Help: "fewest usable returns of the estimation window, which the data may" +
		" then cut short; two more than the model has parameters at least",
		Daily: true, Default: 0, Example: 120, Least: 2, Most: math.Inf(1),
		Advice: "30 is the usual least; the model mean needs 3, market 4, factor models more",
		get:    func(d *Design) any { return d.LeastObs() },
		set:    func(d *Design, v any) { d.MinObs = v.(int) }},
	daily(word("day_rule", "day 0 where the day did not trade",
		func(d *Design) *DayRule { return &d.DayRule }, NextDay, PreviousDay, ExactDay)),
	daily(word("price_basis", "prices for returns, where total has dividends in",
		func(d *Design) *PriceBasis { return &d.Basis }, BasisAuto, BasisTotal,
		BasisSplit, BasisRaw)),
	word("incomplete", "events whose window the data do not cover",
		func(d *Design) *Incomplete { return &d.Incomplete }, IncompleteSkip, IncompletePartial),
	word("overlap", "events of one security whose windows overlap",
		func(d *Design) *Overlap { return &d.Overlap }, OverlapKeep, OverlapFirst, OverlapSkip),
	daily(word("thin", "returns over days without a price",
		func(d *Design) *Thin { return &d.Thin }, ThinDrop, ThinTradeToTrade)),
	of(Option{Name: "peers", Help: "peers of the model peer-index: their names, a file of them," +
		" or the closest N of the estimation window",
		Daily: true, Default: "", Example: "auto:10", Free: wrongPeers,
		Advice: "write A,B,C or auto:10"},
		func(d *Design) *string { return &d.Peers }),
	{Name: "dimson_lags", Help: "leads and lags of the model dimson",
		Daily: true, Default: 1, Example: 1, Least: 1, Most: maxDimsonLags,
		Advice: "1 is usual, 2 for a stock that trades once in several days",
		get:    func(d *Design) any { return d.leadsAndLags() },
		set:    func(d *Design, v any) { d.DimsonLags = v.(int) }},
	of(Option{Name: "hac", Help: "Newey–West lags of the coefficients' standard errors;" +
		" 0 is off, −1 chooses", Default: 0, Example: 5, Least: -1, Most: 250, // days of a year
		Advice: "0 is off, −1 automatic"},
		func(d *Design) *int { return &d.HAC }),
	of(Option{Name: "seed", Help: "seed of the tests that resample",
		Default: uint64(0), Example: uint64(1)},
		func(d *Design) *uint64 { return &d.Seed }),
}

// maxDimsonLags is the most leads and lags of the dimson model.
const maxDimsonLags = 10

// allTests stands for every test that there is.
const allTests = "all"

// testNames are those of all tests, and the word for all of them.
func testNames() []string { return append(Tests.Names(), allTests) }

// modelName is "" for a design that has chosen none yet.
func modelName(d *Design) any {
	if d.Model == nil {
		return ""
	}
	return d.Model.Info().Name
}

// setModel leaves an unknown name to Validate, which says what there is to choose from.
func setModel(d *Design, v any) { d.Model, _ = Models.Lookup(v.(string)) }

// estimationOf is what was asked for: dates go before offsets.
func estimationOf(d *Design) any {
	if d.Dates.Given() {
		return d.Dates
	}
	return d.Estimation
}

// setEstimation takes offsets or dates; offsets put an end to dates.
func setEstimation(d *Design, v any) {
	switch v := v.(type) {
	case Dates:
		d.Dates = v
	case Window:
		d.Estimation, d.Dates = v, Dates{}
	}
}

// testsOf names the tests in the order asked for.
func testsOf(d *Design) any {
	names := make([]string, len(d.Tests))
	for i, t := range d.Tests {
		names[i] = t.Info().Name
	}
	return names
}

// setTests takes each test once, in the order asked for.
func setTests(d *Design, v any) {
	d.Tests = nil
	for _, name := range distinct(v.([]string)) {
		if name == allTests {
			d.Tests = Tests.All()
			return
		}
		if t, ok := Tests.Lookup(name); ok {
			d.Tests = append(d.Tests, t)
		}
	}
}

// setWindows takes each window once, in the order asked for.
func setWindows(d *Design, v any) { d.Windows = distinct(v.([]Window)) }

// DefaultDesign returns the design of a study that chooses nothing.
func DefaultDesign() Design {
	var d Design
	for i := range Options {
		Options[i].Set(&d, Options[i].Default)
	}
	return d
}
