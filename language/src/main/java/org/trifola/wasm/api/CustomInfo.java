// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.api;

import org.trifola.wasm.syntax.CustomSection;

/** A custom section (spec 5.5.3), {@code name} included. */
public final class CustomInfo {
    private final CustomSection section;

    CustomInfo(CustomSection section) {
        this.section = section;
    }

    /** Its name; several sections may have the same. */
    public String name() {
        return section.name();
    }

    /** Number of bytes after the name. */
    public int size() {
        return section.contents().length();
    }

    /** A copy of the bytes after the name. */
    public byte[] contents() {
        return section.contents().toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomInfo that && section.equals(that.section);
    }

    @Override
    public int hashCode() {
        return section.hashCode();
    }

    @Override
    public String toString() {
        return name() + " (" + size() + " bytes)";
    }
}
