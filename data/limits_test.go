package data

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// TestLeast holds the least numbers of estimation returns and of leads and lags: a flag's value is
// a mistake of the command line, a study file's is one of the file and has its line. Limits are
// counted off the models' formulas.
func TestLeast(t *testing.T) {
	dir := folder(t, map[string]string{"A.csv": bars(60, 10), "M.csv": bars(60, 20),
		"ff.csv": factorText("Mkt-RF,SMB,HML,RF", 60)})
	files := []string{"prices A.csv", "benchmark M.csv", "factors ff.csv", "event A@2024-03-01"}
	for _, c := range []struct {
		name string
		spec *Spec
		want string // empty: it loads
	}{
		{"mean", asked("model", "mean", "min_obs", 2),
			"--min-obs is 2, and the model mean needs 3 or more"},
		{"mean's least", asked("model", "mean", "min_obs", 3), ""},
		{"the default", asked("min_obs", 3),
			"--min-obs is 3, and the model market needs 4 or more"},
		{"the default's least", asked("min_obs", 4), ""},
		{"ff3", asked("model", "ff3", "min_obs", 5), "the model ff3 needs 6 or more"},
		{"all columns", asked("model", "factors", "min_obs", 5),
			"the model factors needs 6 or more"},
		{"all columns' least", asked("model", "factors", "min_obs", 6), ""},
		{"lags count", asked("model", "dimson", "min_obs", 7, "dimson_lags", 2),
			"the model dimson needs 8 or more"},
		{"most lags", asked("model", "dimson", "dimson_lags", 10), ""},
	} {
		_, err := load(t, dir, c.spec, files...)
		var bad *eventstudy.Problems
		if c.want == "" && err != nil || c.want != "" && (!errors.As(err, &bad) ||
			!strings.Contains(err.Error(), c.want) || bad.List[0].Pos.File != "") {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	// One lead and lag more than the model reads is idle, and said.
	st, err := load(t, dir, asked("model", "market", "dimson_lags", 2), files...)
	if err != nil {
		t.Fatal(err)
	}
	says(t, st, "dimson-lags 2 has no effect on the study's model market")
	for key, want := range map[string]string{
		"min_obs = 1": "study.toml:2:11: min_obs is 1, and must be 2 or more",
		"model = \"ff3\"\nmin_obs = 5": "study.toml:3:11: min_obs is 5, and the model ff3 " +
			"needs 6 or more",
		"dimson_lags = 0": "study.toml:2:15: dimson_lags is 0, and must lie " +
			"between 1 and 10",
		"dimson_lags = 11": "study.toml:2:15: dimson_lags is 11, and must lie " +
			"between 1 and 10",
		"model = \"dimson\"\nmin_obs = 5": "study.toml:3:11: min_obs is 5, and the model dimson " +
			"needs 6 or more",
	} {
		s, err := parse("title = \"x\"\n" + key + "\n")
		if err == nil {
			_, err = load(t, dir, s, files...)
		}
		var ps *eventstudy.Problems
		if !errors.As(err, &ps) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", key, err, want)
		}
	}
}

func TestDefaultWindows(t *testing.T) {
	for event, want := range map[eventstudy.Window]string{
		{First: -10, Last: 10}: "[[0,0] [−1,+1] [−2,+2]] 0",
		{First: -1, Last: 1}:   "[[0,0] [−1,+1]] 1",
		{First: 0, Last: 3}:    "[[0,0]] 1",
		{First: 0, Last: 0}:    "[[0,0]] 1",
		{First: 1, Last: 3}:    "[[+1,+3]] 1",
	} {
		got, warnings := defaultWindows(event)
		if s := fmt.Sprintf("%v %d", got, len(warnings)); s != want {
			t.Errorf("%v: %s; want %s", event, s, want)
		}
	}
}
