package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"stockmove/data/cases"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/report"
)

// A case is the shortest way to a study of one's own: its files are edited in place of a blank
// page.
func newCaseCmd(s streams) *cobra.Command {
	var to string
	var force bool
	c := &cobra.Command{
		Use:     "case NAME --to DIR",
		Short:   "Write an embedded case out as a folder that you can edit",
		GroupID: "study",
		Long: `Case writes study.toml, claims.toml and the price files of an embedded case to a
new or empty folder. It writes over files of the same names only with --force.`,
		Example: `  stockmove case apple-alibaba-2025 --to my-study
  stockmove run my-study`,
		Args:              oneArg("name one case"),
		ValidArgsFunction: completeStudy,
		RunE: func(c *cobra.Command, args []string) error {
			// There is no default folder: a case is written to be edited, and who edits it should
			// know where it lies.
			if to == "" {
				return usageError{"there is nowhere to write to", "give --to DIR"}
			}
			files, err := cases.Files(args[0])
			if err != nil {
				return err
			}
			err = writeCase(c.Context(), files,
				output{dir: to, flag: "--to", force: force, plain: true, s: s})
			if err != nil {
				return err
			}
			// The next step is printed with the paths as they were given, so that it can be copied.
			fmt.Fprintf(s.out, "%d files in %s; edit %s and run: stockmove run %s\n", len(files),
				to, filepath.Join(to, "study.toml"), to)
			return nil
		},
	}
	c.Flags().StringVar(&to, "to", "", "the new folder, `DIR`")
	c.Flags().BoolVar(&force, "force", false,
		"write into a folder that holds files, and replace those of the same names")
	return c
}

// writeCase writes the files of a case to a folder that is new or empty.
func writeCase(ctx context.Context, files []cases.File, to output) error {
	// A study of the user's own may lie there: an empty folder is asked for even where no name
	// would collide, since files of two studies in one folder are read as one.
	if held, err := os.ReadDir(to.dir); err == nil && len(held) > 0 && !to.force {
		return outputError{fmt.Errorf("%s is not empty", to.dir),
			"give a new folder, or write into it with --force"}
	}
	return to.writeFiles(ctx, lists.Of(files, func(f cases.File) report.File {
		return report.Bytes(f.Name, f.Data)
	}))
}
