# Sourced by ../run and ../test: finds Python, and makes .venv in the checkout with exactly the
# packages that requirements/*.lock name. Quick when nothing has changed.
# shellcheck shell=sh

# shellcheck disable=SC2154  # root is set by the script that sources this
venv=$root/.venv
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1

say() {
    printf '%s\n' "$*" >&2
}

# Succeeds if $1 is a Python this program runs on.
fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' >/dev/null 2>&1
}

# Sets `python`, or leaves it empty.
find_python() {
    python=
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.14 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 && fits "$candidate"; then
            python=$candidate
            return
        fi
    done
}

# install_packages PURPOSE PACKAGE...: with Debian's apt-get if this user may; else `name_missing`
# says how, for all that is missing at once.
install_packages() {
    purpose=$1
    shift
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Please install $purpose ($*) with this system's package manager, then start again."
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        missing_for="${missing_for:+$missing_for; }$purpose"
        missing="${missing:-} $*"
        return 1
    fi
    say "Installing $purpose ($*) …"
    log=$(mktemp)
    if { [ -n "${apt_updated:-}" ] || apt-get update; } >"$log" 2>&1 &&
        DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --no-install-recommends "$@" >>"$log" 2>&1; then
        apt_updated=1
        rm -f "$log"
        return 0
    fi
    cat "$log" >&2
    rm -f "$log"
    say "Could not install $purpose."
    return 1
}

# Says how to install what this user may not.
name_missing() {
    if [ -z "${missing:-}" ]; then
        return 0
    fi
    say "Missing: $missing_for. To install it:"
    if command -v sudo >/dev/null 2>&1; then
        say "    sudo apt-get update && sudo apt-get install --no-install-recommends$missing"
    else
        say "    su -c 'apt-get update && apt-get install --no-install-recommends$missing'"
    fi
    say "If you may not do that, ask whoever looks after this computer."
    missing=
    missing_for=
}

# Ends what cannot go on.
give_up() {
    name_missing
    exit 2
}

need_python() {
    find_python
    if [ -z "$python" ]; then
        install_packages "Python 3.11 to 3.14" python3 || give_up
        find_python
        if [ -z "$python" ]; then
            say "This needs Python 3.11 to 3.14; set PYTHON to one, for example PYTHON=python3.12."
            exit 2
        fi
    fi
}

has_venv_module() {
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1
}

# Fails if it is missing and was not installed.
want_venv_module() {
    if ! has_venv_module; then
        package=$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')
        install_packages "Python's virtual environments" "$package"
    fi
}

# Which Python made .venv, and where: one that was moved, or whose Python was replaced, is made anew.
made_with() {
    "$venv/bin/python" -c 'import sys; print(*sys.version_info[:2], sys.prefix)' 2>/dev/null
}

venv_fits() {
    [ -f "$venv/made-with" ] && [ "$(made_with)" = "$(cat "$venv/made-with")" ]
}

# need_venv NAME: installs what requirements/NAME.lock names, unless that is what is there.
need_venv() {
    lock=$root/requirements/$1.lock
    if ! venv_fits; then
        need_python
        want_venv_module || give_up
        say "Making .venv …"
        rm -rf "$venv"
        "$python" -m venv "$venv" || exit 2
        made_with >"$venv/made-with"
    fi
    if cmp -s "$lock" "$venv/installed-$1.lock"; then
        return
    fi
    say "Installing what requirements/$1.lock names …"
    # The hashes are those of the lock: a package that was changed on its way is refused.
    log=$(mktemp)
    if ! "$venv/bin/python" -m pip install --quiet --require-hashes --only-binary :all: \
        --requirement "$lock" >"$log" 2>&1; then
        grep -v '^WARNING' "$log" >&2 || true
        rm -f "$log"
        say "Could not install it. It comes from the Internet: if there is no connection now, start again when there is."
        exit 2
    fi
    rm -f "$log"
    cp "$lock" "$venv/installed-$1.lock"
}

# Whether there is a screen to open a window on. On macOS there always is.
has_screen() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] || [ "$(uname -s)" = Darwin ]
}

# Whether what has_screen names answers: nothing is installed for a window that cannot open.
screen_answers() {
    PYTHONPATH=$root "$python" -P -c '
import sys
from exposure_check.gui.screen import unreachable
sys.exit(unreachable() is not None)'
}

# What Qt's wheels expect of a Linux: name of the library, and Debian's package with it.
window_libraries='
libGL.so.1:libgl1 libEGL.so.1:libegl1 libfontconfig.so.1:libfontconfig1 libdbus-1.so.3:libdbus-1-3
libglib-2.0.so.0:libglib2.0-0 libxkbcommon.so.0:libxkbcommon0 libxkbcommon-x11.so.0:libxkbcommon-x11-0
libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0
libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0 libxcb-shape.so.0:libxcb-shape0
libxcb-render-util.so.0:libxcb-render-util0 libxcb-xfixes.so.0:libxcb-xfixes0 libxcb-xkb.so.1:libxcb-xkb1
'

# Installs the libraries that the window needs and that are not there, or says how. Without them
# the program says which is missing, and works in the terminal.
want_window_libraries() {
    ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
    [ "$(uname -s)" = Linux ] && [ -x "$ldconfig" ] || return 0
    known=$("$ldconfig" -p)
    wanted=
    for one in $window_libraries; do
        case $known in
        *"${one%%:*} "*) ;;
        *) wanted="$wanted ${one#*:}" ;;
        esac
    done
    if [ -n "$wanted" ]; then
        # shellcheck disable=SC2086  # several packages
        install_packages "libraries for the window" $wanted || true
    fi
}

# Fonts are no must: asked for once, and a system without them uses its own.
want_fonts() {
    if [ "$(uname -s)" != Linux ] || [ -e "$venv/fonts-asked" ]; then
        return 0
    fi
    if [ -d "$venv" ]; then
        : >"$venv/fonts-asked"
    fi
    if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list Inter)" ] || [ -z "$(fc-list :lang=zh-hk)" ]; then
        install_packages "fonts for the window, also for Chinese" fontconfig fonts-inter fonts-noto-cjk || true
    fi
}

# Sets `python` to one that opens the window; fails if none can be had, which the program says then.
set_up_window() {
    no_venv=
    if ! venv_fits; then
        need_python
        screen_answers || return 1
        want_venv_module || no_venv=1
    fi
    # Before packages of Python, which may be refused, so that all that is missing is named at once.
    want_window_libraries
    want_fonts
    if [ -n "$no_venv" ] || ! (need_venv run); then
        return 1
    fi
    python=$venv/bin/python
}
