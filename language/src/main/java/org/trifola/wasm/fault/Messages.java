// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.fault;

/** The one place where the text of a failure is put together: phrase, detail, place. */
public final class Messages {
    private Messages() {}

    /** The message of a failure, such as {@code type mismatch: expected i32 (at offset 0x1c)}. */
    public static String of(Fault fault, String detail, Place place) {
        StringBuilder text = new StringBuilder(fault.phrase());
        if (detail != null && !detail.isEmpty()) {
            // A detail that starts with a space or a separator continues the phrase itself.
            boolean continues = detail.charAt(0) == ' ' || detail.charAt(0) == ':';
            text.append(continues ? "" : ": ").append(detail);
        }
        String where = describe(place);
        if (!where.isEmpty()) {
            text.append(" (").append(where).append(')');
        }
        return text.toString();
    }

    /** A place in words, or the empty string. */
    public static String describe(Place place) {
        StringBuilder text = new StringBuilder();
        if (place.line() > 0) {
            text.append("line ").append(place.line()).append(", column ").append(place.column());
        } else if (place.offset() >= 0) {
            text.append("at offset 0x").append(Long.toHexString(place.offset()));
        }
        if (place.function() >= 0) {
            text.append(text.isEmpty() ? "in function " : ", in function ");
            text.append(place.function());
            if (place.functionName() != null) {
                text.append(" ($").append(place.functionName()).append(')');
            }
        }
        return text.toString();
    }
}
