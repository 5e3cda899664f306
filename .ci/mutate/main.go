// Command mutate measures how strong the tests are. It changes one line of the program at a time,
// as table.txt says, and looks whether a test notices:
//
//	go run ./.ci/mutate              all of them, about half an hour on two processors
//	go run ./.ci/mutate -group report
//	go run ./.ci/mutate -line 120    the one that stands on line 120 of table.txt
//	go run ./.ci/mutate -quick       only with the tests of the changed package
//	go run ./.ci/mutate -check       no tests: is the text of each still there, once?
//
// The files are never edited: go test reads the changed one in their place (its flag -overlay). It
// exits with 1 when the score is below the one that table.txt asks for, or when a mutation cannot
// be made: the table is part of the tests and is kept up with the program.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const tablePath = ".ci/mutate/table.txt"

func main() {
	group := flag.String("group", "", "only the mutations of this group")
	line := flag.Int("line", 0, "only the mutation that stands on this line of the table")
	quick := flag.Bool("quick", false, "run only the tests of the changed package")
	check := flag.Bool("check", false, "only look whether every mutation can be made")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	r := &runner{ctx: ctx, quick: *quick, check: *check}
	if err := r.run(*group, *line); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// runner tries the mutations of a table one after the other.
type runner struct {
	ctx          context.Context
	quick, check bool
	root, tmp    string
	users        map[string][]string // of a package, all that import it, also through others
}

func (r *runner) run(group string, line int) (err error) {
	if r.root, err = os.Getwd(); err != nil {
		return err
	}
	t, err := readTable(filepath.FromSlash(tablePath))
	if err != nil {
		return err
	}
	var chosen []mutation
	for _, m := range t.mutations {
		if (group == "" || m.group == group) && (line == 0 || m.line == line) {
			chosen = append(chosen, m)
		}
	}
	if r.tmp, err = os.MkdirTemp("", "mutate-*"); err != nil {
		return err
	}
	defer os.RemoveAll(r.tmp)
	if !r.check {
		if r.users, err = importers(r.ctx); err != nil {
			return err
		}
		if out, ok := r.goTest(nil, r.tested(chosen)); !ok {
			return fmt.Errorf("the tests fail without any mutation:\n%s", tail(out))
		}
	}
	counts := map[verdict]map[string]int{killed: {}, survived: {}, void: {}}
	for _, m := range chosen {
		start := time.Now()
		v, why := r.try(m)
		if r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		counts[v][m.group]++
		if v != killed || !r.check {
			fmt.Printf("%-8s %4d %s: %s (%.0f s)%s\n", v, m.line, m.file, m.short(),
				time.Since(start).Seconds(), why)
		}
	}
	return t.judge(counts, r.check)
}

// tested lists the packages whose tests are to be run.
func (r *runner) tested(chosen []mutation) []string {
	if !r.quick {
		return []string{"./..."}
	}
	var out []string
	for _, m := range chosen {
		if own := "./" + path.Dir(m.file); !slices.Contains(out, own) {
			out = append(out, own)
		}
	}
	return out
}

// verdict is what became of a mutation.
type verdict string

const (
	killed   verdict = "killed"
	survived verdict = "SURVIVED"
	void     verdict = "VOID"
)

// try makes one mutation and runs the tests: those of the package first, since they are the
// quickest to notice, then those of everything that uses it. why explains a void one.
func (r *runner) try(m mutation) (v verdict, why string) {
	changed, err := m.apply(r.root)
	if err != nil {
		return void, ": " + err.Error()
	}
	if r.check {
		return killed, ""
	}
	overlay, err := r.overlay(m, changed)
	if err != nil {
		return void, ": " + err.Error()
	}
	own := path.Dir(m.file)
	stages := [][]string{{"./" + own}}
	if rest := r.users[own]; len(rest) > 0 && !r.quick {
		stages = append(stages, rest)
	}
	for _, packages := range stages {
		out, ok := r.goTest(overlay, packages)
		switch {
		case strings.Contains(out, "[build failed]"), strings.Contains(out, "[setup failed]"):
			return void, ": it does not compile\n" + tail(out)
		case !ok:
			return killed, ""
		}
	}
	return survived, ""
}

// overlay writes the changed file and the JSON that puts it in the place of the real one.
func (r *runner) overlay(m mutation, changed []byte) ([]string, error) {
	file, list := filepath.Join(r.tmp, "changed.go"), filepath.Join(r.tmp, "overlay.json")
	if err := os.WriteFile(file, changed, 0o666); err != nil {
		return nil, err
	}
	b, err := json.Marshal(map[string]map[string]string{
		"Replace": {filepath.Join(r.root, filepath.FromSlash(m.file)): file}})
	if err != nil {
		return nil, err
	}
	return []string{"-overlay", list}, os.WriteFile(list, b, 0o666)
}

// goTest runs the short tests of packages; ok says that all passed.
func (r *runner) goTest(extra, packages []string) (out string, ok bool) {
	args := append([]string{"test", "-short", "-failfast", "-vet=off", "-timeout=300s"}, extra...)
	b, err := exec.CommandContext(r.ctx, "go", append(args, packages...)...).CombinedOutput()
	return string(b), err == nil
}

// importers lists, by package folder, the packages of the module whose program or tests need it.
func importers(ctx context.Context) (map[string][]string, error) {
	const form = `{{.ImportPath}} {{.Module.Path}} {{join .Deps " "}} {{join .TestImports " "}} ` +
		`{{join .XTestImports " "}}`
	b, err := exec.CommandContext(ctx, "go", "list", "-f", form, "./...").Output()
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, row := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		f := strings.Fields(row)
		me, module := f[0], f[1]
		seen := map[string]bool{me: true}
		for _, dep := range f[2:] {
			if own, ok := strings.CutPrefix(dep, module+"/"); ok && !seen[dep] {
				seen[dep] = true
				out[own] = append(out[own], me)
			}
		}
	}
	return out, nil
}

// tail is the end of a long output.
func tail(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-20):], "\n")
}
