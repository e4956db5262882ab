package dev.jackdaw.model.route;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Makers;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.tool.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The endpoints that are set up, found by the names people give models.
///
/// @param setUp the preferred first, where several are of one provider
public record Roster(List<Endpoint> setUp, Known known) {
    public Roster {
        setUp = List.copyOf(setUp);
    }

    /// The endpoint of `provider/model`, or of a model of the session's provider, or of one known by its name whose
    /// maker is set up.
    ///
    /// @throws IllegalArgumentException when it cannot be asked: what is wrong, a semicolon, the mend
    public Endpoint find(String name, Endpoint session) {
        int slash = name.indexOf('/');
        return slash > 0
                ? prefixed(name, name.substring(0, slash), name.substring(slash + 1), session)
                : bare(name, session);
    }

    /// The same provider's other model, with what is known of it.
    public Endpoint asking(Endpoint endpoint, String model) {
        return endpoint.asking(known.card(endpoint.provider(), model));
    }

    private Endpoint prefixed(String name, String provider, String model, Endpoint session) {
        Optional<Endpoint> found = of(provider, session);
        if (found.isPresent()) return asking(found.get(), model);
        if (anybodys(session) || session.model().contains("/")) return asking(session, name);
        throw known.named(provider).map(this::keyless).orElseGet(() -> unknown(provider));
    }

    private Endpoint bare(String model, Endpoint session) {
        List<Provider> makers = known.makers(model);
        if (makers.isEmpty() || makers.contains(session.provider()) || anybodys(session)) return asking(session, model);
        for (Provider maker : makers) {
            Optional<Endpoint> made = of(maker.name(), session);
            if (made.isPresent()) return asking(made.get(), model);
        }
        if (!Makers.makes(session.provider().name())) return asking(session, model);
        IllegalArgumentException keyless = keyless(makers.getFirst());
        throw new IllegalArgumentException(
                model + " is a model of " + makers.getFirst() + ": " + keyless.getMessage() + ", or write "
                        + session.provider() + "/" + model,
                keyless);
    }

    /// Whether a server may have anybody's models under their own names: one of the user's, or one in between.
    private static boolean anybodys(Endpoint session) {
        Provider provider = session.provider();
        return provider.local() || provider.model().isEmpty() || !session.base().equals(provider.base());
    }

    private Optional<Endpoint> of(String provider, Endpoint session) {
        if (session.provider().name().equalsIgnoreCase(provider)) return Optional.of(session);
        return setUp.stream()
                .filter(endpoint -> endpoint.provider().name().equalsIgnoreCase(provider))
                .findFirst()
                .or(() -> known.named(provider)
                        .filter(open -> open.keys().isEmpty())
                        .map(Roster::open));
    }

    private static Endpoint open(Provider provider) {
        return new Endpoint(
                provider,
                ModelCard.of(provider.model(), provider.window()),
                provider.wire(),
                provider.base(),
                Credential.NONE,
                Manner.USUAL,
                Map.of(),
                Json.obj(),
                Optional.empty());
    }

    private IllegalArgumentException keyless(Provider provider) {
        return new IllegalArgumentException(
                "there is no key for " + provider + "; set " + String.join(" or ", provider.keys()));
    }

    private IllegalArgumentException unknown(String provider) {
        List<String> nearest = Nearest.to(provider, known.names(), 1);
        return new IllegalArgumentException("there is no provider \"" + provider + "\"; "
                + (nearest.isEmpty()
                        ? "there are " + String.join(", ", known.names())
                        : "did you mean " + nearest.getFirst() + "?"));
    }
}
