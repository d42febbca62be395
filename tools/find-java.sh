# Sourced by the scripts of this repository. Defines find_java, which sets java_home to the folder of
# the first Java that is new enough, or fails: GRAPHLIFT_JAVA, JAVA_HOME, `java` on the path, then the
# usual folders.
# shellcheck shell=sh

oldest_java=25

# The release number of the Java in a folder.
java_release() {
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -XshowSettings:properties -version 2>&1 |
      sed -n 's/^ *java.specification.version = \([0-9]*\).*/\1/p'
  fi
}

# Whether a folder holds a Java that is new enough.
is_java_home() {
  [ -x "$1/bin/java" ] || return 1
  java_release=$(java_release "$1")
  [ -n "$java_release" ] && [ "$java_release" -ge "$oldest_java" ]
}

# The target of a path through symbolic links.
follow() {
  path=$1
  while [ -L "$path" ]; do
    link=$(readlink "$path")
    case $link in
      /*) path=$link ;;
      *) path=$(dirname "$path")/$link ;;
    esac
  done
  printf '%s\n' "$path"
}

# The Java folder that a `java` command belongs to.
java_home_of() {
  (CDPATH='' cd -- "$(dirname -- "$(follow "$1")")/.." 2>/dev/null && pwd -P)
}

find_java() {
  if [ -n "${GRAPHLIFT_JAVA:-}" ]; then
    java_home=$GRAPHLIFT_JAVA
    [ -d "$java_home" ] || java_home=$(java_home_of "$GRAPHLIFT_JAVA")
    is_java_home "$java_home" && return
    echo "error: GRAPHLIFT_JAVA is \`$GRAPHLIFT_JAVA\`, which is not a Java $oldest_java or newer" >&2
    return 1
  fi
  java_home=${JAVA_HOME:-}
  [ -n "$java_home" ] && is_java_home "$java_home" && return
  if command -v java >/dev/null 2>&1; then
    java_home=$(java_home_of "$(command -v java)")
    is_java_home "$java_home" && return
  fi
  if [ -x /usr/libexec/java_home ]; then
    java_home=$(/usr/libexec/java_home -v "$oldest_java+" 2>/dev/null) &&
      is_java_home "$java_home" && return
  fi
  for java_home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    "${HOME:-}"/.local/share/mise/installs/java/* "${HOME:-}"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    is_java_home "$java_home" && return
  done
  echo "error: Graphlift needs Java $oldest_java or newer and found none; install one (for instance from https://adoptium.net) or set GRAPHLIFT_JAVA to its folder" >&2
  return 1
}
