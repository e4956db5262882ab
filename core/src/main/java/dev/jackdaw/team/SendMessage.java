package dev.jackdaw.team;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.util.List;

/// Tells another member of the team something.
final class SendMessage implements Tool<SendMessage.Params> {
    public record Params(
            @Doc("Name of a member, \"lead\" or \"all\"") String to,
            @Doc("What it is to know") String text) {}

    private final Post post;
    private final String own;

    /// @param own the name of who has this tool
    SendMessage(Post post, String own) {
        this.post = post;
        this.own = own;
    }

    @Override
    public String name() {
        return "message";
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
        return post.send(own, parameters.to().strip(), parameters.text())
                .map(ToolResult::failure)
                .orElseGet(() -> ToolResult.of("sent to " + parameters.to().strip()));
    }
}
