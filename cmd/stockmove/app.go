package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// streams are the process's standard files, replaceable in tests.
type streams struct {
	in       io.Reader
	out, err io.Writer

	temps *temporaries // what to remove on an interrupt
}

// run executes one command line and returns the exit code. A panic anywhere below is reported as an
// internal error instead of a stack trace in the user's lap. What commands print is held back in
// one buffer, so that a table of thousands of rows is not a system call for each line; it is
// flushed before an error is worded, so that both stand in their order.
func run(ctx context.Context, args []string, s streams) (code int) {
	out := bufio.NewWriter(outputWriter{s.out})
	defer func() {
		if r := recover(); r != nil {
			code = reportPanic(s.err, r, debug.Stack())
		}
	}()
	root := newRoot(streams{in: s.in, out: out, err: s.err, temps: s.temps})
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if flushErr := out.Flush(); flushErr != nil && err == nil {
		err = flushErr
	}
	// An interrupt that comes when all is done has interrupted nothing.
	if ctx.Err() != nil && err != nil {
		return reportInterrupt(s)
	}
	return reportError(s.err, err)
}

// outputWriter marks its errors as those of the output, whoever reports them.
type outputWriter struct{ w io.Writer }

// A full disk under a redirected output would otherwise look like a fault of an input, and exit
// with 3 where 5 is meant.
func (o outputWriter) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	return n, written(err)
}

// extraCommands are those of builds with a tag: none in the program that people get. They declare
// themselves in files of that tag, so that the program itself carries no trace of them.
var extraCommands []func(root *cobra.Command) *cobra.Command

// newRoot builds the whole command tree. It is built anew for each run and holds no state of its
// own, so that tests may call it as often as they like.
func newRoot(s streams) *cobra.Command {
	root := &cobra.Command{
		Use: "stockmove",
		Short: "How a stock moved around an announcement, and whether what was written about it " +
			"is true",
		Long: `stockmove measures how a stock moved around an announcement (an event study) and
checks what articles said about the move against the prices.

It reads daily price files as you downloaded them, writes tables, a report and
charts ready for print, and needs no network.`,
		Example: `  stockmove run apple-alibaba-2025
  stockmove run --prices BABA=BABA.csv --benchmark SPY=SPY.csv --event 2025-02-13
  stockmove check apple-alibaba-2025
  stockmove inspect BABA.csv`,
		SilenceErrors: true, // errors are worded in one place, see errors.go
		SilenceUsage:  true,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownName("command", args[0], commandNames(c))
		},
		RunE: func(c *cobra.Command, args []string) error {
			return c.Help()
		},
	}
	// Without a flag of that name cobra would add one with a shorthand -v, which others take for
	// "verbose".
	root.Version = version()
	root.SetVersionTemplate(versionLine())
	root.Flags().Bool("version", false, "print the version")
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return flagError(c, err) })
	// The command of completion stands in the help like any other, where people look for it.
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddGroup(
		&cobra.Group{ID: "study", Title: "Studies:"},
		&cobra.Group{ID: "help", Title: "Files and methods:"},
	)
	root.AddCommand(newRunCmd(s), newCheckCmd(s), newClaimsCmd(s), newWhenCmd(s), newScanCmd(s),
		newPowerCmd(s), newRegressCmd(s), newCalibrateCmd(s), newChartCmd(s), newInspectCmd(s),
		newListCmd(s), newExplainCmd(s), newManualCmd(s), newSchemaCmd(s), newCaseCmd(s),
		newBenchDataCmd(s), newVersionCmd(s))
	for _, extra := range extraCommands {
		root.AddCommand(extra(root))
	}
	// Cobra would add these two at the first run; here they exist early enough to be made strict.
	root.InitDefaultCompletionCmd()
	if c, _, err := root.Find([]string{"completion"}); err == nil {
		strictCompletion(c)
	}
	root.InitDefaultHelpCmd()
	if c, _, err := root.Find([]string{"help"}); err == nil {
		strictHelp(c, root)
	}
	usageArgs(root)
	return root
}

// usageArgs makes what cobra says about the arguments of a command an error of the command line;
// those of stockmove's own words are so already. Without this a wrong number of arguments would
// exit with 3, the code of a faulty input.
func usageArgs(c *cobra.Command) {
	if own := c.Args; own != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			err := own(c, args)
			var use usageError
			if err == nil || errors.As(err, &use) {
				return err
			}
			return argsError(c, "%v", err)
		}
	}
	for _, sub := range c.Commands() {
		usageArgs(sub)
	}
}

// strictHelp lets help complain of a command that there is none of, where it would print that of
// the whole program and report success.
func strictHelp(c, root *cobra.Command) {
	c.Args = func(c *cobra.Command, args []string) error {
		// What is left over after the longest path of commands is a name that there is none of.
		at, rest, err := root.Find(args)
		if err != nil || len(rest) == 0 {
			return err
		}
		names := commandNames(at)
		if len(names) == 0 {
			return argsError(c, "%s has no commands of its own: %q", at.CommandPath(), rest)
		}
		return unknownName("command", rest[0], names)
	}
}

// strictCompletion lets completion complain of a shell that it does not know, where it would print
// its help into the user's start-up file and report success.
func strictCompletion(c *cobra.Command) {
	shells := commandNames(c)
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return argsError(c, "name a shell: %s", strings.Join(shells, ", "))
		}
		return unknownName("shell", args[0], shells)
	}
	c.RunE = func(*cobra.Command, []string) error { return nil } // its shells do the work
}

var errContradicted = errors.New("a claim is contradicted")
