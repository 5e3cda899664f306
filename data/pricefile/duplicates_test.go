package pricefile

import (
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// TestDuplicateVolume keeps the larger volume of a day that stands twice.
func TestDuplicateVolume(t *testing.T) {
	for _, order := range []string{"5,6", "6,5"} {
		a, b, _ := strings.Cut(order, ",")
		p := read(t, "Date,Close,Volume\n2024-01-02,1,4\n2024-01-03,2,"+a+"\n2024-01-03,2,"+b+"\n",
			Options{}).Prices[0]
		if len(p.Dates) != 2 || p.Volume[1] != 6 || len(p.Findings) != 1 ||
			p.Findings[0].Code != "duplicate-volume" || !p.Findings[0].Touches(p.Dates[1]) ||
			p.Findings[0].Touches(p.Dates[0]) {
			t.Errorf("%v %v", p.Volume, p.Findings)
		}
	}
}

// TestDuplicates refuses days with two prices in one message, or makes them unknown; what differs
// in the seventeenth digit is one price, and a row that says what another says is counted.
func TestDuplicates(t *testing.T) {
	text := "Date,Close,Volume\n2024-01-02,1.5,4\n2024-01-03,97.19000244140625,5\n" +
		"2024-01-03,97.19000244140624,5\n" +
		"2024-01-04,1.6,5\n2024-01-04,1.7,5\n2024-01-05,1.8,5\n2024-01-08,1.9,5\n" +
		"2024-01-08,1.8,5\n2024-01-09,2,5\n" +
		"2024-01-08,1.7,5\n2024-01-10,2,5\n2024-01-11,2,5\n2024-01-09,2,5\n"
	_, err := Read("f.csv", strings.NewReader(text), Options{})
	ps, ok := err.(*eventstudy.Problems)
	if !ok || len(ps.List) != 1 || ps.More != 0 {
		t.Fatalf("%v", err)
	}
	for _, want := range []string{`f.csv:6:12: the day "2024-01-04" stands twice`,
		`"1.7" here, "1.6" on line 5; 2 days do`, "--duplicates unknown"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q lacks %q", err, want)
		}
	}
	f := read(t, text, Options{Duplicates: DuplicatesUnknown})
	p := f.Prices[0]
	if len(p.Dates) != 8 || p.Close[1] != 97.19000244140625 || p.Close[2] == p.Close[2] ||
		p.Volume[4] == p.Volume[4] || p.Close[3] != 1.8 {
		t.Errorf("%v %v", p.Close, p.Volume)
	}
	var got []string
	for _, x := range p.Findings {
		got = append(got, x.Code+": "+x.Text)
	}
	if want := "duplicate-rows: 2 rows left out that say of a day what another says: 2024-01-03," +
		" 2024-01-09;duplicate-prices: 2 days with two different prices, taken as unknown:" +
		" 2024-01-04, 2024-01-08"; strings.Join(got, ";") != want {
		t.Errorf("findings %q", got)
	}
	if !p.Findings[1].Touches(p.Dates[4]) || p.Findings[1].Touches(p.Dates[3]) {
		t.Errorf("days %v", p.Findings[1].Dates)
	}
}
