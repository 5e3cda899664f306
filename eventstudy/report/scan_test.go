package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// scanned is a scan with every case: neighbours, a known event, a day without a volume, a
// market-wide one, and a listing of which nothing can be tested.
func scanned() *eventstudy.Scan {
	model, _ := eventstudy.Models.Lookup("market")
	s := &eventstudy.Scan{Design: eventstudy.DefaultDesign(), Tested: 207,
		Plan: eventstudy.ScanPlan{From: eventstudy.NoDate, To: eventstudy.NoDate, FDR: 0.05,
			Control: eventstudy.ControlBH, Fit: eventstudy.ScanRolling,
			Known: []eventstudy.Event{{ID: "results"}}}}
	s.Design.Model = model
	day := func(date eventstudy.Date, i float64) eventstudy.ScanDay {
		d := eventstudy.ScanDay{Security: "BABA", DF: 238, Q: 0.001 * i,
			Multiple: 4.7 + i, Episode: 1}
		d.Date, d.Return, d.Expected, d.AR, d.SE = date, 0.125+i/8, 0.002*i,
			0.098+i/1000, 0.02+i/1000
		d.T, d.P, d.Rank, d.RankOf, d.RankP, d.Move = 4.75-i, 0.0001*i, int(i), 241, i/241, 0.5+i/8
		return d
	}
	a := day(eventstudy.NewDate(2024, 9, 26), 1)
	b := day(eventstudy.NewDate(2024, 9, 27), 2)
	b.Event, b.Away, b.Multiple = "results", 1, nan
	c := day(eventstudy.NewDate(2025, 2, 24), 3)
	c.Episode, c.MarketWide = 2, true
	c.Warnings = []eventstudy.Warning{{Code: "spans_gap", Text: "the return spans 1 trading day",
		Where: "BABA"}}
	s.Days = []eventstudy.ScanDay{a, b, c}
	s.Listings = []eventstudy.ScanListing{{Security: "BABA", First: eventstudy.NewDate(2024, 6, 3),
		Last: eventstudy.NewDate(2025, 3, 31), Tested: 207, Abnormal: 3, Explained: 1, Short: 4,
		Known: 5, Seen: 2},
		{Security: "NEW", First: eventstudy.NoDate, Last: eventstudy.NoDate, Short: 60, Unfit: 2,
			Unknown: 1}}
	s.Warnings = []eventstudy.Warning{{Code: "price_return", Text: "returns leave dividends out",
		Where: "BABA"}}
	return s
}

func TestScanText(t *testing.T) {
	write := func(s *eventstudy.Scan) string {
		var b bytes.Buffer
		if err := Scan(&b, s, "Abnormal days of BABA", "text"); err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "\u202f", " ")), " ")
	}
	text := write(scanned())
	for _, want := range []string{
		"market model, each day predicted from the window [−250,−11] before it",
		"BABA: 3 abnormal days of 207 tested, 2024-06-03 to 2025-03-31 (4 days without a full " +
			"estimation window); 1 within a session of a known event, 2 unexplained; 2 of 5 " +
			"known events on tested days stand out.",
		"NEW: no day can be tested: 60 days without a full estimation window, 2 days on which " +
			"the model cannot be estimated, 1 day without a return",
		"2024-09-26 BABA +25.00 % +0.20 % +9.90 % 3.75 <0.001 0.001 1 of 241 5.7× unexplained [1]",
		"with 2024-09-27: AR +10.00 %, t 2.75, q 0.002, results (the session before)",
		"more than a fifth of the listings are abnormal on 2025-02-24",
		"the return spans 1 trading day",
		"3 of 207 days; at most 5 % of them are expected to be by chance alone " +
			"(Benjamini–Hochberg)",
		"returns leave dividends out",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	// One row an episode, named by its most abnormal day.
	if n := strings.Count(text, "BABA +"); n != 2 {
		t.Errorf("%d rows", n)
	}
	s := scanned()
	s.Plan.Known, s.Plan.Control, s.Plan.Fit = nil, eventstudy.ControlHolm, eventstudy.ScanWhole
	text = write(s)
	if strings.Contains(text, "unexplained") || !strings.Contains(text, "(Holm)") ||
		!strings.Contains(text, "each day predicted from all others") {
		t.Errorf("without known events:\n%s", text)
	}
	s.Plan.Control = eventstudy.ControlBY
	if text = write(s); !strings.Contains(text, "(Benjamini–Yekutieli)") {
		t.Errorf("%s", text)
	}
	if err := Scan(&bytes.Buffer{}, s, "", "png"); err == nil {
		t.Error("no complaint of an unknown format")
	}
}

// TestScanJSONAndCSV: every figure of a day stands under its name in both forms.
func TestScanJSONAndCSV(t *testing.T) {
	var b bytes.Buffer
	if err := Scan(&b, scanned(), "title", "json"); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema, Fit, Control string
		FDR                  float64
		Tested               int
		Listings             []map[string]any
		Days                 []map[string]any
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != "stockmove/scan/v1" || got.Fit != "rolling" || got.Control != "bh" ||
		got.FDR != 0.05 || got.Tested != 207 || len(got.Listings) != 2 || len(got.Days) != 3 {
		t.Errorf("%+v", got)
	}
	if l := got.Listings[0]; l["abnormal"] != 3.0 || l["explained"] != 1.0 || l["short"] != 4.0 ||
		l["known"] != 5.0 || l["seen"] != 2.0 || l["first"] != "2024-06-03" ||
		got.Listings[1]["first"] != nil {
		t.Errorf("%v", got.Listings)
	}
	want := map[string]any{"security": "BABA", "date": "2024-09-27", "return": 0.375,
		"expected": 0.004,
		"ar":       0.1, "t": 2.75, "p": 0.0002, "q": 0.002, "rank": 2.0, "volume_multiple": nil,
		"event": "results", "event_offset": 1.0, "se": 0.022, "df": 238.0, "rank_of": 241.0,
		"move": 0.75, "episode": 1.0, "market_wide": false}
	for k, v := range want {
		f, isNumber := v.(float64)
		g, _ := got.Days[1][k].(float64)
		if isNumber && g-f > 1e-12 || isNumber && f-g > 1e-12 || !isNumber && got.Days[1][k] != v {
			t.Errorf("%s is %v, want %v", k, got.Days[1][k], v)
		}
	}
	if got.Days[0]["event"] != nil || got.Days[2]["market_wide"] != true {
		t.Errorf("%v", got.Days)
	}
	b.Reset()
	if err := Scan(&b, scanned(), "title", "csv"); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%v %v", rows, err)
	}
	cell := map[string]string{}
	for j, name := range rows[0] {
		cell[name] = rows[2][j]
	}
	for k, v := range map[string]string{"security": "BABA", "date": "2024-09-27", "return": "0.375",
		"expected": "0.004", "ar": "0.1", "t": "2.75", "p": "0.0002", "q": "0.002", "rank": "2",
		"volume_multiple": "", "event": "results", "event_offset": "1", "se": "0.022", "df": "238",
		"rank_of": "241", "move": "0.75", "episode": "1", "market_wide": "false", "warnings": ""} {
		if cell[k] != v {
			t.Errorf("column %s is %q, want %q", k, cell[k], v)
		}
	}
	if last := rows[3]; last[len(last)-1] != "spans_gap" || last[len(last)-2] != "true" {
		t.Errorf("%q", last)
	}
}
