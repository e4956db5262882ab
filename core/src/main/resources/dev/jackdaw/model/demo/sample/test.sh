#!/bin/sh
# Compiles everything and runs the tests, with the JDK in JAVA_HOME or the one on the PATH.
set -eu
cd "$(dirname "$0")"
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
"${bin}javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -d build src/*.java test/*.java
"${bin}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp build FareTest
