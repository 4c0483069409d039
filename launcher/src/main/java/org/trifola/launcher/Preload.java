// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * A module that is instantiated before the program, which may import it.
 *
 * @param name the name that it is imported by
 * @param file the module
 */
record Preload(String name, ModuleFile file) {
    /**
     * Those that a command line names, in order.
     *
     * @throws UsageException if an option is wrong
     * @throws LaunchException if a file cannot be read
     */
    static List<Preload> all(CommandLineArguments arguments, Streams streams)
            throws UsageException, LaunchException {
        List<Preload> all = new ArrayList<>();
        for (String option : arguments.values(LaunchOption.PRELOAD)) {
            int end = option.indexOf('=');
            if (end < 0 || end == option.length() - 1) {
                throw arguments.wrong("--preload: " + option + " is not NAME=FILE");
            }
            String name = option.substring(0, end);
            for (Preload other : all) {
                if (other.name.equals(name)) {
                    throw arguments.wrong("--preload: two modules are named " + name);
                }
            }
            all.add(new Preload(name, ModuleFile.read(option.substring(end + 1), streams)));
        }
        return all;
    }
}
