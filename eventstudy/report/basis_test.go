package report

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// TestReturnsNamed holds that a report says whether dividends are in its returns.
func TestReturnsNamed(t *testing.T) {
	for want, bases := range map[string][2]eventstudy.Basis{
		"; simple total returns": {eventstudy.Total, eventstudy.Total},
		"; simple price returns": {eventstudy.Split, eventstudy.BasisUnknown},
		"; simple returns":       {eventstudy.Total, eventstudy.Raw}, // each event says its own
	} {
		d := sample()
		d.Panel = &eventstudy.Panel{Series: map[string]*eventstudy.Series{}}
		for i, o := range d.Outcomes {
			d.Panel.Series[o.Security] = &eventstudy.Series{Basis: bases[i%2]}
		}
		if len(d.Panel.Series) < 2 {
			t.Fatal("the sample needs two securities")
		}
		if got := subtitle(d); !strings.HasSuffix(got, want) {
			t.Errorf("%q does not end in %q", got, want)
		}
		var b strings.Builder
		if err := JSON(&b, d); err != nil {
			t.Fatal(err)
		}
		for _, in := range d.Inputs {
			if x := d.Panel.Series[in.ID]; x != nil && in.Role == "prices" &&
				!strings.Contains(b.String(), fmt.Sprintf(`"returns_basis": %q`, x.Basis)) {
				t.Errorf("%s: results.json lacks the basis %s", in.ID, x.Basis)
			}
		}
	}
}

// TestTogether says one doubt of many securities once.
func TestTogether(t *testing.T) {
	var list []eventstudy.Warning
	for i := range 300 {
		list = append(list, eventstudy.Warning{Code: "price_return", Where: fmt.Sprintf("S%03d", i),
			Text: "no dividends"})
	}
	list = append(list, eventstudy.Warning{Code: "other", Where: "A", Text: "no dividends"},
		eventstudy.Warning{Code: "last", Text: "all of it"})
	want := []string{"S000, S001, S002, 297 more: no dividends", "A: no dividends", "all of it"}
	if got := together(list); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := together(list[:4]); !reflect.DeepEqual(got,
		[]string{"S000, S001, S002, S003: no dividends"}) {
		t.Errorf("four are not shortened to three and one more: %q", got)
	}
}

// TestTogetherInOtherWords says once what each of many securities says of itself in its own words;
// up to three keep their own.
func TestTogetherInOtherWords(t *testing.T) {
	var list []eventstudy.Warning
	for i := range 12 {
		id := fmt.Sprintf("S%02d", i)
		list = append(list, eventstudy.Warning{Code: "mixed_basis", Where: id,
			Text: "returns of " + id + " include dividends"})
	}
	want := []string{"S00, S01, S02, 9 more: for instance returns of S00 include dividends; " +
		"results.json has each"}
	if got := together(list); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	want = []string{"S00: returns of S00 include dividends",
		"S01: returns of S01 include dividends", "S02: returns of S02 include dividends"}
	if got := together(list[:3]); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestBenchmarkNamed holds that the line under the title does not say of the benchmark what is
// true of the events alone.
func TestBenchmarkNamed(t *testing.T) {
	w := sample()
	w.Panel = &eventstudy.Panel{Series: map[string]*eventstudy.Series{}}
	for _, o := range w.Outcomes {
		w.Panel.Series[o.Security] = &eventstudy.Series{Basis: eventstudy.Total}
	}
	w.Panel.Lines = []*eventstudy.Timeline{
		{Market: eventstudy.Market{ID: "XHKG", Benchmark: &eventstudy.Prices{ID: "HSI"}}}}
	if got := subtitle(w); !strings.HasSuffix(got,
		"; simple total returns (benchmark HSI: price returns)") {
		t.Errorf("%q", got)
	}
}
