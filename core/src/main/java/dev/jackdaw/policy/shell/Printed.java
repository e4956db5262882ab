package dev.jackdaw.policy.shell;

import java.util.List;

/// What `echo` and `printf` print, and what else the latter does.
record Printed(Call call) {
    /// What shells print otherwise than each other, or by numbers of characters, is not followed.
    static Value echoed(List<Value> arguments) {
        Value out = Value.NOTHING;
        boolean flags = true;
        boolean first = true;
        String letters = "";
        for (Value each : arguments) {
            flags &= each.text().startsWith("-")
                    && each.text().length() > 1
                    && each.text().substring(1).chars().allMatch(c -> "neE".indexOf(c) >= 0);
            if (flags) letters += each.text();
            else {
                out = first ? each : out.plus(Value.of(" ")).plus(each);
                first = false;
            }
        }
        Value text = letters.contains("e") ? decoded(out) : out;
        if (text.text().indexOf('\\') >= 0) return Value.sign(Value.ANY);
        return letters.contains("n") ? text : text.plus(Value.of("\n"));
    }

    /// With what escapes stand for; a backslash is left where that is not the same in all shells.
    private static Value decoded(Value value) {
        String text = value.text();
        if (text.indexOf('\\') < 0) return value;
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digits = 0;
            boolean hex = text.startsWith("\\x", i);
            int from = i + (hex ? 2 : 1);
            while (c == '\\'
                    && digits < (hex ? 2 : text.startsWith("0", from) ? 4 : 3)
                    && from + digits < text.length()
                    && Character.digit(text.charAt(from + digits), hex ? 16 : 8) >= 0) digits++;
            if (c == '\\' && digits > 0) {
                int code = Integer.parseInt(text.substring(from, from + digits), hex ? 16 : 8);
                out.append(code == 0 ? '\n' : code < 128 ? (char) code : Value.ANY);
                i = from + digits - 1;
            } else if (text.startsWith("\\n", i) || text.startsWith("\\t", i))
                out.append(text.charAt(++i) == 'n' ? '\n' : '\t');
            else out.append(c);
        }
        return new Value(out.toString(), value.many());
    }

    Value printed(List<Value> arguments) {
        List<Value> rest = arguments;
        while (!rest.isEmpty() && rest.getFirst().text().startsWith("-")) {
            String flag = rest.getFirst().text();
            if (flag.equals("--")) rest = rest.subList(1, rest.size());
            else if (flag.equals("-v") && rest.size() > 1) {
                new Builtins(call).named(rest.get(1), Value.sign(Value.ANY));
                rest = rest.subList(2, rest.size());
            } else return call.unclear("printf does not know " + flag);
        }
        if (rest.isEmpty()) return Value.NOTHING;
        if (Builtins.unsure(rest.getFirst())) return call.unclear("what printf gets may be a flag");
        if (wide(rest.getFirst().text()) || rest.getFirst().text().contains("%*"))
            return call.unclear("printf may fill the memory");
        if (stores(rest.getFirst().text())) return call.unclear("printf sets a variable by %n");
        return formatted(decoded(rest.getFirst()), rest.subList(1, rest.size()));
    }

    /// A format of nothing but `%s`, filled as often as there is something to fill it with.
    private static Value formatted(Value format, List<Value> values) {
        String[] between = format.text().split("%s", -1);
        for (String each : between) if (each.indexOf('%') >= 0 || each.indexOf('\\') >= 0) return Value.sign(Value.ANY);
        if (values.isEmpty() || between.length == 1)
            return Value.of(format.text().replace("%s", ""));
        Value out = Value.NOTHING;
        for (int at = 0; at < values.size(); at += between.length - 1)
            for (int i = 0; i < between.length; i++) {
                out = out.plus(Value.of(between[i]));
                if (i < between.length - 1 && at + i < values.size()) out = out.plus(values.get(at + i));
            }
        return out;
    }

    /// Whether a format stores how much was printed, in a variable that is evaluated.
    private static boolean stores(String format) {
        for (int i = format.indexOf('%'); i >= 0; i = format.indexOf('%', i + 2)) {
            int end = i + 1;
            while (end < format.length() && "0123456789.*+- #'hlLjzt".indexOf(format.charAt(end)) >= 0) end++;
            if (end < format.length() && format.charAt(end) == 'n'
                    || end < format.length() && Value.sign((int) format.charAt(end))) return true;
        }
        return false;
    }

    /// Whether a field of a format is as wide as nobody can read.
    private static boolean wide(String format) {
        for (int i = format.indexOf('%'); i >= 0; i = format.indexOf('%', i + 1)) {
            int end = i + 1;
            while (end < format.length() && "0123456789.+- #'".indexOf(format.charAt(end)) >= 0) end++;
            if (end - i > 6) return true;
        }
        return false;
    }
}
