package dev.jackdaw.cli;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.headless.Standard;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.skill.Kind;
import dev.jackdaw.tool.Failures;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The program from its arguments to its exit code.
final class Program {
    private final Standard standard;
    private final Map<String, String> environment;

    Program(Standard standard, Map<String, String> environment) {
        this.standard = standard;
        this.environment = environment;
    }

    /// @return the exit code
    int run(List<String> arguments) {
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> uncaught(fault));
        try {
            CommandLine line = CommandLine.parse(arguments);
            if (line.has("--version") || line.has("--help")) {
                standard.out().print(line.has("--help") ? Help.page() : "jackdaw " + Jackdaw.VERSION + "\n");
                return ExitCode.DONE;
            }
            return dispatched(Start.of(line, standard, environment));
        } catch (CommandFault fault) {
            return complain(fault.why(), fault.code());
        } catch (InterruptedException stop) {
            return ExitCode.INTERRUPTED;
        } catch (IOException e) {
            return complain(Failures.sentence(e), ExitCode.ERROR);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            return complain(FaultLog.told(fault, Layers.state(environment)), ExitCode.ERROR);
        } finally {
            standard.flush();
        }
    }

    private int complain(String why, int code) {
        standard.out().flush();
        standard.err().println("jackdaw: " + why);
        return code;
    }

    /// A fault on another thread. Nobody goes on after an error of the machine, so the process ends with it.
    private void uncaught(Throwable fault) {
        standard.err().println("jackdaw: " + FaultLog.told(fault, Layers.state(environment)));
        standard.flush();
        if (fault instanceof Error) Runtime.getRuntime().halt(ExitCode.ERROR);
    }

    private static int dispatched(Start start) throws CommandFault, IOException, InterruptedException {
        Optional<String> subcommand = start.line().subcommand();
        return switch (subcommand.orElse(alias(start.line()))) {
            case "init" -> InitFolder.run(start);
            case "setup" -> Setup.run(start);
            case "demo" -> Demo.run(start);
            case "doctor" -> Doctor.run(start);
            case "config" -> ConfigCommand.run(start, start.line().words());
            case "paths" -> ConfigCommand.run(start, List.of("paths"));
            case "check-config" -> ConfigCommand.run(start, List.of("check"));
            case "sessions" -> SessionsCommand.run(start);
            case "context" -> NextPrompt.run(start);
            case "tools" -> Lists.tools(start);
            case "models" -> ModelsCommand.run(start);
            case "call" -> ByHand.call(start);
            case "permissions" -> PermissionsCommand.run(start);
            case "hooks" -> HooksCommand.run(start);
            case "skills" -> LoreCommand.run(start, Kind.SKILL);
            case "commands" -> LoreCommand.run(start, Kind.COMMAND);
            case "agents" -> LoreCommand.run(start, Kind.AGENT);
            case "trust" -> TrustCommand.run(start);
            case "knowledge" -> KnowledgeCommand.run(start);
            case "memory" -> MemoryCommand.run(start);
            case "team" -> TeamCommand.run(start);
            case "train" -> Train.run(start);
            case "plan" -> PlanCommand.run(start);
            case "goal" -> GoalCommand.run(start);
            default -> Work.run(start);
        };
    }

    /// The subcommand a flag of another program stands for.
    private static String alias(CommandLine line) {
        for (String name : List.of("init", "paths", "check-config")) if (line.has("--" + name)) return name;
        return line.has("--print-tools") ? "tools" : "";
    }
}
