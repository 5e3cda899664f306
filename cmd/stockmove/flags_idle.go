package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// idle warns of each of the flags that was given though another makes it idle. It is a warning and
// no error: a line that was edited from one command to another should still run.
func idle(c *cobra.Command, s streams, why string, names ...string) {
	for _, name := range names {
		if c.Flags().Changed(name) {
			fmt.Fprintf(s.err, "warning: --%s has no effect %s\n", name, why)
		}
	}
}

// styleFlags say how pictures look; --font is also for report.pdf.
var styleFlags = []string{"size", "dpi", "theme", "source"}

// idle warns of the flags of a report that are idle in it.
func (f *outputFlags) idle(s streams) {
	if f.pictures == "none" {
		idle(f.cmd, s, "with --charts none", styleFlags...)
	}
}
