package pricefile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedDir is a folder of real downloads beside the checkout; without it the test is skipped.
const sharedDir = "../../../shared/dialects"

// TestRealDownloads reads real files. Rows, dates and closes were taken from the files by
// head, tail and wc.
func TestRealDownloads(t *testing.T) {
	if _, err := os.Stat(sharedDir); err != nil {
		t.Skip("no folder of real downloads beside the checkout")
	}
	for _, x := range []struct {
		file, dialect, id string
		rows              int
		first, last       string
		close             float64
		refuse            string
	}{
		{"alphavantage-descending_BABA__GentRoyal.csv", "alphavantage", "", 2681, "2014-09-19",
			"2025-05-16", 123.46, ""},
		{"date-open-close-volume-blank-holidays_HSI__tzjtan.csv", "plain", "", 9781, "1986-12-31",
			"2026-08-20", 25698.4902, ""},
		{"famafrench-preamble-footer-yyyymmdd_FF3__desai-kalash.csv", "", "", 0, "", "", 0,
			"factor returns"},
		{"intraday-minute-BOM_HSI_head1500__LucasHKBU.csv", "", "", 0, "", "", 0, "intraday"},
		{"investing-BOM-M-volume_AAPL__alexislitos-lab.csv", "investing", "", 1508, "2020-01-02",
			"2025-12-31", 271.86, ""},
		{"investing-BOM-thousands_HSI__FernandoLimaFilho.csv", "investing", "", 2276, "2016-01-04",
			"2025-03-28", 23426.60, ""},
		{"investing-ptBR_decimal-comma_IBOV__danielpiasecki_tcc.csv", "investing-pt", "", 61,
			"2021-02-01", "2021-04-30", 118894, ""},
		{"long-panel-EODHD_2024-25__vivan-doshi.csv", "eodhd-panel", "AAPL.US", 457, "2024-01-02",
			"2025-10-27", 268.81, ""},
		{"marketwatch_AAPL__jchristensen719_Stock-market-models.csv", "marketwatch", "", 21,
			"2024-07-29", "2024-08-26", 227.18, ""},
		{"nasdaq-index-no-volume_SPX__Hatemmanaiofficiel.csv", "nasdaq-index", "", 1256,
			"2020-06-18", "2025-06-17", 5982.72, ""},
		{"nasdaq-old_dollar_AAPL__OmphileGopane.csv", "nasdaq", "", 2516, "2010-03-01",
			"2020-02-28", 273.36, ""},
		{"semicolon_decimal-comma_TLT__fedelolli02_Asset-Management.csv", "plain", "", 5736,
			"2002-07-22", "2025-05-02", 87.68, ""},
		{"stooq-bulk-TICKER-PER_AAPL_tail600__marcogarciagz.txt", "stooq-bulk", "AAPL.US", 600,
			"2023-09-29", "2026-02-20", 264.58, ""},
		{"stooq-english_SPY__huhng24_ACC102.csv", "stooq", "", 2839, "2015-01-02", "2026-04-17",
			710.14, ""},
		{"weekly-bars-tz_9988.HK__jaypoon1001_DASE2.csv", "", "", 0, "", "", 0, "weekly"},
		{"wide-panel_close_Mag7__drewddudney_Mag7StockModel.csv", "wide-panel", "AAPL", 300,
			"2023-12-14", "2025-02-26", 240.36000061035156, ""},
		{"yahoo-classic_BABA__dieperdev_yfinance-stock-data.csv", "yahoo-classic", "", 2383,
			"2014-09-19", "2024-03-08", 73.550003, ""},
		{"yahoo-history-tz-offset-dividends_9988.HK__Georgelikechen.csv", "yfinance-history", "",
			1323, "2020-01-02", "2025-05-22", 118.80000305175781, ""},
		{"yfinance-2row-header-blank-date_9988.HK__AZScience.csv", "yfinance-multiheader",
			"9988.HK", 1228, "2021-03-01", "2026-02-27", 142.89999389648438, ""},
		{"yfinance-multiheader_9988.HK__luciusneo1017.csv", "yfinance-multiheader", "9988.HK", 1458,
			"2019-11-26", "2025-10-30", 172.10000610351562, ""},
	} {
		t.Run(x.file, func(t *testing.T) {
			r, err := os.Open(filepath.Join(sharedDir, x.file))
			if err != nil {
				t.Skip("the file is not there")
			}
			defer r.Close()
			f, err := Read(x.file, r, Options{})
			if x.refuse != "" {
				if err == nil || !strings.Contains(err.Error(), x.refuse) {
					t.Fatalf("error %v, want one about %q", err, x.refuse)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			id := x.id
			if id == "" {
				id = FileID(x.file)
			}
			p := f.Prices[0]
			if f.Dialect != x.dialect || p.ID != id || len(p.Dates) != x.rows ||
				p.First().String() != x.first || p.Last().String() != x.last ||
				p.Close[x.rows-1] != x.close {
				t.Errorf("%s %s: %d rows, %v to %v, last close %v", f.Dialect, p.ID, len(p.Dates),
					p.First(), p.Last(), p.Close[len(p.Close)-1])
			}
		})
	}
}
