package report

import (
	"fmt"
	"io"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
)

func init() { Formats.Register(xlsxFormat) }

// xlsxFormat writes one workbook: the tidy tables with numbers as numbers and days as days, a sheet
// each, and the pictures. It holds no formula, no macro and no link, whatever a file's text says.
var xlsxFormat = Format{
	About: eventstudy.Info{Name: "xlsx", Title: "a workbook for Excel, LibreOffice and Numbers",
		Order: 45,
		Use: "to sort, filter and draw by hand: a sheet for each table, numbers as numbers, " +
			"days as days",
		Avoid: "above 10,000 events: the CSV files hold them all"},
	Write: writeWorkbook,
}

// writeWorkbook writes the sheets in their order.
func writeWorkbook(w io.Writer, d *Document) error {
	b, err := newWorkbook()
	if err != nil {
		return err
	}
	defer b.file.Close()
	b.logs = d.study().Design.Response.Other()
	b.summary(d)
	few := fewInWorkbook(d)
	for _, s := range xlsxSheets {
		// What is left out here is in the CSV files, as the first sheet says.
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
// is empty. The names are words for people and no file names; the columns are those of the CSV
// files, so that what is said of one holds of the other.
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
	{"Differences", false, false, differencesTable},
	{"Disclosures", false, true, disclosuresTable},
	{"Claims", true, false, claimsTable},
	{"Readings", false, false, readingsTable},
	{"Robustness", false, false, robustTableOf},
	{"Data findings", true, false, findingsTable},
	{"Methods", true, false, methodsTable},
	{"Inputs", true, false, inputsTable},
}

// fewInWorkbook reports that the workbook holds every day of every event: those that results.json
// holds too, and any number of them when the workbook itself is asked for. A sheet of a million
// rows opens after minutes, where a CSV file is filtered in a second.
func fewInWorkbook(d *Document) bool {
	return d.Workbook || len(d.study().Outcomes) <= mostInJSON
}

// findingsTable has a row for each doubt about a file, then for each about the whole study. They
// are rows and not notes here, so that they can be filtered by their code.
func findingsTable(d *Document) tidy {
	type finding struct {
		where, code, text string
		days              []string
	}
	var list []finding
	for _, in := range d.Inputs {
		for _, f := range in.Findings {
			list = append(list, finding{in.Path, f.Code, f.Text,
				lists.Of(f.Dates, eventstudy.Date.String)})
		}
	}
	for _, w := range allWarnings(d) {
		list = append(list, finding{w.Where, w.Code, w.Text, nil})
	}
	return rowsOf("where,code,text,days", list, func(c *cells, f *finding) {
		c.text("where", f.where)
		c.text("code", f.code)
		c.text("text", f.text)
		c.list("days", f.days)
	})
}

// methodsTable has a row for the model and for each test.
func methodsTable(d *Document) tidy {
	return rowsOf("kind,name,title,formula,null_hypothesis,assumes,distribution,use,avoid,"+
		"references", methods(d), func(c *cells, b *block) {
		in := &b.Method.Info
		c.text("kind", b.Method.Kind)
		c.text("name", in.Name)
		c.text("title", in.Title)
		c.text("formula", in.Formula)
		c.text("null_hypothesis", in.Null)
		c.text("assumes", in.Assumes)
		c.text("distribution", in.DF)
		c.text("use", in.Use)
		c.text("avoid", in.Avoid)
		c.text("references", strings.Join(in.References, "; "))
	})
}

// inputsTable has a row for each file that was read.
func inputsTable(d *Document) tidy {
	return rowsOf("role,id,path,dialect,basis,returns_basis,first,last,rows,sha256", d.Inputs,
		func(c *cells, in *Input) {
			inputFields(c, in)
			c.text("returns_basis", string(returnsBasis(d.study(), *in)))
		})
}
