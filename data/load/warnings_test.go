package load

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
)

// says checks that a study's warnings and notes hold each of parts.
func says(t *testing.T, st *Study, parts ...string) {
	t.Helper()
	all := fmt.Sprint(st.Warnings, st.Notes)
	for _, p := range parts {
		if !strings.Contains(all, p) {
			t.Errorf("nothing says %q in\n%s", p, all)
		}
	}
}

// factorText writes factors in per cent for the days of bars.
func factorText(names string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "date,%s\n", names)
	for i, line := range strings.Split(strings.TrimSpace(datatest.Bars(n, 1)), "\n")[1:] {
		b.WriteString(line[:10])
		for k, name := range strings.Split(names, ",") {
			if name == "RF" {
				b.WriteString(",0.02")
				continue
			}
			fmt.Fprintf(&b, ",%.2f", float64((i*7+k*5)%23-11)/10)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestLoadFactors(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{
		"A.csv": datatest.Bars(60, 10), "ff.csv": factorText("Mkt-RF,SMB,HML,RF", 60),
		"mom.csv": factorText("Mom", 60), "bad.csv": "date,SMB\nx,y\n",
	})
	st, err := load(t, dir, &asked.Spec{}, "prices A.csv", "factors ff.csv", "factors mom.csv",
		"model carhart")
	if err != nil {
		t.Fatal(err)
	}
	f := st.Markets[0].Factors
	// Per cent becomes a fraction: 0.02 % is 0.0002.
	got := fmt.Sprintf("%v %d %g", f.Names, len(f.Dates), f.Columns[len(f.Names)-1][0])
	if got != "[Mkt-RF SMB HML Mom RF] 60 0.0002" {
		t.Errorf("factors %s", got)
	}
	if in := st.Inputs[1]; in.Role != RoleFactors || in.Rows != 60 ||
		in.First.String() != "2024-01-01" || len(in.SHA256) != 64 {
		t.Errorf("input %+v", in)
	}
	_, err = load(t, dir, &asked.Spec{}, "prices A.csv", "factors ff.csv", "model carhart")
	datatest.WantError(t, err,
		"the model carhart needs the factor Mom, and the factor files have Mkt-RF, SMB, HML, RF")
	_, err = load(t, dir, &asked.Spec{}, "prices A.csv", "model ff3")
	datatest.WantError(t, err, "the model ff3 needs factor returns, and none are given")
	_, err = load(t, dir, &asked.Spec{}, "prices A.csv", "factors bad.csv", "factors none.csv",
		"model mean")
	datatest.WantError(t, err, "bad.csv", "none.csv: no such file")
}

func TestLoadSays(t *testing.T) {
	long := "Price,Close\nTicker,TSLA\nDate,\n"
	for i, line := range strings.Split(strings.TrimSpace(datatest.Bars(60, 10)), "\n")[1:] {
		long += fmt.Sprintf("%s,%d.%02d\n", line[:10], 10+i%3, i*37%100)
	}
	dir := datatest.Folder(t, map[string]string{
		"A.csv": datatest.Bars(60, 10), "B.csv": datatest.Bars(60, 20),
		"SPY.csv": datatest.Bars(60, 400),
		"HSI.csv": datatest.Bars(60, 20000), "tsla.csv": long,
		"study.toml": strings.Replace(datatest.PairStudy, `prices = "HSI.csv"`,
			`prices = "HSI.csv", currency = "HKD"`, 1) + "[[market]]\nid = \"xnas\"\n",
	})
	t.Chdir(dir)
	s, err := asked.FindStudy("study.toml")
	if err != nil {
		t.Fatal(err)
	}
	s.Notes = []string{"The study's files are clean."}
	s.Securities[1].Market, s.Securities[1].Currency = "XHKG", "USD"
	st, err := load(t, dir, s, "prices A=tsla.csv", "benchmark XHKG=HSI=HSI.csv")
	if err != nil {
		t.Fatal(err)
	}
	says(t, st, "tsla.csv says that its prices are those of TSLA",
		"no security trades in this market",
		"The prices of A and the benchmark of XHKG come from files of the user's")
	if st.Securities[0].Prices.Currency != "USD" {
		t.Error("the currency of the study is lost with its file")
	}
	mixed := false
	for _, f := range st.Securities[1].Prices.Findings {
		mixed = mixed || f.Code == "currency-mixed"
	}
	if !mixed {
		t.Error("dollars against Hong Kong dollars go unnoticed")
	}
	// A folder says what it leaves out.
	dir = datatest.Folder(t, map[string]string{"x/A.csv": datatest.Bars(60, 10), "x/notes.md": "",
		"x/old/B.csv": "",
		"x/ev.csv":    "security,date\nA,2024-01-02\n",
		"x/ff.csv":    factorText("Mkt-RF,SMB,HML,RF", 9)})
	if st, err = load(t, dir, &asked.Spec{}, "prices x"); err != nil {
		t.Fatal(err)
	}
	says(t, st, "Not read in the folder x: ev.csv, ff.csv, notes.md, old.")
	if st.Title != "A" {
		t.Errorf("title %q", st.Title)
	}
}

// TestDefaultTitle: a study is named after the securities that have an event, or after all where
// there is no event.
func TestDefaultTitle(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 10),
		"B.csv": datatest.Bars(60, 20),
		"C.csv": datatest.Bars(60, 30)})
	files := []string{"prices A.csv", "prices B.csv", "prices C.csv"}
	for want, events := range map[string][]string{
		"A, B and C":                     nil,
		"B around 1 March 2024":          {"event B@2024-03-01"},
		"A and C":                        {"event C@2024-03-01", "event A@2024-03-04"},
		"A, B and C around 1 March 2024": {"event 2024-03-01"},
	} {
		st, err := load(t, dir, &asked.Spec{}, append(events, files...)...)
		if err != nil || st.Title != want {
			t.Errorf("%q, want %q (%v)", st.Title, want, err)
		}
	}
}

// Names of markets are the same in any case, in the study and on the command line.
func TestMarketCase(t *testing.T) {
	s, err := specOf("[[market]]\nid = \"xhkg\"\n" +
		strings.Replace(datatest.Small, "prices =", "market = \"Xhkg\"\nprices =", 1))
	if err != nil {
		t.Fatal(err)
	}
	if s.Markets[0].ID != "XHKG" || s.Securities[0].Market != "XHKG" {
		t.Errorf("%+v %+v", s.Markets, s.Securities)
	}
	if err := datatest.Merge(s, "market A=xhkg", "benchmark xHKG=H.csv"); err != nil ||
		len(s.Markets) != 1 || s.Markets[0].Benchmark == nil {
		t.Errorf("%+v, %v", s.Markets, err)
	}
}

// The case with real downloads in place of its files, one dialect each: the study stays
// the same, and the prices of the event day agree to the cent.
func TestCaseOnDownloads(t *testing.T) {
	for security, name := range map[string]string{
		"BABA":    "yahoo-classic_BABA__dieperdev_yfinance-stock-data.csv",
		"AAPL":    "investing-BOM-M-volume_AAPL__alexislitos-lab.csv",
		"9988.HK": "yfinance-2row-header-blank-date_9988.HK__AZScience.csv",
	} {
		path := shared(t, "dialects", name)
		if _, err := os.Stat(path); err != nil {
			t.Skip(err)
		}
		s, err := asked.FindStudy("apple-alibaba-2025")
		if err != nil {
			t.Fatal(err)
		}
		own := loadCase(t, "apple-alibaba-2025")
		if err := s.AddPrices(security + "=" + path); err != nil {
			t.Fatal(err)
		}
		st, err := Load(context.Background(), s)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		a, b := outline(st), outline(own)
		if strings.Split(a, "; ")[2] != strings.Split(b, "; ")[2] {
			t.Errorf("%s: %s, not %s", name, a, b)
		}
		says(t, st, "The prices of "+security+" come from files of the user's")
	}
}

// What two series have to do with each other is told once when it is of no day, and
// reaches both when it is of days.
func TestExaminePairs(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 10),
		"B.csv": datatest.Bars(60, 10)})
	st, err := load(t, dir, &asked.Spec{}, "prices A.csv", "prices B.csv", "benchmark SPY=A.csv")
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, s := range st.Securities {
		for _, f := range s.Prices.Findings {
			count[f.Code]++
		}
	}
	// Both securities are their own benchmark; that they are each other is said of the first.
	if count["benchmark-is-security"] != 2 || count["same-prices"] != 1 {
		t.Errorf("findings: %v", count)
	}
	for _, in := range st.Inputs {
		for _, s := range st.Securities {
			if in.Role == RolePrices && in.ID == s.ID &&
				len(in.Findings) != len(s.Prices.Findings) {
				t.Errorf("%s: the input has %d findings, the prices %d", s.ID, len(in.Findings),
					len(s.Prices.Findings))
			}
		}
	}
}
