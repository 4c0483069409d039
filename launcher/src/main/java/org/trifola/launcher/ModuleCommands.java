// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.binary.Encoder;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.text.Printer;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The commands that look at modules without running them: no Truffle, so they start at once. */
final class ModuleCommands {
    private final CommandLineArguments arguments;
    private final Streams streams;
    private final Features features;

    /** The commands for a command line. */
    ModuleCommands(CommandLineArguments arguments, Streams streams) throws UsageException {
        this.arguments = arguments;
        this.streams = streams;
        this.features = FeatureList.of(arguments);
    }

    /** Says what is wrong with each file; returns the exit code. */
    int validate() {
        int exitCode = ExitCode.OK;
        for (String name : arguments.operands()) {
            try {
                ModuleFile.read(name, streams).validate(features);
            } catch (LoadException e) {
                streams.complain(LaunchException.about(name, e.getMessage()));
                exitCode = ExitCode.FAILURE;
            } catch (LaunchException e) {
                streams.complain(e.getMessage());
                exitCode = ExitCode.FAILURE;
            }
        }
        return exitCode;
    }

    /** Text to binary. */
    void parse() throws LaunchException {
        ModuleFile file = ModuleFile.read(arguments.file(), streams);
        if (file.isBinary()) {
            throw LaunchException.of(file.name(), "is in the binary format already");
        }
        try {
            write(Encoder.encode(file.load(features)));
        } catch (LoadException e) {
            throw LaunchException.of(file.name(), e.getMessage());
        }
    }

    /** Either format to text. */
    void print() throws LaunchException {
        ModuleFile file = ModuleFile.read(arguments.file(), streams);
        try {
            write(Printer.print(file.load(features)).getBytes(StandardCharsets.UTF_8));
        } catch (LoadException e) {
            throw LaunchException.of(file.name(), e.getMessage());
        }
    }

    /** Tells what is in a module, which need not be valid; returns the exit code. */
    int inspect() throws LaunchException {
        ModuleFile file = ModuleFile.read(arguments.file(), streams);
        try {
            Module module = file.load(features);
            byte[] binary = file.isBinary() ? file.bytes() : Encoder.encode(module);
            if (arguments.has(LaunchOption.JSON)) {
                String error = error(file);
                streams.print(new JsonInspection(file, module, binary).text(error));
                return error == null ? ExitCode.OK : ExitCode.FAILURE;
            }
            streams.print(new Inspection(file, module, binary).text());
            file.validate(features);
            return ExitCode.OK;
        } catch (LoadException e) {
            throw LaunchException.of(file.name(), e.getMessage());
        }
    }

    /** Why a module is invalid, or null. */
    private String error(ModuleFile file) {
        try {
            file.validate(features);
            return null;
        } catch (LoadException e) {
            return e.getMessage();
        }
    }

    private void write(byte[] bytes) throws LaunchException {
        String target = arguments.value(LaunchOption.OUTPUT);
        if (target == null || target.equals(ModuleFile.STANDARD_INPUT)) {
            streams.print(bytes);
            return;
        }
        try (OutputStream out = new FileOutputStream(target)) {
            out.write(bytes);
        } catch (IOException e) {
            throw LaunchException.of(target, "cannot be written: " + reason(e));
        }
    }

    /**
     * Why a file cannot be opened: Java's message names it once more, and the reason in brackets.
     */
    static String reason(IOException failure) {
        String message = failure.getMessage();
        int start = message.lastIndexOf('(');
        int end = message.lastIndexOf(')');
        return start >= 0 && end > start ? message.substring(start + 1, end) : message;
    }
}
