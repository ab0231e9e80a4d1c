# make run, make test, make build, make generate, make bench [KAMAILIO=source tree], make fuzz [SECONDS=600],
# make install PREFIX=…
PREFIX ?= /usr/local
BUILT = .build/release
KEMI = $(BUILT)/kemi
SWIFT_FLAGS = -c release --static-swift-stdlib --omit-frame-pointers

MODULES = Examples/e164 Examples/slidingwindow
SOURCES = Sources Plugins Kit Tests Fuzz Package.swift $(foreach module,$(MODULES),$(addprefix $(module)/,Package.swift Sources Tests))

.PHONY: run test build generate bench fuzz install format lint

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
	swift build
	swift build --build-tests
	scripts/run-tests

build:
	scripts/setup build
	scripts/embed
	swift build $(SWIFT_FLAGS)

generate: build
	$(KEMI) generate --descriptors descriptors

bench: build
	Benchmarks/run $(KAMAILIO)
	Benchmarks/check/run
	Benchmarks/lua/run
	Benchmarks/python/run
	Benchmarks/kamailio/run

# Two fuzzers, each for so many seconds.
SECONDS = 600
fuzz:
	scripts/setup build
	Fuzz/run $(SECONDS)

install: build
	install -D -s -m 755 $(KEMI) $(DESTDIR)$(PREFIX)/bin/kemi
	install -D -s -m 755 $(BUILT)/libKSRLua.so $(DESTDIR)$(PREFIX)/lib/lua/5.4/KSR.so
	install -D -s -m 755 $(BUILT)/libKSRPython.so $(DESTDIR)$(PREFIX)/lib/kemi/python/KSR.abi3.so
	install -D -s -m 755 $(BUILT)/libKemiExporter.so $(DESTDIR)$(PREFIX)/lib/kemi/kamailio/exporter.so
	rm -rf $(DESTDIR)$(PREFIX)/share/kemi
	$(KEMI) generate --descriptors descriptors --target lua --target python --output $(DESTDIR)$(PREFIX)/share/kemi

format:
	swift format --in-place --recursive $(SOURCES)

lint:
	swift format lint --strict --recursive $(SOURCES)
