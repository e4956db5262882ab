package dev.jackdaw.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Measures what a small piece of text costs in the readers, by hand: microseconds for each.
final class DeltaCost {
    private static final Map<String, String> EVENTS = Map.of(
            Gemini.NAME,
            "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"PIECE\"}],\"role\": \"model\"},\"index\": 0}],"
                    + "\"usageMetadata\": {\"promptTokenCount\": 34,\"candidatesTokenCount\": NUMBER,\"totalTokenCount\":"
                    + " NUMBER,\"promptTokensDetails\": [{\"modality\": \"TEXT\",\"tokenCount\": 34}],"
                    + "\"thoughtsTokenCount\": 787},\"modelVersion\": \"gemini-2.5-pro\","
                    + "\"responseId\": \"beHBaJfEMIi-qtsP3769-Q8\"}",
            Ollama.NAME,
            "{\"model\":\"gpt-oss:20b\",\"created_at\":\"2025-10-26T17:15:24.NUMBERZ\",\"message\":"
                    + "{\"role\":\"assistant\",\"content\":\"PIECE\"},\"done\":false}");

    private DeltaCost() {}

    public static void main(String[] arguments) throws Exception {
        for (int round = 0; round < 6; round++)
            for (String wire : EVENTS.keySet()) {
                byte[][] events = new byte[1000][];
                for (int i = 0; i < events.length; i++)
                    events[i] = EVENTS.get(wire)
                            .replace("PIECE", i % 10 == 0 ? " one\\n" : " word" + i)
                            .replace("NUMBER", "" + i * 7)
                            .getBytes(StandardCharsets.UTF_8);
                long began = System.nanoTime();
                for (int replies = 0; replies < 50; replies++) {
                    Wire.Reading reading = Wire.named(wire).parse(wire + "/m", _ -> false, _ -> {});
                    for (byte[] event : events) reading.parseEvent("", event, 0, event.length);
                }
                System.out.println(wire + ": " + (System.nanoTime() - began) / 50 / 1000 / 1e3 + " µs");
            }
    }
}
