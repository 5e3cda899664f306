package asked

import "stockmove/data/input"

// parse reads the text of a study.
func parse(text string) (*Spec, error) {
	return ParseText(input.FileRef("study.toml"), []byte(text), "")
}
