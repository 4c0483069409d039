// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Phase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs the commands of a script in order, each thread of it with names of its own. A command that
 * does not do what is expected is reported, and the next one runs.
 */
public final class ScriptRunner {
    private final ScriptLoader loader;
    private final ScriptModules loaded;
    private final RunnerEnvironment environment;
    private final ScriptResult result;
    private final Map<String, LoadedModule> modules = new HashMap<>();
    private final Map<String, Object> instances = new HashMap<>();
    private final Map<String, Object> registered = new HashMap<>();
    private final Map<String, Thread> namedThreads = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private LoadedModule lastModule;
    private Object lastInstance;

    private ScriptRunner(
            ScriptLoader loader,
            ScriptModules loaded,
            RunnerEnvironment environment,
            ScriptResult result) {
        this.loader = loader;
        this.loaded = loaded;
        this.environment = environment;
        this.result = result;
    }

    /**
     * Runs a script.
     *
     * @param loaded its modules, as far as they are known from other runs
     * @param environment what executes, or null to do only what needs no execution
     */
    public static ScriptResult run(
            Script script,
            ScriptLoader loader,
            ScriptModules loaded,
            RunnerEnvironment environment) {
        ScriptResult result = new ScriptResult(script.path());
        new ScriptRunner(loader, loaded, environment, result).run(script.commands());
        return result;
    }

    private void run(Iterable<Command> commands) {
        try {
            runAll(commands);
        } finally {
            // The result is complete only when nobody adds to it any more.
            for (Thread thread : threads) {
                environment.join(thread);
            }
        }
    }

    private void runAll(Iterable<Command> commands) {
        for (Command command : commands) {
            result.add(command.kind());
            try {
                run(command);
            } catch (Mismatch e) {
                result.fail(command, e.getMessage());
            } catch (LoadException | ExecutionFailure e) {
                result.fail(command, "expected success, got: " + e.getMessage());
            } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
                // Ours to fix, whatever the script is; the rest of it still runs.
                result.fail(command, "engine error: " + describe(e));
            }
        }
    }

    private static String describe(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? e.toString() : e + " at " + trace[0];
    }

    /** A command did something else than expected. */
    private static final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mismatch(String expected, String actual) {
            super("expected " + expected + ", got " + actual, null, false, false);
        }
    }

    private void run(Command command) {
        switch (command) {
            case Command.Load load -> load(load);
            case Command.AssertModule assertion -> assertModule(assertion);
            case Command.Instantiate instantiate -> instantiate(instantiate);
            case Command.Register register -> register(register);
            case Command.Perform perform -> perform(perform.action());
            case Command.AssertReturn assertion -> assertReturn(assertion);
            case Command.AssertFailure assertion -> assertFailure(assertion);
            case Command.Start start -> start(start);
            case Command.Wait wait -> join(wait);
        }
    }

    private void load(Command.Load command) {
        lastModule = null;
        lastInstance = null;
        LoadedModule module = loaded.load(command, loader);
        lastModule = module;
        modules.put(command.id(), module);
        if (command.kind() != CommandKind.MODULE_DEFINITION && environment != null) {
            instance(command.id(), module);
        }
    }

    private void instantiate(Command.Instantiate command) {
        lastInstance = null;
        LoadedModule module = command.module() == null ? lastModule : modules.get(command.module());
        if (module == null) {
            throw new Mismatch("a module", "none of that name");
        }
        if (executes()) {
            instance(command.id(), module);
        }
    }

    private void instance(String id, LoadedModule module) {
        lastInstance = environment.instantiate(module, registered);
        instances.put(id, lastInstance);
    }

    /** Whether code can be executed; else counts the command as skipped. */
    private boolean executes() {
        if (environment == null) {
            result.skip();
        }
        return environment != null;
    }

    private Object find(String id) {
        Object instance = id == null ? lastInstance : instances.get(id);
        if (instance == null) {
            throw new Mismatch("an instance", id == null ? "none" : "none of the name $" + id);
        }
        return instance;
    }

    private void register(Command.Register command) {
        if (executes()) {
            registered.put(command.name(), find(command.instance()));
        }
    }

    /** The results of an action, or null if nothing executes. */
    private Object[] perform(Action action) {
        if (!executes()) {
            return null;
        }
        Object instance = find(action.instance());
        Object[] results =
                switch (action) {
                    case Action.Invoke invoke ->
                            environment.invoke(instance, invoke.name(), invoke.arguments());
                    case Action.Get get -> environment.get(instance, get.name());
                };
        if (results == null) {
            throw new Mismatch("an export", "none for " + action);
        }
        return results;
    }

    private void assertReturn(Command.AssertReturn command) {
        Object[] actual = perform(command.action());
        if (actual == null) {
            return;
        }
        boolean same = actual.length == command.results().size();
        for (int i = 0; same && i < actual.length; i++) {
            same = environment.matches(command.results().get(i), actual[i]);
        }
        if (!same) {
            throw new Mismatch(command.results().toString(), describe(actual));
        }
    }

    private String describe(Object[] values) {
        return Arrays.stream(values)
                .map(environment::describe)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void assertFailure(Command.AssertFailure command) {
        Object[] results;
        try {
            results = perform(command.action());
        } catch (ExecutionFailure e) {
            check(command.kind(), command.message(), e.phase(), e.getMessage());
            return;
        }
        if (results != null) {
            throw new Mismatch(describe(command.kind(), command.message()), describe(results));
        }
    }

    private void assertModule(Command.AssertModule command) {
        CommandKind kind = command.kind();
        boolean parsed = false;
        LoadedModule module;
        try {
            ScriptLoader.Parsed unchecked = loader.parse(command.source());
            parsed = true;
            module = loader.validate(unchecked);
        } catch (LoadException e) {
            // The suite words failures of annotations without the phrase that ours start with.
            String message = isAnnotation(e) ? e.detail() : e.getMessage();
            // Whoever decodes may find what is invalid, too; that is malformed for the suite.
            boolean early = !parsed && kind == CommandKind.ASSERT_MALFORMED;
            Phase phase = e.fault().phase();
            check(
                    kind,
                    command.message(),
                    early && phase == Phase.INVALID ? Phase.MALFORMED : phase,
                    message);
            return;
        }
        if (kind != CommandKind.ASSERT_UNLINKABLE && kind != CommandKind.ASSERT_TRAP) {
            throw new Mismatch(describe(kind, command.message()), "a valid module");
        }
        if (executes()) {
            assertUnusable(command, module);
        }
    }

    private static boolean isAnnotation(LoadException e) {
        return (e.fault() == Fault.MALFORMED_ANNOTATION || e.fault() == Fault.INVALID_ANNOTATION)
                && e.detail() != null;
    }

    private void assertUnusable(Command.AssertModule command, LoadedModule module) {
        CommandKind kind = command.kind();
        try {
            environment.instantiate(module, registered);
        } catch (LoadException e) {
            check(kind, command.message(), e.fault().phase(), e.getMessage());
            return;
        } catch (ExecutionFailure e) {
            check(kind, command.message(), e.phase(), e.getMessage());
            return;
        }
        throw new Mismatch(describe(kind, command.message()), "an instance");
    }

    private static void check(CommandKind kind, String message, Phase phase, String actual) {
        boolean same = message == null || actual.startsWith(message);
        if (phase != kind.failure() || !same) {
            throw new Mismatch(describe(kind, message), phase + ": " + actual);
        }
    }

    private static String describe(CommandKind kind, String message) {
        return message == null ? kind.failure().toString() : kind.failure() + ": " + message;
    }

    private void start(Command.Start command) {
        ScriptRunner runner = new ScriptRunner(loader, loaded, environment, result);
        for (String id : command.shared()) {
            if (environment != null) {
                runner.instances.put(id, find(id));
            }
        }
        if (!executes()) {
            runner.run(command.commands());
            return;
        }
        Thread thread = environment.newThread(() -> runner.run(command.commands()));
        namedThreads.put(command.id(), thread);
        threads.add(thread);
        thread.start();
    }

    private void join(Command.Wait command) {
        if (!executes()) {
            return;
        }
        Thread thread = namedThreads.get(command.thread());
        if (thread == null) {
            throw new Mismatch("a thread", "none of the name $" + command.thread());
        }
        environment.join(thread);
    }
}
