package load

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
)

// A bare time is in the clock of each security's market; instants were worked out by hand from
// the offsets of Hong Kong (+8 all year) and New York (−5 in winter, −4 in summer).
func TestEventClocks(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{
		"A.csv": datatest.Bars(200, 10), "B.csv": datatest.Bars(200, 20),
		"e.csv": "security,date,time,id\nA,2024-02-13,10:00,x\nB,2024-02-13,10:00,x\n" +
			"B,2024-07-02,16:30:05,y\nB,2024-07-02,,y\n",
	})
	st, err := load(t, dir, &asked.Spec{}, "prices A.csv", "prices B.csv", "market A=XHKG",
		"market B=XNYS", "events e.csv")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range st.Events {
		got = append(got, fmt.Sprintf("%s/%s %s %s", e.ID, e.Security, e.Requested(), e.Pos))
	}
	want := []string{
		"x/A 2024-02-13T10:00:00+08:00 e.csv:2", "x/B 2024-02-13T10:00:00-05:00 e.csv:3",
		"y/B 2024-07-02T16:30:05-04:00 e.csv:4", "y #2/B 2024-07-02 e.csv:5",
	}
	if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
		t.Errorf("got\n%s\nwant\n%s", a, b)
	}
}
