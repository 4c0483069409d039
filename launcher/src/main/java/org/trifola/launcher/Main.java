// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;

/** The entry point of the command line. */
public final class Main {
    /** When {@code true}, failures show their Java stack trace. */
    static final String DEBUG = "trifola.debug";

    /** Milliseconds for flushing output that perhaps nobody reads. */
    private static final long LAST_MOMENT = 150;

    /** Whether the process is the program's. */
    private static boolean ownsProcess;

    private Main() {}

    /**
     * Runs the command line and ends the process.
     *
     * @param args what the user typed after the program's name
     */
    public static void main(String[] args) {
        ownsProcess = true;
        StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        Runtime.getRuntime().addShutdownHook(new FinalFlush(out));
        int exitCode =
                run(
                        args,
                        new StandardInput(new FileInputStream(FileDescriptor.in), out),
                        out,
                        standardError());
        if (exitCode != ExitCode.OK || othersRun()) {
            System.exit(exitCode);
        }
        // Otherwise the process ends without that call, which looks for a logger first.
    }

    /** Ends the process in a moment, should the ordinary end have to wait for the program. */
    static void endSoon(int exitCode) {
        if (!ownsProcess) {
            return;
        }
        Thread end =
                new Thread() {
                    @Override
                    public void run() {
                        try {
                            sleep(LAST_MOMENT);
                        } catch (InterruptedException e) {
                            // Then it ends at once.
                        }
                        Runtime.getRuntime().halt(exitCode);
                    }
                };
        end.setDaemon(true);
        end.start();
    }

    /** Whether other threads would keep the process from ending. */
    private static boolean othersRun() {
        Thread[] threads = new Thread[Thread.activeCount() + 1];
        int count = Thread.enumerate(threads);
        int lasting = 0;
        for (int i = 0; i < count; i++) {
            if (!threads[i].isDaemon()) {
                lasting++;
            }
        }
        return lasting > 1 || count == threads.length;
    }

    /**
     * Where the user reads errors: if the start script has put something between the JVM and them,
     * the descriptor that it says.
     */
    private static OutputStream standardError() {
        Integer descriptor = Integer.getInteger("trifola.stderr");
        if (descriptor != null) {
            try {
                Constructor<FileDescriptor> constructor =
                        FileDescriptor.class.getDeclaredConstructor(int.class);
                constructor.setAccessible(true);
                return new FileOutputStream(constructor.newInstance(descriptor));
            } catch (ReflectiveOperationException | RuntimeException e) {
                // What is between passes everything on, only later.
            }
        }
        return new FileOutputStream(FileDescriptor.err);
    }

    /**
     * Runs a command line.
     *
     * @param args what the user typed after the program's name
     * @param in standard input
     * @param out standard output; is flushed at the end
     * @param err standard error
     * @return the exit code
     */
    public static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
        Streams streams = new Streams(in, out, new StandardError(err, out));
        int exitCode;
        try {
            exitCode = execute(CommandLineParser.parse(args), streams);
        } catch (UsageException e) {
            streams.complain(e.getMessage() + "\n" + hint(e.command()));
            exitCode = ExitCode.USAGE;
        } catch (LaunchException e) {
            streams.complain(e.getMessage());
            exitCode = ExitCode.FAILURE;
        } catch (Throwable e) {
            exitCode = FailureReport.internal(e, streams);
        }
        return finish(exitCode, streams);
    }

    private static String hint(Command command) {
        return command == Command.RUN
                ? "Try 'trifola --help', or: trifola [OPTIONS] FILE [ARGUMENTS...]"
                : "Try 'trifola " + command.commandName() + " --help'.";
    }

    private static int execute(CommandLineArguments arguments, Streams streams)
            throws UsageException, LaunchException {
        if (arguments.has(LaunchOption.HELP)) {
            streams.print(Help.of(arguments.command()));
            return ExitCode.OK;
        }
        if (arguments.has(LaunchOption.VERSION)) {
            streams.print(Version.text());
            return ExitCode.OK;
        }
        switch (arguments.command()) {
            case RUN:
                return new RunCommand(arguments, streams).execute();
            case WAST:
                return new WastCommand(arguments, streams).execute();
            case VALIDATE:
                return new ModuleCommands(arguments, streams).validate();
            case PARSE:
                new ModuleCommands(arguments, streams).parse();
                return ExitCode.OK;
            case PRINT:
                new ModuleCommands(arguments, streams).print();
                return ExitCode.OK;
            case INSPECT:
                return new ModuleCommands(arguments, streams).inspect();
            case EXPLORE:
                new ExploreCommand(arguments, streams).execute();
                return ExitCode.OK;
            case COMPLETION:
                streams.print(Help.completion());
                return ExitCode.OK;
        }
        throw new IllegalStateException(arguments.command().commandName());
    }

    private static int finish(int exitCode, Streams streams) {
        try {
            streams.out().flush();
            return exitCode;
        } catch (IOException e) {
            streams.complain("standard output: " + e.getMessage());
            return exitCode == ExitCode.OK ? ExitCode.FAILURE : exitCode;
        }
    }
}
