package claims

import (
	"math"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// flat is a model that exists for its title.
type flat struct{}

func (flat) Info() eventstudy.Info {
	return eventstudy.Info{Name: "flat", Title: "flat model"}
}
func (flat) Needs() eventstudy.Needs {
	return eventstudy.Needs{}
}
func (flat) Terms(eventstudy.View) []string                                { return nil }
func (flat) Row(eventstudy.View, int, []float64) (offset float64, ok bool) { return 0, true }

// studyOf is a finished study made by hand: the outcome of one event on 13 February 2025 for each
// listing, with the day before.
func studyOf(b Book) *eventstudy.Report {
	hsi := &eventstudy.Prices{ID: "HSI"}
	spy := &eventstudy.Prices{ID: "SPY"}
	line := func(p *eventstudy.Prices, moves ...float64) *eventstudy.Timeline {
		return &eventstudy.Timeline{Market: eventstudy.Market{ID: p.ID, Benchmark: p},
			Benchmark: moves}
	}
	series := map[string]*eventstudy.Series{
		"9988.HK": {Line: line(hsi, math.NaN(), 0.0264, -0.0020)},
		"BABA":    {Line: line(spy, math.NaN(), -0.0032, 0.0106)},
	}
	// of return, expected return, abnormal return, its standard error and its p
	day := func(k int, on string, of ...float64) eventstudy.Day {
		return eventstudy.Day{Offset: k, Date: date(on), Return: of[0], Expected: of[1], AR: of[2],
			SE: of[3], P: of[4]}
	}
	return &eventstudy.Report{
		Design: eventstudy.Design{Model: flat{}, Alpha: 0.05, Returns: eventstudy.Simple},
		Panel:  &eventstudy.Panel{Series: series},
		Outcomes: []*eventstudy.Outcome{
			// an earlier event of the same share whose window reaches the day: the nearer event is
			// to be quoted
			{Security: "9988.HK", T0: 1, Days: []eventstudy.Day{day(0, "2025-02-12", 0.0848, 0.0298,
				0.055, 0.02, 0.006), day(1, "2025-02-13", 0.0255, 0.9, 0.9, 0.9, 0.9)}},
			{Security: "9988.HK", T0: 2,
				Days: []eventstudy.Day{day(-1, "2025-02-12", 0.0848, 0.0298, 0.055, 0.02, 0.5),
					day(0, "2025-02-13", 0.0255, -0.0025, 0.028, 0.023, 0.22)}},
			{Security: "BABA", T0: 2,
				Days: []eventstudy.Day{day(0, "2025-02-13", 0.0102, 0.0092, 0.001, 0.02, 0.96)}},
		},
	}
}

func TestSummaryAnswersTheJump(t *testing.T) {
	b := twoListings()
	cs := []Statement{
		{ID: "one", Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "move",
			Value: "9.2%"},
		{ID: "two", Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "move",
			Value: "9.1%"},
	}
	out := Summary(judgeAll(t, cs, b), studyOf(b), b)
	if len(out) != 4 {
		t.Fatalf("%d paragraphs:\n%s", len(out), strings.Join(out, "\n"))
	}
	has(t, out[0], "Of 2 price claims 2 are true only on another reading")
	has(t, out[1], "Did Alibaba Group, Hong Kong (9988.HK) move 9.1–9.2% on 13 February 2025 "+
		"(one, two)? Only on another reading.",
		"9988.HK closed up 2.55 % on 13 February 2025 (HK$116.70 after HK$113.80)",
		"9.2% is the intraday high against previous close",
		"9.1% was only passed through during the session", "moved more on 12 February 2025, one "+
			"session earlier: +8.48 %, of which +5.50 % abnormal (p = 0.006)")
	has(t, out[2], "of its return of +2.55 % the flat model explains −0.25 % (HSI moved −0.20 "+
		"%); the rest, +2.80 %, has a standard error of 2.30 % (p = 0.22): not distinguishable "+
		"from an ordinary day's",
		"The study measures closes")
	has(t, out[3], "On the same day Alibaba Group, New York (BABA) closed up 1.02 % while SPY "+
		"moved +1.06 % (abnormal: +0.10 %, p = 0.96); Apple Inc. (AAPL) closed up 1.97 %.")
}

func TestSummaryOfASignificantDay(t *testing.T) {
	b := twoListings()
	rep := studyOf(b)
	rep.Outcomes[1].Days[1].P = 0.0004
	rep.Design.Returns = eventstudy.Log
	cs := []Statement{{Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "move",
		Value: "2.5%"}}
	out := strings.Join(Summary(judgeAll(t, cs, b), rep, b), "\n")
	has(t, out, "The price claim is supported.", "? Yes.", "of its log return",
		"(p < 0.001): more than an ordinary day's at the 5 % level.")
	if strings.Contains(out, "The study measures closes") {
		t.Error("a claim of the close needs no word on intraday figures")
	}
}

// A test of one side speaks of that side alone: by hand, a loss has p near 1 against the
// alternative of a gain, which does not make it small.
func TestSummaryOfOneSide(t *testing.T) {
	b := twoListings()
	cs := []Statement{{Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "move",
		Value: "2.5%"}}
	for _, c := range []struct {
		tail eventstudy.Tail
		p    float64
		want string
	}{
		{eventstudy.TwoSided, 0.2,
			"): not distinguishable from an ordinary day's at the 1 % level."},
		{eventstudy.Upper, 0.9999,
			"): not distinguishably higher than an ordinary day's at the 1 % level."},
		{eventstudy.Upper, 0.0001, "): higher than an ordinary"},
		{eventstudy.Lower, 0.0001, "): lower than an ordinary"},
		{eventstudy.Lower, 0.02, "): not distinguishably lower than an"},
	} {
		rep := studyOf(b)
		rep.Outcomes[1].Days[1].P, rep.Design.Tail, rep.Design.Alpha = c.p, c.tail, 0.01
		has(t, strings.Join(Summary(judgeAll(t, cs, b), rep, b), "\n"), c.want)
	}
}

// A return that spans days without a price is not one day's: two days without one make it a return
// over three.
func TestSummaryOfAReturnOverDays(t *testing.T) {
	b := twoListings()
	rep := studyOf(b)
	rep.Outcomes[1].Days[1].Gap = 2
	cs := []Statement{{Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "move",
		Value: "2.5%"}}
	has(t, strings.Join(Summary(judgeAll(t, cs, b), rep, b), "\n"),
		"of its return over 3 trading days of +2.55 % the flat model")
}

// Without a study the summary keeps to the prices; the benchmarks of the book still tell what the
// market did.
func TestSummaryWithoutStudy(t *testing.T) {
	b := twoListings()
	// −43.55/21857.92 = −0.199 %
	b.Benchmarks = map[string]*eventstudy.Prices{"M": closes("HSI", "HKD", "2025-02-12 21857.92",
		"2025-02-13 21814.37")}
	cs := []Statement{
		{ID: "a", Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "move",
			Value: "9.9%"},
		{ID: "b", Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "level",
			Value: "HK$124.3"},
		{ID: "c", Securities: []string{"9988.HK"}, Date: date("2025-02-13"), Kind: "highest-since",
			Since: "2022-01"},
		{ID: "d", Securities: []string{"9988.HK", "BABA"}, Date: date("2025-02-13"),
			Kind: "change-since", Since: "2025-02-11", AtLeast: "11%"},
		{ID: "e", Securities: []string{"BIDU"}, Date: date("2025-02-13"), Kind: "move",
			Value: "1%"},
		{ID: "f", Kind: "nonsense"},
	}
	out := Summary(judgeAny(cs, b), nil, b)
	all := strings.Join(out, "\n")
	has(t, all, "Of 6 price claims 1 is supported, 1 is true only on another reading than the "+
		"words suggest, 1 is contradicted and 3 are not to be verified",
		"The market of 9988.HK, HSI, moved −0.20 % on that day.",
		"No reading agrees with a change of 9.9%; the nearest: the day's high",
		"Alibaba Group, Hong Kong (9988.HK) closed at HK$116.70 (+2.55 %) on 13 February 2025.",
		"HK$124.3 (b) is true only on another reading, intraday high",
		"The highest price since January 2022 (c) cannot be verified: it takes daily prices of "+
			"9988.HK from 1 February 2022 to 13 February 2025; 9988.HK.csv begins on 15 "+
			"December 2023",
		// 116.7/104.9 − 1 = 11.249 %, 119.54/112.78 − 1 = 5.994 %
		"Is the change since 11 February 2025 at least 11%, as claimed (d)? Yes. Alibaba Group, "+
			"Hong Kong (9988.HK) stood 11.25 % higher",
		"Alibaba Group, New York (BABA) stood 5.99 % higher",
		"which is not a change of at least 11%",
		"It needs daily prices of BIDU from 12 February 2025 to 13 February 2025")
	if strings.Contains(strings.ToLower(all), "abnormal") {
		t.Error("abnormal returns without a study")
	}
	if Summary(nil, nil, b) != nil {
		t.Error("a summary of nothing")
	}
}

func TestFigures(t *testing.T) {
	of := func(cs ...Statement) (g []Verdict) {
		for _, c := range cs {
			tg := target(t, c)
			g = append(g, Verdict{Claim: Claim{Statement: c, Target: tg}})
		}
		return g
	}
	for want, g := range map[string][]Verdict{
		"9.1–9.2%": of(Statement{Value: "9.2%"}, Statement{Value: "9.1%"},
			Statement{Value: "9.2%"}),
		"9 % and HK$3": of(Statement{Value: "9 %"}, Statement{Value: "HK$3"}),
		"at least 40%": of(Statement{AtLeast: "40%"}, Statement{AtLeast: "40%"}),
		"1%, 2% and 3%": of(Statement{Value: "3%"}, Statement{Value: "1%"},
			Statement{Value: "2%"}),
		"9.1% to 9.2%":        of(Statement{Between: [2]string{"9.1%", "9.2%"}}),
		"at most −5% and −4%": of(Statement{AtMost: "−5%"}, Statement{Value: "−4%"}),
	} {
		if got := figures(g, ""); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for v, want := range map[float64]string{0.0254833: "+2.55 %", -0.034: "−3.40 %", 0: "0.00 %",
		-0.00001: "0.00 %", 12: "+1200.00 %"} {
		if got := Percent(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
	if Percent(math.NaN()) != "–" || Money(math.NaN(), "USD") != "–" {
		t.Error("the unknown has a number")
	}
	for _, c := range []struct {
		v    float64
		cur  string
		want string
	}{{124.3, "HKD", "HK$124.30"}, {85.3499, "USD", "$85.3499"}, {81.046712, "EUR", "€81.0467"},
		{2800, "JPY", "¥2800.00"}, {3, "GBP", "£3.00"}, {1.5, "", "1.50"}} {
		if got := Money(c.v, c.cur); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A study of 5,000 securities, one of them named in a hundred claims, is judged without opening the
// others.
func BenchmarkJudgeLargeStudy(b *testing.B) {
	var book Book
	p := hongKong()
	for i := 0; i < 5000; i++ {
		s := one("S"+string(rune('A'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676)), "",
			p)
		book.Securities = append(book.Securities, s)
	}
	var cs []Statement
	for i := 0; i < 100; i++ {
		cs = append(cs, Statement{ID: "x", Securities: []string{book.Securities[7].ID},
			Date: date("2025-02-13"), Kind: "move", Value: "9.2%"})
	}
	for b.Loop() {
		judgeAny(cs, book)
	}
}
