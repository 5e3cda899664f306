package pricefile

import (
	"strings"
	"testing"
)

// TestThreeDates joins a date of three columns, in any order, and leaves a file with another
// date as it is.
func TestThreeDates(t *testing.T) {
	for _, x := range []struct{ name, text, first string }{
		{"in front", "Year,Month,Day,Close\n2021,5,7,1.5\n2021,5,10,1.6\n", "2021-05-07"},
		{"after a number", "\"\",\"year\",\"month\",\"day\",\"Close\"\n" +
			"\"1\",2021,5,7,1.5\n\"2\",2021,5,10,1.6\n", "2021-05-07"},
		{"quoted", "\"Year\";\"Month\";\"Day\";\"Close\"\n" +
			"\"2021\";\"05\";\"07\";\"1,5\"\n\"2021\";\"05\";\"10\";\"1,6\"\n", "2021-05-07"},
		{"day first", "Day\tMonth\tYear\tClose\n" +
			"7\t5\t2021\t1.5\n8\t5\t2021\t1.6\n", "2021-05-07"},
		{"month first", "MM,DD,YYYY,Close\n5,7,2021,1.5\n5,10,2021,1.6\n", "2021-05-07"},
		{"beside a date", "Date,Year,Month,Day,Close\n" +
			"2021-05-07,2021,5,7,1.5\n2021-05-10,2021,5,10,1.6\n", "2021-05-07"},
	} {
		p := read(t, x.text, Options{}).Prices[0]
		if p.First().String() != x.first || len(p.Dates) != 2 || p.Close[0] != 1.5 {
			t.Errorf("%s: %d days from %v at %v", x.name, len(p.Dates), p.First(), p.Close)
		}
	}
	for text, want := range map[string]string{
		"Year,Close,Month,Day\n2021,1.5,5,7\n2021,1.6,5,8\n": "in three" +
			" columns of line 1 that are not side by side",
		"Year,Month,Day,Close\n2021,5,7,1.5\n2021,5,8,1.x\n": `f.csv:3:10: not a number` +
			` in the column "Close"`,
		"Year,Month,Day,Return\n2021,5,7,-0.5\n2021,5,10,0.5\n2021,5,11,-0.125\n": "no closing" +
			" price",
	} {
		_, err := Read("f.csv", strings.NewReader(text), Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	text := "Year,Month,Day,Close,Kurs\n2021,5,7,1.5,2.5\n2021,5,8,1.6,2.6\n"
	if p := read(t, text,
		Options{Columns: map[string]string{"close": "Kurs"}}).Prices[0]; p.Close[0] != 2.5 {
		t.Error(p.Close)
	}
	_, err := Read("f.csv", strings.NewReader(text),
		Options{Columns: map[string]string{"close": "5"}})
	if err == nil || !strings.Contains(err.Error(), "do not count them") {
		t.Error(err)
	}
}
