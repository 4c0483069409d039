// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.FuncType;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.RecGroup;
import org.trifola.wasm.syntax.SubType;

import java.util.Arrays;

/**
 * Decodes the code section (spec 5.5.13): locals and the extent of bodies, whose instructions are
 * left to validation.
 */
final class CodeDecoder {
    private static final long MAX_LOCALS = 0xFFFF_FFFFL;
    private static final int[] NO_RUNS = {};

    private final SectionInput input;
    private final CodeReader in;

    /** Number of parameters by type index; other types have none. */
    private final int[] params;

    CodeDecoder(SectionInput input) {
        this.input = input;
        this.in = input.in;
        this.params = params(input);
    }

    /**
     * Reads the section.
     *
     * @param typeIndices what the function section says; too few is reported at the end of the
     *     module
     */
    void section(int[] typeIndices) {
        int count = input.count(0, input.limits.functions(), "functions");
        for (int i = 0; i < count; i++) {
            input.module.functions.add(function(i < typeIndices.length ? typeIndices[i] : 0));
        }
    }

    private Function function(int typeIndex) {
        int at = in.position();
        int sectionEnd = in.limit();
        int size = in.vectorLength();
        int end = in.position() + size;
        if (size > input.limits.functionSize()) {
            throw input.tooLarge("bytes in a function", size, input.limits.functionSize(), at);
        }
        if (end > sectionEnd) {
            throw in.fail(Fault.UNEXPECTED_END_OF_SECTION_OR_FUNCTION, null, sectionEnd);
        }
        in.limit(end, Fault.UNEXPECTED_END_OF_SECTION_OR_FUNCTION);
        int runs = in.vectorLength();
        int[] counts = runs == 0 ? NO_RUNS : new int[runs];
        int[] types = runs == 0 ? NO_RUNS : new int[runs];
        locals(typeIndex, counts, types);
        int start = in.position();
        if (start == end || input.bytes[end - 1] != Op.SUBCODE[Op.END]) {
            throw missingEnd(start, end);
        }
        in.seek(end);
        in.limit(sectionEnd, Fault.UNEXPECTED_END_OF_SECTION_OR_FUNCTION);
        return new Function(typeIndex, counts, types, new Bytes(input.bytes, start, end));
    }

    private void locals(int typeIndex, int[] counts, int[] types) {
        int at = in.position();
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.u32();
            total += counts[i] & 0xFFFF_FFFFL;
            if (total > MAX_LOCALS) {
                throw in.fail(Fault.TOO_MANY_LOCALS, null, at);
            }
            types[i] = in.valueType();
        }
        total += typeIndex < params.length ? params[typeIndex] : 0;
        if (total > input.limits.locals()) {
            throw input.tooLarge("locals", total, input.limits.locals(), at);
        }
    }

    /**
     * What is wrong with a body that does not end with {@code end}: the first thing that is
     * malformed in it, or else what a reader would report that goes on behind it until it finds an
     * {@code end}, as the suite expects.
     */
    private LoadException missingEnd(int start, int end) {
        CodeReader body = new CodeReader(input.bytes, start, end);
        try {
            while (true) {
                body.skipImmediates(body.next());
            }
        } catch (LoadException e) {
            if (e.fault() != Fault.UNEXPECTED_END_OF_SECTION_OR_FUNCTION) {
                return e;
            }
        }
        if (end == input.bytes.length) {
            return in.fail(Fault.UNEXPECTED_END_OF_SECTION_OR_FUNCTION, null, end);
        }
        boolean endFollows = input.bytes[end] == Op.SUBCODE[Op.END];
        return in.fail(
                endFollows ? Fault.SECTION_SIZE_MISMATCH : Fault.END_OPCODE_EXPECTED, null, end);
    }

    private static int[] params(SectionInput input) {
        int[] params = new int[64];
        int index = 0;
        for (RecGroup group : input.module.groups) {
            for (SubType type : group.types()) {
                if (index == params.length) {
                    params = Arrays.copyOf(params, 2 * index);
                }
                params[index++] =
                        type.composite() instanceof FuncType func ? func.params().length : 0;
            }
        }
        return params;
    }
}
