// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.fault;

/** The stage of a module's life at which a failure belongs (spec appendix "Errors"). */
public enum Phase {
    /** The bytes or the text are not a module. */
    MALFORMED,
    /** A module that breaks a rule of validation. */
    INVALID,
    /** An import is missing or has another type. */
    UNLINKABLE,
    /** Execution stopped by a trap. */
    TRAP,
    /** A resource of the engine, such as the call stack, is used up. */
    EXHAUSTION,
    /** A guest exception that nothing caught. */
    EXCEPTION,
    /** Correct input that the engine, or its configuration, does not accept. */
    UNSUPPORTED
}
