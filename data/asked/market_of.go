package asked

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"stockmove/data/calendar"
	"stockmove/data/input"
	"stockmove/eventstudy/words"
)

// Assigned returns the market that is said for a security, "" when none is. A flag goes before the
// study file; a single market of the file serves all who name none.
func (s *Spec) Assigned(x SecuritySpec) string {
	if m, ok := s.MarketOf[x.ID]; ok {
		return m
	}
	if x.Market != "" {
		return x.Market
	}
	if own := s.OwnMarkets(); len(own) == 1 {
		return own[0]
	}
	return ""
}

// OwnMarkets are the markets of the study file; those that flags named serve only the
// securities that the flags say.
func (s *Spec) OwnMarkets() []string {
	var ids []string
	for _, m := range s.Markets {
		if m.Pos.File != "" {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// Location returns the clock of a market, nil when it has none. A price file may need it before the
// market itself is built, to turn epoch stamps into days.
func (s *Spec) Location(market string) (*time.Location, error) {
	i, ok := s.MarketAt(market)
	m := MarketSpec{ID: market}
	if ok {
		m = s.Markets[i]
	}
	h, err := m.Hours()
	if h == nil || err != nil {
		return nil, err
	}
	return h.Location(), nil
}

// MarketAt returns the index of a market of the study. Letters of another case are as good,
// after an exact match: a market of one's own may be named like another in small letters.
func (s *Spec) MarketAt(id string) (int, bool) {
	i := slices.IndexFunc(s.Markets, func(m MarketSpec) bool { return m.ID == id })
	if i < 0 {
		i = slices.IndexFunc(s.Markets, func(m MarketSpec) bool {
			return strings.EqualFold(m.ID, id)
		})
	}
	return max(i, 0), i >= 0
}

// ensureMarket returns the index of a market, added when there is none of that name.
func (s *Spec) ensureMarket(id string) int {
	if i, ok := s.MarketAt(id); ok {
		return i
	}
	if mic, ok := exchange(id); ok {
		if i, ok := s.MarketAt(mic); ok {
			return i
		}
		id = mic
	}
	s.Markets = append(s.Markets, MarketSpec{ID: id})
	return len(s.Markets) - 1
}

// addMarket is ensureMarket for a name that must be the study's or a known exchange.
func (s *Spec) addMarket(id string) (int, error) {
	if i, ok := s.MarketAt(id); ok {
		return i, nil
	}
	if _, ok := exchange(id); !ok {
		return 0,
			input.Usage(fmt.Sprintf("known are %s; any other needs --zone and --hours, or zone, "+
				"open and close under [[market]]",
				words.Names(append(s.marketIDs(), calendar.Known()...))), "unknown market %q", id)
	}
	return s.ensureMarket(id), nil
}

// exchange returns the code of an exchange whose closures are known, by its code or by what people
// call it. A place whose clock alone is known is not one: it needs hours as any market of one's own
// does.
func exchange(name string) (mic string, ok bool) {
	p, ok := calendar.PlaceOf(name)
	return p.MIC, ok && p.Zone == ""
}

// clockHint says how the clock of a market that is not built in is given, with its own times where
// they are known.
func clockHint(id string) string {
	if p, ok := calendar.PlaceOf(id); ok {
		return fmt.Sprintf("give the clock of %s, --zone %s=%s --hours %s=%s-%s, or zone, open "+
			"and close under [[market]]",
			p.City, id, p.Zone, id, p.Open, p.Close)
	}
	return fmt.Sprintf("give its clock, --zone %s=Europe/London --hours %s=08:00-16:30,"+
		" or zone, open and close under [[market]]; the exchanges that need none are %s",
		id, id, words.Names(calendar.Known()))
}
