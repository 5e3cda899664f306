package main

import (
	"errors"
	"os"
	"syscall"
)

// errHeld means that a living process holds a lock.
var errHeld = errors.New("another stockmove is at work on it")

// newLock makes a file that nobody else can open as long as the process lives, however it ends.
func newLock(path string) (*os.File, error) { return unshared(path, syscall.CREATE_NEW) }

// lock locks a file that exists; errHeld says that another process has. A folder cannot be locked.
func lock(path string) (*os.File, error) { return unshared(path, syscall.OPEN_EXISTING) }

func unshared(path string, disposition uint32) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const sharingViolation = syscall.Errno(32)
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, disposition, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case errors.Is(err, sharingViolation):
		return nil, errHeld
	case err != nil:
		return nil, err
	}
	return os.NewFile(uintptr(h), path), nil
}
