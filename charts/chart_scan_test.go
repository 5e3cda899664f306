package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/regress"
)

// Every tested day of a listing is drawn once: ordinary ones and abnormal ones are all of them, and
// of more listings than there are panels those with the most abnormal days are kept in their order.
func TestScannedDays(t *testing.T) {
	s := documentOf(t, "three").Scan
	list, more := scannedOf(s)
	if len(list) != 3 || more != 0 {
		t.Fatalf("%d listings, %d more", len(list), more)
	}
	abnormal := 0
	for _, x := range list {
		if n := len(x.ordinary) + len(x.days); n != x.listing.Tested {
			t.Errorf("%s: %d days drawn of %d", x.listing.Security, n, x.listing.Tested)
		}
		if len(x.days) != x.listing.Abnormal {
			t.Errorf("%s: %d of %d abnormal", x.listing.Security, len(x.days), x.listing.Abnormal)
		}
		abnormal += len(x.days)
	}
	if abnormal == 0 {
		t.Error("there is no abnormal day to look at")
	}
	many := &eventstudy.Scan{}
	for i, n := range []int{1, 5, 0, 3, 0, 4} {
		l := eventstudy.ScanListing{Security: fmt.Sprint(i), Tested: 10, Abnormal: n}
		if i == 2 {
			l.Tested = 0
		}
		many.Listings = append(many.Listings, l)
		many.Ordinary = append(many.Ordinary, nil)
	}
	many.Listings = append(many.Listings, eventstudy.ScanListing{Security: "6", Tested: 1,
		Abnormal: 2})
	many.Ordinary = append(many.Ordinary, nil)
	list, more = scannedOf(many)
	got := ""
	for _, x := range list {
		got += x.listing.Security
	}
	if got != "1356" || more != 2 {
		t.Errorf("%s and %d more", got, more)
	}
}

// The title counts, and says of known events what they leave open.
func TestScanTitles(t *testing.T) {
	doc := documentOf(t, "one")
	s := &eventstudy.Scan{Tested: 1000, Listings: []eventstudy.ScanListing{{Security: "S1"}}}
	day := eventstudy.ScanDay{}
	told := day
	told.Event = "results"
	for _, c := range []struct {
		days  []eventstudy.ScanDay
		known int
		want  string
	}{
		{nil, 1, "None of 1000 days tested of Acme Industries is abnormal"},
		{[]eventstudy.ScanDay{day}, 0, "One of 1000 days tested of Acme Industries is abnormal"},
		{[]eventstudy.ScanDay{day, told, day}, 1,
			"3 of 1000 days tested of Acme Industries are abnormal, 2 without a known event"},
	} {
		s.Days, s.Plan.Known = c.days, make([]eventstudy.Event, c.known)
		got := strings.ReplaceAll(scanTitles(doc, s)[0], ",000", "000")
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	all := *doc
	s.Plan.FDR = 1
	all.Scan = s
	if _, err := Render("scan", &all, Selection{}, Style{}); err == nil ||
		!strings.Contains(err.Error(), "no day is told from the others") {
		t.Errorf("%v", err)
	}
}

// What is drawn of a column of numbers is its coefficient times its standard deviation, of a value
// of names its coefficient; the title leads with the smallest p and finds nothing under doubt.
func TestCoefficients(t *testing.T) {
	d := eventstudy.DefaultDesign()
	nan := math.NaN()
	coef := func(name string, p, sd float64) regress.Coefficient {
		return regress.Coefficient{Name: name, Estimate: 0.02, CI: [2]float64{-0.01, 0.05}, P: p,
			SD: sd}
	}
	r := &regress.Result{Design: &d, N: 40, Options: regress.Options{Y: regress.CAR}}
	size, kind := coef("size", 0.01, 3), coef("kind=a", 0.2, nan)
	if e := effect(r, &size); !near(e.v, 0.06) || !near(e.lo, -0.03) || !near(e.hi, 0.15) ||
		e.names[0] != "size, one s.d." {
		t.Errorf("%+v", e)
	}
	if e := effect(r, &kind); e.v != 0.02 || e.names[0] != "kind=a" {
		t.Errorf("%+v", e)
	}
	for _, c := range []struct {
		list []regress.Coefficient
		code string
		unit unitKind
		want string
	}{
		{[]regress.Coefficient{size, kind}, "", percentUnit,
			"+6.0 % of CAR with one standard deviation more of size (p = 0.01); one of 2 columns"},
		{[]regress.Coefficient{kind, coef("kind=b", 0.04, nan)}, "few_clusters", plainUnit,
			"+0.02 of CAR with kind=b (p = 0.04); one of 2 columns passed the test"},
		{[]regress.Coefficient{size, kind}, "shared_dates", percentUnit,
			"2 columns and the CAR of 40 events: errors that are too small for a finding"},
		{[]regress.Coefficient{kind}, "shared_dates", percentUnit,
			"kind=a does not go with the CAR of 40 events beyond chance"},
		{[]regress.Coefficient{kind, kind}, "", percentUnit,
			"None of 2 columns goes with the CAR of 40 events beyond chance"},
		{[]regress.Coefficient{coef("x", nan, nan)}, "", percentUnit,
			"What goes with the CAR of 40 events cannot be told"},
	} {
		r.Coefficients = append([]regress.Coefficient{coef("intercept", 0.001, nan)}, c.list...)
		r.Warnings = []eventstudy.Warning{{Code: c.code}}
		got := strings.ReplaceAll(coefficientTitles(r, c.unit)[0], "\u202f", " ")
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	doc := *documentOf(t, "thirty")
	mine := *doc.Regression
	mine.Coefficients = append(mine.Coefficients[:1:1], make([]regress.Coefficient, 60)...)
	doc.Regression = &mine
	f, err := compose("coefficients", &doc, Selection{}, Style{})
	if err != nil {
		t.Fatal(err)
	}
	if notes := strings.Join(f.fig.Notes, " "); !strings.Contains(notes, " of 60 columns are ") {
		t.Errorf("%q", notes)
	}
}

// No figure of a day stands on the mark of another.
func TestScanCoversNoMark(t *testing.T) {
	for _, size := range []Size{Single, Double, Slide} {
		d, err := compose("scan", documentOf(t, "thirty"), Selection{}, Style{Size: size})
		if err != nil {
			t.Fatal(err)
		}
		d.on(func(*Canvas, Style) {})
		named := 0
		for _, a := range d.c.texts {
			if !strings.Contains(a.Text, "20") || !strings.Contains(a.Text, ": ") {
				continue
			}
			named++
			for _, m := range d.c.marks {
				if m.meets(a.Box) {
					t.Errorf("%v: %q at %v stands on %v", size, a.Text, a.Box, m)
				}
			}
		}
		if named == 0 {
			t.Errorf("%v: no day is named", size)
		}
	}
}
