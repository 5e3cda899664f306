package regress

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// value is what an event has in a column, "" where it has nothing. Columns of the events file go
// before what the study knows itself.
func value(o *eventstudy.Outcome, column string) string {
	for _, f := range o.Event.Extra {
		if f.Name == column {
			return missing(f.Value)
		}
	}
	switch column {
	case "group":
		return missing(o.Event.Group)
	case "security":
		return o.Security
	case "market":
		return o.Market
	case "date":
		return o.Day0.String()
	}
	return ""
}

// own are the columns that every event has without a file.
var own = []string{"group", "security", "market", "date"}

// columns lists what the events have, in the order of their appearance, then the study's own.
func columns(list []*eventstudy.Outcome) []string {
	var out []string
	add := func(name string) {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, o := range list {
		for _, f := range o.Event.Extra {
			add(f.Name)
		}
	}
	for _, name := range own {
		add(name)
	}
	return out
}

// checkColumn complains of a column that no event has, and names the one that was probably meant: a
// regression on a mistyped column would otherwise be one of no events.
func checkColumn(option, column string, list []*eventstudy.Outcome) error {
	has := func(o *eventstudy.Outcome) bool { return value(o, column) != "" }
	if slices.ContainsFunc(list, has) {
		return nil
	}
	all := columns(list)
	hint := "the events have " + words.List(all)
	if near := words.Near(column, all); near != "" && near != column {
		hint = fmt.Sprintf("did you mean %s? %s", near, hint)
	}
	return problem(option, hint, "no event has anything in a column %q", column)
}

// missing takes the words that files have for nothing as nothing: R writes NA, Excel #N/A, and some
// vendors a dash or a dot. Read as a name, such a word would make a dummy of its own.
func missing(s string) string {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s) {
	case "na", "n/a", "#n/a", "nan", "null", "-", "–", ".", "..", "?":
		return ""
	}
	return s
}

// What a cell can be read as: a number with a decimal point, one with a decimal comma, both with or
// without groups of three.
var (
	pointed = regexp.MustCompile(
		`^[+-]?(\d+\.?\d*|\.\d+|[1-9]\d{0,2}(,\d{3})+(\.\d+)?)([eE][+-]?\d+)?$`)
	comma = regexp.MustCompile(`^[+-]?(\d+(,\d+)?|[1-9]\d{0,2}(\.\d{3})+(,\d+)?)$`)
	coded = regexp.MustCompile(`^0\d+$`) // 0100 is a name
)

// reading says how the numbers of a column are written.
type reading int

const (
	texts    reading = iota // they are none
	points                  // 1234.5 or 1,234.5
	decimals                // 1234,5 or 1.234,5
)

// plain takes off the sign of per cent and the forms of minus that print has: tables are pasted
// from papers and spreadsheets.
func plain(cell string) (number string, percent bool) {
	number, percent = strings.CutSuffix(strings.ReplaceAll(cell, "−", "-"), "%")
	return strings.TrimSpace(number), percent
}

// readAs decides how a column is read: it is one of numbers where every cell is a number, of texts
// where none is. A column of both is refused and not taken for names, since one slip among numbers
// would turn it into a dummy for each value; so is "1,234" where nothing tells what its comma
// means. Codes such as 0100 are names. of names the event of a cell for messages.
func readAs(cells []string, name string, of func(i int) string) (reading, error) {
	text, number, mark := -1, -1, -1 // the first cell of each kind; mark: with a comma
	code, byPoint, byComma := false, true, true
	for i, c := range cells {
		s, _ := plain(c)
		p, k := pointed.MatchString(s), comma.MatchString(s)
		if !p && !k {
			text = first(text, i)
			continue
		}
		number = first(number, i)
		byPoint, byComma = byPoint && p, byComma && k
		code = code || coded.MatchString(s)
		if strings.Contains(s, ",") {
			mark = first(mark, i)
		}
	}
	switch {
	case number < 0 || text < 0 && code:
		return texts, nil
	case text >= 0:
		return texts, problem("x", fmt.Sprintf("mend the cell, leave it empty, or take the "+
			"values as names: factor(%s)", name), "column %s has numbers such as %q and, of %s, %q",
			name, cells[number], of(text), cells[text])
	case !byPoint && !byComma:
		return texts, problem("x", "write all of them with a decimal point and without groups",
			"column %s has numbers with decimal commas and with decimal points", name)
	case byPoint && byComma && mark >= 0:
		return texts, problem("x", "write 1234 or 1.234", "%q of column %s, of %s, may be either",
			cells[mark], name, of(mark))
	case byPoint:
		return points, nil
	}
	return decimals, nil
}

func first(found, i int) int {
	if found < 0 {
		return i
	}
	return found
}

// number reads a cell as its column is read, per cent as hundredths; NaN where it is too large to
// compute with, since squares of columns must stay inside of a float64.
func (r reading) number(cell string) float64 {
	s, percent := plain(cell)
	if r == decimals {
		s = strings.ReplaceAll(s, ".", "")
		s = strings.Replace(s, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if percent {
		v /= 100
	}
	if err != nil || math.Abs(v) > 1e100 {
		return math.NaN()
	}
	return v
}
