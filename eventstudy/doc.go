// Package eventstudy measures what an announcement did to the price of a stock: how far its returns
// around the event depart from what a model expects of them, and how surely.
//
// A study flows one way:
//
//	Prices ─▶ Panel ─▶ Fit ─▶ Outcome ─▶ Result
//	files     returns   model   abnormal   tests over
//	read      aligned           returns    events
//
// [NewPanel] lays every security on the trading days of its market. [Run] then dates each event,
// estimates the design's [Model] over the estimation window, measures the abnormal returns of the
// event window with their exact prediction error, and applies the design's [Test]s to all events
// and to each group. The [Report] holds everything that was found, and every event that could not
// be measured as a [Skip] with one reason.
//
//	design := eventstudy.DefaultDesign()
//	panel, err := eventstudy.NewPanel(markets, securities, design)
//	report, err := eventstudy.Run(ctx, panel, events, design)
//
// # Conventions
//
// Returns are decimals per trading day, simple unless the design says log. An unknown number is
// NaN. Windows are closed ranges of trading days of the security's market relative to day 0:
// [−1,+1]. A day without a price has no return and no abnormal return; the next return spans the
// gap, is left out of the estimation sample and, inside the event window, is held against the
// expectation of the same days.
//
// An event given as a day takes the next trading day as day 0 when that day did not trade (see
// [DayRule]); an event given as an instant takes the first session that closes after it, so one
// piece of news has another day 0 in Hong Kong than in New York.
//
// The estimation window must fit into the security's history and hold at least 30 usable returns,
// or half the window if that is fewer; with [Design].MinObs the caller says how few suffice, and a
// window cut short by the history is then used and said.
//
// A doubt is a [Warning] on the number that it touches: on the panel, a series, an outcome, a day,
// a window or a test. Nothing is dropped, shifted or filled without one.
//
// # Models and tests
//
// [Models] and [Tests] list what there is; each declares its formula, when to use it and when not,
// and its references in an [Info]. A new one is one file with a type that implements [Model] or
// [Test] and registers itself. A model is a row of numbers for each day: what is linear in its
// parameters needs no code for estimation or prediction error; one that is estimated otherwise
// implements [Fitter].
//
// The variance of a window's cumulative abnormal return is exact, s²(L + c′(X′X)⁻¹c) with c the sum
// of the window's rows, so CAR/√Var follows Student's t with the degrees of freedom of the fit.
// Each event day is also placed among the estimation days ([Day].Rank), which gives a p-value that
// assumes no distribution.
//
// # Reproducibility
//
// The package reads no file, clock, environment or global random state. The same input gives the
// same bits whatever [Design].Workers and GOMAXPROCS are.
package eventstudy
