package pricefile

import (
	"slices"
	"strings"
	"testing"
)

// TestWrappedHeader reads headers that go over several lines: of a spreadsheet with line ends in
// quotes, and a copy of Yahoo's page. The lines of messages are those of the file.
func TestWrappedHeader(t *testing.T) {
	yahoo := "Date\tOpen\tHigh\tLow\tClose\nClose price adjusted for splits.\tAdj Close\n" +
		"Adjusted close price adjusted for splits and dividend and/or capital gain" +
		" distributions.\tVolume\n" +
		"Feb 14, 2025\t241.25\t245.55\t240.99\t244.60\t244.34\t40,896,200\n" +
		"Feb 13, 2025\t236.91\t242.34\t235.57\t241.53\t241.27\t53,614,100\n" +
		"Feb 10, 2025\t0.25 Dividend\n" +
		"Feb 10, 2025\t229.57\t230.59\t227.20\t227.65\t227.41\t33,115,600\n"
	sheet := "Prices of a fund\n" +
		"\"Trade\nDate\",\"Open\n(USD)\",\"High\n(USD)\",\"Low\n(USD)\",Close\n" +
		"02/10/2025,229.57,230.59,227.20,227.65\n02/13/2025,236.91,242.34,235.57,241.53\n" +
		"02/14/2025,241.25,245.55,240.99,244.60\n"
	for name, text := range map[string]string{"yahoo": yahoo, "sheet": sheet,
		"sheet of Windows": strings.ReplaceAll(sheet, "\n", "\r\n")} {
		f := read(t, text, Options{})
		p := f.Prices[0]
		if !slices.Equal(p.Close, []float64{227.65, 241.53, 244.60}) || p.Open[0] != 229.57 ||
			p.High[1] != 242.34 || p.Low[2] != 240.99 || p.First().String() != "2025-02-10" {
			t.Errorf("%s: %v, %v", name, p.Dates, p.Close)
		}
		for _, d := range f.Dropped {
			if d.Reason == "dividend or split" && d.First.Line != 6 {
				t.Errorf("%s: %s on line %d", name, d.Reason, d.First.Line)
			}
		}
		_, err := Read("f.csv", strings.NewReader(strings.Replace(text, "240.99", "x", 1)),
			Options{})
		if line := map[string]string{"yahoo": ":4:"}[name]; err == nil ||
			!strings.Contains(err.Error(), line) || line == "" &&
			!strings.Contains(err.Error(), ":9:") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if f := read(t, yahoo, Options{}); f.Dialect != "yahoo-page" ||
		f.Prices[0].AdjClose[0] != 227.41 {
		t.Errorf("%s, %v", f.Dialect, f.Prices[0].AdjClose)
	}
	for _, whole := range []string{"Date,Close\n2025-02-10,227.65\n2025-02-13,241.53\n",
		"Date,Close\nunit,USD\n2025-02-10,227.65,\n2025-02-13,241.53,\n",
		"Date,Close\nof the day,in US dollars\n2025-02-10,227.65,,\n2025-02-13,241.53,,\n"} {
		if f := read(t, whole, Options{}); why(f, "header lines") != "" ||
			f.Prices[0].Close[1] != 241.53 {
			t.Errorf("a header of one line is of several: %q", whole)
		}
	}
}
