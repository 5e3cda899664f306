package claims

import (
	"fmt"
	"strings"

	"stockmove/eventstudy"
)

// Check returns what is wrong with a claim as written, without looking at any price; nil when
// nothing is. Positions are those of the claim.
func Check(c Claim) *eventstudy.Problems {
	var ps eventstudy.Problems
	add := func(hint, format string, args ...any) {
		ps.Add(c.Pos, hint, "claim %q: %s", c.ID, fmt.Sprintf(format, args...))
	}
	if len(c.Securities) == 0 {
		add("name one listing, or a list of them when the article does not say which", "no security")
	}
	if c.Date == eventstudy.NoDate {
		add("date = 2025-02-13: the day that the article speaks of", "no date")
	}
	k, ok := Kinds.Lookup(c.Kind)
	if !ok {
		what := fmt.Sprintf("unknown kind %q", c.Kind)
		if c.Kind == "" {
			what = "no kind"
		}
		add(kindHint(c.Kind), "%s", what)
	}
	switch c.Basis {
	case "", "close", "high", "low", "open":
	default:
		add("basis is close, high, low or open, and is left out unless the words fix it", "unknown basis %q", c.Basis)
	}
	var shape Shape
	if ok {
		shape = k.Shape()
		checkSince(c, shape, add)
	}
	checkFigure(c, shape, ok, add)
	if ps.Err() == nil {
		return nil
	}
	return &ps
}

// kindHint names the nearest kind and all of them.
func kindHint(name string) string {
	all := strings.Join(Kinds.Names(), ", ")
	if near := nearest(name, Kinds.Names()); near != "" {
		return fmt.Sprintf("did you mean %q? kinds are %s", near, all)
	}
	return "kinds are " + all
}

// checkSince wants a time before the claim's day where the kind has one, and none elsewhere: a since that changes nothing
// would look as if it had been obeyed. A change may start within the period it names, a record may not.
func checkSince(c Claim, shape Shape, add func(hint, format string, args ...any)) {
	switch {
	case shape.Since && c.Since == "":
		add(`since = "year-start", "2022-01-31", "2022-01" or "2022"`, "kind %q needs since", c.Kind)
	case !shape.Since && c.Since != "":
		add("leave since out, or use change-since, highest-since, …", "kind %q has no since", c.Kind)
	case shape.Since && c.Date != eventstudy.NoDate:
		p, err := ParseSince(c.Since, c.Date)
		if err != nil {
			add(`since = "year-start", "2022-01-31", "2022-01" or "2022"`, "%s", err)
		} else if p.First >= c.Date || p.Last >= c.Date && c.Kind != "change-since" {
			add("since is a time before date", "since %q does not lie before %s", c.Since, c.Date)
		}
	}
}

// checkFigure wants at most one statement of size, in the unit of the kind, and exactly one where the kind is nothing without it.
func checkFigure(c Claim, shape Shape, known bool, add func(hint, format string, args ...any)) {
	n := 0
	for _, s := range []string{c.Value, c.AtLeast, c.AtMost} {
		if s != "" {
			n++
		}
	}
	if c.Between != [2]string{} {
		n++
		if c.Between[0] == "" || c.Between[1] == "" {
			add(`between = ["9.1%", "9.2%"]`, "between needs two figures")
			return
		}
	}
	switch {
	case n > 1:
		add("a claim states one figure; write two claims otherwise", "more than one of value, at_least, at_most and between")
		return
	case n == 0:
		if known && shape.Figure {
			add(fmt.Sprintf("value = %q, or at_least, at_most, between", shape.Example), "kind %q needs a figure", c.Kind)
		}
		return
	}
	t, err := ParseTarget(c)
	if err != nil {
		add(figureHint(shape), "%s", err)
		return
	}
	if known && t.Unit != shape.Unit {
		what := map[Unit]string{Fraction: "a change in per cent", Price: "a price"}
		add(figureHint(shape), "kind %q takes %s, not %q", c.Kind, what[shape.Unit], t.Text)
	}
}

// figureHint shows a figure of the kind; without a known kind, one of each.
func figureHint(s Shape) string {
	if s.Example == "" {
		return `write the figure as the article does, "9.2%" or "HK$124.3"`
	}
	return fmt.Sprintf("write the figure as the article does, such as %q", s.Example)
}

// nearest returns the name at the smallest edit distance, "" when none is close.
func nearest(name string, names []string) string {
	best, d := "", 1+len(name)/2
	if len(name) > 64 {
		return ""
	}
	for _, n := range names {
		if e := edits(strings.ToLower(name), n); e < d {
			best, d = n, e
		}
	}
	return best
}

// edits is the Levenshtein distance in bytes.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			sub := diag
			if a[i-1] != b[j-1] {
				sub++
			}
			diag = row[j]
			row[j] = min(sub, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
