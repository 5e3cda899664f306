package report

import (
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// TestVerdictSpeaksForItsTail: a one-sided test may not say of a large move the other way that it
// was ordinary.
func TestVerdictSpeaksForItsTail(t *testing.T) {
	for _, c := range []struct {
		tail eventstudy.Tail
		t, p float64
		want string
	}{
		{eventstudy.TwoSided, 3.9, 0.0001, "more than an ordinary day's at the 5"},
		{eventstudy.TwoSided, 0.1, 0.92, "not distinguishable from an ordinary day's (t = "},
		// between α and 2α
		{eventstudy.TwoSided, 1.8, 0.0733,
			"not distinguishable from an ordinary day's (t = +1.80, p = 0.073)"},
		{eventstudy.TwoSided, 1.97, 0.04988,
			"more than an ordinary day's at the 5\u202f% level (t = +1.97, p = 0.0499)"},
		{eventstudy.Upper, -3.9, 0.9999, "not distinguishably higher than an ordinary day's"},
		{eventstudy.Upper, 3.9, 0.0001, "higher than an ordinary day's"},
		{eventstudy.Lower, 3.9, 0.9999, "not distinguishably lower than an ordinary day's"},
		{eventstudy.Lower, -3.9, 0.0001, "lower than an ordinary day's"},
	} {
		d := eventstudy.Design{Tail: c.tail, Alpha: 0.05}
		if got := verdict(c.t, c.p, &d); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s, t = %v: %q, want %q…", c.tail, c.t, got, c.want)
		}
	}
}

// TestTwoEventsAreNoSample: without a test over events two events are told one by one, three as a
// mean; listings of one event do not count.
func TestTwoEventsAreNoSample(t *testing.T) {
	for _, c := range []struct {
		ids  string
		want bool
	}{{"a b", false}, {"a b c", true}, {"a a a", false}, {"a b b", false}} {
		d := sample()
		d.Tests, d.Design.Tests, d.Outcomes = nil, nil, nil
		for i, id := range strings.Fields(c.ids) {
			d.Outcomes = append(d.Outcomes, sampleOutcome(id, string(rune('A'+i)), "", 0.01))
		}
		if got := averaged(d); got != c.want {
			t.Errorf("events %s: averaged %v, want %v", c.ids, got, c.want)
		}
	}
}

// A number that the data call false is not told: the finding is, and the number stays in the
// tables.
func TestFalseNumbersAreNotTold(t *testing.T) {
	const why = "RAW 2024-04-08: the price was split"
	d := sample()
	d.Summary = nil
	o := d.Outcomes[0]
	o.Days[1].False = why
	if got := sentence(d.Report, o); !strings.Contains(got, why) || strings.ContainsAny(got, "%") ||
		strings.Contains(got, "p =") {
		t.Error(got)
	}
	o.Windows[0].False = why
	if got := averageSentence(d.Report); !strings.Contains(got, "1 of 2 events") ||
		!strings.Contains(got, why) || strings.Contains(got, "%") {
		t.Error(got)
	}
	o.Days = nil
	if got := sentence(d.Report, o); !strings.Contains(got, why) || strings.Contains(got, "%") {
		t.Error(got)
	}
}

// A day that the doctor finds extreme is told with that.
func TestExtremeDayIsTold(t *testing.T) {
	d := sample()
	o := d.Outcomes[0]
	o.Days[1].Warnings = []eventstudy.Warning{{Code: "extreme_return", Check: true,
		Text: "1 daily return of more than 40 %", Where: "X 2025-02-13"}}
	if got := sentence(d.Report, o); !strings.HasSuffix(got,
		"Check the price first (X 2025-02-13): 1 daily return of more than 40 %.") {
		t.Error(got)
	}
}

// The sentence of a mean gives the leading test with its sign, and says where it does not bear the
// dates or speaks the other way.
func TestAverageSentence(t *testing.T) {
	lead := eventstudy.Result{Test: "bmp-adj", N: 12, Stat: 0.957, DF: 11,
		Dist: eventstudy.StudentT, P: 0.357, Headline: true}
	mean := eventstudy.Aggregate{N: 12, CAAR: 0.0189, SE: 0.02, CI: [2]float64{-0.025, 0.061},
		CIOf: "bmp-adj"}
	for _, c := range []struct {
		change func()
		want   string
	}{
		{func() {}, "Over 12 events the mean cumulative abnormal return of window [0,0] is +1.89 " +
			"%, not distinguishable from zero (BMP test, adjusted for cross-correlation " +
			"(Kolari–Pynnönen): t = +0.96, p = 0.357; 95 % interval −2.50 to +6.10 %)."},
		{func() {
			lead.Stat, lead.P, mean.CI = 2.5, 0.03, [2]float64{0.002, 0.036}
		}, "Over 12 events the mean cumulative abnormal return of window [0,0] is +1.89 %, " +
			"different from zero at the 5 % level (BMP test, adjusted for cross-correlation " +
			"(Kolari–Pynnönen): t = +2.50, p = 0.030; 95 % interval +0.20 to +3.60 %)."},
		{func() {
			mean.CI = [2]float64{0.002, 0.018}
		}, "95 % interval +0.20 to +1.80 %, of the standardised mean, which weighs events by " +
			"their precision)."},
		{func() {
			lead.DatesIgnored = true
		}, "The events share days, and this test takes them as independent"},
		{func() {
			lead.Stat, mean.CI = -2.5, [2]float64{nan, nan}
		}, "is +1.89 %, but the BMP test, adjusted for cross-correlation (Kolari–Pynnönen) " +
			"speaks the other way (t = −2.50, p = 0.030)"},
	} {
		c.change()
		r := &eventstudy.Report{Design: sampleDesign(), Aggregate: []eventstudy.Aggregate{mean},
			Tests: []eventstudy.Result{lead}}
		if got := strings.ReplaceAll(averageSentence(r), words.Narrow, " "); !strings.Contains(got,
			c.want) {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}
