package dev.jackdaw.tui;

import dev.jackdaw.tui.complete.Clipboard;
import dev.jackdaw.tui.complete.Pictures;
import dev.jackdaw.tui.edit.Draft;
import dev.jackdaw.tui.edit.Editor;
import dev.jackdaw.tui.edit.Placeholder;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.status.Hint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Puts images into what is being written: those pasted by name, and the one in the clipboard.
final class Pasting {
    private final Face face;
    private final Draft draft;
    private final Hint hint;
    private boolean asking;

    Pasting(Face face, Draft draft, Hint hint) {
        this.face = face;
        this.draft = draft;
        this.hint = hint;
    }

    /// Puts in the images a pasted text names; tells whether it names images and nothing else.
    boolean dropped(String pasted) {
        if (draft.ordering()) return false;
        List<Path> images =
                Pictures.named(pasted, face.live().site().workspace().root());
        for (Path image : images) insert(image);
        return !images.isEmpty();
    }

    private void insert(Path image) {
        Editor editor = draft.editor();
        long number = 1;
        for (Placeholder there : editor.placeholders()) if (there instanceof Placeholder.Named) number++;
        int cursor = editor.cursor();
        String name = Sanitiser.line(String.valueOf(image.getFileName()));
        var mark = new Placeholder.Named(face.words().of("image.mark", number, name), Pictures.mention(image));
        editor.beginGroup();
        if (cursor > 0 && !Character.isWhitespace(editor.raw().charAt(cursor - 1))) editor.type(" ");
        editor.insert(mark);
        editor.type(" ");
        editor.endGroup();
    }

    /// Asks for the image in the clipboard, elsewhere.
    void image() {
        if (asking) return;
        asking = true;
        Path folder = face.live().site().spool();
        hint.say(face.words().of("image.asking"), Inline.now());
        Thread.ofVirtual().name("clipboard").start(() -> ask(folder));
    }

    private void ask(Path folder) {
        try {
            var clipboard = new Clipboard(System.getenv(), System.getProperty("os.name", ""));
            Clipboard.Answer answer = clipboard.image(folder);
            face.later(() -> answered(answer));
        } catch (IOException e) {
            String why = Sanitiser.line(String.valueOf(e.getMessage()));
            face.later(() -> hint.say(face.words().of("image.trouble", why), Inline.now()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            face.later(() -> asking = false);
        }
    }

    private void answered(Clipboard.Answer answer) {
        Words words = face.words();
        switch (answer) {
            case Clipboard.Image(var file) -> {
                hint.clear();
                insert(file);
            }
            case Clipboard.Unreachable(var program) -> hint.say(words.of("image.unreachable", program), Inline.now());
            case Clipboard.Empty _ -> hint.say(words.of("image.none"), Inline.now());
        }
    }
}
