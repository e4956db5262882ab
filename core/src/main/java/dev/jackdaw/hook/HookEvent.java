package dev.jackdaw.hook;

import dev.jackdaw.tool.Nearest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What hooks can be asked about: Claude Code's events, and the short names of minicode's nine.
public enum HookEvent {
    PRE_TOOL_USE("PreToolUse", "tool_call_before", Power.GATES),
    POST_TOOL_USE("PostToolUse", "tool_call_after", Power.REPORTS),
    POST_TOOL_USE_FAILURE("PostToolUseFailure", "tool_call_after", Power.REPORTS),
    POST_TOOL_BATCH("PostToolBatch", Power.BLOCKS),
    /// Answered by JSON only: an exit code decides nothing.
    PERMISSION_REQUEST("PermissionRequest", Power.ANSWERS),
    PERMISSION_DENIED("PermissionDenied", Power.WATCHES),
    USER_PROMPT_SUBMIT("UserPromptSubmit", "user_prompt_submit", Power.GATES),
    ASSISTANT_MESSAGE("assistant_message", "assistant_message", Power.WATCHES),
    NOTIFICATION("Notification", Power.WATCHES),
    SESSION_START("SessionStart", "session_start", Power.WATCHES),
    SESSION_END("SessionEnd", "session_end", Power.WATCHES),
    STOP("Stop", "stop", Power.BLOCKS),
    SUBAGENT_START("SubagentStart", Power.WATCHES),
    SUBAGENT_STOP("SubagentStop", Power.BLOCKS),
    STOP_FAILURE("StopFailure", "error", Power.WATCHES),
    PRE_MODEL_SWITCH("PreModelSwitch", Power.GATES),
    POST_MODEL_SWITCH("PostModelSwitch", Power.WATCHES),
    PRE_COMPACT("PreCompact", "compact", Power.GATES),
    POST_COMPACT("PostCompact", Power.WATCHES),
    USER_PROMPT_EXPANSION("UserPromptExpansion", Power.UNFIRED),
    SETUP("Setup", Power.UNFIRED),
    TEAMMATE_IDLE("TeammateIdle", Power.UNFIRED),
    TASK_CREATED("TaskCreated", Power.UNFIRED),
    TASK_COMPLETED("TaskCompleted", Power.UNFIRED),
    ELICITATION("Elicitation", Power.UNFIRED),
    ELICITATION_RESULT("ElicitationResult", Power.UNFIRED),
    CONFIG_CHANGE("ConfigChange", Power.UNFIRED),
    INSTRUCTIONS_LOADED("InstructionsLoaded", Power.WATCHES),
    CWD_CHANGED("CwdChanged", Power.UNFIRED),
    FILE_CHANGED("FileChanged", Power.UNFIRED),
    DIRECTORY_ADDED("DirectoryAdded", Power.UNFIRED),
    WORKTREE_CREATE("WorktreeCreate", Power.UNFIRED),
    WORKTREE_REMOVE("WorktreeRemove", Power.UNFIRED),
    MESSAGE_DISPLAY("MessageDisplay", Power.UNFIRED);

    /// What a hook can do about it.
    enum Power {
        /// Exit code 2 refuses, and so does a required hook that fails.
        GATES,
        /// The same, by JSON alone.
        ANSWERS,
        /// Exit code 2 blocks.
        BLOCKS,
        /// With exit code 2 the model reads its errors.
        REPORTS,
        WATCHES,
        /// It does not happen here yet.
        UNFIRED
    }

    private final String label;
    private final String shortName;
    private final Power power;

    HookEvent(String label, Power power) {
        this(label, "", power);
    }

    HookEvent(String label, String shortName, Power power) {
        this.label = label;
        this.shortName = shortName;
        this.power = power;
    }

    public String label() {
        return label;
    }

    /// minicode's name, or empty where it has none.
    public String shortName() {
        return shortName;
    }

    /// Whether it happens here at all.
    public boolean fired() {
        return power != Power.UNFIRED;
    }

    /// Whether a required hook that fails refuses it.
    boolean gated() {
        return power == Power.GATES || power == Power.ANSWERS;
    }

    Power power() {
        return power;
    }

    /// Whether its matchers and conditions are about a tool.
    public boolean ofTool() {
        return this == PRE_TOOL_USE
                || this == POST_TOOL_USE
                || this == POST_TOOL_USE_FAILURE
                || this == PERMISSION_REQUEST
                || this == PERMISSION_DENIED;
    }

    /// Whether what a hook merely prints joins the conversation.
    boolean listensToText() {
        return this == SESSION_START || this == USER_PROMPT_SUBMIT;
    }

    /// The events of that name; minicode's may mean two.
    public static Set<HookEvent> named(String name) {
        Set<HookEvent> found = EnumSet.noneOf(HookEvent.class);
        for (HookEvent event : values())
            if (event.label.equals(name) || !name.isEmpty() && event.shortName.equals(name)) found.add(event);
        return found;
    }

    /// Those minicode's folder of hooks is told of.
    static Set<HookEvent> ofFolder() {
        Set<HookEvent> found = EnumSet.noneOf(HookEvent.class);
        for (HookEvent event : values()) if (!event.shortName.isEmpty()) found.add(event);
        return found;
    }

    /// The names nearest to a wrong one.
    public static List<String> nearest(String name) {
        return Nearest.to(
                name,
                Arrays.stream(values())
                        .flatMap(event -> Stream.of(event.label, event.shortName))
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList(),
                1);
    }
}
