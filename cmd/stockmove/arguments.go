package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/data/asked"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// oneArg asks for exactly one argument, in the words of what it is.
func oneArg(ask string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return argsError(c, "%s", ask)
		}
		return nil
	}
}

// atMostOne allows one argument or none. Two names most often are a list that the shell has taken
// apart, which is looked for first.
func atMostOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := splitList(c, args); err != nil {
			return err
		}
		// An argument too many is a slip or a broken quote; both are seen when all are shown.
		if len(args) > 1 {
			return argsError(c, "one %s at a time, not %d: %q", what, len(args), args)
		}
		return nil
	}
}

func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return argsError(c, "%s takes no argument: %q", c.CommandPath(), args)
	}
	return nil
}

// argsError words a wrong number of arguments.
func argsError(c *cobra.Command, format string, args ...any) error {
	return usageError{fmt.Sprintf(format, args...), "usage: " + c.UseLine()}
}

// ofStudy makes the argument of a command a study: one or none, with the embedded cases offered
// beside files. Flags alone describe a study too, so that none is not an error.
func ofStudy(c *cobra.Command) {
	c.Args, c.ValidArgsFunction = atMostOne("study"), completeStudy
}

// completeStudy offers embedded cases beside files.
func completeStudy(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	names := lists.Of(asked.Cases(), func(k asked.Case) string { return k.Name + "\t" + k.Title })
	return names, cobra.ShellCompDirectiveDefault
}

// commandNames are the commands of a command, as cobra holds them: a list of our own would miss the
// next one.
func commandNames(c *cobra.Command) []string {
	return lists.Of(c.Commands(), (*cobra.Command).Name)
}

// offered refuses a name that is none of those that there are. It stands before any work, so that a
// slip costs no waiting.
func offered(kind, name string, names []string) error {
	if slices.Contains(names, name) {
		return nil
	}
	return unknownName(kind, name, names)
}

// unknownName lists all names even where one is near: the near one may not be what was meant.
func unknownName(kind, name string, names []string) error {
	return usageError{fmt.Sprintf("unknown %s %q", kind, name),
		meant(name, names, "one of "+strings.Join(names, ", "))}
}

// meant puts the name that is nearest to a mistyped one before a hint, where one is near.
func meant(name string, names []string, hint string) string {
	if near := words.Near(name, names); near != "" {
		return fmt.Sprintf("did you mean %s? %s", near, hint)
	}
	return hint
}
