package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"stockmove/data"
)

func newCaseCmd(s streams) *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:     "case NAME --to DIR",
		Short:   "Write an embedded case out as a folder that you can edit",
		GroupID: "study",
		Long: `Case writes study.toml, claims.toml and the price files of an embedded case to a
new folder. It never writes over a file.`,
		Example: `  stockmove case apple-alibaba-2025 --to my-study
  stockmove run my-study`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return argsError(c, "name one case")
			}
			return nil
		},
		ValidArgsFunction: completeStudy,
		RunE: func(c *cobra.Command, args []string) error {
			if to == "" {
				return usageError{"there is nowhere to write to", "give --to DIR"}
			}
			files, err := data.WriteCase(args[0])
			if err != nil {
				return err
			}
			if err := writeNew(to, files); err != nil {
				return err
			}
			fmt.Fprintf(s.out, "%d files in %s; edit %s and run: stockmove run %s\n", len(files), to, filepath.Join(to, "study.toml"), to)
			return nil
		},
	}
	c.Flags().StringVar(&to, "to", "", "the new folder, `DIR`")
	return c
}
