// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import java.util.List;

/** One command of a script. Identifiers are without {@code $}. */
public sealed interface Command {
    /** The line on which it starts, from 1. */
    int line();

    /** Under which name it is counted. */
    CommandKind kind();

    /**
     * Loads a module, and instantiates it unless it is a definition.
     *
     * @param line where it starts
     * @param kind module, definition or inline module
     * @param id the name of module and instance, or null
     * @param source the module
     */
    record Load(int line, CommandKind kind, String id, ModuleSource source) implements Command {}

    /**
     * Instantiates a module that was loaded before.
     *
     * @param line where it starts
     * @param id the name of the instance, or null
     * @param module the name of the module, or null for the last one
     */
    record Instantiate(int line, String id, String module) implements Command {
        @Override
        public CommandKind kind() {
            return CommandKind.MODULE_INSTANCE;
        }
    }

    /**
     * Offers the exports of an instance for import.
     *
     * @param line where it starts
     * @param name as which module
     * @param instance the instance, or null for the last one
     */
    record Register(int line, String name, String instance) implements Command {
        @Override
        public CommandKind kind() {
            return CommandKind.REGISTER;
        }
    }

    /**
     * Does something whose results do not matter.
     *
     * @param line where it starts
     * @param action what to do
     */
    record Perform(int line, Action action) implements Command {
        @Override
        public CommandKind kind() {
            return CommandKind.INVOKE;
        }
    }

    /**
     * Asserts the results of an action.
     *
     * @param line where it starts
     * @param action what to do
     * @param results what it must return
     */
    record AssertReturn(int line, Action action, List<ScriptValue> results) implements Command {
        /** Keeps its own copy of the list. */
        public AssertReturn {
            results = List.copyOf(results);
        }

        @Override
        public CommandKind kind() {
            return CommandKind.ASSERT_RETURN;
        }
    }

    /**
     * Asserts that an action traps, exhausts a resource, or throws an exception.
     *
     * @param line where it starts
     * @param kind which of these
     * @param action what to do
     * @param message how the message must start; null for exceptions
     */
    record AssertFailure(int line, CommandKind kind, Action action, String message)
            implements Command {}

    /**
     * Asserts that a module is malformed or invalid, cannot be linked, or traps when instantiated.
     *
     * @param line where it starts
     * @param kind which of these
     * @param source the module
     * @param message how the message must start
     */
    record AssertModule(int line, CommandKind kind, ModuleSource source, String message)
            implements Command {}

    /**
     * Runs commands on another thread, with names of its own (threads proposal).
     *
     * @param line where it starts
     * @param id the name of the thread, or null
     * @param shared the names of the instances that it sees
     * @param commands what it does
     */
    record Start(int line, String id, List<String> shared, List<Command> commands)
            implements Command {
        /** Keeps its own copies of the lists. */
        public Start {
            shared = List.copyOf(shared);
            commands = List.copyOf(commands);
        }

        @Override
        public CommandKind kind() {
            return CommandKind.THREAD;
        }
    }

    /**
     * Waits for the end of a thread.
     *
     * @param line where it starts
     * @param thread the name of the thread
     */
    record Wait(int line, String thread) implements Command {
        @Override
        public CommandKind kind() {
            return CommandKind.WAIT;
        }
    }
}
