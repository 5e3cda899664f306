package calendar

import "testing"

// TestPlaces: every exchange is found by its code, those of Known by what people call them, and the
// clock of each other one makes a market.
func TestPlaces(t *testing.T) {
	for _, mic := range Known() {
		if p, ok := PlaceOf(mic); !ok || p.MIC != mic || p.Zone != "" {
			t.Errorf("%s is %+v", mic, p)
		}
	}
	for name, mic := range map[string]string{"NYSE": "XNYS", "nasdaq": "XNAS", "HKEX": "XHKG",
		" hk ": "XHKG",
		".HK":  "XHKG", ".L": "XLON", "LSE": "XLON", ".T": "XTKS", ".SS": "XSHG", "XETRA": "XETR"} {
		if p, ok := PlaceOf(name); !ok || p.MIC != mic {
			t.Errorf("%q is %+v, want %s", name, p, mic)
		}
	}
	seen := map[string]bool{}
	for _, p := range places {
		if seen[p.MIC] {
			t.Errorf("%s stands twice", p.MIC)
		}
		seen[p.MIC] = true
		if _, known := Exchange(p.MIC); known {
			continue
		}
		if _, err := Custom(p.MIC, p.Zone, p.Open, p.Close); err != nil {
			t.Error(err)
		}
	}
	if p, ok := PlaceOf("MARS"); ok {
		t.Errorf("MARS is %+v", p)
	}
}
