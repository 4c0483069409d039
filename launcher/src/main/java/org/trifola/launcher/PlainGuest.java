// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasi.WasiProvider;
import org.trifola.wasm.Program;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.host.HostEnvironment;
import org.trifola.wasm.host.TcpListeners;
import org.trifola.wasm.runtime.WasmStore;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.Module;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A program without a polyglot context, which starts several times faster. */
final class PlainGuest implements Guest {
    /** Set to true, all programs run in a polyglot context. */
    static final String CONTEXT = "trifola.context";

    /** The JVM's options that set those of the engine, its instruments and languages. */
    private static final String POLYGLOT_OPTION = "polyglot.";

    /** The one that is about nothing here: whether to warn that there is no compiler. */
    private static final String WARNING = "polyglot.engine.WarnInterpreterOnly";

    private final Program program;
    private final Environment environment;

    /** A program, and what is told why it ends if one of its own threads decides that. */
    PlainGuest(
            CommandLineArguments arguments, Streams streams, Consumer<RuntimeException> whenEnded)
            throws UsageException, LaunchException {
        Features features = FeatureList.of(arguments);
        environment =
                new Environment(
                        GuestContext.programArguments(arguments),
                        GuestEnvironment.of(arguments),
                        Redirections.terminals(arguments),
                        GuestDirectory.all(arguments),
                        arguments.values(LaunchOption.TCPLISTEN),
                        streams);
        program = new Program(features, LimitOptions.of(arguments));
        if (arguments.has(LaunchOption.PROFILE)) {
            // The interpreter's frames do not tell what they run.
            program.translateAfter(0);
        }
        program.allowThreads(GuestContext.maxThreads(arguments), whenEnded);
    }

    /** Whether the program needs nothing of what only a polyglot context has. */
    static boolean isEnoughFor(CommandLineArguments arguments) {
        if (arguments.has(LaunchOption.OPTION)
                || arguments.has(LaunchOption.GRAAL)
                || Boolean.getBoolean(CONTEXT)) {
            return false;
        }
        for (Object property : System.getProperties().keySet()) {
            if (property instanceof String name
                    && name.startsWith(POLYGLOT_OPTION)
                    && !name.equals(WARNING)) {
                return false;
            }
        }
        return Program.isPossible();
    }

    @Override
    public void load(ModuleFile file) throws LaunchException {
        byte[] binary = file.isBinary() ? file.bytes() : null;
        program.load(binary, binary == null ? text(file) : null, file.name());
    }

    @Override
    public void instantiate() {
        program.instantiate(environment, List.of(new WasiProvider()));
    }

    @Override
    public void register(String name) {
        program.register(name);
    }

    private static String text(ModuleFile file) throws LaunchException {
        try {
            return file.text();
        } catch (LoadException e) {
            throw LaunchException.of(file.name(), e.getMessage());
        }
    }

    @Override
    public WasmStore store() {
        return program.store();
    }

    @Override
    public boolean offers(String function) {
        return program.offers(function);
    }

    @Override
    public String call(String function, Object[] values, int[] types, Module module) {
        Object result = program.call(function, values);
        return types.length == 0 ? "" : ResultText.of(result, types, module);
    }

    /** What the command line gives to the program. */
    private record Environment(
            List<String> arguments,
            Map<String, String> environment,
            String terminals,
            List<GuestDirectory> given,
            List<String> listeningAt,
            Streams streams)
            implements HostEnvironment {
        @Override
        public InputStream in() {
            return streams.in();
        }

        @Override
        public OutputStream out() {
            return streams.out();
        }

        @Override
        public OutputStream err() {
            return streams.err();
        }

        @Override
        public boolean isTerminal(int stream) {
            return terminals.indexOf('0' + stream) >= 0;
        }

        @Override
        public List<ServerSocketChannel> listeners() {
            return listeningAt.isEmpty() ? List.of() : TcpListeners.open(listeningAt);
        }

        @Override
        public List<Directory> directories() {
            List<Directory> directories = new ArrayList<>();
            for (GuestDirectory each : given) {
                directories.add(each.plain());
            }
            return directories;
        }
    }
}
