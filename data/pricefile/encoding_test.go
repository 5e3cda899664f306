package pricefile

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
)

// TestKnownNamesDecide lets the names of a line tell the encoding though none is the date's, so
// that the header is shown in words that the user can name, and named right it is read.
func TestKnownNamesDecide(t *testing.T) {
	text := "計算日,終値,始値,高値,安値\n2024/01/04,4,1,2,3\n2024/01/05,4,1,2,3\n"
	sjis, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read("f.csv", bytes.NewReader(sjis), Options{})
	if err == nil || !strings.Contains(err.Error(), "計算日") {
		t.Errorf("the header is not shown: %v", err)
	}
	for _, columns := range []map[string]string{{"date": "計算日"}, {"date": "1"}} {
		f, err := Read("f.csv", bytes.NewReader(sjis), Options{Columns: columns})
		if err != nil || f.Encoding != "shift-jis" || f.Prices[0].Close[0] != 4 ||
			f.Prices[0].Low[0] != 3 {
			t.Errorf("%v: %v", columns, err)
		}
	}
	krx, err := korean.EUCKR.NewEncoder().Bytes([]byte("종목코드,종목명,종가,시가\n" +
		"\"005930\",\"삼성전자\",\"71000\",\"70000\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read("f.csv", bytes.NewReader(krx), Options{})
	if err == nil || !strings.Contains(err.Error(), "종목코드,종목명") {
		t.Errorf("a day's list: %v", err)
	}
	for _, name := range []string{"shift_jis", "Shift-JIS", "SJIS", "cp932", "shiftjis"} {
		if _, err := Read("f.csv", bytes.NewReader(sjis),
			Options{Encoding: name, Columns: map[string]string{"date": "計算日"}}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
