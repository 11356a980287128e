//go:build !linux && !darwin

package files

import (
	"errors"
	"os"
)

func exchange(*os.File, string, string) error { return errors.ErrUnsupported }

func rename(*os.File, string, string) error { return errors.ErrUnsupported }
