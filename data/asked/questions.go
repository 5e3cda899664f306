package asked

import (
	"strings"

	"stockmove/eventstudy"
)

// question is what a drafted claim asks in place of a key.
type question struct {
	key, text string
	pos       eventstudy.Pos
}

// questionMark begins the comment of a draft that stands in place of a key that it does not know.
const questionMark = "# QUESTION: "

// questions returns those of a table of the file: comments, which the parser of TOML passes over. A
// draft writes them below the heading of its claim, so that they end where the next table begins.
func (t *tomlTable) questions() []question {
	var out []question
	for i := t.doc.pos(t.path).Line; i < len(t.doc.lines); i++ {
		line, _, _ := strings.Cut(t.doc.text[t.doc.lines[i]:], "\n")
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			break
		}
		body, ok := strings.CutPrefix(line, questionMark)
		if !ok {
			continue
		}
		key, text, _ := strings.Cut(body, " = … ")
		pos := eventstudy.Pos{File: t.doc.file, Line: i + 1, Col: 1}
		out = append(out, question{key, text, pos})
	}
	return out
}

// unanswered reports the questions whose key is still missing, and returns their keys.
func (t *tomlTable) unanswered() map[string]bool {
	open := map[string]bool{}
	for _, q := range t.questions() {
		if _, ok := t.m[q.key]; ok {
			continue
		}
		open[q.key] = true
		hint := "put " + q.key + " = … in place of the question"
		t.doc.ps.Add(q.pos, hint, "the draft asks: %s", q.text)
	}
	return open
}
