package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"stockmove/eventstudy"
)

// dayFlags bound the days that a command looks at.
type dayFlags struct{ from, to string }

func (f *dayFlags) add(s *pflag.FlagSet) {
	s.StringVar(&f.from, "from", "", "first day looked at, `DAY`")
	s.StringVar(&f.to, "to", "", "last day looked at, `DAY`")
}

// bounds reads the flags; first and last are what holds where one is not given.
func (f *dayFlags) bounds(first, last eventstudy.Date) (from, to eventstudy.Date, err error) {
	from, to = first, last
	for _, d := range []struct {
		name, text string
		day        *eventstudy.Date
	}{{"from", f.from, &from}, {"to", f.to, &to}} {
		if d.text == "" {
			continue
		}
		// Days are read by the strict form alone: of 3/4 nobody can tell which month is meant.
		day, err := eventstudy.ParseDate(d.text)
		if err != nil {
			return from, to,
				usageError{fmt.Sprintf("--%s: %v", d.name, err), "write it as 2025-02-13"}
		}
		*d.day = day
	}
	// A range without a day would be answered with none, as if nothing had happened in it.
	if f.from != "" && f.to != "" && from > to {
		return from, to, usageError{"--from lies behind --to", "exchange them"}
	}
	return from, to, nil
}
