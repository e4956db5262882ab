package dev.jackdaw.json;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// YAML as JSON. The only class that knows the YAML library, so that it is loaded only where there is a file.
public final class YamlText {
    private YamlText() {}

    /// What is wrong with how a text is written as YAML, if anything; it may hold several documents, and tags of any
    /// kind.
    public static Optional<String> fault(String text) {
        try {
            for (Object _ : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
                // Reading it is the check.
            }
            return Optional.empty();
        } catch (ScannerException | ParserException e) {
            return Optional.of(place(e) + e.getProblem());
        } catch (YamlEngineException aboutMeaning) {
            return Optional.empty();
        }
    }

    private static String place(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ")
                .orElse("");
    }

    /// @throws IllegalArgumentException with line and column where the text is not YAML
    public static Json read(String text) {
        var settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(20)
                .build();
        try {
            return Json.of(new Load(settings).loadFromString(text));
        } catch (MarkedYamlEngineException e) {
            throw new IllegalArgumentException(place(e) + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }
}
