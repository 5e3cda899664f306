package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"stockmove/charts"
	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/pool"
	"stockmove/eventstudy/report"
)

// Exit codes that scripts may rely on.
const (
	exitOK           = 0
	exitContradicted = 1
	exitUsage        = 2
	exitInput        = 3
	exitUndefined    = 4
	exitOutput       = 5
	exitInternal     = 70
	exitInterrupted  = 130
)

// usageError is a wrong command line. Nothing was opened and nothing was computed when it is
// returned: it exits with 2.
type usageError struct{ what, hint string }

func (e usageError) Error() string { return e.what }

// undefinedError means that no event was left to measure. The inputs are sound and the question has
// no answer on them, which scripts must be able to tell from a file that cannot be read: it exits
// with 4.
type undefinedError struct {
	what   string
	causes []string // a line each, those that are listed
	more   int      // causes that are not
	hint   string
}

func (e undefinedError) Error() string { return e.what }

// outputError means that something could not be written. It exits with 5, for the remedy is another
// folder or a larger disk and no change of the study.
type outputError struct {
	error
	hint string
}

func (e outputError) Unwrap() error { return e.error }

// written marks an error of printing as one of the output.
func written(err error) error {
	if err == nil {
		return nil
	}
	return outputError{error: err}
}

// exitCode classifies an error. The order of the cases matters: an interrupt may surface as a fault
// of whatever was being written, and a problem of a design counts as one of the command line only
// where it stands in no file.
func exitCode(err error) int {
	var use usageError
	var flagUse *input.UsageError
	var undef undefinedError
	var out outputError
	var problems *eventstudy.Problems
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errContradicted):
		return exitContradicted
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return exitInterrupted
	case errors.As(err, &use), errors.As(err, &flagUse),
		errors.As(err, &problems) && problems.Asked():
		return exitUsage
	case errors.As(err, &undef):
		return exitUndefined
	case errors.As(err, &out):
		return exitOutput
	}
	// Whatever else goes wrong comes from an input.
	return exitInput
}

// reportError prints an error, each hint on its own line, and returns the exit code.
func reportError(w io.Writer, err error) int {
	code := exitCode(err)
	switch code {
	case exitOK, exitContradicted: // the ledger has said it
		return code
	}
	fmt.Fprintln(w, errorText(err))
	return code
}

// reportInterrupt says that the command was interrupted, and what of its work stands. Whether a
// report stands or not is what who interrupts wants to know first, and a folder is only ever
// replaced whole.
func reportInterrupt(s streams) int {
	what := "nothing was written"
	if s.temps != nil && s.temps.whole != "" {
		what = s.temps.whole + " was written whole before"
	}
	fmt.Fprintln(s.err, errorText(errors.New("interrupted; "+what)))
	return exitInterrupted
}

// flagError words what cobra says about flags and adds where to look. A slip of the pen in the name
// of a flag is answered with the nearest one; a value of the wrong form with what the flag takes,
// for the parser's own words are those of a programmer.
func flagError(c *cobra.Command, err error) error {
	what := err.Error()
	// The flags are too many for a hint; the help that has them is named.
	hint := fmt.Sprintf("%s --help lists the flags", c.CommandPath())
	var unknown *pflag.NotExistError
	// Of letters behind one dash nobody can tell which flag was meant.
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
		if near := nearestFlag(c, unknown.GetSpecifiedName()); near != "" {
			hint = fmt.Sprintf("did you mean --%s? %s", near, hint)
		}
	}
	var bad *pflag.InvalidValueError
	var form *input.UsageError
	switch {
	case errors.As(err, &bad) && errors.As(err, &form):
		what, hint = fmt.Sprintf("--%s: %s", bad.GetFlag().Name, form.What), form.Hint
		if !strings.Contains(bad.GetValue(), ",") {
			hint += fmt.Sprintf("; PowerShell splits it at the comma unless it is quoted: --%s "+
				"\"-10,10\"", bad.GetFlag().Name)
		}
	case bad != nil:
		what = fmt.Sprintf("--%s takes %s, not %q", bad.GetFlag().Name, takes(bad.GetFlag()),
			bad.GetValue())
	}
	return usageError{what, hint}
}

// valueWords says what a flag of a type takes. The names on the left are those of Go's types, which
// the parser would print.
var valueWords = map[string]string{
	"int": "a whole number", "int64": "a whole number", "uint64": "a whole number from 0 up",
	"float64": "a number", "bool": "true or false", "string": "a text",
}

// splitList complains of words after a list flag that belong to the list: PowerShell hands on
// "--tests t,bmp" as two words. A word that is also the name of a file is left alone, for it may be
// meant as the study.
func splitList(c *cobra.Command, args []string) error {
	for flag, names := range map[string][]string{
		"tests": eventstudy.Tests.Names(), "charts": charts.Charts.Names(),
	} {
		f := c.Flags().Lookup(flag)
		if f == nil || !f.Changed {
			continue
		}
		list := []string{f.Value.String()}
		if o, ok := f.Value.(*optionFlag); ok {
			list = []string{optionText(o.value)}
		}
		for _, word := range args {
			if _, err := input.FileRef(word).Stat(); err != nil && slices.Contains(names, word) {
				list = append(list, word)
			}
		}
		if stray := list[1:]; len(stray) > 0 {
			return usageError{fmt.Sprintf("%s stands apart from the list of --%s",
				strings.Join(stray, " "), flag),
				fmt.Sprintf("PowerShell splits a list at the comma unless it is quoted: --%s "+
					"\"%s\"", flag, strings.Join(list, ","))}
		}
	}
	return nil
}

// takes says what a flag takes. The options of a design have one type of flag for all, so that
// their default tells what they take.
func takes(f *pflag.Flag) string {
	if o, ok := f.Value.(*optionFlag); ok {
		return valueWords[fmt.Sprintf("%T", o.option.Default)]
	}
	return valueWords[f.Value.Type()]
}

// reportPanic words an internal error: what to report, and nothing of the user's data. The stack
// names functions of the program alone, and no value of a file stands in it.
func reportPanic(w io.Writer, r any, stack []byte) int {
	if p, ok := r.(*pool.Panic); ok {
		stack = p.Stack // of the goroutine that panicked, and not of the one that waited for it
	}
	what := report.Terminal(strings.ReplaceAll(fmt.Sprint(r), "\n", " "))
	fmt.Fprintf(w, "error: internal error: %s\n", what)
	fmt.Fprintf(w, "hint: this is a fault in stockmove %s, not in your files; please report the "+
		"lines below with the command that you ran\n", version())
	fmt.Fprintf(w, "%s", stack)
	return exitInternal
}

// noEvents is the error of a study in which nothing could be measured. Each reason is told with the
// numbers behind it, for a study that ends so is most often one of wrong dates or short files.
func noEvents(r *eventstudy.Report) error {
	n := len(r.Skips)
	if n == 0 {
		return undefinedError{what: "the study has no event",
			hint: "give --event 2025-02-13 or --events FILE.csv"}
	}
	e := undefinedError{what: fmt.Sprintf("no event could be measured (%d left out)", n),
		hint: skipHint(r)}
	for i, of := range lists.Together(r.Skips, skipCause) {
		if i >= eventstudy.MaxProblems {
			e.more++
			continue
		}
		line := skipLine(of[0])
		if more := len(of) - 1; more > 0 {
			line += fmt.Sprintf(" (and %d more of its events)", more)
		}
		e.causes = append(e.causes, line)
	}
	return e
}

// skipCause is why an event left: a file of a thousand events of one misspelt security has one
// cause and not a thousand. The detail has the numbers in it, so that two files that are short by
// different days are two causes.
func skipCause(s eventstudy.Skip) [3]string {
	return [3]string{s.Event.Security, s.Detail, string(s.Reason)}
}

// skipLine says which event left and why. An event that a flag gave is named by the flag. The flag
// has the day in it already, and to repeat it would bury the reason.
func skipLine(s eventstudy.Skip) string {
	line := fmt.Sprintf("%s: %s: %s", s.Event.Security, s.Reason, s.Detail)
	pos := s.Event.Pos
	if pos.Flag == "" {
		line = s.Event.Requested() + " " + line
		if s.Event.ID != s.Event.Requested() {
			line = s.Event.ID + " " + line
		}
	}
	if place := pos.String(); place != "" {
		line = place + ": " + line
	}
	return line
}
