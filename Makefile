# The everyday commands. .ci/run uses these too, so what passes here passes there.
.PHONY: all build run test cover check tools outdated golden live proof race fuzz bench systems measure release ci

# The linters, and what makes a release, at the versions that .golangci.yml and
# .goreleaser.yaml were written for. They are installed again whenever this file
# changes.
lint := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
releaser := github.com/goreleaser/goreleaser/v2@v2.15.0
bin := $(CURDIR)/golden/.cache/bin
golangci := $(bin)/golangci-lint
goreleaser := $(bin)/goreleaser

# The program, and the tests that need only Go.
all: build test

build:
	go build -o snipgen .

# README.md shows the next two; .ci/run compares.
run:
	go run . 499 --lang flask

test:
	go test ./...

# The tests, and by name each package of whose statements its own tests run
# less than 80 %. awk passes on whether a test failed, as no pipe does.
covered = awk '{ print } /^(FAIL|panic:)/ { bad = 1 } match($$0, /coverage: [0-9.]+%/) { seen++; \
	if (substr($$0, RSTART + 10) + 0 < 80) low = low "\n" $$0 } \
	END { if (low) print "\nless than 80 % covered by their own tests:" low; exit bad || low != "" || !seen }'

cover:
	@go test -cover ./... 2>&1 | $(covered)

# The source itself: format, vet, linters, modules. Generated snippets are
# formatted and linted as their users see them, by golden/format.
check: $(golangci)
	@files=$$(gofmt -l $$(git ls-files '*.go' | grep -v -e '^golden/snippets/' -e '^golden/insert/testdata/')) && \
	if [ -n "$$files" ]; then echo "not formatted by gofmt:"; echo "$$files"; exit 1; fi
	go mod verify
	go mod tidy -diff
	cd golden && go mod tidy -diff
	go vet ./...
	cd golden && go vet ./...
	$(golangci) run ./...
	cd golden && $(golangci) run ./...

# Says which modules that go.mod requires directly have a newer release. That is
# news, not a failure.
outdated:
	@go list -m -u -f '{{if and .Update (not .Indirect)}}{{.Path}} {{.Version}}: {{.Update.Version}} is out{{end}}' all

tools: $(golangci) $(goreleaser)
$(golangci): Makefile
	GOBIN="$(bin)" go install $(lint)
	@touch $@
$(goreleaser): Makefile
	GOBIN="$(bin)" go install $(releaser)
	@touch $@

# Rewrites golden files, the scripts in golden/cli and README.md's examples.
golden:
	go test . -update

# Runs every snippet on the real framework: make live TARGET=flask, or all.
# UPDATE=1 writes what came of it to the record.
live:
	@test -z "$(TARGET)" || grep -q '{name: "$(TARGET)",' golden/live/*_test.go || \
	{ echo "no run in golden/live is named TARGET=$(TARGET)"; exit 1; }
	cd golden && go test ./live -count=1 $(if $(TARGET),-run 'Live/^$(TARGET)$$') $(if $(UPDATE),-update)

# Real frameworks, formatters, interpreters, shells, editors and a browser.
# .ci/packages lists what has to be installed. Folders share ports, hence -p 1.
proof:
	cd golden && go test -p 1 -timeout 40m ./...

# What `make cover` asks of every package, in the same run.
race:
	@go test -race -cover ./generate/... ./frameworks/... ./templates 2>&1 | $(covered)

# Each fuzz target for a while. Counted, not timed: a run that ends by its
# deadline may report the deadline.
fuzz:
	@set -e; for package in $$(go list ./...); do \
	    listed=$$(go test -list '^Fuzz' "$$package"); \
	    for target in $$(echo "$$listed" | grep '^Fuzz'); do \
	        go test -run '^$$' -fuzz "^$$target\$$" -fuzztime 5000x -fuzzminimizetime 1x "$$package"; \
	    done; \
	done

bench:
	go test -run '^$$' -bench . -benchtime 100x .
	go test -run '^$$' -bench . -cpu 1 -benchtime 100x ./generate ./generate/mock
	go test -run '^$$' -bench . -benchtime 5x ./generate/page

systems:
	GOOS=windows GOARCH=amd64 go build -o /dev/null .
	GOOS=darwin GOARCH=arm64 go build -o /dev/null .
	GOOS=linux GOARCH=386 go build -o /dev/null .

# The size of the product's Go code, and the functions that are too long or
# too complex by .golangci.yml. Start-up and bulk speed: make bench.
measure: $(golangci)
	@echo "rooms in generate: $$(ls -d generate/*/ | wc -l)"
	@echo "lines of main.go: $$(wc -l <main.go)"
	@echo "lines of product Go: $$(git ls-files '*.go' | grep -v -e '_test\.go$$' -e '^golden/' | xargs cat | wc -l)"
	@$(golangci) run --issues-exit-code 0 --enable-only funlen,gocognit --show-stats=false --output.text.print-issued-lines=false ./...

# Archives and packages for all systems, in dist. The version is the newest that
# CHANGELOG.md has, with +dev if it lists changes after that.
release: export VERSION = $(shell awk '/^\#\# \[Unreleased\]/ { after = 1; next } \
	/^\#\# \[/ { gsub(/[][]/, "", $$2); print $$2 dev; exit } after && NF { dev = "+dev" }' CHANGELOG.md)
release: export COMMIT = $(shell git describe --match= --always --abbrev=40 --dirty)
release: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
release: export COMMIT_TIME = $(shell TZ=UTC0 git log -1 --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd)
release: $(goreleaser)
	$(goreleaser) release --snapshot --clean

ci:
	.ci/run
