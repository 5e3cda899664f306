package report

import (
	"fmt"
	"io"
	"strings"

	"stockmove/eventstudy"
)

func init() { Formats.Register(xlsxFormat{}) }

// xlsxFormat writes one workbook: the tidy tables with numbers as numbers and days as days, a sheet
// each, and the pictures. It holds no formula, no macro and no link, whatever a file's text says.
type xlsxFormat struct{}

func (xlsxFormat) Info() eventstudy.Info {
	return eventstudy.Info{Name: "xlsx", Title: "a workbook for Excel, LibreOffice and Numbers",
		Order: 45,
		Use: "to sort, filter and draw by hand: a sheet for each table, numbers as numbers, " +
			"days as days",
		Avoid: "above 10,000 events: the CSV files hold them all"}
}

func (xlsxFormat) Write(w io.Writer, d *Document) error {
	b, err := newWorkbook()
	if err != nil {
		return err
	}
	defer b.file.Close()
	b.logs = d.study().Design.Response.Other()
	b.summary(d)
	few := fewInWorkbook(d)
	for _, s := range xlsxSheets {
		if s.daily && !few {
			continue
		}
		if t := s.of(d); s.always || t.n > 0 {
			b.table(s.name, t)
		}
	}
	b.pictures(d)
	b.properties(d)
	if b.err == nil {
		b.err = b.file.Write(w)
	}
	if b.err != nil {
		return fmt.Errorf("the workbook could not be made: %w", b.err)
	}
	return nil
}

// xlsxSheets are the sheets with tables, in order; one that is not always there is left out when it
// is empty.
var xlsxSheets = []struct {
	name   string
	always bool
	daily  bool // several rows an event: left out of many events, see fewInWorkbook
	of     func(*Document) tidy
}{
	{"Events", true, false, eventsTable},
	{"Days", true, true, daysTable},
	{"Windows", true, true, windowsTable},
	{"Averages", false, false, aggregateTable},
	{"Tests", true, false, testsTable},
	{"Claims", true, false, claimsTable},
	{"Readings", false, false, readingsTable},
	{"Robustness", false, false, robustTableOf},
	{"Data findings", true, false, findingsTable},
	{"Methods", true, false, methodsTable},
	{"Inputs", true, false, inputsTable},
}

// fewInWorkbook reports that the workbook holds every day of every event: those that results.json
// holds too, and any number of them when the workbook itself is asked for.
func fewInWorkbook(d *Document) bool {
	return d.Workbook || len(d.study().Outcomes) <= mostInJSON
}

// findingsTable has a row for each doubt about a file, then for each about the whole study.
func findingsTable(d *Document) tidy {
	type finding struct {
		file, code, text, days string
	}
	var list []finding
	for _, in := range d.Inputs {
		for _, f := range in.Findings {
			var days []string
			for _, day := range f.Dates {
				days = append(days, day.String())
			}
			list = append(list, finding{in.Path, f.Code, f.Text, strings.Join(days, " ")})
		}
	}
	for _, w := range allWarnings(d) {
		list = append(list, finding{w.Where, w.Code, w.Text, ""})
	}
	return tidy{names("where,code,text,days"), len(list), func(c *cells, i int) {
		for _, s := range [...]string{list[i].file, list[i].code, list[i].text, list[i].days} {
			c.text(s)
		}
		c.end()
	}}
}

// methodsTable has a row for the model and for each test.
func methodsTable(d *Document) tidy {
	list := methods(d)
	head := names(
		"kind,name,title,formula,null_hypothesis,assumes,distribution,use,avoid,references")
	return tidy{head, len(list), func(c *cells, i int) {
		m := list[i].Method
		in := &m.Info
		for _, s := range [...]string{m.Kind, in.Name, in.Title, in.Formula, in.Null,
			in.Assumes, in.DF,
			in.Use, in.Avoid, strings.Join(in.References, "; ")} {
			c.text(s)
		}
		c.end()
	}}
}

// inputsTable has a row for each file that was read.
func inputsTable(d *Document) tidy {
	head := names("role,id,path,dialect,basis,returns_basis,first,last,rows,sha256")
	return tidy{head, len(d.Inputs), func(c *cells, i int) {
		in := d.Inputs[i]
		for _, s := range [...]string{in.Role, in.ID, in.Path, in.Dialect, string(in.Basis),
			string(returnsBasis(d.study(), in))} {
			c.text(s)
		}
		c.date(in.First)
		c.date(in.Last)
		c.int(in.Rows)
		c.text(in.SHA256)
		c.end()
	}}
}
