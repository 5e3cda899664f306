package claims

import (
	"strings"
	"testing"
)

// held is a claim about the listing of the case on the day of the report.
func held(kind, key, figure string) Statement {
	s := Statement{ID: kind + figure, Kind: kind, Securities: []string{"9988.HK"},
		Date: date("2025-02-13")}
	*map[string]*string{"value": &s.Value, "at_least": &s.AtLeast}[key] = figure
	return s
}

// Claims of one day that fall alike share a sentence with what the close was, by each figure that
// they state: 116.70 after 113.80 is +2.55 % or +2.90 in money.
func TestAnswerJoinsTheDay(t *testing.T) {
	b := twoListings()
	const shares = "Alibaba Group's Hong Kong shares closed "
	for _, c := range []struct {
		name string
		list []Statement
		want []string
	}{
		{"false figures", []Statement{held("move", "value", "-30%"),
			held("level", "value", "HK$300"), held("level", "value", "HK$300")},
			[]string{"Not true: a change of -30% and a price of HK$300; " + shares +
				"up 2.55 % at HK$116.70 on 13 February 2025."}},
		{"true figures", []Statement{held("move", "value", "+2.55%"),
			held("points", "value", "+HK$2.90"), held("level", "value", "HK$116.7")},
			[]string{"True: " + shares +
				"up 2.55 % or HK$2.90 at HK$116.70 on 13 February 2025."}},
		{"a true and a false one, the false one first", []Statement{
			held("level", "value", "HK$116.7"), held("level", "at_least", "HK$300")},
			[]string{"Not true: a price of at least HK$300; " + shares +
				"at HK$116.70 on 13 February 2025.",
				"True: " + shares + "at HK$116.70 on 13 February 2025."}},
		{"what agrees with nothing and what does", []Statement{
			held("level", "value", "HK$300"),
			{ID: "x", Kind: "level", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
				Value: "HK$124.3", Basis: "close"}},
			[]string{"Not true: a price of HK$300; " + shares + "at HK$116.70 on 13 February 2025.",
				"Not true: the HK$124.3 is the day's high, and the words name the close; " +
					shares + "at HK$116.70 on 13 February 2025."}},
	} {
		got := Answer(judgeAll(t, c.list, b), b, oneLine)
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"),
				strings.Join(c.want, "\n"))
		}
	}
}

// Two claims of a change over different periods do not share a sentence: what is said of one period
// is not true of the other.
func TestAnswerKeepsPeriodsApart(t *testing.T) {
	b := twoListings()
	week, month := held("period-move", "at_least", "+1%"), held("period-move", "at_least", "+1%")
	week.Period, month.Period = "week", "month"
	out := Answer(judgeAll(t, []Statement{week, month}, b), b, oneLine)
	if len(out) != 2 || out[0] == out[1] {
		t.Errorf("%q", out)
	}
}

// However long its sentences are where they are printed, an answer takes a dozen lines, and counts
// what it has no room for.
func TestAnswerFitsWhereItIsPrinted(t *testing.T) {
	b := twoListings()
	var list []Statement
	l := newShelf(b).listing("9988.HK")
	for i := len(l.Days) - 9; i < len(l.Days); i++ {
		list = append(list, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: l.Days[i],
			Kind: "level", AtLeast: "HK$900"})
	}
	vs := judgeAll(t, list, b)
	for _, c := range []struct{ each, entries int }{
		{1, 9}, // nine sentences of one line each
		{2, 6}, // five of two lines, and two lines for the rest
		{5, 2}, {6, 2}, {7, 1}, {100, 1}} {
		out := Answer(vs, b, func(string) int { return c.each })
		if len(out) != c.entries || c.entries*c.each > 12 && c.entries > 1 {
			t.Errorf("%d entries of %d lines: %q", len(out), c.each, out)
		}
		last := out[len(out)-1]
		switch {
		case c.entries == 9:
			has(t, last, "Not true")
		case c.entries == 1:
			has(t, last, "Of 9 price claims 9 are contradicted; the table of claims shows each.")
		default:
			has(t, last, "further claims ", "are contradicted; the table of claims shows each.")
		}
	}
	if out := Answer(vs[:7], b, func(s string) int {
		return map[bool]int{true: 2, false: 1}[strings.HasPrefix(s, "Not")]
	}); len(out) != 6 || out[5] != "Of 2 further claims 2 are contradicted; the table of claims "+
		"shows each." {
		t.Errorf("%q", out)
	}
}
