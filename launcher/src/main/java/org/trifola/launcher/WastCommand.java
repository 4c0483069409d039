// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.script.ScriptFeatures;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs scripts of the official test suite, each in a context of its own. */
final class WastCommand implements GuestThread.Task {
    private static final String SUFFIX = ".wast";

    private final CommandLineArguments arguments;
    private final Streams streams;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long files;
    private long assertions;
    private long passed;
    private long failed;

    /** The scripts that a command line names. */
    WastCommand(CommandLineArguments arguments, Streams streams) {
        this.arguments = arguments;
        this.streams = streams;
    }

    /** Runs them on a thread of their own; returns the exit code. */
    int execute() throws UsageException, LaunchException {
        return GuestThread.call(this, arguments, GuestThread.SCRIPT_STACK, streams);
    }

    @Override
    public int run() throws UsageException, LaunchException {
        for (String operand : arguments.operands()) {
            for (String script : scripts(operand)) {
                run(script);
            }
        }
        summarize();
        return failed == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** Prints how many commands of each kind were run, and what came of them. */
    private void summarize() throws LaunchException {
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            if (count.getValue() > 0) {
                streams.print(String.format("%8d %s\n", count.getValue(), count.getKey()));
            }
        }
        streams.print(assertions + (assertions == 1 ? " assertion" : " assertions"));
        streams.print(" in " + files + (files == 1 ? " file\n" : " files\n"));
        streams.print(passed + " passed, " + failed + " failed\n");
    }

    private static List<String> scripts(String operand) throws LaunchException {
        File folder = new File(operand);
        if (!folder.isDirectory()) {
            return List.of(operand);
        }
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.toPath())) {
            files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .forEach(file -> found.add(file.toString()));
        } catch (IOException | UncheckedIOException e) {
            throw LaunchException.of(operand, e.getMessage());
        }
        if (found.isEmpty()) {
            throw LaunchException.of(operand, "no " + SUFFIX + " files in it");
        }
        return found;
    }

    private void run(String script) throws UsageException, LaunchException {
        ModuleFile file = ModuleFile.read(script, streams);
        String features = ScriptFeatures.of(Path.of(script));
        files++;
        try (Context context = GuestContext.create(arguments, features, streams)) {
            Source source =
                    Source.newBuilder("wasm", file.text(), script)
                            .mimeType("text/x-wast")
                            .cached(false)
                            .build();
            Value result = context.eval(source);
            passed += result.getMember("passed").asLong();
            failed += result.getMember("failed").asLong();
            assertions += result.getMember("assertions").asLong();
            count(result.getMember("counts"));
            report(result.getMember("report").asString(), script);
        } catch (PolyglotException e) {
            fail(script, e.getMessage());
            if (e.isInternalError()) {
                FailureReport.internal(e, streams);
            }
        } catch (LoadException | IOException e) {
            fail(script, e.getMessage());
        }
    }

    private void count(Value numbers) {
        for (String kind : numbers.getMemberKeys()) {
            counts.merge(kind, numbers.getMember(kind).asLong(), Long::sum);
        }
    }

    /** Prints the failures, which begin with the name of the script. */
    private void report(String report, String script) throws LaunchException {
        for (String line : report.lines().toList()) {
            if (line.startsWith(script + ":")) {
                streams.print(Inspection.printable(line) + "\n");
            }
        }
    }

    private void fail(String script, String message) throws LaunchException {
        failed++;
        streams.print(Inspection.printable(script + ": " + message) + "\n");
    }
}
