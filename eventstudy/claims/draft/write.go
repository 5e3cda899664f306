package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// WriteTOML writes the draft as a claims file: the statements, each with the keys that its words
// decide and a question in place of each key that they leave open, then what was left out.
func (d *Draft) WriteTOML(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Drafted from %s by rule; no person has confirmed it.\n", plain(d.Article))
	if d.Date != eventstudy.NoDate {
		fmt.Fprintf(&b, "# Day of the article: %s, a %s.\n", d.Date.Long(), d.Date.Weekday())
	} else {
		b.WriteString("# The article carries no date: give it with --date.\n")
	}
	if text := d.Redated(); text != "" {
		fmt.Fprintf(&b, "# %s.\n", words.Upper(text))
	}
	if len(d.Statements) == 0 {
		b.WriteString("# It makes no statement about a price.\n")
	}
	for _, s := range d.Statements {
		s.write(&b)
	}
	if len(d.LeftOut) > 0 {
		b.WriteString("\n# Left out:\n")
	}
	for _, l := range d.LeftOut {
		fmt.Fprintf(&b, "# line %d: %s: %s\n", l.Line, plain(l.Figure), l.Reason)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// write writes one claim, its keys in the order of the reference page.
func (s *Statement) write(b *bytes.Buffer) {
	fmt.Fprintf(b, "\n[[claim]]            # line %d", s.Line)
	for _, l := range s.Also {
		fmt.Fprintf(b, ", said again in line %d", l)
	}
	b.WriteString("\n")
	var since any = s.Since
	if d, err := eventstudy.ParseDate(s.Since); err == nil {
		since = d
	}
	for _, k := range []struct {
		key   string
		value any
	}{
		{"id", s.ID}, {"source", s.Source}, {"quote", s.Quote}, {"security", s.Securities},
		{"date", s.Date}, {"kind", s.Kind}, {"value", s.Value}, {"at_least", s.AtLeast},
		{"at_most", s.AtMost}, {"more_than", s.MoreThan}, {"less_than", s.LessThan},
		{"about", s.About}, {"nearly", s.Nearly}, {"between", s.Between},
		{"direction", s.Direction}, {"since", since}, {"span", s.Span}, {"period", s.Period},
		{"length", s.Length}, {"days", s.Days}, {"against", s.Against}, {"basis", s.Basis},
	} {
		// A question stands where its key would, so that whoever answers it need only write over
		// it.
		if question, ok := s.asked(k.key); ok {
			fmt.Fprintf(b, "# QUESTION: %s = … %s\n", k.key, plain(question))
		} else if said := text(k.value); said != "" {
			// A day that was worked out from “Thursday” is the likeliest mistake of a draft.
			if k.key == "date" {
				said += "   # " + plain(s.DayFrom)
			}
			fmt.Fprintf(b, "%-9s = %s\n", k.key, said)
		}
	}
	b.WriteString("drafted   = true\n")
}

// asked returns the question that stands in place of a key.
func (s *Statement) asked(key string) (string, bool) {
	for _, q := range s.Questions {
		if q.Key == key {
			return q.Text, true
		}
	}
	return "", false
}

// text is a value as TOML has it, "" of one that is not set: a listing alone as a text, for several
// are a list where the article did not say which.
func text(value any) string {
	var list []string
	switch v := value.(type) {
	case eventstudy.Date:
		if v != eventstudy.NoDate {
			return v.String()
		}
		return ""
	case int:
		if v != 0 {
			return fmt.Sprint(v)
		}
		return ""
	case string:
		list = []string{v}
	case [2]string:
		list = v[:]
	case []string:
		list = v
	}
	if len(list) == 0 || list[0] == "" {
		return ""
	}
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = quoted(s)
	}
	if len(list) == 1 {
		return parts[0]
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// quoted is s as a basic string of TOML, which JSON's is once no control character is left in it.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(plain(s)); err != nil {
		return `""` // a string cannot fail to encode
	}
	return strings.TrimRight(b.String(), "\n")
}

// plain is s without control characters, so that a text of the article can neither end a comment of
// the file nor steer a terminal. The draft is read in terminals and editors, and an article may
// hold anything.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r == '\ufeff' || r >= 0x202a && r <= 0x202e ||
			r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
}
