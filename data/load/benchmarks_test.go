package load

import (
	"path/filepath"
	"testing"

	"stockmove/data/asked"
	"stockmove/data/datatest"
	"stockmove/data/input"
)

// Further indexes of a market are its own, also where two markets share the first: of the study
// file as of flags.
func TestFurtherIndexes(t *testing.T) {
	dir := datatest.Folder(t, map[string]string{"A.csv": datatest.Bars(60, 10),
		"B.csv": datatest.Bars(60, 20),
		"M.csv": datatest.Bars(60, 30), "N.csv": datatest.Bars(60, 40),
		"study.toml": `model = "mean"
[[market]]
id = "XNYS"
benchmark = [{ prices = "M.csv" }, { id = "N", prices = "N.csv", currency = "USD" }]
[[market]]
id = "XHKG"
benchmark = { id = "M", prices = "M.csv" }
[[security]]
id = "A"
prices = "A.csv"
market = "XNYS"
[[security]]
id = "B"
prices = "B.csv"
market = "XHKG"
`})
	file, err := asked.ParseStudy(input.FileRef(filepath.Join(dir, "study.toml")))
	if err != nil {
		t.Fatal(err)
	}
	for name, st := range map[string]func() (*Study, error){
		"file": func() (*Study, error) { return Load(t.Context(), file) },
		"flags": func() (*Study, error) {
			return load(t, dir, &asked.Spec{}, "prices A.csv", "prices B.csv", "market A=XNYS",
				"market B=XHKG", "benchmark XNYS=M.csv", "benchmark XNYS=N=N.csv",
				"benchmark XHKG=M=M.csv", "model mean")
		},
	} {
		st, err := st()
		if err != nil {
			t.Fatal(name, err)
		}
		a, b := st.Markets[0], st.Markets[1]
		if a.Benchmark != b.Benchmark || a.Benchmark.ID != "M" || len(a.Others) != 1 ||
			a.Others[0].ID != "N" || len(b.Others) != 0 {
			t.Errorf("%s: %+v", name, st.Markets)
		}
	}
	_, err = asked.ParseText(input.FileRef("s.toml"),
		[]byte("[[market]]\nid = \"XNYS\"\nbenchmark = ["+
			"{ prices = \"M.csv\" }, { prices = \"M.csv\" }, { id = \"N\" }, 5]\n"), "")
	datatest.WantError(t, err, "s.toml:3:13: benchmark must be a list of tables")
	_, err = asked.ParseText(input.FileRef("s.toml"),
		[]byte("[[market]]\nid = \"XNYS\"\nbenchmark = ["+
			"{ prices = \"M.csv\" }, { prices = \"M.csv\" }, { id = \"N\" }]\n"), "")
	datatest.WantError(t, err, `s.toml:3:47: the benchmark "M.csv" stands twice`,
		"s.toml:3:58: prices is missing")
}
