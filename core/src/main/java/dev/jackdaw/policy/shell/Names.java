package dev.jackdaw.policy.shell;

import dev.jackdaw.wording.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Variables a command may set without anything else behaving otherwise.
///
/// @param harmless those that may be passed to a program
/// @param risky patterns of those that the shell or a program goes by
record Names(Set<String> harmless, List<String> risky) {

    static Names load() {
        var all = Resource.properties(Names.class, "variables.properties");
        return new Names(
                Set.copyOf(Resource.words(all.getProperty("harmless"))), Resource.words(all.getProperty("risky")));
    }

    /// Whether a program may get it.
    boolean passes(String name) {
        return harmless.contains(name) || name.startsWith("LC_");
    }

    /// Whether a program may get it with this value.
    boolean passes(String name, Value value) {
        return passes(name) || value.known() && harmless.contains(name + "=" + value.text());
    }

    /// A variable of the shell itself. One that is in the environment already reaches every program.
    void assign(String name, Value value, Scope scope, List<Touch> touches) {
        if (!free(name) && !passes(name, value))
            touches.add(new Touch.Asks("setting " + name + " changes how programs behave"));
        scope.arrays.remove(name);
        scope.variables.put(name, value);
    }

    boolean free(String name) {
        if (passes(name) || name.equals("IFS")) return true;
        String upper = name.equals(name.toLowerCase(Locale.ROOT)) && !name.endsWith("_proxy")
                ? name
                : name.toUpperCase(Locale.ROOT);
        if (System.getenv(name) != null) return false;
        for (String pattern : risky)
            if (pattern.endsWith("*")
                    ? upper.startsWith(pattern.substring(0, pattern.length() - 1))
                    : pattern.startsWith("*") ? upper.endsWith(pattern.substring(1)) : upper.equals(pattern))
                return false;
        return true;
    }
}
