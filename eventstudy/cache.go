package eventstudy

import "sync"

// cache keeps what several tests of one group need, computed once. A value belongs to its key for
// good: the outcomes behind it never change.
type cache struct {
	mu   sync.Mutex
	kept map[any]*kept
}

type kept struct {
	once  sync.Once
	value any
}

// remember returns the value of key, computing it at the first call. Two goroutines that ask for
// the same key wait for one computation; make may itself remember other keys.
func remember[T any](c *cache, key any, make func() T) T {
	c.mu.Lock()
	if c.kept == nil {
		c.kept = map[any]*kept{}
	}
	k := c.kept[key]
	if k == nil {
		k = &kept{}
		c.kept[key] = k
	}
	c.mu.Unlock()
	k.once.Do(func() { k.value = make() })
	return k.value.(T)
}
