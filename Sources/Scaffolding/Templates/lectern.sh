#!/bin/sh
# Fetches and builds Lectern the first time, and hands over every time.
#
#   ./lectern build      build the site           ./lectern verify    check that it is true
#   ./lectern serve      show it while you write   ./lectern --help    everything else
#
# Commit it, so that everybody checks the course with the same Lectern. It needs git and Swift. For
# another release, change the version below. LECTERN_SOURCE names another git repository, by its
# address or its path, to take that release from.

set -eu

version='@version@'
default='@source@'

say() { printf 'lectern: %s\n' "$1" >&2; }
give_up() { say "$1"; printf '  help: %s\n' "$2" >&2; exit 2; }
has() { command -v "$1" >/dev/null 2>&1; }

[ "${1:-}" != test ] ||
    give_up 'the tests of Lectern itself are not run from here' \
        'swift test runs yours, and ./lectern verify checks the course'

source=${LECTERN_SOURCE:-$default}
[ -n "$source" ] || give_up "nothing says where Lectern $version is to come from" \
    'set LECTERN_SOURCE to the address or the path of a git repository of Lectern'
[ ! -d "$source" ] || source=$(CDPATH='' cd -- "$source" && pwd)
[ -n "${XDG_CACHE_HOME:-${HOME:-}}" ] || give_up 'neither HOME nor XDG_CACHE_HOME is set' \
    'set XDG_CACHE_HOME to the folder in which Lectern is to be kept'

# What came from one place is never taken for what comes from another.
place=${XDG_CACHE_HOME:-$HOME/.cache}/lectern/$version/$(printf %s "$source" | cksum | tr ' ' -)

# Puts the folder of a whole build into `home`. The file that names it is renamed into its place when
# all is done: whoever is killed before has left nothing that counts.
find_whole_build() {
    [ -r "$place/whole" ] || return 1
    home=$place/$(cat "$place/whole")
    [ -x "$home/lectern" ]
}

fetch() (
    has git || give_up 'git is not installed' 'install it: Lectern is fetched with it'
    mkdir -p "$place" ||
        give_up "$place cannot be made" 'set XDG_CACHE_HOME to a folder that you may write to'
    # Where there is flock, one builds and the others wait: what lies about then was left by the dead.
    # Elsewhere each builds for itself, and the last one's counts.
    if has flock; then
        exec 9>"$place/lock"
        flock -n 9 || {
            say "somebody else builds Lectern $version: waiting"
            flock 9
        }
        if find_whole_build; then exit 0; fi
        rm -rf "$place"/tree.*
    fi
    words=$(git ls-remote --exit-code -- "$source" "refs/tags/$version" 2>&1) || {
        [ $? != 2 ] || give_up "there is no Lectern $version at $source" \
            'change the version in this script, or set LECTERN_SOURCE to a repository with that tag'
        printf '%s\n' "$words" >&2
        give_up "Lectern $version cannot be fetched from $source" \
            'is the network there? LECTERN_SOURCE names another git repository'
    }
    tree=$(mktemp -d "$place/tree.XXXXXX")
    trap 'rm -rf "$tree"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' HUP TERM
    say "fetching Lectern $version from $source"
    # Not a clone: that takes a branch of the same name for the release.
    words=$(git init --quiet "$tree" 2>&1 &&
        git -C "$tree" fetch --quiet --depth 1 -- "$source" "refs/tags/$version" 2>&1 &&
        git -C "$tree" checkout --quiet FETCH_HEAD 2>&1) || {
        printf '%s\n' "$words" >&2
        give_up "Lectern $version cannot be fetched from $source" 'the messages above say why'
    }
    [ -x "$tree/lectern" ] || give_up "$version at $source has no launcher" 'is it a repository of Lectern?'
    # Its own launcher sets up what is needed, and builds.
    "$tree/lectern" --version >/dev/null || give_up "Lectern $version was not built" 'the messages above say why'
    printf '%s\n' "${tree##*/}" >"$tree/.whole"
    mv -f "$tree/.whole" "$place/whole"
    trap - EXIT
)

if ! find_whole_build; then
    fetch
    find_whole_build || give_up "$place was changed while Lectern was built" 'run the command again'
fi
exec "$home/lectern" "$@"
