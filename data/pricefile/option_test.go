package pricefile

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// TestColumnOption takes the column that the user names, and judges the basis anew.
func TestColumnOption(t *testing.T) {
	text := "Date,Open,Close,Last,Adj Close,Fair\n2024-01-02,1,2,3,4,5\n2024-01-03,1,2,3,4,5\n"
	for _, x := range []struct {
		columns map[string]string
		close   float64
		adj     bool
		basis   string
	}{
		{nil, 2, true, "unknown"},
		{map[string]string{"close": "Last"}, 3, true, "unknown"},
		{map[string]string{"close": "Adj Close"}, 4, false, "total"},
		{map[string]string{"close": "fair"}, 5, true, "unknown"},
		{map[string]string{"close": "Fair", "open": "Close"}, 5, true, "unknown"},
	} {
		f := read(t, text, Options{Columns: x.columns})
		p := f.Prices[0]
		if p.Close[0] != x.close || (p.AdjClose != nil) != x.adj || string(p.Basis) != x.basis {
			t.Errorf("%v: close %v, adj %v, basis %s", x.columns, p.Close[0], p.AdjClose, p.Basis)
		}
	}
	if w := why(read(t, text, Options{}), "price column"); !strings.Contains(w, "Close: ") ||
		!strings.Contains(w, "not taken: Last (--column close=NAME") {
		t.Errorf("evidence %q", w)
	}
	f := read(t, "Tag,Kurs,WKN\n2024-01-02,1.5,710000\n2024-01-02,2.5,840400\n",
		Options{Columns: map[string]string{"date": "Tag", "close": "Kurs", "symbol": "WKN"}})
	if len(f.Prices) != 2 || f.Prices[1].ID != "840400" || f.Prices[1].Close[0] != 2.5 {
		t.Errorf("own names: %+v", f.Prices)
	}
	var fields []string
	for _, c := range f.Columns {
		fields = append(fields, c.Header+"="+c.Field)
	}
	if s := strings.Join(fields, " "); s != "Tag=date Kurs=close WKN=symbol" {
		t.Errorf("columns %s", s)
	}
}

// TestOptionsSettle takes the user's word against the file.
func TestOptionsSettle(t *testing.T) {
	one := "Date,Close\n03/04/2024,1.5\n"
	for order, want := range map[string]string{"mdy": "2024-03-04", "dmy": "2024-04-03"} {
		if f := read(t, one, Options{DateOrder: order}); f.Prices[0].First().String() != want ||
			f.DateOrder != order {
			t.Errorf("%s: %v", order, f.Prices[0].First())
		}
	}
	if f := read(t, "Date,Close\n24/03/04,1.5\n",
		Options{DateOrder: "ymd"}); f.Prices[0].First().String() != "2024-03-04" {
		t.Errorf("ymd: %v", f.Prices[0].First())
	}
	b, err := charmap.Windows1250.NewEncoder().Bytes([]byte("Data;Zamknięcie\n2024-01-02;1.5\n" +
		"2024-01-03;1.6\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, enc := range []string{"windows-1250", "cp1250", "CP1250", ""} {
		f, err := Read("f.csv", bytes.NewReader(b), Options{Encoding: enc, Delimiter: ";"})
		if err != nil || f.Columns[1].Header != "Zamknięcie" ||
			why(f, "delimiter") != ";: named by the user" {
			t.Errorf("%q: %v", enc, err)
		}
	}
}

// TestLocation converts stamps in the zone of each file's security, and says so when a
// panel's securities trade in different ones.
func TestLocation(t *testing.T) {
	ny, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip("no zones on this system")
	}
	asked := ""
	opt := Options{Location: func(id string) *time.Location { asked += id + " "; return ny }}
	// 2024-01-03 01:00 UTC is the evening of the second in New York.
	text := "ticker,t,c\nX,1704243600,1.5\n"
	f, err := Read("f.csv", strings.NewReader(strings.Replace(text, "t,c", "timestamp,close", 1)),
		opt)
	if err != nil || f.Prices[0].First().String() != "2024-01-02" ||
		!strings.HasPrefix(asked, "X ") {
		t.Errorf("%v, asked for %q", err, asked)
	}
	opt.Location = func(id string) *time.Location {
		if id == "X" {
			return ny
		}
		return time.UTC
	}
	f = read(t, "ticker,timestamp,close\nX,1704243600,1.5\nY,1704243600,1.5\n", opt)
	if len(f.Findings) != 1 || f.Findings[0].Code != "epoch-zones-differ" {
		t.Errorf("findings %v", f.Findings)
	}
}
