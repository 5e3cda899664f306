package main

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/report"
)

// pages are the reference pages, a Markdown file each; its first line is its title.
//
//go:embed manual/*.md
var pages embed.FS

// pageNames returns the names of the pages in order, without their ending.
func pageNames() []string {
	entries, err := fs.ReadDir(pages, "manual")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return lists.Of(entries, func(e fs.DirEntry) string {
		return strings.TrimSuffix(e.Name(), ".md")
	})
}

// page returns the text of a page.
func page(name string) string {
	b, err := pages.ReadFile("manual/" + name + ".md")
	if err != nil {
		panic(err) // the caller has it from pageNames
	}
	return string(b)
}

// The pages are reference, key by key, for who has no browser at hand; examples and reasons stand
// in the README.
func newManualCmd(s streams) *cobra.Command {
	return &cobra.Command{
		Use:     "manual [PAGE]",
		Short:   "Print a reference page: files key by key, methods and the evidence for them",
		GroupID: "help",
		Long: `Manual prints a reference page: every key of the files that stockmove reads and
every column of those that it writes, the models and tests, and what was measured of
their errors, of verdicts and of speed. Without PAGE it lists the pages.`,
		Example:           "  stockmove manual\n  stockmove manual claims",
		Args:              atMostOne("page"),
		ValidArgsFunction: cobra.FixedCompletions(pageNames(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			// The list of pages answers the bare command, as a table of contents does.
			if len(args) == 0 {
				return written(listPages(s))
			}
			if err := offered("page", args[0], pageNames()); err != nil {
				return err
			}
			_, err := fmt.Fprint(s.out, page(args[0]))
			return written(err)
		},
	}
}

// listPages prints the name and title of each page.
func listPages(s streams) error {
	// The titles stand below each other whatever the longest name is.
	width := 0
	for _, name := range pageNames() {
		width = max(width, len(name))
	}
	for _, name := range pageNames() {
		// The first line of a page is its title, as in any Markdown.
		title, _, _ := strings.Cut(page(name), "\n")
		title = report.Clean(strings.TrimPrefix(title, "# "))
		if _, err := fmt.Fprintf(s.out, "%-*s  %s\n", width, name, title); err != nil {
			return err
		}
	}
	return nil
}
