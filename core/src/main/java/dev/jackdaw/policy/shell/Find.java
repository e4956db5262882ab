package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.shell.Touch.Depth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `find`: where it looks, what it looks for, and what it does with what it found.
record Find(Call call) {
    private static final Set<String> RUNS = Set.of("-exec", "-execdir", "-ok", "-okdir");
    private static final Set<String> WRITES = Set.of("-fprint", "-fprint0", "-fprintf", "-fls");
    private static final Set<String> NAMES = Set.of("-name", "-iname");
    private static final Set<String> OPENS = Set.of("-o", "-or", "-not", "!", ",");
    private static final Set<String> PLAIN = Set.of(
            "-a",
            "-and",
            "(",
            ")",
            "-print",
            "-print0",
            "-ls",
            "-prune",
            "-empty",
            "-nouser",
            "-nogroup",
            "-quit",
            "-true",
            "-false",
            "-xdev",
            "-mount",
            "-depth",
            "-d",
            "-daystart",
            "-follow",
            "-readable",
            "-writable",
            "-executable",
            "-noleaf",
            "-nowarn",
            "-warn",
            "-ignore_readdir_race",
            "-E",
            "-X",
            "-s",
            "-x");
    private static final Set<String> VALUED = Set.of(
            "-path",
            "-ipath",
            "-wholename",
            "-iwholename",
            "-lname",
            "-ilname",
            "-regex",
            "-iregex",
            "-regextype",
            "-type",
            "-xtype",
            "-size",
            "-mtime",
            "-mmin",
            "-atime",
            "-amin",
            "-ctime",
            "-cmin",
            "-newermt",
            "-newerct",
            "-newerat",
            "-maxdepth",
            "-mindepth",
            "-printf",
            "-user",
            "-group",
            "-uid",
            "-gid",
            "-perm",
            "-links",
            "-inum",
            "-used",
            "-fstype",
            "-context");
    private static final Set<String> COMPARED = Set.of("-newer", "-anewer", "-cnewer", "-samefile");

    Value run(List<Value> words) {
        int i = 0;
        while (i < words.size()
                && Set.of("-L", "-P", "-H", "-O1", "-O2", "-O3")
                        .contains(words.get(i).text())) i++;
        var places = new ArrayList<Value>();
        while (i < words.size() && !begins(words.get(i))) places.add(words.get(i++));
        if (places.isEmpty()) places.add(Value.of("."));
        for (Value place : places) {
            if (Listing.likeFlag(place, call.scope())) call.asks("find may get " + place + " as an action");
            call.reads(place, Depth.NAMES, "");
        }
        List<Value> expression = words.subList(i, words.size());
        List<Value> found = found(places, expression, words);
        actions(expression, found);
        boolean prints = expression.stream()
                .noneMatch(word -> word.text().equals("-printf") || word.text().equals("-ls"));
        return prints && found.size() == 1 ? found.getFirst() : prints ? Value.sign(Value.NAME) : Value.sign(Value.ANY);
    }

    private static boolean begins(Value word) {
        String text = word.text();
        return text.startsWith("-") || text.equals("(") || text.equals("!") || text.equals(")");
    }

    /// Names as they would be found: below each place, and as the pattern says where there is just one.
    private static List<Value> found(List<Value> places, List<Value> expression, List<Value> words) {
        boolean follows =
                words.stream().anyMatch(word -> Set.of("-L", "-follow").contains(word.text()));
        String pattern = "";
        for (int i = 0; i + 1 < expression.size(); i++)
            if (NAMES.contains(expression.get(i).text())
                    && expression.get(i + 1).known())
                pattern = "/" + Expansion.pattern(expression.get(i + 1).text());
        if (follows || expression.stream().anyMatch(word -> OPENS.contains(word.text()))) pattern = "";
        var found = new ArrayList<Value>();
        for (Value place : places) {
            String base = place.text().endsWith("/") ? place.text() : place.text() + "/";
            found.add(Value.of(base + Value.NAME + pattern));
        }
        return found;
    }

    private void actions(List<Value> words, List<Value> found) {
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            if (RUNS.contains(text)) i = inner(words, i, found);
            else if (text.equals("-delete")) call.asks("find -delete removes files");
            else if (WRITES.contains(text)) {
                if (i + 1 < words.size()) call.writes(words.get(i + 1));
                i += text.equals("-fprintf") ? 2 : 1;
            } else if (COMPARED.contains(text)) {
                if (i + 1 < words.size()) call.reads(words.get(i + 1), Depth.NAMES, "");
                i++;
            } else if (NAMES.contains(text) || VALUED.contains(text)) {
                i++;
                if (i < words.size() && words.get(i).many())
                    call.asks("find may get " + words.get(i) + " as an action");
                if (i < words.size()
                        && Listing.likeFlag(words.get(i), call.scope())
                        && words.get(i).text().charAt(0) != Value.ANY) call.asks("find may get a name as an action");
            } else if (!PLAIN.contains(text) && !OPENS.contains(text)) {
                call.asks("find " + words.get(i) + " is not known to be harmless");
            }
        }
    }

    /// The command of `-exec`, with each name found in the place of `{}`.
    private int inner(List<Value> words, int at, List<Value> found) {
        int end = at + 1;
        while (end < words.size()
                && !words.get(end).text().equals(";")
                && !(words.get(end).text().equals("+")
                        && words.get(end - 1).text().equals("{}"))) end++;
        List<Value> command = words.subList(at + 1, end);
        boolean there = words.get(at).text().endsWith("dir");
        for (Value name : found) {
            Scope inner = call.scope().copy();
            inner.input = Value.NOTHING;
            if (there) inner.places = List.of(String.valueOf(Value.ANY));
            Value given =
                    there ? Value.of("./" + name.text().substring(name.text().lastIndexOf('/') + 1)) : name;
            new Call(call.walk(), inner, call.touches()).program(Starters.filled(command, "{}", given));
        }
        if (command.isEmpty()) call.asks("find has no command to run");
        return end;
    }
}
