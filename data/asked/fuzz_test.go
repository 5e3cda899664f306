package asked

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pelletier/go-toml/v2"

	"stockmove/data/datatest"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

func FuzzStudy(f *testing.F) {
	for _, text := range []string{datatest.Small, twoMarkets, datatest.PairStudy, "a = [[[",
		"[[event]]\nat = 2025-02-13T10:00:00\n", "x.y.\"z\" = {a = 1}\n"} {
		f.Add([]byte(text))
	}
	if body, err := os.ReadFile("../cases/apple-alibaba-2025/study.toml"); err == nil {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		s, err := ParseText(input.FileRef("study.toml"), body, "")
		if err != nil {
			datatest.IsProblems(t, err)
			return
		}
		// What is accepted is sound: names are there and unique, events have a time.
		seen := map[string]bool{}
		for _, x := range s.Securities {
			if x.ID == "" || seen[x.ID] || x.Prices.Zero() {
				t.Fatalf("security %+v", x)
			}
			seen[x.ID] = true
		}
		for _, e := range s.Events {
			if e.ID == "" || (e.At == nil) == (e.Date == eventstudy.NoDate) {
				t.Fatalf("event %+v", e)
			}
		}
	})
}

func FuzzTomlPlaces(f *testing.F) {
	f.Add("a = \"\\")
	f.Add("[[a]]\nb = '''x''''\n\"c")
	f.Fuzz(func(t *testing.T, text string) {
		places, _ := tomlPlaces(text)
		for path, p := range places {
			if p.key < 0 || p.key > len(text) || p.value < 0 || p.value > len(text) {
				t.Fatalf("%q at %+v of %d", path, p, len(text))
			}
		}
	})
}

func FuzzClaims(f *testing.F) {
	f.Add([]byte(datatest.OneClaim))
	f.Add([]byte(datatest.OneClaim + "between = [\"1%\", \"2%\"]\n"))
	if body, err := os.ReadFile("../cases/apple-alibaba-2025/claims.toml"); err == nil {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		list, err := ParseClaims("c.toml", body)
		if err != nil {
			datatest.IsProblems(t, err)
			return
		}
		// Written out in full and read again, the claims are the same.
		var out []map[string]any
		for _, c := range list {
			m := map[string]any{"id": c.ID, "security": c.Securities, "kind": c.Kind,
				"source": c.Source, "quote": c.Quote}
			for key, v := range map[string]string{"value": c.Value, "at_least": c.AtLeast,
				"at_most":   c.AtMost,
				"more_than": c.MoreThan, "less_than": c.LessThan, "about": c.About,
				"nearly": c.Nearly, "direction": c.Direction,
				"against": c.Against, "period": c.Period, "span": c.Span, "of": c.Of,
				"since": c.Since, "basis": c.Basis} {
				if v != "" {
					m[key] = v
				}
			}
			if c.Between[0] != "" {
				m["between"] = c.Between[:]
			}
			if c.Length != 0 {
				m["length"] = c.Length
			}
			if c.Days != 0 {
				m["days"] = c.Days
			}
			if c.Drafted {
				m["drafted"] = true
			}
			m["date"] = c.Date.String()
			out = append(out, m)
		}
		var b bytes.Buffer
		all := map[string]any{"claim": out}
		if len(out) == 0 { // the encoder would write a list without claims, which is a mistake
			clear(all)
		}
		if err := toml.NewEncoder(&b).Encode(all); err != nil {
			t.Fatal(err)
		}
		again, err := ParseClaims("c.toml", b.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.Bytes())
		}
		d := cmp.Diff(datatest.Statements(list),
			datatest.Statements(again), cmpopts.IgnoreTypes(eventstudy.Pos{}))
		if d != "" {
			t.Fatal(d)
		}
	})
}
