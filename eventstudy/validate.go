package eventstudy

import "fmt"

// DefaultMinObs is the fewest usable estimation returns when the design names none.
const DefaultMinObs = 30

// Validate reports the first fault of a design as a Problems: a choice outside of its limits, or
// two that cannot stand together. An empty word stands for its default.
func (d Design) Validate() error { return d.fault().Err() }

func (d Design) fault() *Problem {
	if d.Model == nil {
		return &Problem{Code: NoModel, Option: "model", Key: "model",
			What: "no model is chosen", Hint: "choose one of Models"}
	}
	for i := range Options {
		o := &Options[i]
		if o.Methods {
			continue
		}
		if p := o.Check(o.Value(&d), o.Name); p != nil {
			return p
		}
	}
	if p := d.Contradiction(); p != nil {
		return p
	}
	if p := d.responds(); p != nil {
		return p
	}
	if d.KeepLength && d.Dates.Given() {
		return OptionOf("keep_length").problem(Problem{Code: NotWithDates,
			What: fmt.Sprintf("the estimation window %v is given by dates, which stay where they "+
				"are: its length cannot be kept", d.Dates),
			Hint: "give the window in trading days"})
	}
	if d.Model.Needs().Peers && d.Peers == "" {
		return OptionOf("peers").problem(Problem{Code: NeedsPeers, Model: d.Model.Info().Name,
			What: "the model " + d.Model.Info().Name + " needs peers, and none are named",
			Hint: "name them, or let it choose with auto:10"})
	}
	if why := d.Model.Needs().NoThin; why != "" && d.Thin == ThinTradeToTrade {
		return OptionOf("thin").problem(Problem{Code: NotWithThin, Model: d.Model.Info().Name,
			What: fmt.Sprintf("the model %s cannot use trade-to-trade returns: %s",
				d.Model.Info().Name, why),
			Hint: "leave thin at its default, or choose the model market"})
	}
	return nil
}

// Contradiction reports the first two windows that cannot stand together, nil where all can. The
// order is that of the remedies: a window inside a wider event window may be right, and only then
// is it worth holding the estimation window against it.
func (d Design) Contradiction() *Problem {
	for i, w := range d.Windows {
		if w.First < d.Event.First || w.Last > d.Event.Last {
			p := OptionOf("windows").problem(Problem{Code: WindowOutside,
				Hint:   "widen the event window",
				Remedy: Window{min(w.First, d.Event.First), max(w.Last, d.Event.Last)},
				What: fmt.Sprintf("the window %v does not lie in the event window %v",
					w, d.Event)})
			p.Key = fmt.Sprintf("windows[%d]", i)
			return p
		}
	}
	if !d.Event.Has(0) {
		return OptionOf("event_window").problem(Problem{Code: NoDay0, Hint: "widen it",
			Remedy: Window{min(d.Event.First, 0), max(d.Event.Last, 0)},
			What:   fmt.Sprintf("the event window %v does not hold day 0", d.Event)})
	}
	if d.Dates.Given() {
		return d.shortDates()
	}
	if d.Estimation.Last >= d.Event.First {
		return OptionOf("estimation").problem(Problem{Code: WindowsOverlap,
			Hint:   "end it earlier, so that the event is not part of what is normal",
			Remedy: Window{min(d.Estimation.First, d.Event.First-241), d.Event.First - 1},
			What: fmt.Sprintf("the estimation window %v overlaps the event window %v",
				d.Estimation, d.Event)})
	}
	if d.Estimation.Len() < d.MinObs {
		return OptionOf("estimation").problem(Problem{Code: EstimationShort,
			Hint: "lengthen it, or ask for fewer returns",
			What: fmt.Sprintf("the estimation window %v has %d days, fewer than the %d that are "+
				"asked for",
				d.Estimation, d.Estimation.Len(), d.MinObs)})
	}
	return nil
}

// shortDates complains about an estimation window of dates that cannot hold the returns asked for.
func (d Design) shortDates() *Problem {
	n := int(d.Dates.Last-d.Dates.First) + 1
	if n >= max(d.MinObs, leastObs(0)) {
		return nil
	}
	return OptionOf("estimation").problem(Problem{Code: EstimationShort,
		Hint: "lengthen it, or ask for fewer returns",
		What: fmt.Sprintf("the estimation window %v has %d days, fewer than the %d returns that"+
			" are asked for", d.Dates, n, max(d.MinObs, leastObs(0)))})
}

// fewest returns how many estimation returns an event must have for a window of length n and k
// parameters.
func (d Design) fewest(n, k int) int {
	if d.MinObs == 0 {
		return max(defaultMinObs(n), leastObs(k))
	}
	return max(d.MinObs, leastObs(k))
}

// leastObs is the fewest returns that k parameters are estimated from: two degrees of freedom at
// the very least.
func leastObs(k int) int { return k + 2 }

// LeastFor returns the least MinObs that the design's model can be estimated with on a timeline:
// two more than it has parameters. The timeline matters to models that read every column of the
// factors.
func (d Design) LeastFor(l *Timeline) int {
	return leastObs(len(d.Model.Terms(View{Line: l, Design: &d})))
}

// LeastObs returns the fewest usable returns of the estimation window that the design asks for, its
// default resolved.
func (d Design) LeastObs() int {
	if d.MinObs == 0 {
		if d.Dates.Given() {
			return defaultMinObs(d.Dates.weekdays())
		}
		return defaultMinObs(d.Estimation.Len())
	}
	return d.MinObs
}

// defaultMinObs is DefaultMinObs, or half of a short window of n days, and never fewer than the
// two that a design may ask for.
func defaultMinObs(n int) int { return min(DefaultMinObs, max((n+1)/2, 2)) }
