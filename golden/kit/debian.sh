#!/usr/bin/env bash
# debian.sh SUITE FOLDER PACKAGE...: makes a folder the root of another release
# of Debian, with these packages, from the mirror that apt uses on this machine.
set -euo pipefail
suite=$1 root=$2
shift 2
# The mirror of this release itself: those of its updates have other suites.
. /etc/os-release
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
    awk -v release="$VERSION_CODENAME" '$1 == release { mirror = $2 } END { print mirror }')
options=(--aptopt='Acquire::Retries "3"' --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"')
# A release file's age counts as much as it does for apt here.
while read -r option; do
    options+=(--aptopt="${option%;}")
done < <(apt-config dump | grep -E '^Acquire::Check-(Date|Valid-Until) ')
# The folder can be made again, so nothing has to reach the disk at once.
options+=(--dpkgopt=force-unsafe-io)
for unread in doc locale man; do
    options+=(--dpkgopt="path-exclude=/usr/share/$unread/*")
done
mmdebstrap --quiet --variant=apt --mode=root --include="$(IFS=,; echo "$*")" "${options[@]}" "$suite" "$root" "$mirror"
