package page

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"snipgen/generate/input"
)

// Marker is the file at a site's root that lists the site's other files. A
// folder that has it is one that Write may write to again.
const Marker = ".snipgen-site"

const markerHead = "# The files of a site that snipgen wrote. It replaces or removes these alone.\n"

// Write renders all pages and then writes them below dir, which must be empty,
// new, or hold an earlier site. Each file appears whole. Files of the earlier
// site that this one does not have are removed; what Write did not write
// stays. It returns the number of pages.
func (s *Site) Write(dir string) (int, error) {
	pages, err := s.renderAll()
	if err != nil {
		return 0, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		if errors.Is(err, fs.ErrExist) || isFile(dir) {
			return 0, input.Errorf("%q is no folder", dir).Hintf("name a folder that is new or empty")
		}
		return 0, writing(dir, err)
	}
	// Nothing that is below the root leads out of it, not even a link.
	root, err := os.OpenRoot(dir)
	if err != nil {
		return 0, writing(dir, err)
	}
	defer root.Close()
	earlier, err := earlierSite(root, dir)
	if err != nil {
		return 0, err
	}
	var marker strings.Builder
	marker.WriteString(markerHead)
	for _, p := range s.pages {
		marker.WriteString(p.Path + "\n")
	}
	// Until all is written the marker has the files of both.
	both := marker.String()
	for _, name := range earlier {
		if _, found := s.byPath[name]; !found {
			both += name + "\n"
		}
	}
	if err := replace(root, Marker, []byte(both)); err != nil {
		return 0, writing(dir, err)
	}
	made := "."
	for i, p := range s.pages {
		if parent := path.Dir(p.Path); parent != made {
			if err := root.MkdirAll(parent, 0o777); err != nil {
				return 0, writing(dir, err)
			}
			made = parent
		}
		if err := replace(root, p.Path, pages[i]); err != nil {
			return 0, writing(dir, err)
		}
	}
	for _, name := range earlier {
		if _, found := s.byPath[name]; found {
			continue
		}
		if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, writing(dir, err)
		}
		_ = root.Remove(path.Dir(name)) // the folder of a locale, if it is empty now
	}
	if err := replace(root, Marker, []byte(marker.String())); err != nil {
		return 0, writing(dir, err)
	}
	return len(pages), nil
}

func writing(dir string, err error) error {
	return fmt.Errorf("site %q can't be written: %w", dir, err)
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// earlierSite returns the files of the site that a folder holds. A folder
// that holds anything else is refused.
func earlierSite(root *os.Root, dir string) ([]string, error) {
	data, err := root.ReadFile(Marker)
	switch {
	case err == nil:
		list, found := strings.CutPrefix(string(data), markerHead)
		if !found {
			return nil, input.Errorf("%q in %q is not what snipgen writes", Marker, dir).Hintf("name a folder that is new or empty")
		}
		names := strings.Fields(list)
		return slices.DeleteFunc(names, func(name string) bool {
			return !fs.ValidPath(name) || !strings.HasSuffix(name, ".html")
		}), nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, writing(dir, err)
	}
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil, writing(dir, err)
	}
	if len(entries) > 0 {
		return nil, input.Errorf("folder %q has %q in it, which is not of a site", dir, entries[0].Name()).
			Hintf("name a folder that is new or empty")
	}
	return nil, nil
}

// replace writes a whole file or leaves what was there. One that has the same
// content is left alone.
func replace(root *os.Root, name string, data []byte) error {
	if old, err := root.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	temporary := fmt.Sprintf("%s.%d.tmp", name, os.Getpid())
	file, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err == nil {
		err = root.Rename(temporary, name)
	}
	if err != nil {
		root.Remove(temporary)
	}
	return err
}

// renderAll renders all pages, as many at once as there are processors.
func (s *Site) renderAll() ([][]byte, error) {
	out := make([][]byte, len(s.pages))
	errs := make([]error, len(s.pages))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				out[i], errs[i] = s.Render(s.pages[i].Path)
			}
		})
	}
	for i := range s.pages {
		next <- i
	}
	close(next)
	workers.Wait()
	return out, errors.Join(errs...)
}
