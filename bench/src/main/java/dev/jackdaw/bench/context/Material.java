package dev.jackdaw.bench.context;

import java.util.List;
import java.util.Random;

/// Texts as they come up in work on programs, in English and Chinese, the same for the same seed.
final class Material {
    private static final List<String> ENGLISH = List.of(
            "the scheduler holds the lock while it drains the queue",
            "INFO  [worker-3] committed 128 rows in 41 ms (batch 7)",
            "public int started(int amount, int unit) { return (amount + unit - 1) / unit; }",
            "WARN  retrying after 2 s: connection reset by peer",
            "src/main/java/org/example/harbour/Berth.java:118: unchecked conversion",
            "tests/test_berth.py::test_overlap PASSED",
            "| crane | berth | from | to | tonnes |");
    private static final List<String> CHINESE = List.of(
            "调度器在清空队列时一直持有锁，这会阻塞其他线程。",
            "注意：泊位的时间区间是左闭右开的，比较时不要忘记时区。",
            "数据库迁移脚本必须可以重复执行，失败之后要能够继续。",
            "这个接口返回的金额以分为单位，前端显示时再换算成元。");

    private final Random random;

    Material(long seed) {
        this.random = new Random(seed);
    }

    /// About that many bytes of lines, none twice the same.
    String lines(int bytes) {
        var text = new StringBuilder();
        int chinese = random.nextInt(4);
        for (int line = 1, size = 0; size < bytes; line++) {
            boolean han = random.nextInt(4) < chinese;
            List<String> from = han ? CHINESE : ENGLISH;
            String said = line + " " + from.get(random.nextInt(from.size())) + " #" + random.nextInt(1_000_000) + "\n";
            text.append(said);
            size += said.length() * (han ? 3 : 1);
        }
        return text.toString();
    }

    /// From 2 KB to 200 KB, more often little than much.
    int size() {
        return (int) (2_000 * Math.pow(100, random.nextDouble()));
    }

    int upTo(int most) {
        return random.nextInt(most);
    }
}
