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
	for _, k := range []struct{ key, value string }{
		{"id", quoted(s.ID)}, {"source", quoted(s.Source)}, {"quote", quoted(s.Quote)},
		{"security", listingsText(s.Securities)}, {"date", s.dayText()}, {"kind", quoted(s.Kind)},
		{"value", filled(s.Value)}, {"at_least", filled(s.AtLeast)}, {"at_most", filled(s.AtMost)},
		{"more_than", filled(s.MoreThan)}, {"less_than", filled(s.LessThan)},
		{"about", filled(s.About)}, {"nearly", filled(s.Nearly)}, {"between", pairText(s.Between)},
		{"direction", filled(s.Direction)}, {"since", sinceText(s.Since)}, {"span", filled(s.Span)},
		{"period", filled(s.Period)}, {"length", countText(s.Length)}, {"days", countText(s.Days)},
		{"against", filled(s.Against)},
		{"basis", filled(s.Basis)}, {"drafted", "true"},
	} {
		// A question stands where its key would, so that whoever answers it need only write over
		// it.
		if text, ok := s.asked(k.key); ok {
			fmt.Fprintf(b, "# QUESTION: %s = … %s\n", k.key, plain(text))
		} else if k.value != "" {
			fmt.Fprintf(b, "%-9s = %s\n", k.key, k.value)
		}
	}
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

// dayText is the day with how it was found, for a day that was worked out from “Thursday” is the
// likeliest mistake of a draft.
func (s *Statement) dayText() string {
	if s.Date == eventstudy.NoDate {
		return ""
	}
	return fmt.Sprintf("%s   # %s", s.Date, plain(s.DayFrom))
}

// countText is a whole number, "" for none.
func countText(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// filled is the text of a key, "" where there is none.
func filled(s string) string {
	if s == "" {
		return ""
	}
	return quoted(s)
}

// pairText is the two ends of a range.
func pairText(p [2]string) string {
	if p[0] == "" {
		return ""
	}
	return fmt.Sprintf("[%s, %s]", quoted(p[0]), quoted(p[1]))
}

// sinceText is a day as TOML has it, else a text.
func sinceText(s string) string {
	if _, err := eventstudy.ParseDate(s); err == nil {
		return s
	}
	return filled(s)
}

// listingsText is one listing as a text, several as a list: the article did not say which.
func listingsText(ids []string) string {
	if len(ids) < 2 {
		return filled(strings.Join(ids, ""))
	}
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = quoted(id)
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
