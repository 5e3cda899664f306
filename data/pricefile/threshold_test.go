package pricefile

import (
	"math"
	"testing"
)

// TestClearly holds both limits: a reading is worse when its faults are over four times those of
// the best and over a tenth of the rows.
func TestClearly(t *testing.T) {
	for _, x := range []struct {
		few, bad, rows int
		want           bool
	}{
		{0, 0, 10, false}, {0, 1, 1000, true},
		{1, 4, 10, false}, {1, 5, 10, true}, // four times
		{1, 10, 100, false}, {1, 11, 100, true}, // a tenth
	} {
		if got := clearly(x.few, x.bad, x.rows); got != x.want {
			t.Errorf("clearly(%d, %d, %d) is %v", x.few, x.bad, x.rows, got)
		}
	}
}

// TestUnknownVolumeTwice keeps the known volume of a day that stands twice, on whichever row it
// is, and the larger of two known ones.
func TestUnknownVolumeTwice(t *testing.T) {
	for _, x := range []struct {
		one, two string
		want     float64
	}{{"", "6", 6}, {"6", "", 6}, {"5", "6", 6}, {"6", "5", 6}, {"", "", math.NaN()}} {
		text := "Date,Close,Volume\n2024-01-02,1,4\n2024-01-03,2," + x.one + "\n2024-01-03,2," + x.two + "\n"
		p := read(t, text, Options{}).Prices[0]
		if len(p.Volume) != 2 || !equal(p.Volume[1], x.want) {
			t.Errorf("%q and %q give %v", x.one, x.two, p.Volume)
		}
	}
}

// TestGroupOfThree tells what one mark before three digits proves: nothing after one to three
// digits, but a zero or four digits are no first group.
func TestGroupOfThree(t *testing.T) {
	for text, want := range map[string]marks{
		"0.123": dotDecimal, "1.123": dotEither, "123.456": dotEither, "1234.567": dotDecimal,
		"1.12": dotDecimal, "0,123": comDecimal, "1,123": comEither, "1234,567": comDecimal,
		"012.345": dotDecimal,
	} {
		for _, dec := range []byte{'.', ','} {
			if _, m, _ := parseNumber([]byte(text), dec, false); m != want {
				t.Errorf("%s with %c: %b, want %b", text, dec, m, want)
			}
		}
	}
}

// TestAfternoon reads the twelve-hour clock: 12 PM is noon and not midnight of the next day.
func TestAfternoon(t *testing.T) {
	for text, want := range map[string]int{
		"2024-01-02 11:59 AM": 11*60 + 59, "2024-01-02 12:00 PM": 12 * 60, "2024-01-02 12:59 PM": 12*60 + 59,
		"2024-01-02 1:00 PM": 13 * 60, "2024-01-02 11:59 pm": 23*60 + 59, "2024-01-02 13:30": 13*60 + 30,
	} {
		s, clock := parseStamp([]byte(text), &epochZone{})
		if clock != want || s.day().String() != "2024-01-02" {
			t.Errorf("%s: %v at %d, want %d", text, s.day(), clock, want)
		}
	}
}
