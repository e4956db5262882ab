package dev.jackdaw.tui.slash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.session.PromptCache;
import dev.jackdaw.session.PromptCache.Miss;
import dev.jackdaw.session.PromptCache.Reason;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpendingTest {
    private static final Words ENGLISH = Words.of(Map.of());
    private static final Words CHINESE = Words.of(Map.of("LANG", "zh_CN.UTF-8"));

    private static String told(Words words, Reason... reasons) {
        List<Miss> misses = List.of(reasons).stream()
                .map(reason -> new Miss(3, 4000, 0, reason))
                .toList();
        return Spending.cache(new PromptCache(9000, 6000, misses), words).text();
    }

    @Test
    void theCacheIsToldWithTheNewestMissButTheFirst() {
        assertEquals("cache: 66 % of all prompts", told(ENGLISH));
        assertEquals("cache: 66 % of all prompts", told(ENGLISH, Reason.FIRST));
        assertEquals(
                "cache: 66 % of all prompts; last missed: over five minutes had passed",
                told(ENGLISH, Reason.FIRST, Reason.SWITCHED, Reason.EXPIRED));
        assertEquals("缓存：全部输入的 66 %；最近一次未命中：对话被缩短", told(CHINESE, Reason.FIRST, Reason.REWRITTEN));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasWordsThatFitTheScreen(Reason reason) {
        for (Words words : List.of(ENGLISH, CHINESE)) {
            String told = told(words, reason, reason);
            assertTrue(told.indexOf('!') < 0 && !told.contains("cache."), told);
            assertTrue(Row.of(told).width() <= 80, told);
        }
    }
}
