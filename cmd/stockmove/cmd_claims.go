package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"

	"github.com/spf13/cobra"

	"stockmove/data"
	"stockmove/data/input"
	"stockmove/data/load"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// template is the claims file that claims new writes: every key, with what it is for.
//
//go:embed template.toml
var template []byte

// It only holds its two commands; a bare or wrong word behind it is answered with their names.
func newClaimsCmd(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:     "claims draft|new",
		Short:   "Make a claims file: from an article, or an empty one with comments",
		GroupID: "study",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return argsError(c, "name what to do: draft or new")
			}
			return unknownName("claims", args[0], commandNames(c))
		},
		RunE: func(*cobra.Command, []string) error { return nil }, // its commands do the work
	}
	// One is for an article at hand, the other for statements that somebody types.
	c.AddCommand(newDraftCmd(s), newTemplateCmd(s))
	return c
}

// The template is a file beside this one, held by a test against the keys that the reader takes.
func newTemplateCmd(s streams) *cobra.Command {
	var out string
	var force bool
	c := &cobra.Command{
		Use:     "new [-o FILE.toml]",
		Short:   "Write a claims file with a comment on every key",
		Example: "  stockmove claims new -o claims.toml",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return single{path: out, force: force}.write(c.Context(), template, s)
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "-",
		"the new file, `FILE.toml`; - for standard output")
	c.Flags().BoolVar(&force, "force", false, "also replace a file")
	return c
}

// Where the file goes is checked before the article is read, and what the prices at hand are is
// asked of the files themselves, so that a claim names a listing as the study will.
func newDraftCmd(s streams) *cobra.Command {
	var f studyFlags
	var out, day string
	var force bool
	c := &cobra.Command{
		Use:   "draft ARTICLE [--prices …] [-o FILE.toml]",
		Short: "Find what an article says about prices, as claims to confirm and check",
		Long: `Draft finds the statements about share prices in an article (.txt, .md or .html) by
rules, and writes each as a claim with its words and line. What the words leave open
is a question in the file; figures that prices cannot decide are listed with the reason.
With --prices it knows which listings are at hand. stockmove explain draft has the rules.`,
		Example: `  stockmove claims draft article.txt -o claims.toml
  stockmove claims draft article.html --date 2025-02-13 --prices 9988.HK=9988.HK.csv`,
		Args: oneArg("name one article"),
		RunE: func(c *cobra.Command, args []string) error {
			on, err := parseDay(day)
			if err != nil {
				return err
			}
			// The article is an input: a slip of the pen must not write the claims over it.
			file := single{path: out, force: force, inputs: args}
			if _, err := file.check(); err != nil {
				return err
			}
			a, _, err := data.ReadArticle(input.FileRef(args[0]), s.in)
			if err != nil {
				return err
			}
			if len(f.given("prices")) == 0 {
				idle(c, s, "without --prices", "column", "date-order", "decimal", "delimiter",
					"duplicates", "encoding", "max-bytes")
			}
			securities, err := f.securities(c.Context(), s)
			if err != nil {
				return err
			}
			// Without a study there are no benchmarks: at hand is what the flags name.
			d := drafted(a, on, securities, nil)
			var b bytes.Buffer
			if err := d.WriteTOML(&b); err != nil {
				return err
			}
			if err := file.write(c.Context(), b.Bytes(), s); err != nil {
				return err
			}
			switch {
			// On the standard output the file is the answer, and a remark between its lines would
			// spoil it; in a file it is not seen, and the next step is named.
			case out != "-" && len(d.Statements) == 0:
				fmt.Fprintf(s.err, "no statement about a price; %s holds comments alone\n", out)
			case out != "-":
				fmt.Fprintf(s.err, "%s in %s; read each and answer its questions, then: "+
					"stockmove check --claims %s --prices …\n",
					words.Counted(len(d.Statements), "claim"), out, out)
			}
			return nil
		},
	}
	fl := c.Flags()
	f.set = fl
	fl.StringVarP(&out, "output", "o", "-", "the claims file, `FILE.toml`; - for standard output")
	fl.BoolVar(&force, "force", false, "also replace a file")
	fl.StringVar(&day, "date", "", "day of an article that carries none, `DAY` as in 2025-02-13")
	f.addInput("prices", "price files whose listings are at hand, `[ID=]PATH` (repeatable)")
	f.addInputs("name")
	f.read.add(c)
	return c
}

// securities reads the price files that the flags name; none where they name none. Reading them in
// full is the price of knowing what they are called: names stand in files and not in file names.
func (f *studyFlags) securities(ctx context.Context, s streams) ([]eventstudy.Security, error) {
	if len(f.given("prices")) == 0 {
		return nil, nil
	}
	spec, err := f.spec(nil, s)
	if err != nil {
		return nil, err
	}
	in, err := load.Load(ctx, spec)
	if err != nil {
		return nil, err
	}
	return in.Securities, nil
}
