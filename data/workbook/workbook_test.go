package workbook

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"stockmove/eventstudy"
)

// written is a workbook made by another program's writer.
func written(t *testing.T, fill func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// set writes cells of Sheet1 and gives each a number format; "" leaves it as it is.
func set(t *testing.T, f *excelize.File, cell string, value any, format string) {
	t.Helper()
	if err := f.SetCellValue("Sheet1", cell, value); err != nil {
		t.Fatal(err)
	}
	if format == "" {
		return
	}
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", cell, cell, style); err != nil {
		t.Fatal(err)
	}
}

// TestCells reads each kind of cell. The days of serial numbers are those that Excel documents:
// 1 January 1900 is day 1, 1 January 2008 day 39448.
func TestCells(t *testing.T) {
	raw := written(t, func(f *excelize.File) {
		set(t, f, "A1", "Date", "")
		set(t, f, "C1", "a\tb\n\"c\"", "")
		set(t, f, "A3", 39448, "yyyy\\-mm\\-dd")
		set(t, f, "B3", 39448.6875, `[$-409]d\ mmm\ yy\ h:mm;@`)
		set(t, f, "C3", 1, "dd/mm/yyyy")
		set(t, f, "D3", 59, "mmm-yy")
		set(t, f, "E3", 0.011, "0.0%")
		set(t, f, "F3", 0.57, "0.00%")
		set(t, f, "G3", 17.49, `#,##0.00\ "days"`)
		set(t, f, "H3", 1.234, "[Red]0.00")
		set(t, f, "I3", 0.5, "[h]:mm")
		set(t, f, "J3", true, "")
		set(t, f, "K3", "45293", "")
		set(t, f, "L3", 45293, "0.00_);(0.00)")
		if err := f.SetCellFormula("Sheet1", "M3", "A3*2"); err != nil {
			t.Fatal(err)
		}
		set(t, f, "N3", time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), "")
		set(t, f, "A4", `the "first"`, "")
		set(t, f, "B4", 700, "0000")
		set(t, f, "C4", 9988, "000")
		set(t, f, "D4", 7.5, "000")
	})
	table, err := Read("b.xlsx", raw, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	want := "Date\t\t\"a b \"\"c\"\"\"\n\n" + strings.Join([]string{"2008-01-01",
		"2008-01-01 16:30:00", "1900-01-01", "1900-02-28", "1.1%", "57%", "17.49", "1.234",
		"12:00:00", "TRUE", "45293", "45293", "=A3*2", "2024-02-29"}, "\t") + "\n" +
		"\"the \"\"first\"\"\"\t0700\t9988\t7.5\n"
	if string(table.Text) != want {
		t.Errorf("text\n%q\nwant\n%q", table.Text, want)
	}
	if !table.Numbers || table.Wide != 14 || table.Sheet != "Sheet1" {
		t.Errorf("%v %d %q", table.Numbers, table.Wide, table.Sheet)
	}
	for pos, place := range map[eventstudy.Pos]string{
		{}:                 "",
		{Line: 3}:          "b.xlsx#Sheet1!3:3",
		{Line: 3, Col: 1}:  "b.xlsx#Sheet1!A3",
		{Line: 1, Col: 7}:  "b.xlsx#Sheet1!C1",
		{Line: 3, Col: 13}: "b.xlsx#Sheet1!B3",
	} {
		if got := table.Place(pos).String(); got != place {
			t.Errorf("%v is %q, want %q", pos, got, place)
		}
	}
}

// TestSince1904 counts the days of old Macintosh workbooks: 1 January 2008 is day 37986 there.
func TestSince1904(t *testing.T) {
	yes := true
	table, err := Read("b.xlsx", written(t, func(f *excelize.File) {
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
		set(t, f, "A1", 37986, "yyyy-mm-dd")
	}), 1<<20)
	if err != nil || string(table.Text) != "2008-01-01\n" {
		t.Errorf("%q, %v", table.Text, err)
	}
}

// TestChoose takes the sheet that is named, else the only one with cells that can be seen.
func TestChoose(t *testing.T) {
	several := func(hide string) []byte {
		return written(t, func(f *excelize.File) {
			for _, s := range []string{"Prices", "Notes", "Empty"} {
				if _, err := f.NewSheet(s); err != nil {
					t.Fatal(err)
				}
				if s != "Empty" {
					if err := f.SetCellValue(s, "A1", s); err != nil {
						t.Fatal(err)
					}
				}
			}
			if hide != "" {
				if err := f.SetSheetVisible(hide, false); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	for _, x := range []struct{ name, hide, sheet, err string }{
		{"b.xlsx", "Notes", "Prices", ""},
		{"b.XLSX#notes", "Notes", "Notes", ""},
		{"b.xlsx#Notes", "", "Notes", ""},
		{"b.xlsx", "", "", "b.xlsx: the workbook has several sheets: Prices, Notes\n" +
			"hint: name the one that is meant: \"b.xlsx#Prices\""},
		{"b.xlsx#Price", "", "", "b.xlsx: the workbook has no sheet \"Price\"\n" +
			"hint: its sheets with cells: Prices, Notes"},
	} {
		table, err := Read(x.name, several(x.hide), 1<<20)
		switch {
		case x.err != "":
			if err == nil || err.Error() != x.err {
				t.Errorf("%s: %v, want %s", x.name, err, x.err)
			}
		case err != nil || table.Sheet != x.sheet || string(table.Text) != x.sheet+"\n":
			t.Errorf("%s: %+v, %v", x.name, table, err)
		}
	}
	if _, err := Read("b.xlsx", written(t, func(*excelize.File) {}), 1<<20); err == nil ||
		!strings.Contains(err.Error(), "no visible sheet of the workbook has a cell") {
		t.Errorf("an empty workbook: %v", err)
	}
}

// TestSwapped refuses a column of which a spreadsheet has understood some dates, and no other.
func TestSwapped(t *testing.T) {
	fill := func(text string) []byte {
		return written(t, func(f *excelize.File) {
			set(t, f, "A1", "Date", "")
			set(t, f, "A2", 39448, "yyyy-mm-dd")
			set(t, f, "A3", text, "")
		})
	}
	_, err := Read("b.xlsx", fill("13/01/2008"), 1<<20)
	if err == nil || !strings.HasPrefix(err.Error(), `b.xlsx#Sheet1!A3: "13/01/2008" is a text,`+
		" and A2 of the same column the date 2008-01-01") {
		t.Error(err)
	}
	if _, err := Read("b.xlsx", fill("Source: an exchange"), 1<<20); err != nil {
		t.Error(err)
	}
}

// packed is an archive of parts as they are.
func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// minimal is a workbook of one sheet, with what other programs leave out: names of rows and cells,
// styles and shared texts.
func minimal(rows string) map[string]string {
	return map[string]string{
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" ` +
			`Target="/xl/worksheets/s.xml"/></Relationships>`,
		"xl/workbook.xml": `<x:workbook><x:sheets><x:sheet name="S" r:id="r1"/></x:sheets>` +
			`</x:workbook>`,
		"xl/worksheets/s.xml": `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

// TestBare reads rows and cells without names, and texts in the cell.
func TestBare(t *testing.T) {
	table, err := Read("b.xlsx", packed(t, minimal(`<row><c t="inlineStr"><is><t>A</t><rPh><t>no`+
		`</t></rPh></is></c><c t="str"><f>1</f><v>B</v></c></row><row><c t="d">`+
		`<v>2024-01-02T00:00:00</v></c><c t="e"><v>#N/A</v></c></row>`)), 1<<20)
	if err != nil || string(table.Text) != "A\tB\n2024-01-02\t#N/A\n" {
		t.Errorf("%q, %v", table.Text, err)
	}
}

// TestHostile refuses what is damaged or made to hurt.
func TestHostile(t *testing.T) {
	big := minimal(strings.Repeat(`<row><c><v>1</v></c></row>`, 5000))
	sheet := func(rows string) []byte { return packed(t, minimal(rows)) }
	for name, x := range map[string]struct {
		raw  []byte
		want string
	}{
		"no zip":     {[]byte("PK\x03\x04 no zip"), "cannot be unpacked"},
		"no part":    {packed(t, map[string]string{"xl/x": ""}), `lacks its part "xl/_rels/workb`},
		"no sheet":   {packed(t, map[string]string{"xl/workbook.bin": ""}), "(.xlsb)"},
		"too long":   {packed(t, big), ErrTooLong.Error()},
		"row back":   {sheet(`<row r="2"><c><v>1</v></c></row><row r="1"/>`), "row 1 stands after"},
		"row far":    {sheet(`<row r="1048577"><c><v>1</v></c></row>`), "row 1048577"},
		"row word":   {sheet(`<row r="x"><c><v>1</v></c></row>`), `the number "x"`},
		"cell back":  {sheet(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"/></row>`), `"A1"`},
		"cell far":   {sheet(`<row r="1"><c r="XFE1"><v>1</v></c></row>`), "outside of the"},
		"cell word":  {sheet(`<row r="1"><c r="1A"><v>1</v></c></row>`), `"1A"`},
		"other row":  {sheet(`<row r="1"><c r="A2"><v>1</v></c></row>`), `"A2"`},
		"no row":     {sheet(`<c><v>1</v></c>`), "outside of the sheet"},
		"style":      {sheet(`<row><c s="-1"><v>1</v></c></row>`), `style "-1"`},
		"no text":    {sheet(`<row><c t="s"><v>7</v></c></row>`), `the text "7"`},
		"broken":     {sheet(`<row><c><v>1</v></c><`), "cannot be read"},
		"phonetic":   {sheet(`<row><c><is><t>A</t><rPh>`), "cannot be read"},
		"wide cells": {sheet(`<row><c r="XFD1"><v>1</v></c></row>`), ErrTooLong.Error()},
	} {
		if _, err := Read("b.xlsx", x.raw, 10_000); err == nil ||
			!strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %q", name, err, x.want)
		}
	}
}

// TestRefuse tells an old workbook from an encrypted one.
func TestRefuse(t *testing.T) {
	old := []byte(ole + "rest")
	if !Old(old) || Old([]byte("PK\x03\x04")) {
		t.Error("old is told wrongly")
	}
	if err := Refuse("b.xls", old); !strings.Contains(err.Error(), "an old Excel workbook") {
		t.Error(err)
	}
	locked := append(old, "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00"+
		"P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...)
	if err := Refuse("b.xlsx", locked); !strings.Contains(err.Error(), "encrypted") {
		t.Error(err)
	}
}

// FuzzRead gives the reader damaged sheets: it must neither panic nor write more than the limit.
func FuzzRead(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s" s="1"><f>1</f><v>0</v></c></row>`)
	f.Add(`<row><c t="inlineStr"><is><t>A</t></is></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		table, err := Read("b.xlsx", packed(t, minimal(rows)), 1<<16)
		if err == nil && len(table.Text) > 1<<16+1 {
			t.Errorf("%d bytes", len(table.Text))
		}
	})
}
