package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"stockmove/eventstudy"
)

func results(t testing.TB, d *Document) (string, map[string]any) {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, d); err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(b.Bytes(), &v); err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return b.String(), v
}

// keys lists the keys of an object in the order of the text.
func keys(t *testing.T, raw json.RawMessage) []string {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(raw))
	if tok, err := dec.Token(); err != nil || tok != json.Delim('{') {
		t.Fatalf("not an object: %s", raw)
	}
	var out []string
	for dec.More() {
		k, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, k.(string))
		var skip json.RawMessage
		if err := dec.Decode(&skip); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func at(t *testing.T, raw json.RawMessage, path ...any) json.RawMessage {
	t.Helper()
	for _, p := range path {
		var next json.RawMessage
		switch p := p.(type) {
		case string:
			m := map[string]json.RawMessage{}
			if err := json.Unmarshal(raw, &m); err != nil {
				t.Fatal(err)
			}
			next = m[p]
		case int:
			var l []json.RawMessage
			if err := json.Unmarshal(raw, &l); err != nil || p >= len(l) {
				t.Fatalf("%v: %v", path, err)
			}
			next = l[p]
		}
		if next == nil {
			t.Fatalf("no %v in %v", p, path)
		}
		raw = next
	}
	return raw
}

// The names and their order are those that scripts rely on; more may follow, none may go.
func TestJSONSchema(t *testing.T) {
	text, _ := results(t, sample())
	raw := json.RawMessage(text)
	for _, c := range []struct {
		path []any
		want string
	}{
		{nil, "schema study inputs events aggregate path tests skips claims warnings"},
		{[]any{"study"}, "title model returns estimation event_window windows alpha min_obs " +
			"day_rule price_basis seed"},
		{[]any{"inputs", 0}, "id role path sha256 dialect basis first last rows"},
		{[]any{"events", 0}, "id security market group requested day0 shift fit days windows"},
		{[]any{"events", 0, "fit"}, "model coefficients se sigma r2 n first last"},
		{[]any{"events", 0, "fit", "coefficients"}, "alpha beta"},
		{[]any{"events", 0, "fit", "se"}, "alpha beta"},
		{[]any{"events", 0, "days", 0}, "offset date return expected ar se t p"},
		{[]any{"events", 0, "windows", 0}, "window car se t p ci bhar n"},
		{[]any{"aggregate", 0}, "group window n caar se ci"},
		{[]any{"path", 0}, "group offset n aar caar ci"},
		{[]any{"tests", 0}, "test group window n estimate stat dist df p warnings"},
		{[]any{"skips", 0}, "id security date reason detail pos"},
		{[]any{"claims", 0},
			"id source quote security verdict claimed measured reading readings note"},
		{[]any{"claims", 0, "readings", 0},
			"name security from_date from to_date to value matches"},
		{[]any{"warnings", 0}, "code text where"},
	} {
		got := keys(t, at(t, raw, c.path...))
		i := 0
		for _, want := range strings.Fields(c.want) {
			for i < len(got) && got[i] != want {
				i++
			}
			if i == len(got) {
				t.Errorf("%v: key %q missing or out of order in %v", c.path, want, got)
				break
			}
		}
	}
	for path, want := range map[string]string{
		"schema": `"stockmove/results/v1"`,
	} {
		if got := string(at(t, raw, path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	for _, c := range []struct {
		path []any
		want string
	}{
		{[]any{"study", "estimation"}, "[-270, -21]"},
		{[]any{"study", "windows"}, "[[0, 0], [-1, 1]]"},
		{[]any{"events", 0, "days", 2, "ar"}, "null"},
		{[]any{"events", 0, "day0"}, `"2025-02-13"`},
		{[]any{"tests", 0, "se"}, "null"},
		{[]any{"path", 0, "ci"}, "[null, null]"},
		{[]any{"inputs", 1, "dialect"}, "null"},
		{[]any{"inputs", 1, "first"}, "null"},
		{[]any{"claims", 1, "claimed"}, `"40%"`},
		{[]any{"claims", 2, "measured"}, "null"},
		{[]any{"claims", 2, "readings"}, "[]"},
		{[]any{"claims", 2, "security"}, `"X"`},
		{[]any{"skips", 0, "date"}, `"2025-02-11"`},
		{[]any{"skips", 0, "pos"}, `"events.csv:4"`},
	} {
		if got := string(at(t, raw, c.path...)); got != c.want {
			t.Errorf("%v is %s, want %s", c.path, got, c.want)
		}
	}
}

// A document with nothing in it is still valid and has every array.
func TestJSONEmpty(t *testing.T) {
	for _, d := range []*Document{{}, {Report: &eventstudy.Report{}}} {
		text, v := results(t, d)
		for _, k := range []string{"inputs", "events", "aggregate", "path", "tests", "skips",
			"claims", "warnings"} {
			if l, ok := v[k].([]any); !ok || len(l) != 0 {
				t.Errorf("%s is %v, want []", k, v[k])
			}
		}
		if strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
			t.Error("a number that JSON does not have")
		}
	}
}

func TestJSONNeverNaN(t *testing.T) {
	d := sample()
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		o := d.Outcomes[0]
		o.Fit.Coef[0], o.Fit.Sigma, o.Fit.R2 = v, v, v
		o.Windows[0] = eventstudy.WindowResult{CAR: v, SE: v, T: v, P: v,
			CI: [2]float64{v, v}, BHAR: v}
		d.Claims[0].Readings[0].Value = v
		results(t, d) // fails on text that is not JSON
		for _, f := range Formats.All() {
			var b bytes.Buffer
			if err := f.Write(&b, d); err != nil {
				t.Fatal(err)
			}
			s := b.String()
			if f.Info().Name == "pdf" {
				s = readPDF(t, b.Bytes()).text()
			}
			if strings.Contains(s, "NaN") || strings.Contains(s, "Inf") {
				t.Errorf("%s shows a NaN or Inf", f.Info().Name)
			}
		}
	}
}

func TestJSONStringsAndNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text") +
			string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		num := rapid.Float64().Draw(t, "number")
		var s scribe
		s.lineArray()
		s.str(text)
		s.num(num)
		s.endArray()
		var got []any
		if err := json.Unmarshal(s.b, &got); err != nil {
			t.Fatalf("%v: %s", err, s.b)
		}
		if bytes.ContainsAny(s.b, "\x1b\x7f\x00") {
			t.Fatalf("a control character: %q", s.b)
		}
		// encoding/json writes U+FFFD for each byte that is not UTF-8, too.
		plain, _ := json.Marshal(text)
		var want string
		if err := json.Unmarshal(plain, &want); err != nil {
			t.Fatal(err)
		}
		if got[0] != want || got[1] != num && num == num {
			t.Fatalf("%q %v came back as %q %v", text, num, got[0], got[1])
		}
	})
}

// The bytes are the same on any number of processors and from run to run, in every file.
func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	d := crowd(3*chunk+17, 5)
	d.Claims, d.Inputs, d.Pictures = sample().Claims, sample().Inputs, sample().Pictures
	var first []string
	for run, procs := range []int{1, 2, 7, 7} {
		runtime.GOMAXPROCS(procs)
		for i, f := range Files(d) {
			var b bytes.Buffer
			if err := f.Write(&b); err != nil {
				t.Fatal(err)
			}
			if run == 0 {
				first = append(first, b.String())
			} else if first[i] != b.String() {
				t.Errorf("%s differs at GOMAXPROCS %d", f.Name, procs)
			}
		}
	}
}

func TestStreamStopsAtAnError(t *testing.T) {
	for _, after := range []int{0, 1, 5} {
		w := &failing{left: after}
		if err := stream(w, 20*chunk, func(b []byte, i int) []byte {
			return append(b, 'x')
		}); err == nil {
			t.Errorf("no error after %d writes", after)
		}
	}
	var b bytes.Buffer
	if err := stream(&b, 2*chunk+3, func(b []byte, i int) []byte {
		return fmt.Appendf(b, "%d,", i)
	}); err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for i := range 2*chunk + 3 {
		fmt.Fprintf(&want, "%d,", i)
	}
	if b.String() != want.String() {
		t.Error("items are out of order")
	}
}

type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if f.left == 0 {
		return 0, fmt.Errorf("disk full")
	}
	f.left--
	return len(p), nil
}
