// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

/**
 * An annotation (spec 6.2.5) whose meaning the parser knows.
 *
 * @param id its identifier, such as {@code custom}
 * @param before index of the token that follows it
 * @param offset offset of its parenthesis in the text
 * @param contents the tokens between its identifier and its closing parenthesis
 */
record Annotation(String id, int before, int offset, Tokens contents) {
    /** Custom sections. */
    static final String CUSTOM = "custom";

    /** Names for the name section. */
    static final String NAME = "name";

    /** Which way a branch is likely to go. */
    static final String BRANCH_HINT = "metadata.code.branch_hint";

    /** Whether annotations of that identifier mean something; all others are skipped. */
    static boolean isKnown(String id) {
        return id.equals(CUSTOM) || id.equals(NAME) || id.equals(BRANCH_HINT);
    }
}
