package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"stockmove/eventstudy"
)

// tree is the JSON that a value of the results must become: maps, slices, texts, bools, and numbers
// as json.Number, which keeps the digits.
type tree = map[string]any

// snake is the JSON name of a field unless places says otherwise: RankOf is rank_of.
func snake(name string) string {
	var b strings.Builder
	rs := []rune(name)
	for i, r := range rs {
		starts := i > 0 && (unicode.IsLower(rs[i-1]) || i+1 < len(rs) && unicode.IsLower(rs[i+1]))
		if unicode.IsUpper(r) && starts {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// grow adds every field of a struct to the tree under the key that places gives it, and what is
// derived.
func grow(to tree, v reflect.Value, path string) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		key, ok := places[path+t.Name()+"."+f.Name]
		if !ok {
			key, ok = places[t.Name()+"."+f.Name]
		}
		x := v.Field(i)
		for x.Kind() == reflect.Pointer && x.Type() != typePanel && !x.IsNil() {
			x = x.Elem()
		}
		switch {
		case strings.HasPrefix(key, "-"):
		case key == inline, !ok && f.Anonymous:
			if x.Kind() == reflect.Struct {
				grow(to, x, t.Name()+"/")
			}
		case ok:
			plant(to, strings.Split(key, "."), value(x))
		default:
			plant(to, []string{snake(f.Name)}, value(x))
		}
	}
	for key, x := range derived(v.Interface()) {
		plant(to, []string{key}, value(reflect.ValueOf(x)))
	}
}

// plant puts a value at a place in a tree; two objects at one place become one.
func plant(to tree, place []string, x any) {
	for _, key := range place[:len(place)-1] {
		if to[key] == nil {
			to[key] = tree{}
		}
		to = to[key].(tree)
	}
	last := place[len(place)-1]
	if old, ok := to[last].(tree); ok {
		for k, v := range x.(tree) {
			old[k] = v
		}
		return
	}
	to[last] = x
}

// value is the JSON of one value; nil is what is unknown.
func value(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	switch x := v.Interface().(type) {
	case eventstudy.Date:
		if !x.Known() {
			return nil
		}
		return x.String()
	case eventstudy.Window:
		return []any{literal(float64(x.First)), literal(float64(x.Last))}
	case eventstudy.Pos:
		return x.String()
	case eventstudy.Model:
		return x.Info().Name
	case eventstudy.Test:
		return x.Info().Name
	case []eventstudy.Detail:
		out := tree{}
		for _, d := range x {
			out[d.Name] = literal(d.Value)
		}
		return out
	case tree:
		return x
	case json.Number:
		return x
	}
	switch v.Kind() {
	case reflect.Struct:
		out := tree{}
		grow(out, v, "")
		return out
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return nil
		}
		return value(v.Elem())
	case reflect.Slice, reflect.Array:
		out := []any{}
		for i := range v.Len() {
			out = append(out, value(v.Index(i)))
		}
		return out
	case reflect.String:
		return v.String()
	case reflect.Bool:
		return v.Bool()
	case reflect.Float64:
		return literal(v.Float())
	case reflect.Int, reflect.Int32, reflect.Int64:
		return json.Number(strconv.FormatInt(v.Int(), 10))
	case reflect.Uint8, reflect.Uint64:
		return json.Number(strconv.FormatUint(v.Uint(), 10))
	}
	panic("no JSON is known for " + v.Type().String())
}

// literal is the shortest decimal that reads back as the number; nil for NaN.
func literal(v float64) any {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return json.Number(strconv.FormatFloat(v+0, 'g', -1, 64))
}

// void reports what may be left out of an object: what is unknown or zero.
func void(v any) bool { return nothing(v) || v == false || v == json.Number("0") }

// nothing reports what may be null: no number, no text, no items.
func nothing(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case tree:
		return len(v) == 0
	}
	return false
}

const (
	notWritten = "%s.%s is not written, the results hold %v: write it, or say in places why not"
	noField    = "%s.%s is %v, and no field of the results is named so: say in places or derived " +
		"where it comes from"
)

// differences lists where the JSON that was written is not what the results hold.
func differences(path string, want, got any) []string {
	switch w := want.(type) {
	case tree:
		g, ok := got.(tree)
		if !ok {
			break
		}
		var out []string
		for key, x := range w {
			y, ok := g[key]
			if !ok && !void(x) {
				out = append(out, fmt.Sprintf(notWritten, path, key, x))
			} else if ok {
				out = append(out, differences(path+"."+key, x, y)...)
			}
		}
		for key, y := range g {
			if _, ok := w[key]; !ok {
				out = append(out, fmt.Sprintf(noField, path, key, y))
			}
		}
		return out
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			break
		}
		var out []string
		for i := range w {
			out = append(out, differences(path+"["+strconv.Itoa(i)+"]", w[i], g[i])...)
		}
		return out
	}
	if reflect.DeepEqual(want, got) || nothing(want) && nothing(got) {
		return nil
	}
	return []string{fmt.Sprintf("%s is %v, the results hold %v", path, got, want)}
}

// written reads results.json back with the digits of its numbers.
func written(t *testing.T, d *Document) tree {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, d); err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(&b)
	dec.UseNumber()
	var out tree
	if err := dec.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

// Every field of the results stands in results.json, under its own name and with its very digits,
// and nothing else does. In the filled document no two figures are equal.
func TestResultsHoldEveryField(t *testing.T) {
	for name, d := range map[string]*Document{
		"filled": filled(), "sample": sample(), "explored": explored(),
	} {
		want := tree{"schema": Schema}
		grow(want, reflect.ValueOf(d).Elem(), "")
		list := differences("", want, written(t, d))
		slices.Sort(list)
		for _, s := range list {
			t.Errorf("%s: %s", name, s)
		}
	}
}

// A field under a wrong name, a missing one and a stray one are all seen.
func TestDifferences(t *testing.T) {
	want := tree{"a": json.Number("1"), "b": []any{"x", nil}, "c": tree{"d": true}}
	for _, c := range []struct {
		got tree
		n   int
	}{
		{tree{"a": json.Number("1"), "b": []any{"x", nil}, "c": tree{"d": true}}, 0},
		{tree{"a": json.Number("2"), "b": []any{"x", nil}, "c": tree{"d": true}}, 1},
		{tree{"a": json.Number("1"), "b": []any{"x", "y"}, "c": tree{"d": false}}, 2},
		{tree{"a": json.Number("1"), "b": []any{"x"}, "c": tree{}}, 2},
		{tree{"a": json.Number("1"), "b": []any{"x", nil}, "c": tree{"d": true}, "e": "stray"}, 1},
		{tree{"a": nil, "b": "x", "c": json.Number("0")}, 3},
	} {
		if got := differences("", want, c.got); len(got) != c.n {
			t.Errorf("%v: %q, want %d differences", c.got, got, c.n)
		}
	}
	for name, key := range map[string]string{"RankOf": "rank_of", "CAR": "car", "PHolm": "p_holm",
		"SHA256": "sha256", "R2": "r2", "AAR": "aar", "DayRule": "day_rule", "N": "n"} {
		if got := snake(name); got != key {
			t.Errorf("%s is %s, want %s", name, got, key)
		}
	}
}
