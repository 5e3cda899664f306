package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sources says which objects of results.json the rows of each table are: a path of keys, where each
// list is gone through in order. The object that holds the row's own is the row's "up".
var sources = map[string]string{
	"days": "events.days", "windows": "events.windows", "fits": "events", "tests": "tests",
	"aggregate": "aggregate", "path": "path", "claims": "claims", "readings": "claims.readings",
	"skips": "skips", "attrition": "attrition", "robust": "specs", "events": "events",
	"differences": "differences", "disclosures": "disclosures",
}

// columnPlaces says where in the row's object a column stands, when it is not the key of the
// column's name.
var columnPlaces = map[string]string{
	"days.event": "up.id", "days.security": "up.security",
	"windows.event": "up.id", "windows.security": "up.security", "windows.group": "up.group",
	"windows.day0": "up.day0", "windows.label": "up.label",
	"events.event": "id", "events.first": "windows.0.window.0", "events.last": "windows.0.window.1",
	"events.car": "windows.0.car", "events.car_se": "windows.0.se", "events.car_t": "windows.0.t",
	"events.car_p": "windows.0.p", "events.bhar": "windows.0.bhar", "events.n": "windows.0.n",
	"events.return": "days.0.return", "events.expected": "days.0.expected",
	"events.ar": "days.0.ar", "events.se": "days.0.se", "events.t": "days.0.t",
	"events.p":   "days.0.p",
	"fits.event": "id", "fits.model": "fit.model", "fits.first": "fit.first",
	"fits.last": "fit.last", "fits.n": "fit.n", "fits.df": "fit.df", "fits.sigma": "fit.sigma",
	"fits.r2": "fit.r2", "fits.peers": "fit.peers.ids",
	"fits.excluded": "fit.excluded", "fits.stretched": "fit.stretched",
	"fits.mean_return": "fit.mean_return",
	"fits.positive":    "fit.positive", "fits.skewness": "fit.skewness",
	"fits.kurtosis": "fit.kurtosis", "fits.autocorrelation": "fit.autocorrelation",
	"tests.r_bar": "details.r̄", "tests.p_hat": "details.p̂",
	"claims.plain_reading": "plain.reading", "claims.plain_value": "plain.value",
	"claims.holds_since": "holds_since.date", "claims.holds_since_value": "holds_since.value",
	"per_share_low": "per_share_ci.0", "per_share_high": "per_share_ci.1",
	"disclosures.event": "id",
	"readings.claim":    "up.id", "readings.reading": "name",
	"first": "window.0", "last": "window.1", "ci_low": "ci.0", "ci_high": "ci.1",
	"estimation_first": "estimation.0", "estimation_last": "estimation.1",
}

// object is a row's object with the one that holds it.
type object struct {
	own, up tree
}

// objects lists the rows of a table.
func objects(root tree, path string) []object {
	list := []object{{own: root}}
	for _, key := range strings.Split(path, ".") {
		var next []object
		for _, o := range list {
			items, _ := o.own[key].([]any)
			for _, x := range items {
				next = append(next, object{own: x.(tree), up: o.own})
			}
		}
		list = next
	}
	return list
}

// at follows a path of keys and indices; ok is false where it leads nowhere.
func (o object) at(path []string) (v any, ok bool) {
	v = any(o.own)
	if path[0] == "up" {
		v, path = any(o.up), path[1:]
	}
	for _, key := range path {
		switch x := v.(type) {
		case tree:
			if v, ok = x[key]; !ok {
				return nil, false
			}
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(x) {
				return nil, false
			}
			v, ok = x[i], true
		default:
			return nil, false
		}
	}
	return v, ok
}

// of is the JSON value behind a column: the place that columnPlaces names, or the key of the
// column's name, or a parameter of the event's model.
func (o object) of(table, column string) (any, bool) {
	if table == "readings" && column == "decides" {
		return o.own["name"] == o.up["reading"] && o.own["security"] == o.up["security"], true
	}
	if v, ok := o.ofEvent(table, column); ok {
		return v, true
	}
	if table == "fits" {
		if v, ok := o.at([]string{"fit", "coefficients", column}); ok {
			return v, true
		}
		if name, se := strings.CutSuffix(column, "_se"); se {
			if v, ok := o.at([]string{"fit", "se", name}); ok {
				return v, true
			}
		}
	}
	for _, name := range []string{table + "." + column, column} {
		if place, ok := columnPlaces[name]; ok {
			if v, ok := o.at(strings.Split(place, ".")); ok {
				return v, true
			}
		}
	}
	return o.at([]string{column})
}

// ofEvent is the value behind a column of an event that is derived or the user's own: the day asked
// for is the beginning of requested.
func (o object) ofEvent(table, column string) (any, bool) {
	from := o.own
	switch table {
	case "windows":
		from = o.up
	case "events":
		if column == "status" {
			if from["day0"] == nil {
				return "skipped", true
			}
			return "measured", true
		}
	default:
		return nil, false
	}
	if column == "date" {
		return from["requested"].(string)[:len("2025-02-13")], true
	}
	extra, _ := from["extra"].(tree)
	v, ok := extra[strings.TrimPrefix(column, "user_")]
	return v, ok
}

// cell is what a table shows of a JSON value: codes of warnings and names in one cell, nothing for
// null.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		var list []string
		for _, x := range v {
			if w, ok := x.(tree); ok {
				list = append(list, cell(w["code"]))
			} else {
				list = append(list, cell(x))
			}
		}
		return strings.Join(list, " ")
	case json.Number:
		return v.String()
	case string:
		return guard(v)
	}
	return fmt.Sprint(v)
}

// everyTable is each table with the objects that its rows are made from. The specifications stand
// in robust.csv alone, and are held against the structs.
func everyTable(t *testing.T, d *Document) map[string]func() ([][]string, []object) {
	root := written(t, d)
	root["specs"] = value(reflect.ValueOf(d.Robust.Specs))
	out := map[string]func() ([][]string, []object){}
	add := func(name string, table tidy) {
		out[name] = func() ([][]string, []object) {
			rows := readCSV(t, func(b *bytes.Buffer) error { return table.csv(b, PlainCSV) })
			list := objects(root, sources[name])
			if name == "events" {
				list = append(list, objects(root, "skips")...)
			}
			return rows, list
		}
	}
	d.Residuals = false // which results.json does not hold
	for _, x := range tables(d) {
		add(x.name, x.of(d))
	}
	return out
}

const unequal = "%s.csv, row %d: %s is %q, results.json holds %q"

// Every cell of every table is the value at its place in results.json, with the same digits.
func TestCellsAreResults(t *testing.T) {
	for name, table := range everyTable(t, filled()) {
		rows, list := table()
		if sources[name] == "" || len(list) == 0 || len(rows) != len(list)+1 {
			t.Errorf("%s.csv has %d rows, results.json %d at %q", name, len(rows)-1, len(list),
				sources[name])
			continue
		}
		for k, column := range rows[0] {
			found := false
			for i, o := range list {
				v, ok := o.of(name, column)
				found = found || ok
				if got := rows[i+1][k]; got != cell(v) {
					t.Errorf(unequal, name, i+1, column, got, cell(v))
				}
			}
			if !found {
				t.Errorf("%s.csv: column %s stands nowhere in results.json: name its place in "+
					"columnPlaces", name, column)
			}
		}
	}
}

// What is unknown or left out in results.json is an empty cell, or the zero that a count has.
func TestUnknownCells(t *testing.T) {
	for name, table := range everyTable(t, explored()) {
		rows, list := table()
		for k, column := range rows[0] {
			for i, o := range list {
				v, ok := o.of(name, column)
				got := rows[i+1][k]
				if zero := !ok && got == "0"; got != cell(v) && !zero {
					t.Errorf(unequal, name, i+1, column, got, cell(v))
				}
			}
		}
	}
}

// Two columns with the same cells could be swapped unseen; the filled document has none but the
// texts that name one thing twice.
func TestColumnsDiffer(t *testing.T) {
	for name, table := range everyTable(t, filled()) {
		rows, _ := table()
		seen := map[string]string{}
		for k, column := range rows[0] {
			var cells []string
			for _, row := range rows[1:] {
				cells = append(cells, row[k])
			}
			key := strings.Join(cells, "\x00")
			if other, ok := seen[key]; ok {
				t.Errorf("%s.csv: %s and %s hold the same cells", name, other, column)
			}
			if slices.Max(cells) == "" {
				t.Errorf("%s.csv: %s is empty throughout", name, column)
			}
			seen[key] = column
		}
	}
}
