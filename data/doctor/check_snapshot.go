package doctor

import "stockmove/eventstudy"

// lastSnapshot finds a last row that was taken while the market was open.
//
// The rule: the last volume is below half of the smallest of the 60 rows before it (20 at least)
// and below a quarter of their median, or it alone is missing or 0; not on a known half-day.
//
// What to do: download the file again after the close, or end the study a day earlier. Where the
// rule errs: a file cannot prove it; the quietest day of a quarter may be the last.
func lastSnapshot(s *series) []eventstudy.Finding {
	// With fewer rows the smallest volume is no yardstick.
	n := len(s.Dates) - 1
	if n < 20 || !s.traded || sparse(s.Prices) {
		return nil
	}
	if k := s.kind(s.Dates[n]); k == eventstudy.Half || k == eventstudy.Closed {
		return nil
	}
	var before []float64
	least := 0.0
	for i := max(0, n-60); i < n; i++ {
		// Half-days have little volume and would hide a snapshot.
		if v := s.Volume[i]; s.kind(s.Dates[i]) != eventstudy.Half && known(v) {
			if len(before) == 0 || v < least {
				least = v
			}
			before = append(before, v)
		}
	}
	if len(before) < 20 || least <= 0 {
		return nil
	}
	last, usual := s.Volume[n], median(before)
	hit := []eventstudy.Date{s.Dates[n]}
	switch {
	case !known(last) || last == 0:
		if s.flat(n) {
			return nil // a bar without trading has its own finding
		}
		return finding("intraday-snapshot", hit,
			"the last row, %s, alone has no volume: it may be a snapshot during the session, not"+
				" a close", hit[0])
	case last < least/2 && last < usual/4:
		return finding("intraday-snapshot", hit,
			"the volume of the last row, %s, is %.0f %% of the usual: it may be a snapshot during"+
				" the session, not a close", hit[0], 100*last/usual)
	}
	return nil
}
