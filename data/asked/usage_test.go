package asked

import (
	"errors"
	"os"
	"strings"
	"testing"

	"stockmove/data/cases"
	"stockmove/data/datatest"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

func TestUsageError(t *testing.T) {
	err := input.Usage("do this", "what %q", "x")
	if got := err.Error(); got != "what \"x\"\nhint: do this" {
		t.Errorf("error %q", got)
	}
	if got := input.Usage("", "what").Error(); got != "what" {
		t.Errorf("error %q", got)
	}
}

func TestRefFaults(t *testing.T) {
	dir := datatest.Folder(t,
		map[string]string{"secret.csv": "x", "big.toml": strings.Repeat("#\n", input.MaxText/2+1)})
	_, _, err := input.FileRef(dir).Read(nil, 10)
	datatest.WantError(t, err, "is a folder, not a file")
	_, err = ParseStudy(input.FileRef(dir + "/big.toml"))
	datatest.WantError(t, err, "is larger than 2 MB")
	_, _, err = cases.Study("apple-alibaba-2025").Sibling("nothing.csv").Read(nil, 10)
	datatest.WantError(t, err, "apple-alibaba-2025/nothing.csv: no such file", "the embedded case")
	if os.Getuid() != 0 {
		if err := os.Chmod(dir+"/secret.csv", 0); err != nil {
			t.Fatal(err)
		}
		_, _, err = input.FileRef(dir+"/secret.csv").Read(nil, 10)
		datatest.WantError(t, err, "may not be read")
	}
	body, sum, err := input.FileRef("-").Read(strings.NewReader("abc"), 10)
	// SHA-256 of "abc": FIPS 180-2, appendix B.1.
	if string(body) != "abc" ||
		sum != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" || err != nil {
		t.Errorf("%q %s %v", body, sum, err)
	}
	var ps *eventstudy.Problems
	if !errors.As((input.Ref{Path: "x", Shown: "x"}).Fault(os.ErrDeadlineExceeded), &ps) {
		t.Error("a fault of the file system is not a Problems")
	}
}
