package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims/draft"
)

// page reads HTML by its tokens, in one pass whatever is nested: the text of the blocks, without
// what stands beside the article (navigation, scripts, forms). Where the page has an element
// article, what is outside of it is left out. What is nested is never built up: a depth is counted
// for the elements that matter, so that a page that opens a hundred thousand of them costs no more
// than its bytes.
func page(text string) draft.Article {
	p := pager{line: 1}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := z.Raw()
		lines := strings.Count(string(raw), "\n")
		p.token(kind, z.Token())
		p.line += lines
	}
	p.flush()
	a := draft.Article{Date: p.date}
	for _, b := range p.blocks {
		if !p.hasArticle || b.inside || b.title {
			a.Paragraphs = append(a.Paragraphs, b.Paragraph)
		}
	}
	return a
}

// pager gathers the blocks of a page. The tags of a page are a stream to it. Only three things are
// remembered of what is around a text: whether an article has begun, how deep it lies in elements
// that stand beside one, and whether it is a heading.
type pager struct {
	line       int
	date       eventstudy.Date
	blocks     []block
	hasArticle bool
	depth      int // of elements article
	aside      int // of elements that are not the article
	text       strings.Builder
	from       int
	heading    bool
	title      bool
}

// Both are told when the text ends, because a page may name its article only further down.
type block struct {
	draft.Paragraph
	inside, title bool
}

// beside are elements whose text is not the article's.
var beside = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true,
	atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Form: true, atom.Button: true,
	atom.Figcaption: true, atom.Template: true, atom.Svg: true, atom.Select: true}

// inline are elements that do not end a block.
var inline = map[atom.Atom]bool{atom.A: true, atom.B: true, atom.I: true, atom.Em: true,
	atom.Strong: true, atom.Span: true, atom.Sub: true, atom.Sup: true, atom.Small: true,
	atom.Abbr: true, atom.Cite: true, atom.Code: true, atom.Q: true, atom.U: true, atom.Mark: true,
	atom.Time: true, atom.Font: true, atom.Img: true, atom.Wbr: true, atom.S: true}

// token takes one piece of the page: a text, or a tag that begins or ends an element.
func (p *pager) token(kind html.TokenType, t html.Token) {
	switch kind {
	case html.TextToken:
		if p.aside == 0 {
			p.add(t.Data)
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		p.start(t, kind)
	case html.EndTagToken:
		p.end(t)
	}
}

// start takes a tag that begins an element, or that is one by itself. Elements that stand beside
// the article are counted, so that what is nested in them is left out too.
func (p *pager) start(t html.Token, kind html.TokenType) {
	switch {
	case t.DataAtom == atom.Meta:
		p.meta(t)
		return
	case t.DataAtom == atom.Time && p.date == eventstudy.NoDate:
		p.dated(attr(t, "datetime"))
	}
	if beside[t.DataAtom] && kind == html.StartTagToken {
		p.flush()
		p.aside++
		return
	}
	if inline[t.DataAtom] {
		return
	}
	p.flush()
	switch t.DataAtom {
	case atom.Article:
		p.hasArticle = true
		p.depth++
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.heading = true
	case atom.Title:
		p.heading, p.title = true, true
	}
}

// end takes the end of an element. Pages leave out ends and write some twice, so that no count
// falls below 0.
func (p *pager) end(t html.Token) {
	switch {
	case beside[t.DataAtom]:
		p.aside = max(0, p.aside-1)
	case inline[t.DataAtom]:
	default:
		p.flush()
		p.heading, p.title = false, false
		if t.DataAtom == atom.Article {
			p.depth = max(0, p.depth-1)
		}
	}
}

// meta reads the day of publication from the page's own data.
func (p *pager) meta(t html.Token) {
	name := strings.ToLower(attr(t, "property") + attr(t, "name") + attr(t, "itemprop"))
	switch name {
	case "article:published_time", "date", "datepublished", "pubdate", "dc.date", "publish-date":
		if p.date == eventstudy.NoDate {
			p.dated(attr(t, "content"))
		}
	}
}

// dated takes the day of an instant as it is written, in the zone of the page.
func (p *pager) dated(s string) {
	if len(s) < len("2025-02-13") {
		return
	}
	if d, err := eventstudy.ParseDate(s[:len("2025-02-13")]); err == nil {
		p.date = d
	}
}

// attr is the value of an attribute, empty where there is none.
func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// add puts text into the block; its line is that of its first word. Blanks at its beginning are
// left out, and the breaks of lines among them counted.
func (p *pager) add(s string) {
	if strings.TrimSpace(s) == "" {
		if p.text.Len() > 0 {
			p.text.WriteByte(' ')
		}
		return
	}
	if p.text.Len() == 0 {
		lead := s[:len(s)-len(strings.TrimLeft(s, " \t\r\n"))]
		p.from = p.line + strings.Count(lead, "\n")
		s = s[len(lead):]
	}
	p.text.WriteString(s)
}

// flush ends a block. The breaks of lines within it are kept: they tell a sentence's line. A block
// without a text is none.
func (p *pager) flush() {
	text := strings.TrimRight(p.text.String(), " \t\r\n")
	p.text.Reset()
	if text == "" {
		return
	}
	b := block{Paragraph: paragraph(p.from, text), inside: p.depth > 0, title: p.title}
	b.Heading = b.Heading || p.heading
	p.blocks = append(p.blocks, b)
}
