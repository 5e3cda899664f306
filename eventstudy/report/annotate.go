package report

import (
	"bufio"
	_ "embed" // the template and style of the page
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/claims/draft"
)

//go:embed annotate.html
var annotateHTML string

//go:embed annotate.css
var annotateCSS string

// annotated is an article with its statements marked: paragraphs of pieces, and the notes that the
// pieces point to. Quotes are found in the text and not by their position, because the article was
// read into sentences before it was judged.
type annotated struct {
	Title, Version, StyleHash string
	CSS                       template.CSS
	Paragraphs                []annotatedParagraph
	Notes                     []judgement
}

type annotatedParagraph struct {
	Heading bool
	Pieces  []piece
}

// piece is a run of text; with notes it is a statement. A sentence may hold two statements, and
// then has two notes.
type piece struct {
	Text  string
	Class claims.Status // the verdict of its first note
	Notes []int         // numbers of notes, from 1
}

// judgement is a verdict under the article.
type judgement struct {
	N       int
	Class   claims.Status
	Verdict string
	Mark    string
	Claimed string
	Text    string
	Correct string
}

// Annotate writes an article back with each statement marked and its verdict as a footnote, as HTML
// or Markdown ("html", "md"). The article is untrusted: every text of it is escaped. The article's
// own words are kept to the letter and in their order; what is added stands in notes and marks.
func Annotate(w io.Writer, a draft.Article, d *Document, format string) error {
	x := newAnnotated(a, d)
	if format == "html" {
		bw := bufio.NewWriter(w)
		if err := annotateTemplate.Execute(bw, x); err != nil {
			return err
		}
		return bw.Flush()
	}
	return x.markdown(w)
}

var annotateTemplate = template.Must(template.New("annotate").
	Funcs(template.FuncMap{"clean": Clean}).Parse(annotateHTML))

// annotateStyle is the page's style with the colours of the verdicts. The colours are those of the
// ledger, so that a verdict looks alike in both.
func annotateStyle() string {
	css := annotateCSS + verdictColours()
	for _, l := range looks {
		css += fmt.Sprintf(".%s { --mark: var(--%s); }\n", l.Status, l.Status)
	}
	return css
}

// Claims that came from a file and not from the article have no place in it, and are left to the
// ledger.
func newAnnotated(a draft.Article, d *Document) annotated {
	css := annotateStyle()
	x := annotated{Title: a.Name, Version: d.Version, CSS: template.CSS(css),
		StyleHash: policyHash(css)}
	// One sentence may hold several statements, so that a quote leads to a list of notes.
	byQuote := map[string][]int{}
	for i := range d.Claims {
		v := &d.Claims[i]
		if !v.Claim.Drafted {
			continue
		}
		n := len(x.Notes) + 1
		x.Notes = append(x.Notes, judgement{N: n, Class: v.Status, Verdict: Words(v.Status),
			Mark: LookOf(v.Status).Mark, Claimed: Claimed(v.Claim), Text: v.Note,
			Correct: v.Instead()})
		byQuote[v.Claim.Quote] = append(byQuote[v.Claim.Quote], n)
	}
	for _, p := range a.Paragraphs {
		text := strings.Join(strings.Fields(p.Text), " ")
		x.Paragraphs = append(x.Paragraphs, annotatedParagraph{p.Heading, x.pieces(text, byQuote)})
	}
	return x
}

// pieces cuts a paragraph at the statements in it. A statement is looked for once a sentence that
// may hold it: quotes are sentences, and those of one paragraph do not overlap.
func (x *annotated) pieces(text string, byQuote map[string][]int) []piece {
	type found struct {
		at    int
		quote string
	}
	var all []found
	for _, s := range draft.Sentences(text) {
		if _, ok := byQuote[s]; !ok {
			continue
		}
		from := 0
		if n := len(all); n > 0 {
			from = all[n-1].at + len(all[n-1].quote)
		}
		if i := strings.Index(text[from:], s); i >= 0 {
			all = append(all, found{from + i, s})
		}
	}
	var out []piece
	end := 0
	for _, f := range all {
		if f.at > end {
			out = append(out, piece{Text: text[end:f.at]})
		}
		notes := byQuote[f.quote]
		out = append(out, piece{Text: f.quote, Class: x.Notes[notes[0]-1].Class, Notes: notes})
		end = f.at + len(f.quote)
	}
	if end < len(text) {
		out = append(out, piece{Text: text[end:]})
	}
	return out
}

// The notes are footnotes of Markdown, which most renderers link both ways.
func (x annotated) markdown(w io.Writer) error {
	return buffered(w, func(p *printer) {
		for _, par := range x.Paragraphs {
			if par.Heading {
				p.f("## ")
			}
			for _, c := range par.Pieces {
				p.f("%s", markdown(c.Text))
				for _, n := range c.Notes {
					p.f("[^%d]", n)
				}
			}
			p.f("\n\n")
		}
		for _, n := range x.Notes {
			line := fmt.Sprintf("[^%d]: **%s %s**", n.N, n.Mark, strings.ToUpper(n.Verdict))
			for _, t := range slices.DeleteFunc([]string{n.Claimed, n.Text, n.Correct},
				func(s string) bool {
					return s == ""
				}) {
				line += " — " + markdown(t)
			}
			p.f("%s\n", line)
		}
		p.f("\n%s\n", markdown(annotatedBy(x.Version)))
	})
}

// annotatedBy is the last line: by what the marks were made.
func annotatedBy(version string) string {
	return "Statements found by rule and confirmed by nobody; judged by stockmove " + version + "."
}

// By is annotatedBy for the template.
func (x annotated) By() string { return annotatedBy(x.Version) }

// Count says how many statements have each verdict. It is the first line of the page: an editor
// asks how many, then which.
func (x annotated) Count() string {
	if len(x.Notes) == 0 {
		return "No statement about a price was found."
	}
	n := map[claims.Status]int{}
	for _, f := range x.Notes {
		n[f.Class]++
	}
	return "Statements about prices: " + statusCounts(n) + "."
}
