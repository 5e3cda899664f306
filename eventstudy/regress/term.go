package regress

import (
	"strings"
)

// Form is what is done to a column before it enters. There are few on purpose: whatever else a
// study needs, it computes in the file of events, where a reader can see it.
type Form string

// The forms of a term: as it stands, its natural logarithm, and dummies of its values even where
// these are numbers.
const (
	Plain  Form = ""
	Log    Form = "log"
	Factor Form = "factor"
)

// Term is a column of the events in the form in which it enters.
type Term struct {
	Form   Form
	Column string
}

// String writes the term as it is asked for: "size", "log(size)", "factor(sic)". It is the name of
// the coefficient in every table, so that a reader can ask for the same again.
func (t Term) String() string {
	if t.Form == Plain {
		return t.Column
	}
	return string(t.Form) + "(" + t.Column + ")"
}

// ParseTerms reads a list such as "size,log(mcap),factor(sic)". A column that has commas or
// brackets in its own name cannot be asked for. A list that names a term twice or has an empty name
// is a *Problem: two equal columns cannot be told apart, and an empty one is a slip of the
// keyboard.
func ParseTerms(list string) ([]Term, error) {
	var out []Term
	seen := map[Term]bool{}
	for _, text := range strings.Split(list, ",") {
		text = strings.TrimSpace(text)
		t := Term{Column: text}
		if head, rest, ok := strings.Cut(text, "("); ok {
			inner, closed := strings.CutSuffix(rest, ")")
			t = Term{Form(strings.TrimSpace(head)), strings.TrimSpace(inner)}
			if !closed || t.Form != Log && t.Form != Factor {
				return nil, problem("x", "write COLUMN, log(COLUMN) or factor(COLUMN)",
					"%q is no column and no form of one", text)
			}
		}
		if t.Column == "" {
			return nil, problem("x", "separate the columns by one comma, as in size,group",
				"the list %q has an empty name", list)
		}
		if seen[t] {
			return nil, problem("x", "name it once", "%s is named twice", t)
		}
		seen[t] = true
		out = append(out, t)
	}
	return out, nil
}
