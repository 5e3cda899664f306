package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The groups of flags in the order of the help; a flag of no group belongs to Output.
const (
	groupData    = "Data"
	groupStudy   = "Study"
	groupReading = "Reading"
	groupOutput  = "Output"
	groupChart   = "Chart"
)

// They run from what a study is of to how its pictures look, as a first study is put together.
var flagGroups = []string{groupData, groupStudy, groupReading, groupOutput, groupChart}

// Annotations of a flag: its group, and that only --help-all shows it.
const (
	ofGroup = "stockmove_group"
	isRare  = "stockmove_rare"
)

// helpWidth is the widest line of the help, in columns. Wider lines are broken by most terminals
// where they should not be.
const helpWidth = 100

// group puts the flags that declare declares on a command into a group; those that are rare are
// shown by --help-all alone. Which flags are new is seen by comparing before and after, so that a
// declaration need not name its group with every flag.
func group(c *cobra.Command, name string, declare func(), rare ...string) {
	// A flag that was declared before keeps the group that it has.
	before := map[string]bool{}
	c.Flags().VisitAll(func(f *pflag.Flag) { before[f.Name] = true })
	declare()
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if before[f.Name] {
			return
		}
		note(f, ofGroup, name)
		if slices.Contains(rare, f.Name) || slices.Contains(rare, "*") {
			note(f, isRare, "true")
		}
	})
}

// rare leaves flags of a command to --help-all.
func rare(c *cobra.Command, names ...string) {
	for _, name := range names {
		note(c.Flags().Lookup(name), isRare, "true")
	}
}

func note(f *pflag.Flag, key, value string) {
	if f.Annotations == nil {
		f.Annotations = map[string][]string{}
	}
	f.Annotations[key] = []string{value}
}

// helpAll is the flag that asks for the help with every flag. It is a flag and not a command,
// because who wants it has just read a help of one screen whose last line names it.
type helpAll struct {
	c     *cobra.Command
	depth depth
}

// It sets the flag of the ordinary help too, which is what makes the parser stop and print.
func (h *helpAll) Set(text string) error {
	if text != "true" {
		return nil
	}
	h.depth = wholeHelp
	return h.c.Flags().Set("help", "true")
}

func (h *helpAll) String() string   { return "" }
func (h *helpAll) Type() string     { return "bool" }
func (h *helpAll) IsBoolFlag() bool { return true }

// groupedHelp gives a command whose flags are in groups a help of one screen, and --help-all. The
// usual help of some sixty flags is two screens on which the five that matter are lost.
func groupedHelp(c *cobra.Command) {
	h := &helpAll{c: c}
	c.Flags().VarPF(h, "help-all", "", "help with every flag").NoOptDefVal = "true"
	c.SetHelpFunc(func(c *cobra.Command, _ []string) {
		fmt.Fprint(c.OutOrStdout(), helpText(c, h.depth))
	})
}

// depth is how much a help says.
type depth int

const (
	usualHelp depth = iota // a line for each flag that is often wanted
	wholeHelp              // every flag in full
)

// helpText is the help of a command. A line for a flag is cut at its first semicolon or bracket, so
// the texts of flags begin with what they are and go on with the rest: that order is the one rule
// that a new flag has to keep.
func helpText(c *cobra.Command, much depth) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nUsage:\n  %s\n\nExamples:\n%s\n", strings.TrimSpace(c.Long),
		c.UseLine(), c.Example)
	for _, name := range flagGroups {
		if flags := groupOf(c, name, much); flags != "" {
			fmt.Fprintf(&b, "\n%s:\n%s", name, flags)
		}
	}
	if much == usualHelp {
		fmt.Fprintf(&b, "\n%s --help-all lists every flag; stockmove manual has the files.\n",
			c.CommandPath())
	}
	return b.String()
}

// groupOf writes the flags of a group, empty where there is none to show. The flags are put into a
// set of their own, so that the library's layout and its wrapping serve here too.
func groupOf(c *cobra.Command, name string, much depth) string {
	set := pflag.NewFlagSet(name, pflag.ContinueOnError)
	set.SortFlags = false
	c.Flags().VisitAll(func(f *pflag.Flag) {
		of := groupOutput
		if g := f.Annotations[ofGroup]; g != nil {
			of = g[0]
		}
		// Every command has these, and the last line of the help names them.
		aside := f.Hidden || f.Name == "help" || f.Name == "help-all"
		if of != name || aside || much == usualHelp && f.Annotations[isRare] != nil {
			return
		}
		set.AddFlag(f)
	})
	if much == wholeHelp {
		return set.FlagUsagesWrapped(helpWidth)
	}
	return flagLines(set)
}

// flagLines writes a line for each flag: its value's name and what it is for. Of the full text what
// stands before the first semicolon or bracket is enough to recognise a flag; the rest is in the
// whole help.
func flagLines(set *pflag.FlagSet) string {
	var b strings.Builder
	set.VisitAll(func(f *pflag.Flag) {
		value, _ := pflag.UnquoteUsage(f)
		about := strings.Replace(f.Usage, ", `"+value+"`", "", 1) // which stands before it
		about = strings.ReplaceAll(about, "`", "")
		about, _, _ = strings.Cut(about, ";")
		about, _, _ = strings.Cut(about, " (")
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		fmt.Fprintf(&b, "  %-33s %s\n", strings.TrimSpace(name+" "+value), about)
	})
	return b.String()
}
