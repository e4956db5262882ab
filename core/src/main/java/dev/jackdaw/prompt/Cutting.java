package dev.jackdaw.prompt;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Cuts;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Fact.Cut;
import dev.jackdaw.session.Fact.Reduction;
import dev.jackdaw.session.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What can be cut out of a conversation, and what that saves.
///
/// What the user asks for now is never cut. What no model has read yet, and the last two turns or as much of them as
/// fills 30 % of the room, are cut only where the prompt would not fit otherwise.
final class Cutting {
    /// The share of the room the last messages keep, in hundredths.
    private static final int KEPT = 30;

    /// What is cut voids the provider's cache from there on, so a cut that saves less than this is not worth it, in
    /// hundredths of the room.
    private static final int WORTH = 25;

    /// Summing up less than this is not worth a try, in hundredths of the room.
    private static final int SUMMABLE = 10;

    private final Conversation conversation;
    private final List<Message> messages;
    private final Estimate.Weight[] weights;
    private final Scale.Reading reading;
    private final Log log;
    private final OptionalInt request;

    /// The whole log, and which ids of calls stand in it more than once.
    record Log(List<Line> lines, Predicate<String> repeated) {}

    Cutting(Conversation conversation, Estimate.Weight[] weights, Scale.Reading reading, Log log) {
        this.conversation = conversation;
        this.messages = conversation.messages();
        this.weights = weights;
        this.reading = reading;
        this.log = log;
        this.request = conversation.settled() ? OptionalInt.empty() : conversation.request();
    }

    /// Tokens of what the user asks for now.
    long request() {
        return request.isPresent() ? reading.of(weights[request.getAsInt()].tokens()) : 0;
    }

    /// Whether there is something a summary could take the place of.
    boolean summable() {
        long rest = IntStream.range(0, unread())
                .filter(place -> place != request.orElse(-1) && !pinned(messages.get(place)))
                .mapToLong(place -> weights[place].tokens())
                .sum();
        return 100 * reading.of(rest) > SUMMABLE * reading.room();
    }

    private boolean pinned(Message message) {
        return message instanceof Message.User(var content)
                && content.getFirst() instanceof Content.Text(var text)
                && conversation.bearings().pinned().stream()
                        .anyMatch(pin -> Cuts.pinned(pin).equals(text));
    }

    /// Cuts what is old, as far as the level allows, where it is worth it.
    Optional<Fact.Reduced> old() {
        Cut how = reading.level() == 1 ? Cut.TRIMMED : Cut.CLEARED;
        var batch = new Batch();
        Set<Integer> said = said();
        int kept = kept();
        for (int place = 0; place < kept; place++)
            batch.add(place, messages.get(place) instanceof Message.Answer ? how : Cut.TRIMMED, said);
        boolean worth = !reading.fits() || 100 * batch.saved >= WORTH * reading.room();
        return worth ? batch.reduced("level " + reading.level()) : Optional.empty();
    }

    /// Trims results no model has read that would fill the room by themselves.
    Optional<Fact.Reduced> huge() {
        var batch = new Batch();
        for (int place = unread(); place < messages.size(); place++)
            if (100 * reading.of(weights[place].tokens()) > KEPT * reading.room())
                batch.add(place, Cut.TRIMMED, Set.of());
        return batch.reduced("a result larger than what is left");
    }

    /// Cuts what is recent, the largest first, until the prompt fits.
    Optional<Fact.Reduced> recent() {
        Set<Integer> said = said();
        List<Integer> largest = IntStream.range(0, messages.size())
                .boxed()
                .sorted(Comparator.comparingLong(place -> -weights[place].tokens()))
                .toList();
        for (Cut how : List.of(Cut.TRIMMED, Cut.CLEARED)) {
            var batch = new Batch();
            for (int place : largest)
                if (reading.expected() - batch.saved > reading.room()) batch.add(place, how, said);
            Optional<Fact.Reduced> cut = batch.reduced("the prompt would not fit otherwise");
            if (cut.isPresent()) return cut;
        }
        return Optional.empty();
    }

    /// The first of those that are not old.
    private int kept() {
        int least = Math.min(unread(), messages.size());
        int bound = lastTurns();
        long sum = 0;
        int place = messages.size();
        while (place > bound && 100 * (sum + reading.of(weights[place - 1].tokens())) <= KEPT * reading.room())
            sum += reading.of(weights[--place].tokens());
        return Math.min(place, least);
    }

    /// The first of those no model has read.
    private int unread() {
        int place = messages.size();
        while (place > 0 && !(messages.get(place - 1) instanceof Message.Assistant)) place--;
        return place;
    }

    /// Where the last turn but one begins.
    @SuppressWarnings("ReferenceEquality") // somebody may say the same thing twice
    private int lastTurns() {
        List<Conversation> turns = conversation.turns();
        Optional<Message> begun =
                turns.isEmpty() ? Optional.empty() : turns.getLast().progress().request();
        for (int place = 0; place < messages.size(); place++)
            if (begun.isPresent() && messages.get(place) == begun.get()) return place;
        return 0;
    }

    /// Places of what users said to begin the turns before this one.
    private Set<Integer> said() {
        var places = new HashSet<Integer>();
        for (int place = 0; place < messages.size(); place++)
            if (messages.get(place) instanceof Message.User
                    && place != request.orElse(-1)
                    && conversation.turn(messages.get(place)).isPresent()) places.add(place);
        return places;
    }

    /// Whether there is anything to cut.
    private static boolean larger(Message message, int characters) {
        return switch (message) {
            case Message.Answer(var _, var result) ->
                result.text().length() > characters || !result.media().isEmpty();
            case Message.User(var content) ->
                content.stream()
                        .anyMatch(part -> part instanceof Content.Picture
                                || part instanceof Content.Text(var text) && text.length() > characters);
            case Message.Assistant _ -> false;
        };
    }

    /// What is cut at once.
    private final class Batch {
        private final List<Reduction> reductions = new ArrayList<>();
        private long saved;

        /// @param said places of what users said
        void add(int place, Cut how, Set<Integer> said) {
            Message message = messages.get(place);
            boolean cuttable = message instanceof Message.Answer || said.contains(place);
            if (!cuttable || place == request.orElse(-1)) return;
            if (!larger(message, how == Cut.TRIMMED ? Cuts.TRIMMED_ABOVE : Cuts.CLEARED_ABOVE)) return;
            var reduction = new Reduction(place, how, brief(message));
            long less = less(reduction);
            if (less <= 0) return;
            reductions.add(reduction);
            saved += reading.of(less);
        }

        private long less(Reduction reduction) {
            Message cut = Cuts.cut(messages.get(reduction.message()), reduction);
            return weights[reduction.message()].tokens() - Estimate.message(cut);
        }

        /// Names are looked up in the whole log, so only for what is cut indeed.
        private Reduction named(Reduction reduction) {
            int place = reduction.message();
            return new Reduction(place, reduction.cut(), name(place, messages.get(place)));
        }

        Optional<Fact.Reduced> reduced(String why) {
            if (reductions.isEmpty()) return Optional.empty();
            List<Reduction> made = reductions.stream()
                    .sorted(Comparator.comparingInt(Reduction::message))
                    .map(this::named)
                    .toList();
            long less = made.stream()
                    .mapToLong(reduction -> reading.of(less(reduction)))
                    .sum();
            return Optional.of(new Fact.Reduced(made, why, reading.expected(), reading.expected() - less));
        }
    }

    /// What the whole of it is found by: the call where the log knows one of that id only, else the line.
    private String name(int place, Message message) {
        if (!(message instanceof Message.Answer(var id, var result))) return brief(message);
        if (!log.repeated().test(id)) return id;
        List<Line> named = ran().getOrDefault(id, List.of());
        if (named.size() < 2) return id;
        for (Line line : named)
            if (line.fact() instanceof Fact.ToolRan(var _, var told) && told.equals(result))
                return "line-" + line.seq();
        int later = (int) IntStream.range(place + 1, messages.size())
                .filter(other -> messages.get(other) instanceof Message.Answer(var same, var _) && same.equals(id))
                .count();
        return "line-" + named.get(Math.max(0, named.size() - 1 - later)).seq();
    }

    private String brief(Message message) {
        return message instanceof Message.Answer(var id, var _)
                ? id
                : "turn-" + conversation.turn(message).orElse(0);
    }

    private final Map<String, List<Line>> ran = new HashMap<>();

    /// The results of the calls that are still in the conversation: of a long log, those alone fit into memory.
    private Map<String, List<Line>> ran() {
        if (!ran.isEmpty()) return ran;
        var ids = new HashSet<String>();
        for (Message message : messages) if (message instanceof Message.Answer(var id, var _)) ids.add(id);
        for (Line line : log.lines())
            if (line.fact() instanceof Fact.ToolRan(var id, var _) && ids.contains(id))
                ran.computeIfAbsent(id, _ -> new ArrayList<>()).add(line);
        return ran;
    }
}
