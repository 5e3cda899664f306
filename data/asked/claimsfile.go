package asked

import (
	"fmt"
	"io"

	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/schema"
)

// ReadClaimsFile reads a claims.toml: the statements of articles about prices, each checked for
// what its kind needs, and the sum of the file for the manifest. All that is wrong comes back
// together as a Problems.
func ReadClaimsFile(ref input.Ref, stdin io.Reader) (list []claims.Claim, sum string, err error) {
	body, sum, err := ref.Read(stdin, input.MaxText)
	if err != nil {
		return nil, "", err
	}
	list, err = ParseClaims(ref.Shown, body)
	return list, sum, err
}

// HoldsClaims tells a file of claims from a study.
func HoldsClaims(file string, body []byte) bool {
	_, t, err := parseTOML(file, body)
	return err == nil && t.m["claim"] != nil
}

// ParseClaims reads the text of a claims.toml.
func ParseClaims(file string, body []byte) ([]claims.Claim, error) {
	doc, t, err := parseTOML(file, body)
	if err != nil {
		return nil, err
	}
	return claimsOf(doc, t)
}

// claimsOf reads the claims of a document. A claim that is written wrongly in one key is not parsed
// further, because what its other keys say together cannot be judged; the next claims are still
// read.
func claimsOf(doc *tomlDoc, t *tomlTable) ([]claims.Claim, error) {
	var out []claims.Claim
	seen := map[string]bool{}
	for i, ct := range t.tables("claim") {
		before := len(doc.ps.List) + doc.ps.More // problems so far
		c := claims.Claim{Statement: parseClaim(ct)}
		if c.ID == "" {
			c.ID = fmt.Sprintf("claim-%d", i+1)
		}
		if seen[c.ID] {
			ct.fault("id", "give each claim an id of its own", "claim %q stands twice", c.ID)
		}
		seen[c.ID] = true
		// A claim that could not be read has been complained about already.
		if len(doc.ps.List)+doc.ps.More == before {
			ready, ps := claims.Parse(c.Statement)
			if ps != nil {
				doc.ps.Merge(ct.placed(ps))
			}
			c = ready
		}
		out = append(out, c)
	}
	t.done()
	if len(out) == 0 && len(t.m) > 0 && doc.ps.Err() == nil {
		doc.ps.Add(eventstudy.Pos{File: doc.file}, "begin each claim with [[claim]]",
			"the file holds no claim")
	}
	if err := doc.ps.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// parseClaim reads [[claim]]. Figures stay as they are written: what they mean and how
// precise they are is for package claims to say.
func parseClaim(t *tomlTable) claims.Statement {
	c := claims.Statement{
		ID: t.str("id"), Source: t.str("source"), Quote: t.str("quote"),
		Securities: t.ids("security"),
		Kind:       t.oneOf("kind", claims.Kinds.Names()),
		Value:      t.figure("value"), AtLeast: t.figure("at_least"), AtMost: t.figure("at_most"),
		MoreThan: t.figure("more_than"), LessThan: t.figure("less_than"),
		About: t.figure("about"), Nearly: t.figure("nearly"),
		Direction: t.oneOf("direction", []string{"up", "down"}),
		Since:     t.since("since"),
		Against:   t.str("against"), Period: t.str("period"), Span: t.str("span"), Of: t.str("of"),
		Length: t.count("length"), Days: t.count("days"), Drafted: t.yes("drafted"),
		Basis: t.oneOf("basis", []string{"close", "high", "low", "open"}),
		Pos:   t.doc.pos(t.path),
	}
	c.Date, _ = t.date("date")
	t.note("between", schema.List(schema.Of(schema.String), 2))
	if v, ok := t.get("between"); ok {
		pair, ok := v.([]any)
		if ok && len(pair) == 2 {
			c.Between = [2]string{t.figureOf("between[0]", pair[0]),
				t.figureOf("between[1]", pair[1])}
		} else {
			t.wrong("between", `two figures, ["9.1%", "9.2%"]`, v)
		}
	}
	// Said here rather than by claims.Parse, which knows no place inside the claim.
	open := t.unanswered()
	for _, key := range []string{"security", "date", "kind"} {
		t.must(key)
		if _, ok := t.m[key]; !ok && !open[key] {
			t.fault(key, "", "%s is missing", key)
		}
	}
	t.done()
	return c
}

// placed moves each problem of a table's record to the value of the key that it blames.
func (t *tomlTable) placed(ps *eventstudy.Problems) *eventstudy.Problems {
	for _, p := range ps.List {
		if p.Key != "" {
			p.Pos = t.where(p.Key)
		}
	}
	return ps
}

// figure reads a number as the article writes it. A bare TOML number is refused: its
// precision, which decides the tolerance, would be lost (9.20 is 9.2).
func (t *tomlTable) figure(key string) string {
	v, ok := t.get(key)
	t.note(key, schema.Of(schema.String))
	if !ok {
		return ""
	}
	return t.figureOf(key, v)
}

// figureOf takes a figure wherever it stands, a text that claims.Parse will read.
func (t *tomlTable) figureOf(key string, v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64, float64:
		t.fault(key,
			fmt.Sprintf("write it in quotes as in the article, with its unit: \"%v%%\" or "+
				"\"HK$%v\"", v, v), "%s must be a text, not %s", key, describe(v))
	default:
		t.wrong(key, `a text, "9.2%"`, v)
	}
	return ""
}

// mostCounted is beyond any count of sessions.
const mostCounted = 1_000_000

// count reads a whole number above 0; 0 is none.
func (t *tomlTable) count(key string) int {
	n := t.integer(key)
	t.between(key, 1, mostCounted)
	switch {
	case n == nil:
		return 0
	case *n < 1 || *n > mostCounted:
		t.fault(key, "", "%s must be a whole number from 1 on, not %d", key, *n)
		return 0
	}
	return *n
}

// yes reads a boolean; false where it is not there.
func (t *tomlTable) yes(key string) bool {
	b, _ := read(t, key, "true or false", schema.Of(schema.Boolean), is[bool])
	return b
}

// since reads a day, a text such as "2022-01" or "year-start", or a year as a bare number:
// TOML has no type for a month or a year.
func (t *tomlTable) since(key string) string {
	v, ok := t.get(key)
	t.note(key, &schema.Schema{Either: []*schema.Schema{schema.Of(schema.String),
		schema.Of(schema.Integer), schema.Dates()}})
	if !ok {
		return ""
	}
	switch v := v.(type) {
	case string:
		return v
	case int64:
		if 1800 <= v && v <= 9999 {
			return fmt.Sprintf("%d", v)
		}
	}
	if d, ok := t.dateOf(key, v); ok {
		return d.String()
	}
	return ""
}
