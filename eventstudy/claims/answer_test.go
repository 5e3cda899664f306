package claims

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// A record with a price is named as the record, not as the price alone.
func TestAnswerNamesTheRecord(t *testing.T) {
	b := twoListings()
	v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "n-low",
		Span: "6m", Value: "HK$116.7"}, b)
	out := strings.Join(Answer([]Verdict{v}, b, oneLine), "\n")
	if v.Status == Supported || !strings.Contains(out, "the 6-month low (HK$116.7)") {
		t.Errorf("%s: %s", v.Status, out)
	}
}

// Two records that hold are both named, with what was measured once.
func TestAnswerOfTrueRecords(t *testing.T) {
	b := twoListings()
	s := Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-14"),
		Kind: "highest-since", Since: "2025-01-31"}
	o := s
	o.Since = "2025-02-03"
	out := Answer(judgeAll(t, []Statement{s, o}, b), b, oneLine)
	if len(out) != 1 {
		t.Fatalf("%q", out)
	}
	has(t, out[0], "True: ", "since 31 January 2025 and the highest price since 3 February 2025: ",
		"closed at HK$124.10")
}

// A figure that most days have is said to be one, in words.
func TestAnswerOfCoincidence(t *testing.T) {
	v := Verdict{Status: Contradicted,
		Claim:    Claim{kind: move{}, Target: &Target{Text: "2%", Step: rat("0.01")}},
		Readings: []Reading{{Way: Way{Rank: Through, Side: Range}, Matches: true, Chance: 0.56}}}
	want := "the 2% was passed through during the session, as such a figure is on 56 % of days"
	if got := newShelf(Book{}).clauses([]Verdict{v}); len(got) != 1 || got[0] != want {
		t.Error(got)
	}
}

// The figure of a meant day stands behind it.
func TestMeantInWords(t *testing.T) {
	v := &Verdict{Claim: Claim{kind: move{}}, Meant: []Meant{{"X", date("2024-01-05"), -0.0221}}}
	want := "the words would be true of another day: 5 January 2024 (−2.21 %)"
	if got := newShelf(Book{}).sayMeant(v); got != want {
		t.Error(got)
	}
}

// oneLine is the length of an entry where every entry fits a line.
func oneLine(string) int { return 1 }

// Twenty claims of twenty days are answered in a dozen lines, the false ones first and the rest
// counted.
func TestAnswerHasADozenLines(t *testing.T) {
	b := twoListings()
	var list []Statement
	l := newShelf(b).listing("9988.HK")
	for k := range 20 {
		list = append(list, Statement{ID: "x", Securities: []string{"9988.HK"},
			Date: l.Days[len(l.Days)-20+k], Kind: "level",
			AtLeast: fmt.Sprintf("HK$%d", 1000*(k%2)+k)})
	}
	out := Answer(judgeAll(t, list, b), b, oneLine)
	if len(out) != 12 {
		t.Fatalf("%d lines: %q", len(out), out)
	}
	for i, want := range []string{"Not true", "Not true", "True"} {
		has(t, out[[]int{0, 9, 10}[i]], want)
	}
	has(t, out[11], "Of 9 further claims 9 are supported; the table of claims shows each.")
}

// What is asked of several statements is asked once, in the answer.
func TestAskedOnce(t *testing.T) {
	var vs []Verdict
	for _, id := range []string{"one", "two", "three"} {
		c, _ := Parse(Statement{ID: id, Securities: []string{"X"}, Date: eventstudy.NoDate,
			Kind:  "move",
			Value: "9%", Drafted: true})
		vs = append(vs, Unasked(c, "which day? Give it with --date"))
	}
	answer, text := Answer(vs, Book{}, oneLine), strings.Join(Summary(vs, nil, Book{}), "\n")
	if len(answer) != 1 ||
		answer[0] != "Three statements cannot be told: which day? Give it with --date." {
		t.Errorf("%q", answer)
	}
	if strings.Contains(text, "hich day?") {
		t.Error(text)
	}
	has(t, strings.Join(Summary(vs[:1], nil, Book{}), "\n"), "It was drafted by a program")
}

// The two ends of a day's range stand once in a note.
func TestRangeSaidOnce(t *testing.T) {
	b := twoListings()
	v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind:  "move",
		Value: "9.1%"}, b)
	if v.Decided().Side != Range || strings.Count(v.Note, "+9.23 %") != 1 {
		t.Errorf("%s: %s", v.Reading(), v.Note)
	}
}

// Every problem with a key of a kind's own names that key, so that its line is found.
func TestProblemsNameTheirKey(t *testing.T) {
	for _, c := range []struct {
		Statement
		key string
	}{
		{Statement{Kind: "best-since", Period: "5 days", Since: "2022"}, "period"},
		{Statement{Kind: "period-move", Period: "fortnight", Value: "9%"}, "period"},
		{Statement{Kind: "n-high", Span: "52"}, "span"},
		{Statement{Kind: "n-high", Span: "52w", Of: "open"}, "of"},
		{Statement{Kind: "from-extreme", Value: "9%"}, "span"},
		{Statement{Kind: "relative", Value: "9%"}, "against"},
		{Statement{Kind: "streak", Direction: "up"}, "length"},
		{Statement{Kind: "streak", Length: 5}, "direction"},
		{Statement{Kind: "volume"}, "value"},
	} {
		c.ID, c.Securities, c.Date = "x", []string{"X"}, date("2025-02-13")
		_, ps := Parse(c.Statement)
		if ps == nil || ps.List[len(ps.List)-1].Key != c.key {
			t.Errorf("%s: %v, want the key %s", c.Kind, ps, c.key)
		}
	}
}
