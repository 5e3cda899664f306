package asked

import (
	"errors"
	"testing"

	"stockmove/data/input"
	"stockmove/eventstudy"
)

// FuzzFlags merges texts as the flags do. What is refused is a mistake of usage, in words; what is
// accepted names what it is about.
func FuzzFlags(f *testing.F) {
	for _, text := range []string{"BABA=BABA.csv", "XNYS=SPY=SPY.csv", "BABA@2025-02-13",
		"2025-02-13T10:00:00+04:00", "2025-02-13 9:30", "0000-01-01 0:00", "BABA=XNYS",
		"XLON=Europe/London", "XLON=08:00-16:30", "-10,10", "[−1,+1]", "=", "@", "a=b=", ",",
		"9223372036854775807,1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		refused := func(flag string, err error) bool {
			var u *input.UsageError
			if err != nil && (!errors.As(err, &u) || u.What == "") {
				t.Fatalf("--%s %q: the error is a %T: %v", flag, text, err, err)
			}
			return err != nil
		}
		s := new(Spec)
		if !refused("prices", s.AddPrices(text)) && s.Securities[0].Prices.Zero() {
			t.Fatalf("--prices %q is a security without a file", text)
		}
		if !refused("benchmark", s.AddBenchmark(text)) && s.Benchmark == nil &&
			len(s.Markets) == 0 {
			t.Fatalf("--benchmark %q is of no market", text)
		}
		if !refused("event", s.AddEvent(text)) {
			e := s.Events[0]
			if e.ID == "" || (e.At == nil) == (e.Date == eventstudy.NoDate) {
				t.Fatalf("--event %q is %+v", text, e)
			}
			refused("event", s.AddEvent(text))
		}
		refused("market", s.SetMarket(text))
		refused("zone", s.SetZone(text))
		refused("hours", s.SetHours(text))
		for _, m := range s.Markets {
			if m.ID == "" {
				t.Fatalf("%q makes a market without a name", text)
			}
		}
		w, err := ParseWindow(text)
		if refused("window", err) {
			return
		}
		if again, err := ParseWindow(w.String()); err != nil || again != w {
			t.Fatalf("the window %q is %v, read again %v, %v", text, w, again, err)
		}
	})
}
