# make demo    装好并把 samples/ 里的讲话做成台账、简报和 JSON，放进 out/
# make test    装好并运行全部测试
# 其余目标见 make help。Windows 请照 README 里的 pip 命令做。

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
OUT := out
SAMPLES := $(sort $(wildcard samples/*.txt samples/*.html))
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check accept bench clean

help:
	@echo "make demo    安装，并把 samples/ 转换到 $(OUT)/"
	@echo "make test    安装，并运行全部测试（PYTEST_ARGS=… 传给 pytest）"
	@echo "make check   代码检查：ruff、mypy --strict、import-linter"
	@echo "make accept  改写生成物和测试预期，之后请读 git diff"
	@echo "make bench   与同类工具比较速度和内存"
	@echo "make clean   删除 $(OUT)/、缓存和 make 建的 $(VENV)/"
	@echo "指定解释器：make demo PYTHON=/路径/python3.12（需要 3.11 或更高）"

demo: $(VENV)/.installed
	@$(BIN)/taizhang convert --force -o $(OUT) $(SAMPLES)
	@echo
	@echo "共 $$(ls $(OUT) | wc -l | tr -d ' ') 个文件，在 $(OUT)/ 里：每份讲话一个台账、一份简报、一个 JSON。"

test: $(VENV)/.developing
	$(BIN)/python -m pytest -n auto --maxprocesses 4 $(PYTEST_ARGS)

check: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

accept: $(VENV)/.developing
	$(BIN)/python -m pytest --accept $(PYTEST_ARGS)

bench: $(VENV)/.developing
	$(BIN)/python -m benchmarks

clean:
	@rm -rf $(OUT) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find toolkit tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	@if [ -e $(VENV)/.made-by-make ]; then rm -rf $(VENV); fi

$(VENV)/.installed: pyproject.toml | $(VENV)/.python
	@echo "正在安装 taizhang……"
	@$(PIP) install -e .
	@touch $@

$(VENV)/.developing: pyproject.toml | $(VENV)/.python
	@echo "正在安装 taizhang 和开发工具……"
	@$(PIP) install -e '.[dev]'
	@touch $@ $(VENV)/.installed

# 依次试 PYTHON=、python3 和各版本；已有的 .venv 只要够新就接着用。
# 有的系统把 ensurepip 拆成另一个包（python3-venv），这时用系统的 pip 装进虚拟环境。
$(VENV)/.python:
	@set -e; \
	enough='import sys; sys.exit(sys.version_info < (3, 11))'; \
	if ! $(BIN)/python -c "$$enough" 2>/dev/null; then \
	  found=; \
	  for each in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	    if "$$each" -c "$$enough" 2>/dev/null; then found=$$each; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then \
	    echo "需要 Python 3.11 或更高版本，这里只找到：$$($(or $(PYTHON),python3) --version 2>&1 | head -n 1)" >&2; \
	    echo "请安装后重试，或指定解释器：make $(or $(firstword $(MAKECMDGOALS)),demo) PYTHON=/路径/python3.12" >&2; \
	    exit 1; \
	  fi; \
	  echo "正在用 $$($$found --version) 建立虚拟环境 $(VENV)/……"; \
	  if "$$found" -c 'import ensurepip' 2>/dev/null; then "$$found" -m venv $(VENV); \
	  else "$$found" -m venv --without-pip $(VENV); fi; \
	  touch $(VENV)/.made-by-make; \
	fi; \
	if ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
	  python3 -m pip --python $(BIN)/python install --quiet pip || { \
	    echo "虚拟环境里没有 pip。Debian、Ubuntu 请先：apt-get install python3-venv" >&2; exit 1; }; \
	fi; \
	touch $@
