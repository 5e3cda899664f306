// Command stockmove measures how a stock moved around an announcement and whether what
// was written about the move is true.
package main

import "os"

func main() {
	keepHeapClose()
	os.Exit(execute(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}
