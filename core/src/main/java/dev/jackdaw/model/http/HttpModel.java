package dev.jackdaw.model.http;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.Complaint;
import dev.jackdaw.model.wire.Paired;
import dev.jackdaw.model.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A model behind HTTP.
public final class HttpModel implements Model {
    private static final int MOST_LEFT_OUT = 3;

    /// How long to wait.
    ///
    /// @param first until the first byte of a reply
    /// @param between from one byte to the next
    /// @param tail for what may follow a whole reply, such as its usage
    public record Limits(Duration first, Duration between, Duration tail) {
        private static final Limits USUAL =
                new Limits(Duration.ofSeconds(120), Duration.ofSeconds(90), Duration.ofSeconds(3));
        private static final Limits PATIENT =
                new Limits(Duration.ofSeconds(600), Duration.ofSeconds(600), Duration.ofSeconds(3));

        /// A model on a machine of one's own may have to be loaded, and may be slow; a reply that is not streamed comes
        /// when it is whole.
        public static Limits of(Endpoint endpoint) {
            String host = Optional.ofNullable(endpoint.base().getHost()).orElse("");
            return Exempt.near(host) || !endpoint.streaming() ? PATIENT : USUAL;
        }
    }

    private final Wire wire;
    private final String origin;
    private final Asking asking;
    private final Optional<KeyCommand> helper;
    private final Quarantine quarantine = new Quarantine();
    private volatile Endpoint endpoint;

    public HttpModel(Wire wire, Endpoint endpoint) {
        this(wire, endpoint, Limits.of(endpoint));
    }

    public HttpModel(Wire wire, Endpoint endpoint, Limits limits) {
        this(wire, endpoint, limits, Connections.shared());
    }

    HttpModel(Wire wire, Endpoint endpoint, Limits limits, Connections connections) {
        this.wire = wire;
        this.endpoint = endpoint;
        this.asking = new Asking(limits, connections);
        this.helper = endpoint.credential().helper().map(KeyCommand::new);
        this.origin = wire.name() + "/" + endpoint.model();
    }

    @Override
    public String origin() {
        return origin;
    }

    /// Asks; what the provider refuses of the prompt by itself is left out from then on, a few parts at most.
    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var sent = new Sent();
            Prompt shown = quarantine.without(prompt);
            try {
                return reply(shown, arrivals, sent);
            } catch (ModelFailure failure) {
                Optional<String> left =
                        attempt > MOST_LEFT_OUT ? Optional.empty() : quarantine.leaveOut(failure, shown, sent.body);
                if (left.isEmpty()) throw failure;
                arrivals.accept(new Arrival.Retrying(attempt, MOST_LEFT_OUT + 1, 0, failure.status(), left.get()));
            }
        }
    }

    /// What was sent last.
    private static final class Sent {
        private byte[] body = new byte[0];
    }

    private Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals, Sent sent)
            throws ModelFailure, InterruptedException {
        var gathered = new Gathered(arrivals);
        Wire.Reading reading = wire.parse(origin, taken(prompt), gathered);
        boolean renewed = false;
        while (true) {
            Endpoint asked = endpoint;
            Endpoint known = known(asked);
            Wire.Request request = wire.render(Paired.of(prompt, origin), known);
            sent.body = request.body();
            Asking.Answered answered = asking.send(request, known);
            try (Inflow inflow = answered.response().body()) {
                var answering = new Answering(wire, asking, answered);
                if (answered.response().statusCode() / 100 == 2)
                    return answering.read(inflow, reading, gathered, known);
                Complaint complaint = answering.complaint(inflow);
                Optional<Endpoint> milder = Concession.to(complaint, asked, request.body());
                if (milder.isPresent()) endpoint = milder.get();
                else if (refused(complaint.status()) && !renewed && helped(asked)) {
                    forget(known);
                    renewed = true;
                } else throw answering.failure(complaint, known);
            }
        }
    }

    private static boolean refused(int status) {
        return status == 401 || status == 403;
    }

    /// The endpoint with the key its helper gives, where it has none itself.
    private Endpoint known(Endpoint asked) throws ModelFailure, InterruptedException {
        if (helper.isEmpty() || !helped(asked)) return asked;
        return asked.with(new Credential(
                Optional.of(helper.get().key()), asked.credential().helper()));
    }

    private boolean helped(Endpoint asked) {
        return helper.isPresent() && asked.key().isEmpty();
    }

    private void forget(Endpoint known) {
        helper.ifPresent(given -> given.forget(known.key().orElse("")));
    }

    private static Predicate<String> taken(Prompt prompt) {
        return id -> {
            for (Message message : prompt.messages())
                if (message instanceof Message.Assistant(var content, var _))
                    for (Content part : content)
                        if (part instanceof Content.Call(var call) && call.id().equals(id)) return true;
            return false;
        };
    }
}
