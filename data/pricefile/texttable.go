package pricefile

import "strings"

// entry is one key of a paragraph of a table of text.
type entry struct{ paragraph, key, value string }

// paragraphs reads the tables of names and of dialects, which are facts and no code. A paragraph
// begins with its name, its keys are indented by four blanks, and what goes on from the line above
// by more; a line that begins with # is a remark. The entries keep their order, since of two names
// or dialects that fit alike the first is taken. The tables are part of the program, so that no
// care is taken of lines that make no sense.
func paragraphs(table string) []entry {
	var out []entry
	name := ""
	for line := range strings.Lines(table) {
		text := strings.TrimSpace(line)
		switch indent := len(line) - len(strings.TrimLeft(line, " ")); {
		case text == "" || text[0] == '#':
		case indent == 0:
			name = text
		case indent == 4:
			key, value, _ := strings.Cut(text, ": ")
			out = append(out, entry{name, key, value})
		default:
			out[len(out)-1].value += " " + text
		}
	}
	return out
}
