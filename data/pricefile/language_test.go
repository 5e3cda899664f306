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
		text := header + "\n" + `"07.01.2025","1.234","1.233"` + "\n" +
			`"08.01.2025","1.235","1.234"` + "\n" + `"14.01.2025","1.236","1.235"` + "\n"
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

// TestTwoCloses refuses a file with two closes of one name, which may hold different prices,
// and reads the one that the user names by its position.
func TestTwoCloses(t *testing.T) {
	const rows = "2025-01-02,10.5,20.5\n2025-01-03,11.5,21.5\n2025-01-06,12.5,22.5\n"
	for _, head := range []string{"Date,Close,Close\n", "Date,Close,close\n", "Date,AAPL,AAPL\n"} {
		_, err := Read("f.csv", strings.NewReader(head+rows), Options{})
		if err == nil || !strings.Contains(err.Error(), "the columns 2 and 3") ||
			!strings.Contains(err.Error(), "--column close=2") {
			t.Errorf("%q: %v", head, err)
		}
		for name, want := range map[string]float64{"2": 10.5, "3": 20.5} {
			f := read(t, head+rows, Options{Columns: map[string]string{"close": name}})
			if len(f.Prices) != 1 || f.Prices[0].Close[0] != want || len(f.Findings) != 0 {
				t.Errorf("%q, column %s: %v, findings %+v", head, name, f.Prices[0].Close,
					f.Findings)
			}
		}
	}
}
