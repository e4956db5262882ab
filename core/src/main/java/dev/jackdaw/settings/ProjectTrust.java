package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Mode;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Leaves out what files of a project say as long as the user has not said that they are to be trusted.
///
/// A repository can bring such files along. Left out is therefore whatever decides where keys and prompts are sent
/// (address, key, headers; provider and wire beside an address), whatever loosens the permissions, and variables,
/// which could carry secrets elsewhere. What narrows (deny and ask rules, a stricter mode) and what does no harm (the
/// model's name, sizes) holds. A key in the project's `.env` is taken, because that is where users keep it, unless an
/// address stands beside it: then both are left out, so that no key ever meets an address it was not meant for.
final class ProjectTrust {
    static final String ADDRESS = "a project may not say where keys and prompts are sent before it is trusted";
    static final String APPROVAL = "if this project is yours: jackdaw trust shows what it brings and trust add approves"
            + " it; --trust or JACKDAW_TRUST_PROJECT=1 does for one run";
    private static final String LIMITS = "a project may not widen what is allowed before it is trusted";
    private static final String STEERING = "a project may not instruct the model in your name before it is trusted";
    private static final String PROGRAMS = "a project may not have programs run before it is trusted";
    private static final List<Mode> STRICTER =
            List.of(Mode.BYPASS, Mode.ACCEPT_EDITS, Mode.AUTO, Mode.DEFAULT, Mode.DONT_ASK, Mode.PLAN);

    private final Request request;
    private final List<Setting> settings;
    private final Findings findings;

    ProjectTrust(Request request, List<Setting> settings, Findings findings) {
        this.request = request;
        this.settings = settings;
        this.findings = findings;
    }

    /// What is left.
    List<Setting> filtered() {
        var kept = new ArrayList<Setting>();
        for (Setting setting : settings) {
            Optional<String> why = setting.layer().ofProject() ? objection(setting) : Optional.empty();
            if (why.isEmpty()) kept.add(setting);
            else
                findings.leaveOut(
                        setting.where(), setting.field().label(), "it is left out, because " + why.get(), request);
        }
        return kept;
    }

    static String mend(Request request) {
        return APPROVAL + "; or put it into "
                + Places.user(request.environment()).getFirst();
    }

    private Optional<String> objection(Setting setting) {
        if (setting.field() != Field.HOOKS && setting.layer().file() && Expansion.wanted(setting))
            return Optional.of("a project's file may not use variables before it is trusted");
        return switch (setting.field().trust()) {
            case FREE -> Optional.empty();
            case NEEDED -> setting.field() == Field.API_KEY ? key(setting) : Optional.of(danger(setting.field()));
            case WITHOUT_ADDRESS -> addressed(setting) ? Optional.of(danger(setting.field())) : Optional.empty();
            case TIGHTENING -> loosening(setting);
        };
    }

    private Optional<String> key(Setting setting) {
        return setting.layer() == Layer.DOTENV && !addressed(setting)
                ? Optional.empty()
                : Optional.of(danger(setting.field()));
    }

    /// Whether the same file also says where requests go.
    private boolean addressed(Setting setting) {
        return settings.stream()
                .anyMatch(other ->
                        other.field() == Field.BASE_URL && other.where().equals(setting.where()));
    }

    private static String danger(Field field) {
        return switch (field) {
            case SYSTEM_PROMPT, APPEND_SYSTEM_PROMPT -> STEERING;
            case HOOKS,
                    STATUS_LINE,
                    VERIFY,
                    VERIFY_COMMANDS,
                    VERIFY_TESTS,
                    VERIFY_REPAIRS,
                    VERIFY_TIMEOUT,
                    VERIFY_TIME -> PROGRAMS;
            case PERMISSIONS_ALLOW,
                    ADD_DIRS,
                    RECORD,
                    UNDO_QUOTA,
                    UNDO_FILE,
                    SANDBOX,
                    AUTO_WITHOUT_SANDBOX,
                    SANDBOX_WRITE,
                    COMMAND_MEMORY,
                    COMMAND_PROCESSES,
                    AGENTS_TOGETHER,
                    AGENTS_ALL,
                    AGENTS_DEPTH,
                    AGENTS_TOKENS,
                    AGENTS_DOLLARS,
                    AGENTS_TIME,
                    AGENTS_MODEL,
                    GOAL_ROUNDS -> LIMITS;
            default -> ADDRESS;
        };
    }

    private Optional<String> loosening(Setting setting) {
        boolean looser = switch (setting.field()) {
            case PERMISSION_MODE -> looser(setting.text());
            case TOOLS -> said(Field.TOOLS).isPresent();
            case ARTIFACTS -> !inside(setting.text());
            case MAX_TOKENS_TOTAL, MAX_BUDGET_USD, TIMEOUT ->
                said(setting.field()).filter(without -> more(setting, without)).isPresent();
            default -> true;
        };
        return looser ? Optional.of(LIMITS) : Optional.empty();
    }

    /// What sources outside the project say.
    private Optional<Setting> said(Field field) {
        return settings.stream()
                .filter(setting -> setting.field() == field && !setting.layer().ofProject())
                .reduce((weaker, stronger) -> stronger);
    }

    private static boolean more(Setting one, Setting other) {
        Optional<BigDecimal> amount = Sizes.amount(one);
        Optional<BigDecimal> most = Sizes.amount(other);
        return amount.isPresent() && most.isPresent() && amount.get().compareTo(most.get()) > 0;
    }

    private boolean looser(String name) {
        try {
            Mode without =
                    Mode.named(said(Field.PERMISSION_MODE).map(Setting::text).orElse(Mode.DEFAULT.label()));
            return STRICTER.indexOf(Mode.named(name)) < STRICTER.indexOf(without);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private boolean inside(String folder) {
        try {
            Path directory = request.directory().toAbsolutePath().normalize();
            return directory.resolve(folder).normalize().startsWith(directory);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /// The settings with variables put in; where one is not set, the field is a problem.
    static List<Setting> expanded(List<Setting> settings, Sources sources, Findings findings) {
        var expanded = new ArrayList<Setting>();
        for (Setting setting : settings) {
            // A hook's own shell puts in its variables.
            if (setting.field() == Field.HOOKS || !setting.layer().file() || !Expansion.wanted(setting)) {
                expanded.add(setting);
                continue;
            }
            var expansion = new Expansion(sources.expandable());
            Json value = expansion.of(setting.value());
            for (String name : expansion.missing())
                findings.problem(
                        setting, "the variable " + name + " is not set", "set it, or write ${" + name + ":-OTHERWISE}");
            if (expansion.missing().isEmpty()) expanded.add(setting.saying(value));
        }
        return expanded;
    }
}
