package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.settings.FolderTrust;
import dev.jackdaw.trust.Approvals;
import dev.jackdaw.trust.Belongings;
import dev.jackdaw.trust.Standing;
import dev.jackdaw.tui.screen.Sanitiser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// `jackdaw trust`: what this folder brings along that could run programs, widen what is allowed or instruct the model,
/// and whether that is approved.
final class TrustCommand {
    private final Start start;
    private final Approvals approvals;

    private TrustCommand(Start start) {
        this.start = start;
        this.approvals = new Approvals(start.state());
    }

    static int run(Start start) throws CommandFault, IOException, InterruptedException {
        var command = new TrustCommand(start);
        List<String> words = start.line().words();
        if (words.size() > 1) throw unknown();
        return switch (words.isEmpty() ? "show" : words.getFirst()) {
            case "show" -> command.show();
            case "add" -> command.add();
            case "forget" -> command.forget();
            case "list" -> command.list();
            default -> throw unknown();
        };
    }

    private static CommandFault unknown() {
        return CommandFault.usage(
                "say what: jackdaw trust show, add, forget or list; it is about the folder you are in,"
                        + " or that of --cwd");
    }

    private int show() throws CommandFault, IOException, InterruptedException {
        Belongings found = FolderTrust.everything(start.request());
        Standing standing = approvals.standing(found);
        if (start.line().has("--json")) {
            var texts = new TreeMap<String, Json>();
            found.all().forEach((name, text) -> texts.put(name, new Json.Str(text)));
            start.print(Json.obj(
                            "folder", found.folder().toString(),
                            "standing", standing.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                            "brings", new Json.Obj(texts))
                    .pretty());
            return ExitCode.DONE;
        }
        switch (standing) {
            case Standing.Nothing _ -> start.print(found.folder() + " brings nothing that needs approval.");
            case Standing.Approved _ -> {
                contents(found);
                start.print("All of it is approved, as it is; jackdaw trust forget takes that back.");
            }
            case Standing.Unknown _ -> {
                contents(found);
                start.print(
                        "None of it is approved: what could run programs, send prompts elsewhere, widen what is"
                                + " allowed or instruct the model is left out.\njackdaw trust add approves it, until it changes.");
            }
            case Standing.Changed(var difference) -> {
                start.print(Sanitiser.clean(difference));
                start.print(
                        "It has changed since you approved it, and is left out.\njackdaw trust add approves it as it"
                                + " is now.");
            }
        }
        return ExitCode.DONE;
    }

    private void contents(Belongings found) {
        found.all()
                .forEach((name, text) -> start.print("── " + Sanitiser.line(name) + "\n"
                        + Sanitiser.clean(text).stripTrailing() + "\n"));
    }

    private int add() throws CommandFault, IOException, InterruptedException {
        Belongings found = FolderTrust.everything(start.request());
        if (found.none()) {
            start.print(found.folder() + " brings nothing that needs approval.");
            return ExitCode.DONE;
        }
        approvals.approve(found);
        start.print("Approved as it is now: " + String.join(", ", found.all().keySet()));
        return ExitCode.DONE;
    }

    private int forget() throws IOException {
        boolean withdrawn = approvals.withdraw(start.directory().toRealPath());
        start.print(
                withdrawn
                        ? "What " + start.directory() + " brings is not approved any more."
                        : "Nothing of " + start.directory() + " was approved.");
        return ExitCode.DONE;
    }

    private int list() throws IOException {
        for (String folder : approvals.folders()) start.print(folder);
        return ExitCode.DONE;
    }
}
