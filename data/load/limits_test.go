package load

import (
	"errors"
	"strings"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/eventstudy"
)

// TestLeast holds the least numbers of estimation returns and of leads and lags: a flag's value is
// a mistake of the command line, a study file's is one of the file and has its line. Limits are
// counted off the models' formulas.
func TestLeast(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 10),
		"M.csv":  datatest.Bars(60, 20),
		"ff.csv": factorText("Mkt-RF,SMB,HML,RF", 60)})
	files := []string{"prices A.csv", "benchmark M.csv", "factors ff.csv", "event A@2024-03-01"}
	for _, c := range []struct {
		name string
		spec *asked.Spec
		want string // empty: it loads
	}{
		{"mean", choosing("model", "mean", "min_obs", 2),
			"--min-obs is 2, and the model mean needs 3 or more"},
		{"mean's least", choosing("model", "mean", "min_obs", 3), ""},
		{"the default", choosing("min_obs", 3),
			"--min-obs is 3, and the model market needs 4 or more"},
		{"the default's least", choosing("min_obs", 4), ""},
		{"ff3", choosing("model", "ff3", "min_obs", 5), "the model ff3 needs 6 or more"},
		{"all columns", choosing("model", "factors", "min_obs", 5),
			"the model factors needs 6 or more"},
		{"all columns' least", choosing("model", "factors", "min_obs", 6), ""},
		{"lags count", choosing("model", "dimson", "min_obs", 7, "dimson_lags", 2),
			"the model dimson needs 8 or more"},
		{"most lags", choosing("model", "dimson", "dimson_lags", 10), ""},
	} {
		_, err := load(t, dir, c.spec, files...)
		var bad *eventstudy.Problems
		if c.want == "" && err != nil || c.want != "" && (!errors.As(err, &bad) ||
			!strings.Contains(err.Error(), c.want) || bad.List[0].Pos.File != "") {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	// One lead and lag more than the model reads is idle, and said.
	st, err := load(t, dir, choosing("model", "market", "dimson_lags", 2), files...)
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
		// How many columns there are is known when the factor files are read.
		"model = \"factors\"\nmin_obs = 5": "study.toml:3:11: min_obs is 5, and the model " +
			"factors needs 6 or more",
		"model = \"dimson\"\nmin_obs = 5": "study.toml:3:11: min_obs is 5, and the model dimson " +
			"needs 6 or more",
	} {
		s, err := specOf("title = \"x\"\n" + key + "\n")
		if err == nil {
			_, err = load(t, dir, s, files...)
		}
		var ps *eventstudy.Problems
		if !errors.As(err, &ps) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", key, err, want)
		}
	}
}

// choosing is a study that flags alone describe, by pairs of an option's name and its value.
func choosing(pairs ...any) *asked.Spec {
	s := &asked.Spec{}
	for i := 0; i < len(pairs); i += 2 {
		o := eventstudy.OptionOf(pairs[i].(string))
		called := "--" + strings.ReplaceAll(o.Name, "_", "-")
		if err := s.Choose(o, called, pairs[i+1]); err != nil {
			panic(err)
		}
	}
	return s
}
