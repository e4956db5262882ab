package dev.jackdaw.model.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What `providers.json` says of those who serve models.
class ProvidersTest {
    private static final Set<String> OF_THIS_PROGRAM = Set.of("http", "demo", "fake");

    private static List<Provider> served() {
        return Providers.all().stream()
                .filter(provider -> !OF_THIS_PROGRAM.contains(provider.name()))
                .toList();
    }

    @Test
    void eachHasAnAddressAWayInAndANameOfItsOwn() {
        var names = new HashSet<String>();
        for (Provider provider : served()) {
            assertTrue(names.add(provider.name()), provider.name());
            assertTrue(!provider.title().isBlank() && provider.window() > 0, provider.name());
            assertEquals(provider.local() ? "http" : "https", provider.base().getScheme(), provider.name());
            assertEquals(provider.local(), provider.base().getHost().equals("127.0.0.1"), provider.name());
            assertTrue(provider.local() || !provider.keys().isEmpty(), provider.name());
            assertTrue(provider.local() || URI.create(provider.keySite()).getHost() != null, provider.name());
            assertTrue(
                    !provider.baseVariables().isEmpty()
                            && provider.modelVariable().isPresent(),
                    provider.name());
        }
        assertTrue(names.size() >= 34, names.size() + " providers");
    }

    @Test
    void aProviderMayBeAddressedByOneOfSeveralVariables() {
        assertEquals(
                List.of("AZURE_OPENAI_BASE_URL", "AZURE_OPENAI_ENDPOINT"),
                Providers.named("azure").orElseThrow().baseVariables());
        assertEquals(List.of(), Providers.named("http").orElseThrow().baseVariables());
    }
}
