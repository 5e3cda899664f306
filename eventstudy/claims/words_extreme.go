package claims

import (
	"fmt"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// word is what the notes call it.
func (k extreme) word() string {
	if k.way == Up {
		return "gain"
	}
	return "loss"
}

func (k extreme) name(_ *Claim, w Way) string {
	kind := func(s Side) string {
		if s == Close {
			return "close-to-close " + k.word()
		}
		return "intraday " + string(s) + " " + k.word()
	}
	return fmt.Sprintf("%s against %s", kind(w.Side), words.Plural(kind(w.Past)))
}

func (k extreme) say(c *Claim, l *Listing, r *Reading) string {
	if r.Rivals != nil {
		r.Detail = k.detail(c, r)
	}
	return (move{}).say(c, l, r)
}

// detail counts the sessions that stand in the way and shows the three largest; of a record that
// stands it names the runner-up.
func (k extreme) detail(c *Claim, r *Reading) string {
	rs, what := r.Rivals, k.word()
	if r.Past != Close {
		what = "intraday " + what
	}
	switch {
	case rs.Count == 0 && rs.BestDate == eventstudy.NoDate:
		return ""
	case rs.Count == 0 && k.way.sign()*rs.Best <= 0:
		return fmt.Sprintf("there is no %s in between", what)
	case rs.Count == 0:
		return fmt.Sprintf("the largest %s in between is %s", what, apart(rs.Best, r.Value))
	case rs.Count == 1:
		return fmt.Sprintf("one %s after %s is as large or larger: %s on %s", what, c.Start.Text, apart(rs.Best, r.Value), rs.BestDate)
	case r.Session != 0 || r.Rank >= OtherListing:
		return fmt.Sprintf("%d %s after %s are as large or larger, up to %s on %s",
			rs.Count, words.Plural(what), c.Start.Text, apart(rs.Best, r.Value), rs.BestDate)
	}
	var shown []string
	for _, x := range rs.top {
		shown = append(shown, fmt.Sprintf("%s on %s", apart(x.value, r.Value), x.day))
	}
	return fmt.Sprintf("%d %s after %s are as large or larger: %s; the last on %s",
		rs.Count, words.Plural(what), c.Start.Text, words.List(shown), rs.LastInside)
}

func (k extreme) warnUnderstated(c *Claim, l *Listing) eventstudy.Warning {
	return warn(l, "understated", "no %s of %s is as large either: this is the largest since an earlier day", k.word(), c.Start.Text)
}
