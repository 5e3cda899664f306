package tables

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"stockmove/data/datatest"
	"stockmove/data/factorfile"
	"stockmove/data/input"
)

// sheetParts are a workbook of one sheet, whose style 1 is a day, 2 a time of day and 3 a per cent.
var sheetParts = map[string]string{
	"xl/_rels/workbook.xml.rels": `<R><Relationship Id="r" Target="worksheets/s.xml"/></R>`,
	"xl/workbook.xml":            `<w><sheets><sheet name="S" r:id="r"/></sheets></w>`,
	"xl/styles.xml": `<s><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/>` +
		`<xf numFmtId="10"/></cellXfs></s>`,
}

// bookOf is a workbook with the rows of a sheet.
func bookOf(t testing.TB, rows string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name}) // stored, for speed
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range sheetParts {
		add(name, text)
	}
	add("xl/worksheets/s.xml", "<worksheet><sheetData>"+rows+"</sheetData></worksheet>")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func text(s string) string { return `<c t="str"><v>` + s + `</v></c>` }

// TestEventSheet reads the kinds of cells that a spreadsheet writes. 45701 is 13 February 2025 by
// the count of days that spreadsheets document, in which day 39448 is 1 January 2008.
func TestEventSheet(t *testing.T) {
	head := "<row>" + text("security") + text("date") + text("time") + text("label") +
		text("weight") + "</row>"
	for want, row := range map[string]string{
		`[2025-02-13 [A] on 2025-02-13 "" "x"] weight 12.5%`: text("A") + `<c s="1"><v>45701</v>` +
			`</c><c/>` + text("x") + `<c s="3"><v>0.125</v></c>`,
		`[2025-02-13 10:30 [A] on 2025-02-13 clock 10:30]`: text("A") + `<c s="1"><v>45701</v>` +
			`</c><c s="2"><v>0.4375</v></c>`,
		`[2025-02-13 10:30 [700] on 2025-02-13 clock 10:30]`: `<c><v>700</v></c><c s="1"><v>` +
			`45701.4375</v></c>`,
		`[2025-02-13 [A] on 2025-02-13]`: `<c t="str"><f>B7</f><v>A</v></c><c s="1"><f>B8+1</f>` +
			`<v>45701</v></c>`,
		`b.xlsx#S!B2: not a date: "=B8+1"`:     text("A") + `<c s="1"><f>B8+1</f></c>`,
		`b.xlsx#S!A2: the security is missing`: text("") + text("2025-02-13"),
		`b.xlsx#S!2:2: the date is missing`:    text("A"),
		`b.xlsx#S!F2: the row has more cells than the header`: text("A") + text("2025-02-13") +
			`<c r="F2"><v>1</v></c>`,
	} {
		table, err := TableOf(input.FileRef("b.xlsx"), bytes.NewReader(bookOf(t, head+"<row>"+row+
			"</row>")), "")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if f, err := ParseEvents(table, ""); err != nil {
			got = err.Error()
		} else {
			got = "[" + strings.TrimSuffix(eventText(f.Events[0]), " :0") + "]"
			if pos := f.Events[0].Pos.String(); pos != "b.xlsx#S!2:2" {
				t.Errorf("the row is %s", pos)
			}
			for _, x := range f.Events[0].Extra {
				got += " " + x.Name + " " + x.Value
			}
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

// FuzzSheet gives the readers of small tables the rows of a sheet: whatever stands there, they
// must neither panic nor return an error without words.
func FuzzSheet(f *testing.F) {
	f.Add("<row>" + text("security") + text("date") + text("size") + "</row><row>" + text("A") +
		`<c s="1"><v>45701.5</v></c><c s="3"><v>0.1</v></c></row>`)
	f.Add("<row>" + text("Date") + text("Mkt-RF") + "</row><row>" + `<c s="1"><v>45701</v></c>` +
		`<c><v>0.98</v></c></row>`)
	f.Add("<row>" + text("security,date") + "</row><row>" + text("A,2025-02-13") + "</row>")
	f.Fuzz(func(t *testing.T, rows string) {
		raw := bookOf(t, rows)
		if _, _, err := factorfile.Read("b.xlsx", bytes.NewReader(raw),
			factorfile.Options{}); err != nil {
			datatest.IsProblems(t, err)
		}
		table, err := TableOf(input.FileRef("b.xlsx"), bytes.NewReader(raw), "")
		if err != nil {
			datatest.IsProblems(t, err)
			return
		}
		if _, err := ParseEvents(table, ""); err != nil {
			datatest.IsProblems(t, err)
		}
		if _, err := parseExcluded(table, ""); err != nil {
			datatest.IsProblems(t, err)
		}
	})
}
