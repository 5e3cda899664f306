package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"stockmove/eventstudy"
)

// asSheets writes texts of CSV into the sheets of a workbook as a spreadsheet holds them: days and
// days with a time as serial numbers with the format of a date, times of day as parts of a day, and
// numbers as numbers; what begins with 0 is a text, since a number would lose it.
func asSheets(t *testing.T, path string, sheets map[string]string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	formats := map[string]int{}
	for name, code := range map[string]string{"day": "dd/mm/yyyy", "instant": "d mmm yyyy h:mm",
		"clock": "h:mm"} {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			t.Fatal(err)
		}
		formats[name] = id
	}
	for sheet, text := range sheets {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, text := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				value, kind := asCell(text)
				if err := f.SetCellValue(sheet, cell, value); err != nil {
					t.Fatal(err)
				}
				if kind == "" {
					continue
				}
				if err := f.SetCellStyle(sheet, cell, cell, formats[kind]); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// asCell is what a spreadsheet makes of a text, and the format that it gives the cell.
func asCell(text string) (value any, format string) {
	zero := eventstudy.NewDate(1899, 12, 30)
	if d, err := eventstudy.ParseDate(text); err == nil {
		return int(d - zero), "day"
	}
	if at, err := time.Parse("2006-01-02 15:04:05", text); err == nil {
		clock := float64(at.Hour()*60+at.Minute()) / (24 * 60)
		return float64(eventstudy.DateOf(at)-zero) + clock, "instant"
	}
	if at, err := time.Parse("15:04", text); err == nil {
		return float64(at.Hour()*60+at.Minute()) / (24 * 60), "clock"
	}
	if v, err := strconv.ParseFloat(text, 64); err == nil && !strings.HasPrefix(text, "00") {
		return v, ""
	}
	return text, ""
}

// factorRows are daily returns of the three factors, made up, over the days of the case.
func factorRows() string {
	var b strings.Builder
	b.WriteString("Date,Mkt-RF,SMB,HML,RF\n")
	d := eventstudy.NewDate(2023, 6, 1)
	for i := 0.0; d < eventstudy.NewDate(2025, 4, 1); d++ {
		if d.Weekend() {
			continue
		}
		i++
		fmt.Fprintf(&b, "%s,%.2f,%.2f,%.2f,0.02\n", d, math.Sin(i*1.7), math.Sin(i*2.3)/2,
			math.Cos(i*1.1)/2)
	}
	return b.String()
}

const sheetEvents = `"A ""main"" listing",security,date,time,label,group,size,` +
	`"listed (y, m, d; of, the, first, place, of, all)"
x,BABA,2025-02-13,10:00,Tsai in Dubai,tech,1.5,2014-09-19
"the ""second""",9988.HK,2025-02-13 09:30:00,,"confirmed, says Tsai",tech,-2,
z,BABA,2025-01-27,,,other,,2014-09-19
`

// Events, factors, characteristics, peers and days that a workbook holds give the bytes that the
// same tables give as CSV.
func TestSheetsAreTheFiles(t *testing.T) {
	dir := pricesFolder(t)
	tables := map[string]string{"Events": sheetEvents, "Factors": factorRows(),
		"More":     "security,weight,rating\nBABA,0.5,007\n9988.HK,0.25,AA\n",
		"Excluded": "date,security\n2024-10-01,\n2024-09-27,BABA\n"}
	for name, text := range tables {
		path := filepath.Join(dir, strings.ToLower(name)+".csv")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	asSheets(t, filepath.Join(dir, "book.xlsx"), tables)
	run := func(out string, file func(name string) string) {
		code, said := outcome(t, dir, "stockmove", "run", "--prices", "c/prices/BABA.csv",
			"--prices", "c/prices/9988.HK.csv", "--market", "BABA=XNYS", "--market", "9988.HK=XHKG",
			"--model", "ff3", "--events", file("Events"), "--factors", file("Factors"),
			"--exclude-days", file("Excluded"), "--charts", "none", "--quiet", "--out", out)
		if code != exitOK {
			t.Fatal(said)
		}
	}
	run("texts", func(name string) string { return strings.ToLower(name) + ".csv" })
	run("sheets", func(name string) string { return "book.xlsx#" + name })
	names, err := filepath.Glob(filepath.Join(dir, "texts", "*.csv"))
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	for _, a := range append(names, filepath.Join(dir, "texts", "results.json")) {
		one, two := bare(t, a), bare(t, filepath.Join(dir, "sheets", filepath.Base(a)))
		if one != two {
			t.Errorf("%s differs:\n%s\n%s", filepath.Base(a), one, two)
		}
	}
	regress := func(more string) string {
		c := process(t, dir, "stockmove", "regress", "--prices", "c/prices/BABA.csv", "--prices",
			"c/prices/9988.HK.csv", "--event", "2025-02-13", "--event", "2025-01-27",
			"--characteristics", more, "--y", "car:0,0", "--x", "weight")
		b, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(string(b), more, "")
	}
	if a, b := regress("more.csv"), regress("book.xlsx#More"); a != b {
		t.Errorf("regress differs:\n%s\n%s", a, b)
	}
}

// inputsOf are what two runs on other files of equal content may differ in.
var inputsOf = regexp.MustCompile(`(?s)"inputs": \[.*?\n  \]|"(path|where|pos)":\s*"[^"]*"|` +
	`(events\.csv:|book\.xlsx#Events!\d+:)\d+`)

// bare is a file of results without the names of inputs.
func bare(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return inputsOf.ReplaceAllString(string(b), "")
}

// What is wrong in a sheet is told at its cell, and what is no workbook that can be read with the
// remedy.
func TestSheetFaults(t *testing.T) {
	dir := pricesFolder(t)
	asSheets(t, filepath.Join(dir, "book.xlsx"), map[string]string{
		"Events":  "security,date\nBABA,2025-02-13\nBABA,later\n",
		"Mixed":   "security,date\nBABA,2025-02-03\nBABA,13/02/2025\n",
		"Factors": strings.Replace(factorRows(), "2023-06-06,", "2023-06-06,x", 1),
	})
	for name, text := range map[string]string{"old.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"locked.xlsx": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00" +
			"d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "broken.xlsx": "PK\x03\x04"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range []struct {
		want string
		args []string
	}{
		{`book.xlsx#Events!B3: not a date: "later"`, []string{"--events", "book.xlsx#Events"}},
		{`book.xlsx#Mixed!B3: "13/02/2025" is a text, and B2 of the same column the date`,
			[]string{"--events", "book.xlsx#Mixed"}},
		{`book.xlsx#Factors!B5: Mkt-RF is not a number: "x`, []string{"--event", "2025-02-13",
			"--factors", "book.xlsx#Factors"}},
		{"the workbook has several sheets: ", []string{"--events", "book.xlsx"}},
		{"hint: its sheets with cells: ", []string{"--events", "book.xlsx#Event"}},
		{"this is an old Excel workbook (.xls)\nhint: open it in a spreadsheet and save it as" +
			" .xlsx", []string{"--events", "old.xls"}},
		{"this is an old Excel workbook (.xls)", []string{"--event", "2025-02-13", "--factors",
			"old.xls"}},
		{"the workbook is encrypted\nhint: open it in a spreadsheet and save a copy without",
			[]string{"--events", "locked.xlsx"}},
		{"cannot be unpacked", []string{"--events", "broken.xlsx"}},
	} {
		args := append([]string{"run", "--prices", "c/prices/BABA.csv", "--charts", "none",
			"--quiet", "--out", "o"}, x.args...)
		code, said := outcome(t, dir, "stockmove", args...)
		if code != exitInput || !strings.Contains(said, x.want) {
			t.Errorf("%q: exit code %d, %s\nwant %s", x.args, code, said, x.want)
		}
	}
}

// Inspect tells what a sheet holds as it does of a text, and a folder of prices leaves workbooks of
// other kinds aside.
func TestInspectSheets(t *testing.T) {
	dir := pricesFolder(t)
	prices, err := os.ReadFile(filepath.Join(dir, "c", "prices", "BABA.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "p"), 0o777); err != nil {
		t.Fatal(err)
	}
	asSheets(t, filepath.Join(dir, "p", "events.xlsx"), map[string]string{
		"E": "security,date,label\nBABA,2025-02-13,Tsai\n"})
	asSheets(t, filepath.Join(dir, "p", "BABA.xlsx"), map[string]string{"P": string(prices)})
	asSheets(t, filepath.Join(dir, "p", "ff.xlsx"), map[string]string{"F": factorRows()})
	b, err := process(t, dir, "stockmove", "inspect", "p/events.xlsx", "p/BABA.xlsx",
		"p/ff.xlsx#F").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"events: 1\n", "E, the only one with cells\n",
		"security, date, label\n", "P — the only one with cells\n", "2023-06-01 to 2025-03-31"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s\nlacks %q", b, want)
		}
	}
	b, err = process(t, dir, "stockmove", "run", "--prices", "p", "--event", "2025-02-13",
		"--charts", "none", "--out", "o", "--format", "md").Output()
	const want = "Not read in the folder p: events.xlsx, ff.xlsx."
	if err != nil || !strings.Contains(string(b), want) {
		t.Errorf("%v\n%s", err, b)
	}
}
