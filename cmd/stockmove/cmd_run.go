package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/charts"
	"stockmove/data/asked"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// Everything that can be refused is refused before the first file is read: the format, the kind of
// CSV, the looks of the pictures, the folder. A run of a minute that fails at its last step costs
// more than the checks.
func newRunCmd(s streams) *cobra.Command {
	var f studyFlags
	var style chartStyle
	var to outputFlags
	var format string
	var details, eventsJSON, stars bool
	c := &cobra.Command{
		Use:     "run [STUDY]",
		Short:   "Measure the events: tables on the screen, report and charts in a folder",
		GroupID: "study",
		Long: `Run carries out a study and writes a folder with results.json, tidy CSV files,
report.html, report.pdf, report.md and charts/*.png.

STUDY is a study.toml, a folder that holds one, or the name of an embedded case
(stockmove list cases). Without it the flags describe the study; with it they override it.`,
		Example: `  stockmove run apple-alibaba-2025
  stockmove run my-study/ --model mean --out mean-report
  stockmove run --prices BABA=BABA.csv --benchmark SPY=SPY.csv --event 2025-02-13 --model market
  stockmove run --prices prices/ --benchmark ^GSPC.csv --events events.csv --tests bmp,corrado`,
		RunE: func(c *cobra.Command, args []string) error {
			look, err := to.check(style)
			if err != nil {
				return err
			}
			spec, err := f.spec(args, s)
			if err != nil {
				return err
			}
			// A flag that changes nothing is said to change nothing, for who gave it expects that
			// it does.
			to.idle(s)
			// --details belongs to the tables on the screen, and every file has all details anyway.
			if format != "text" {
				idle(c, s, "with --format "+format, "details")
			}
			if len(spec.Claims) == 0 {
				idle(c, s, "without claims", "chance")
			}
			spec.Undrawn = to.pictures == "none"
			spec.MeasuredOnce = spec.Undrawn && !f.robust && !f.disclosures && !f.residuals
			// The folder is looked at before the files are read, which may take a minute.
			folder, err := to.folder(spec, style, s)
			if err != nil {
				return err
			}
			// Without a measured event there is no report: an empty one would look like a finished
			// one.
			doc, err := measured(c.Context(), spec, &f, s)
			if err != nil {
				return err
			}
			// The command is kept as it was typed, and is repeated in the manifest and in the
			// report.
			doc.Command, doc.Details = commandLine(c, args), details
			doc.EventsJSON, doc.Stars = eventsJSON, stars
			doc.CSV, doc.Workbook = report.CSV(to.csv), format == "xlsx"
			if err := to.write(c.Context(), folder, doc, look, f.workers); err != nil {
				return err
			}
			// Files are written all the same: quiet is for scripts that read them.
			if to.quiet {
				return nil
			}
			if err := writeFormat(s, doc, format); err != nil {
				return err
			}
			if format == "text" {
				fmt.Fprintf(s.out, "\n%s\n", folder.summary(doc))
			}
			return nil
		},
	}
	ofStudy(c)
	f.add(c)
	fl := c.Flags()
	addFormat(c, &format, report.Formats.Names(), "what is printed, `FORMAT`: "+
		words.ListWith(report.Formats.Names(), "or"))
	fl.BoolVar(&details, "details", false, "print everything: days, models, readings and data too")
	c.Flags().StringVar(&f.title, "title", "", "title of the report, `TEXT`")
	to.add(c, "folder for the report, `DIR` (default ./<study>-report)")
	group(c, groupOutput, func() {
		fl.BoolVar(&eventsJSON, "events-json", false,
			"all events in results.json too where there are more than 2,000")
		fl.BoolVar(&stars, "stars", false, "mark estimates in the LaTeX tables by their p:"+
			" * below 0.10, ** 0.05, *** 0.01")
	}, "*")
	group(c, groupStudy, func() {
		fl.BoolVar(&f.robust, "robust", false, "also try every reasonable model, estimation "+
			"window and benchmark; simple and log returns too: robust.csv and chart spec")
	})
	group(c, groupStudy, func() {
		fl.BoolVar(&f.disclosures, "disclosures", false, "also show each date by itself; "+
			"p adjusted for their number, both tails, money per share: disclosures.csv")
	})
	group(c, groupOutput, func() {
		fl.BoolVar(&f.residuals, "residuals", false,
			"also write the days that models were estimated on: residuals.csv")
	}, "residuals")
	style.add(c)
	groupedHelp(c)
	return c
}

// outputFlags say where a report goes and what is drawn for it. run always writes a folder, check
// only where --out names one, and both write it by the same rules.
type outputFlags struct {
	out, pictures string
	quiet, force  bool
	csv           string // kind of CSV
	source        string // of the prices, for the foot of every picture

	cmd *cobra.Command
}

func (f *outputFlags) add(c *cobra.Command, outHelp string) {
	f.cmd = c
	fl := c.Flags()
	fl.StringVar(&f.out, "out", "", outHelp)
	fl.StringVar(&f.pictures, "charts", "all",
		"charts to draw: all, none or `A,B`; stockmove list charts")
	fl.BoolVar(&f.quiet, "quiet", false, "print nothing; files are written all the same")
	group(c, groupOutput, func() {
		fl.BoolVar(&f.force, "force", false,
			"also replace files that stockmove did not write; or that were changed since")
		fl.StringVar(&f.csv, "csv", string(report.PlainCSV),
			"how tables are written, `KIND`: plain, or excel for decimal commas")
	}, "csv")
	complete(c, "csv", kindsOfCSV)
	complete(c, "charts", append([]string{"all", "none"}, charts.Charts.Names()...))
}

// They are listed in the order in which the help names them, the default first.
var kindsOfCSV = []string{string(report.PlainCSV), string(report.ExcelCSV)}

// check refuses what no report can have, before any work is done, and reads how its pictures look.
func (f *outputFlags) check(style chartStyle) (charts.Style, error) {
	if err := offered("kind of CSV", f.csv, kindsOfCSV); err != nil {
		return charts.Style{}, err
	}
	f.source = style.source
	return style.style()
}

// write draws the pictures of a document and writes the folder of its report. Pictures are drawn
// before the first file is written, because the reports show them and the manifest sums them.
func (f *outputFlags) write(ctx context.Context, folder *output, doc *report.Document,
	look charts.Style, workers int) error {
	doc.Fonts, doc.Source = look.Fonts, f.source
	if err := drawAll(ctx, doc, f.pictures, look, workers, folder.s); err != nil {
		return err
	}
	return folder.write(ctx, doc)
}

// folder is the one that --out names, else one named after the study.
func (f *outputFlags) folder(spec *asked.Spec, style chartStyle, s streams) (*output, error) {
	dir := f.out
	if dir == "" {
		if f.cmd.Flags().Changed("out") {
			return nil, usageError{"--out names no folder",
				"give --out DIR, or leave it away for " + defaultOut(spec.Name)}
		}
		dir = defaultOut(spec.Name)
	}
	inputs := append(spec.Paths(), style.fonts...)
	return newOutput(output{dir: dir, flag: "--out", force: f.force, inputs: inputs, s: s},
		reportNames())
}

// drawAll adds the chosen pictures to the document. A chart that has nothing to show is no fault of
// the study: it is left out, and said to be only where somebody named it.
func drawAll(ctx context.Context, doc *report.Document, names string, st charts.Style, workers int,
	s streams) error {
	var list []string
	switch names {
	// Both words come before any lookup, so that no chart may ever be called by them.
	case "none":
		return nil
	case "all":
	default:
		list = lists.Of(strings.Split(names, ","), strings.TrimSpace)
		for _, n := range list {
			if err := offered("chart", n, charts.Charts.Names()); err != nil {
				return err
			}
		}
	}
	// Pictures are drawn at the resolution of print, which takes a while: the line of progress says
	// how far they are.
	ctx, say := progress(ctx, s.err)
	defer say("")
	say("drawing the charts")
	plan, err := charts.Plan(ctx, doc, list, st, workers)
	if err != nil {
		return drawFault(err)
	}
	pics, err := charts.RenderAll(ctx, plan, workers)
	if err == nil {
		doc.Drawn, err = charts.Views(ctx, plan, pics, workers)
	}
	if err != nil {
		return err
	}
	say("")
	doc.Pictures = pics
	for _, r := range plan {
		// A chart that was asked for by name is missed; of all charts, only those that fit are
		// drawn.
		if r.Omit != "" && list != nil {
			why := report.Terminal(r.Omit)
			if charts.OfRobust(r.Name) && doc.Robust == nil {
				// The remedy of this one is a flag, which the charts know nothing of.
				why += "; --robust does that"
			}
			fmt.Fprintf(s.err, "warning: chart %s is left out: %s\n", r.Name, why)
		}
	}
	for _, p := range pics {
		warn(s, "chart "+p.Name+": ", p.Warnings)
	}
	return nil
}

// The format was checked before the work began and is there.
func writeFormat(s streams, doc *report.Document, name string) error {
	f, _ := report.Formats.Lookup(name)
	return written(f.Write(s.out, doc))
}

// commandLine is the command as given, with the program's name for its path. The manifest and the
// last section of a report repeat it, so that a reader can do it again; where the program lies on
// this machine is nobody's affair.
func commandLine(c *cobra.Command, args []string) []string {
	line := []string{"stockmove", c.Name()}
	if len(os.Args) > 1 && os.Args[1] == c.Name() {
		return append(line, os.Args[2:]...)
	}
	return append(line, args...)
}

// defaultOut names the folder of a report after its study. It begins with the working folder, so
// that the printed line can be copied where a bare name would be taken for a command.
func defaultOut(name string) string {
	if name == "" {
		name = "stockmove"
	}
	return "." + string(filepath.Separator) + name + "-report"
}
