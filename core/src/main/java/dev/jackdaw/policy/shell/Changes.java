package dev.jackdaw.policy.shell;

import dev.jackdaw.wording.Resource;
import java.util.List;

/// Why a program that is not known to be harmless is asked for.
final class Changes {
    private static final class Known {
        private static final java.util.Properties WHY = Resource.properties(Changes.class, "changes.properties");
    }

    private Changes() {}

    static String why(String name, List<Value> arguments) {
        String sub =
                arguments.isEmpty() ? name : name + "-" + arguments.getFirst().shown();
        String why = Known.WHY.getProperty(sub, Known.WHY.getProperty(name, ""));
        return why.isEmpty() ? name + " may change something" : name + " " + why;
    }
}
