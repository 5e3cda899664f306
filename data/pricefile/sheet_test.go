package pricefile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"stockmove/eventstudy"
)

// caseFile are prices as they were downloaded.
const caseFile = "../cases/apple-alibaba-2025/prices/BABA.csv"

// inWorkbook writes the rows of a CSV into a sheet as a spreadsheet holds them: days as serial
// numbers with the format of a date, numbers as numbers. change alters a cell before.
func inWorkbook(t *testing.T, text []byte, change func(f *excelize.File)) []byte {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	defer f.Close()
	asDate, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, text := range row {
			cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
			var value any = text
			if day, err := eventstudy.ParseDate(text); err == nil {
				value = int(day - eventstudy.NewDate(1899, 12, 30))
				if err := f.SetCellStyle("Sheet1", cell, cell, asDate); err != nil {
					t.Fatal(err)
				}
			} else if v, err := strconv.ParseFloat(text, 64); err == nil {
				value = v
			}
			if err := f.SetCellValue("Sheet1", cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	change(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSheetIsTheFile reads the same prices from a workbook as from the text that it was made of.
func TestSheetIsTheFile(t *testing.T) {
	text, err := os.ReadFile(caseFile)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Read("BABA.csv", bytes.NewReader(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	raw := inWorkbook(t, text, func(*excelize.File) {})
	// What is said of files of text does not concern a sheet.
	got, err := Read("BABA.xlsx#sheet1", bytes.NewReader(raw), Options{Decimal: ",",
		Delimiter: ";", Encoding: "utf-16"})
	if err != nil {
		t.Fatal(err)
	}
	a, b := want.Prices[0], got.Prices[0]
	for name, pair := range map[string][2]any{
		"id": {a.ID, b.ID}, "basis": {a.Basis, b.Basis}, "days": {a.Dates, b.Dates},
		"open": {a.Open, b.Open}, "high": {a.High, b.High}, "low": {a.Low, b.Low},
		"close": {a.Close, b.Close}, "adjusted": {a.AdjClose, b.AdjClose},
		"volume": {a.Volume, b.Volume}, "dialect": {want.Dialect, got.Dialect},
	} {
		if d := cmp.Diff(pair[0], pair[1]); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	if len(got.SHA256) != 64 || got.SHA256 == want.SHA256 {
		t.Errorf("sum %q", got.SHA256)
	}
	if e := got.Evidence[0]; e.Decision != "sheet" || e.Choice != "Sheet1" ||
		e.Why != "named by the user" {
		t.Errorf("%+v", e)
	}
}

// TestSheetPlaces names the cell of a problem as a spreadsheet does, and the formula that nobody
// has computed.
func TestSheetPlaces(t *testing.T) {
	text := []byte(plainHead + rowsOf(30))
	for want, change := range map[string]func(*excelize.File) error{
		`X.xlsx#Sheet1!E7: not a number in the column "Close": "1.5x"`: func(
			f *excelize.File) error {
			return f.SetCellValue("Sheet1", "E7", "1.5x")
		},
		`X.xlsx#Sheet1!E7: not a number in the column "Close": "=E6*2"`: func(
			f *excelize.File) error {
			return errors.Join(f.SetCellValue("Sheet1", "E7", nil),
				f.SetCellFormula("Sheet1", "E7", "E6*2"))
		},
		`X.xlsx#Sheet1!A5: not a date: "2024-13-45"`: func(f *excelize.File) error {
			return f.SetCellValue("Sheet1", "A5", "2024-13-45")
		},
		`X.xlsx#Sheet1!A9: a row without a date`: func(f *excelize.File) error {
			return f.SetCellValue("Sheet1", "A9", nil)
		},
	} {
		raw := inWorkbook(t, text, func(f *excelize.File) {
			if err := change(f); err != nil {
				t.Fatal(err)
			}
		})
		_, err := Read("X.xlsx", bytes.NewReader(raw), Options{})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}

// TestColumnOfLines reads a CSV whose lines a spreadsheet has put into the cells of one column.
func TestColumnOfLines(t *testing.T) {
	text := strings.ReplaceAll(plainHead+rowsOf(30), ",", ";")
	f, err := Read("X.xlsx", bytes.NewReader(inWorkbook(t, []byte(text), func(*excelize.File) {})),
		Options{Delimiter: ";"})
	if err != nil || len(f.Prices[0].Dates) != 30 || f.Delimiter != ";" {
		t.Errorf("%+v, %v", f, err)
	}
}
