package fresh

import (
	"strconv"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		project{name: "rails", target: "rails", tokens: true, start: rails, run: runRails},
		project{name: "rails-api", target: "rails", tokens: true, folder: "app/controllers/api/v1", start: rails, run: runRails},
	)
}

// rails makes an application with rails new, without what needs a database, a browser or
// the network.
func rails(t *testing.T, dir string) {
	do(t, dir, nil, "rails", "new", ".", "--name=shop", "--no-rc", "--minimal", "--skip-bundle", "--skip-git", "--skip-active-record",
		"--skip-test", "--skip-bootsnap", "--skip-listen", "--skip-sprockets")
}

func runRails(t *testing.T, dir string, port int) *kit.Server {
	kit.Need(t, "bundle", "puma")
	return kit.Start(t, dir, []string{"RAILS_ENV=production", "BUNDLE_WITHOUT=development:test", "SECRET_KEY_BASE=none", "PORT=" + strconv.Itoa(port)},
		port, "ruby", "bin/rails", "server", "--early-hints", "--binding", "127.0.0.1")
}
