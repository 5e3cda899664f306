package main

import (
	"github.com/spf13/cobra"

	"stockmove/data/asked"
	"stockmove/data/load"
	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// scanFlags say which days are looked at, and when one counts as abnormal.
type scanFlags struct {
	days         dayFlags
	fdr          string
	control, fit string
}

func newScanCmd(s streams) *cobra.Command {
	var f studyFlags
	var q scanFlags
	var format string
	var picture besides
	c := &cobra.Command{
		Use:     "scan --prices … --benchmark …",
		Short:   "List every abnormal day of a listing, false discoveries controlled",
		GroupID: "study",
		Long: `Scan holds every trading day of each listing against what the model expected of it,
estimated on the window before that day, and lists the days that chance does not explain:
those whose q, the p-value corrected for the number of days tested, is at most --fdr. With
--events it says which known event stands within a session of a day, and which days have
none. --fdr 1 lists every day.`,
		Example: `  stockmove scan --prices BABA=BABA.csv --benchmark SPY=SPY.csv
  stockmove scan --prices BABA.csv --benchmark SPY.csv --from 2024-01-01 --events known.csv
  stockmove scan --prices BABA.csv --benchmark SPY.csv --control holm --format csv
  stockmove scan --prices BABA.csv --benchmark SPY.csv --chart scan.png`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := f.needPrices(); err != nil {
				return err
			}
			plan, err := q.plan()
			if err != nil {
				return err
			}
			spec, err := f.spec(nil, s)
			if err != nil {
				return err
			}
			if err := picture.check(c, s, spec.Paths()); err != nil {
				return err
			}
			found, title, err := q.scan(c, spec, plan, &f, s)
			if err != nil {
				return err
			}
			doc := &report.Document{Scan: found, Version: version(),
				Report: &eventstudy.Report{Title: title, Design: found.Design, Panel: found.Panel}}
			if err := picture.draw(c.Context(), "scan", doc, spec.Paths(), s); err != nil {
				return err
			}
			return written(report.Scan(s.out, found, title, format))
		},
	}
	// The event window and its tests have no meaning where every day is its own event, and flags of
	// them would be idle.
	f.addChosen(c, func(o *eventstudy.Option) bool { return o.Daily })
	fl := c.Flags()
	q.days.add(fl)
	fl.StringVar(&q.fdr, "fdr", "5%",
		"share of false discoveries that is borne, `SHARE` as in 5% or 0.05; 1 lists every day")
	fl.StringVar(&q.control, "control", eventstudy.Controls[0], "what is controlled, `NAME`: bh, "+
		"by or holm (the share of false days; that whatever the dependence; the chance of any)")
	fl.StringVar(&q.fit, "fit", eventstudy.ScanFits[0], "what a day is predicted from, `NAME`:"+
		" rolling or whole (the window before it; all other days)")
	addPrintout(c, &format)
	picture.add(c)
	complete(c, "control", eventstudy.Controls)
	complete(c, "fit", eventstudy.ScanFits)
	groupedHelp(c)
	return c
}

// plan reads the flags; known events are added when the files are read. Everything that the flags
// alone can show to be wrong is said here, before files of years of days are read.
func (q *scanFlags) plan() (eventstudy.ScanPlan, error) {
	plan := eventstudy.ScanPlan{Control: eventstudy.Control(q.control),
		Fit: eventstudy.ScanFit(q.fit)}
	if err := offered("control", q.control, eventstudy.Controls); err != nil {
		return plan, err
	}
	if err := offered("fit", q.fit, eventstudy.ScanFits); err != nil {
		return plan, err
	}
	var err error
	plan.From, plan.To, err = q.days.bounds(eventstudy.NoDate, eventstudy.NoDate)
	if err != nil {
		return plan, err
	}
	// A share of 1 is the one value that is no fraction and means something: no day is held back.
	if plan.FDR = 1; q.fdr != "1" {
		plan.FDR, err = fraction("fdr", q.fdr)
	}
	if err == nil && !(plan.FDR > 0 && plan.FDR <= 1) {
		err = usageError{"--fdr " + q.fdr + " is no share of false discoveries", "5% is usual"}
	}
	return plan, err
}

// scan reads the files and looks at their days.
func (q *scanFlags) scan(c *cobra.Command, spec *asked.Spec, plan eventstudy.ScanPlan,
	f *studyFlags,
	s streams) (*eventstudy.Scan, string, error) {
	ctx, say := progress(c.Context(), s.err)
	defer say("")
	// A scan is of single days: what a study would report around them does not bear on it.
	day0 := eventstudy.Window{}
	for name, v := range map[string]any{"event_window": day0,
		"windows": []eventstudy.Window{day0}} {
		if err := spec.Choose(eventstudy.OptionOf(name), flagOf(name), v); err != nil {
			return nil, "", err
		}
	}
	say("reading the files")
	in, err := load.Load(ctx, spec)
	if err != nil {
		return nil, "", err
	}
	in.Design.Workers = f.workers
	say("looking at every day")
	panel, err := eventstudy.NewPanel(in.Markets, in.Securities, in.Design)
	if err != nil {
		return nil, "", err
	}
	// Events are known only when the files are read, for a file of events is one of them.
	plan.Known = in.Events
	found, err := eventstudy.RunScan(ctx, panel, in.Design, plan)
	if err != nil {
		return nil, "", err
	}
	found.Warnings = append(in.Warnings, found.Warnings...)
	// A scan has no study that could give it a name.
	title := "Abnormal days of " + in.ListingNames()
	return found, title, nil
}
