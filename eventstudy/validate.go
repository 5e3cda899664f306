package eventstudy

import (
	"fmt"
	"slices"
	"strings"
)

// DefaultMinObs is the fewest usable estimation returns when the design names none.
const DefaultMinObs = 30

// Limits of a design: far beyond any study, they keep a slip of the keyboard from asking for all memory.
const (
	maxOffset      = 100_000 // trading days from day 0, four centuries
	maxEventWindow = 10_000  // trading days of an event window

	// MaxDimsonLags is the most leads and lags of the dimson model.
	MaxDimsonLags = 10
)

// DefaultDesign returns the design that a study starts from: the market model over [−250,−11], the
// event window [−10,+10], the windows [0,0], [−1,+1], [−2,+2] and the test t at 5 %.
func DefaultDesign() Design {
	return Design{Model: marketModel{}, Tests: []Test{tTest{}},
		Estimation: Window{-250, -11}, Event: Window{-10, 10}, Windows: []Window{{0, 0}, {-1, 1}, {-2, 2}},
		Alpha: 0.05, Returns: Simple, Basis: BasisAuto, DayRule: NextDay, Tail: TwoSided,
		Incomplete: IncompleteSkip, Overlap: OverlapKeep, Thin: ThinDrop}
}

// Validate reports the first contradiction in a design. An empty choice stands for its default.
func (d Design) Validate() error {
	bad := func(hint, format string, args ...any) error { return Fault(Pos{}, hint, format, args...) }
	switch {
	case d.Model == nil:
		return bad("choose one of stockmove list models", "no model is chosen")
	case d.Estimation.First > d.Estimation.Last:
		return bad("write FIRST,LAST with FIRST before LAST, as in --estimation=-250,-11", "the estimation window %s is empty", d.Estimation)
	case d.Event.First > d.Event.Last:
		return bad("write FIRST,LAST with FIRST before LAST, as in --event-window=-10,10", "the event window %s is empty", d.Event)
	case !d.Event.Has(0):
		return bad("as in --event-window=-10,10", "the event window %s does not hold day 0", d.Event)
	case d.Estimation.Last >= d.Event.First:
		return bad(fmt.Sprintf("end the estimation before %s, as in --estimation=%d,%d", Offset(d.Event.First), min(d.Estimation.First, d.Event.First-30), d.Event.First-1),
			"the estimation window %s overlaps the event window %s", d.Estimation, d.Event)
	case d.Estimation.First < -maxOffset || d.Event.Last > maxOffset || d.Event.Len() > maxEventWindow:
		return bad("windows count trading days from day 0", "the windows %s and %s are longer than any price history", d.Estimation, d.Event)
	case !(d.Alpha > 0 && d.Alpha < 1):
		return bad("as in --alpha 0.05", "alpha %v is not between 0 and 1", d.Alpha)
	case d.MinObs < 0:
		return bad("leave --min-obs out for the default", "min-obs %d is negative", d.MinObs)
	case d.DimsonLags < 0 || d.DimsonLags > MaxDimsonLags:
		return bad("as in 1, or 2 for a stock that trades once in several days", "%d leads and lags for the dimson model: 1 to %d make sense", d.DimsonLags, MaxDimsonLags)
	case d.HAC < -1:
		return bad("0 is off, −1 automatic", "%d Newey–West lags", d.HAC)
	}
	for _, w := range d.Windows {
		if w.First > w.Last || w.First < d.Event.First || w.Last > d.Event.Last {
			return bad("widen --event-window, or narrow the window", "the window %s does not lie inside the event window %s", w, d.Event)
		}
	}
	return d.validChoices()
}

// validChoices checks the values that are words.
func (d Design) validChoices() error {
	for _, c := range []struct{ name, value, allowed string }{
		{"returns", string(d.Returns), "simple log"},
		{"price basis", string(d.Basis), "auto total split raw"},
		{"day rule", string(d.DayRule), "next previous exact"},
		{"tail", string(d.Tail), "two upper lower"},
		{"incomplete", string(d.Incomplete), "skip partial"},
		{"overlap", string(d.Overlap), "keep first skip"},
		{"thin", string(d.Thin), "drop trade-to-trade"},
	} {
		if c.value != "" && !oneOf(c.value, c.allowed) {
			return Fault(Pos{}, "one of: "+c.allowed, "%s %q is not known", c.name, c.value)
		}
	}
	if t, ok := d.Model.(thinRefuser); ok && d.Thin == ThinTradeToTrade {
		return Fault(Pos{}, "leave --thin out, or use --model market", "model %s cannot use trade-to-trade returns: %s", d.Model.Info().Name, t.refusesThin())
	}
	return nil
}

// thinRefuser is a Model that has no meaning on returns over several days; it says why.
type thinRefuser interface{ refusesThin() string }

// oneOf reports whether word is one of the words of the list.
func oneOf(word, list string) bool { return slices.Contains(strings.Fields(list), word) }

// fewest returns how many estimation returns an event must have for a window of length n and k parameters.
func (d Design) fewest(n, k int) int {
	if d.MinObs == 0 {
		return max(defaultMinObs(n), leastObs(k))
	}
	return max(d.MinObs, leastObs(k))
}

// leastObs is the fewest returns that k parameters are estimated from: two degrees of freedom at the
// very least.
func leastObs(k int) int { return k + 2 }

// LeastFor returns the least MinObs that the design's model can be estimated with on a timeline: two more
// than it has parameters. The timeline matters to models that read every column of the factors.
func (d Design) LeastFor(l *Timeline) int {
	return leastObs(len(d.Model.Terms(View{Line: l, Design: &d})))
}

// enough reports a MinObs that the model cannot be estimated with on one of the timelines.
func (d Design) enough(lines []*Timeline) error {
	for _, l := range lines {
		if least := d.LeastFor(l); d.MinObs != 0 && d.MinObs < least {
			return Fault(Pos{}, "two more than it has parameters", "min-obs is %d, and model %s needs %d or more",
				d.MinObs, d.Model.Info().Name, least)
		}
	}
	return nil
}

// LeastObs returns the fewest usable returns of the estimation window that the design asks for, its default resolved.
func (d Design) LeastObs() int {
	if d.MinObs == 0 {
		return defaultMinObs(d.Estimation.Len())
	}
	return d.MinObs
}

// defaultMinObs is DefaultMinObs, or half of a short window of n days.
func defaultMinObs(n int) int { return min(DefaultMinObs, (n+1)/2) }
