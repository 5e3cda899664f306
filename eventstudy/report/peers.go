package report

import (
	"fmt"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// peersWords says which peers an event was held against, how they were found and what they explain;
// empty for a model that reads none. What the peers explain stands with and without them, since an
// index of peers that adds nothing is a waste of a parameter.
func peersWords(o *eventstudy.Outcome) string {
	f := o.ModelFit()
	if f == nil || f.Peers == nil {
		return ""
	}
	p := f.Peers
	// Peers that were searched for fit the days that they were found on better than others, so that
	// the words tell how they came in.
	found := "as named"
	if p.Chosen {
		found = "the closest inside of the estimation window, by partial correlation given the " +
			"benchmark"
	}
	// The closeness of each peer stands behind its name: the last ones often add little.
	names := make([]string, len(p.IDs))
	for i, id := range p.IDs {
		names[i] = fmt.Sprintf("%s (%s)", id, words.Fixed(p.Corr[i], 2))
	}
	text := fmt.Sprintf("%s of %s, %s: %s. Weight of the index γ %s, t %s; adjusted R² %s with "+
		"it, %s without.",
		words.Counted(len(p.IDs), "peer"), o.Security, found, strings.Join(names, ", "),
		words.Fixed(p.Weight(f), 2), words.Signed(p.WeightT(f), 2),
		words.Fixed(p.AdjR2, 2), words.Fixed(p.AdjR2Without, 2))
	// A peer that was left out is named with its reason: who asked for it takes it to be in the
	// index.
	for _, l := range p.Left {
		text += fmt.Sprintf(" Left out: %s, %s.", l.ID, l.Why)
	}
	return text
}

// peers writes the peers of an event's fit, null for a model that reads none.
func (s *scribe) peers(f *eventstudy.Fit) {
	p := f.Peers
	if p == nil {
		return
	}
	s.maybe("peers").lineObject()
	s.key("ids").strings(p.IDs)
	s.key("n").int(len(p.IDs))
	s.key("chosen").bool(p.Chosen)
	s.key("correlations").lineArray()
	for _, r := range p.Corr {
		s.num(r)
	}
	s.endArray()
	s.key("adj_r2").num(p.AdjR2)
	s.key("adj_r2_without").num(p.AdjR2Without)
	s.key("left_out").lineArray()
	for _, l := range p.Left {
		s.object()
		s.key("id").str(l.ID)
		s.key("why").str(l.Why)
		s.endObject()
	}
	s.endArray()
	s.endObject()
}

// peered reports whether events are held against peers. A column that is empty in most studies is
// left out of them.
func peered(list []*eventstudy.Outcome) bool {
	for _, o := range list {
		if f := o.ModelFit(); f != nil && f.Peers != nil {
			return true
		}
	}
	return false
}
