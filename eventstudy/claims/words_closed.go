package claims

import (
	"fmt"

	"stockmove/eventstudy"
)

// closed says of a session that the trading days of the security's market lack which abnormal
// return covers it; "" when there is none.
func (s *summary) closed(id string, d eventstudy.Date) string {
	if s.rep == nil || s.rep.Panel == nil {
		return ""
	}
	x := s.rep.Panel.Series[id]
	if x == nil || x.Line == nil {
		return ""
	}
	lacks := "The trading days of its market lack that session"
	if b := x.Line.Market.Benchmark; b != nil {
		lacks = fmt.Sprintf("The benchmark %s has no %s", b.ID, d.Long())
	}
	for _, o := range s.rep.Outcomes {
		if o.Security != id {
			continue
		}
		for i := range o.Days {
			day := &o.Days[i]
			within := day.From != eventstudy.NoDate && day.From < d && d < day.Date
			if !within || len(x.Lacked(d-1, d+1)) == 0 {
				continue
			}
			return fmt.Sprintf("%s: the abnormal return of %s, %s, covers it too (%s).",
				lacks, day.Date.Long(), Percent(day.AR), s.pvalue(day.P))
		}
	}
	return ""
}
