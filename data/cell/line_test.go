package cell

import (
	"slices"
	"testing"
)

// TestSplit cuts lines by RFC 4180, and takes the text of what spreadsheets are told to take so.
func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		`a, "b,c" ,"d""e",`:        {"a", "b,c", `d"e`, ""},
		`"a" b,c"d`:                {`"a" b`, `c"d`},
		`="0700",="1196.93"`:       {"0700", "1196.93"},
		`"=""1,196.93""","=""a"""`: {"1,196.93", "a"},
		`=" a ",=""`:               {"a", ""},
		`="1,196.93"`:              {"1,196.93"},
		`="1,2" ,3`:                {"1,2", "3"},
		`="1,2"3,4`:                {`="1`, `2"3`, "4"},
		`="a"b",=a,="a,=""`:        {`="a"b"`, "=a", `="a`, ""},
		`"=""a""b""","=",="`:       {`="a"b"`, "=", `="`},
	} {
		cells, ok := Split([]byte(line), ',', nil)
		var got []string
		for _, c := range cells {
			got = append(got, c.Text([]byte(line)))
		}
		if !ok || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v; want %q", line, got, ok, want)
		}
	}
	if _, ok := Split([]byte(`a,"b`), ',', nil); ok {
		t.Error("an open quote is not told")
	}
}
