package charts

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// TestBenchmarkClosed: of a day after one that only the benchmark lacks, price quotes the
// security's own move, from its own close before, and ar names both days that its bar covers.
func TestBenchmarkClosed(t *testing.T) {
	doc := documentOf(t, "closed")
	s, err := subjectOf(doc, Selection{})
	if err != nil {
		t.Fatal(err)
	}
	o := s.list[0]
	d := o.Day(0)
	p := doc.Panel.Series[o.Security].Security.Prices
	i, _ := p.Find(d.Date)
	move := p.Close[i]/p.Close[i-1] - 1
	if words.Size(move, 1) == words.Size(d.Return, 1) || p.Dates[i-1] == d.From {
		t.Fatalf("the sample has no day that the benchmark lacks: %v, %v", move, d.Return)
	}
	if got := priceTitles(doc, s, d.Date, d.Date); !strings.Contains(got[0],
		"lost "+words.Size(move, 1)+" on ") {
		t.Errorf("price: %q, moved %v", got[0], move)
	}
	axis, err := priceDays(doc, s, d.Date, d.Date)
	if err != nil || axis.days[axis.index(d.Date)-1] != p.Dates[i-1] {
		t.Errorf("price leaves the session before day 0 out (%v)", err)
	}
	days := dateRange(p.Dates[i-1], d.Date)
	if got := arTitles(s)[0]; !strings.HasPrefix(got, "Over the two days "+days+" ") {
		t.Errorf("ar: %q", got)
	}
	if got := fmt.Sprint(spanNotes(s)); got != "[Bars that cover several days: "+days+".]" {
		t.Errorf("ar: %q", got)
	}
	if got := fitAlt(s); !strings.Contains(got, "Over "+days+" it returned "+percent(d.Return)) {
		t.Errorf("fit: %q", got)
	}
}

// TestPriceChange: of one day price quotes the close, dividend apart; of several it is the change
// of the line that is drawn. By hand: 95/100 − 1, and 95/(0.94·100) − 1 with a dividend of 6 % on
// the last day.
func TestPriceChange(t *testing.T) {
	d := eventstudy.NewDate(2025, 2, 12)
	p := &eventstudy.Prices{ID: "S", Basis: eventstudy.Split,
		Dates: []eventstudy.Date{d, d + 1, d + 2}, Close: []float64{100, 100, 95},
		AdjClose: []float64{94, 94, 95}}
	panel, err := eventstudy.NewPanel([]eventstudy.Market{{}},
		[]eventstudy.Security{{ID: "S", Prices: p}}, eventstudy.DefaultDesign())
	if err != nil {
		t.Fatal(err)
	}
	x := panel.Series["S"]
	if got := priceChange(x, d+2, d+2); !near(got, 95./100-1) {
		t.Errorf("one day: %v", got)
	}
	if got := priceChange(x, d+1, d+2); !near(got, 95./94-1) {
		t.Errorf("two days: %v", got)
	}
}
