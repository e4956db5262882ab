package dev.jackdaw.settings;

import java.util.ArrayList;
import java.util.List;

/// What was found wrong while loading.
final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private boolean leavesOut;

    void problem(String where, String field, String what, String mend) {
        var problem = new Problem(where, field, what, mend);
        if (!problems.contains(problem)) problems.add(problem);
    }

    void problem(Setting setting, String what, String mend) {
        problem(setting.where(), setting.field().label(), what, mend);
    }

    void warn(String where, String field, String what, String mend) {
        var warning = new Problem(where, field, what, mend);
        if (!warnings.contains(warning)) warnings.add(warning);
    }

    void warn(Setting setting, String what, String mend) {
        warn(setting.where(), setting.field().label(), what, mend);
    }

    /// Something of the project's does not count before it is trusted.
    void leaveOut(String where, String field, String what, Request request) {
        leavesOut = true;
        warn(where, field, what, ProjectTrust.mend(request));
    }

    /// Files of the project's do not count before it is trusted.
    void leaveOut(String files, String what) {
        leavesOut = true;
        warn(files, "", what, ProjectTrust.APPROVAL);
    }

    boolean leavesOut() {
        return leavesOut;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> warnings() {
        return warnings;
    }
}
