package load

import (
	"context"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/data/input"
)

// specOf is the study of a text.
func specOf(text string) (*asked.Spec, error) {
	return asked.ParseText(input.FileRef("study.toml"), []byte(text), "")
}

// load merges flags into a spec and loads it, from inside dir.
func load(t *testing.T, dir string, spec *asked.Spec, flags ...string) (*Study, error) {
	t.Helper()
	t.Chdir(dir)
	if err := datatest.Merge(spec, flags...); err != nil {
		return nil, err
	}
	return Load(context.Background(), spec)
}
