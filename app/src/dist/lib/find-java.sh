# Finds a Java that is new enough. Sourced by every script; needs a POSIX shell and, as a rule, starts no process.
#
#   find_java       sets java_home to a Java for running
#   find_java jdk   sets java_home to one that can compile, too
#
# Both return 1 where there is none; no_java then says what to do about it.

java_wanted=25

# Sets java_release to the feature number of the Java in folder $1, or to 0.
java_release_of() {
  java_release=0
  [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    while IFS= read -r java_line; do
      case $java_line in JAVA_VERSION=*) break ;; esac
      java_line=
    done <"$1/release"
  else
    java_line=$("$1/bin/java" -version 2>&1 </dev/null) || java_line=
  fi
  java_line=${java_line#*\"}
  java_line=${java_line%%[!0-9]*}
  java_release=${java_line:-0}
}

# Whether the Java in folder $1 is new enough for what $2 asks; then it is java_home.
java_fits() {
  [ -n "$1" ] || return 1
  java_release_of "$1"
  [ "$java_release" -ge "$java_wanted" ] || return 1
  [ "$2" != jdk ] || [ -x "$1/bin/javac" ] || return 1
  java_home=$1
}

# The home of the `java` on the path: where its links lead, or what it says of itself.
java_on_path() {
  java_line=$(command -v java) || return 1
  java_line=$(readlink -f -- "$java_line" 2>/dev/null) || java_line=$(command -v java)
  java_line=${java_line%/bin/java}
  if ! [ -r "$java_line/release" ]; then
    java_line=$(java -XshowSettings:properties -version 2>&1 </dev/null | sed -n 's/^ *java\.home = //p')
  fi
  java_fits "$java_line" "$1"
}

# Looks where systems and tools put their Javas: first for the very release, then for any later one.
java_installed() {
  java_later=
  for java_candidate in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* /opt/*/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jabba/jdk/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec /run/current-system/sw/lib/openjdk; do
    java_fits "$java_candidate" "$1" || continue
    [ "$java_release" -eq "$java_wanted" ] && return 0
    java_later=${java_later:-$java_candidate}
  done
  java_home=$java_later
  [ -n "$java_home" ]
}

find_java() {
  java_home=
  if [ -n "${JACKDAW_JAVA_HOME:-}" ]; then
    java_fits "$JACKDAW_JAVA_HOME" "${1:-}"
    return
  fi
  java_fits "${JAVA_HOME:-}" "${1:-}" || java_on_path "${1:-}" || java_installed "${1:-}"
}

no_java() {
  if [ -n "${JACKDAW_JAVA_HOME:-}" ]; then
    echo "jackdaw: JACKDAW_JAVA_HOME is $JACKDAW_JAVA_HOME, but there is no JDK $java_wanted or later; correct or unset it." >&2
    return
  fi
  cat >&2 <<EOF
jackdaw needs a JDK $java_wanted or later, and none was found. Install a JDK $java_wanted, for instance Temurin $java_wanted:
  Debian, Ubuntu   apt install openjdk-$java_wanted-jdk   (or temurin-$java_wanted-jdk from Adoptium)
  Fedora, RHEL     dnf install java-$java_wanted-openjdk-devel
  macOS            brew install openjdk@$java_wanted
  anywhere         sdk install java $java_wanted-tem      (with SDKMAN)
or set JACKDAW_JAVA_HOME to one that is there.
EOF
}
