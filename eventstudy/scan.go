package eventstudy

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// ScanFit is what a scanned day is held against.
type ScanFit string

const (
	// ScanRolling predicts each day from the estimation window before it (the default).
	ScanRolling ScanFit = "rolling"
	// ScanWhole predicts each day from all other days of the scan: externally studentised
	// residuals of one least-squares fit (Cook & Weisberg, Residuals and Influence in Regression,
	// 1982, §2.2).
	ScanWhole ScanFit = "whole"
)

// ScanFits are their names; the first is the default.
var ScanFits = []string{string(ScanRolling), string(ScanWhole)}

// ScanPlan says which days are scanned, and when one counts as abnormal. Known events do not leave
// the scan: a day is tested like any other, and only said to have an explanation.
type ScanPlan struct {
	From, To Date    // first and last day looked at; NoDate is as far as the prices reach
	FDR      float64 // abnormal is a day whose Q is at most this
	Control  Control // of the false discoveries over all tested days of all listings
	Fit      ScanFit
	Known    []Event // that may explain a day
}

// Scan is every trading day of some listings, each held against what the model of the design
// expected of it. Estimation is rolling: the design's window, relative to the day.
type Scan struct {
	Design   Design
	Panel    *Panel
	Plan     ScanPlan
	Tested   int       // days with a p-value, the family of hypotheses
	Days     []ScanDay // the abnormal ones, the most abnormal first
	Listings []ScanListing
	Ordinary [][]ScanPoint // of each listing: its tested days that are not abnormal
	Warnings []Warning
}

// ScanPoint is the abnormal return of a day.
type ScanPoint struct {
	Date Date
	AR   float64
}

// ScanDay is an abnormal day of a listing: Day holds return, expectation and p, unadjusted, and the
// SQ rank among its estimation days. Offset is always 0. Its p is that of the single day, and worth
// little by itself: of five thousand ordinary days fifty have one of 1 % or less.
type ScanDay struct {
	Day
	Security string
	DF       int
	Q        float64 // p corrected by Plan.Control over all tested days
	Episode  int     // abnormal days of a listing on neighbouring sessions are one; counts from 1
	// Multiple is the volume of the day over the median of the estimation days, NaN where unknown.
	Multiple float64
	Event    string // ID of the known event within a session of the day, empty: unexplained
	Away     int    // sessions from the event's day 0 to this day: −1, 0 or 1
	// MarketWide marks a day on which more than a fifth of at least five listings are abnormal.
	MarketWide bool

	t    int    // on the timeline
	lack Reason // why there is no fit to hold it against; empty where there is one
}

// ScanListing says what became of a listing.
type ScanListing struct {
	Security    string
	First, Last Date // tested days; NoDate where there is none
	Tested      int
	Abnormal    int
	Explained   int // of these, within a session of a known event
	Short       int // days looked at whose estimation window the prices do not cover
	Unfit       int // days looked at on whose estimation window the model cannot be estimated
	Unknown     int // days looked at without a return or an expectation
	Known       int // known events on tested days
	Seen        int // of these, with an abnormal day within a session
}

// Market-wide is a day on which more than wideShare of at least wideLeast listings are abnormal.
const (
	wideShare = 0.2
	wideLeast = 5
)

// RunScan holds every trading day of the panel's securities against the model of d, whose event
// window is day 0 alone. It returns an error for a design or a plan that contradicts itself, where
// no day can be tested, or when ctx ends. The days of all listings are one family: correcting each
// listing by itself would promise less than the share that is asked for.
func RunScan(ctx context.Context, p *Panel, d Design, plan ScanPlan) (*Scan, error) {
	d.Event, d.Windows, d.lean = Window{}, nil, false
	markets := marketsOf(p.Lines)
	err := cmp.Or(d.fault(), d.Fits(markets), d.CheckObs("min_obs", markets...), d.knows(p),
		plan.fault(&d)).Err()
	if err != nil {
		return nil, err
	}
	d.busy = d.occasions(p, plan.Known)
	s := &Scan{Design: d, Panel: p, Plan: plan,
		Warnings: append(d.simpleFactors(p.Lines), p.Warnings...)}
	var days []ScanDay
	peers := map[string]bool{} // which are what others are held against
	for _, id := range NamedPeers(d.Peers) {
		peers[id] = d.Model.Needs().Peers
	}
	for _, id := range p.Order {
		if peers[id] {
			continue
		}
		found, listing, err := s.listing(ctx, p.Series[id])
		if err != nil {
			return nil, err
		}
		days = append(days, found...)
		s.Listings = append(s.Listings, listing)
		s.Warnings = append(s.Warnings, p.Series[id].Warnings...)
	}
	if s.Tested = len(days); s.Tested == 0 {
		return nil, s.nothing()
	}
	ps := make([]float64, len(days))
	for i := range days {
		ps[i] = days[i].P
	}
	s.Ordinary = make([][]ScanPoint, len(s.Listings))
	at := 0 // days stand in the order of their listings
	for i, q := range Adjusted(ps, plan.Control) {
		for s.Listings[at].Security != days[i].Security {
			at++
		}
		if days[i].Q = q; q <= plan.FDR {
			s.Days = append(s.Days, days[i])
			continue
		}
		s.Ordinary[at] = append(s.Ordinary[at], ScanPoint{days[i].Date, days[i].AR})
	}
	s.mark(days)
	slices.SortStableFunc(s.Days, func(a, b ScanDay) int {
		return cmp.Or(cmp.Compare(a.P, b.P), cmp.Compare(math.Abs(b.T), math.Abs(a.T)))
	})
	return s, nil
}

// fault reports what is wrong with a plan. A model that is not estimated by least squares has no
// leverage, and with it no residual that leaves its own day out.
func (plan *ScanPlan) fault(d *Design) *Problem {
	_, own := d.Model.(Fitter)
	switch {
	case d.Dates.Given():
		return OptionOf("estimation").problem(Problem{Code: WindowNotDated,
			Hint: "give offsets in trading days, such as -250,-11",
			What: fmt.Sprintf("the estimation window %v is one of dates, and a scan counts its "+
				"own from each day", d.Dates)})
	case !(plan.FDR > 0 && plan.FDR <= 1):
		return &Problem{Key: "fdr",
			What: "the share of false discoveries must lie above 0 and be at most 1",
			Hint: "0.05 is usual; 1 lists every day"}
	case !slices.Contains(Controls, string(plan.Control)):
		return &Problem{Key: "control", What: "unknown control of false discoveries"}
	case !slices.Contains(ScanFits, string(plan.Fit)):
		return &Problem{Key: "fit", What: "unknown fit of a scan"}
	case plan.From != NoDate && plan.To != NoDate && plan.From > plan.To:
		return &Problem{Key: "from", What: "the first day lies behind the last",
			Hint: "exchange them"}
	case plan.Fit == ScanWhole && own:
		return &Problem{Code: NotWithFit, Key: "fit",
			Hint: "take the rolling fit, or a model of least squares",
			What: "the model " + d.Model.Info().Name +
				" is not one of least squares, and has no residual that leaves its own day out"}
	}
	return nil
}

// listing tests the days of one listing. Days that could not be tested are counted by their reason,
// since a scan that has seen half of the days must not look like one that has seen all.
func (s *Scan) listing(ctx context.Context, x *Series) ([]ScanDay, ScanListing, error) {
	out := ScanListing{Security: x.Security.ID, First: NoDate, Last: NoDate}
	first, last := known(x.Priced)
	var at []int // the days looked at, without the first price, which has no return
	for t := first + 1; t <= last; t++ {
		day := x.Line.Days[t]
		if (s.Plan.From == NoDate || day >= s.Plan.From) &&
			(s.Plan.To == NoDate || day <= s.Plan.To) {
			at = append(at, t)
		}
	}
	days := make([]ScanDay, len(at))
	var err error
	if s.Plan.Fit == ScanWhole {
		s.whole(x, at, days)
	} else {
		err = forEach(ctx, len(at), s.Design.Workers, func(i int, w *Work) {
			days[i] = s.rolling(x, at[i], w)
		})
	}
	var tested []ScanDay
	for _, day := range days {
		switch {
		case day.lack == EstimationTooShort:
			out.Short++
		case day.lack != "":
			out.Unfit++
		case math.IsNaN(day.P):
			out.Unknown++
		default:
			if out.Tested++; out.Tested == 1 {
				out.First = day.Date
			}
			out.Last = day.Date
			tested = append(tested, day)
		}
	}
	return tested, out, err
}

// rolling predicts a day from its estimation window. The day is measured by the same code as day 0
// of an event, so that a scan and a study of one of its days agree to the last bit.
func (s *Scan) rolling(x *Series, t int, w *Work) ScanDay {
	d := &s.Design
	day := untestedDay(x, t)
	if math.IsNaN(x.Return[t]) {
		return day
	}
	v := newView(d.Model, x, t, d)
	win := estimation{Window: d.Estimation}.lengthened(v, x, w)
	if v.withPeers(s.Panel, x, t, win.Window) != "" {
		day.lack = NoPeers
		return day
	}
	est, detail := estimationDays(v, x, t, win, w)
	if detail != "" {
		day.lack = EstimationTooShort
		return day
	}
	fit, reason, _ := fitEvent(v, est, w)
	if day.lack = reason; reason != "" {
		return day
	}
	w.grow(0, fit.width())
	day.Day, day.DF = measureDay(x, fit, t, 0, d, w), fit.DF
	return day
}

// untestedDay is day t of a listing of which nothing is known yet.
func untestedDay(x *Series, t int) ScanDay {
	day := ScanDay{Security: x.Security.ID, Multiple: math.NaN(), t: t}
	day.P = math.NaN()
	return day
}

// nothing says why no day can be tested. The reason that struck most days is not always the one to
// mend: a model that cannot be estimated is named first, because longer files would not help it.
func (s *Scan) nothing() error {
	short, unfit := 0, 0
	for _, l := range s.Listings {
		short += l.Short
		unfit += l.Unfit
	}
	if unfit > 0 {
		return Fault(Pos{}, "is the benchmark the security itself",
			"no day can be tested: on %d days the %s cannot be estimated", unfit,
			s.Design.Model.Info().Title)
	}
	if short > 0 && s.Plan.Fit == ScanRolling {
		return Fault(Pos{}, "give longer price files, or a shorter estimation window",
			"no day can be tested: on none of %d days do the prices cover the estimation window %s",
			short, s.Design.Estimation)
	}
	return Fault(Pos{}, "look at days that the price files hold",
		"no day can be tested: there are too few returns between the first day and the last")
}
