package main

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// example is one command of the README with the output that stands under it.
type example struct {
	line    int
	command string
	want    string
}

// TestReadme runs every command of the README in one empty folder, in order, and holds its output
// against what the README shows. A line "…" stands for any number of lines.
func TestReadme(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if n := followed(t, "README.md", string(src)); n < 8 {
		t.Errorf("only %d commands found in the README", n)
	}
}

// TestManualCommands does the same for the pages of the manual.
func TestManualCommands(t *testing.T) {
	n := 0
	for _, name := range pageNames() {
		n += followed(t, name+".md", page(name))
	}
	if n < 2 {
		t.Errorf("only %d commands found in the manual", n)
	}
}

// followed writes the files that a text shows into an empty folder, runs its commands there and
// returns their number. What other programs do, go and its tests, is not tried.
func followed(t *testing.T, file, src string) (commands int) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, m := range shownFile.FindAllStringSubmatch(src, -1) {
		if err := os.WriteFile(m[1], []byte(m[2]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range readmeExamples(src) {
		args, ok := stockmoveArgs(e.command)
		if !ok {
			continue
		}
		commands++
		var out, errOut bytes.Buffer
		code := run(context.Background(), args,
			streams{in: strings.NewReader(""), out: &out, err: &errOut})
		if code != exitOK && code != exitContradicted {
			t.Errorf("%s:%d: %s: exit code %d\n%s", file, e.line, e.command, code, errOut.String())
			continue
		}
		if strings.TrimSpace(e.want) == "" {
			continue
		}
		// The texts write paths with slashes; Windows prints its own sign, as it should.
		if !matches(e.want, filepath.ToSlash(out.String())) &&
			!matches(e.want, filepath.ToSlash(errOut.String())) {
			t.Errorf("%s:%d: %s prints\n%s\nthe text shows\n%s", file, e.line, e.command,
				out.String(), e.want)
		}
	}
	return commands
}

// namedCommand are the commands that a text names within a line, of those that print.
var namedCommand = regexp.MustCompile("`(?:stockmove )?(explain|list|manual) ([a-z-]+)`")

// TestNamedCommands holds what texts point to against what there is, and links against files.
func TestNamedCommands(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{"README.md": string(src)}
	for _, name := range pageNames() {
		texts[name+".md"] = page(name)
	}
	for file, text := range texts {
		for _, m := range namedCommand.FindAllStringSubmatch(text, -1) {
			var out, errOut bytes.Buffer
			args := []string{m[1], m[2]}
			code := run(context.Background(), args, streams{out: &out, err: &errOut})
			if code != exitOK {
				t.Errorf("%s names %s:\n%s", file, m[0], errOut.String())
			}
		}
	}
	for _, m := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(string(src), -1) {
		if _, err := os.Stat(filepath.Join("..", "..", filepath.FromSlash(m[1]))); err != nil {
			t.Errorf("the README links to %s: %v", m[1], err)
		}
	}
}

// TestMutationScore holds the share of faults that the README promises against what is demanded.
func TestMutationScore(t *testing.T) {
	table, err := os.ReadFile(filepath.Join("..", "..", ".ci", "mutate", "table.txt"))
	if err != nil {
		t.Skip("this copy of the sources has no table of mutations")
	}
	src, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^score (\d+)$`).FindSubmatch(table)
	if m == nil ||
		!bytes.Contains(src, append([]byte("must\n  notice "), append(m[1], " %"...)...)) {
		t.Errorf("the README promises another score than %s", m)
	}
}

// shownFile is a file that a text shows and its commands use: three backquotes, its language, NAME.
var shownFile = regexp.MustCompile("(?ms)^```(?:text|csv|toml) ([a-z.]+)\n(.*?)^```$")

// readmeExamples finds "$ command" lines inside ```console blocks, and the lines of ```sh blocks.
func readmeExamples(src string) []example {
	var out []example
	in, sh := false, false
	for i, line := range strings.Split(src, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			sh = !in && !sh && strings.HasPrefix(line, "```sh")
			in = !in && strings.HasPrefix(line, "```console")
		case sh:
			out = append(out, example{line: i + 1, command: line})
		case !in:
		case strings.HasPrefix(line, "$ "):
			out = append(out, example{line: i + 1, command: line[2:]})
		case len(out) > 0:
			e := &out[len(out)-1]
			if n := len(e.command); n > 0 && e.command[n-1] == '\\' && e.want == "" {
				e.command = e.command[:n-1] + " " + strings.TrimSpace(line)
				continue
			}
			e.want += line + "\n"
		}
	}
	return out
}

// stockmoveArgs returns the arguments of a command that runs this program; the tests' own command
// is not run here.
func stockmoveArgs(command string) ([]string, bool) {
	for _, prefix := range []string{"go run ./cmd/stockmove ", "stockmove "} {
		if rest, ok := strings.CutPrefix(command, prefix); ok {
			return strings.Fields(rest), true
		}
	}
	return nil, false
}

// matches compares output with what is shown, trailing blanks aside; "…" alone on a line matches
// any lines.
func matches(want, got string) bool {
	var re strings.Builder
	re.WriteString(`\A`)
	for _, line := range strings.Split(strings.TrimRight(want, "\n"), "\n") {
		if strings.TrimSpace(line) == "…" {
			re.WriteString(`(?s:.*?)`)
			continue
		}
		re.WriteString(regexp.QuoteMeta(strings.TrimRight(line, " ")) + `[ ]*(\n|\z)`)
	}
	re.WriteString(`\s*\z`)
	return regexp.MustCompile(re.String()).MatchString(got)
}

// TestReadmeMatcher shows that the comparison can fail.
func TestReadmeMatcher(t *testing.T) {
	for _, c := range []struct {
		want, got string
		ok        bool
	}{
		{"a\nb\n", "a\nb\n", true},
		{"a\nb\n", "a\nc\n", false},
		{"a\n…\nd\n", "a\nb\nc\nd\n", true},
		{"a\n…\n", "a\nb\nc\n", true},
		{"a\nb\n", "a\nb\nc\n", false},
	} {
		if matches(c.want, c.got) != c.ok {
			t.Errorf("matches(%q, %q) = %v", c.want, c.got, !c.ok)
		}
	}
}

// TestReadmeChart holds the README's pictures against what the program draws today. The tolerance
// is for differences of the last digit between processors.
func TestReadmeChart(t *testing.T) {
	for _, name := range []string{"session", "claims"} {
		file := filepath.Join("..", "..", "charts", "images", name+".png")
		var out, errOut bytes.Buffer
		args := []string{"chart", name, "apple-alibaba-2025", "--dpi", "150", "-o", "-"}
		code := run(context.Background(), args, streams{out: &out, err: &errOut})
		if code != exitOK {
			t.Fatal(errOut.String())
		}
		shown, err := os.ReadFile(file)
		if err == nil && differing(t, shown, out.Bytes()) <= 0.001 {
			continue
		}
		if *update {
			if err := os.WriteFile(file, out.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		t.Errorf("%s is out of date (%v): run go test ./cmd/stockmove -run ReadmeChart -update",
			file, err)
	}
}

// differing returns the share of pixels in which two PNG pictures clearly differ; 1 when their
// sizes do.
func differing(t *testing.T, a, b []byte) float64 {
	t.Helper()
	x, err := png.Decode(bytes.NewReader(a))
	if err != nil {
		t.Fatal(err)
	}
	y, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if x.Bounds() != y.Bounds() {
		return 1
	}
	n, r := 0, x.Bounds()
	for i := r.Min.X; i < r.Max.X; i++ {
		for j := r.Min.Y; j < r.Max.Y; j++ {
			p, _, _, _ := x.At(i, j).RGBA()
			q, _, _, _ := y.At(i, j).RGBA()
			if d := int(p>>8) - int(q>>8); d > 32 || d < -32 {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy())
}
