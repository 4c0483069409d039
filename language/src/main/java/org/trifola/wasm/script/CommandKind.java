// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.script;

import org.trifola.wasm.fault.Phase;

import java.util.Locale;

/** The kinds of commands, as results count them. */
public enum CommandKind {
    /** A module that is instantiated. */
    MODULE("module"),
    /** A module that is only loaded. */
    MODULE_DEFINITION("module definition"),
    /** Another instance of a module. */
    MODULE_INSTANCE("module instance"),
    /** A script that is one module without brackets around it. */
    MODULE_INLINE("module (inline)"),
    /** The exports of an instance become importable. */
    REGISTER,
    /** An action without assertion. */
    INVOKE,
    /** An action returns. */
    ASSERT_RETURN,
    /** An action or the instantiation of a module traps. */
    ASSERT_TRAP(Phase.TRAP),
    /** An action exhausts a resource. */
    ASSERT_EXHAUSTION(Phase.EXHAUSTION),
    /** An action throws an exception. */
    ASSERT_EXCEPTION(Phase.EXCEPTION),
    /** A module breaks a rule of validation. */
    ASSERT_INVALID(Phase.INVALID),
    /** Bytes or text are not a module. */
    ASSERT_MALFORMED(Phase.MALFORMED),
    /** An import is missing or of another type. */
    ASSERT_UNLINKABLE(Phase.UNLINKABLE),
    /** A custom section or annotation has contents that do not fit the module. */
    ASSERT_INVALID_CUSTOM(Phase.INVALID),
    /** A custom section or annotation is malformed. */
    ASSERT_MALFORMED_CUSTOM(Phase.MALFORMED),
    /** A thread starts. */
    THREAD,
    /** A thread is waited for. */
    WAIT;

    private final String text;
    private final Phase failure;

    CommandKind() {
        this.text = name().toLowerCase(Locale.ROOT);
        this.failure = null;
    }

    CommandKind(String text) {
        this.text = text;
        this.failure = null;
    }

    CommandKind(Phase failure) {
        this.text = name().toLowerCase(Locale.ROOT);
        this.failure = failure;
    }

    /** The keyword, with what distinguishes kinds of the same keyword. */
    public String text() {
        return text;
    }

    /** The failure that it asserts, or null. */
    public Phase failure() {
        return failure;
    }

    /** Whether it asserts something. */
    public boolean isAssertion() {
        return failure != null || this == ASSERT_RETURN;
    }

    /** The assertion of that keyword, or null. */
    static CommandKind assertion(String keyword) {
        for (CommandKind kind : values()) {
            if (kind.isAssertion() && kind.text.equals(keyword)) {
                return kind;
            }
        }
        return null;
    }
}
