// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * A directory as the option {@code wasm.Directories} names it.
 *
 * @param host its path outside
 * @param guest its path for the program
 * @param readOnly whether nothing in it may be changed
 */
record DirectoryOption(String host, String guest, boolean readOnly) {
    private static final String SEPARATOR = "::";

    /**
     * The directories of a list. They are separated by commas; a backslash takes the character
     * after it as it is.
     *
     * @throws IllegalArgumentException if an entry has an empty path, or more parts than there are
     */
    static List<DirectoryOption> parse(String list) {
        List<DirectoryOption> directories = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '\\' && i + 1 < list.length()) {
                entry.append(list.charAt(++i));
            } else if (c == ',') {
                directories.add(parseEntry(entry.toString()));
                entry.setLength(0);
            } else {
                entry.append(c);
            }
        }
        if (!entry.isEmpty()) {
            directories.add(parseEntry(entry.toString()));
        }
        return directories;
    }

    private static DirectoryOption parseEntry(String entry) {
        String[] parts = entry.split(SEPARATOR, -1);
        boolean readOnly = parts.length == 3 && parts[2].equals("ro");
        if (parts[0].isEmpty() || parts.length > 2 && !readOnly) {
            throw new IllegalArgumentException("HOST::GUEST or HOST::GUEST::ro expected: " + entry);
        }
        boolean named = parts.length > 1 && !parts[1].isEmpty();
        return new DirectoryOption(parts[0], named ? parts[1] : parts[0], readOnly);
    }
}
