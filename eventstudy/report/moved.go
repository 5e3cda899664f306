package report

import (
	"fmt"
	"math"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// moved says what the security did on a day of an event: the move of its own session, as a
// newspaper has it, and the return that the model is held against where that is another figure.
// Newspapers quote the move of a session, models compute returns from the last price that there
// was: where a holiday or a dividend lies between, the two differ, and a reader who knows the one
// must find it.
func moved(r *eventstudy.Report, o *eventstudy.Outcome, day *eventstudy.Day) string {
	name := label(r, o.Security)
	if math.IsNaN(day.Move) {
		return fmt.Sprintf("%s returned %s%s to %s, day 0 of %s.",
			name, percent(day.Return), since(day), day.Date.Long(), eventName(o))
	}
	s := fmt.Sprintf("%s moved %s on %s, day 0 of %s.",
		name, percent(day.Move), day.Date.Long(), eventName(o))
	// Most days need one figure, and a second one that is equal would be looked at for its
	// difference.
	if !differs(r, day) {
		return s
	}
	return s + " " + held(r, o, day)
}

// held says which return the model is held against, and why it is not the day's move. The reasons
// are tried from the rarest to the plainest, and the first that holds is named.
func held(r *eventstudy.Report, o *eventstudy.Outcome, day *eventstudy.Day) string {
	// A log return is another figure than the return of a newspaper, and is called by its name.
	kind := "return"
	if r.Design.Returns == eventstudy.Log {
		kind = "log return"
	}
	x := seriesOf(r, o.Security)
	if x == nil || x.Line == nil {
		return fmt.Sprintf("Its %s%s is %s.", kind, since(day), percent(day.Return))
	}
	first, n := x.Covers(day)
	lacked := x.Lacked(day.From, day.Date)
	switch {
	case len(lacked) > 0:
		market := "Its market"
		if b := x.Line.Market.Benchmark; b != nil {
			market = "Its benchmark " + b.ID
		}
		without := "has no " + lacked[0].Long()
		if n := len(lacked); n > 1 {
			without = fmt.Sprintf("lacks %s of its sessions from %s on", words.Count(n),
				lacked[0].Long())
		}
		return fmt.Sprintf("%s %s: since the close of %s its %s is %s.",
			market, without, day.From.Long(), kind, percent(day.Return))
	case n > 1:
		return fmt.Sprintf("Without a price for returns on %s from %s on, its %s since the close "+
			"of %s is %s.",
			words.Counted(n-1, "trading day"), first.Long(), kind, day.From.Long(),
			percent(day.Return))
	case x.Basis == eventstudy.Total && r.Design.Returns != eventstudy.Log:
		return fmt.Sprintf("By closes adjusted for dividends its return is %s.",
			percent(day.Return))
	}
	return fmt.Sprintf("Its %s is %s.", kind, percent(day.Return))
}

// since names the close that a return starts from.
func since(day *eventstudy.Day) string {
	if day.From == eventstudy.NoDate {
		return ""
	}
	return " from the close of " + day.From.Long()
}

// differs reports a day whose return is another figure than its move. Adjusted closes of a few
// decimals give returns that are off by some hundredths of a per cent, which is no figure of its
// own. Log returns differ from moves by definition, and are compared as they are printed.
func differs(r *eventstudy.Report, d *eventstudy.Day) bool {
	if r.Design.Returns != eventstudy.Log && !(math.Abs(d.Move-d.Return) >= 0.0005) {
		return false
	}
	return !math.IsNaN(d.Return) && percent(d.Move) != percent(d.Return)
}

// apart reports whether some day of an event has a move that its return does not show: the return
// covers more days, counts a dividend, or is unknown.
func apart(r *eventstudy.Report, o *eventstudy.Outcome) bool {
	for i := range o.Days {
		d := &o.Days[i]
		if math.IsNaN(d.Move) {
			continue
		}
		if math.IsNaN(d.Return) || r.Design.Returns != eventstudy.Log && differs(r, d) {
			return true
		}
	}
	return false
}
