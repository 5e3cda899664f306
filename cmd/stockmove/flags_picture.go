package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"stockmove/charts"
	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// besides is the picture that a command draws beside what it prints. It has the looks of those of
// chart and run, by the same flags.
type besides struct {
	file  string
	force bool
	style chartStyle
	looks charts.Style
}

func (p *besides) add(c *cobra.Command) {
	group(c, groupChart, func() {
		c.Flags().StringVar(&p.file, "chart", "", "also draw it, to `FILE.png`, .svg or .pdf")
		c.Flags().BoolVar(&p.force, "force", false,
			"with --chart: also replace a file that is no picture of stockmove")
	})
	p.style.add(c)
}

// check reads the flags and looks at the place of the picture, before any file is read.
func (p *besides) check(c *cobra.Command, s streams, inputs []string) error {
	switch p.file {
	case "":
		idle(c, s, "without --chart", append(styleFlags, "font", "force")...)
		return nil
	case "-":
		return usageError{"--chart - would write a picture between the lines of the table",
			"name a file, as in --chart picture.png"}
	}
	var err error
	if p.looks, err = p.style.style(); err != nil {
		return err
	}
	_, err = p.single(inputs).check()
	return err
}

func (p *besides) single(inputs []string) single {
	return single{path: p.file, flag: "--chart", force: p.force, ours: charts.Marked,
		inputs: append(inputs, p.style.fonts...)}
}

// warn prints what a drawing could not do as asked; of says of which one.
func warn(s streams, of string, list []eventstudy.Warning) {
	for _, w := range list {
		fmt.Fprintf(s.err, "warning: %s%s\n", of, report.Terminal(w.Text))
	}
}

// draw draws a chart of the document where one was asked for.
func (p *besides) draw(ctx context.Context, name string, doc *report.Document, inputs []string,
	s streams) error {
	if p.file == "" {
		return nil
	}
	doc.Source = p.style.source
	pic, err := drawOne(name, doc, charts.Selection{}, p.looks, p.file)
	if err != nil {
		return err
	}
	warn(s, "", pic.Warnings)
	return p.single(inputs).write(ctx, pic.Bytes, s)
}
