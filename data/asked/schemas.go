package asked

import (
	"fmt"
	"math"

	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/schema"
)

// StudySchema is the schema of study.toml: the reader is run over an empty file and notes each key
// that it asks for, so that there is no second list of the keys. A getter that is asked for a key
// notes its name, its type and its words, whether or not the key is there.
func StudySchema() *schema.Schema {
	_, t := traced()
	(&Spec{}).keys(input.Ref{}, t)
	return t.trace
}

// ClaimsSchema is the schema of claims.toml.
func ClaimsSchema() *schema.Schema {
	doc, t := traced()
	_, _ = claimsOf(doc, t) // that no claim is there is no news
	return t.trace
}

// traced is an empty file whose reading is noted.
func traced() (*tomlDoc, *tomlTable) {
	doc, t, err := parseTOML("", nil)
	if err != nil {
		panic(err) // an empty text is good TOML
	}
	t.trace = schema.Of(schema.Object)
	return doc, t
}

// note notes what a key may hold.
func (t *tomlTable) note(key string, s *schema.Schema) {
	if t.trace != nil {
		t.trace.Add(schema.Prop{Name: key, Optional: true, Schema: s})
	}
}

// within notes a table, or a list of tables, and returns one to note its keys.
func (t *tomlTable) within(key string, s *schema.Schema) *tomlTable {
	t.note(key, s)
	if s.Items != nil {
		s = s.Items
	}
	return t.noting(key, s)
}

// noting returns a table that notes its keys in a schema.
func (t *tomlTable) noting(key string, s *schema.Schema) *tomlTable {
	return &tomlTable{doc: t.doc, path: join(t.path, key), m: map[string]any{}, trace: s}
}

// must notes that a key has to be there.
func (t *tomlTable) must(key string) {
	if t.trace != nil {
		t.trace.Prop(key).Optional = false
	}
}

// oneWord notes which words there are for a text, or for each of a list. A key that takes a text or
// a list of texts notes the words for both.
func (t *tomlTable) oneWord(key string, names []string) {
	if t.trace == nil {
		return
	}
	s := t.trace.Prop(key).Schema
	for _, e := range append([]*schema.Schema{s}, s.Either...) {
		if e.Items != nil {
			e = e.Items
		}
		if e.Either == nil {
			e.Enum = names
		}
	}
}

// between notes the limits of a number, open where it may not reach them.
func (t *tomlTable) between(key string, least, most float64) {
	if t.trace == nil {
		return
	}
	s := t.trace.Prop(key).Schema
	s.Least, s.Open = &least, s.Types[0] == schema.Number
	if !math.IsInf(most, 1) {
		s.Most = &most
	}
}

// option notes the words and limits of an option of a design.
func (t *tomlTable) option(o *eventstudy.Option) {
	if t.trace == nil {
		return
	}
	if t.trace.Prop(o.Name) == nil {
		panic(fmt.Sprintf("the option %s is of a type that study.toml does not know", o.Name))
	}
	if o.Names != nil {
		t.oneWord(o.Name, o.Names())
	}
	switch o.Default.(type) {
	case int, float64:
		t.between(o.Name, o.Least, o.Most)
	}
}

// textOrList is a text or a list of texts.
func textOrList() *schema.Schema {
	return &schema.Schema{Either: []*schema.Schema{schema.Of(schema.String),
		schema.List(schema.Of(schema.String), 0)}}
}

// windowSchema is [first, last].
func windowSchema() *schema.Schema { return schema.List(schema.Of(schema.Integer), 2) }
