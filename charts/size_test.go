package charts

import "testing"

// FuzzParseSize looks for a crash and for a picture that is out of the limits.
func FuzzParseSize(f *testing.F) {
	for _, s := range []string{"single", "Slide", "7x4.2", "7 × 4.2 in", "NaNxInf", "1e300x3",
		"x", "-7x-4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSize(text)
		if err != nil {
			return
		}
		if !(s.W >= minWidth && s.W <= maxEdge && s.H >= minHeight && s.H <= maxEdge) {
			t.Fatalf("%q is %v", text, s)
		}
		if again, err := ParseSize(s.String()); err != nil || again != s {
			t.Fatalf("%q is %v, written again %v, %v", text, s, again, err)
		}
	})
}

// Both edges of a free size have limits.
func TestSizeLimits(t *testing.T) {
	for text, want := range map[string]bool{"3x2.2": true, "40x40": true, "2.9x2.2": false,
		"3x2.1":   false,
		"40.1x40": false, "40x40.1": false} {
		if _, err := ParseSize(text); (err == nil) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
}
