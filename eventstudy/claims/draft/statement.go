package draft

import (
	"fmt"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

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

// Statement is one statement about a price, as far as the words decide it: what they leave open is
// empty in the claim and a question beside it.
type Statement struct {
	claims.Statement
	Line      int
	DayFrom   string // how the day was found: "Thursday", line 3
	Questions []Question
	Also      []int // lines that say the same again
}

// Question stands in place of a key that the words leave open.
type Question struct{ Key, Text string }

// LeftOut is a figure that no claim was made of, with the reason. It is shown with the draft,
// because a reader who misses a figure looks for it there.
type LeftOut struct {
	Line   int
	Quote  string
	Figure string
	Reason string
}

// Draft is what an article states about prices.
type Draft struct {
	Article    string
	Date       eventstudy.Date // the day of the article; NoDate when it has none
	Carried    eventstudy.Date // that the article itself carries
	Statements []Statement
	LeftOut    []LeftOut
}

// Redated says that the article carries another day than it is read with; "" when it does not.
func (d *Draft) Redated() string {
	if d.Carried == eventstudy.NoDate || d.Carried == d.Date {
		return ""
	}
	return fmt.Sprintf("the article is dated %s, and is read as of %s, as asked for",
		d.Carried.Long(), d.Date.Long())
}

// ask adds a question, once a key. The first question about a key is the one that its words raised.
func (s *Statement) ask(key, text string) {
	if _, ok := s.asked(key); !ok {
		s.Questions = append(s.Questions, Question{key, text})
	}
}
