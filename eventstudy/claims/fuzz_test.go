package claims

import (
	"testing"

	"stockmove/eventstudy"
)

// FuzzParseSince looks for a crash and for a period that ends before it begins; a day written out
// plainly is the same day again.
func FuzzParseSince(f *testing.F) {
	for _, s := range []string{"year-start", "2022-02-13", "2022-01", "2022", "0000", "2022-13", "9999-12"} {
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

// FuzzParseTarget looks for a crash, for a target without an end and for one whose ends are
// swapped.
func FuzzParseTarget(f *testing.F) {
	f.Add("9.2%", "", "", "", "")
	f.Add("", "40%", "", "", "")
	f.Add("", "", "HK$124.30", "", "")
	f.Add("", "", "", "9.1%", "9.2%")
	f.Add("", "", "", "9.2%", "-9.1%")
	f.Add("about −3,4 per cent", "1", "2", "3", "4")
	f.Fuzz(func(t *testing.T, value, least, most, low, high string) {
		c := Claim{Value: value, AtLeast: least, AtMost: most, Between: [2]string{low, high}}
		target, err := ParseTarget(c)
		if err != nil || target == nil {
			return
		}
		if target.Lo == nil && target.Hi == nil || target.Text == "" {
			t.Fatalf("%+v asks for nothing: %+v", c, target)
		}
		if target.Lo != nil && target.Hi != nil && target.Lo.Cmp(target.Hi) > 0 {
			t.Fatalf("%+v is from %v to %v", c, target.Lo, target.Hi)
		}
	})
}
