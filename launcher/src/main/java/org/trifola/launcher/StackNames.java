// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.runtime.GeneratedFrames;
import org.trifola.wasm.runtime.GeneratedFrames.Running;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What of the stack of a Java thread belongs to the program, in words. */
final class StackNames {
    private static final String ENGINE = "org.trifola.wasm.";
    private static final String WASI = "org.trifola.wasi.";
    private static final String TRANSLATION = "[translation]";

    /** Classes of the engine that do something else than run the program. */
    private static final String[][] ACTIVITIES = {
        {ENGINE + "jit.ModuleClasses", "findClass", TRANSLATION},
        {ENGINE + "jit.Compiler", "entry", TRANSLATION},
        {ENGINE + "link.ModuleLoader", null, "[loading]"},
        {ENGINE + "link.Instantiation", null, "[instantiation]"},
        {ENGINE + "exec.FunctionNode", null, "[interpreter]"}
    };

    /** The beginnings of the names of calls that classes of the host module stand for. */
    private static final String[][] CALLS = {
        {"FdCalls", "fd_"},
        {"FdStatCalls", "fd_"},
        {"PathCalls", "path_"},
        {"PathOpen", "path_"},
        {"PollCalls", "poll_"},
        {"ProcessCalls", ""},
        {"SocketCalls", "sock_"}
    };

    private StackNames() {}

    /**
     * The functions on a stack, outermost first; then what the engine or the host module does for
     * the innermost one, in brackets, if that is more than the program's own code. Empty if the
     * thread does not run a program.
     */
    static List<String> of(StackTraceElement[] stack) {
        List<String> names = new ArrayList<>();
        Running inner = null;
        String activity = null;
        for (StackTraceElement frame : stack) {
            Running running = GeneratedFrames.running(frame);
            if (running != null) {
                if (running.body() || inner == null || !isSame(running, inner)) {
                    names.add(name(running));
                }
                inner = running;
            } else if (inner == null || frame.getMethodName().equals("findClass")) {
                String found = activity(frame);
                activity = found == null ? activity : found;
            }
        }
        Collections.reverse(names);
        if (activity != null) {
            names.add(activity);
        }
        return names;
    }

    private static boolean isSame(Running one, Running other) {
        return one.module() == other.module() && one.index() == other.index();
    }

    /** Without what separates functions and samples in folded stacks. */
    private static String name(Running running) {
        String name = running.module().shownName(running.index());
        return Inspection.printable(name).replace(';', ':');
    }

    private static String activity(StackTraceElement frame) {
        String type = frame.getClassName();
        if (type.startsWith(WASI)) {
            return wasi(type.substring(WASI.length()), frame.getMethodName());
        }
        for (String[] known : ACTIVITIES) {
            boolean method = known[1] == null || known[1].equals(frame.getMethodName());
            if (method && type.equals(known[0])) {
                return known[2];
            }
        }
        return null;
    }

    private static String wasi(String type, String method) {
        for (String[] calls : CALLS) {
            if (calls[0].equals(type) && !method.startsWith("lambda")) {
                String words = method.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                return "[wasi " + calls[1] + words + "]";
            }
        }
        return null;
    }
}
