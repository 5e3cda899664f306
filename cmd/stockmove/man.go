//go:build man

package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// A build with the tag man has one more command, which writes the manual pages of a release: the
// program itself does not carry what formats them. Their day is SOURCE_DATE_EPOCH.
func init() {
	extraCommands = append(extraCommands, func(root *cobra.Command) *cobra.Command {
		return &cobra.Command{Use: "man DIR", Hidden: true, Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error {
				root.DisableAutoGenTag = true // which would write the day
				return doc.GenManTree(root, &doc.GenManHeader{Title: "STOCKMOVE", Section: "1",
					Source: "stockmove " + version(), Manual: "stockmove"}, args[0])
			}}
	})
}
