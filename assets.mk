# Third-party files shown to browsers: fetched from pinned npm packages, checked, and kept in the repository.
# `make assets` is needed only to change a version; nothing is fetched to install, run or test.

VENDOR := src/xinfang/web/static/vendor
BOOTSTRAP := 5.3.8
BOOTSTRAP_SHA512 := HP1SZDqaLDPwsNiqRqi5NcP0SSXciX2s9E+RyqJIIqGo+vJeN5AJVM98CXmW/Wux0nQ5L7jeWUdplCEf0Ee+tg==
HTMX := 2.0.11
HTMX_SHA512 := Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==

# $(call unpack,package,version,sha512): one package, checked against its digest, laid out in $$work/package.
define unpack
	cd "$$work" && rm -rf package && npm pack --silent $(1)@$(2) >/dev/null \
	&& test "$$(openssl dgst -sha512 -binary $(1)-$(2).tgz | base64 -w0)" = "$(3)" \
	&& tar xzf $(1)-$(2).tgz && cd - >/dev/null
endef

.PHONY: assets
assets:
	@set -e; work=$$(mktemp -d); trap 'rm -rf "$$work"' EXIT; mkdir -p $(VENDOR)/bootstrap $(VENDOR)/htmx; \
	$(call unpack,bootstrap,$(BOOTSTRAP),$(BOOTSTRAP_SHA512)); \
	sed '/^\/\*# sourceMappingURL=/d' "$$work/package/dist/css/bootstrap.min.css" > $(VENDOR)/bootstrap/bootstrap.min.css; \
	cp "$$work/package/LICENSE" $(VENDOR)/bootstrap/LICENSE; \
	$(call unpack,htmx.org,$(HTMX),$(HTMX_SHA512)); \
	cp "$$work/package/dist/htmx.min.js" $(VENDOR)/htmx/htmx.min.js; \
	cp "$$work/package/LICENSE" $(VENDOR)/htmx/LICENSE; \
	chmod 0644 $(VENDOR)/*/*; cd $(VENDOR) && sha256sum */* > SHA256SUMS
