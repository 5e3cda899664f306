//go:build !unix

package main

import "os"

// umask has no meaning here.
func umask() os.FileMode { return 0 }
