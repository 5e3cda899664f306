package eventstudy

import (
	"strings"
	"testing"
)

func TestValidate(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(d *Design)
		want  string // "" is fine
	}{
		{"default", func(*Design) {}, ""},
		{"empty choices", func(d *Design) {
			*d = Design{Model: d.Model, Estimation: d.Estimation, Event: d.Event, Alpha: 0.1}
		}, ""},
		{"no model", func(d *Design) { d.Model = nil }, "no model"},
		{"estimation reversed", func(d *Design) { d.Estimation = Window{-11, -250} },
			"ends before it begins"},
		{"event reversed", func(d *Design) { d.Event = Window{10, -10} }, "ends before it begins"},
		{"event without day 0", func(d *Design) { d.Event, d.Windows = Window{1, 10}, nil },
			"does not hold day 0"},
		{"estimation holds the event", func(d *Design) { d.Estimation.Last = -10 },
			"overlaps the event window"},
		{"estimation touches the event", func(d *Design) { d.Estimation.Last = -11 }, ""},
		{"window outside", func(d *Design) { d.Windows = []Window{{0, 11}} },
			"does not lie in the event window"},
		{"alpha 0", func(d *Design) { d.Alpha = 0 }, "must lie between 0 and 1"},
		{"alpha 5", func(d *Design) { d.Alpha = 5 }, "must lie between 0 and 1"},
		{"negative minimum", func(d *Design) { d.MinObs = -1 }, "must be 2 or more"},
		{"all memory", func(d *Design) { d.Estimation.First = -1 << 62 },
			"longer than any price history"},
		{"all memory too", func(d *Design) { d.Event.Last = 1 << 62 },
			"longer than any price history"},
		{"returns", func(d *Design) { d.Returns = "percent" }, `unknown returns "percent"`},
		{"day rule", func(d *Design) { d.DayRule = "nearest" }, `unknown day_rule "nearest"`},
		{"tail", func(d *Design) { d.Tail = "left" }, `unknown tail "left"`},
		{"HAC", func(d *Design) { d.HAC = -2 }, "hac is -2, and must lie between -1 and 250"},
		{"Dimson", func(d *Design) {
			d.DimsonLags = 40
		}, "dimson_lags is 40, and must lie between 1 and 10"},
	} {
		d := DefaultDesign()
		c.spoil(&d)
		err := d.Validate()
		if c.want == "" && err != nil ||
			c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: error %v, want …%s…", c.name, err, c.want)
		}
	}
}

// TestFewest: the default is 30 or half the window; never fewer than two degrees of freedom.
func TestFewest(t *testing.T) {
	for _, c := range []struct{ minObs, window, k, want int }{
		{0, 240, 2, 30}, {0, 40, 2, 20}, {0, 5, 2, 4}, {0, 3, 4, 6}, {10, 240, 2, 10},
		{1, 240, 2, 4}, {300, 240, 2, 300},
	} {
		if got := (Design{MinObs: c.minObs}).fewest(c.window, c.k); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}
