package tables

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseExcluded(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"date\n2024-05-14\n", " 2024-05-14"},
		{"Date;Security;reason\n14.05.2024;0700;results\n25.12.2024;;closed\n",
			"0700 2024-05-14, 2024-12-25"},
		{"ticker,date,note,headline\n,2024-05-14,a,b\nB,2024-05-15,c,d\n",
			" 2024-05-14,B 2024-05-15"},
		{"date\n2024-05-14 00:00:00\n", " 2024-05-14"},
		{"security\nA\n", `x.csv:1: no column date in the header "security"`},
		{"date\n", "x.csv: the file has a header and no day"},
		{"", "x.csv: the file is empty"},
		{"date\n2024-02-30\n", `x.csv:2:1: not a date: "2024-02-30"`},
		{"date,security\n,A\n2024-05-14,B\n", "x.csv:2:1: not a date: \"\""},
		{"date,day\n2024-05-14,2024-05-14\n",
			`x.csv:1:6: two columns give the date: "date" and "day"`},
		{"date\n03/02/2024\n", `x.csv:2:1: it cannot be told whether "03/02/2024" is`},
	} {
		days, err := parseExcluded(textTable("x.csv", []byte(c.text)), "")
		var list []string
		for _, d := range days {
			list = append(list, fmt.Sprintf("%s %s", d.Security, d.Date))
		}
		got := strings.Join(list, ",")
		if err != nil {
			got = err.Error()
		}
		if !strings.HasPrefix(got, c.want) || err == nil && got != c.want {
			t.Errorf("%q:\n%s\nwant %s", c.text, got, c.want)
		}
	}
}
