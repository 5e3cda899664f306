package load

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
)

// An event reaches every security that it names, or all; names do not collide; a security
// that the study does not have goes to the core, which says why nothing can be measured.
func TestReadEventsOfStudy(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{
		"0700.csv": datatest.Bars(60, 10), "B.csv": datatest.Bars(60, 20),
		"e.csv": "security,date,id\n700,2024-02-13,\n0700,2024-02-13,\n0700,2024-02-13,\n" +
			"B,2024-02-14,x\n0700,2024-02-15,x\nQQQQQQ,2024-02-15,x\n",
	})
	st, err := load(t, dir, &asked.Spec{}, "prices 0700.csv", "prices B.csv", "events e.csv",
		"event 2024-02-20")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range st.Events {
		got = append(got, fmt.Sprintf("%s/%s", e.ID, e.Security))
	}
	want := "2024-02-20/0700 2024-02-20/B 2024-02-13/700 2024-02-13/0700 2024-02-13 #2/0700 x/B " +
		"x/0700 x/QQQQQQ"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	says(t, st, "events name securities without prices: 700 (did you mean 0700?), QQQQQQ",
		"repeats the security and the time")
}

// Many strangers are counted, not listed.
func TestStrangers(t *testing.T) {
	var b strings.Builder
	b.WriteString("security,date\n")
	for i := range 30 {
		fmt.Fprintf(&b, "ZZZZZZ%02d,2024-02-13\n", i)
	}
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 10),
		"e.csv": b.String()})
	st, err := load(t, dir, &asked.Spec{}, "prices A.csv", "events e.csv")
	if err != nil {
		t.Fatal(err)
	}
	if len(st.Events) != 30 {
		t.Errorf("%d events", len(st.Events))
	}
	says(t, st, "ZZZZZZ04 and 25 more")
}

// Two files give the same events twice: all are kept, told apart by their names.
func TestEventFiles(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{
		"A.csv": datatest.Bars(60, 10), "e.csv": "security,date\nA,2024-02-13\n",
		"f.csv": "ticker;day\nA;2024-02-13\n",
	})
	st, err := load(t, dir, &asked.Spec{}, "prices A.csv", "events e.csv", "events f.csv")
	if err != nil {
		t.Fatal(err)
	}
	if a, b := st.Events[0], st.Events[1]; a.ID != "2024-02-13" || b.ID != "2024-02-13 #2" ||
		b.Pos.String() != "f.csv:2" {
		t.Errorf("%+v\n%+v", a, b)
	}
	if in := st.Inputs[1]; in.Role != RoleEvents || in.Path != "e.csv" || in.Rows != 1 {
		t.Errorf("%+v", in)
	}
}
