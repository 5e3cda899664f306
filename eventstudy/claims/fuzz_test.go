package claims

import (
	"testing"

	"stockmove/eventstudy"
)

// FuzzParseSince looks for a crash and for a period that ends before it begins; a day written out
// plainly is the same day again.
func FuzzParseSince(f *testing.F) {
	for _, s := range []string{"year-start", "2022-02-13", "2022-01", "2022", "0000", "2022-13",
		"9999-12"} {
		f.Add(s, int32(eventstudy.NewDate(2025, 2, 13)))
	}
	f.Fuzz(func(t *testing.T, s string, on int32) {
		p, err := ParseSince(s, eventstudy.Date(on))
		if err != nil {
			return
		}
		if p.Last < p.First || p.Text == "" {
			t.Fatalf("%q is %v to %v, %q", s, p.First, p.Last, p.Text)
		}
		if p.Grain != Day {
			return
		}
		again, err := ParseSince(p.First.String(), eventstudy.Date(on))
		if err != nil || again != p {
			t.Fatalf("%q is %+v, written again %+v, %v", s, p, again, err)
		}
	})
}

// FuzzParse looks for a crash, for a target without an end and for one whose ends are swapped.
func FuzzParse(f *testing.F) {
	f.Add("9.2%", "", "", "", "", "rose 9.2 %", "")
	f.Add("", "40%", "", "", "", "", "up")
	f.Add("", "", "HK$124.30", "", "", "to HK$124.30", "")
	f.Add("", "", "", "9.1%", "9.2%", "fell 9.1% to 9.2%", "down")
	f.Add("", "", "", "9.2%", "-9.1%", "", "")
	f.Add("about −3,4 per cent", "", "", "", "", "rose or fell 3,4 %", "")
	f.Fuzz(func(t *testing.T, value, least, most, low, high, quote, direction string) {
		for _, kind := range Kinds.Names() {
			s := Statement{ID: "x", Securities: []string{"X"}, Date: 20000, Kind: kind,
				Value: value, AtLeast: least, AtMost: most,
				Between: [2]string{low, high}, Quote: quote, Direction: direction}
			c, ps := Parse(s)
			if ps != nil || c.Target == nil {
				continue
			}
			if c.Target.Lo == nil && c.Target.Hi == nil || c.Target.Text == "" {
				t.Fatalf("%+v asks for nothing: %+v", s, c.Target)
			}
			if c.Target.Lo != nil && c.Target.Hi != nil && c.Target.Lo.Cmp(c.Target.Hi) > 0 {
				t.Fatalf("%+v is from %v to %v", s, c.Target.Lo, c.Target.Hi)
			}
		}
	})
}
