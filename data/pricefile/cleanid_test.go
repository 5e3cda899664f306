package pricefile

import "testing"

func TestCleanID(t *testing.T) {
	for in, want := range map[string]string{
		"BABA": "BABA", " BABA ": "BABA", "BA\u00adBA": "BABA", "BA\u200bBA": "BABA",
		"BA\u200cBA": "BABA", "BA\u200dBA": "BABA",
		"\u202eBABA\u202c": "BABA", "\ufeffBABA": "BABA", "BABA\u00a0US": "BABA US",
		"\x1b[31mA": "[31mA", "BABA\t": "BABA",
		"E\u0301lec": "Élec", "贵州茅台": "贵州茅台", "A\ue000": "A\ufffd", "": "",
	} {
		if got := CleanID(in); got != want || CleanID(got) != got {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	p := read(t, "Date,Ticker,Close\n2024-01-02,A\u00adB,1\n2024-01-03,AB,2\n"+
		"2024-01-04,A\u200bB,3\n2024-01-04,C,9\n", Options{}).Prices
	if len(p) != 2 || p[0].ID != "AB" || len(p[0].Dates) != 3 || p[0].Close[2] != 3 ||
		p[1].Close[0] != 9 {
		t.Errorf("%+v", p)
	}
}
