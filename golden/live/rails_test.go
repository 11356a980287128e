package live

import (
	"fmt"
	"testing"

	"snipgen/golden/kit"
)

func init() {
	register(
		&run{name: "rails", target: "rails", plain: several[:1], open: rails, versions: railsVersions},
	)
}

// rails runs all controllers in one application.
func rails(t *testing.T, dir string, _ []*cell) func(*cell) result {
	kit.Need(t, "ruby", "puma")
	port := port(t)
	return serve(kit.Start(t, dir, []string{"RAILS_ENV=production"}, port,
		"puma", "--quiet", "--early-hints", "--environment", "production", "--threads", "1:1",
		"--bind", fmt.Sprintf("tcp://127.0.0.1:%d", port), kit.Absolute(t, "hosts/rails/config.ru")))
}

func railsVersions(t *testing.T) map[string]string {
	kit.Need(t, "ruby")
	v := map[string]string{}
	for name, constant := range map[string]string{
		"Rails": "require 'rails'; print Rails.version",
		"Rack":  "require 'rack'; print Rack.release",
		"Puma":  "require 'puma'; print Puma::Const::VERSION",
		"Ruby":  "print RUBY_VERSION",
	} {
		v[name] = kit.Output(t, "ruby", "-e", constant)
	}
	return v
}
