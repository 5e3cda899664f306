package eventstudy

import (
	"fmt"
	"math"
	"slices"
)

// mark adds to the abnormal days what stands beside them: volume, known events, neighbours, and the
// rest of the market. tested are all days with a p-value, by listing and day. Nothing here changes
// which days are abnormal: it is context for the reader, computed after the decision.
func (s *Scan) mark(tested []ScanDay) {
	at := map[string]int{}
	for i := range s.Listings {
		at[s.Listings[i].Security] = i
	}
	events := s.place()
	names, flagged := map[Date]int{}, map[Date]int{}
	for i := range tested {
		names[tested[i].Date]++
		for _, e := range events[tested[i].Security] {
			e.tested = e.tested || e.t == tested[i].t
		}
	}
	for i := range s.Days {
		day := &s.Days[i]
		flagged[day.Date]++
		day.Episode = 1
		if i > 0 {
			before := &s.Days[i-1]
			day.Episode = before.Episode
			if before.Security != day.Security || day.t-before.t > 1 {
				day.Episode++
			}
		}
		day.Multiple = s.multiple(day)
		day.explain(events[day.Security])
		l := &s.Listings[at[day.Security]]
		l.Abnormal++
		if day.Event != "" {
			l.Explained++
		}
	}
	for id, list := range events {
		l := &s.Listings[at[id]]
		for _, e := range list {
			if e.tested {
				l.Known++
				if e.seen {
					l.Seen++
				}
			}
		}
	}
	for i := range s.Days {
		n := names[s.Days[i].Date]
		s.Days[i].MarketWide = n >= wideLeast &&
			float64(flagged[s.Days[i].Date]) > wideShare*float64(n)
	}
}

// explain names the nearest known event within a session of the day, the first of those that are as
// near. A session on either side counts, for news after the close moves the next day, and leaks the
// day before.
func (day *ScanDay) explain(events []*placedEvent) {
	for _, e := range events {
		away := day.t - e.t
		if abs(away) > 1 {
			continue
		}
		e.seen = true
		if day.Event == "" || abs(away) < abs(day.Away) {
			day.Event, day.Away = e.id, away
		}
	}
}

// placedEvent is a known event on the timeline of its listing.
type placedEvent struct {
	id     string
	t      int
	tested bool // its day 0 is
	seen   bool // an abnormal day lies within a session
}

// place finds day 0 of the known events, by security; of those that have none a warning tells. They
// are dated by the same rules as the events of a study.
func (s *Scan) place() map[string][]*placedEvent {
	out := map[string][]*placedEvent{}
	lost, first := 0, ""
	for _, e := range s.Plan.Known {
		x := s.Panel.Series[e.Security]
		why := fmt.Sprintf("no prices for %q", e.Security)
		if x != nil {
			t, reason, detail := dayZero(e, x, s.Design.DayRule)
			if reason == "" {
				out[e.Security] = append(out[e.Security], &placedEvent{id: e.ID, t: t})
				continue
			}
			why = detail
		}
		if lost++; lost == 1 {
			first = e.ID + ": " + why
		}
	}
	if lost > 0 {
		s.Warnings = append(s.Warnings, warning("events_not_placed", "",
			"%d of %d known events lie on no trading day of a scanned listing (first %s)",
			lost, len(s.Plan.Known), first))
	}
	return out
}

// multiple is the volume of a day over the median of the days that it was held against, NaN where
// either is unknown or the median is zero. The median is not moved by the other abnormal days among
// those that it is taken of.
func (s *Scan) multiple(day *ScanDay) float64 {
	x := s.Panel.Series[day.Security]
	from, to := day.t+s.Design.Estimation.First, day.t+s.Design.Estimation.Last
	if s.Plan.Fit == ScanWhole {
		from, to = 0, len(x.Line.Days)-1
	}
	var usual []float64
	for t := max(from, 0); t <= to; t++ {
		d := x.Line.Days[t]
		outside := s.Plan.From != NoDate && d < s.Plan.From || s.Plan.To != NoDate && d > s.Plan.To
		if t == day.t || s.Plan.Fit == ScanWhole && outside {
			continue
		}
		if v := x.volume(d); !math.IsNaN(v) {
			usual = append(usual, v)
		}
	}
	slices.Sort(usual)
	if len(usual) == 0 || median(usual) == 0 {
		return math.NaN()
	}
	return x.volume(day.Date) / median(usual)
}

// volume is what was traded on a day, NaN where the file does not say.
func (x *Series) volume(d Date) float64 {
	p := x.Security.Prices
	if p == nil || p.Volume == nil {
		return math.NaN()
	}
	if i, ok := p.Find(d); ok {
		return p.Volume[i]
	}
	return math.NaN()
}
