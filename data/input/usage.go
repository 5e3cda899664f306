package input

import (
	"fmt"
)

// UsageError is a mistake in what was asked for: a flag, a name, a combination. What is
// wrong inside a file is an eventstudy.Problems instead.
type UsageError struct {
	What string // lower case, no full stop; quotes the text
	Hint string // what to do, names the flag; may be empty
}

// Error returns what is wrong and, on the next line, the hint.
func (e *UsageError) Error() string {
	if e.Hint == "" {
		return e.What
	}
	return e.What + "\nhint: " + e.Hint
}

// Usage is the UsageError of a hint and a text.
func Usage(hint, format string, args ...any) error {
	return &UsageError{What: fmt.Sprintf(format, args...), Hint: hint}
}
