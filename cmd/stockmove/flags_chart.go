package main

import (
	"errors"

	"github.com/spf13/cobra"

	"stockmove/charts"
	"stockmove/data"
	"stockmove/eventstudy"
	"stockmove/eventstudy/typeset"
)

// chartStyle are the flags of how pictures look. What only one picture can have, its title and a
// size in pixels, is declared by chart alone: a report has many pictures.
type chartStyle struct {
	size, theme, source string
	dpi                 int
	fonts               []string

	// of chart alone
	one                     bool
	pixels, title, subtitle string

	cmd *cobra.Command
}

func (f *chartStyle) add(c *cobra.Command) {
	f.cmd = c
	group(c, groupChart, func() { f.declare(c) }, "dpi", "theme", "font", "source")
}

func (f *chartStyle) declare(c *cobra.Command) {
	s := c.Flags()
	s.StringVar(&f.size, "size", "double",
		"printed size, `SIZE`; single (3.5 in), double (7 in), slide (13.33 in) or WxH in inches")
	s.IntVar(&f.dpi, "dpi", 300, "dots per inch, written into the file, `N`")
	s.StringVar(&f.theme, "theme", "light", "`THEME`: light, dark or print")
	s.StringArrayVar(&f.fonts, "font", nil, "font `FILE` (.ttf, .otf) for characters that the "+
		"built-in font lacks, such as Chinese, in charts and report.pdf (repeatable)")
	s.StringVar(&f.source, "source", "", "where the prices come from, `TEXT` for the foot of "+
		"every picture; without it the names of the files")
	complete(c, "size", charts.SizeNames())
	complete(c, "theme", charts.ThemeNames)
}

// addOne declares what only a single picture has. The title of run is the report's, and the flag of
// chart has the same name for the picture: which of them is meant is kept in one.
func (f *chartStyle) addOne() {
	f.one = true
	group(f.cmd, groupChart, f.declareOne, "pixels", "subtitle")
}

func (f *chartStyle) declareOne() {
	s := f.cmd.Flags()
	s.StringVar(&f.title, "title", "",
		"title of the picture, `TEXT`, in the place of its finding; empty leaves it out")
	s.StringVar(&f.subtitle, "subtitle", "", "subtitle of the picture, `TEXT`; empty leaves it out")
	s.StringVar(&f.pixels, "pixels", "", "size in pixels, `WxH` as in 1200x630, at 150 dpi unless "+
		"--dpi says otherwise")
}

// style checks the flags. Everything about the looks is known before any file is read, so that a
// theme that does not exist costs no waiting.
func (f *chartStyle) style() (charts.Style, error) {
	given := f.cmd.Flags().Changed
	if f.dpi == 0 { // which the charts would take for the default
		return charts.Style{}, usageError{"--dpi is 0", "300 is usual for print"}
	}
	st := charts.Style{DPI: f.dpi, Theme: f.theme}
	var err error
	switch {
	case given("pixels") && given("size"):
		return st,
			usageError{"--pixels and --size name two sizes of one picture", "give one of them"}
	// Pixels are converted to inches at the resolution that is given, for type is measured in
	// points.
	case given("pixels"):
		if !given("dpi") {
			st.DPI = charts.PixelDPI
		}
		st.Size, err = charts.ParsePixels(f.pixels, st.DPI)
	default:
		st.Size, err = charts.ParseSize(f.size)
	}
	if err != nil {
		return st, asUsage(err)
	}
	if f.one && given("title") { // run's own is that of the report
		st.Captions.Title = &f.title
	}
	if f.one && given("subtitle") {
		st.Captions.Subtitle = &f.subtitle
	}
	// A font is read here and not where it is used, because only this side opens files.
	for _, name := range f.fonts {
		b, err := data.ReadFont(name)
		if err != nil {
			return st, err
		}
		st.Fonts = append(st.Fonts, typeset.Font{Name: name, Data: b})
	}
	if err := st.Check(); err != nil {
		return st, asUsage(err)
	}
	return st, nil
}

// drawFault is an error of drawing: what stands in no file was asked for with flags. A position
// tells the two apart: a fault with one stands in a study file.
func drawFault(err error) error {
	var ps *eventstudy.Problems
	if errors.As(err, &ps) && len(ps.List) > 0 && ps.List[0].Pos.File == "" {
		return asUsage(ps)
	}
	return err
}
