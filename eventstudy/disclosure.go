package eventstudy

import (
	"math"
	"slices"
)

// Disclosure is one date of one listing under one alternative, with all that is asked of it in
// court: the test by Student's t, the one by rank, both adjusted for the number of dates, what
// could have been seen, and what it was for one share.
type Disclosure struct {
	ID, Security, Label string
	Day0                Date
	Window              Window
	Side                Tail    // the alternative
	Return, Expected    float64 // sums over the window
	CAR, SE, T, P       float64
	PHolm               float64 // over the dates of the listing, for this window and side
	Rank, RankOf        int     // see WindowResult
	RankP, RankPHolm    float64
	Detectable          float64 // by a test of this side
	PerShare            float64
	PerShareCI          [2]float64 // of the interval of the design
	Warnings            []Warning
}

// sides are the alternatives of which a table of disclosures has rows.
var sides = []Tail{TwoSided, Upper, Lower}

// Disclosures lists every event, window and side of a finished study, the dates of a listing
// adjusted for their number: window by window, side by side, in the order of the study.
func Disclosures(r *Report) []Disclosure {
	out := make([]Disclosure, 0, len(r.Outcomes)*len(r.Design.Windows)*len(sides))
	for _, w := range r.Design.Windows {
		for _, side := range sides {
			from := len(out)
			for _, o := range r.Outcomes {
				if x := o.Window(w); x != nil {
					out = append(out, disclosure(o, x, &r.Design, side))
				}
			}
			adjustDates(out[from:])
		}
	}
	return out
}

// disclosure turns the two-sided results of a window to another side. The sum and its error stay;
// what depends on the alternative is made anew.
func disclosure(o *Outcome, x *WindowResult, d *Design, side Tail) Disclosure {
	sided := *d
	sided.Tail = side
	df := float64(o.Fit.DF)
	out := Disclosure{ID: o.Event.ID, Security: o.Security, Label: o.Event.Label, Day0: o.Day0,
		Window: x.Window, Side: side, CAR: x.CAR, SE: x.SE, T: x.T, P: StudentP(x.T, df, side),
		PHolm: math.NaN(), RankOf: x.RankOf, RankP: math.NaN(), RankPHolm: math.NaN(),
		Detectable: sided.Detectable(x.SE, df), PerShare: x.PerShare, PerShareCI: x.PerShareCI,
		Warnings: x.Warnings}
	for k := x.Window.First; k <= x.Window.Last; k++ {
		if day := o.Day(k); day != nil && !math.IsNaN(day.AR) {
			out.Return += day.Return
			out.Expected += day.Expected
		}
	}
	if x.RankOf == 0 {
		return out
	}
	out.Rank = x.rank(side)
	out.RankP = float64(out.Rank) / float64(out.RankOf)
	if days := x.Window.Len(); days > 1 && float64(x.RankApart) < 2/d.Alpha {
		out.Warnings = append(slices.Clip(out.Warnings), warning("rank_dependent",
			o.Security+" "+x.Window.String(), "only %d sums of %d estimation days share no day: "+
				"p by rank is rough", x.RankApart, days))
	}
	return out
}

// rank is the place of the sum under an alternative.
func (r *WindowResult) rank(side Tail) int {
	switch side {
	case Upper:
		return r.RankUpper
	case Lower:
		return r.RankLower
	}
	return r.RankTwo
}

// adjustDates corrects both p-values for the number of dates of each listing (Holm). A complaint
// that names ten dates has ten chances of one that is large by luck.
func adjustDates(list []Disclosure) {
	at := map[string][]int{}
	for i := range list {
		at[list[i].Security] = append(at[list[i].Security], i)
	}
	for _, rows := range at {
		if len(rows) < 2 {
			continue
		}
		ps, ranks := make([]float64, len(rows)), make([]float64, len(rows))
		for k, i := range rows {
			ps[k], ranks[k] = list[i].P, list[i].RankP
		}
		ps, ranks = Adjusted(ps, ControlHolm), Adjusted(ranks, ControlHolm)
		for k, i := range rows {
			list[i].PHolm, list[i].RankPHolm = ps[k], ranks[k]
		}
	}
}
