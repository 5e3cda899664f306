package asked

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"stockmove/data/datatest"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

func TestParseClaims(t *testing.T) {
	text := datatest.OneClaim + `
[[claim]]
security = ["BABA", "9988.HK"]
date = 2025-02-13
kind = "change-since"
at_least = "40%"
since = 2024-12-31
basis = "high"
[[claim]]
id = "c"
security = "BABA"
date = 2025-02-13
kind = "move"
between = ["9.1%", "9.2%"]
`
	got, err := ParseClaims("c.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	day := eventstudy.NewDate(2025, 2, 13)
	pos := func(line int) eventstudy.Pos {
		return eventstudy.Pos{File: "c.toml", Line: line, Col: 1}
	}
	want := []claims.Statement{
		{ID: "a", Source: "S", Quote: "Q", Securities: []string{"9988.HK"}, Date: day, Kind: "move",
			Value: "9.2%", Pos: pos(1)},
		{ID: "claim-2", Securities: []string{"BABA", "9988.HK"}, Date: day, Kind: "change-since",
			AtLeast: "40%", Since: "2024-12-31", Basis: "high", Pos: pos(10)},
		{ID: "c", Securities: []string{"BABA"}, Date: day, Kind: "move",
			Between: [2]string{"9.1%", "9.2%"}, Pos: pos(17)},
	}
	if d := cmp.Diff(want, datatest.Statements(got)); d != "" {
		t.Errorf("claims (-want +got):\n%s", d)
	}
}

func TestClaimMistakes(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		want     []string
	}{
		"unknown key": {"source", "sourec",
			[]string{`c.toml:3:1: unknown key "sourec"`, `"source"`}},
		"unknown kind": {`"move"`, `"moves"`,
			[]string{`c.toml:7:8: unknown kind "moves"`, `"move"`}},
		"bare figure": {`"9.2%"`, `9.2`,
			[]string{"c.toml:8:9: value must be a text, not the number 9.2", `"9.2%"`}},
		"no date": {"date = 2025-02-13\n", "", []string{"c.toml:1:1: date is missing"}},
		"text for date": {"2025-02-13", `"13 Feb"`,
			[]string{`c.toml:6:8: date must be a day, 2025-02-13, not the text "13 Feb"`}},
		"between of one": {`value = "9.2%"`, `between = ["9.2%"]`,
			[]string{"c.toml:8:11: between must be two figures"}},
		"two figures": {`value = "9.2%"`, "value = \"9.2%\"\nat_least = \"9%\"",
			[]string{`c.toml:9:12: claim "a": more than one of value`}},
		"not a figure":    {`"9.2%"`, `"a lot"`, []string{"c.toml:8:9:", `"a lot"`}},
		"security number": {`"9988.HK"`, "9988", []string{"c.toml:5:12: security must be a text"}},
		"no range": {`value = "9.2%"`, `between = ["9.1%", "HK$3"]`,
			[]string{`c.toml:8:11: claim "a": two figures`}},
		"figure missing": {"value = \"9.2%\"\n", "",
			[]string{`c.toml:1:1: claim "a": kind "move" needs a figure`}},
		"price for rise": {`"9.2%"`, `"HK$9.2"`,
			[]string{`c.toml:8:9: claim "a": kind "move" takes a change in per cent`}},
		"since of move": {`kind = `, "since = \"2024\"\nkind = ",
			[]string{`c.toml:7:9: claim "a": kind "move" has no since`}},
		"since after": {`"move"`, "\"change-since\"\nsince = 2025-03-01",
			[]string{`c.toml:8:9: claim "a": since "2025-03-01" does not lie before 2025-02-13`}},
		"two ways": {`"9.2%"`, "\"-9.2%\"\ndirection = \"up\"",
			[]string{`c.toml:9:13: claim "a": the sign of`}},
		"two verbs": {`"Q"`, `"It rose or fell 9.2%"`,
			[]string{`c.toml:4:9: claim "a": the quote says both directions`}},
		"sign and verb": {"\"Q\"\nsecurity = \"9988.HK\"\ndate = 2025-02-13\nkind = \"move\"\n" +
			"value = \"",
			"\"It rose 9.2%\"\nsecurity = \"9988.HK\"\ndate = 2025-02-13\nkind = \"move\"\n" +
				"value = \"-",
			[]string{`c.toml:8:9: claim "a": the sign of "-9.2%" and the verb`}},
		"key of another kind": {`kind = `, "against = \"SPY\"\nkind = ",
			[]string{`c.toml:7:11: claim "a": kind "move" has no against`}},
		"open question": {"date = 2025-02-13", "# QUESTION: date = … which day?",
			[]string{"c.toml:6:1: the draft asks: which day?",
				"put date = … in place of the question"}},
		"twice": {datatest.OneClaim, datatest.OneClaim + datatest.OneClaim,
			[]string{`c.toml:10:6: claim "a" stands twice`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseClaims("c.toml",
				[]byte(strings.Replace(datatest.OneClaim, c.old, c.new, 1)))
			datatest.WantError(t, err, c.want...)
		})
	}
}

// A draft of an article without statements is comments alone, and no mistake.
func TestNoClaims(t *testing.T) {
	list, err := ParseClaims("c.toml",
		[]byte("# Drafted from a.txt.\n# It makes no statement about a price.\n"))
	if err != nil || len(list) != 0 {
		t.Errorf("%d claims, error %v", len(list), err)
	}
}
