package data

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"stockmove/data/calendar"
	"stockmove/data/datatest"
	"stockmove/eventstudy"
)

// sessions writes bars on the sessions of an exchange, so that only its calendar fits them.
func sessions(mic string) string {
	c, _ := calendar.Exchange(mic)
	var b strings.Builder
	b.WriteString("Date,Open,High,Low,Close,Volume\n")
	i := 0
	for d := eventstudy.NewDate(2023, 1, 1); d <= eventstudy.NewDate(2023, 12, 31); d++ {
		if k := c.Session(d).Kind; k != eventstudy.Full && k != eventstudy.Half {
			continue
		}
		p := 50 + float64(i*7%13)/10
		fmt.Fprintf(&b, "%s,%.2f,%.2f,%.2f,%.2f,%d\n", d, p, p+0.5, p-0.5, p+0.1, 1000+i)
		i++
	}
	return b.String()
}

func TestInspect(t *testing.T) {
	short := strings.Join(strings.SplitAfter(sessions("XNYS"), "\n")[:20], "")
	// 5 April 2023: Ching Ming
	hole := strings.Replace(sessions("XHKG"), "\n2023-03-15,", "\n2023-04-05,", 1)
	dir := datatest.Folder(t, map[string]string{
		"study.toml": datatest.Small, "claims.toml": datatest.OneClaim,
		"bad.toml": "titel = \"x\"\n",
		"e.csv":    "security,date,label\nA,2025-02-13,x\n", "US.csv": sessions("XNYS"),
		"HKX.csv":     sessions("XHKG"),
		"0700.HK.csv": sessions("XHKG"), "short.csv": short, "panel.csv": datatest.Panel("A", "B"),
		"hole.HK.csv": hole,
		"ff.csv": ",Mkt-RF,SMB,HML,RF\n20240102,  -0.70,  -0.20,   0.10,   0.021\n" +
			"20240103,   0.50,   0.20,  -0.10,   0.021\n" +
			"20240104,   0.30,   0.20,  -0.10,   0.021\n",
		// Columns of the user's beside words for each event, and words beside a price.
		"size.csv": "security,date,label,group,size\nA,2024-01-03,first,a,1.5\n" +
			"A,2024-02-13,second,b,2.5\n",
		"named.csv": "symbol,date,description,close\nA,2024-01-03,Acme,1.5\n" +
			"A,2024-01-04,Acme,2.5\n",
		"page.csv": "<html>", "weekdays.csv": datatest.Bars(260, 10),
	})
	t.Chdir(dir)
	for name, c := range map[string]struct {
		file, market string
		want         string
	}{
		"study":        {"study.toml", "", "study 1 security"},
		"claims":       {"claims.toml", "", "claims 1"},
		"events":       {"e.csv", "", "events 1"},
		"user's":       {"size.csv", "", "events 2"},
		"named prices": {"named.csv", "", "prices A@:0/0"},
		"factors":      {"ff.csv", "", "factors 3"},
		"New York":     {"US.csv", "", "prices US@XNYS:0/0"},
		"Hong Kong":    {"HKX.csv", "", "prices HKX@XHKG:0/0"},
		"by name":      {"0700.HK.csv", "", "prices 0700.HK@XHKG:0/0"},
		"by flag":      {"HKX.csv", "XHKG", "prices HKX@XHKG:0/0"},
		"not told":     {"short.csv", "", "prices short@:0/0"},
		"no holidays":  {"weekdays.csv", "", "prices weekdays@:0/0"},
		"two":          {"panel.csv", "", "prices A@:0/0 B@:0/0"},
		"gap, phantom": {"hole.HK.csv", "", "prices hole.HK@XHKG:1/1"},
	} {
		t.Run(name, func(t *testing.T) {
			in, err := Inspect(c.file, InspectOptions{Market: c.market})
			if err != nil {
				t.Fatal(err)
			}
			got := in.Kind
			switch in.Kind {
			case KindStudy:
				got += fmt.Sprintf(" %d security", len(in.Study.Securities))
			case KindClaims:
				got += fmt.Sprintf(" %d", len(in.Claims))
			case KindEvents:
				got += fmt.Sprintf(" %d", len(in.Events.Events))
			case KindFactors:
				got += fmt.Sprintf(" %d", len(in.Factors.Dates))
			}
			for _, s := range in.Series {
				got += fmt.Sprintf(" %s@%s:%d/%d", s.Prices.ID, s.Market, len(s.Missing),
					len(s.Phantom))
				if (s.Market == "") != (s.Why == "") {
					t.Errorf("market %q because %q", s.Market, s.Why)
				}
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if len(in.SHA256) != 64 {
				t.Errorf("sum %q", in.SHA256)
			}
		})
	}
	for file, want := range map[string]string{
		"none.csv": "none.csv: no such file", "page.csv": "page.csv",
		"bad.toml": `unknown key "titel"`, ".": "is a folder",
	} {
		in, err := Inspect(file, InspectOptions{})
		datatest.WantError(t, err, want)
		_ = in
	}
	_, err := Inspect("US.csv", InspectOptions{Market: "XLON"})
	datatest.WantError(t, err, `unknown market "XLON"`)
}

// A phantom session and a missing one in one file are both found in it, and told by the doctor too.
func TestInspectFindings(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"x.HK.csv": strings.Replace(sessions("XHKG"),
		"\n2023-03-15,", "\n2023-04-05,", 1)})
	in, err := Inspect(filepath.Join(dir, "x.HK.csv"), InspectOptions{})
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for _, f := range in.Series[0].Prices.Findings {
		codes[f.Code] = true
	}
	if !codes["missing-session"] || !codes["phantom-session"] {
		t.Errorf("findings: %v", in.Series[0].Prices.Findings)
	}
}
