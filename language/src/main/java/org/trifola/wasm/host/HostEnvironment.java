// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.host;

import com.oracle.truffle.api.TruffleFile;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a host module may use of the world; all that the context allows, nothing else. */
public interface HostEnvironment {
    /** A directory that the program may use. */
    sealed interface Directory {
        /** Its name for the program. */
        String guest();

        /** Whether nothing in it may be changed. */
        boolean readOnly();
    }

    /**
     * A directory of the file system of a polyglot context, which may be any.
     *
     * @param guest its name for the program
     * @param host the directory
     * @param readOnly whether nothing in it may be changed
     */
    record ContextDirectory(String guest, TruffleFile host, boolean readOnly)
            implements Directory {}

    /**
     * A directory of the host's, where there is no context.
     *
     * @param guest its name for the program
     * @param host the directory
     * @param readOnly whether nothing in it may be changed
     */
    record HostDirectory(String guest, Path host, boolean readOnly) implements Directory {}

    /**
     * A directory in memory, empty at first, which nobody else sees.
     *
     * @param guest its name for the program
     */
    record MemoryDirectory(String guest) implements Directory {
        @Override
        public boolean readOnly() {
            return false;
        }
    }

    /** Arguments of the program; the first one is its name. */
    List<String> arguments();

    /** Environment variables. */
    Map<String, String> environment();

    /** Standard input. */
    InputStream in();

    /** Standard output. */
    OutputStream out();

    /** Standard error. */
    OutputStream err();

    /** Whether standard input (0), output (1) or error (2) is a terminal. */
    default boolean isTerminal(int stream) {
        return false;
    }

    /** The directories that the program may use. */
    List<Directory> directories();

    /**
     * Opens the sockets on which the program may accept connections; whoever asks closes them.
     *
     * @throws HostTrap if they cannot be opened
     */
    default List<ServerSocketChannel> listeners() {
        return List.of();
    }
}
