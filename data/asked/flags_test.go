package asked

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"stockmove/data/datatest"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

// show writes what a spec says about files, markets and events on one line each.
func show(s *Spec) string {
	var b strings.Builder
	bench := func(x *BenchmarkSpec) string {
		if x == nil {
			return "-"
		}
		return x.ID + "<" + x.Prices.Path
	}
	for _, x := range s.Securities {
		fmt.Fprintf(&b, "%s<%s;", x.ID, x.Prices.Path)
	}
	fmt.Fprintf(&b, " all:%s", bench(s.Benchmark))
	for _, m := range s.Markets {
		fmt.Fprintf(&b, " %s:%s", m.ID, bench(m.Benchmark))
		if m.Zone != "" || m.Open != "" {
			fmt.Fprintf(&b, "(%s %s-%s)", m.Zone, m.Open, m.Close)
		}
	}
	for _, e := range s.Events {
		fmt.Fprintf(&b, " %s%v", e.ID, e.Securities)
	}
	for _, list := range [][]input.Ref{s.EventFiles, s.Factors, s.Claims} {
		b.WriteString(" [")
		for _, r := range list {
			b.WriteString(r.Path + " ")
		}
		b.WriteString("]")
	}
	return strings.ReplaceAll(b.String(), " ]", "]")
}

const twoMarkets = `
factors = "ff.csv"
claims = "c.toml"
events = "e.csv"
[[market]]
id = "XNYS"
benchmark = { id = "SPY", prices = "SPY.csv" }
[[market]]
id = "XHKG"
benchmark = { id = "HSI", prices = "HSI.csv" }
[[security]]
id = "A"
prices = "A.csv"
market = "XNYS"
[[security]]
id = "B"
prices = "B.csv"
market = "XHKG"
[[event]]
id = "x"
date = 2025-02-13
`

func TestMerge(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"k=v.csv": "", "XNYS=SPY=z.csv": ""})
	t.Chdir(dir)
	const study = "A<A.csv;B<B.csv; all:- XNYS:SPY<SPY.csv XHKG:HSI<HSI.csv x[] [e.csv] [ff.csv] " +
		"[c.toml]"
	for name, c := range map[string]struct {
		text  string
		flags []string
		want  string
	}{
		"nothing": {twoMarkets, nil, study},
		"prices replace": {twoMarkets, []string{"prices B=new.csv"},
			strings.Replace(study, "B<B.csv", "B<new.csv", 1)},
		"prices add": {twoMarkets, []string{"prices C=c.csv", "prices d.csv"},
			strings.Replace(study, " all", "C<c.csv;<d.csv; all", 1)},
		"a file with =": {"", []string{"prices k=v.csv"}, "<k=v.csv; all:- [] [] []"},
		"id, file with =": {"", []string{"prices A=k=v.csv"},
			"A<k=v.csv; all:- [] [] []"},
		"a path with =": {"", []string{"prices ./no/a=b.csv"},
			"<./no/a=b.csv; all:- [] [] []"},
		"stdin": {"", []string{"prices BABA=-"}, "BABA<-; all:- [] [] []"},
		"benchmark bare": {twoMarkets, []string{"benchmark W.csv"},
			strings.Replace(study, "all:-", "all:<W.csv", 1)},
		"benchmark id": {twoMarkets, []string{"benchmark SPY=W.csv"},
			strings.Replace(study, "all:-", "all:SPY<W.csv", 1)},
		"benchmark market": {twoMarkets, []string{"benchmark XHKG=W.csv"},
			strings.Replace(study, "HSI<HSI.csv", "<W.csv", 1)},
		"benchmark market, any": {twoMarkets, []string{"benchmark xhkg=W.csv"},
			strings.Replace(study, "HSI<HSI.csv", "<W.csv", 1)},
		"benchmark both": {twoMarkets, []string{"benchmark XHKG=HSTECH=W.csv"},
			strings.Replace(study, "HSI<HSI.csv", "HSTECH<W.csv", 1)},
		"benchmark MIC": {"", []string{"benchmark XNAS=W.csv"}, " all:- XNAS:<W.csv [] [] []"},
		"benchmark a file": {"", []string{"benchmark XNYS=SPY=z.csv"},
			" all:<XNYS=SPY=z.csv [] [] []"},
		"benchmark id, file": {"", []string{"benchmark W=k=v.csv"}, " all:W<k=v.csv [] [] []"},
		"own market": {"", []string{"market VOD=XLON", "zone XLON=Europe/London",
			"hours XLON=08:00-16:30", "benchmark XLON=F.csv"},
			" all:- XLON:<F.csv(Europe/London 08:00-16:30) [] [] []"},
		"event replaces": {twoMarkets, []string{"event 2025-02-14"},
			strings.Replace(study, "x[] [e.csv]", "2025-02-14[] []", 1)},
		"events replace": {twoMarkets, []string{"events n.csv", "events o.csv"},
			strings.Replace(study, "x[] [e.csv]", "[n.csv o.csv]", 1)},
		"event and events": {twoMarkets, []string{"event A@2025-02-14", "events n.csv"},
			strings.Replace(study, "x[] [e.csv]", "2025-02-14[A] [n.csv]", 1)},
		"event of two": {"", []string{"event A@2025-02-14", "event B@2025-02-14"},
			" all:- 2025-02-14[A B] [] [] []"},
		"event instant": {"", []string{"event BRK@B@2025-02-13T10:00+04:00"},
			" all:- 2025-02-13T10:00:00+04:00[BRK@B] [] [] []"},
		"event clock": {"", []string{"event 2025-02-13T10:00"},
			" all:- 2025-02-13 10:00[] [] [] []"},
		"factors replace": {twoMarkets, []string{"factors f.csv", "factors g.csv"},
			strings.Replace(study, "[ff.csv]", "[f.csv g.csv]", 1)},
		"claims replace": {twoMarkets, []string{"claims f.toml"},
			strings.Replace(study, "[c.toml]", "[f.toml]", 1)},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			if err := datatest.Merge(s, c.flags...); err != nil {
				t.Fatal(err)
			}
			if got := show(s); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestMergeMistakes(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		flags []string
		want  string
	}{
		{[]string{"prices "}, "names no file"},
		{[]string{"prices A="}, "one side of the ="},
		{[]string{"prices A=a.csv", "prices A=b.csv"}, `gives "A" twice`},
		{[]string{"benchmark NOWHERE=SPY=x.csv"}, `unknown market "NOWHERE"`},
		{[]string{"benchmark a.csv", "benchmark a.csv"}, `names "a.csv" twice`},
		{[]string{"benchmark XNYS=a.csv", "benchmark XNYS=b.csv", "benchmark XNYS=b.csv"},
			`names "XNYS=b.csv" twice`},
		{[]string{"event 13/02/2025"}, `--event "13/02/2025" is neither a day nor an instant`},
		{[]string{"event @2025-02-13"}, "names no security before the @"},
		{[]string{"event 2025-02-30"}, "neither a day nor an instant"},
		{[]string{"event 2025-02-13", "event 2025-02-13"}, "repeats"},
		{[]string{"market BABA"}, "SECURITY=MARKET"},
		{[]string{"market BABA=XNYS", "market BABA=XNAS"}, `puts "BABA" into XNYS and into XNAS`},
		{[]string{"hours XLON=8"}, "MARKET=HH:MM-HH:MM"},
		{[]string{"claims "}, "--claims names no file"},
	} {
		s := &Spec{}
		err := datatest.Merge(s, c.flags...)
		datatest.WantError(t, err, c.want)
		var use *input.UsageError
		if !errors.As(err, &use) {
			t.Errorf("%v: the error is a %T, not a UsageError", c.flags, err)
		}
	}
}

func TestParseWindow(t *testing.T) {
	for text, want := range map[string]eventstudy.Window{
		"-250,-11": {First: -250, Last: -11}, "[−1,+1]": {First: -1, Last: 1}, " 0 , 0 ": {},
	} {
		if got, err := ParseWindow(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "5", "a,b", "1,2,3", "0,99999999999"} {
		if w, err := ParseWindow(text); err == nil {
			t.Errorf("%q is read as %v", text, w)
		}
	}
}

// Hong Kong in winter and New York in summer; the hours were taken from the exchanges' rules.
func TestMarketHours(t *testing.T) {
	day := eventstudy.NewDate(2025, 6, 4)
	for _, c := range []struct {
		m    MarketSpec
		want string
	}{
		{MarketSpec{ID: "XHKG"}, "09:30 +0800 16:00 +0800 1"},
		{MarketSpec{ID: "XHKG", Close: "15:00"}, "09:30 +0800 15:00 +0800 1"},
		{MarketSpec{ID: "XHKG", Zone: "Asia/Tokyo"}, "09:30 +0900 16:00 +0900 1"},
		{MarketSpec{ID: "XHKG", Holidays: []eventstudy.Date{day}}, "09:30 +0800 16:00 +0800 3"},
		{MarketSpec{ID: "XLON", Zone: "Europe/London", Open: "08:00", Close: "16:30"},
			"08:00 +0100 16:30 +0100 0"},
		{MarketSpec{ID: "XLON", Zone: "Europe/London", Open: "08:00", Close: "16:30",
			Holidays: []eventstudy.Date{day + 1, day}}, "08:00 +0100 16:30 +0100 3"},
	} {
		h, err := c.m.Hours()
		if err != nil {
			t.Fatal(err)
		}
		s := h.Session(day)
		got := fmt.Sprintf("%s %s %d", s.Opens.Format("15:04 -0700"),
			s.Closes.Format("15:04 -0700"), s.Kind)
		if got != c.want {
			t.Errorf("%+v: %s, want %s", c.m, got, c.want)
		}
	}
	// The half-day before Lunar New Year ends at noon, whatever the ordinary closing is.
	h, _ := MarketSpec{ID: "XHKG", Close: "15:00"}.Hours()
	if got := h.Session(eventstudy.NewDate(2025, 1, 28)).Closes.Format("15:04"); got != "12:00" {
		t.Errorf("a half-day closes at %s", got)
	}
}
