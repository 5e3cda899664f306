package cell

import "testing"

// Groups between Thousands marks have three digits, or two before the last as in India; a number
// whose groups are shorter is damaged and no number.
func TestGroupsOfDigits(t *testing.T) {
	for text, want := range map[string]float64{"1,234,567": 1234567, "12,34,567": 1234567,
		"1,2,345": -1, "12,3,456.7": -1, "1,23,45": -1, "1,2345,678": -1, "1,234,5": -1} {
		v, _, st := ParseNumber([]byte(text), '.', Unscaled)
		if want < 0 && st != BadNumber || want > 0 && (st != GoodNumber || v != want) {
			t.Errorf("%s is %v, %v, want %v", text, v, st, want)
		}
	}
}
