package load

import (
	"path/filepath"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
)

// TestAliases: what people call an exchange is as good as its code, and a name of one whose
// closures are not known is told its clock.
func TestAliases(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 10),
		"B.csv": datatest.Bars(60, 20),
		"M.csv": datatest.Bars(60, 30)})
	st, err := load(t, dir, &asked.Spec{}, "prices A.csv", "prices B.csv", "market A=NYSE",
		"market B=.HK", "benchmark NYSE=M.csv", "model mean")
	if err != nil {
		t.Fatal(err)
	}
	if got := outline(st); !strings.Contains(got, "A@XNYS B@XHKG") ||
		!strings.Contains(got, "XNYS:M+hours") {
		t.Errorf("%s", got)
	}
	_, err = load(t, dir, &asked.Spec{}, "prices A.csv", "market A=LSE")
	datatest.WantError(t, err, `market "LSE" is not an exchange whose hours are known`,
		"give the clock of London, --zone LSE=Europe/London --hours LSE=08:00-16:30")
	st, err = load(t, dir, &asked.Spec{}, "prices A.csv", "market A=LSE", "zone LSE=Europe/London",
		"hours LSE=08:00-16:30", "model mean")
	if err != nil || !strings.Contains(outline(st), "LSE:-+hours") {
		t.Errorf("the hint does not work: %v", err)
	}
	// A market of the study's own keeps its name, whatever that is elsewhere.
	s, err := specOf("[[market]]\nid = \"HK\"\nzone = \"Asia/Tokyo\"\nopen = \"09:00\"\n" +
		"close = \"15:00\"\n" +
		strings.Replace(datatest.Small, "prices =", "market = \"HK\"\nprices =", 1))
	if err != nil || s.Markets[0].ID != "HK" || s.Securities[0].Market != "HK" {
		t.Errorf("%+v, %v", s, err)
	}
	s, err = specOf("[[market]]\nid = \"HKEX\"\n" +
		strings.Replace(datatest.Small, "prices =", "market = \"SEHK\"\nprices =", 1))
	if err != nil || s.Markets[0].ID != "XHKG" || s.Securities[0].Market != "XHKG" {
		t.Errorf("%+v, %v", s, err)
	}
}

// TestOneCause: events whose clock is not known are one problem, however many there are.
func TestOneCause(t *testing.T) {
	rows := "security,date,time\n"
	for range 18 {
		rows += "A,2024-02-13,10:00\nB,2024-02-14,11:00\n"
	}
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 10),
		"B.csv": datatest.Bars(60, 20), "e.csv": rows})
	_, err := load(t, dir, &asked.Spec{}, "prices A.csv", "prices B.csv", "events e.csv")
	datatest.WantError(t, err,
		"e.csv:2: the times of 36 events have no offset from UTC, and the clock of "+
			"A, B is not known", "--market A=XNYS")
	if n := strings.Count(err.Error(), "\n"); n != 1 {
		t.Errorf("%d lines:\n%v", n+1, err)
	}
}

func TestAddress(t *testing.T) {
	_, err := load(t, datatest.Folder(t, nil), &asked.Spec{}, "prices https://example.com/A.csv")
	datatest.WantError(t, err, "https://example.com/A.csv: is an address of the web, not a file",
		"download the file")
}

// TestForeignBenchmark: a listing named after one city on the index of another is warned about; the
// index's days tell where it is. SPY and HSI are the prices of the embedded case.
func TestForeignBenchmark(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join("..", "cases", "apple-alibaba-2025", "prices"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		files []string
		want  bool
	}{
		{[]string{"prices 9988.HK.csv", "benchmark SPY.csv"}, true},
		{[]string{"prices 9988.HK.csv", "benchmark HSI.csv"}, false},
		{[]string{"prices BABA.csv", "benchmark HSI.csv"}, false}, // its name says no exchange
		{[]string{"prices BABA.US=BABA.csv", "benchmark HSI.csv"}, true},
		{[]string{"prices VOD.L=BABA.csv", "benchmark SPY.csv"}, true},
		{[]string{"prices 9988.HK.csv", "market 9988.HK=XHKG", "benchmark SPY.csv"}, true},
	} {
		st, err := load(t, dir, &asked.Spec{}, append(c.files, "event 2025-02-13")...)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Contains(outline(st), "benchmark_foreign")
		if got != c.want {
			t.Errorf("%v: %v\n%s", c.files, got, outline(st))
		}
	}
}
