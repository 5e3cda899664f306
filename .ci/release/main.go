// Command release makes the archives of a release: for each platform the program, the manual pages,
// the completions of shells, the licence and the README, and one file of checksums. Archives of the
// same source have the same bytes, on any day and any machine with the same Go.
//
//	go run ./.ci/release -o DIR                  all platforms
//	go run ./.ci/release -o DIR -only linux/amd64
//	go run ./.ci/release -o DIR -only host -check
//
// With -check the archive of this machine is unpacked into an empty folder and its program runs the
// embedded case there. The day in the archives is SOURCE_DATE_EPOCH, else that of the last commit.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// platforms are those that a release is made for.
var platforms = []string{
	"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64",
}

func main() {
	out := flag.String("o", "", "folder of the archives")
	only := flag.String("only", "", "one platform, or host for that of this machine")
	check := flag.Bool("check", false,
		"unpack the archive of this machine and run the embedded case from it")
	flag.Parse()
	if err := release(*out, *only, *check); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func release(out, only string, check bool) error {
	if out == "" {
		return fmt.Errorf("name a folder with -o")
	}
	host := runtime.GOOS + "/" + runtime.GOARCH
	list := platforms
	if only == "host" {
		only = host
	}
	if only != "" {
		list = []string{only}
	}
	if check && !slices.Contains(list, host) {
		return fmt.Errorf("no archive for this machine, %s, is made: nothing can be checked", host)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "stockmove-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	day, err := epoch()
	if err != nil {
		return err
	}
	version, shared, err := documents(work, day)
	if err != nil {
		return err
	}
	var sums strings.Builder
	for _, platform := range list {
		name, err := archive(work, out, version, platform, shared, day)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(b), name)
		fmt.Println(filepath.Join(out, name))
		if check && platform == host {
			if err := tryOut(b, name); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			fmt.Println("unpacked, and the embedded case ran")
		}
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// epoch is the day that the archives carry.
func epoch() (time.Time, error) {
	text := os.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		b, err := exec.Command("git", "log", "-1", "--format=%ct").Output()
		if err != nil {
			return time.Time{},
				fmt.Errorf("set SOURCE_DATE_EPOCH: there is no commit to take the day from: %w",
					err)
		}
		text = strings.TrimSpace(string(b))
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return time.Unix(n, 0).UTC(), err
}

// item is one file of an archive.
type item struct {
	name string
	body []byte
	mode int64
}

// documents builds the program for this machine, to have its version, its manual pages and its
// completions, which are the same for every platform.
func documents(work string, day time.Time) (version string, items []item, err error) {
	program := filepath.Join(work, "documents.exe")
	err = command(nil, "go", "build", "-tags", "man", "-o", program, "./cmd/stockmove")
	if err != nil {
		return "", nil, err
	}
	b, err := exec.Command(program, "version").Output()
	if err != nil {
		return "", nil, err
	}
	version = strings.Fields(string(b))[1]
	pages := filepath.Join(work, "man")
	if err := os.Mkdir(pages, 0o755); err != nil {
		return "", nil, err
	}
	env := []string{fmt.Sprintf("SOURCE_DATE_EPOCH=%d", day.Unix())}
	if err := command(env, program, "man", pages); err != nil {
		return "", nil, err
	}
	for _, from := range []struct{ folder, pattern string }{
		{"", "LICENSE"}, {"", "README.md"}, {"", "CHANGELOG.md"},
		{"man/", filepath.Join(pages, "*.1")},
	} {
		files, err := filepath.Glob(from.pattern) // in alphabetical order
		if err != nil || len(files) == 0 {
			return "", nil, fmt.Errorf("there is no %s", from.pattern)
		}
		for _, f := range files {
			body, err := os.ReadFile(f)
			if err != nil {
				return "", nil, err
			}
			items = append(items, item{from.folder + filepath.Base(f), body, 0o644})
		}
	}
	// Each under the name that its shell looks for.
	for _, of := range [][2]string{{"bash", "stockmove.bash"}, {"zsh", "_stockmove"},
		{"fish", "stockmove.fish"}, {"powershell", "stockmove.ps1"}} {
		body, err := exec.Command(program, "completion", of[0]).Output()
		if err != nil {
			return "", nil, err
		}
		items = append(items, item{"completions/" + of[1], body, 0o644})
	}
	return version, items, nil
}

// archive builds the program for a platform and packs it.
func archive(work, out, version, platform string, shared []item,
	day time.Time) (name string, err error) {
	system, arch, ok := strings.Cut(platform, "/")
	if !ok {
		return "", fmt.Errorf("%q is no platform such as linux/amd64", platform)
	}
	binary, ending := "stockmove", ".tar.gz"
	if system == "windows" {
		binary, ending = "stockmove.exe", ".zip"
	}
	program := filepath.Join(work, system+"-"+arch)
	env := []string{"GOOS=" + system, "GOARCH=" + arch, "CGO_ENABLED=0"}
	// Neither the folder of the source nor the state of its repository may show in the bytes.
	err = command(env, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags",
		"-s -w -buildid=",
		"-o", program, "./cmd/stockmove")
	if err != nil {
		return "", err
	}
	body, err := os.ReadFile(program)
	if err != nil {
		return "", err
	}
	folder := fmt.Sprintf("stockmove-%s-%s-%s", version, system, arch)
	items := append([]item{{binary, body, 0o755}}, shared...)
	pack := tarGz
	if ending == ".zip" {
		pack = zipped
	}
	packed, err := pack(folder, items, day)
	if err != nil {
		return "", err
	}
	return folder + ending, os.WriteFile(filepath.Join(out, folder+ending), packed, 0o644)
}

// command runs a command with more environment, and shows what it says.
func command(env []string, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), env...)
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return nil
}
