package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"stockmove/data/asked"
	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

// optionFlag is the flag of an option of a design, as the table of options declares it. It keeps
// the value apart from whether one was given, for a value that equals the default is still a
// choice: it overrides that of a study file. The table of options in the core has a name, a
// default, limits and a line of help for each; a flag of it adds how its value is typed on a
// command line. The same table makes the keys of study.toml and of results.json, which is why the
// three never differ.
type optionFlag struct {
	option *eventstudy.Option
	value  any // nil: not given
}

// addOptions declares a flag for each option of a design that is chosen. An option of
// tomorrow is a row of the table in the core and has its flag by that, with help, completion and
// limits.
func addOptions(c *cobra.Command, chosen func(*eventstudy.Option) bool) []*optionFlag {
	var flags []*optionFlag
	for i := range eventstudy.Options {
		f := &optionFlag{option: &eventstudy.Options[i]}
		if !chosen(f.option) {
			continue
		}
		name := strings.TrimPrefix(flagOf(f.option.Name), "--")
		flag := c.Flags().VarPF(f, name, "", f.usage())
		if _, ok := f.option.Default.(bool); ok {
			flag.NoOptDefVal = "true" // a yes needs no word
		}
		if f.option.Names != nil {
			complete(c, name, f.option.Names())
		}
		flags = append(flags, f)
	}
	return flags
}

// addPrintout declares --format on a command that prints what it finds and writes no report.
func addPrintout(c *cobra.Command, format *string) {
	addFormat(c, format, report.PrintoutFormats, "`FORMAT`: "+
		words.ListWith(report.PrintoutFormats, "or"))
}

// addFormat declares --format with the formats that a command has. Another one is refused before
// the command begins, so that a slip of the pen costs no waiting.
func addFormat(c *cobra.Command, format *string, formats []string, usage string) {
	c.Flags().StringVar(format, "format", "text", usage)
	complete(c, "format", formats)
	c.PreRunE = func(*cobra.Command, []string) error { return offered("format", *format, formats) }
}

// rareOptions are the flags of the options that the short help leaves out: all but those that
// nearly every study chooses.
func rareOptions() []string {
	var rare []string
	for _, o := range eventstudy.Options {
		if !o.Usual {
			rare = append(rare, strings.TrimPrefix(flagOf(o.Name), "--"))
		}
	}
	return rare
}

// flagOf names the flag of an option. One that may be repeated has the name of one value. A flag
// that is repeated names one thing at a time, --window twice, where the file has the list windows.
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
	// A list is one value with commas; spaces would end it in a shell.
	case []string:
		return strings.Join(v, ",")
	case []eventstudy.Window:
		return lists.Join(v, " and ", func(w eventstudy.Window) string { return optionText(w) })
	}
	return fmt.Sprint(v)
}

// about is what is chosen and what there is. Registered methods are not listed in the help: there
// are too many of them, and list shows them with their titles.
func (f *optionFlag) about() string {
	o := f.option
	switch {
	case o.Methods:
		return o.Help + "; stockmove list " + strings.TrimSuffix(o.Name, "s") + "s"
	case o.Names != nil:
		return o.Help + ": " + words.ListWith(o.Names(), "or")
	case o.Least != 0 && !math.IsInf(o.Most, 1):
		return fmt.Sprintf("%s; from %v to %v", o.Help, o.Least, o.Most)
	}
	return o.Help
}

// usage is the line of help: what is chosen, what there is and the default. The default is read off
// the table, so that the help cannot promise another than the one that is used.
func (f *optionFlag) usage() string {
	def := "default " + optionText(f.option.Default)
	switch _, repeated := f.option.Default.([]eventstudy.Window); {
	// A flag that may be repeated says so before its default, which is a list then.
	case repeated:
		def = "repeatable; " + def
	case f.option.Name == "model":
		def += ", mean without a benchmark"
	// These say nothing that the help does not say.
	case def == "default 0", def == "default ", def == "default false":
		return f.about()
	}
	return fmt.Sprintf("%s (%s)", f.about(), def)
}

// Type is what the help writes for the value. Words are named after the last part of the option, as
// in --day-rule RULE, which reads as a sentence.
func (f *optionFlag) Type() string {
	switch f.option.Default.(type) {
	case string:
		words := strings.Split(strings.ToUpper(f.option.Name), "_")
		return words[len(words)-1]
	case []string:
		return "A,B"
	case eventstudy.Window, []eventstudy.Window:
		return "FIRST,LAST"
	case bool:
		return "bool" // for which the help writes no value
	}
	return "N"
}

// Set reads the text of the flag; what no study can have is refused by spec.Choose. The type of the
// default says how a text is read; spaces behind the commas of a list are the habit of prose and
// are let pass.
func (f *optionFlag) Set(text string) error {
	var err error
	switch f.option.Default.(type) {
	case string:
		f.value = text
	case []string:
		f.value = strings.Split(strings.ReplaceAll(text, " ", ""), ",")
	case bool:
		f.value, err = strconv.ParseBool(text)
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

// window reads offsets, or dates where the option takes them. Two days with hyphens and two offsets
// cannot be mistaken for each other: a text that looks like days is read as days or refused as
// such.
func (f *optionFlag) window(text string) (any, error) {
	// Dates are tried first, for a day with hyphens would fail as a pair of offsets with a worse
	// message.
	if f.option.Dated {
		if b, ok, err := asked.ParseDates(text); ok {
			return b, err
		}
	}
	return asked.ParseWindow(text)
}

// String is empty: the default stands in the line of help.
func (f *optionFlag) String() string { return "" }
