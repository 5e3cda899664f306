package doctor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// Alibaba in Hong Kong around the turn of 2024, daily bars as several vendors agree on them, with
// the two half-days as public copies have them: 83.45 for 83.15 and 82.85 for 82.40, without
// volume or range.
const turn = `
2024-12-18,84.85,84.85,83.65,84.05,,35976303
2024-12-19,82.7,83.45,82.05,82.95,,56263173
2024-12-20,81.8,82.25,79.35,80.1,,132887681
2024-12-23,80.7,81.35,79.9,81,,57974855
2024-12-24,83.45,83.45,83.45,83.45,,0
2024-12-27,83,83.35,81.35,82.35,,44013080
2024-12-30,82.35,82.95,81.55,82,,39010940
2024-12-31,82.85,82.85,82.85,82.85,,0
2025-01-02,82.4,82.7,80.8,81.3,,48562393
2025-01-03,83.1,83.75,82,82.6,,57859265
2025-01-06,83.15,83.35,81.9,82.15,,36259231`

func TestTurnOfTheYear(t *testing.T) {
	p := table(t, "9988.HK", turn)
	hours := weekdayHours{closed: map[string]bool{"2024-12-25": true, "2024-12-26": true,
		"2025-01-01": true}, half: map[string]bool{"2024-12-24": true, "2024-12-31": true}}
	fs := Examine(p, Context{Hours: hours, Calendar: "XHKG"})
	if codes(fs) != "known-fault zero-volume-flat-bar" {
		t.Fatalf("findings: %+v", fs)
	}
	for _, f := range fs {
		if !f.False || f.FalseDividends {
			t.Errorf("the prices of the days are not said to be false: %+v", f)
		}
		if len(f.Dates) != 2 || f.Dates[1].String() != "2024-12-31" {
			t.Errorf("days: %+v", f)
		}
	}
	if !strings.Contains(fs[0].Text, "2024-12-31 82.4, not 82.85") ||
		!strings.Contains(fs[1].Text, "figures of 2025 are based on 2024-12-31") {
		t.Errorf("texts: %q, %q", fs[0].Text, fs[1].Text)
	}
	// The closes of another security on the same days are nobody's error.
	scaleQuoted(p, 0, len(p.Dates), 4.5)
	if got := codes(Examine(p, Context{Hours: hours})); got != "zero-volume-flat-bar" {
		t.Errorf("another security: %q", got)
	}
}

// Quoted closes 115.0 on 2022-01-03 and 81.3 on 2025-01-02; with HK$0.98 and HK$1.62 taken out
// they are 109.21/115 and 0.9836 of them, with US$0.125 and US$0.2075 0.9956 in between.
func TestDividendCurrency(t *testing.T) {
	const wrong = "2022-01-03,,,,114.246863,,\n2022-01-04,,,,116.134420,,\n2023-12-20,,,,72.2,,\n" +
		"2024-06-12,,,,73.99,,\n2025-01-02,,,,81.128914,,\n2025-01-03,,,,82.426179,,"
	p := table(t, "9988.HK", wrong)
	p.Basis = eventstudy.Total
	fs := Examine(p, Context{})
	// Six rows are not daily bars, and the price falls far between them, which is said as well.
	if len(fs) != 3 || fs[1].Code != "known-fault" || len(fs[1].Dates) != 2 ||
		!strings.Contains(fs[1].Text, "0.9955") || fs[1].False || !fs[1].FalseDividends {
		t.Errorf("wrong dividends: %+v", fs)
	}
	p = table(t, "9988.HK", strings.NewReplacer("114.246863", "110.793", "116.134420",
		"112.624").Replace(wrong))
	p.Basis = eventstudy.Total
	if got := codes(Examine(p, Context{})); strings.Contains(got, "known-fault") {
		t.Errorf("right dividends: %q", got)
	}
}

// Downloads in Yahoo's plain form, where they are at hand. The compiled files are clean.
func TestSharedFiles(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared")
	for _, x := range []struct{ path, id, codes string }{
		{"prices/BABA.csv", "BABA", ""}, {"prices/AAPL.csv", "AAPL", ""},
		{"prices/SPY.csv", "SPY", ""},
		{"prices/GSPC.csv", "GSPC", ""}, {"prices/HSI.csv", "HSI", ""},
		{"prices/9988.HK.csv", "9988.HK", ""},
		{"dialects/yahoo-classic_BABA__dieperdev_yfinance-stock-data.csv", "BABA", ""},
	} {
		b, err := os.ReadFile(filepath.Join(root, x.path))
		if err != nil {
			t.Skip("the downloads are not at hand")
		}
		_, rows, _ := strings.Cut(string(b), "\n")
		p := table(t, x.id, strings.ReplaceAll(rows, "\r", ""))
		if got := codes(Examine(p, Context{})); got != x.codes {
			t.Errorf("%s: %q, want %q", x.path, got, x.codes)
		}
	}
}
