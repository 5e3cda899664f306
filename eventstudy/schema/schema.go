// Package schema describes what a JSON or TOML file holds, and writes the description as a JSON
// Schema (draft 2020-12), which editors and programs check files by.
package schema

import (
	"bytes"
	"encoding/json"
	"slices"
)

// The types of JSON. An integer is a number too, and an editor tells the two apart.
const (
	String  = "string"
	Number  = "number"
	Integer = "integer"
	Boolean = "boolean"
	Array   = "array"
	Object  = "object"
	Null    = "null"
)

// Schema says which values are good. It has the keywords that the files of a study need and no
// others; what is empty says nothing.
type Schema struct {
	Types  []string // one or several of the types of JSON
	Format string   // of a string: "date" or "date-time"
	Const  string   // the only string
	Enum   []string // the strings that there are

	Least, Most *float64 // limits of a number, both good unless Open
	Open        bool

	Items *Schema // of an array
	Count int     // the number of items, 0: any

	Props []Prop  // of an object, in their order
	Extra *Schema // what other keys may hold; nil: there are none

	Either []*Schema // instead of all above: one of these
	Words  string    // what it holds, for people
}

// Prop is one key of an object. Keys are kept in a list and not in a map: the description has them
// in the order in which the file does.
type Prop struct {
	Name     string
	Optional bool
	*Schema
}

// Of is the schema of a type, or of several of which each is good.
func Of(types ...string) *Schema { return &Schema{Types: types} }

// Dates is the schema of days, which are strings of the form 2025-02-13.
func Dates() *Schema { return &Schema{Types: []string{String}, Format: "date"} }

// List is the schema of an array of so many items, all of one schema; 0 is any number. A window is
// one of two.
func List(items *Schema, count int) *Schema {
	return &Schema{Types: []string{Array}, Items: items, Count: count}
}

// Nullable lets a value be null too, and returns the schema: a number that is unknown is null in
// every JSON file, never 0 and never left out.
func (s *Schema) Nullable() *Schema {
	switch {
	case s.Either != nil:
		s.Either = append(s.Either, Of(Null))
	case !slices.Contains(s.Types, Null):
		s.Types = append(s.Types, Null)
	}
	return s
}

// Prop finds a key of an object, nil where it has none of that name. What it points to is part of
// the schema, so that a description can be made more exact.
func (s *Schema) Prop(name string) *Prop {
	i := slices.IndexFunc(s.Props, func(p Prop) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return &s.Props[i]
}

// Add adds a key, or puts another schema in the place of the key's, which keeps its place: what is
// known of a key by its type alone is made more exact by name afterwards.
func (s *Schema) Add(p Prop) {
	if old := s.Prop(p.Name); old != nil {
		*old = p
		return
	}
	s.Props = append(s.Props, p)
}

// Walk calls see for each key below s with its path: events, events.fit, events.fit.alpha. The
// items of an array have the path of the array.
func (s *Schema) Walk(path string, see func(path string, p *Prop)) {
	for _, e := range append([]*Schema{s.Items}, s.Either...) {
		if e != nil {
			e.Walk(path, see)
		}
	}
	for i := range s.Props {
		p := &s.Props[i]
		at := p.Name
		if path != "" {
			at = path + "." + at
		}
		see(at, p)
		p.Schema.Walk(at, see)
	}
}

// Document returns the schema as a document with a title: JSON, indented by two spaces and ended by
// a line break, the same bytes for the same schema.
func (s *Schema) Document(title string) []byte {
	var o object
	o.add("$schema", "https://json-schema.org/draft/2020-12/schema")
	o.add("title", title)
	s.fill(&o)
	var out bytes.Buffer
	b, err := o.MarshalJSON()
	if err == nil {
		err = json.Indent(&out, b, "", "  ")
	}
	if err != nil {
		panic(err) // texts, numbers and lists of them are all that a schema has
	}
	return append(out.Bytes(), '\n')
}

// MarshalJSON writes the schema alone, as a part of another one.
func (s *Schema) MarshalJSON() ([]byte, error) {
	var o object
	s.fill(&o)
	return o.MarshalJSON()
}

// fill adds the keywords of the schema, the description first: it is what a person reads.
func (s *Schema) fill(o *object) {
	if s.Words != "" {
		o.add("description", s.Words)
	}
	if s.Either != nil { // each of them has a type of its own
		o.add("anyOf", s.Either)
		return
	}
	if len(s.Types) == 1 {
		o.add("type", s.Types[0])
	} else {
		o.add("type", s.Types)
	}
	if s.Format != "" {
		o.add("format", s.Format)
	}
	if s.Const != "" {
		o.add("const", s.Const)
	}
	if s.Enum != nil {
		o.add("enum", s.words())
	}
	least, most := "minimum", "maximum"
	if s.Open {
		least, most = "exclusiveMinimum", "exclusiveMaximum"
	}
	if s.Least != nil {
		o.add(least, *s.Least)
	}
	if s.Most != nil {
		o.add(most, *s.Most)
	}
	if s.Items != nil {
		o.add("items", s.Items)
	}
	if s.Count > 0 {
		o.add("minItems", s.Count)
		o.add("maxItems", s.Count)
	}
	if slices.Contains(s.Types, Object) {
		s.keys(o)
	}
}

// words are the strings of an enumeration, and null where it is good: enum allows nothing that it
// does not list, whatever the type says.
func (s *Schema) words() []any {
	var list []any
	for _, w := range s.Enum {
		list = append(list, w)
	}
	if slices.Contains(s.Types, Null) {
		list = append(list, nil)
	}
	return list
}

// keys adds the keywords of an object. Keys that are not described are forbidden unless the schema
// says otherwise, so that an editor finds a mistyped one.
func (s *Schema) keys(o *object) {
	var props object
	// Who reads a file may rely on these keys, null or not.
	required := []string{}
	for _, p := range s.Props {
		props.add(p.Name, p.Schema)
		if !p.Optional {
			required = append(required, p.Name)
		}
	}
	o.add("properties", &props)
	if len(required) > 0 {
		o.add("required", required)
	}
	if s.Extra != nil {
		o.add("additionalProperties", s.Extra)
	} else {
		o.add("additionalProperties", false)
	}
}

// object is a JSON object that keeps the order of its keys, which a map would sort.
type object struct {
	keys   []string
	values []any
}

// add appends a key; the caller gives each once.
func (o *object) add(key string, value any) {
	o.keys, o.values = append(o.keys, key), append(o.values, value)
}

// MarshalJSON writes the keys in their order. Signs such as < stay as they are: a description is no
// page of the web.
func (o *object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, key := range o.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := enc.Encode(key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(o.values[i]); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
