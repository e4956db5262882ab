# Sourced by ./jackdaw and ./dev.
#
#   fresh ROOT      whether the program built in the checkout ROOT is as new as its sources
fresh() {
  [ -e "$1/app/target/built" ] && [ -x "$1/app/target/dist/bin/jackdaw" ] &&
    [ -z "$(find "$1/core/src/main" "$1/app/src/main" "$1/app/src/dist" "$1/app/src/build" \
      "$1/pom.xml" "$1/core/pom.xml" "$1/app/pom.xml" -newer "$1/app/target/built" -print -quit)" ]
}
