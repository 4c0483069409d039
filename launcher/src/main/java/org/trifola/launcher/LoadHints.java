// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Features;

import java.util.List;

/**
 * What to do about a file that cannot be loaded or called, where the engine's message does not say.
 *
 * @param file the file
 * @param preloads the modules that were to be loaded before
 */
record LoadHints(ModuleFile file, List<Preload> preloads) {
    /** The failure that the engine's message tells of, with what to do about it. */
    LaunchException failure(String message) {
        String hint = hint(message);
        return LaunchException.of(file.name(), hint.isEmpty() ? message : message + "\n" + hint);
    }

    private String hint(String message) {
        if (message.startsWith("type error: _start (")) {
            return "Programs start without arguments; call it with --invoke=_start.";
        }
        String unknown = Fault.UNKNOWN_IMPORT.phrase() + ": ";
        if (!message.startsWith(unknown)) {
            return "";
        }
        try {
            return new ImportHints(file, file.load(Features.ALL), preloads)
                    .of(message.substring(unknown.length()));
        } catch (LoadException e) {
            return "";
        }
    }
}
