// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.IOAccess;
import org.trifola.wasm.runtime.ProgramThreads;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** Makes the context that a command line asks for: what the program may see, nothing else. */
final class GuestContext {
    /** The numbers of the standard streams that are terminals; set by the start script. */
    static final String TERMINALS = "trifola.terminals";

    private final CommandLineArguments arguments;
    private final Streams streams;

    private GuestContext(CommandLineArguments arguments, Streams streams) {
        this.arguments = arguments;
        this.streams = streams;
    }

    /**
     * A new context.
     *
     * @param features those of the guest if the command line does not say; null for all
     * @throws UsageException if an option is wrong
     * @throws LaunchException if a directory does not exist
     */
    static Context create(CommandLineArguments arguments, String features, Streams streams)
            throws UsageException, LaunchException {
        return new GuestContext(arguments, streams).create(features);
    }

    private Context create(String features) throws UsageException, LaunchException {
        // Checked here, since the engine's own message knows nothing of --features.
        FeatureList.of(arguments);
        Context.Builder builder =
                Context.newBuilder("wasm")
                        .in(streams.in())
                        .out(streams.out())
                        .err(streams.err())
                        .allowEnvironmentAccess(EnvironmentAccess.NONE)
                        .allowPolyglotAccess(PolyglotAccess.NONE)
                        .allowCreateThread(true)
                        .allowExperimentalOptions(true)
                        .option("engine.WarnInterpreterOnly", "false")
                        .arguments("wasm", programArguments(arguments).toArray(new String[0]));
        String wanted = arguments.value(LaunchOption.FEATURES);
        if (wanted != null || features != null) {
            builder.option("wasm.Features", wanted == null ? features : wanted);
        }
        String terminals = Redirections.terminals(arguments);
        if (!terminals.isEmpty()) {
            builder.option("wasm.Terminals", terminals);
        }
        if (arguments.has(LaunchOption.PROFILE)) {
            // The interpreter's frames do not tell what they run.
            builder.option("wasm.TranslateAfter", "0");
        }
        if (arguments.has(LaunchOption.MAX_THREADS)) {
            builder.option("wasm.MaxThreads", Integer.toString(maxThreads(arguments)));
        }
        directories(builder);
        String listen = String.join(",", arguments.values(LaunchOption.TCPLISTEN));
        builder.option("wasm.TcpListen", listen);
        builder.allowIO(
                IOAccess.newBuilder()
                        .allowHostFileAccess(arguments.has(LaunchOption.DIR))
                        .allowHostSocketAccess(!listen.isEmpty())
                        .build());
        builder.environment(GuestEnvironment.of(arguments));
        builder.options(LimitOptions.of(arguments).options());
        options(builder);
        try {
            Context context = builder.build();
            checkCompiler(context);
            return context;
        } catch (IllegalArgumentException e) {
            throw arguments.wrong("--option: " + e.getMessage());
        }
    }

    /** The start script handles {@code --graal}, unless it comes where the script does not look. */
    private void checkCompiler(Context context) {
        if (arguments.has(LaunchOption.GRAAL)
                && context.getEngine().getImplementationName().equals("Interpreted")) {
            streams.complain(
                    "--graal has no effect: give it to bin/trifola, before every name of a file");
        }
    }

    /** The arguments that the program sees; the first one is its name. */
    static List<String> programArguments(CommandLineArguments arguments) {
        List<String> all = new ArrayList<>();
        String name = arguments.value(LaunchOption.ARGV0);
        all.add(name == null ? new File(arguments.file()).getName() : name);
        if (arguments.command() == Command.RUN && !arguments.has(LaunchOption.INVOKE)) {
            all.addAll(arguments.programArguments());
        }
        return all;
    }

    /** How many threads the program may start. */
    static int maxThreads(CommandLineArguments arguments) throws UsageException {
        String value = arguments.value(LaunchOption.MAX_THREADS);
        if (value == null) {
            return ProgramThreads.DEFAULT_LIMIT;
        }
        try {
            return Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw arguments.wrong("--max-threads: no number: " + value);
        }
    }

    private void directories(Context.Builder builder) throws UsageException, LaunchException {
        List<String> ofHost = new ArrayList<>();
        List<String> inMemory = new ArrayList<>();
        for (GuestDirectory directory : GuestDirectory.all(arguments)) {
            if (directory.host() == null) {
                inMemory.add(directory.guest());
            } else {
                ofHost.add(directory.option());
            }
        }
        builder.option("wasm.Directories", String.join(",", ofHost));
        builder.option("wasm.MemoryDirectories", String.join(",", inMemory));
    }

    private void options(Context.Builder builder) throws UsageException {
        for (String option : arguments.values(LaunchOption.OPTION)) {
            int end = option.indexOf('=');
            if (end <= 0) {
                throw arguments.wrong("--option: " + option + " is not NAME=VALUE");
            }
            builder.option(option.substring(0, end), option.substring(end + 1));
        }
    }
}
