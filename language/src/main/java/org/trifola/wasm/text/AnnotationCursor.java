// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;

/**
 * Walks the known annotations of a text alongside its tokens. Every one must be taken by the
 * construct that it belongs to; one that is passed over is misplaced.
 */
final class AnnotationCursor {
    private static final int NONE = Integer.MAX_VALUE;

    private final Tokens tokens;
    private int next;

    /** Index of the token after the next annotation: cheap to compare in the loop over tokens. */
    int before;

    /** Starts at the first annotation that is not before the token {@code from}. */
    AnnotationCursor(Tokens tokens, int from) {
        this.tokens = tokens;
        int low = 0;
        int high = tokens.annotations.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.annotations.get(middle).before() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        next = low;
        update();
    }

    private void update() {
        before = next < tokens.annotations.size() ? tokens.annotations.get(next).before() : NONE;
    }

    /** Takes the next annotation if it comes right before a token and has that identifier. */
    Annotation take(String id, int token) {
        if (before != token || !tokens.annotations.get(next).id().equals(id)) {
            return null;
        }
        return take();
    }

    /** Takes the next annotation. */
    Annotation take() {
        Annotation taken = tokens.annotations.get(next++);
        update();
        return taken;
    }

    /** Leaves aside the annotations before a token and further ahead: they were taken before. */
    void skip(int token) {
        while (before <= token) {
            take();
        }
    }

    /** Fails if an annotation stands before a token, or further ahead, and was not taken. */
    void checkTaken(int token) {
        if (before <= token) {
            throw misplaced(tokens.annotations.get(next));
        }
    }

    /** A failure because of an annotation that nothing takes. */
    LoadException misplaced(Annotation annotation) {
        if (annotation.id().equals(Annotation.BRANCH_HINT)) {
            return malformed(annotation, "not in a function");
        }
        String detail = "misplaced @" + annotation.id() + " annotation";
        return fail(annotation, Fault.MALFORMED_ANNOTATION, detail);
    }

    /** A failure because of what is in an annotation, or where it is. */
    LoadException malformed(Annotation annotation, String detail) {
        return fail(annotation, Fault.MALFORMED_ANNOTATION, describe(annotation, detail));
    }

    /** A failure because of an annotation that cannot mean anything here. */
    LoadException invalid(Annotation annotation, String detail) {
        return fail(annotation, Fault.INVALID_ANNOTATION, describe(annotation, detail));
    }

    private static String describe(Annotation annotation, String detail) {
        return "@" + annotation.id() + " annotation: " + detail;
    }

    private LoadException fail(Annotation annotation, Fault fault, String detail) {
        return new LoadException(fault, detail, tokens.placeOf(annotation.offset()));
    }

    /** The name that an annotation {@code (@name "…")} gives. */
    String name(Annotation annotation) {
        TokenReader reader = new TokenReader(annotation.contents());
        String name = string(reader, annotation, "missing name");
        checkEnd(reader, annotation);
        return name;
    }

    /** The value of a branch hint: 0 for unlikely, 1 for likely. */
    int hint(Annotation annotation) {
        TokenReader reader = new TokenReader(annotation.contents());
        byte[] value = reader.kind() == Tokens.STRING ? reader.bytes() : new byte[0];
        if (value.length != 1 || value[0] < 0 || value[0] > 1) {
            throw malformed(annotation, "malformed value");
        }
        checkEnd(reader, annotation);
        return value[0];
    }

    /** A name in an annotation. */
    String string(TokenReader reader, Annotation annotation, String missing) {
        if (reader.kind() != Tokens.STRING) {
            throw malformed(annotation, missing);
        }
        try {
            return reader.name();
        } catch (LoadException e) {
            throw malformed(annotation, e.fault().phrase());
        }
    }

    /** Fails if an annotation has more contents. */
    void checkEnd(TokenReader reader, Annotation annotation) {
        if (!reader.atEnd()) {
            throw malformed(annotation, "unexpected token " + reader.text());
        }
    }
}
