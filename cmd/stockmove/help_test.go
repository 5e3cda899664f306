package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/pflag"
)

// TestHelp: the short help of each command fits on a screen of 45 lines of 100 columns, and
// --help-all shows every flag in a group.
func TestHelp(t *testing.T) {
	for _, command := range []string{"run", "check", "chart", "when", "inspect", "case", "claims"} {
		text := strings.TrimSuffix(called(t, command, "--help"), "\n")
		lines := strings.Split(text, "\n")
		if len(lines) > 45 {
			t.Errorf("the help of %s has %d lines", command, len(lines))
		}
		c, _, err := newRoot(streams{}).Find([]string{command})
		if err != nil {
			t.Fatal(err)
		}
		if c.Flags().Lookup("help-all") == nil {
			continue
		}
		for _, l := range lines {
			if utf8.RuneCountInString(l) > helpWidth {
				t.Errorf("%s: a wide line: %s", command, l)
			}
		}
		all := called(t, command, "--help-all")
		for _, name := range flagGroups {
			if !strings.Contains(all, "\n"+name+":\n") {
				t.Errorf("%s has no flags of %s", command, name)
			}
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" && f.Name != "help-all" &&
				strings.Count(all, "--"+f.Name+" ") == 0 {
				t.Errorf("%s --help-all lacks --%s", command, f.Name)
			}
		})
	}
	if got := called(t, "chart", "--help-all"); !strings.Contains(got, "--hac") {
		t.Errorf("chart without a name: %s", got)
	}
	if got := called(t, "run", "--help"); strings.Contains(got, "--hac") ||
		!strings.Contains(got, "--help-all") {
		t.Errorf("the short help: %s", got)
	}
}
