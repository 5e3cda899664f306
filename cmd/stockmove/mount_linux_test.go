package main

import "syscall"

func mountTmpfs(path string) error { return syscall.Mount("tmpfs", path, "tmpfs", 0, "size=32m") }

func remountReadOnly(path string) error {
	return syscall.Mount("tmpfs", path, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "")
}

func unmount(path string) { _ = syscall.Unmount(path, 0) }
