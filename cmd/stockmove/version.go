package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// version is that of the program; it stands in every report and manifest.
func version() string { return "0.1.0" }

func newVersionCmd(s streams) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", GroupID: "help", Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(s.out, "stockmove %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return written(err)
		},
	}
}
