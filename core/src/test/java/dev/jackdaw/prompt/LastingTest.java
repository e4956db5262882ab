package dev.jackdaw.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastingTest {

    @Test
    void whatIsToLastIsFoundSentenceBySentence() {
        assertEquals(
                List.of(
                        "Please remember that Foo.java is generated, e.g. by make.",
                        "Don’t edit it!",
                        "From now on use tabs.",
                        "You MUST ask first."),
                Lasting.in("Hi. Please remember that Foo.java is generated, e.g. by make. Don’t edit it! And then?\n"
                        + "- From now on use tabs.\nThanks. You MUST ask first."));
    }

    @Test
    void chineseNeedsNoSpaces() {
        assertEquals(List.of("请记住端口是8080。", "不要改配置；", "以后都用中文回答！"), Lasting.in("你好。请记住端口是8080。不要改配置；看看日志。以后都用中文回答！"));
    }

    @Test
    void partsOfWordsAndCodeAreNot() {
        assertEquals(
                List.of(),
                Lasting.in("The mustard is nevertheless fine.\n```\n// never call this\n```\nIt remembered nothing."));
    }

    @Test
    void aDocumentIsNotKeptWhole() {
        String document = String.join(
                "\n", IntStream.range(0, 100).mapToObj(i -> "It must do " + i).toList());
        List<String> found = Lasting.in(document);
        assertEquals(30, found.size());
        assertEquals("It must do 0", found.getFirst());
        assertEquals("It must do 99", found.getLast());
    }
}
