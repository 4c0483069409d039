// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Export;
import org.trifola.wasm.syntax.ExternKind;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Module;

import java.io.IOException;

/**
 * Runs a program: a command by its {@code _start}, a reactor by its {@code _initialize}, a function
 * by its name.
 */
final class RunCommand implements GuestThread.Task {
    private static final String START = "_start";
    private static final String INITIALIZE = "_initialize";

    private final CommandLineArguments arguments;
    private final Streams streams;
    private final String invoked;
    private ModuleFile file;

    /** The run that a command line asks for. */
    RunCommand(CommandLineArguments arguments, Streams streams) {
        this.arguments = arguments;
        this.streams = streams;
        this.invoked = arguments.value(LaunchOption.INVOKE);
    }

    /** Runs it on a thread of its own; returns the exit code. */
    int execute() throws UsageException, LaunchException {
        file = ModuleFile.read(arguments.file(), streams);
        return GuestThread.call(this, arguments, GuestThread.PROGRAM_STACK);
    }

    @Override
    public int run() throws LaunchException, UsageException {
        Context context = GuestContext.create(arguments, null, streams);
        int exitCode;
        try {
            exitCode = run(context);
        } catch (PolyglotException e) {
            exitCode = FailureReport.of(e, file.name(), streams);
        }
        if (arguments.has(LaunchOption.OPTION)) {
            // Instruments print at the end. Otherwise the process ends, which takes less time.
            context.close(true);
        }
        return exitCode;
    }

    private int run(Context context) throws LaunchException, UsageException {
        // Before anything runs, so that a mistake in the arguments has no effects.
        Object[] values = {};
        Module module = null;
        FuncType type = null;
        if (invoked != null) {
            module = decode();
            type = functionType(module);
            values = ArgumentValues.parse(type, invoked, arguments);
        }
        Value exports = context.eval(source()).newInstance().getMember("exports");
        if (invoked != null) {
            if (exports.canInvokeMember(INITIALIZE) && !invoked.equals(INITIALIZE)) {
                exports.invokeMember(INITIALIZE);
            }
            Value result = exports.invokeMember(invoked, values);
            streams.print(ResultText.of(result, type.results(), module));
        } else if (exports.canInvokeMember(START)) {
            exports.invokeMember(START);
        } else if (exports.canInvokeMember(INITIALIZE)) {
            exports.invokeMember(INITIALIZE);
        } else {
            module = decode();
            if (module.start() < 0) {
                throw LaunchException.of(file.name(), ExportHints.nothingToRun(file, module));
            }
        }
        return ExitCode.OK;
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

    private Source source() throws LaunchException {
        try {
            if (file.isBinary()) {
                return Source.newBuilder("wasm", ByteSequence.create(file.bytes()), file.name())
                        .mimeType("application/wasm")
                        .build();
            }
            return Source.newBuilder("wasm", file.text(), file.name())
                    .mimeType("text/x-wat")
                    .build();
        } catch (LoadException | IOException e) {
            throw LaunchException.of(file.name(), e.getMessage());
        }
    }
}
