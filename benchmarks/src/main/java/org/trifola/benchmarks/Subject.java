// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.benchmarks;

import java.util.function.IntUnaryOperator;

/**
 * An engine in this process, as the harness sees it. The engine of the polyglot API is {@link
 * PolyglotSubject}; others are named on the command line and found on the class path.
 */
public interface Subject extends AutoCloseable {
    /**
     * Makes what a module lives in. What modules share stays with the subject.
     *
     * @return a new session
     */
    Session open();

    @Override
    void close();

    /** Where one module lives. */
    interface Session extends AutoCloseable {
        /**
         * Makes a module of bytes, as far as the engine does that at once.
         *
         * @param name what the engine may call it
         * @param bytes the binary format
         * @return the module
         */
        Module load(String name, byte[] bytes);

        @Override
        void close();
    }

    /** A module that can be instantiated any number of times. */
    interface Module {
        /**
         * Makes an instance.
         *
         * @param next what the module imports as {@code host.next}, of type {@code [i32] -> [i32]}
         * @return the instance
         */
        Instance instantiate(IntUnaryOperator next);
    }

    /** An instance. */
    interface Instance {
        /**
         * Finds an exported function of type {@code [i32] -> [i32]}.
         *
         * @param name its name
         * @return how to call it
         */
        IntUnaryOperator function(String name);
    }
}
