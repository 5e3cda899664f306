package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/data/asked"
	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
)

// optionFlag is the flag of an option of a design, as the table of options declares it.
type optionFlag struct {
	option *eventstudy.Option
	value  any // nil: not given
}

// addOptions declares a flag for each option of a design, or for those that are named.
func addOptions(c *cobra.Command, names ...string) []*optionFlag {
	var flags []*optionFlag
	for i := range eventstudy.Options {
		if len(names) > 0 && !slices.Contains(names, eventstudy.Options[i].Name) {
			continue
		}
		f := &optionFlag{option: &eventstudy.Options[i]}
		name := strings.TrimPrefix(flagOf(f.option.Name), "--")
		c.Flags().Var(f, name, f.usage())
		if f.option.Names != nil {
			complete(c, name, f.option.Names())
		}
		flags = append(flags, f)
	}
	return flags
}

// addPrintout declares --format on a command that prints what it finds and writes no report.
func addPrintout(c *cobra.Command, format *string) {
	c.Flags().StringVar(format, "format", "text", "`FORMAT`: text, json or csv")
	complete(c, "format", report.PrintoutFormats)
}

// rareOptions are the flags of the options that the short help leaves out.
func rareOptions() []string {
	var rare []string
	for _, o := range eventstudy.Options {
		switch o.Name {
		case "model", "estimation", "event_window", "windows", "tests":
		default:
			rare = append(rare, strings.TrimPrefix(flagOf(o.Name), "--"))
		}
	}
	return rare
}

// flagOf names the flag of an option. One that may be repeated has the name of one value.
func flagOf(name string) string {
	if _, repeated := eventstudy.OptionOf(name).Default.([]eventstudy.Window); repeated {
		name = strings.TrimSuffix(name, "s")
	}
	return "--" + strings.ReplaceAll(name, "_", "-")
}

// optionText writes a value as its flag takes it.
func optionText(v any) string {
	switch v := v.(type) {
	case eventstudy.Window:
		return fmt.Sprintf("%d,%d", v.First, v.Last)
	case eventstudy.Dates:
		return fmt.Sprintf("%v,%v", v.First, v.Last)
	case []string:
		return strings.Join(v, ",")
	case []eventstudy.Window:
		all := make([]string, len(v))
		for i, w := range v {
			all[i] = optionText(w)
		}
		return strings.Join(all, " and ")
	}
	return fmt.Sprint(v)
}

// about is what is chosen and what there is.
func (f *optionFlag) about() string {
	o := f.option
	switch {
	case o.Methods:
		return o.Help + "; stockmove list " + strings.TrimSuffix(o.Name, "s") + "s"
	case o.Names != nil:
		names := o.Names()
		last := len(names) - 1
		return o.Help + ": " + strings.Join(names[:last], ", ") + " or " + names[last]
	case o.Least != 0 && !math.IsInf(o.Most, 1):
		return fmt.Sprintf("%s; from %v to %v", o.Help, o.Least, o.Most)
	}
	return o.Help
}

// usage is the line of help: what is chosen, what there is and the default.
func (f *optionFlag) usage() string {
	def := "default " + optionText(f.option.Default)
	switch _, repeated := f.option.Default.([]eventstudy.Window); {
	case repeated:
		def = "repeatable; " + def
	case f.option.Name == "model":
		def += ", mean without a benchmark"
	case def == "default 0", def == "default ": // says nothing that the help does not say
		return f.about()
	}
	return fmt.Sprintf("%s (%s)", f.about(), def)
}

// Type is what the help writes for the value.
func (f *optionFlag) Type() string {
	switch f.option.Default.(type) {
	case string:
		words := strings.Split(strings.ToUpper(f.option.Name), "_")
		return words[len(words)-1]
	case []string:
		return "A,B"
	case eventstudy.Window, []eventstudy.Window:
		return "FIRST,LAST"
	}
	return "N"
}

// Set reads the text of the flag; what no study can have is refused by spec.Choose.
func (f *optionFlag) Set(text string) error {
	var err error
	switch f.option.Default.(type) {
	case string:
		f.value = text
	case []string:
		f.value = strings.Split(strings.ReplaceAll(text, " ", ""), ",")
	case int:
		f.value, err = strconv.Atoi(text)
	case uint64:
		f.value, err = strconv.ParseUint(text, 10, 64)
	case float64:
		f.value, err = strconv.ParseFloat(text, 64)
	case eventstudy.Window:
		f.value, err = f.window(text)
	case []eventstudy.Window:
		var w eventstudy.Window
		if w, err = asked.ParseWindow(text); err == nil {
			all, _ := f.value.([]eventstudy.Window)
			f.value = append(all, w)
		}
	}
	return err
}

// window reads offsets, or dates where the option takes them.
func (f *optionFlag) window(text string) (any, error) {
	if f.option.Dated {
		if b, ok, err := asked.ParseDates(text); ok {
			return b, err
		}
	}
	return asked.ParseWindow(text)
}

// String is empty: the default stands in the line of help.
func (f *optionFlag) String() string { return "" }
