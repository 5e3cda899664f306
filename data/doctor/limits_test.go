package doctor

import (
	"math"
	"slices"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// limit is one threshold of a check, with prices just inside and just outside of it: outside, and
// only there, the check finds what it looks for.
type limit struct {
	check, name     string
	code, text      string // of the finding; the code is the check's where it is empty
	inside, outside func() *eventstudy.Prices
	hours, hoursToo eventstudy.Hours // of inside and outside
	other, otherToo func() *eventstudy.Prices
	second          relation
	fatal           bool
}

// told holds a finding to what it says of its own words: that they name its first day, that they
// begin with a security.
func told(t *testing.T, f eventstudy.Finding, id string) {
	t.Helper()
	dated := len(f.Dates) > 0 && strings.Contains(f.Text, f.Dates[0].String())
	if f.Dated != dated {
		t.Errorf("%s: dated %v, and its days are %v: %s", f.Code, f.Dated, f.Dates, f.Text)
	}
	if begins := strings.HasPrefix(f.Text, id+" "); begins != (f.Of == id) {
		t.Errorf("%s: of %q, and it begins with %q: %v: %s", f.Code, f.Of, id, begins, f.Text)
	}
}

// TestLimits holds every limit of every check from both sides.
func TestLimits(t *testing.T) {
	has := map[string]int{}
	for _, l := range slices.Concat(limits(), adjustedLimits(), splitLimits(),
		volumeLimits(), pairLimits()) {
		has[l.check]++
		for _, side := range []struct {
			name   string
			prices func() *eventstudy.Prices
			hours  eventstudy.Hours
			other  func() *eventstudy.Prices
			want   bool
		}{{"inside", l.inside, l.hours, l.other, false},
			{"outside", l.outside, l.hoursToo, l.otherToo, true}} {
			p := side.prices()
			var fs []eventstudy.Finding
			if side.other != nil {
				fs = new(Examiner).compare(p, side.other(), l.second)
			} else {
				fs = Examine(p, Context{Hours: side.hours, Calendar: "XTST"})
			}
			for _, f := range fs {
				told(t, f, p.ID)
			}
			code := l.code
			if code == "" {
				code = l.check
			}
			got := slices.ContainsFunc(fs, func(f eventstudy.Finding) bool {
				return f.Code == code && strings.Contains(f.Text, l.text) && (!l.fatal || f.Fatal)
			})
			if got != side.want {
				t.Errorf("%s, %s, %s: found %v of %+v", l.check, l.name, side.name, got, fs)
			}
		}
	}
	for _, c := range checks {
		if has[c.code] == 0 {
			t.Errorf("%s has no limit with a case on each side", c.code)
		}
	}
	for _, c := range pairChecks {
		if has[c.code] == 0 {
			t.Errorf("%s has no limit with a case on each side", c.code)
		}
	}
}

// spoiled is 260 rows of sound prices with a fault.
func spoiled(f func(p *eventstudy.Prices)) func() *eventstudy.Prices {
	return func() *eventstudy.Prices {
		p := sound("X", 260, 1)
		f(p)
		return p
	}
}

// closing is 260 closes alone.
func closing(f func(i int) float64) func() *eventstudy.Prices {
	return func() *eventstudy.Prices {
		p := &eventstudy.Prices{ID: "X", Dates: sound("X", 260, 1).Dates}
		for i := range p.Dates {
			p.Close = append(p.Close, f(i))
		}
		return p
	}
}

// weekdayCounts is closes on the first n[w] of each day of the week.
func weekdayCounts(n [7]int) func() *eventstudy.Prices {
	return func() *eventstudy.Prices {
		p := &eventstudy.Prices{ID: "X"}
		for d := eventstudy.NewDate(2023, 1, 1); d < eventstudy.NewDate(2025, 1, 1); d++ {
			if w := d.Weekday(); n[w] > 0 {
				n[w]--
				p.Dates, p.Close = append(p.Dates, d), append(p.Close, 100+math.Sin(float64(d)))
			}
		}
		return p
	}
}

// carried is 260 rows with so many Saturdays that repeat Friday, but for some.
func carried(saturdays, others int) func() *eventstudy.Prices {
	return spoiled(func(p *eventstudy.Prices) {
		for i := 0; saturdays > 0; i++ {
			if p.Dates[i].Weekday() != 5 {
				continue
			}
			insert(p, i, p.Dates[i]+1)
			if others > 0 {
				others--
				p.Close[i+1] *= 1.001
			}
			saturdays--
		}
	})
}

// every is closes so many days apart.
func every(days int) func() *eventstudy.Prices {
	return spoiled(func(p *eventstudy.Prices) {
		for i := range p.Dates {
			p.Dates[i] = p.Dates[0] + eventstudy.Date(days*i)
		}
	})
}

// gap is closes of which those from row 150 on come so many days after the one before.
func gap(p *eventstudy.Prices, days int) *eventstudy.Prices {
	by := p.Dates[149] + eventstudy.Date(days) - p.Dates[150]
	for i := 150; i < len(p.Dates); i++ {
		p.Dates[i] += by
	}
	return p
}

// beside is closes that stand at f and f·step times the high in turn, on so many days.
func beside(n int, f, step float64) func() *eventstudy.Prices {
	return spoiled(func(p *eventstudy.Prices) {
		for i := range n {
			p.Close[i] = p.High[i] * f
			if i%2 == 1 {
				p.Close[i] *= step
			}
		}
	})
}
