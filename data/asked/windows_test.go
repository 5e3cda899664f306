package asked

import (
	"fmt"
	"testing"

	"stockmove/eventstudy"
)

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
