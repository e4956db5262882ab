/// The program: command line, headless and interactive faces.
module dev.jackdaw.app {
    requires dev.jackdaw.core;
    requires org.jline.terminal;

    exports dev.jackdaw.cli;
}
