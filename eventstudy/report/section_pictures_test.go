package report

import (
	"bytes"
	"strings"
	"testing"
)

// The picture of a claimed day stands between the answer and the claims, once, and the others with
// the charts.
func TestDayStandsUnderTheAnswer(t *testing.T) {
	d := sample()
	other := d.Pictures[0]
	other.Section = InClaims
	first, second := other, other
	first.Name, first.File, first.Alt = "session", "session.png", "the first day"
	second.Name, second.File, second.Alt = "session", "session-b.png", "the second day"
	d.Pictures = append(append([]Picture{first}, second), d.Pictures...)
	d.Pictures[2].Name, d.Pictures[2].Section, d.Pictures[2].Leads = "fit", InFits, false
	for _, name := range []string{"md", "html"} {
		f, _ := Formats.Lookup(name)
		var b bytes.Buffer
		if err := f.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		s := b.String()
		last := -1
		for _, want := range map[string][]string{
			"md": {"\n## Answer", "\n## The picture", "![the first day](charts/session.png)",
				"\n## Claims", "![the second day]", "\n## Estimated models", "![Cumulative"},
			"html": {`<section id="answer"`, `<section id="day"`, `alt="the first day"`,
				`<section id="claims"`, `alt="the second day"`, `<section id="fits"`,
				`alt="Cumulative`},
		}[name] {
			at := strings.Index(s, want)
			if at <= last {
				t.Errorf("%s: %q stands at %d, after %d", name, want, at, last)
			}
			last = at
		}
		if strings.Count(s, "the first day") != 1 {
			t.Errorf("%s shows the day %d times", name, strings.Count(s, "the first day"))
		}
	}
	other.Name, other.Section, other.Leads = "fit", InFits, false
	d.Pictures = []Picture{other}
	if p := whole(d); len(p.Sections) < 2 || p.Sections[1].ID == "day" {
		t.Error("a report without such a picture has a section for it")
	}
}
