/// The agent as a library.
module dev.jackdaw.core {
    requires transitive org.jspecify;
    requires java.compiler;
    requires java.net.http;
    requires java.xml;
    requires static jdk.compiler; // a JRE has none; then sources in Java are not checked by it
    requires static jdk.httpserver; // tests play servers with it; nothing here uses it
    requires com.fasterxml.jackson.core;
    requires org.snakeyaml.engine;
    requires io.github.javadiffutils;

    exports dev.jackdaw;
    exports dev.jackdaw.json;
    exports dev.jackdaw.tool;
    exports dev.jackdaw.workspace;
    exports dev.jackdaw.model;
    exports dev.jackdaw.secret;
    exports dev.jackdaw.session;
    exports dev.jackdaw.policy;
    exports dev.jackdaw.sandbox;
    exports dev.jackdaw.kernel;
    exports dev.jackdaw.agent;
    exports dev.jackdaw.hook;
    exports dev.jackdaw.settings;
    exports dev.jackdaw.trust;
    exports dev.jackdaw.testing;
    exports dev.jackdaw.model.demo;
    exports dev.jackdaw.model.http;
    exports dev.jackdaw.model.provider;
    exports dev.jackdaw.model.route;
    exports dev.jackdaw.model.wire;
    exports dev.jackdaw.tool.kit;
    exports dev.jackdaw.undo;
    exports dev.jackdaw.verify;
    exports dev.jackdaw.prompt;
    exports dev.jackdaw.goal;
    exports dev.jackdaw.history;
    exports dev.jackdaw.knowledge;
    exports dev.jackdaw.memory;
    exports dev.jackdaw.memory.candidate;
    exports dev.jackdaw.skill;
    exports dev.jackdaw.plan;
    exports dev.jackdaw.team;
}
