package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"stockmove/data/synth"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/report"
)

// What it writes has no licence and no secrets, so that a fault of speed can be reported with the
// command that makes the files and without them.
func newBenchDataCmd(s streams) *cobra.Command {
	var spec synth.Spec
	var dir string
	var force bool
	c := &cobra.Command{
		Use:     "bench-data --securities N --days T --events M --seed S --out DIR",
		Short:   "Write a price panel of any size of which everything is known",
		GroupID: "help",
		Long: `Bench-data writes a panel to measure speed on, or to try a method where the right
answer is known: prices.csv (all securities, a row for each day), benchmark.csv,
events.csv and truth.csv (alpha, beta, sigma, effect and split of each security).
The same flags give the same bytes.`,
		Example: `  stockmove bench-data --securities 200 --days 600 --events 500 --out panel
  stockmove run --prices panel/prices.csv --benchmark panel/benchmark.csv \
    --events panel/events.csv`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			// A panel may take gigabytes, so that no folder is a default for it.
			if dir == "" {
				return usageError{"there is nowhere to write to", "give --out DIR"}
			}
			p, err := synth.New(spec)
			if err != nil {
				return asUsage(err)
			}
			// The panel is made as it is written, a row at a time: one of gigabytes needs no
			// memory.
			list := lists.Of(p.Files(), func(f synth.File) report.File { return report.File(f) })
			// A folder without a manifest is the user's to edit, as that of a case is.
			to := output{dir: dir, flag: "--out", force: force, plain: true, s: s}
			if err := to.writeFiles(c.Context(), list); err != nil {
				return err
			}
			// The line that is printed reads the panel as it stands: to measure speed takes two
			// commands.
			in := func(name string) string { return filepath.Join(dir, name) }
			fmt.Fprintf(s.out, "%d files in %s; run: stockmove run --prices %s"+
				" --benchmark %s --events %s\n", len(list), dir,
				in("prices.csv"), in("benchmark.csv"), in("events.csv"))
			return nil
		},
	}
	fl := c.Flags()
	// The sizes come first, then what lies in the data, then where they go.
	fl.SortFlags = false
	fl.IntVar(&spec.Securities, "securities", 1000, "how many securities, `N`")
	fl.IntVar(&spec.Days, "days", 1000, "how many trading days, `T`, from 2000-01-03")
	fl.IntVar(&spec.Events, "events", 1000, "how many events, `M`")
	fl.Uint64Var(&spec.Seed, "seed", 1, "seed of the random numbers, `S`")
	fl.Float64Var(&spec.Effect, "effect", 0.01, "added to the return of day 0, `E` in decimals")
	fl.Float64Var(&spec.Cluster, "cluster", 0.2, "`SHARE` of the events that fall on common days")
	fl.Float64Var(&spec.Gaps, "gaps", 0.001, "`SHARE` of the rows that are missing")
	fl.Float64Var(&spec.Splits, "splits", 0.05,
		"`SHARE` of the securities that were split two for one")
	fl.StringVar(&dir, "out", "", "the folder, `DIR`")
	fl.BoolVar(&force, "force", false, "replace files of the same names in the folder")
	return c
}
