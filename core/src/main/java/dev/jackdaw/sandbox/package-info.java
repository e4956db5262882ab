/// What commands cannot do, whatever they try: the ladder of confinements the system offers, and the profile they get.
@NullMarked
package dev.jackdaw.sandbox;

import org.jspecify.annotations.NullMarked;
