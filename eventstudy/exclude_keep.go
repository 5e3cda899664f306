package eventstudy

import "stockmove/eventstudy/words"

// lengthened is the window with its first day moved back until as many more returns are usable as
// are excluded from it, or as there are (Design.KeepLength); a window of dates stays. What an
// excluded return is made up by must be as usable as it was: each excluded return that the model
// could have used counts, and each earlier one that it can. Peers are chosen over the window that
// comes of it, so that what they have is not asked here.
func (n estimation) lengthened(v View, x *Series, w *Work) estimation {
	d := v.Design
	if !d.KeepLength || x.excluded == nil || n.dates.Given() || n.First > n.Last {
		return n
	}
	w.grow(0, len(d.Model.Terms(v)))
	usable := func(t int) bool {
		ok := v.offers(t)
		if ok && !d.Model.Needs().Peers {
			_, ok = spanRow(d.Model, v, t, w.x, w.c)
		}
		return ok
	}
	from := n.First
	for t := max(v.Day0+from, 0); t <= v.Day0+n.Last && t < len(v.Return); t++ {
		if x.Excludes(t) && usable(t) {
			n.short++
		}
	}
	for t := v.Day0 + from - 1; n.short > 0 && t >= 0; t-- {
		if !x.Excludes(t) && usable(t) {
			n.short--
			n.First = t - v.Day0
		}
	}
	n.stretched = from - n.First
	return n
}

// keptLength says where the length of the estimation window could not be kept.
func (o *Outcome) keptLength(d *Design, win estimation) {
	switch {
	case win.short > 0:
		o.warn("keep_length_short", "the estimation window is %s short of its length: nothing "+
			"earlier than %s is usable",
			words.CountOf(win.short, "return", "returns"), o.Fit.First)
	case d.KeepLength && win.dates.Given() && o.Fit.Excluded > 0:
		o.warn("keep_length_dates", "its estimation window is given by dates, which stay where "+
			"they are: what is left out of it is not made up")
	}
}
