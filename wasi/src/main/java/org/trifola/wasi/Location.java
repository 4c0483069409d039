// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.util.ArrayList;
import java.util.List;

/**
 * A place below a root.
 *
 * @param root the root
 * @param names names on the way, none of which is empty, {@code .} or {@code ..}
 * @param file the same for the host
 */
record Location(Root root, List<String> names, HostFile file) {
    /** A root itself. */
    static Location of(Root root) {
        return new Location(root, List.of(), root.file);
    }

    /** The place of a name in this directory. */
    Location resolve(String name) {
        List<String> longer = new ArrayList<>(names.size() + 1);
        longer.addAll(names);
        longer.add(name);
        return new Location(root, List.copyOf(longer), file.child(name));
    }

    /** The directory that it is in; not asked of roots. */
    Location parent() {
        List<String> shorter = names.subList(0, names.size() - 1);
        return new Location(root, List.copyOf(shorter), file.parent());
    }

    /** Where it is after {@code from}, which is above it or itself, has become {@code to}. */
    Location moved(Location from, Location to) {
        Location moved = to;
        for (String name : names.subList(names.size() - (depth() - from.depth()), names.size())) {
            moved = moved.resolve(name);
        }
        return moved;
    }

    /** Whether a place is this one or above it, even if they have different roots. */
    boolean isWithin(Location other) {
        return file.startsWith(other.file) && depth() - other.depth() <= names.size();
    }

    private int depth() {
        return file.depth();
    }
}
