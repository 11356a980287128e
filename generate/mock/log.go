package mock

import (
	"bytes"
	"fmt"
	"io"
	"sync"
	"time"

	"snipgen/generate/input"
)

// A Log passes lines on to a writer and never waits for it: if nobody reads a
// pipe, it drops lines and later says how many. It ignores the writer's errors.
type Log struct {
	done chan struct{} // closed when all lines have been written

	mu      sync.Mutex
	lines   chan []byte // nil when the log is closed
	dropped int
}

// NewLog returns a log that writes to w until it is closed.
func NewLog(w io.Writer) *Log {
	lines := make(chan []byte, input.LogLines.Most)
	l := &Log{done: make(chan struct{}), lines: lines}
	go func() {
		defer close(l.done)
		for line := range lines {
			_, _ = w.Write(line)
		}
	}()
	return l
}

// Write queues a line, or drops it if too many are waiting.
func (l *Log) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.confess() && l.queue(bytes.Clone(line)) {
		return len(line), nil
	}
	l.dropped++
	return len(line), nil
}

// confess queues a line that says how many lines were dropped since the last
// one. It reports whether none is unsaid.
func (l *Log) confess() bool {
	if l.dropped > 0 && l.queue(fmt.Appendf(nil, "snipgen: %d lines are missing here, because nobody read the log\n", l.dropped)) {
		l.dropped = 0
	}
	return l.dropped == 0
}

func (l *Log) queue(line []byte) bool {
	select {
	case l.lines <- line: // never, if lines is nil
		return true
	default:
		return false
	}
}

// Close waits until the queued lines have been written, but not longer than
// limit. Later lines are dropped.
func (l *Log) Close(limit time.Duration) {
	l.mu.Lock()
	l.confess()
	close(l.lines)
	l.lines = nil
	l.mu.Unlock()
	select {
	case <-l.done:
	case <-time.After(limit):
	}
}
