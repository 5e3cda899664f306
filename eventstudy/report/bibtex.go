package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stockmove/eventstudy/lists"
)

// BibTeX writes references.bib: what the methods of the study refer to, an entry each, and the
// program itself. The entries are made from the references as the methods declare them. Only what
// this study used is cited, for a list of everything that the program knows helps no paper.
func BibTeX(w io.Writer, d *Document) error {
	return buffered(w, func(p *printer) {
		p.f("%% %s: what the methods of this study refer to.\n", Clean(title(d)))
		list := works(methods(d))
		// The program is cited by its own name, since a result depends on what computed it.
		program := bibEntry{kind: "misc", key: "stockmove"}
		program.add("key", "stockmove")
		program.add("title", "{stockmove}: event studies on daily prices")
		program.notes = []string{strings.TrimSpace("version " + d.Version)}
		used := map[string]bool{}
		for _, e := range append(list, program) {
			e.write(p, used)
		}
	})
}

// works are what methods refer to, each once; what several say of a place in it stands together.
// Two methods of one paper name different pages and equations of it: the entry is one, with both in
// its note.
func works(list []block) []bibEntry {
	var cited []bibEntry
	for _, b := range list {
		cited = append(cited, lists.Of(b.Method.Info.References, citation)...)
	}
	return lists.Of(lists.Together(cited, bibEntry.work), func(of []bibEntry) bibEntry {
		e := of[0]
		for _, again := range of[1:] {
			e.notes = append(e.notes, again.notes...)
		}
		e.notes = lists.Once(e.notes)
		return e
	})
}

// work tells entries apart; of some nothing but the words is known.
func (e bibEntry) work() string {
	if e.kind == "misc" {
		return e.notes[0]
	}
	return e.fields()
}

// bibEntry is one entry, its fields in order.
type bibEntry struct {
	kind, key string
	list      [][2]string
	notes     []string
}

// publishers are those of the books that methods refer to, which BibTeX asks for. The references
// themselves name none, as papers do not.
var publishers = map[string]string{
	"The Econometrics of Financial Markets":     "Princeton University Press",
	"Practical Nonparametric Statistics":        "Wiley",
	"Applied Nonparametric Statistical Methods": "Chapman and Hall",
	"Nonparametric Statistical Methods":         "Wiley",
	"An Introduction to the Bootstrap":          "Chapman and Hall",
	"Bootstrap Methods and their Application":   "Cambridge University Press",
}

// references are the forms that a reference may have: "Names, Title, Journal volume:pages, year,
// note" or "Names, Title, year, note", and both with the year behind the names. The groups are
// named after the fields of an entry, whose order in the file is that of the list.
var references = []struct {
	kind   string
	form   *regexp.Regexp
	fields []string
}{
	{"article", referenceForm(` (?P<year>\d{4}), (?P<journal>[^,\d]+) (?P<volume>\d+):` +
		`(?P<pages>\d+(?:–\d+)?)`), []string{"journal", "volume", "pages", "note"}},
	{"article", referenceForm(`, (?P<title>.+), (?P<journal>[^,]+) (?P<volume>\d+):` +
		`(?P<pages>\d+(?:–\d+)?), (?P<year>\d{4})`),
		[]string{"title", "journal", "volume", "pages", "note"}},
	{"book", referenceForm(` (?P<year>\d{4}), (?P<title>[^,]+)`), []string{"title", "note"}},
	{"book", referenceForm(`, (?P<title>.+?),? (?:(?P<edition>\d+)\w\w ed\. )?` +
		`(?P<year>\d{4})`), []string{"title", "edition", "note"}},
}

// referenceForm is a pattern between the names, one or several with an ampersand before the last,
// and a note.
func referenceForm(form string) *regexp.Regexp {
	return regexp.MustCompile(`^(?P<names>(?:[^,&]+, )*[^,&]+ & [^,]+|[^,]+)` + form +
		`(?P<note>.*)$`)
}

// citation makes an entry of a reference; one of no known form keeps its words as a note. The
// references are written for people, in the two orders that journals use, and are taken apart by
// pattern here: a second copy of each for programs would drift from the first.
func citation(ref string) bibEntry {
	for _, r := range references {
		m := r.form.FindStringSubmatch(ref)
		if m == nil {
			continue
		}
		part := func(name string) string { return m[max(r.form.SubexpIndex(name), 0)] }
		e := bibEntry{kind: r.kind, key: citeKey(part("names"), part("year"))}
		e.add("author", strings.NewReplacer(" & ", " and ", ", ", " and ").Replace(part("names")))
		for _, name := range r.fields {
			value := part(name)
			if name == "note" {
				value = remark(value)
			}
			e.add(name, value)
		}
		e.add("year", part("year"))
		if r.kind == "book" {
			e.add("publisher", publishers[part("title")])
		}
		return e
	}
	names, _, _ := strings.Cut(ref, ",")
	e := bibEntry{kind: "misc", key: citeKey(names, "")}
	e.add("key", names)
	e.add("note", ref)
	return e
}

// remark is what stands behind the year, without its comma and brackets.
func remark(s string) string {
	s = strings.TrimLeft(s, ", ")
	if inner, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inner, ")") {
		return strings.TrimSuffix(inner, ")")
	}
	return s
}

// citeKey is the first author and the year in plain letters: fama1969. Accents are taken off, since
// keys are typed.
func citeKey(names, year string) string {
	first, _, _ := strings.Cut(strings.ReplaceAll(names, " & ", ","), ",")
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(first)) {
		if r < unicode.MaxASCII && unicode.IsLetter(r) {
			b.WriteRune(r)
		}
	}
	return b.String() + year
}

func (e *bibEntry) add(name, value string) {
	switch {
	case value == "":
	case name == "note":
		e.notes = append(e.notes, value)
	default:
		e.list = append(e.list, [2]string{name, value})
	}
}

// fields are the lines of an entry besides its notes, by which two are told to be the same.
func (e bibEntry) fields() string {
	var b strings.Builder
	for _, f := range e.list {
		fmt.Fprintf(&b, "  %s = {%s},\n", f[0], bibText(f[1]))
	}
	return b.String()
}

// write writes an entry under a key of its own: a second one of a name and year gets a letter. The
// letter begins with b, as authors number their own papers of a year.
func (e bibEntry) write(p *printer, seen map[string]bool) {
	key := e.key
	for c := 'b'; seen["@"+key]; c++ {
		key = e.key + string(c)
	}
	seen["@"+key] = true
	p.f("\n@%s{%s,\n%s", e.kind, key, e.fields())
	if len(e.notes) > 0 {
		p.f("  note = {%s},\n", bibText(strings.Join(e.notes, "; ")))
	}
	p.f("}\n")
}

// bibText escapes what BibTeX and LaTeX give a meaning; a range of pages has two dashes there. What
// stands in braces is kept as it is by BibTeX styles, capitals included.
func bibText(s string) string {
	return strings.NewReplacer("–", "--", "&", `\&`, "%", `\%`, "_", `\_`, "#", `\#`, "$", `\$`,
		"§", `\S{}`).Replace(Clean(s))
}
