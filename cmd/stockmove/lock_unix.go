//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package main

import (
	"errors"
	"os"
	"syscall"
)

// errHeld means that a living process holds a lock.
var errHeld = errors.New("another stockmove is at work on it")

// holdTemp locks a temporary folder that this process has made, as long as the process lives,
// however it ends. errHeld says that another process took the folder for one that is left over
// before it was locked, and removes it.
func holdTemp(dir string) (*os.File, error) {
	f, err := lock(dir)
	switch {
	case errors.Is(err, errHeld), errors.Is(err, os.ErrNotExist):
		return nil, errHeld
	case err != nil:
		// Where the file system knows no locks, what is left after a crash is not tidied.
		return os.Open(dir)
	}
	mine, err := f.Stat()
	if there, e := os.Stat(dir); err != nil || e != nil || !os.SameFile(mine, there) {
		f.Close()
		return nil, errHeld
	}
	return f, nil
}

// takeTemp locks the temporary folder of a process that is gone; errHeld says that it lives.
func takeTemp(dir string) (*os.File, error) { return lock(dir) }

// lock locks a folder that exists; errHeld says that another process has.
func lock(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = errHeld
		}
		return nil, err
	}
	return f, nil
}
