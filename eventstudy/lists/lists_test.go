package lists

import (
	"slices"
	"strconv"
	"testing"
)

// The expected lists are written by hand from the inputs.
func TestLists(t *testing.T) {
	if got := Of([]int{3, 1}, strconv.Itoa); !slices.Equal(got, []string{"3", "1"}) {
		t.Error(got)
	}
	if got := Of(nil, strconv.Itoa); got != nil {
		t.Error("a list of nothing is not nil")
	}
	if got := Join([]int{3, 1, 2}, ", ", strconv.Itoa); got != "3, 1, 2" {
		t.Error(got)
	}
	if got := Once([]string{"b", "a", "b", "", "a", ""}); !slices.Equal(got,
		[]string{"b", "a", ""}) {
		t.Error(got)
	}
	got := Together([]string{"bb", "a", "cc", "d", "eee"}, func(s string) int { return len(s) })
	if !slices.EqualFunc(got, [][]string{{"bb", "cc"}, {"a", "d"}, {"eee"}},
		slices.Equal[[]string]) {
		t.Error(got)
	}
}
