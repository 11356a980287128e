package live

import (
	"fmt"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	withoutHints := server{"Puma without --early-hints", rails(trixie), func(t *testing.T) string { return railsVersions(trixie)(t)["Puma"] }}
	register(
		&run{name: "rails", target: "rails", plain: several[:1], open: rails(trixie, "--early-hints"), versions: railsVersions(trixie), servers: []server{withoutHints}},
		&run{name: "rails-old", target: "rails", plain: several[:1], open: rails(bookworm, "--early-hints"), versions: railsVersions(bookworm)},
	)
}

// A system is a Debian release, which has its own version of Rails. It returns the command
// line that runs a command on that release, in a folder.
type system func(t *testing.T, dir string, command ...string) []string

func trixie(t *testing.T, dir string, command ...string) []string {
	return kit.Trixie.Inside(t, dir, command...)
}

// bookworm is the release that these tests run on.
func bookworm(t *testing.T, _ string, command ...string) []string {
	kit.Need(t, "ruby", "puma")
	return append([]string{"env"}, command...)
}

// rails runs all controllers in one application.
func rails(on system, options ...string) func(*testing.T, string, []*cell) func(*cell) result {
	return func(t *testing.T, dir string, _ []*cell) func(*cell) result {
		port := port(t)
		command := append([]string{
			"RAILS_ENV=production", "puma", "--quiet", "--environment", "production", "--threads", "1:1",
			"--bind", fmt.Sprintf("tcp://127.0.0.1:%d", port),
		}, options...)
		return serve(kit.Start(t, dir, nil, port, on(t, dir, append(command, kit.Absolute(t, "hosts/rails/config.ru"))...)...))
	}
}

func railsVersions(on system) func(*testing.T) map[string]string {
	return func(t *testing.T) map[string]string {
		v := map[string]string{}
		for name, constant := range map[string]string{
			"Rails": "require 'rails'; print Rails.version",
			"Rack":  "require 'rack'; print Rack.release",
			"Puma":  "require 'puma'; print Puma::Const::VERSION",
			"Ruby":  "print RUBY_VERSION",
		} {
			v[name] = kit.Minor(kit.Output(t, on(t, kit.Absolute(t, "."), "ruby", "-e", constant)...))
		}
		return v
	}
}
