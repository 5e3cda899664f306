package factorfile

import (
	"encoding/binary"
	"math"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestDatesOfAnyForm reads dates as price files have them too, decided from all rows.
func TestDatesOfAnyForm(t *testing.T) {
	for name, x := range map[string]struct{ rows, last string }{
		// no month stands before its day there
		"points":      {"03.02.2025,0.65\n04.02.2025,0.3\n", "2025-02-04"},
		"month names": {"3-Feb-2025,0.65\n4-Feb-2025,0.3\n", "2025-02-04"},
		"short years": {"03/02/25,0.65\n04/02/25,0.3\n05/02/25,0.1\n06/02/25,0.1\n07/02/25,0.1\n" +
			"10/02/25,0.2\n", "2025-02-10"},
		"old Saturday": {"24/05/1952,0.65\n26/05/1952,0.3\n27/05/1952,0.3\n", "1952-05-27"},
		// Weekdays in February; read month first, 2 November 2025 is a Sunday.
		"three weekdays": {"10/02/2025,0.65\n11/02/2025,0.3\n12/02/2025,0.3\n", "2025-02-12"},
	} {
		f, _ := read(t, "Date,Mkt-RF\n"+x.rows, Options{Units: Percent})
		if got := f.Dates[len(f.Dates)-1]; got != date(t, x.last) {
			t.Errorf("%s: %v, want %s", name, got, x.last)
		}
	}
	// Rows of a month each stay refused, also where day and month might be swapped.
	fails(t, "Date,Mkt-RF\n01/06/2022,0.65\n01/07/2022,0.3\n01/08/2022,0.3\n01/09/2022,0.3\n",
		Options{Units: Percent}, "weekly or monthly")
	// Numbers that could be days of a spreadsheet or seconds since 1970 are figures here.
	fails(t, "Date,Mkt-RF\n45701,0.65\n45702,0.3\n", Options{Units: Percent}, "no row with a date")
}

// TestMarkOfAllRows finds the decimal comma though the first row has none, and refuses a number
// that is none under the mark of the others.
func TestMarkOfAllRows(t *testing.T) {
	f, _ := read(t, "Date;Mkt-RF;RF\n2025-02-10;1;0\n2025-02-11;-0,5;0,017\n2025-02-12;1,125;0\n",
		Options{Units: Percent})
	for i, want := range []float64{0.01, -0.005, 0.01125} {
		if got := f.Columns[0][i]; math.Abs(got-want) > 1e-15 {
			t.Errorf("row %d: %v, want %v", i, got, want)
		}
	}
	// Three decimals alone: no factor has moved by more than a thousand.
	f, _ = read(t, "Date;Mkt-RF\n2025-02-10;1,125\n2025-02-11;1,250\n", Options{Units: Percent})
	if got := f.Columns[0][1]; math.Abs(got-0.0125) > 1e-15 {
		t.Errorf("%v, want 0.0125", got)
	}
	fails(t, "Date;Mkt-RF\n2025-02-10;0,5\n2025-02-11;0.25\n", Options{Units: Percent},
		"not a number")
}

// TestUTF16 reads what a spreadsheet saves as Unicode text.
func TestUTF16(t *testing.T) {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for _, u := range utf16.Encode(
		[]rune("Date\tMkt-RF\r\n2025-02-10\t0.65\r\n2025-02-11\t0.3\r\n")) {
		binary.Write(&b, binary.LittleEndian, u)
	}
	if f, _ := read(t, b.String(), Options{Units: Percent}); len(f.Dates) != 2 {
		t.Errorf("%d rows", len(f.Dates))
	}
}
