package report

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"stockmove/eventstudy"
)

func bookOf(t *testing.T, d *Document) ([]byte, *excelize.File) {
	t.Helper()
	var b bytes.Buffer
	if err := xlsxFormat.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return b.Bytes(), f
}

// Every cell of the workbook is that of the CSV: numbers to the last digit, days as days.
func TestWorkbookIsTheTables(t *testing.T) {
	for _, d := range []*Document{filled(), sample(), crowd(40, 3)} {
		_, f := bookOf(t, d)
		for _, s := range xlsxSheets {
			want := readCSV(t, func(b *bytes.Buffer) error { return s.of(d).csv(b, PlainCSV) })
			if len(want) == 1 && !s.always {
				continue
			}
			got, err := f.GetRows(s.name, excelize.Options{RawCellValue: true})
			if err != nil || len(got) != len(want) {
				t.Fatalf("%s has %d rows, want %d: %v", s.name, len(got), len(want), err)
			}
			for i := range want {
				for k, cell := range want[i] {
					x := ""
					if k < len(got[i]) {
						x = got[i][k]
					}
					if !sameCell(x, cell) {
						t.Errorf("%s, row %d, %s: %q, want %q", s.name, i+1, want[0][k], x, cell)
					}
				}
			}
		}
	}
}

// sameCell compares a stored cell with one of CSV: a day is stored as a number, a truth value as 0
// or 1, and a text needs no apostrophe before its sign.
func sameCell(stored, csv string) bool {
	if n, err := strconv.Atoi(stored); err == nil && strings.Count(csv, "-") == 2 {
		return (eventstudy.UnixDay + eventstudy.Date(n-25569)).String() == csv
	}
	if v, err := strconv.ParseFloat(csv, 64); err == nil {
		w, err := strconv.ParseFloat(stored, 64)
		return err == nil && v == w
	}
	return stored == csv || "'"+stored == csv ||
		(csv == "true" && stored == "1") || (csv == "false" && stored == "0") ||
		strings.EqualFold(stored, csv)
}

// A name that looks like a formula is a text, the head is frozen and filtered, the picture is
// there, and the same document gives the same bytes.
func TestWorkbook(t *testing.T) {
	d := sample()
	d.Outcomes[0].Event.Label = `=HYPERLINK("http://x")`
	d.Outcomes[1].Event.Label = "@SUM(1)\x1b"
	want, f := bookOf(t, d)
	for range 5 {
		if got, _ := bookOf(t, d); !bytes.Equal(got, want) {
			t.Fatal("the bytes differ from run to run")
		}
	}
	if got := strings.Join(f.GetSheetList(), " "); got != "Summary Events Days Windows Averages "+
		"Tests Claims Readings Data findings Methods Inputs Charts" {
		t.Errorf("sheets %s", got)
	}
	for cell, text := range map[string]string{"E2": `=HYPERLINK("http://x")`, "E3": `@SUM(1)\x1b`} {
		if v, _ := f.GetCellValue("Events", cell); v != text {
			t.Errorf("%s is %q", cell, v)
		}
		if v, _ := f.GetCellFormula("Events", cell); v != "" {
			t.Errorf("%s is the formula %q", cell, v)
		}
	}
	if v, _ := f.GetCellValue("Events", "F2"); v != "2025-02-13" {
		t.Errorf("the day shows as %q", v)
	}
	if v, _ := f.GetCellValue("Events", "O2"); v != "2.70%" {
		t.Errorf("the abnormal return shows as %q", v)
	}
	panes, err := f.GetPanes("Days")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v %v", panes, err)
	}
	if !bytes.Contains(part(t, want, "xl/worksheets/sheet3.xml"), []byte("<autoFilter ref=")) {
		t.Error("no filters")
	}
	pics, err := f.GetPictures("Charts", "A2")
	if err != nil || len(pics) != 1 || !bytes.Equal(pics[0].File, d.Pictures[0].Bytes) {
		t.Errorf("%d pictures: %v", len(pics), err)
	}
	for _, s := range f.GetSheetList() {
		if links, _ := f.GetHyperLinkCells(s, ""); len(links) > 0 {
			t.Errorf("%s has links %v", s, links)
		}
	}
}

// part is one part of a workbook.
func part(t *testing.T, b []byte, name string) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	v, ok := f.Pkg.Load(name)
	if !ok {
		t.Fatalf("no %s", name)
	}
	return v.([]byte)
}

// A study of more than 10,000 events has no workbook unless it is asked for.
func TestManyEventsHaveNoWorkbook(t *testing.T) {
	d := &Document{
		Report: &eventstudy.Report{Outcomes: make([]*eventstudy.Outcome, mostInWorkbook+1)}}
	for i := range d.Outcomes {
		d.Outcomes[i] = &eventstudy.Outcome{}
	}
	has := func() bool {
		for _, f := range Files(d) {
			if f.Name == "report.xlsx" {
				return true
			}
		}
		return false
	}
	if has() {
		t.Error("there is one")
	}
	if d.Workbook = true; !has() {
		t.Error("there is none though it is asked for")
	}
	// From 2,001 events on the sheets with several rows an event are left to their tables, and the
	// first sheet says so.
	for _, c := range []struct {
		n             int
		asked, sheets bool
	}{{mostInJSON, false, true}, {mostInJSON + 1, false, false}, {mostInJSON + 1, true, true}} {
		d := crowd(3, 1)
		for len(d.Outcomes) < c.n {
			d.Outcomes = append(d.Outcomes, d.Outcomes[0])
		}
		d.Workbook = c.asked
		_, f := bookOf(t, d)
		days, err := f.GetRows("Days")
		if _, events := f.GetRows("Events"); events != nil || (err == nil) != c.sheets ||
			c.sheets && len(days) <= c.n {
			t.Errorf("%d events, asked for: %t: %d rows, %v", c.n, c.asked, len(days), err)
		}
		text, _ := f.GetRows("Summary")
		if told := strings.Contains(fmt.Sprint(text), "windows.csv"); told == c.sheets {
			t.Errorf("%d events, asked for: %t: told where the days are: %t", c.n, c.asked, told)
		}
	}
	got := fmt.Sprint(sameCell("45701", "2025-02-13"), sameCell("1", "1.0"), sameCell("", ""))
	if got != "true true true" {
		t.Error(got)
	}
}
