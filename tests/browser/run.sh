#!/bin/sh
# Installs what the browser tests need, and runs them: tests/browser/run.sh [PYTHON]
#
# Needs node with npm, and Chromium: CHROMIUM names it, else it is looked for. Where it is missing, on Debian and as
# root, it is installed.
set -eu
cd "$(dirname "$0")/../.."
found=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
  if [ -z "$found" ]; then found=$(command -v "$name" || true); fi
done
if [ -z "$found" ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo 'There is no Chromium; install it, or name it with CHROMIUM=/path/to/chromium.' >&2
    exit 2
  fi
  apt-get update
  apt-get install -y chromium
fi
npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund
exec "${1:-python}" -m pytest --no-cov -rs tests/test_html_browser.py
