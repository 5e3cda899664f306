package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// Every reference of every method becomes an entry with author and year: only what is on the web
// alone, without a year, is kept as a note.
func TestEveryReferenceIsCited(t *testing.T) {
	var list []string
	for _, m := range eventstudy.Models.All() {
		list = append(list, m.Info().References...)
	}
	for _, m := range eventstudy.Tests.All() {
		list = append(list, m.Info().References...)
	}
	list = append(list, predictionError.References...)
	if len(list) < 30 {
		t.Fatalf("%d references", len(list))
	}
	for _, ref := range list {
		e := citation(ref)
		if e.kind == "misc" && !strings.Contains(ref, ".edu") {
			t.Errorf("%q is no entry", ref)
		}
		if e.kind == "book" && !strings.Contains(e.fields(), "publisher") {
			t.Errorf("%q has no publisher", ref)
		}
		if e.kind != "misc" && !regexp.MustCompile(`^[a-z]+\d{4}$`).MatchString(e.key) {
			t.Errorf("%q has the key %q", ref, e.key)
		}
	}
}

// The parts of references of each form, by hand.
func TestCitation(t *testing.T) {
	for ref, want := range map[string]string{
		"Fama, Fisher, Jensen & Roll, The adjustment of stock prices to new information, " +
			"Int. Economic Review 10:1–21, 1969": "article fama1969|" +
			"author Fama and Fisher and Jensen and Roll|" +
			"title The adjustment of stock prices to new information|" +
			"journal Int. Economic Review|volume 10|pages 1–21|year 1969",
		"Corrado, A test, with a comma, J. Financial Economics 23:385–395, 1989 (ties)": "" +
			"article corrado1989|author Corrado|title A test, with a comma|" +
			"journal J. Financial Economics|volume 23|pages 385–395|year 1989|note ties",
		"Conover, Practical Nonparametric Statistics, 3rd ed. 1999, §3.4": "book conover1999|" +
			"author Conover|title Practical Nonparametric Statistics|edition 3|year 1999|" +
			"publisher Wiley|note §3.4",
		"Salinger 1992, Journal of Financial Analysis 27:39–53": "article salinger1992|" +
			"author Salinger|journal Journal of Financial Analysis|volume 27|pages 39–53|year 1992",
		"a page without a year": "misc apagewithoutayear|key a page without a year|" +
			"note a page without a year",
	} {
		e := citation(ref)
		got := e.kind + " " + e.key
		for _, f := range e.list {
			got += "|" + f[0] + " " + f[1]
		}
		for _, n := range e.notes {
			got += "|note " + n
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", ref, got, want)
		}
	}
}

// A work stands once, with all that methods say of places in it.
func TestWorks(t *testing.T) {
	of := func(refs ...string) block {
		return block{Method: &method{Info: eventstudy.Info{References: refs}}}
	}
	const book = "Campbell, Lo & MacKinlay, The Econometrics of Financial Markets, 1997, ch. "
	list := works([]block{of(book+"4", "a page"), of(book+"4.4", book+"4", "another page")})
	if len(list) != 3 || strings.Join(list[0].notes, "; ") != "ch. 4; ch. 4.4" {
		t.Errorf("%+v", list)
	}
}

// Each work stands once, keys differ, and nothing of a title is left to LaTeX.
func TestBibTeX(t *testing.T) {
	d := sample()
	d.Title = "50% & more\n@article{x"
	var b bytes.Buffer
	if err := BibTeX(&b, d); err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	entry := regexp.MustCompile(`(?m)^@\w+\{(\w+),$`)
	for _, m := range entry.FindAllStringSubmatch(b.String(), -1) {
		if keys[m[1]] {
			t.Errorf("%s stands twice", m[1])
		}
		keys[m[1]] = true
	}
	if len(keys) != 4 || !keys["campbell1997"] || !keys["stockmove"] || !keys["areference"] {
		t.Errorf("%v\n%s", keys, b.String())
	}
}
