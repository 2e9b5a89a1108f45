# shellcheck shell=bash
# Sourced by the checks that need packages of Python's.

# python_tools FOLDER PACKAGE...: a virtual environment with packages from PyPI. Outside of the folder
# nothing is changed, but that root gets Debian's python3-venv where it is missing.
python_tools() {
    local folder=$1
    shift
    if ! python3 -c 'import ensurepip' 2>/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv
    fi
    python3 -m venv "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check "$@"
}
