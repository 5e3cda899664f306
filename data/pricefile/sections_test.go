package pricefile

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// TestSections refuses a column of unknown texts that may name one security after another, and
// no other column of texts.
func TestSections(t *testing.T) {
	row := func(day, word, price string) string {
		return "2024-01-" + day + "," + word + "," + price + "\n"
	}
	file := func(words string) string {
		text := "Date,Note,Close\n"
		for i, w := range strings.Fields(words) {
			text += row([]string{"02", "03", "04", "05", "08", "09", "10", "11"}[i],
				strings.ReplaceAll(w, "_", " "), "1.5")
		}
		return text
	}
	for words, want := range map[string]string{
		"A A A B B B":                       `5:12: the column "Note" changes from "A" to "B"`,
		"^X_1 ^X_1 ^Y ^Y ^Z ^Z":             `from "^X 1" to "^Y"`,
		"buy buy sell sell buy buy":         "",
		"Mon Tue Wed Thu Fri Mon":           "",
		"Q4 Q4 Q4 Q1 Q1 Q1":                 "",
		"2023W52 2023W52 2024W01 2024W01":   "",
		"Jan Jan Jan Feb Feb Feb":           "",
		"one two three four":                "",
		"A A A A":                           "",
		"Dec-2023 Dec-2023 Jan-2024 Jan-24": "",
	} {
		_, err := Read("f.csv", strings.NewReader(file(words)), Options{})
		if got := ""; err != nil {
			got = err.Error()
			if want == "" || !strings.Contains(got, want) {
				t.Errorf("%s: %v", words, err)
			}
		} else if want != "" {
			t.Errorf("%s: read as one security", words)
		}
	}
}

// TestLevelsApart refuses a column of texts that come back where the prices of each lie apart, on
// both sides of each limit.
func TestLevelsApart(t *testing.T) {
	for _, x := range []struct {
		name    string
		low     float64 // the price of silver beside 100 for gold
		move    float64 // by which each moves from row to row
		rows    int
		refused bool
	}{
		{"far apart", 2, 0.01, 8, true},
		{"few rows", 2, 0.01, 7, false},
		{"at one level", 101, 0.01, 20, false},
		{"a tenth apart", 89, 0.001, 20, true},
		{"less than a tenth apart", 92, 0.001, 20, false},
		{"apart by five moves", 50, 0.13, 20, true},
		{"apart by less than five moves", 50, 0.15, 20, false},
	} {
		text := "Date,Metal,Close\n"
		for i, d := range weekdaysFrom(eventstudy.NewDate(2024, 1, 1), x.rows) {
			metal, v := "Gold", 100.0
			if i%2 == 1 {
				metal, v = "Silver", x.low
			}
			if i/2%2 == 1 {
				v *= math.Exp(x.move)
			}
			text += fmt.Sprintf("%v,%s,%.6f\n", d, metal, v)
		}
		_, err := Read("f.csv", strings.NewReader(text), Options{})
		if (err != nil) != x.refused {
			t.Errorf("%s: %v", x.name, err)
		}
		if err == nil {
			continue
		}
		want := "f.csv:3:12: the column \"Metal\" changes from \"Gold\" to \"Silver\": it may" +
			" name several securities\nhint: if it tells securities apart, say so with" +
			" --column symbol=Metal; if it does not, with --column ignore=Metal"
		if err.Error() != want {
			t.Errorf("%s: %v", x.name, err)
		}
		for field, n := range map[string]int{"symbol": 2, ignored: 1} {
			f := read(t, text, Options{Columns: map[string]string{field: "Metal"}})
			if len(f.Prices) != n {
				t.Errorf("%s: %d securities as %s", x.name, len(f.Prices), field)
			}
		}
	}
}

// TestNoSecurities keeps ratios, returns and the prices of other fields from being securities,
// and takes a lone column of prices beside a ticker for the close.
func TestNoSecurities(t *testing.T) {
	for _, x := range []struct{ header, row, ids, fields string }{
		{"Date,FTSE100,Rtn", "%s,4,-0.1", "FTSE100", "date close -"},
		{"Date,GOOG,RTN", "%s,4,5", "GOOG RTN", "date close close"},
		{"Date,EPS,Quick Ratio,P/E", "%s,4,5,6", "", "no closing price"},
		{"Date,Return", "%s,-0.1", "", "no closing price"},
		{"Data,Abertura", "%s,4", "", "no closing price"},
		{"Date,Country,Exchange rate", "%s,Australia,4", "f", "date symbol close"},
		{"stock_symbol,date,close", "AAPL,%s,4", "AAPL", "symbol date close"},
		{"Date,Stock,Close", "%s,^BVSP,4", "^BVSP", "date symbol close"},
		{"Date,Stock,SPX", "%s,4.5,5.5", "Stock SPX", "date close close"},
		{"Ticker,Date/Time,Open,High,Low,Close,Volume", "ABC,%s,1,2,3,4,5", "ABC",
			"symbol date open high low close volume"},
		{"FREQ;TIME_PERIOD;OBS_VALUE", "B;%s;4", "f", "- date close"},
		{"VALOR,UNIDAD,VIGENCIADESDE,VIGENCIAHASTA", "4,COP,%s,%s", "f", "close - date -"},
		{"dia,cod_neg,pre_abe,pre_max,pre_min,pre_med,pre_ult,tot_neg,qua_tot,vol_tot",
			"%s,PETR4,1,2,3,9,4,8,5,9",
			"PETR4", "date symbol open high low - close - volume -"},
		{"data,abertura,maximo,minimo,medio,fechamento", "%s,1,2,3,9,4", "f",
			"date open high low - close"},
		{"DATE,CODE,12m Low,12m High,Day Low,Day High,Day Price,Previous", "%s,EGAD,8,9,3,2,4,8",
			"EGAD",
			"date symbol - - low high close -"},
		{"symbol,company_name,data_date,last_close_price", "X,Y,%s,4", "X", "symbol - date close"},
		{"Name,TAKEDA,EISAI", "%s,4,5", "TAKEDA EISAI", "date close close"},
		{"Date,Open,Hight,Low,Close", "%s,1,2,3,4", "f", "date open high low close"},
		{"Timestamp,SET50.Open,SET50.Close,Vol", "%s,1,4,5", "SET50", "date open close volume"},
	} {
		text := x.header + "\n"
		for _, d := range []string{"2024-01-02", "2024-01-03", "2024-01-04"} {
			text += strings.ReplaceAll(x.row, "%s", d) + "\n"
		}
		f, err := Read("f.csv", strings.NewReader(text), Options{})
		if err != nil {
			if x.ids != "" || !strings.Contains(err.Error(), x.fields) {
				t.Errorf("%s: %v", x.header, err)
			}
			continue
		}
		var ids []string
		for _, p := range f.Prices {
			ids = append(ids, p.ID)
		}
		if fields := fieldsOf(f); strings.Join(ids, " ") != x.ids || fields != x.fields {
			t.Errorf("%s: %q %q", x.header, ids, fields)
		}
	}
}

// TestDayNumbers leaves out a column that counts the days, as Julian day numbers do.
func TestDayNumbers(t *testing.T) {
	text := "Number,Date,GBP/USD\n"
	for i, d := range weekdaysFrom(eventstudy.NewDate(2024, 1, 1), 8) {
		text += fmt.Sprintf("%d,%v,1.2%d\n", 2460311+int(d)-int(eventstudy.NewDate(2024, 1, 1)), d,
			i)
	}
	f := read(t, text, Options{})
	if len(f.Prices) != 1 || f.Prices[0].ID != "GBP/USD" {
		t.Errorf("%d securities", len(f.Prices))
	}
}
