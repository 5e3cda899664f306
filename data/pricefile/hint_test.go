package pricefile

import (
	"regexp"
	"strings"
	"testing"
)

// flag is an option in a hint, with the value that stands behind it.
var flag = regexp.MustCompile(`--(column|date-order|decimal|delimiter|encoding)[ =](\S+)`)

// follow does what a hint says: it sets the options that the hint names. Where the hint leaves
// a name or a choice to the user, pick gives it.
func follow(t *testing.T, hint string, pick map[string]string) Options {
	t.Helper()
	opt := Options{Columns: map[string]string{}}
	for _, m := range flag.FindAllStringSubmatch(hint, -1) {
		value := strings.TrimRight(m[2], ",;)")
		field, name, column := strings.Cut(value, "=")
		if v, ok := pick[m[1]]; ok && !column {
			value = v
		} else if v, ok := pick[field]; ok && column {
			if v == "" {
				continue
			}
			name = v
		}
		if _, ok := pick[field]; field == ignored && !ok {
			continue // the other of two that are offered
		}
		switch m[1] {
		case "column":
			if _, ok := opt.Columns[field]; !ok { // the first of two that are offered
				opt.Columns[field] = name
			}
		case "date-order":
			opt.DateOrder = value
		case "decimal":
			opt.Decimal = value
		case "delimiter":
			opt.Delimiter = value
		case "encoding":
			opt.Encoding = value
		}
	}
	if len(opt.Columns) == 0 {
		opt.Columns = nil
	}
	return opt
}

// TestHints follows the hint of each refusal and expects the prices to be read rightly.
func TestHints(t *testing.T) {
	const sjis = "\x92l\x93\xfa,\x92l\x91\xb9\n2024-01-04,10\n2024-01-05,11\n" // 値日,値損: no names
	for _, x := range []struct {
		name, text string
		pick       map[string]string
		id, first  string
		close      float64
	}{
		{"bare months behind a pipe", "Jan 8, 2026|91,765.92\nJan 9, 2026|90,827.46\n" +
			"Jan 12, 2026|90,386.65\n", nil, "f", "2026-01-08", 91765.92},
		{"bare quoted months behind a tab", "\"Jan 8, 2026\"\t91,765.92\n" +
			"\"Jan 9, 2026\"\t90,827.46\n\"Jan 12, 2026\"\t90,386.65\n",
			nil, "f", "2026-01-08", 91765.92},
		{"slashed week", "Date,Price\n12/01/2024,14\n11/01/2024,13\n10/01/2024,12\n09/01/2024,11\n",
			nil, "f", "2024-01-09", 11},
		{"one row", "Date,Close\n03/04/2024,1.5\n", map[string]string{"date-order": "dmy"}, "f",
			"2024-04-03", 1.5},
		{"two rows", "Date,Close\n03/04/2024,1.5\n04/04/2024,1.6\n",
			map[string]string{"date-order": "dmy"}, "f", "2024-04-03", 1.5},
		{"six digits", "Date,Close\n201001,1.5\n201002,1.6\n201005,1.7\n",
			map[string]string{"date-order": "ymd"}, "f", "2020-10-01", 1.5},
		{"decimal", "Date;Close\n2024-01-02;1.234\n2024-01-03;1.235\n",
			map[string]string{"decimal": ","}, "f", "2024-01-02", 1234},
		{"no close", "Date,Open,High,Low,Kurs\n2024-01-02,1,3,1,2\n2024-01-03,1,3,1,2\n",
			map[string]string{"close": "Kurs"}, "f", "2024-01-02", 2},
		{"no names known", "Tag;Kurs\n2024-01-02;1.5\n2024-01-03;1.6\n",
			map[string]string{"date": "Tag", "close": "Kurs"}, "f", "2024-01-02", 1.5},
		{"another date", "Date,Tag,Close,Volume\nx,2024-01-02,1.5,2\ny,2024-01-03,1.6,2\n",
			map[string]string{"date": "Tag"}, "f", "2024-01-02", 1.5},
		{"returns", "Date,Close,Fix\n2024-01-02,0.01,5\n2024-01-03,-0.02,6\n2024-01-04,0.05,5\n" +
			"2024-01-05,-0.01,6\n2024-01-08,0.04,5\n2024-01-09,-0.01,6\n",
			map[string]string{"close": "Fix"}, "f", "2024-01-02", 5},
		{"per cent", "Date,Close,Fix\n2024-01-02,1.1%,5\n2024-01-03,2.0%,6\n",
			map[string]string{"close": "Fix"}, "f", "2024-01-02", 5},
		{"two closes", "Date,Close,Close\n2024-01-02,1.5,2.5\n2024-01-03,1.6,2.6\n", nil, "f",
			"2024-01-02", 1.5},
		{"two securities", "Date,Papier,Close\n2024-01-02,A,1.5\n2024-01-03,A,1.6\n" +
			"2024-01-04,A,1.6\n2024-01-02,B,7.5\n2024-01-03,B,7.6\n2024-01-04,B,7.6\n",
			nil, "A", "2024-01-02", 1.5},
		{"one below the other", "Date,Papier,Close\n2024-01-02,A,1.5\n2024-01-03,A,1.6\n" +
			"2024-01-04,B,7.5\n2024-01-05,B,7.6\n", nil, "A", "2024-01-02", 1.5},
		{"phases", "Date,Phase,Close\n2024-01-02,train,1.5\n2024-01-03,train,1.6\n" +
			"2024-01-04,test,1.7\n2024-01-05,test,1.6\n",
			map[string]string{"ignore": "Phase", "symbol": ""}, "f", "2024-01-02", 1.5},
		{"bare firms", "Cincinnati;01.10.1996;58.0000\nCincinnati;02.10.1996;57.0000\n" +
			"Dayton;01.10.1996;8.0000\nDayton;02.10.1996;7.0000\n", nil, "Cincinnati", "1996-10-01",
			58},
		{"bare pair", "2012-01-02,24270\n2012-01-03,25035\n", nil, "f", "2012-01-02", 24270},
		{"bare bars", "FR0003500008;02/01/17;4845.96;4896.01;4843.93;4882.38;1169888\n" +
			"FR0003500008;13/01/17;4904.77;4929.60;4896.11;4899.33;3005268\n", nil, "FR0003500008",
			"2017-01-02", 4882.38},
		{"bare commas", "02.01.2017;4845,96;4896,01;4843,93;4882,38\n" +
			"13.01.2017;4904,77;4929,60;4896,11;4899,33\n", nil, "f", "2017-01-02", 4882.38},
		{"bare empty", "19950321;;356.00;348.00;353.00;665845\n" +
			"19950322;;357.00;349.00;354.00;665845\n",
			map[string]string{"close": "5"}, "f", "1995-03-21", 353},
		{"bare pair of three", "19950321;;356.00\n19950322;;357.00\n", nil, "f", "1995-03-21", 356},
		{"bare clock", "20190101 19:00,1538800.0,1545000.0,1538000.0,1541000.0,77\n20190102" +
			" 19:00,1541000.0,1546000.0,1540000.0,1542000.0,78\n", nil, "f", "2019-01-01", 1541000},
		{"bare times", "2019.01.01,00:00,1.5,1.7,1.4,1.6,77\n2019.01.02,00:00,1.6,1.8,1.5,1.7,78\n",
			nil, "f", "2019-01-01", 1.6},
		{"bare low before high", "2019-01-02,1.5,1.4,1.7,1.6,77\n2019-01-03,1.6,1.5,1.8,1.75,78\n",
			nil,
			"f", "2019-01-02", 1.6},
		{"bare close first", "2019-01-02,1.6,1.5,1.7,1.4\n2019-01-03,1.75,1.6,1.8,1.5\n" +
			"2019-01-04,1.71,1.75,1.8,1.6\n", nil, "f", "2019-01-02", 1.6},
		{"bare close first, newest first", "2019-01-04,1.71,1.75,1.8,1.6\n" +
			"2019-01-03,1.75,1.6,1.8,1.5\n2019-01-02,1.6,1.5,1.7,1.4\n", nil,
			"f", "2019-01-02", 1.6},
		{"bare counted rows", "1,2019-01-02,1.5,1.7,1.4,1.6,77\n2,2019-01-03,1.6,1.8,1.5,1.75,78\n",
			nil, "f", "2019-01-02", 1.6},
		{"bare Chinese order", "2019-01-02,1.5,1.6,1.7,1.4,77\n2019-01-03,1.6,1.75,1.8,1.5,78\n",
			nil, "f", "2019-01-02", 1.6},
		{"bare quoted", "\"1\",\"2019-01-02\",\"1.5\"\n\"2\",\"2019-01-03\",\"1.6\"\n",
			map[string]string{"close": "3"}, "f", "2019-01-02", 1.5},
		{"unknown encoding", sjis, map[string]string{"encoding": "shift_jis", "date": "値日",
			"close": "値損"}, "f", "2024-01-04", 10},
		{"year one", "Date,Close,Fixing day\n0001-01-02,1.5,2024-01-02\n" +
			"0001-01-03,1.6,2024-01-03\n", map[string]string{"date": "Fixing day"}, "f",
			"2024-01-02", 1.5},
	} {
		t.Run(x.name, func(t *testing.T) {
			_, err := Read("f.csv", strings.NewReader(x.text), Options{})
			if err == nil {
				t.Fatal("accepted")
			}
			_, hint, _ := strings.Cut(err.Error(), "hint: ")
			hint, _, _ = strings.Cut(hint, "\n")
			f, again := Read("f.csv", strings.NewReader(x.text), follow(t, hint, x.pick))
			if again != nil {
				t.Fatalf("%v\nfollowed: %v", err, again)
			}
			if p := f.Prices[0]; p.ID != x.id || p.First().String() != x.first ||
				p.Close[0] != x.close {
				t.Errorf("%v\nfollowed: %s from %v at %v", err, p.ID, p.First(), p.Close[0])
			}
		})
	}
}
