package main

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// errHeld means that a living process holds a lock.
var errHeld = errors.New("another stockmove is at work on it")

// holdTemp makes a file in a temporary folder that nobody else can open as long as this process
// lives, however it ends.
func holdTemp(dir string) (*os.File, error) { return unshared(dir, syscall.CREATE_NEW) }

// takeTemp opens that file of a process that is gone; errHeld says that it lives.
func takeTemp(dir string) (*os.File, error) { return unshared(dir, syscall.OPEN_EXISTING) }

// lock fails: a folder cannot be locked.
func lock(string) (*os.File, error) { return nil, errors.ErrUnsupported }

func unshared(dir string, disposition uint32) (*os.File, error) {
	path := filepath.Join(dir, "lock")
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const sharingViolation = syscall.Errno(32)
	const access = syscall.GENERIC_READ | syscall.GENERIC_WRITE
	h, err := syscall.CreateFile(name, access, 0, nil, disposition, syscall.FILE_ATTRIBUTE_NORMAL,
		0)
	switch {
	case errors.Is(err, sharingViolation):
		return nil, errHeld
	case err != nil:
		return nil, err
	}
	return os.NewFile(uintptr(h), path), nil
}
