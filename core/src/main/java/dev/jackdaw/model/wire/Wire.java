package dev.jackdaw.model.wire;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.provider.Endpoint;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A format in which a model is spoken to. It remembers what it rendered last, so that a prompt that extends the one
/// before costs only what is new; an instance belongs to one model.
public sealed interface Wire permits ChatCompletions, AnthropicMessages, Responses, Gemini, Ollama {

    /// The wire's name in `providers.json`, and the first part of the origin of its replies.
    String name();

    /// What to send for a prompt.
    Request render(Prompt prompt, Endpoint endpoint);

    /// How the events of a stream are told apart.
    default Framing framing() {
        return new Sse();
    }

    /// Begins to read a reply, from the events of a stream or from the one event that is a whole reply.
    ///
    /// @param origin the wire and the model asked, as `wire/model`
    /// @param taken whether an id was given to a call before
    Reading parse(String origin, Predicate<String> taken, Consumer<? super Arrival> arrivals);

    /// @param headers those the wire asks for; the endpoint's own come on top
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(URI address, Map<String, String> headers, byte[] body) {}

    /// A reply being read.
    interface Reading {

        /// Reads one event.
        ///
        /// @throws ModelFailure when it is not what the wire allows, or tells of an error
        void parseEvent(String name, byte[] buffer, int offset, int length) throws ModelFailure;

        /// Whether the reply is over, whatever may still come.
        boolean over();

        /// Whether the reply is whole, though something like its usage may still come.
        boolean whole();

        /// The reply, at the end of the stream.
        ///
        /// @throws ModelFailure when the stream ended before the reply was whole
        Reply parseEnd() throws ModelFailure;
    }

    /// The wire of that name.
    static Wire named(String name) {
        return switch (name) {
            case ChatCompletions.NAME -> new ChatCompletions();
            case AnthropicMessages.NAME -> new AnthropicMessages();
            case Responses.NAME -> new Responses();
            case Gemini.NAME -> new Gemini();
            case Ollama.NAME -> new Ollama();
            default -> throw new IllegalArgumentException("there is no wire named " + name);
        };
    }
}
