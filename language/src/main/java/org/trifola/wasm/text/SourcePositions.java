// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.text;

import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.fault.Place;

/**
 * Where the instructions and the definitions of a module are in its text: maps offsets of the
 * binary module to places of the text. An offset between two instructions belongs to the one before
 * it. Immutable.
 */
public final class SourcePositions {
    /** The instructions and, without a place in the text, the ends of expressions. */
    private final OffsetMap instructions;

    /** The fields of the module that define types, functions and so on. */
    private final OffsetMap definitions;

    private final LineMap lines;

    SourcePositions(OffsetMap instructions, OffsetMap definitions, LineMap lines) {
        this.instructions = instructions;
        this.definitions = definitions;
        this.lines = lines;
    }

    /** Number of instructions, and of ends of expressions. */
    public int count() {
        return instructions.codes().length;
    }

    /**
     * Offset in the binary module of the instruction, or end of an expression, with that number in
     * their order. An end has no text offset.
     */
    public int codeOffset(int index) {
        return instructions.codes()[index];
    }

    /**
     * Offset in characters of the text of the instruction around an offset of the binary module, or
     * -1 outside of expressions.
     */
    public int textOffset(int codeOffset) {
        return instructions.text(codeOffset);
    }

    /** Line of the instruction around an offset of the binary module, from 1, or 0. */
    public int line(int codeOffset) {
        int text = textOffset(codeOffset);
        return text < 0 ? 0 : lines.line(text);
    }

    /** Column in characters of the instruction around an offset, from 1, or 0. */
    public int column(int codeOffset) {
        int text = textOffset(codeOffset);
        return text < 0 ? 0 : lines.column(text);
    }

    /** A failure with its place in the text. */
    public LoadException locate(LoadException failure) {
        Place found = inText(failure.place());
        return found == failure.place() ? failure : failure.at(found);
    }

    /**
     * The line and column of a place that is known by its offset in the binary module: those of the
     * instruction, else of the field of the module; the same place if there are none.
     */
    public Place inText(Place place) {
        if (place.line() > 0 || place.offset() < 0 || place.offset() > Integer.MAX_VALUE) {
            return place;
        }
        int offset = (int) place.offset();
        int instruction = instructions.text(offset);
        int text = instruction < 0 ? definitions.text(offset) : instruction;
        if (text < 0) {
            return place;
        }
        return new Place(
                place.offset(),
                lines.line(text),
                lines.column(text),
                place.function(),
                place.functionName());
    }
}
