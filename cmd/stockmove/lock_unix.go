//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package main

import (
	"errors"
	"os"
	"syscall"
)

// errHeld means that a living process holds a lock.
var errHeld = errors.New("another stockmove is at work on it")

// newLock makes a file that is locked as long as the process lives, however it ends. It has its
// name only when it is locked, so that nobody finds it without.
func newLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path+"~", os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
	if err != nil {
		return nil, err
	}
	// Where the file system knows no locks, what is left after a crash is not tidied.
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err := os.Rename(f.Name(), path); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// lock locks a file or folder that exists; errHeld says that another process has.
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
