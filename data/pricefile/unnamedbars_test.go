package pricefile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// bars are twelve days: open, high, low, close.
var bars = [][4]float64{{100, 103, 99, 102}, {102, 104, 100, 101}, {101, 102, 98, 99},
	{99, 101, 97, 100}, {100, 105, 99, 104}, {104, 106, 102, 103}, {103, 104, 100, 101},
	{101, 103, 99, 102}, {102, 107, 101, 106}, {106, 108, 103, 104}, {104, 105, 101, 103},
	{103, 106, 102, 105}}

// barsText writes the days under four names, each value times the factor of its column.
func barsText(names string, rows int, by [4]float64) string {
	text := "Date," + names + "\n"
	for i, v := range bars[:rows] {
		text += fmt.Sprintf("2025-02-%02d,%.2f,%.2f,%.2f,%.2f\n", i+3, v[0]*by[0], v[1]*by[1],
			v[2]*by[2], v[3]*by[3])
	}
	return text
}

// TestUnnamedBars refuses the bars of one security under names that nobody knows, names the close,
// and leaves panels alone: of prices that lie apart, of rates that keep their order, and of too few
// days to tell.
func TestUnnamedBars(t *testing.T) {
	for name, x := range map[string]struct {
		rows    int
		by      [4]float64
		refused bool
	}{
		"bars":             {12, [4]float64{1, 1, 1, 1}, true},
		"ten days of them": {10, [4]float64{1, 1, 1, 1}, true},
		"nine days":        {9, [4]float64{1, 1, 1, 1}, false},
		"prices apart":     {12, [4]float64{1, 1.1, 0.9, 1}, false},
		"rates in order":   {12, [4]float64{1, 1.04, 0.96, 1.03}, false},
	} {
		f, err := Read("f.csv", strings.NewReader(barsText("Ava,Yly,Aln,Pts", x.rows, x.by)),
			Options{})
		switch {
		case x.refused != (err != nil):
			t.Errorf("%s: %v", name, err)
		case err == nil && len(f.Prices) != 4:
			t.Errorf("%s: %d securities", name, len(f.Prices))
		case err != nil && !strings.Contains(err.Error(), "--column close=Pts "):
			t.Errorf("%s: %v", name, err)
		}
	}
	f := read(t, barsText("Ava,Yly,Aln,Pts", 12, [4]float64{1, 1, 1, 1}),
		Options{Columns: map[string]string{"close": "Pts", "high": "Yly", "low": "Aln"}})
	if p := f.Prices[0]; len(f.Prices) != 1 || p.Close[1] != 101 || p.High[1] != 104 ||
		p.Low[1] != 100 {
		t.Errorf("named: %d securities, %v", len(f.Prices), f.Columns)
	}
}

// TestTurnoverIsNoClose takes a column called Value for the close only where it lies between the
// high and the low.
func TestTurnoverIsNoClose(t *testing.T) {
	one := [4]float64{1, 1, 1, 1}
	f := read(t, barsText("Open,High,Low,Value", 12, one), Options{})
	if p := f.Prices[0]; p.Close[1] != 101 {
		t.Errorf("the close is %v", p.Close[1])
	}
	text := barsText("Open,High,Low,Value", 12, [4]float64{1, 1, 1, 40})
	_, err := Read("f.csv", strings.NewReader(text), Options{})
	if err == nil || !strings.Contains(err.Error(), "no closing price among the columns") {
		t.Errorf("a turnover is the close: %v", err)
	}
}

// TestCodesBelowNames reads a panel that names its securities in one line and gives their codes and
// currencies in the next two, as Datastream does.
func TestCodesBelowNames(t *testing.T) {
	f := read(t, "Name,APPLE,S&P 500 COMPOSITE - PRICE INDEX\nCode,@AAPL(P),S&PCOMP(PI)\n"+
		"CURRENCY,U$,U$\n30/01/2025,237.59,6071.17\n31/01/2025,236,6040.53\n"+
		"03/02/2025,228.01,5994.57\n", Options{})
	var ids []string
	for _, p := range f.Prices {
		ids = append(ids, p.ID)
	}
	if !slices.Equal(ids, []string{"APPLE", "S&P 500 COMPOSITE - PRICE INDEX"}) ||
		f.Prices[1].Close[2] != 5994.57 || f.Prices[0].First().String() != "2025-01-30" {
		t.Errorf("%v, %v", ids, f.Prices[1].Close)
	}
}
