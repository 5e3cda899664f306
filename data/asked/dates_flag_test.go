package asked

import "testing"

func TestParseDates(t *testing.T) {
	for _, c := range []struct {
		text, want string // want: empty where the text is none of dates, else the window or "!"
	}{
		{"2024-05-01,2024-12-31", "2024-05-01 to 2024-12-31"},
		{" [2024-05-01, 2024-12-31] ", "2024-05-01 to 2024-12-31"},
		{"-250,-11", ""}, {"−250,−11", ""}, {"-250.0,-11.0", ""}, {"2024-05-01", ""}, {"", ""},
		{"2024-05-01,-11", "!"}, {"-250,2024-12-31", "!"}, {"2024-13-01,2024-12-31", "!"},
		{"1/5/2024,31/12/2024", "!"}, {"1.5.2024,31.12.2024", "!"}, {"0001-01-01,2024-12-31", "!"},
	} {
		b, ok, err := ParseDates(c.text)
		got := ""
		switch {
		case err != nil:
			got = "!"
		case ok:
			got = b.String()
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q (%v)", c.text, got, c.want, err)
		}
	}
}
