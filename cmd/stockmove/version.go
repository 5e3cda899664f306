package main

import (
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"
)

// version is that of the program; it stands in every report and manifest.
// It is a constant of the source and not of the build, so that equal sources write equal reports.
func version() string { return "0.2.0" }

// versionLine is what version and --version print: the program, and what it was built with and for.
func versionLine() string {
	return fmt.Sprintf("stockmove %s (%s, %s/%s)\n",
		version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

func newVersionCmd(s streams) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", GroupID: "help", Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := io.WriteString(s.out, versionLine())
			return written(err)
		},
	}
}
