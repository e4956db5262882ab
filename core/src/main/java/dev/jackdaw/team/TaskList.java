package dev.jackdaw.team;

import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Preparation;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.util.List;
import java.util.Optional;

/// The list of the team in the hands of a member. What has come for the member is told with it, and before each request
/// to
/// its model.
final class TaskList implements Tool<TaskList.Params>, Preparation {
    /// What is done with the list.
    public enum Action {
        LIST,
        CLAIM,
        FINISH
    }

    public record Params(
            @Doc(
                    "list: how far all are (usual); claim: take a pending item of another; finish: mark an item of yours as done")
            Optional<Action> action,

            @Doc("Number of the item, for claim and finish") Optional<Integer> item,
            @Doc("finish: what came of it, in a sentence") Optional<String> note) {}

    private final Board board;
    private final Post post;
    private final String own;

    /// @param own the name of who has this tool
    TaskList(Board board, Post post, String own) {
        this.board = board;
        this.post = post;
        this.own = own;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) {
        int item = parameters.item().orElse(0) - 1;
        Optional<String> refused = switch (parameters.action().orElse(Action.LIST)) {
            case LIST -> Optional.empty();
            case CLAIM -> board.claim(item, own);
            case FINISH ->
                board.finish(item, own, TeamWork.brief(parameters.note().orElse("done")));
        };
        if (refused.isPresent()) return ToolResult.failure(refused.get());
        List<String> news = news();
        return ToolResult.of(news.isEmpty() ? board.text() : board.text() + "\n\n" + Post.text(news));
    }

    @Override
    public Optional<Fact> before(Conversation conversation) {
        List<String> news = news();
        return news.isEmpty() ? Optional.empty() : Optional.of(new Fact.Reminded("team", Post.text(news)));
    }

    /// What has come for the member since it was told last.
    List<String> news() {
        return post.collect(own);
    }
}
