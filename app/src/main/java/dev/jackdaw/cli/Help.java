package dev.jackdaw.cli;

import java.util.List;
import java.util.Map;

/// The page `--help` prints.
final class Help {
    private static final int COLUMN = 36;

    private static final String CALLS = """
            Jackdaw, a coding agent for the terminal.

            Usage
              jackdaw                           work interactively in this folder
              jackdaw "PROMPT"                  the same, beginning with that
              jackdaw -p "PROMPT"               one task without a screen; standard input is appended
              jackdaw team "TASK"               several agents at once and a reviewer: --members N --rounds N
              jackdaw goal "GOAL"               work until it is met: --criterion "TEXT ||| COMMAND"; -c goes on
              jackdaw demo                      see it work: no key, no network
              jackdaw setup                     choose language, model, permission mode and sandbox again
              jackdaw init                      create .jackdaw/ with commented examples
              jackdaw doctor                    check what it needs, with the mend
              jackdaw config check|show|paths   settings: problems, values and where they come from, files
              jackdaw trust show|add|forget|list
              jackdaw knowledge                 the files of instructions that count here, in their order
              jackdaw sessions list|show ID|export ID|rm ID
              jackdaw sessions search QUERY     what was said and done in the latest, --session ID or --all
              jackdaw sessions restore ID [STEP]   undo its last step, or STEP and all after it
              jackdaw memory list|show ID|add TEXT|search TEXT|forget ID
              jackdaw memory correct ID [TEXT]|path|import FILE
              jackdaw memory pending|promote [ID]|reject ID|distill [TOPIC]   what may become a note
              jackdaw plan "TASK"               a plan for it, kept for later; --run carries it out at once
              jackdaw plan [--run] -c           shows the plan of the latest session; --run goes on with it
              jackdaw context [SESSION]         what the next prompt of a session consists of
              jackdaw tools                     what it can call
              jackdaw models [PROVIDER]         whom it can ask; which models a provider has, at what price
              jackdaw models test [NAME]        whether a model answers, calls tools and sees pictures
              jackdaw call TOOL JSON            run one tool by hand
              jackdaw permissions               the rules that hold, and where they come from
              jackdaw hooks                     the hooks, where they come from and whether they are trusted
              jackdaw hooks test EVENT          run those that match a sample: --tool NAME --input JSON
              jackdaw skills                    the skills, where they come from; show NAME, check
              jackdaw commands, jackdaw agents  the same for custom commands and agents
              jackdaw permissions why 'CMD'     what would be decided about a command, and why
              jackdaw permissions test          whether the rules decide as their files expect
              jackdaw permissions judge         verdicts for commands in JSON lines, as they come in
              jackdaw permissions allow|ask|deny RULE
            """;

    private static final String CODES = """

            Exit codes
              0 done    1 error    2 usage or configuration    3 stopped by a limit    4 goal not met
              5 refused by policy
              130 interrupted    143 terminated
            """;

    private Help() {}

    static String page() {
        var page = new StringBuilder(CALLS);
        for (Map.Entry<String, List<Flag>> group : Flags.GROUPS.entrySet()) {
            if (group.getKey().isEmpty()) continue;
            page.append('\n').append(group.getKey()).append('\n');
            for (Flag flag : group.getValue()) add(page, flag);
        }
        return page.append(CODES).toString();
    }

    private static void add(StringBuilder page, Flag flag) {
        int start = page.length();
        page.append("  ");
        for (String alias : flag.aliases())
            if (alias.length() == 2 && !alias.equals("-V")) page.append(alias).append(", ");
        page.append(flag.name());
        switch (flag.takes()) {
            case NOTHING -> {}
            case MAYBE -> page.append(" [").append(flag.placeholder()).append(']');
            case VALUE, SEVERAL -> page.append(' ').append(flag.placeholder());
        }
        int width = page.length() - start;
        if (width < COLUMN - 1) page.repeat(' ', COLUMN - width);
        else page.append('\n').repeat(' ', COLUMN);
        page.append(flag.help()).append('\n');
    }
}
