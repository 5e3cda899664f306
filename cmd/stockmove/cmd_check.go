package main

import (
	"github.com/spf13/cobra"

	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
)

// It is run without the folder of a report: a verdict is the answer, and the same study with all
// its tables is one flag away.
func newCheckCmd(s streams) *cobra.Command {
	var f studyFlags
	var style chartStyle
	var to outputFlags
	var format, day, annotate string
	var strict bool
	c := &cobra.Command{
		Use:     "check [STUDY|ARTICLE]",
		Short:   "Hold what articles said against the prices: a verdict on each claim",
		GroupID: "study",
		Long: `Check judges each claim of a study on quoted prices, in the listing's own
currency and session, and shows every reading that was tried:

  supported      true as the words say it
  other-reading  true only on another reading, which is named, with its chance:
                 the share of ordinary days on which the words would agree by it
  undecided      another price of the session agrees, as it would on many days
  contradicted   no reading agrees, or only one far from the words, as on many days
  unverifiable   the prices at hand cannot tell; what is missing is named

The exit code is 1 when a claim is contradicted, with --strict also when one is
anything but supported. With --out the report of the whole study is written too.`,
		Example: `  stockmove check apple-alibaba-2025
  stockmove check --claims claims.toml --prices 9988.HK=9988.HK.csv
  stockmove check article.txt --prices 9988.HK=9988.HK.csv`,
		RunE: func(c *cobra.Command, args []string) error {
			look, err := to.check(style)
			if err != nil {
				return err
			}
			// An argument is an article by its ending, a study else, so that the two commands of
			// the README need no further flag.
			of := args
			if f.article, err = readArticle(c, args, day, s); err != nil {
				return err
			}
			if err := f.article.annotateTo(annotate, &to); err != nil {
				return err
			}
			if f.article != nil {
				of = nil // the article is no study: flags alone describe it
			}
			spec, err := f.spec(of, s)
			if err != nil {
				return err
			}
			var folder *output // none: a check writes no file unless it is told to
			if !c.Flags().Changed("out") {
				idle(c, s, "without --out", append([]string{"charts", "font"}, styleFlags...)...)
				if annotate == "" {
					idle(c, s, "without --out", "force")
				}
				if format != "csv" {
					idle(c, s, "without --out", "csv")
				}
			} else {
				to.idle(s)
				if folder, err = to.folder(spec, style, s); err != nil {
					return err
				}
			}
			// A file of prices without claims would otherwise be answered with nothing and the exit
			// code of a success.
			if len(spec.Claims) == 0 && f.article == nil {
				return usageError{"there are no claims to check", "give --claims FILE.toml, or a " +
					"study that names a claims file; stockmove explain move shows what a claim " +
					"looks like"}
			}
			// A study without a measurable event is no error here: its claims are judged all the
			// same.
			doc, err := study(c.Context(), spec, &f, s)
			if err != nil {
				return err
			}
			// The kind of CSV is that of --format csv too, which prints one of the tables.
			doc.CSV = report.CSV(to.csv)
			if folder != nil {
				doc.Command = commandLine(c, args)
				if err := to.write(c.Context(), folder, doc, look, f.workers); err != nil {
					return err
				}
			}
			if f.article != nil {
				if err := f.article.annotate(c.Context(), doc, s); err != nil {
					return err
				}
			}
			// The report is written before the ledger is printed, so that what is printed never
			// stands beside a folder that could not be written.
			if !to.quiet {
				if err := report.Ledger(s.out, doc, format); err != nil {
					return written(err)
				}
			}
			// The exit code is the verdict for who runs this in a pipeline: with --strict any doubt
			// counts, for an editor who prints only what is supported.
			for _, v := range doc.Claims {
				if v.Status == claims.Contradicted || strict && v.Status != claims.Supported {
					return errContradicted
				}
			}
			return nil
		},
	}
	ofStudy(c)
	f.add(c)
	c.Flags().StringVar(&day, "date", "",
		"day of an article that carries none, `DAY` as in 2025-02-13")
	c.Flags().StringVar(&annotate, "annotate", "",
		"write the article back with its statements marked, `OUT.html` or OUT.md")
	addFormat(c, &format, report.LedgerFormats(),
		"what is printed, `FORMAT`: text, md, json or csv")
	c.Flags().BoolVar(&strict, "strict", false,
		"exit 1 also for what is other-reading, undecided or unverifiable")
	c.Flags().StringVar(&f.title, "title", "", "title of the report, `TEXT`")
	to.add(c, "write the report of the study too, to the folder `DIR`")
	style.add(c)
	// What is measured beside the claims matters to the report of --out alone.
	rare(c, "event", "events", "model", "estimation", "event-window", "window", "tests",
		"title", "size")
	groupedHelp(c)
	return c
}
