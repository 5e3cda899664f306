package asked

import (
	"testing"

	"stockmove/eventstudy/claims"
)

// The example of every kind of claim is a claim that the reader takes, and shows every key of its
// kind.
func TestExamplesOfKinds(t *testing.T) {
	for _, k := range claims.Kinds.All() {
		in := k.Info()
		list, err := ParseClaims("claims.toml", []byte(in.Example))
		if err != nil || len(list) != 1 || list[0].Kind != in.Name {
			t.Errorf("%s: %v\n%s", in.Name, err, in.Example)
			continue
		}
		s := list[0].Statement
		set := map[string]bool{"against": s.Against != "", "period": s.Period != "",
			"span": s.Span != "", "of": s.Of != "",
			"length": s.Length != 0, "days": s.Days != 0}
		for _, key := range k.Shape().Keys {
			if !set[key] {
				t.Errorf("the example of %s does not show %s", in.Name, key)
			}
		}
	}
}
