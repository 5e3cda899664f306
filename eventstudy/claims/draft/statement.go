package draft

import (
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

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

// LeftOut is a figure that no claim was made of, with the reason.
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
	Statements []Statement
	LeftOut    []LeftOut
}

// ask adds a question, once a key.
func (s *Statement) ask(key, text string) {
	for _, q := range s.Questions {
		if q.Key == key {
			return
		}
	}
	s.Questions = append(s.Questions, Question{key, text})
}
