// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import org.trifola.wasm.host.HostEnvironment;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory that a command line gives to the program.
 *
 * @param host its path; null if it is in memory
 * @param guest its name for the program
 * @param readOnly whether the program can change nothing there
 */
record GuestDirectory(String host, String guest, boolean readOnly) {
    private static final String SEPARATOR = "::";
    private static final String READ_ONLY = "ro";

    /**
     * The directories of a command line: those of the host, then those in memory.
     *
     * @throws UsageException if an option is wrong
     * @throws LaunchException if there is no such directory
     */
    static List<GuestDirectory> all(CommandLineArguments arguments)
            throws UsageException, LaunchException {
        List<GuestDirectory> all = new ArrayList<>();
        for (String directory : arguments.values(LaunchOption.DIR)) {
            String[] parts = directory.split(SEPARATOR, -1);
            boolean readOnly = parts.length == 3 && parts[2].equals(READ_ONLY);
            if (parts.length > 3 || parts.length == 3 && !readOnly) {
                throw arguments.wrong("--dir: " + directory + " is not HOST[::GUEST[::ro]]");
            }
            if (parts[0].isEmpty()) {
                // To Java that is the current directory.
                throw arguments.wrong("--dir: no directory of the host in '" + directory + "'");
            }
            File folder = new File(parts[0]);
            if (!folder.isDirectory()) {
                String problem = folder.exists() ? "is no directory" : "no such directory";
                throw LaunchException.of("--dir " + parts[0], problem);
            }
            boolean named = parts.length > 1 && !parts[1].isEmpty();
            all.add(new GuestDirectory(parts[0], named ? parts[1] : parts[0], readOnly));
        }
        for (String guest : arguments.values(LaunchOption.MOUNT_MEMORY)) {
            if (guest.isEmpty() || guest.contains(",")) {
                throw arguments.wrong("--mount-memory: no name for a directory: " + guest);
            }
            all.add(new GuestDirectory(null, guest, false));
        }
        return all;
    }

    /** It as the option {@code wasm.Directories} names it. */
    String option() {
        String text = host + SEPARATOR + guest + (readOnly ? SEPARATOR + READ_ONLY : "");
        return text.replace("\\", "\\\\").replace(",", "\\,");
    }

    /** It as host modules see it where there is no context. */
    HostEnvironment.Directory plain() {
        return host == null
                ? new HostEnvironment.MemoryDirectory(guest)
                : new HostEnvironment.HostDirectory(guest, Path.of(host), readOnly);
    }
}
