# make run, make test, make build, make generate, make bench [KAMAILIO=source tree], make install PREFIX=…
PREFIX ?= /usr/local
KEMI = .build/release/kemi
SWIFT_FLAGS = -c release --static-swift-stdlib

.PHONY: run test build generate bench install format lint

# The main job on the real API: everything from descriptors/, then one function's reference.
run: build
	$(KEMI) generate --descriptors descriptors
	@for target in swift lua python docs; do \
	  echo "generated/$$target: $$(find generated/$$target -type f | wc -l) files"; \
	done
	@echo
	$(KEMI) show KSR.dispatcher.ds_is_from_list_uri

test:
	scripts/setup test
	$(MAKE) lint
	swift build --build-tests
	swift test --skip-build

build:
	scripts/setup build
	scripts/embed-catalog
	swift build $(SWIFT_FLAGS)

generate: build
	$(KEMI) generate --descriptors descriptors

bench: build
	Benchmarks/run $(KAMAILIO)

install: build
	install -D -s -m 755 $(KEMI) $(DESTDIR)$(PREFIX)/bin/kemi
	rm -rf $(DESTDIR)$(PREFIX)/share/kemi
	$(KEMI) generate --descriptors descriptors --target lua --target python --output $(DESTDIR)$(PREFIX)/share/kemi

format:
	swift format --in-place --recursive Sources Tests Package.swift

lint:
	swift format lint --strict --recursive Sources Tests Package.swift
