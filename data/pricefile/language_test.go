package pricefile

import (
	"strings"
	"testing"
)

// TestLanguageOfSharedDate reads "1.234" under an Italian header as a thousand and more: the name
// of the date, which Polish files share, does not tell the language.
func TestLanguageOfSharedDate(t *testing.T) {
	for header, want := range map[string]float64{
		`"Data","Ultimo","Apertura"`:       1234,
		`"Data","Último","Abertura"`:       1234,
		`"Data","Otwarcie","Zamkniecie"`:   1.233, // Polish pages write a point
		`"Date","Dernier","Ouv."`:          1234,
		`"Date","Price","Open"`:            1.234,
		`"Datum","Zuletzt","Eröffn.","%"`:  1234,
		`"Tarih","Şimdi","Açılış"`:         1234,
		`"Дата","Цена","Откр."`:            1234,
		`"Fecha","Último","Apertura","Nº"`: 1234,
	} {
		text := header + "\n" + `"07.01.2025","1.234","1.233"` + "\n" + `"08.01.2025","1.235","1.234"` + "\n" + `"14.01.2025","1.236","1.235"` + "\n"
		f, err := Read("f.csv", strings.NewReader(text), Options{})
		if err != nil {
			t.Errorf("%s: %v", header, err)
			continue
		}
		if got := f.Prices[0].Close[0]; got != want {
			t.Errorf("%s: the first close is %v, want %v", header, got, want)
		}
	}
}

// TestTwoCloses doubts a file with two closes of one name, which may hold different prices.
func TestTwoCloses(t *testing.T) {
	f, err := Read("f.csv", strings.NewReader("Date,Close,Close\n2025-01-02,10.5,20.5\n2025-01-03,11.5,21.5\n2025-01-06,12.5,22.5\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if f.Prices[0].Close[0] != 10.5 || len(f.Findings) != 1 || f.Findings[0].Code != "two-closes" {
		t.Errorf("close %v, findings %+v", f.Prices[0].Close[0], f.Findings)
	}
}
