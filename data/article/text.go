package article

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy/claims/draft"
)

// plain reads a text without marks.
func plain(text string) draft.Article {
	return inBlocks(splitLines(text), func(int) bool { return false })
}

// inBlocks reads lines: a line is a paragraph, or, in a text that is wrapped at a width, the lines
// between two blank ones. A line that goes on with the sentence of the one above it belongs to it
// anyhow; an item, asked for by its index, begins a paragraph in any text. Paragraphs are what
// statements are looked for in, and their first lines what messages name.
func inBlocks(lines []string, item func(int) bool) draft.Article {
	a := draft.Article{}
	wrapped := isWrapped(lines)
	var block []string
	from := 0
	flush := func() {
		if len(block) > 0 {
			a.Paragraphs = append(a.Paragraphs, paragraph(from, strings.Join(block, "\n")))
		}
		block = nil
	}
	for i, l := range lines {
		l = strings.TrimSpace(l)
		if l == "" || item(i) || !wrapped && !goesOn(block, l) {
			flush()
		}
		if l == "" {
			continue
		}
		if len(block) == 0 {
			from = i + 1
		}
		block = append(block, l)
	}
	flush()
	return a
}

// splitLines cuts at the ends of lines of any system. A sentence is told with its line, so that the
// ends of all systems must count alike.
func splitLines(text string) []string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
}

// paragraph takes a short block without a full stop at its end for a headline. A headline names the
// company that the text below it speaks of.
func paragraph(line int, text string) draft.Paragraph {
	const short = 160
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"'”’)]»"))
	heading := len(text) < short && !strings.Contains(text, "\n") &&
		!strings.ContainsRune(".!?:;。", r)
	return draft.Paragraph{Line: line, Text: text, Heading: heading}
}

// A link shows its text and not its address; a picture is the same with a mark before it. A marker
// is what makes a line a heading, a quotation or an item of a list.
var (
	link   = regexp.MustCompile(`!?\[([^\]\n]*)\]\([^)\n]*\)`)
	marker = regexp.MustCompile(`^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d+\.\s+)+`)
)

// emphasis takes the marks of bold and slanted words away; a lone underscore may be part of a word.
var emphasis = strings.NewReplacer("*", "", "__", "", "`", "")

// markdown reads a text whose headings, lists, quotations and links are marked. The marks are taken
// off, and what they say of a line kept: that it is a heading. Items of lists stay lines of their
// own.
func markdown(text string) draft.Article {
	lines := splitLines(text)
	heads, items := map[int]bool{}, map[int]bool{}
	for i, l := range lines {
		m := marker.FindString(l)
		heads[i+1] = strings.Contains(m, "#")
		lines[i] = emphasis.Replace(link.ReplaceAllString(l[len(m):], "$1"))
		items[i] = m != "" && !strings.Contains(m, ">") || heads[i]
	}
	a := inBlocks(lines, func(i int) bool { return items[i] })
	for i := range a.Paragraphs {
		a.Paragraphs[i].Heading = a.Paragraphs[i].Heading || heads[a.Paragraphs[i].Line]
	}
	return a
}
