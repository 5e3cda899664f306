package main

import (
	"errors"

	"github.com/spf13/cobra"

	"stockmove/data"
	"stockmove/data/asked"
)

// It is the first command to reach for when a number looks wrong: it says of every choice of the
// reader why it was made, and it shares the readers with run, so that what it shows is what run has
// read.
func newInspectCmd(s streams) *cobra.Command {
	var r readFlags
	var market, format string
	c := &cobra.Command{
		Use:     "inspect FILE…",
		Short:   "Show how files are read and why, and what in them is doubtful; changes nothing",
		GroupID: "help",
		Long: `Inspect reads price files, factor files, events, studies and claims, and says how
each was read and why: dialect, encoding, delimiter, date order, decimal mark, columns,
what the prices are adjusted for, first and last day, gaps against the exchange's
calendar, and everything suspicious with its dates. It changes nothing.

The exit code is 3 when a file cannot be read.`,
		Example: `  stockmove inspect BABA.csv
  stockmove inspect --market XHKG 9988.HK.csv HSI.csv
  stockmove inspect --date-order dmy one-row.csv --format json`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return argsError(c, "name at least one file")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			var read asked.Reading
			if err := r.lay(&read); err != nil {
				return err
			}
			var seen []*data.Inspection
			var faults problems
			for _, name := range args {
				// Files are read one after the other, and a folder of them can take a while: an
				// interrupt is heeded between two of them.
				if err := c.Context().Err(); err != nil {
					return err
				}
				in, err := data.Inspect(name,
					data.InspectOptions{Read: read, Market: market, Stdin: s.in})
				if err != nil {
					// One bad file among many: the others are still worth seeing.
					faults = append(faults, err)
					continue
				}
				seen = append(seen, in)
			}
			var err error
			// What could be read is printed before the faults, which stand last on a screen and are
			// seen.
			if format == "json" {
				err = inspectJSON(s.out, seen)
			} else {
				err = inspectText(s.out, seen)
			}
			if err == nil && len(faults) > 0 {
				return faults
			}
			return written(err)
		},
	}
	r.add(c)
	r.addStudy(c)
	c.Flags().StringVar(&market, "market", "",
		"hold the days against the calendar of this exchange, `MIC` (XNYS, XNAS, XHKG)")
	addFormat(c, &format, []string{"text", "json"}, "what is printed, `KIND`: text or json")
	return c
}

// problems are the errors of several files. Of many files every bad one is named, since who
// inspects a folder wants to mend it in one go.
type problems []error

func (p problems) Error() string {
	return errors.Join(p...).Error()
}

// Unwrap lets the exit code follow from what the errors are.
func (p problems) Unwrap() []error { return p }
