// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import com.oracle.truffle.api.exception.AbstractTruffleException;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.runtime.WasmExit;
import org.trifola.wasm.runtime.WasmLoadError;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Module;

import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a program: a command by its {@code _start}, a reactor by its {@code _initialize}, a function
 * by its name.
 */
final class RunCommand implements GuestThread.Task {
    private static final String START = "_start";
    private static final String INITIALIZE = "_initialize";
    private static final Object[] NOTHING = {};
    private static final int[] NO_RESULTS = {};

    private final CommandLineArguments arguments;
    private final Streams streams;
    private final String invoked;
    private ModuleFile file;

    /** What is being loaded or run. */
    private ModuleFile current;

    private List<Preload> preloads;

    /** What writes a core dump of a program without a context, or null. */
    private volatile CoreDump dump;

    /** What looks at the program, or null. */
    private volatile Profiler profiler;

    private final Journal journal;

    /** What the program reads and writes. */
    private Streams guestStreams;

    /** The run that a command line asks for. */
    RunCommand(CommandLineArguments arguments, Streams streams) {
        this.arguments = arguments;
        this.streams = streams;
        this.invoked = arguments.value(LaunchOption.INVOKE);
        this.journal = new Journal(arguments, streams);
    }

    /** Runs it on a thread of its own; returns the exit code. */
    int execute() throws UsageException, LaunchException {
        journal.started();
        journal.begin();
        file = ModuleFile.read(arguments.file(), streams);
        current = file;
        journal.end(
                "read " + file.name() + ": " + Inspection.number(file.bytes().length) + " bytes");
        preloads = Preload.all(arguments, streams);
        Outputs.check(arguments, preloads);
        guestStreams = Redirections.of(arguments, streams);
        int exitCode = runProfiled();
        new FileHints(arguments, streams).tell(exitCode);
        journal.ended(exitCode);
        return exitCode;
    }

    private int runProfiled() throws UsageException, LaunchException {
        try {
            return GuestThread.call(this, arguments, GuestThread.PROGRAM_STACK, streams);
        } finally {
            guestStreams.flush();
            if (profiler != null) {
                profiler.end();
            }
        }
    }

    @Override
    public int run() throws LaunchException, UsageException {
        profiler = Profiler.start(arguments, streams);
        return PlainGuest.isEnoughFor(arguments) ? runPlain() : runInContext();
    }

    private int runPlain() throws LaunchException, UsageException {
        journal.note("runs without a polyglot context");
        GuestThread thread = GuestThread.current();
        // No lambda, of which the first one costs milliseconds.
        Consumer<RuntimeException> whenEnded =
                new Consumer<>() {
                    @Override
                    public void accept(RuntimeException reason) {
                        thread.end(new Ended(reason));
                    }
                };
        Guest guest = new PlainGuest(arguments, guestStreams, whenEnded);
        dump = dump(guest);
        try {
            return run(guest);
        } catch (AbstractTruffleException e) {
            return report(e);
        }
    }

    /** Tells why a program without a context has ended; the exit code. */
    private int report(AbstractTruffleException e) throws LaunchException {
        if (dump != null && !(e instanceof WasmExit) && !(e instanceof WasmLoadError)) {
            dump.write(CoreDump.frames(e), streams);
        }
        return FailureReport.of(e, new LoadHints(current, preloads), streams);
    }

    /** What a thread of the program has ended it by. */
    private final class Ended implements GuestThread.Task {
        private final RuntimeException reason;

        Ended(RuntimeException reason) {
            this.reason = reason;
        }

        @Override
        public int run() throws LaunchException {
            if (reason instanceof AbstractTruffleException failure) {
                return report(failure);
            }
            throw reason;
        }
    }

    private int runInContext() throws LaunchException, UsageException {
        journal.begin();
        Context context = GuestContext.create(arguments, null, guestStreams);
        journal.end("made a polyglot context");
        ContextGuest guest = new ContextGuest(context);
        CoreDump made = dump(guest);
        int exitCode;
        try {
            exitCode = run(guest);
        } catch (PolyglotException e) {
            if (made != null && !e.isExit() && !e.isSyntaxError()) {
                made.write(CoreDump.frames(e, guest.modules(), made.instances()), streams);
            }
            exitCode = FailureReport.of(e, new LoadHints(current, preloads), streams);
        }
        if (arguments.has(LaunchOption.OPTION)) {
            // Instruments print at the end. Otherwise the process ends, which takes less time.
            context.close(true);
        }
        return exitCode;
    }

    /** What writes a core dump, or null. */
    private CoreDump dump(Guest guest) {
        String target = arguments.value(LaunchOption.COREDUMP);
        return target == null ? null : new CoreDump(target, file.name(), guest.store());
    }

    private int run(Guest guest) throws LaunchException, UsageException {
        // Before anything runs, so that a mistake in the arguments has no effects.
        Object[] values = {};
        Module module = null;
        FuncType type = null;
        if (invoked != null) {
            module = decode();
            type = functionType(module);
            values = ArgumentValues.parse(type, invoked, arguments);
        }
        preload(guest);
        start(guest, file);
        journal.begin();
        try {
            call(guest, values, type, module);
        } finally {
            journal.end("ran");
        }
        return ExitCode.OK;
    }

    private void call(Guest guest, Object[] values, FuncType type, Module module)
            throws LaunchException, UsageException {
        if (invoked != null) {
            if (guest.offers(INITIALIZE) && !invoked.equals(INITIALIZE)) {
                guest.call(INITIALIZE, NOTHING, NO_RESULTS, null);
            }
            guestStreams.print(guest.call(invoked, values, type.results(), module));
        } else if (guest.offers(START)) {
            guest.call(START, NOTHING, NO_RESULTS, null);
        } else if (guest.offers(INITIALIZE)) {
            guest.call(INITIALIZE, NOTHING, NO_RESULTS, null);
        } else {
            Module decoded = decode();
            if (decoded.start() < 0) {
                throw LaunchException.of(file.name(), ExportHints.nothingToRun(file, decoded));
            }
        }
    }

    /** Instantiates the modules that the program may import, in the order of the command line. */
    private void preload(Guest guest) throws LaunchException {
        for (Preload preload : preloads) {
            start(guest, preload.file());
            if (guest.offers(INITIALIZE)) {
                journal.begin();
                guest.call(INITIALIZE, NOTHING, NO_RESULTS, null);
                journal.end("ran _initialize");
            }
            guest.register(preload.name());
        }
    }

    private void start(Guest guest, ModuleFile module) throws LaunchException {
        current = module;
        journal.begin();
        try (Progress _ = Progress.loading(module, streams)) {
            guest.load(module);
        }
        journal.end("loaded " + module.name());
        journal.begin();
        guest.instantiate();
        journal.end("instantiated " + module.name());
    }

    /** The module without its code, for the types of its exports. */
    private Module decode() throws LaunchException, UsageException {
        try {
            return file.load(FeatureList.of(arguments));
        } catch (LoadException e) {
            throw LaunchException.of(file.name(), e.getMessage());
        }
    }

    private FuncType functionType(Module module) throws LaunchException {
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNC && export.name().equals(invoked)) {
                return module.funcType(export.index());
            }
        }
        throw LaunchException.of(file.name(), ExportHints.noFunction(file, module, invoked));
    }
}
