package cell

import "testing"

// TestOffset tells the midnights of the east from the end of a day without a weekend, by the days
// on which the stamps of a hundred rows fall.
func TestOffset(t *testing.T) {
	for name, x := range map[string]struct{ minute, sundays, saturdays, want int }{
		"midnight in Mumbai":         {18*60 + 30, 20, 0, 5*60 + 30},
		"midnight in Jakarta":        {17 * 60, 20, 0, 7 * 60},
		"the end of a day in UTC":    {23*60 + 59, 14, 14, 0},
		"an evening without Sundays": {23 * 60, 0, 0, 0},
		"noon of the Gulf":           {12 * 60, 20, 0, 0},
	} {
		var seen Minutes
		seen.Add(x.minute)
		if got, why, _ := seen.Offset(x.sundays, x.saturdays, 100); got != x.want {
			t.Errorf("%s: %d minutes, want %d: %s", name, got, x.want, why)
		}
	}
}
