package draft

import "stockmove/eventstudy"

// Article is a text as its reader sees it: paragraphs in order, without markup.
type Article struct {
	Name       string          // how the file is named to the reader
	Date       eventstudy.Date // from the page's own data; NoDate where it has none
	Paragraphs []Paragraph
}

// Paragraph is a block of text that begins at a line of the file, counted from 1.
type Paragraph struct {
	Line    int
	Text    string
	Heading bool // a headline or subtitle: no sentence, its subject comes first
}
