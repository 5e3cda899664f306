package asked

import (
	"fmt"
	"math"
	"time"

	"github.com/pelletier/go-toml/v2"

	"stockmove/data/pricefile"
	"stockmove/eventstudy"
	"stockmove/eventstudy/schema"
	"stockmove/eventstudy/words"
)

// The getters of a tomlTable: each reads one key, complains when its value has the wrong
// type, and returns the zero value then as it does for a key that is missing.

// get returns the raw value of a key and notes the key as known.
func (t *tomlTable) get(key string) (any, bool) {
	t.known = append(t.known, key)
	v, ok := t.m[key]
	return v, ok
}

// wrong records a value of the wrong type.
func (t *tomlTable) wrong(key, want string, v any) {
	t.fault(key, "", "%s must be %s, not %s", key, want, describe(v))
}

// value reads a key whose value is of the type of like; nil when it is missing or wrong.
func (t *tomlTable) value(key string, like any) any {
	switch like.(type) {
	case string:
		text := t.str(key)
		if _, ok := t.m[key].(string); ok {
			return text
		}
	case []string:
		if list := t.strs(key); list != nil {
			return list
		}
	case float64:
		return valueOf(t.number(key))
	case bool:
		return valueOf(t.yesNo(key))
	case int:
		return valueOf(t.integer(key))
	case uint64:
		n := t.integer(key)
		if n == nil {
			return nil
		}
		if *n < 0 {
			t.fault(key, "", "%s is %d, and must not be negative", key, *n)
		}
		return uint64(max(*n, 0))
	case eventstudy.Window:
		return valueOf(t.window(key))
	case []eventstudy.Window:
		if list := t.windows(key); list != nil {
			return list
		}
	}
	return nil
}

// chosen reads the key of an option; nil when it is missing or wrong. An estimation window may be
// two days instead of two offsets.
func (t *tomlTable) chosen(o *eventstudy.Option) any {
	if o.Dated && daysIn(t.m[o.Name]) {
		t.get(o.Name)
		return valueOf(t.dates(o.Name, t.m[o.Name].([]any)))
	}
	v := t.value(o.Name, o.Default)
	if o.Dated && t.trace != nil {
		items := &schema.Schema{Either: []*schema.Schema{schema.Of(schema.Integer), schema.Dates()}}
		t.note(o.Name, schema.List(items, 2))
	}
	return v
}

// daysIn reports a list that holds a day.
func daysIn(v any) bool {
	list, _ := v.([]any)
	for _, e := range list {
		switch e.(type) {
		case toml.LocalDate, string:
			return true
		}
	}
	return false
}

// dates reads [first, last] as days.
func (t *tomlTable) dates(key string, list []any) *eventstudy.Dates {
	if len(list) != 2 {
		t.wrong(key, "two days, [2024-05-01, 2024-12-31]", list)
		return nil
	}
	var days [2]eventstudy.Date
	for i, e := range list {
		d, ok := t.dateOf(sub(key, i), e)
		if !ok {
			return nil
		}
		if !Dated(d) {
			t.fault(sub(key, i), "", "%s is not in a year that prices can be of", d)
			return nil
		}
		days[i] = d
	}
	return &eventstudy.Dates{First: days[0], Last: days[1]}
}

// valueOf is what p points at, nil where there is nothing.
func valueOf[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

// read reads a key with what take makes of its value, and notes what the key may hold. ok is false
// where the key is missing, and where take refuses the value, which is told then: want says what
// it must be.
func read[T any](t *tomlTable, key, want string, s *schema.Schema,
	take func(v any) (T, bool)) (out T, ok bool) {
	v, there := t.get(key)
	t.note(key, s)
	if !there {
		return out, false
	}
	if out, ok = take(v); !ok {
		t.wrong(key, want, v)
	}
	return out, ok
}

// is takes a value that is of a type already.
func is[T any](v any) (T, bool) {
	x, ok := v.(T)
	return x, ok
}

// pointer points at a value, nil where there is none.
func pointer[T any](v T, ok bool) *T {
	if !ok {
		return nil
	}
	return &v
}

// str reads a text; empty is the same as missing.
func (t *tomlTable) str(key string) string {
	s, _ := read(t, key, "a text in quotes", schema.Of(schema.String), is[string])
	return s
}

// oneOf reads a text that must be one of a few.
func (t *tomlTable) oneOf(key string, names []string) string {
	s := t.str(key)
	t.oneWord(key, names)
	if s == "" {
		if _, ok := t.m[key].(string); ok {
			t.fault(key, "one of "+words.Names(names), "%s is empty", key)
		}
		return ""
	}
	if err := checkName(key, s, names); err != nil {
		t.fault(key, err.Hint, "%s", err.What)
	}
	return s
}

// ids returns the names of securities, one or a list, as all readers write them.
func (t *tomlTable) ids(key string) []string {
	ids := t.strs(key)
	for i, id := range ids {
		ids[i] = pricefile.CleanID(id)
	}
	return ids
}

// strs reads a text or a list of texts.
func (t *tomlTable) strs(key string) []string {
	v, ok := t.get(key)
	t.note(key, textOrList())
	if !ok {
		return nil
	}
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		out := make([]string, 0, len(v))
		for i, e := range v {
			s, ok := e.(string)
			if !ok {
				t.wrong(sub(key, i), "a text in quotes", e)
				continue
			}
			out = append(out, s)
		}
		return out
	}
	t.wrong(key, `a text or a list of texts, ["a", "b"]`, v)
	return nil
}

// yesNo reads true or false, nil when the key is missing or wrong.
func (t *tomlTable) yesNo(key string) *bool {
	return pointer(read(t, key, "true or false", schema.Of(schema.Boolean), is[bool]))
}

// integer reads a whole number, nil when the key is missing or wrong.
func (t *tomlTable) integer(key string) *int {
	return pointer(read(t, key, "a whole number", schema.Of(schema.Integer),
		func(v any) (int, bool) {
			n, ok := v.(int64)
			return int(n), ok && n >= math.MinInt32 && n <= math.MaxInt32
		}))
}

// number reads a number, whole or not.
func (t *tomlTable) number(key string) *float64 {
	return pointer(read(t, key, "a number", schema.Of(schema.Number), numberOf))
}

// numberOf takes a number, whole or not.
func numberOf(v any) (float64, bool) {
	switch n := v.(type) {
	case float64:
		return n, true
	case int64:
		return float64(n), true
	}
	return 0, false
}

// aWindow says how a window is written.
const aWindow = "two whole numbers, [-10, 10]"

// window reads [first, last].
func (t *tomlTable) window(key string) *eventstudy.Window {
	return pointer(read(t, key, aWindow, windowSchema(), windowOf))
}

// windowOf takes one window wherever it stands; TOML numbers with a fraction are no offsets.
func windowOf(v any) (w eventstudy.Window, ok bool) {
	pair, ok := v.([]any)
	if !ok || len(pair) != 2 {
		return w, false
	}
	a, okA := pair[0].(int64)
	b, okB := pair[1].(int64)
	return eventstudy.Window{First: int(a), Last: int(b)}, okA && okB && InRange(a) && InRange(b)
}

// windows reads a list of windows; nil when missing.
func (t *tomlTable) windows(key string) (out []eventstudy.Window) {
	all, _ := read(t, key, "a list of windows, [[0, 0], [-1, 1]]",
		schema.List(windowSchema(), 0), is[[]any])
	for i, v := range all {
		w, ok := windowOf(v)
		if !ok {
			t.wrong(sub(key, i), aWindow, v)
			continue
		}
		out = append(out, w)
	}
	return out
}

// date reads a day; ok is false when the key is missing or wrong.
func (t *tomlTable) date(key string) (eventstudy.Date, bool) {
	v, ok := t.get(key)
	t.note(key, schema.Dates())
	if !ok {
		return eventstudy.NoDate, false
	}
	return t.dateOf(key, v)
}

// dateOf reads a day wherever it stands.
func (t *tomlTable) dateOf(key string, v any) (eventstudy.Date, bool) {
	d, ok := dayOf(v)
	if !ok {
		t.wrong(key, "a day, 2025-02-13", v)
	}
	return d, ok
}

// dayOf takes a day, also as a text: both say the same, and neither can be mistaken.
func dayOf(v any) (eventstudy.Date, bool) {
	switch v := v.(type) {
	case toml.LocalDate:
		return localDay(v), true
	case string:
		if d, err := eventstudy.ParseDate(v); err == nil {
			return d, true
		}
	}
	return eventstudy.NoDate, false
}

// instant reads a date and time with its offset from UTC. Fixed makes it independent of the
// machine's own zone.
func (t *tomlTable) instant(key string) *time.Time {
	v, ok := t.get(key)
	t.note(key, &schema.Schema{Types: []string{schema.String}, Format: "date-time"})
	if !ok {
		return nil
	}
	// The two ways to go wrong have different remedies.
	hint := ""
	switch v := v.(type) {
	case time.Time:
		at := Fixed(v)
		return &at
	case string:
		if at, err := time.Parse(time.RFC3339, v); err == nil {
			at = Fixed(at)
			return &at
		}
	case toml.LocalDate:
		hint = fmt.Sprintf("for a day without a time write date = %s", localDay(v))
	case toml.LocalDateTime:
		hint = "add the offset from UTC of the place where the clock stood: +08:00 in Hong Kong," +
			" +04:00 in Dubai, -05:00 in New York in winter"
	}
	t.fault(key, hint, "%s must be an instant with its offset, 2025-02-13T10:00:00+04:00, not %s",
		key, describe(v))
	return nil
}

// InRange keeps offsets in days so small that sums cannot overflow.
func InRange(n int64) bool { return -1_000_000 <= n && n <= 1_000_000 }

// localDay is a TOML day, which exists.
func localDay(d toml.LocalDate) eventstudy.Date {
	return eventstudy.NewDate(d.Year, d.Month, d.Day)
}

// describe says what a TOML value is, with its text where that is short.
func describe(v any) string {
	switch v := v.(type) {
	case string:
		return fmt.Sprintf("the text %q", v)
	case int64:
		return fmt.Sprintf("the number %d", v)
	case float64:
		return fmt.Sprintf("the number %v", v)
	case bool:
		return fmt.Sprintf("%v", v)
	case time.Time:
		return "the instant " + v.Format(time.RFC3339)
	case toml.LocalDate:
		return "the day " + localDay(v).String()
	case toml.LocalDateTime:
		return "a date and time without an offset"
	case toml.LocalTime:
		return "a time of day"
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return fmt.Sprintf("%v", v)
}
