package report

import (
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// TestVerdictSpeaksForItsTail: a one-sided test may not say of a large move the other way that it was ordinary.
func TestVerdictSpeaksForItsTail(t *testing.T) {
	for _, c := range []struct {
		tail eventstudy.Tail
		t, p float64
		want string
	}{
		{eventstudy.TwoSided, 3.9, 0.0001, "more than an ordinary day's at the 5"},
		{eventstudy.TwoSided, 0.1, 0.92, "no more than on an ordinary day"},
		{eventstudy.Upper, -3.9, 0.9999, "not higher than on an ordinary day"},
		{eventstudy.Upper, 3.9, 0.0001, "higher than an ordinary day's"},
		{eventstudy.Lower, 3.9, 0.9999, "not lower than on an ordinary day"},
		{eventstudy.Lower, -3.9, 0.0001, "lower than an ordinary day's"},
	} {
		d := eventstudy.Design{Tail: c.tail, Alpha: 0.05}
		if got := verdict(c.t, c.p, &d); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s, t = %v: %q, want %q…", c.tail, c.t, got, c.want)
		}
	}
}

// TestTwoEventsAreNoSample: without a test over events two events are told one by one, three as a mean; listings of
// one event do not count.
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
