//go:build unix

package main

import (
	"os"
	"syscall"
)

// umask is the process's file-creation mask: temporary files are private, the
// finished ones are as any program's.
func umask() os.FileMode {
	m := syscall.Umask(0)
	syscall.Umask(m)
	return os.FileMode(m)
}
