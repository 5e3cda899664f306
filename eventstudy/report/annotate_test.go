package report

import (
	"strings"
	"testing"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/claims/draft"
)

// TestAnnotate: statements are marked where they stand, each with the numbers of its verdicts; what
// is not drafted, or stands nowhere in the article, marks nothing; every text is escaped.
func TestAnnotate(t *testing.T) {
	verdict := func(quote string, drafted bool, s claims.Status) claims.Verdict {
		return claims.Verdict{Status: s, Note: "note <of> it",
			Claim: claims.Claim{Statement: claims.Statement{Quote: quote, Drafted: drafted}}}
	}
	a := draft.Article{Name: "a.txt", Paragraphs: []draft.Paragraph{
		{Line: 1, Text: "A *headline*", Heading: true},
		{Line: 2, Text: "First <b> one. The shares\nrose 2%. The end."},
	}}
	d := &Document{Version: "x", Claims: []claims.Verdict{
		verdict("The shares rose 2%.", true, claims.Contradicted),
		verdict("The shares rose 2%.", true, claims.Supported),
		verdict("The end.", false, claims.Supported),
		verdict("Nowhere.", true, claims.Unverifiable),
	}}
	var html, md strings.Builder
	if err := Annotate(&html, a, d, "html"); err != nil {
		t.Fatal(err)
	}
	if err := Annotate(&md, a, d, "md"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<h2>A *headline*</h2>`,
		`First &lt;b&gt; one. <mark class="contradicted">The shares rose 2%.</mark>`,
		`<a href="#n1">1</a><a href="#n2">2</a></sup> The end.</p>`,
		`<li id="n3" class="unverifiable">`, `note &lt;of&gt; it`,
		`Statements about prices: 1 supported, 1 contradicted by the prices, 1 cannot`,
	} {
		if !strings.Contains(html.String(), want) {
			t.Errorf("the page lacks %s:\n%s", want, html.String())
		}
	}
	for _, want := range []string{`## A \*headline\*`,
		`First \<b\> one. The shares rose 2%.[^1][^2] The end.`, `[^3]: **? CANNOT BE VERIFIED`} {
		if !strings.Contains(md.String(), want) {
			t.Errorf("the Markdown lacks %s:\n%s", want, md.String())
		}
	}
}
