//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package main

import (
	"errors"
	"os"
)

// errHeld means that a living process holds a lock.
var errHeld = errors.New("another stockmove is at work on it")

func holdTemp(dir string) (*os.File, error) { return os.Open(dir) }

// takeTemp fails: without locks nothing that another process has left is touched.
func takeTemp(string) (*os.File, error) { return nil, errors.ErrUnsupported }

func lock(string) (*os.File, error) { return nil, errors.ErrUnsupported }
