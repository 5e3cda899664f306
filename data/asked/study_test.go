package asked

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stockmove/data/datatest"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

func TestParseStudy(t *testing.T) {
	const text = `title = "T"
notes = "one"
model = "market"
returns = "log"
estimation = [-120, -21]
event_window = [-5, 5]
windows = [[0, 0], [-1, 1]]
tests = ["t"]
alpha = 0.1
min_obs = 50
day_rule = "previous"
price_basis = "split"
seed = 7
tail = "upper"
incomplete = "partial"
overlap = "first"
thin = "trade-to-trade"
dimson_lags = 2
hac = -1
factors = ["ff.csv", "/abs/mom.csv"]
claims = "claims.toml"
events = "more.csv"
[read]
date_order = "dmy"
decimal = ","
columns = { close = "Last" }
[[market]]
id = "XHKG"
benchmark = { id = "HSI", prices = "../HSI.csv", currency = "HKD" }
holidays = [2025-03-03]
[[market]]
id = "XLON"
zone = "Europe/London"
open = "08:00"
close = "16:30"
[[security]]
id = "0700.HK"
name = "Tencent"
prices = "prices/0700.csv"
market = "XHKG"
currency = "HKD"
[[event]]
id = "e"
at = 2025-02-13T10:00:00+04:00
label = "L"
group = "G"
securities = ["0700.HK"]
estimation = [-60, -11]
[[event]]
date = 2025-03-04
`
	got, err := ParseText(input.FileRef("dir/study.toml"), []byte(text), "sum")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2025, 2, 13, 10, 0, 0, 0, time.FixedZone("", 4*3600))
	file := func(name string) input.Ref { return input.FileRef(filepath.FromSlash(name)) }
	pos := func(line int) eventstudy.Pos {
		return eventstudy.Pos{File: "dir/study.toml", Line: line, Col: 1}
	}
	ask := func(name string, v any, line, col int) Asked {
		return Asked{v, name, eventstudy.Pos{File: "dir/study.toml", Line: line, Col: col}}
	}
	want := &Spec{
		Name: "dir", Title: "T", Notes: []string{"one"}, Source: input.FileRef("dir/study.toml"),
		Sum: "sum",
		Design: map[string]Asked{
			"model": ask("model", "market", 3, 9), "returns": ask("returns", "log", 4, 11),
			"estimation":   ask("estimation", eventstudy.Window{First: -120, Last: -21}, 5, 14),
			"event_window": ask("event_window", eventstudy.Window{First: -5, Last: 5}, 6, 16),
			"windows": ask("windows",
				[]eventstudy.Window{{First: 0, Last: 0}, {First: -1, Last: 1}}, 7, 11),
			"tests": ask("tests", []string{"t"}, 8, 9), "alpha": ask("alpha", 0.1, 9, 9),
			"min_obs": ask("min_obs", 50, 10, 11), "day_rule": ask("day_rule", "previous", 11, 12),
			"price_basis": ask("price_basis", "split", 12, 15),
			"seed":        ask("seed", uint64(7), 13, 8),
			"tail":        ask("tail", "upper", 14, 8),
			"incomplete":  ask("incomplete", "partial", 15, 14),
			"overlap":     ask("overlap", "first", 16, 11),
			"thin":        ask("thin", "trade-to-trade", 17, 8),
			"dimson_lags": ask("dimson_lags", 2, 18, 15), "hac": ask("hac", -1, 19, 7),
		},
		Factors:    []input.Ref{file("dir/ff.csv"), file("/abs/mom.csv")},
		Claims:     []input.Ref{file("dir/claims.toml")},
		EventFiles: []input.Ref{file("dir/more.csv")},
		Read: Reading{DateOrder: "dmy", Decimal: ",",
			Columns: map[string]string{"close": "Last"}},
		Markets: []MarketSpec{
			{ID: "XHKG", Pos: pos(27), Holidays: []eventstudy.Date{eventstudy.NewDate(2025, 3, 3)},
				Benchmark: &BenchmarkSpec{ID: "HSI", Currency: "HKD", Prices: file("HSI.csv"),
					Pos: eventstudy.Pos{File: "dir/study.toml", Line: 29, Col: 13}}},
			{ID: "XLON", Zone: "Europe/London", Open: "08:00", Close: "16:30", Pos: pos(31)},
		},
		Securities: []SecuritySpec{{ID: "0700.HK", Name: "Tencent",
			Prices: file("dir/prices/0700.csv"), Market: "XHKG", Currency: "HKD", Pos: pos(36)}},
		Events: []EventSpec{
			{ID: "e", At: &at, Date: eventstudy.NoDate, Label: "L", Group: "G",
				Securities: []string{"0700.HK"},
				Estimation: &eventstudy.Window{First: -60, Last: -11}, Pos: pos(42)},
			{ID: "2025-03-04", Date: eventstudy.NewDate(2025, 3, 4), Pos: pos(49)},
		},
	}
	d := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Spec{}, BenchmarkSpec{}, SecuritySpec{},
		input.Ref{}))
	if d != "" {
		t.Errorf("spec (-want +got):\n%s", d)
	}
}

// Every mistake is told with the place where it stands and what to do.
func TestStudyMistakes(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"unknown key": {"estimaton = [-250, -11]\n" + datatest.Small,
			[]string{`study.toml:1:1: unknown key "estimaton"`,
				`nearest known key is "estimation"`}},
		"unknown in table": {strings.Replace(datatest.Small, "prices =", "price =", 1),
			[]string{`study.toml:4:1: unknown key "price"`, `"prices"`, "prices is missing"}},
		"unknown in inline": {"[[market]]\nid = \"XHKG\"\n" +
			"benchmark = { id = \"H\", path = \"x\" }\n",
			[]string{`study.toml:3:25: unknown key "path"`, "study.toml:3:13: prices is missing"}},
		"unquoted ticker": {strings.Replace(datatest.Small, `"A"`, "0700", 1),
			[]string{"study.toml:3:6:", `in quotes, "0700"`}},
		"text for number": {"alpha = \"0.05\"\n" + datatest.Small,
			[]string{`study.toml:1:9: alpha must be a number, not the text "0.05"`}},
		"number for text": {"title = 5\n",
			[]string{"study.toml:1:9: title must be a text in quotes, not the number 5"}},
		"window of three": {"windows = [[0, 0], [1, 2, 3]]\n" + datatest.Small,
			[]string{"study.toml:1:20: windows[1] must be two whole numbers"}},
		"window reversed": {"estimation = [-11, -250]\n" + datatest.Small,
			[]string{"study.toml:1:14:", "ends before it begins"}},
		"window outside": {"windows = [[0, 20]]\n" + datatest.Small,
			[]string{"study.toml:1:12: the window [0,+20] does not lie in the event window " +
				"[−10,+10]", "hint: widen the event window"}},
		"overlap": {"estimation = [-100, -5]\n" + datatest.Small,
			[]string{"study.toml:1:14: the estimation window [−100,−5] overlaps",
				"hint: end it earlier"}},
		"too short": {"estimation = [-20, -11]\nmin_obs = 30\n" + datatest.Small,
			[]string{"has 10 days, fewer than the 30", "ask for fewer"}},
		"no day 0": {"event_window = [1, 5]\n" + datatest.Small, []string{"does not hold day 0"}},
		"unknown model": {"model = \"markt\"\n" + datatest.Small,
			[]string{`study.toml:1:9: unknown model "markt"`, `did you mean "market"?`}},
		"unknown test": {"tests = [\"t\", \"tt\"]\n" + datatest.Small,
			[]string{`study.toml:1:15: tests: unknown name "tt"`}},
		"bad alpha": {"alpha = 5\n" + datatest.Small,
			[]string{"alpha is 5, and must lie between 0 and 1"}},
		"local instant": {strings.Replace(datatest.Small, "date =", "at =", 1),
			[]string{"study.toml:6:6: at must be an instant", "write date = 2025-02-13"}},
		"instant no offset": {strings.Replace(datatest.Small, "date = 2025-02-13",
			"at = 2025-02-13T10:00:00", 1), []string{"study.toml:6:6:", "add the offset"}},
		"date and at": {datatest.Small + "at = 2025-02-13T10:00:00Z\n",
			[]string{"either date or at"}},
		"no date": {strings.Replace(datatest.Small, "date = 2025-02-13", "", 1),
			[]string{"event 1 has neither date nor at"}},
		"security unknown": {datatest.Small + "securities = [\"B\"]\n",
			[]string{`study.toml:7:15: unknown security "B"`}},
		"security twice": {datatest.Small + "[[security]]\nid = \"A\"\nprices = \"B.csv\"\n",
			[]string{`study.toml:8:6: security "A" stands twice`}},
		"event twice": {datatest.Small + "[[event]]\ndate = 2025-02-13\n",
			[]string{`study.toml:7:1: event "2025-02-13" stands twice`, "id of its own"}},
		"market unknown": {strings.Replace(datatest.Small, "prices =",
			"market = \"XZZZ\"\nprices =", 1),
			[]string{`study.toml:4:10: unknown market "XZZZ"`, "XHKG"}},
		"market undefined": {"[[market]]\nid = \"XLON\"\nholidays = [2025-04-21]\n",
			[]string{`study.toml:2:6: market "XLON" is not an exchange whose hours are known`,
				"zone"}},
		"market bad zone": {"[[market]]\nid = \"M\"\nzone = \"Mars/Olympus\"\nopen = \"9:00\"\n" +
			"close = \"17:00\"\n", []string{`unknown time zone "Mars/Olympus"`}},
		"market unsaid": {"[[market]]\nid = \"XHKG\"\n[[market]]\nid = \"XNYS\"\n" + datatest.Small,
			[]string{`security "A" does not say which of the markets`}},
		"one bracket": {strings.Replace(datatest.Small, "[[security]]", "[security]", 1),
			[]string{"[[security]]", "two brackets"}},
		"syntax": {"title = market\n", []string{"study.toml:1:9:"}},
		"key twice": {"title = \"a\"\ntitle = \"b\"\n",
			[]string{"study.toml:2:1:", "each key stands once"}},
		"html":   {"<!doctype html>\n<html>", []string{"web page"}},
		"binary": {"title = \"\xff\"\n", []string{"not a text in UTF-8"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := parse(c.text)
			datatest.WantError(t, err, c.want...)
			var ps *eventstudy.Problems
			if !errors.As(err, &ps) {
				t.Errorf("error is a %T, not a Problems", err)
			}
		})
	}
	if _, err := parse(datatest.Small); err != nil {
		t.Errorf("the study without a mistake: %v", err)
	}
}

// All mistakes of a file are told at once, the first twenty and a count.
func TestStudyCollects(t *testing.T) {
	_, err := parse(strings.Repeat("[[security]]\nid = 5\n", 30))
	datatest.WantError(t, err, "study.toml:2:6:", "study.toml:20:6:", "more")
	if n := strings.Count(err.Error(), "study.toml:"); n != eventstudy.MaxProblems {
		t.Errorf("%d problems are listed", n)
	}
}

func TestFindStudy(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"mine/study.toml": datatest.Small,
		"empty/x.txt":                   "",
		"apple-alibaba-2025/study.toml": datatest.Small})
	t.Chdir(dir)
	for _, arg := range []string{"mine", "mine/study.toml", "mine/"} {
		s, err := FindStudy(arg)
		if err != nil || s.Name != "mine" ||
			s.Securities[0].Prices.Path != filepath.Join("mine", "A.csv") {
			t.Errorf("%s: %+v, %v", arg, s, err)
		}
	}
	s, err := FindStudy("apple-alibaba-2025")
	if err != nil || len(s.Securities) != 1 || len(s.Warnings) != 1 ||
		s.Warnings[0].Code != "case_shadowed" {
		t.Errorf("a folder does not go before the case of its name: %+v, %v", s, err)
	}
	_, err = FindStudy("empty")
	datatest.WantError(t, err, "empty: the folder holds no study.toml")
	_, err = FindStudy("aple-alibaba-2025")
	datatest.WantError(t, err, `no study "aple-alibaba-2025"`,
		"did you mean the case apple-alibaba-2025?")
	_, err = FindStudy("other")
	datatest.WantError(t, err, "the cases are apple-alibaba-2025")
	_, err = FindStudy("other/study.toml")
	datatest.WantError(t, err, "check the path")
	var use *input.UsageError
	if !errors.As(err, &use) {
		t.Errorf("error is a %T", err)
	}
}
