package calendar

import (
	"bufio"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

var _ eventstudy.Hours = (*Calendar)(nil)

func exchange(t *testing.T, mic string) *Calendar {
	t.Helper()
	c, ok := Exchange(mic)
	if !ok {
		t.Fatalf("no calendar %q", mic)
	}
	return c
}

// sessions are the days from a to b that the calendar knows to be open.
func sessions(c *Calendar, a, b eventstudy.Date) (out []eventstudy.Date) {
	for d := a; d <= b; d++ {
		if k := c.Session(d).Kind; k == eventstudy.Full || k == eventstudy.Half {
			out = append(out, d)
		}
	}
	return out
}

func day(t *testing.T, s string) eventstudy.Date {
	t.Helper()
	d, err := eventstudy.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sweep holds every day of the years against the closures and half-days that are wanted.
func sweep(t *testing.T, c *Calendar, first, last int,
	want map[eventstudy.Date]eventstudy.SessionKind) {
	t.Helper()
	n := 0
	for d := eventstudy.NewDate(first, 1, 1); d <= eventstudy.NewDate(last, 12, 31); d++ {
		kind, special := want[d]
		switch {
		case d.Weekend():
			kind = eventstudy.Closed
		case !special:
			kind = eventstudy.Full
		}
		n++
		if got := c.Session(d); got.Kind != kind {
			t.Errorf("%s %s: kind %d (%s), want %d", c.MIC(), d, got.Kind, got.Reason, kind)
		}
	}
	if n < 365 {
		t.Fatalf("only %d days were compared", n)
	}
}

// The exchanges' own lists of closures, see the head of the file.
func TestPublishedClosures(t *testing.T) {
	f, err := os.Open("testdata/closures.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		w := strings.Fields(sc.Text())
		if len(w) < 3 || w[0] == "#" {
			continue
		}
		want := map[eventstudy.Date]eventstudy.SessionKind{}
		kind := eventstudy.Closed
		for _, md := range w[2:] {
			switch md {
			case "C":
				kind = eventstudy.Closed
			case "H":
				kind = eventstudy.Half
			default:
				want[day(t, w[1]+"-"+md[:2]+"-"+md[2:])] = kind
			}
		}
		year := day(t, w[1]+"-01-01").Year()
		sweep(t, exchange(t, w[0]), year, year, want)
		lines++
	}
	if lines != 24 {
		t.Errorf("%d exchange-years were compared, want 24", lines)
	}
}

// The compiled calendars with their reasons, where they are at hand. They lack the two
// days of September 2023 on which HKEX cancelled all trading.
func TestSharedCalendars(t *testing.T) {
	lacking := map[string]bool{"2023-09-01": true, "2023-09-08": true}
	for mic, file := range map[string]string{"XNYS": "xnys_2015_2026.csv",
		"XNAS": "xnys_2015_2026.csv", "XHKG": "xhkg_2015_2026.csv"} {
		f, err := os.Open(filepath.Join("..", "..", "..", "shared", "calendars", file))
		if err != nil {
			t.Skip("the compiled calendars are not at hand")
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		c := exchange(t, mic)
		want := map[eventstudy.Date]eventstudy.SessionKind{}
		for _, r := range rows[1:] {
			d, s := day(t, r[0]), eventstudy.Session{}
			want[d] = eventstudy.Closed
			if s = c.Session(d); r[2] == "half" {
				want[d] = eventstudy.Half
				if got := s.Closes.Format("15:04"); got != r[3] {
					t.Errorf("%s %s closes at %s, want %s", mic, d, got, r[3])
				}
			}
			if s.Reason != r[4] {
				t.Errorf("%s %s: reason %q, want %q", mic, d, s.Reason, r[4])
			}
		}
		if mic == "XHKG" {
			for d := range lacking {
				want[day(t, d)] = eventstudy.Closed
			}
		}
		sweep(t, c, 2015, 2026, want)
	}
}

// Years beyond the compiled lists: NYSE's published holidays of 2027 and 2028 and its notices of
// the days.
func TestNewYorkOtherYears(t *testing.T) {
	c := exchange(t, "xnys")
	for _, x := range []struct {
		date string
		kind eventstudy.SessionKind
	}{
		{"2003-12-31", eventstudy.Unknown},
		{"2004-06-11", eventstudy.Closed},
		{"2007-01-02", eventstudy.Closed},
		{"2010-12-24", eventstudy.Closed},
		{"2010-12-31", eventstudy.Full}, // New Year's Day 2011 is a Saturday
		{"2012-10-29", eventstudy.Closed},
		{"2012-10-30", eventstudy.Closed},
		{"2012-10-31", eventstudy.Full},
		{"2013-07-03", eventstudy.Half},
		{"2021-06-18", eventstudy.Full}, // Juneteenth became an exchange holiday in 2022
		{"2027-03-26", eventstudy.Closed},
		{"2027-06-18", eventstudy.Closed},
		{"2027-07-05", eventstudy.Closed},
		{"2027-12-24", eventstudy.Closed},
		{"2028-04-14", eventstudy.Closed},
		{"2028-07-03", eventstudy.Half},
		{"2029-01-01", eventstudy.Unknown},
		{"2029-01-06", eventstudy.Closed}, // a Saturday, whatever the year
	} {
		if got := c.Session(day(t, x.date)); got.Kind != x.kind {
			t.Errorf("%s: kind %d (%s), want %d", x.date, got.Kind, got.Reason, x.kind)
		}
	}
}

func TestSessionTimes(t *testing.T) {
	for _, x := range []struct{ mic, date, opens, closes string }{
		{"XHKG", "2025-02-13", "2025-02-13T01:30:00Z", "2025-02-13T08:00:00Z"},
		{"XHKG", "2024-12-31", "2024-12-31T01:30:00Z", "2024-12-31T04:00:00Z"},
		{"XNAS", "2025-02-13", "2025-02-13T14:30:00Z", "2025-02-13T21:00:00Z"},
		// summer time, 13:00
		{"XNYS", "2025-07-03", "2025-07-03T13:30:00Z", "2025-07-03T17:00:00Z"},
		// closed: ordinary hours
		{"XNYS", "2025-01-09", "2025-01-09T14:30:00Z", "2025-01-09T21:00:00Z"},
	} {
		s := exchange(t, x.mic).Session(day(t, x.date))
		if got := s.Opens.UTC().Format(time.RFC3339); got != x.opens {
			t.Errorf("%s %s opens %s, want %s", x.mic, x.date, got, x.opens)
		}
		if got := s.Closes.UTC().Format(time.RFC3339); got != x.closes {
			t.Errorf("%s %s closes %s, want %s", x.mic, x.date, got, x.closes)
		}
	}
}

func TestHongKongUnknownYears(t *testing.T) {
	c := exchange(t, "XHKG")
	for _, s := range []string{"2014-12-31", "2027-01-01", "2027-03-01"} {
		if k := c.Session(day(t, s)).Kind; k != eventstudy.Unknown {
			t.Errorf("%s: kind %d, want Unknown", s, k)
		}
	}
	if got := sessions(c, day(t, "2026-12-30"), day(t, "2027-12-31")); len(got) != 2 {
		t.Errorf("sessions into an unknown year: %v, want 30 and 31 December 2026 only", got)
	}
}

// NYSE counts 252 trading days in 2024 and 250 in 2025 (the yearly number is public: 262 weekdays
// less 10 holidays, 261 less 11).
func TestSessionsOfYears(t *testing.T) {
	c := exchange(t, "XNYS")
	for year, want := range map[int]int{2024: 252, 2025: 250} {
		got := sessions(c, eventstudy.NewDate(year, 1, 1), eventstudy.NewDate(year, 12, 31))
		if len(got) != want {
			t.Errorf("%d has %d sessions, want %d", year, len(got), want)
		}
	}
	if got := sessions(c, eventstudy.NewDate(1990, 1, 1), eventstudy.NewDate(2040, 12,
		31)); len(got) < 6000 || len(got) > 6400 {
		t.Errorf("25 years have %d sessions", len(got))
	}
	if got := c.Special(day(t, "2025-01-01"), day(t, "2025-01-31")); len(got) != 3 ||
		got[1] != day(t, "2025-01-09") {
		t.Errorf("special days of January 2025: %v", got)
	}
}

// Easter Sundays: the table of the U.S. Census Bureau (1900-2099), with the earliest and latest of
// its years.
func TestEaster(t *testing.T) {
	for _, s := range []string{"1913-03-23", "1943-04-25", "2000-04-23", "2008-03-23", "2016-03-27",
		"2024-03-31", "2025-04-20", "2038-04-25"} {
		if d := day(t, s); easter(d.Year()) != d {
			t.Errorf("Easter of %d: %s, want %s", d.Year(), easter(d.Year()), s)
		}
	}
}

func TestCustom(t *testing.T) {
	c, err := Custom("London", "Europe/London", "08:00", "16:30")
	if err != nil {
		t.Fatal(err)
	}
	s := c.Session(day(t, "2025-07-01"))
	if s.Kind != eventstudy.Unknown || s.Closes.UTC().Format("15:04") != "15:30" ||
		c.Name() != "London" || c.MIC() != "" {
		t.Errorf("custom session: %+v", s)
	}
	if k := c.Session(day(t, "2025-07-05")).Kind; k != eventstudy.Closed {
		t.Errorf("Saturday: kind %d, want Closed", k)
	}
	if got := sessions(c, day(t, "2025-01-01"), day(t, "2025-12-31")); got != nil {
		t.Errorf("a market without a known calendar has known sessions: %v", got)
	}
	for _, x := range [][3]string{
		{"", "09:30", "16:00"}, {"Local", "09:30", "16:00"}, {"Mars/Olympus", "09:30", "16:00"},
		{"../etc", "09:30", "16:00"},
		{"UTC", "9.30", "16:00"}, {"UTC", "09:30", "25:00"}, {"UTC", "16:00", "09:30"},
		{"UTC", "", ""},
	} {
		if _, err := Custom("x", x[0], x[1], x[2]); err == nil {
			t.Errorf("zone %q, %q to %q was accepted", x[0], x[1], x[2])
		}
	}
}

func TestKnown(t *testing.T) {
	if got := strings.Join(Known(), " "); got != "XNYS XNAS XHKG" {
		t.Errorf("known exchanges: %s", got)
	}
	if _, ok := Exchange("XLON"); ok {
		t.Error("an exchange without rules was found")
	}
	if f, l := exchange(t, " xhkg").Years(); f != 2015 || l != 2026 {
		t.Errorf("years of XHKG: %d to %d", f, l)
	}
}
