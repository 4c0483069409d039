// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import java.io.IOException;
import java.util.List;

/** Something that runs modules. */
interface Subject extends AutoCloseable {
    /** What to call it in messages. */
    String name();

    /**
     * What can be seen of a module: a line for each call, in turn of the rounds, with results or
     * the kind of the failure; then one for each global, table and memory.
     */
    List<String> observe(Sample sample) throws IOException;

    @Override
    void close() throws IOException;
}
