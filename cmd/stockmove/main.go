// Command stockmove measures how a stock moved around an announcement and whether what
// was written about the move is true.
//
// The package holds the command line and nothing that is computed. Its files are of six kinds:
//
//   - cmd_*.go are the commands, a file each; app.go puts them together, study.go is the flow from
//     a study to its document that most of them share;
//   - flags*.go, options.go and help.go declare the flags, in groups, and lay them over a
//     study. The options of a design are not declared here: they range over the table of the core;
//   - errors.go, error_text.go and hints.go word what went wrong and choose the exit code;
//   - output.go, single.go, place.go, owned.go, tempdir.go, lock_*.go and umask_*.go write folders
//     and files whole or not at all, and nothing that is not stockmove's is replaced;
//   - inspect_*.go show how files were read; pick.go, drafting.go and check_article.go help single
//     commands;
//   - interrupt.go, progress.go and heap.go are of the process: signals, the line of progress on a
//     terminal, and the memory that is held.
//
// Only this package writes files, knows flags and ends the process. The pages of the manual lie in
// the folder manual and are embedded, so that what the program prints is what it was built with.
package main

import "os"

func main() {
	keepHeapClose()
	os.Exit(execute(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}
