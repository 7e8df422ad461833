#!/bin/sh
# Makes the two templates again with LibreOffice, as an office would save them:
#   sh crates/papers/tests/templates/customer/make.sh
# The files differ each time (LibreOffice numbers its paragraphs by chance), so
# make them again only when their sources here have changed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for kind in docx:fodt xlsx:fods; do
    soffice --headless --norestore "-env:UserInstallation=file://$profile" \
        --convert-to "${kind%:*}" --outdir "$here" "$here/danh-sach-quy-hoach.${kind#*:}"
done
