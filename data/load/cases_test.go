package load

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stockmove/data/asked"
	"stockmove/data/cases"
	"stockmove/data/datatest"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

func loadCase(t *testing.T, arg string) *Study {
	t.Helper()
	s, err := asked.FindStudy(arg)
	if err != nil {
		t.Fatal(err)
	}
	st, err := Load(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func TestCase(t *testing.T) {
	st := loadCase(t, "apple-alibaba-2025")
	const want = "market; XNYS:SPY+hours XNAS:SPY+hours XHKG:HSI+hours; BABA@XNYS AAPL@XNAS " +
		"9988.HK@XHKG; confirmation/BABA confirmation/AAPL confirmation/9988.HK report/BABA " +
		"report/AAPL report/9988.HK;"
	if got := outline(st); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(st.Claims) != 8 || len(st.Inputs) != 7 || len(st.Notes) == 0 {
		t.Errorf("%d claims, %d inputs, %d notes", len(st.Claims), len(st.Inputs), len(st.Notes))
	}
	if a, b := st.Markets[0].Benchmark, st.Markets[1].Benchmark; a != b {
		t.Error("the two American markets do not share their benchmark")
	}
	first, last := eventstudy.NewDate(2021, 12, 31), eventstudy.NewDate(2025, 3, 31)
	for _, s := range st.Securities {
		if s.Prices.First() != first || s.Prices.Last() != last || s.Prices.Currency == "" {
			t.Errorf("%s: %s to %s in %q", s.ID, s.Prices.First(), s.Prices.Last(),
				s.Prices.Currency)
		}
	}
	// Closing prices that newspapers of the day printed: 116.7 and 113.8 Hong Kong dollars, 119.54
	// US dollars.
	for _, c := range []struct {
		security int
		day      int
		close    float64
	}{{2, 13, 116.7}, {2, 12, 113.8}, {0, 13, 119.54}, {1, 13, 241.53}} {
		p := st.Securities[c.security].Prices
		row, ok := p.Find(eventstudy.NewDate(2025, 2, c.day))
		if !ok || p.Close[row] != c.close {
			t.Errorf("%s on %d February closes at %v, want %v", p.ID, c.day, p.Close[row], c.close)
		}
	}
	for _, c := range asked.Cases() {
		if c.Title == "" || !strings.Contains(c.About, "9988.HK") {
			t.Errorf("case %+v", c)
		}
	}
}

// The case as a folder is the same study: only the paths differ.
func TestCaseFolder(t *testing.T) {
	const name = "apple-alibaba-2025"
	files, err := cases.Files(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, f := range files {
		path := filepath.Join("mine", filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	a, b := loadCase(t, name), loadCase(t, "mine")
	opts := cmp.Options{
		cmpopts.EquateNaNs(), cmpopts.IgnoreFields(eventstudy.Pos{}, "File"),
		cmpopts.IgnoreFields(eventstudy.Source{}, "Path"), cmpopts.IgnoreFields(Input{}, "Path"),
	}
	for what, pair := range map[string][2]any{
		"securities": {a.Securities, b.Securities}, "events": {a.Events, b.Events},
		"claims": {datatest.Statements(a.Claims), datatest.Statements(b.Claims)},
		"inputs": {a.Inputs, b.Inputs},
		"notes":  {a.Notes, b.Notes}, "title": {a.Title, b.Title},
		"benchmark": {a.Markets[2].Benchmark, b.Markets[2].Benchmark},
		"windows":   {a.Design.Windows, b.Design.Windows},
	} {
		if d := cmp.Diff(pair[0], pair[1], opts); d != "" {
			t.Errorf("%s (-embedded +folder):\n%s", what, d)
		}
	}
	if _, err := cases.Files("other"); err == nil {
		t.Error("a case that is none is written")
	}
}

// Quotes are the words of the articles, letter by letter.
func TestCaseQuotes(t *testing.T) {
	names, _ := filepath.Glob(shared(t, "articles", "*.txt"))
	var all strings.Builder
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(b)
	}
	list, _, err := asked.ReadClaimsFile(cases.Study("apple-alibaba-2025").Sibling("claims.toml"),
		nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if !strings.Contains(all.String(), c.Quote) {
			t.Errorf("no article says %q (%s)", c.Quote, c.ID)
		}
	}
	if _, ok := claims.Kinds.Lookup("largest-loss-since"); !ok {
		t.Error("the kind largest-loss-since is not registered")
	}
}

// shared names a file beside the module and skips the test where there is none.
func shared(t *testing.T, parts ...string) string {
	t.Helper()
	root := filepath.Join("..", "..", "..", "shared")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the folder shared is not beside the module: ", root)
	}
	return filepath.Join(append([]string{root}, parts...)...)
}
