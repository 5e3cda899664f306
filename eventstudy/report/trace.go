package report

import "stockmove/eventstudy/schema"

// tracer notes what a scribe writes as a schema: the types of values and not the values. A sample
// that has one of everything is written once to have the schema of all that is ever written, so
// that there is no description of the files beside the code that writes them. The cost when nobody
// asks is one comparison with nil for each value.
type tracer struct {
	root     *schema.Schema
	open     []*schema.Schema // containers that have begun
	key      string           // of the value to come
	optional bool             // the key is not always there
	nullable bool             // the value may be null
}

// note notes a value. Of the items of an array the first tells what all are. A map of any keys
// takes the schema of its first value for all of them, as an array does of its items.
func (t *tracer) note(v *schema.Schema) *schema.Schema {
	if t.nullable {
		v.Nullable()
	}
	// What was said of the value to come holds for this one alone.
	optional := t.optional
	t.optional, t.nullable = false, false
	if len(t.open) == 0 {
		t.root = v
		return v
	}
	switch top := t.open[len(t.open)-1]; {
	case top.Types[0] == schema.Array:
		if top.Items == nil {
			top.Items = v
		}
	case top.Extra != nil:
		if top.Extra.Types == nil {
			*top.Extra = *v
		}
	default:
		top.Add(schema.Prop{Name: t.key, Optional: optional, Schema: v})
	}
	return v
}

// begin notes a container, and end its end.
func (t *tracer) begin(kind string) {
	v := schema.Of(kind)
	t.note(v)
	t.open = append(t.open, v)
}

func (t *tracer) end() { t.open = t.open[:len(t.open)-1] }

// types notes a value of one of some types.
func (s *scribe) types(types ...string) {
	if s.trace != nil {
		s.trace.note(schema.Of(types...))
	}
}

// maybe writes a key that is not always there.
func (s *scribe) maybe(k string) *scribe {
	s.key(k)
	if s.trace != nil {
		s.trace.optional = true
	}
	return s
}

// orNone says of the value to come that there may be none, which is written as null.
func (s *scribe) orNone() *scribe {
	if s.trace != nil {
		s.trace.nullable = true
	}
	return s
}

// lineMap is a lineObject of any keys with values of one kind.
func (s *scribe) lineMap() {
	s.lineObject()
	if s.trace != nil {
		s.trace.open[len(s.trace.open)-1].Extra = &schema.Schema{}
	}
}

// last is the schema of the value that was written last, under its key in the object that is open;
// nil where nobody asks.
func (s *scribe) last() *schema.Schema {
	if s.trace == nil {
		return nil
	}
	return s.trace.open[len(s.trace.open)-1].Prop(s.trace.key).Schema
}

// oneOf notes which strings there are for the text or texts that were written last.
func (s *scribe) oneOf(names []string) {
	v := s.last()
	if v == nil || names == nil {
		return
	}
	if v.Items != nil {
		v = v.Items
	}
	v.Enum = names
}

// exactly says how many items the array that is open has.
func (s *scribe) exactly(n int) {
	if s.trace != nil {
		s.trace.open[len(s.trace.open)-1].Count = n
	}
}

// orDates says that the two items of the array that was written last may be days.
func (s *scribe) orDates() {
	if v := s.last(); v != nil {
		v.Items = &schema.Schema{Either: []*schema.Schema{v.Items, schema.Dates()}}
	}
}

// same says that the text that was written last is always the same.
func (s *scribe) same(text string) {
	if v := s.last(); v != nil {
		v.Const = text
	}
}
