// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import com.oracle.truffle.api.exception.AbstractTruffleException;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.runtime.WasmException;
import org.trifola.wasm.runtime.WasmExit;
import org.trifola.wasm.runtime.WasmTrap;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Tells the user how a program ended that did not end well; never shows a Java stack trace. */
final class FailureReport {
    /** What it is to exceed a limit that the user has set. */
    private static final Fault[] LIMITS = {
        Fault.FUEL_EXHAUSTED,
        Fault.DEADLINE_EXCEEDED,
        Fault.MEMORY_LIMIT_EXCEEDED,
        Fault.TABLE_LIMIT_EXCEEDED,
        Fault.INSTANCE_LIMIT_EXCEEDED
    };

    private FailureReport() {}

    /**
     * Reports what came out of running a file.
     *
     * @param hints what to say about that file if it cannot be loaded
     * @return the exit code
     */
    static int of(PolyglotException failure, LoadHints hints, Streams streams)
            throws LaunchException {
        if (failure.isExit()) {
            return failure.getExitStatus();
        }
        if (failure.isInternalError() || failure.isHostException()) {
            return internal(failure, streams);
        }
        if (failure.isResourceExhausted() || failure.isCancelled()) {
            // So Truffle calls a full stack where no code of ours could notice it.
            boolean stack = failure.getMessage().contains("Stack overflow");
            String reason = stack ? Fault.CALL_STACK_EXHAUSTED.phrase() : failure.getMessage();
            return trapped(reason, streams);
        }
        Value guest = failure.getGuestObject();
        if (guest != null && guest.hasMember("failureType")) {
            return trapped(failure.getMessage() + backtrace(guest), streams);
        }
        if (guest != null && guest.hasMember("payload")) {
            String payload = payload(guest.getMember("payload"));
            return trapped(failure.getMessage() + payload + backtrace(guest), streams);
        }
        throw hints.failure(failure.getMessage());
    }

    /**
     * Reports what came out of running a file without a polyglot context.
     *
     * @return the exit code
     */
    static int of(AbstractTruffleException failure, LoadHints hints, Streams streams)
            throws LaunchException {
        if (failure instanceof WasmExit exit) {
            return exit.status();
        }
        if (failure instanceof WasmTrap trap) {
            return trapped(trap.getMessage() + "\n" + trap.backtrace(), streams);
        }
        if (failure instanceof WasmException exception) {
            String payload = ResultText.payload(exception.payload);
            Object backtrace = exception.backtrace() == null ? "" : exception.backtrace();
            return trapped(exception.getMessage() + payload + "\n" + backtrace, streams);
        }
        throw hints.failure(failure.getMessage());
    }

    private static int trapped(String text, Streams streams) {
        streams.trapped(text);
        for (Fault limit : LIMITS) {
            if (text.startsWith(limit.phrase())) {
                return ExitCode.LIMIT;
            }
        }
        return ExitCode.TRAP;
    }

    /**
     * Reports that a program took too long.
     *
     * @return the exit code
     */
    static int deadline(String timeout, Streams streams) {
        return trapped(
                Fault.DEADLINE_EXCEEDED.phrase()
                        + ": the program ran for longer than "
                        + timeout
                        + " (--timeout)",
                streams);
    }

    private static String payload(Value payload) {
        if (payload == null || !payload.hasArrayElements()) {
            return "";
        }
        Object[] values = new Object[(int) payload.getArraySize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = payload.getArrayElement(i);
        }
        return ResultText.payload(values);
    }

    private static String backtrace(Value guest) {
        Value backtrace = guest.getMember("backtrace");
        return backtrace == null || !backtrace.isString() ? "" : "\n" + backtrace.asString();
    }

    /**
     * Reports a Java exception that should not have come here.
     *
     * @return the exit code
     */
    static int internal(Throwable failure, Streams streams) {
        if (failure instanceof OutOfMemoryError) {
            streams.complain("out of memory: give the JVM more, such as -J-Xmx4g before FILE");
            return ExitCode.TRAP;
        }
        if (failure instanceof StackOverflowError) {
            streams.trapped(Fault.CALL_STACK_EXHAUSTED.phrase());
            return ExitCode.TRAP;
        }
        streams.complain(
                "internal error: "
                        + failure
                        + "\nThis is a bug of Trifola, not of the program. Please report it with the"
                        + " command line, the file,\nand what -J-D"
                        + Main.DEBUG
                        + "=true before FILE shows in addition.");
        if (Boolean.getBoolean(Main.DEBUG)) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            streams.report(trace.toString().replace("\t", "    "));
        }
        return ExitCode.BUG;
    }
}
