package words

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestCounts(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"count", Count(2000), "2,000"},
		{"count, small", Count(999), "999"},
		{"count, large", Count(1234567), "1,234,567"},
		{"count, below zero", Count(-1234), "−1,234"},
		{"one", Counted(1, "day"), "1 day"},
		{"none", Counted(0, "day"), "0 days"},
		{"many", Counted(2511, "security"), "2,511 securities"},
		{"loss", Plural("loss"), "losses"},
		{"index", Plural("index"), "indexes"},
		{"day", Plural("day"), "days"},
		{"y alone", Plural("y"), "ys"},
		{"no", Number(0), "no"},
		{"twelve", Number(12), "twelve"},
		{"thirteen", Number(13), "13"},
		{"minus one", Number(-1), "−1"},
	} {
		is(t, c.what, c.got, c.want)
	}
}

func TestLists(t *testing.T) {
	for _, c := range []struct {
		in             string
		and, or, twoOf string
	}{
		{"", "", "", "none"},
		{"a", "a", "a", "a"},
		{"a b", "a and b", "a or b", "a, b"},
		{"a b c", "a, b and c", "a, b or c", "a, b, c"},
		{"a b c d", "a, b, c and d", "a, b, c or d", "a, b and 2 more"},
	} {
		items := strings.Fields(c.in)
		is(t, c.in, List(items), c.and)
		is(t, c.in, ListWith(items, "or"), c.or)
		is(t, c.in, Few(items, 2), c.twoOf)
	}
}

func TestSome(t *testing.T) {
	days := []time.Month{1, 2, 3, 4}
	is(t, "none", Some(days[:0], 2), "none")
	is(t, "one more than asked for", Some(days[:3], 2), "January, February, March")
	is(t, "two more", Some(days, 2), "January, February and 2 more")
	many := strings.Fields(strings.Repeat("a ", 22))
	is(t, "names", Names(many), strings.Repeat("a, ", 19)+"a and 2 more")
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"sentence", Sentence("the close rose"), "The close rose."},
		{"a sentence already", Sentence("Did it?"), "Did it?"},
		{"letters beyond a to z stay", Sentence("éa"), "éa."},
		{"nothing", Sentence(""), ""},
		{"ended", Ended("9988.HK rose"), "9988.HK rose."},
		{"upper", Upper("éa"), "Éa"},
		{"lower", Lower("Éa"), "éa"},
		{"not a letter", Upper("\xff"), "\xff"},
		{"fragment", Fragment("Expected a key."), "expected a key"},
	} {
		is(t, c.what, c.got, c.want)
	}
}

// TestDistance counts by hand; "ca" and "abc" are 3 apart by optimal string alignment, the textbook
// pair that tells it from the unrestricted distance of Damerau, 2.
func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"kitten", "sitting", 3},
		{"closed", "clsoed", 1},
		{"ca", "abc", 3}, {"é", "e", 1}, {"日本", "日", 1},
		{strings.Repeat("a", 1<<20), "b", 64},
		{strings.Repeat("x", 90), strings.Repeat("x", 64), 0},
	} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
	names := []string{"windows", "event_window", "widow"}
	is(t, "nearest", Nearest("Windw", names), "widow")
	is(t, "nearest of none", Nearest("x", nil), "")
	is(t, "near", Near("windos", names), "windows")
	is(t, "not near", Near("estimation", names), "")
	is(t, "two of five letters", Near("abcde", []string{"abcxy"}), "abcxy")
	is(t, "three of five", Near("abcde", []string{"abxyz"}), "")
	is(t, "near none", Near("x", nil), "")
	is(t, "first in the alphabet", Nearest("ad", []string{"ac", "ab"}), "ab")
}

// FuzzNearest looks for a panic and for a distance that is no metric.
func FuzzNearest(f *testing.F) {
	f.Add("closed", "clsoed")
	f.Add("\xff", "é")
	f.Fuzz(func(t *testing.T, a, b string) {
		d := Distance(a, b)
		if d != Distance(b, a) || d > longest || Distance(a, a) != 0 {
			t.Errorf("Distance(%q, %q) = %d, the other way %d", a, b, d, Distance(b, a))
		}
		if s := Sentence(a); utf8.ValidString(a) && !utf8.ValidString(s) {
			t.Errorf("Sentence(%q) = %q", a, s)
		}
		Nearest(a, []string{b, a})
	})
}

// civil is a day for the tests.
type civil string

func (c civil) Known() bool { return c != "" }

func (c civil) YMD() (year, month, day int) {
	d, err := time.Parse("2006-01-02", string(c))
	if err != nil {
		panic(err)
	}
	return d.Year(), int(d.Month()), d.Day()
}

func TestDates(t *testing.T) {
	const day, other civil = "2025-02-13", "2025-02-14"
	const month, year civil = "2025-01-30", "2024-12-31"
	for _, c := range []struct{ what, got, want string }{
		{"date", Date(day), "13 February 2025"},
		{"day and month", DayMonth(day), "13 February"},
		{"short day", ShortDay(day), "13 Feb"},
		{"short date", ShortDate(day), "13 Feb 2025"},
		{"an early year", Date(civil("0079-08-24")), "24 August 0079"},
		{"months", Month(1) + " " + ShortMonth(12), "January Dec"},
		{"unknown", Date(civil("")), "–"},
		{"unknown day", DayMonth(civil("")) + ShortDay(civil("")), "––"},
		{"unknown short date", ShortDate(civil("")), "–"},
		{"one day", Range(day, day), "13 February 2025"},
		{"a month", Range(day, other), "13–14 February 2025"},
		{"two months", Range(month, day), "30 January–13 February 2025"},
		{"two years", Range(year, day), "31 December 2024–13 February 2025"},
		{"unknown start", Range("", day), "13 February 2025"},
		{"unknown end", Range(day, ""), "–"},
		{"short, one day", ShortRange(day, day), "13 Feb"},
		{"short, a month", ShortRange(day, other), "13–14 Feb"},
		{"short, two months", ShortRange(month, day), "30 Jan–13 Feb"},
		{"short, unknown start", ShortRange("", day), "13 Feb"},
	} {
		is(t, c.what, c.got, c.want)
	}
}
