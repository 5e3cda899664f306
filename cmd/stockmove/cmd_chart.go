package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/charts"
	"stockmove/eventstudy/report"
)

// The study is run for the one picture: it is composed from a document like any other, so that it
// shows what the report of that study would.
func newChartCmd(s streams) *cobra.Command {
	var f studyFlags
	var style chartStyle
	var out, folder string
	var force bool
	var sel charts.Selection
	c := &cobra.Command{
		Use:     "chart NAME [STUDY]",
		Short:   "Draw one chart to a PNG, SVG or PDF file",
		GroupID: "study",
		Long: `Chart draws one picture of a study (stockmove list charts). Without --pick-event
and --pick-security it shows the first event of the study and its securities side by side.
Chart session is of a day that claims are about: the first, or that of --pick-claim.`,
		Example: `  stockmove chart car apple-alibaba-2025 -o car.png
  stockmove chart ar apple-alibaba-2025 --pick-security 9988.HK --size single -o ar.png
  stockmove chart session apple-alibaba-2025 --pick-claim reuters-move -o session.png
  stockmove chart price --prices BABA=BABA.csv --event 2025-02-13 -o price.png`,
		Args: func(c *cobra.Command, args []string) error {
			if err := splitList(c, args); err != nil {
				return err
			}
			if len(args) < 1 || len(args) > 2 {
				return argsError(c, "name a chart and at most one study")
			}
			return offered("chart", args[0], charts.Charts.Names())
		},
		ValidArgsFunction: func(c *cobra.Command, args []string,
			to string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return charts.Charts.Names(), cobra.ShellCompDirectiveNoFileComp
			}
			return completeStudy(c, args[1:], to)
		},
		RunE: func(c *cobra.Command, args []string) error {
			// --out is what run calls its folder, and who comes from there gets a picture in it.
			if out != "" && folder != "" {
				return usageError{"-o and --out name two places for one picture",
					"give one of them"}
			}
			if folder != "" {
				out = filepath.Join(folder, args[0]+".png")
			}
			if out == "" {
				return usageError{"there is nowhere to draw to",
					"give -o FILE.png, or FILE.svg or FILE.pdf"}
			}
			if err := needless(c, args[0], out); err != nil {
				return err
			}
			st, err := style.style()
			if err != nil {
				return err
			}
			// What takes long is computed only for the charts that show it.
			f.robust = charts.OfRobust(args[0])
			if charts.OfPlacebos(args[0]) {
				f.studies = defaultStudies
			}
			spec, err := f.spec(args[1:], s)
			if err != nil {
				return err
			}
			if len(spec.Claims) == 0 {
				idle(c, s, "without claims", "chance")
			}
			// A picture of stockmove may be drawn over one of stockmove's without --force.
			file := single{path: out, force: force, ours: charts.Marked,
				inputs: append(spec.Paths(), style.fonts...)}
			if _, err := file.check(); err != nil {
				return err
			}
			doc, err := study(c.Context(), spec, &f, s)
			if err != nil {
				return err
			}
			if err := checkPick(sel, doc); err != nil {
				return err
			}
			// A chart of claims needs no event: what was said of a price can be drawn without a
			// model.
			if len(doc.Outcomes) == 0 && !charts.OfClaims(args[0]) {
				return noEvents(doc.Report)
			}
			// The foot of a picture names its source, since a picture travels without its report.
			doc.Source = style.source
			pic, err := drawOne(args[0], doc, sel, st, out)
			if err != nil {
				return err
			}
			// A character without a glyph is a doubt about the picture and not a reason to have
			// none.
			warn(s, "", pic.Warnings)
			if folder != "" {
				if err := os.MkdirAll(folder, 0o777); err != nil {
					return outputFault(folder, err)
				}
			}
			for _, in := range doc.Inputs { // those that lay in a folder too
				file.inputs = append(file.inputs, in.Path)
			}
			return file.write(c.Context(), pic.Bytes, s)
		},
	}
	f.add(c)
	fl := c.Flags()
	fl.StringVarP(&out, "output", "o", "",
		"the picture, `FILE.png`, or .svg or .pdf; - for PNG on standard output")
	fl.StringVar(&folder, "out", "",
		"instead of -o: the folder `DIR` of the picture; which is then NAME.png")
	// Without --force a picture of stockmove may still be drawn anew, for who adjusts a chart draws
	// it many times.
	fl.BoolVar(&force, "force", false, "also replace a file that is no picture of stockmove")
	group(c, groupChart, func() {
		// What is picked is named by the ids of the files, which are those of the tables too.
		fl.StringVar(&sel.Event, "pick-event", "", "show the event of this `ID`")
		fl.StringVar(&sel.Security, "pick-security", "", "show the security of this `ID`")
		fl.StringVar(&sel.Claim, "pick-claim", "",
			"show the claim of this `ID` (charts session, claims and ytd)")
		fl.StringVar(&sel.Group, "pick-group", "", "show the group of this `NAME` (charts"+
			" caar, cars, forest, heatmap, power and spec)")
	})
	style.add(c)
	style.addOne()
	groupedHelp(c)
	return c
}

// picks are the flags that choose what of a study is drawn. They say with a bit which charts heed
// them, as the charts declare it.
var picks = []struct {
	flag string
	pick charts.Pick
}{
	{"pick-event", charts.PickEvent}, {"pick-security", charts.PickSecurity},
	{"pick-claim", charts.PickClaim}, {"pick-group", charts.PickGroup},
}

// needless refuses flags that change nothing of a picture. A picture that ignores what was asked
// would show something else under a title that seems right; so this is an error where an idle flag
// of a report is a warning.
func needless(c *cobra.Command, name, out string) error {
	for _, p := range picks {
		if !c.Flags().Changed(p.flag) || charts.Picks(name)&p.pick != 0 {
			continue
		}
		var of []string
		for _, other := range charts.Charts.Names() {
			if charts.Picks(other)&p.pick != 0 {
				of = append(of, other)
			}
		}
		return usageError{"--" + p.flag + " has no effect on chart " + name,
			"it is for " + strings.Join(of, ", ")}
	}
	// Lines and letters have no dots, so that a resolution would be ignored in silence.
	ext := strings.ToLower(filepath.Ext(out))
	if c.Flags().Changed("dpi") && !c.Flags().Changed("pixels") &&
		(ext == ".svg" || ext == ".pdf") {
		return usageError{"--dpi has no effect on a picture of lines and letters",
			"leave it out, or end the file's name in .png"}
	}
	return nil
}

// drawOne draws a chart in the format that the file's ending names. A name without an ending is a
// PNG, as it is on the standard output.
func drawOne(name string, doc *report.Document, sel charts.Selection, st charts.Style,
	out string) (pic report.Picture, err error) {
	switch ext := strings.ToLower(filepath.Ext(out)); ext {
	case ".svg", ".pdf":
		pic, err = charts.Vector(name, doc, sel, st, ext[1:])
	case ".png", "":
		pic, err = charts.Render(name, doc, sel, st)
	default:
		return pic, usageError{fmt.Sprintf("no pictures of the kind %q", ext),
			"end the file's name in .png, .svg or .pdf"}
	}
	var none *charts.NoData
	if errors.As(err, &none) {
		return pic, undefinedError{what: err.Error()}
	}
	return pic, drawFault(err)
}
