package eventstudy

import "math"

// Outcome is one event of one security, measured.
type Outcome struct {
	Event    Event
	Security string
	Market   string
	Day0     Date
	Shift    int // calendar days from the requested day (in its own zone) to day 0
	T0       int // index of day 0 on the market's timeline
	Fit      *Fit
	// Estimation is the estimation window in trading days from day 0, also where it was given by
	// dates.
	Estimation Window
	Days       []Day          // every day of the event window, in order
	Windows    []WindowResult // in the order of Design.Windows
	Warnings   []Warning
	// base is the fit of the returns whose squared residuals Fit is of, where the response is
	// volatility; else nil.
	base *Fit

	rest float64 // share of the estimation days without a price or with a return of zero
}

// Day is one day of an event window. Unknown numbers are NaN.
type Day struct {
	Offset int
	Date   Date
	From   Date // of the price that the return starts from; NoDate without a return
	// of the security's own session: its close over its own close before, see Prices.Move
	Move     float64
	Return   float64 // from From to Date: less Expected it is AR; it may span days
	Expected float64
	AR       float64
	SE       float64 // exact prediction error, √Var(AR)
	T        float64 // AR/SE
	P        float64 // two-sided or as Design.Tail says, Student's t on Fit.DF
	Gap      int     // trading days without a price that the return spans
	// Rank is the place of this day's abnormal return among the RankOf = M + 1 days that are it and
	// the estimation days, 1 the most extreme in the direction of Design.Tail (in absolute value
	// when two-sided), each in units of its own standard error. RankP = Rank/RankOf is a p-value
	// that needs no normality (SQ test: Gelbach, Helland & Klick, American Law and Economics Review
	// 15:495–541, 2013); it is exact where days are exchangeable, which storms of volatility are
	// not. 0, 0 and NaN on a day without an abnormal return.
	Rank, RankOf int
	RankP        float64
	// False is what a finding says of the day whose jump or wrong price the return holds, so that
	// the figures of the day are not to be told as findings; empty as a rule. It is one of
	// Warnings.
	False    string
	Warnings []Warning
}

// WindowResult is the cumulative abnormal return of one event over one window.
type WindowResult struct {
	Window Window
	CAR    float64
	SE     float64 // exact prediction error of the sum
	T, P   float64
	CI     [2]float64 // at 1 − alpha
	BHAR   float64    // Π(1+R) − Π(1+E[R]), simple returns
	N      int        // days with an abnormal return
	// Detectable is the smallest true effect, without a sign, that a test of this sum finds with
	// probability PowerAim; NaN where the sum or its power is unknown.
	Detectable float64
	// Rank is the place of the sum among the RankOf sums that are it and those of as many
	// neighbouring estimation days, 1 the most extreme in the direction of Design.Tail, each in
	// units of its own standard error; RankP = Rank/RankOf (SQ test, see Day.Rank). RankTwo,
	// RankUpper and RankLower are its places by size and in either direction. RankApart is the
	// number of these sums that share no day. All are 0 and NaN where the window is longer than a
	// twentieth of the estimation sample.
	Rank, RankTwo, RankUpper, RankLower int
	RankOf, RankApart                   int
	RankP                               float64
	// PerShare is what the CAR is worth in the money of the file for one share at the last close
	// before the window, with the interval of CI; PerShareDaily adds up the days at their own
	// closes before. NaN where the file quotes no close.
	PerShare, PerShareDaily float64
	PerShareCI              [2]float64
	False                   string // that of its first day that has one
	Warnings                []Warning
}

// Day returns the day at an offset, nil when it lies outside the event window. The days of an
// outcome follow each other without a hole, also where prices are missing, so that an offset is an
// index.
func (o *Outcome) Day(offset int) *Day {
	if len(o.Days) == 0 {
		return nil
	}
	i := offset - o.Days[0].Offset
	if i < 0 || i >= len(o.Days) {
		return nil
	}
	return &o.Days[i]
}

// Window returns the result of a window, nil when it was not asked for.
func (o *Outcome) Window(w Window) *WindowResult {
	for i := range o.Windows {
		if o.Windows[i].Window == w {
			return &o.Windows[i]
		}
	}
	return nil
}

// over returns the CAR of any window within the event window, its exact prediction error and the
// number of its days with an abnormal return; NaN and 0 without one. Reported windows have theirs
// already. The variance of a sum needs the rows of all its days at once, since they share the
// estimated parameters.
func (o *Outcome) over(w Window, work *Work) windowSum {
	if r := o.Window(w); r != nil {
		return windowSum{r.CAR, r.SE, r.N}
	}
	sum, n, days := 0.0, 0, work.days[:0]
	for k := w.First; k <= w.Last; k++ {
		d := o.Day(k)
		if d == nil || math.IsNaN(d.AR) {
			continue
		}
		n++
		sum += d.AR
		for t := o.T0 + k - d.Gap; t <= o.T0+k; t++ {
			days = append(days, t)
		}
	}
	work.days = days
	if n == 0 {
		return windowSum{math.NaN(), math.NaN(), 0}
	}
	work.grow(0, o.Fit.width())
	return windowSum{sum, math.Sqrt(o.Fit.variance(days, work.x, work.c)), n}
}

// windowSum is the CAR of one event over a window, its prediction error and its days.
type windowSum struct {
	car, se float64
	n       int
}
