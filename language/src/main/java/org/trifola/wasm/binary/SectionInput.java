// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.Features;
import org.trifola.wasm.syntax.ImplementationLimits;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.Op;

/**
 * What the decoders of the sections share: the bytes, the module as far as it is known, what is
 * enabled and how much is allowed.
 */
final class SectionInput {
    final byte[] bytes;
    final CodeReader in;
    final Features features;
    final ImplementationLimits limits;
    final ModuleBuilder module = new ModuleBuilder();

    SectionInput(byte[] bytes, Features features, ImplementationLimits limits) {
        this.bytes = bytes;
        this.in = new CodeReader(bytes, 0, bytes.length);
        this.features = features;
        this.limits = limits;
        in.features(features);
    }

    /** Reads the length of a list of which, with those before, there may be so many. */
    int count(int before, int limit, String what) {
        int at = in.position();
        int count = in.vectorLength();
        if (count > limit - before) {
            throw tooLarge(what, (long) before + count, limit, at);
        }
        return count;
    }

    /** The failure that a module is larger than this engine wants it to be. */
    RuntimeException tooLarge(String what, long count, int limit, int at) {
        return in.fail(
                Fault.IMPLEMENTATION_LIMIT_EXCEEDED,
                count + " " + what + ", but the limit is " + limit,
                at);
    }

    /** Fails unless a feature is enabled. */
    void need(Feature feature, String what, int at) {
        if (!features.has(feature)) {
            throw in.disabled(feature, what, at);
        }
    }

    /**
     * Reads a constant expression with its {@code end} (spec 5.4.9). Whether it is constant is for
     * validation to say: here only blocks are counted, to find the {@code end} that ends it.
     */
    Bytes expression() {
        int start = in.position();
        int depth = 0;
        while (true) {
            int op = in.next();
            switch (op) {
                case Op.BLOCK, Op.LOOP, Op.IF, Op.TRY, Op.TRY_TABLE:
                    depth++;
                    break;
                case Op.DELEGATE:
                    depth--;
                    break;
                case Op.ELSE:
                    if (depth == 0) {
                        throw in.fail(Fault.END_OPCODE_EXPECTED, null, in.opStart());
                    }
                    break;
                case Op.END:
                    if (depth == 0) {
                        return new Bytes(bytes, start, in.position());
                    }
                    depth--;
                    break;
                default:
                    break;
            }
            if (depth < 0) {
                throw in.fail(Fault.END_OPCODE_EXPECTED, null, in.opStart());
            }
            in.skipImmediates(op);
        }
    }

    /** Reads a flag that says whether something can be set. */
    boolean mutability() {
        int at = in.position();
        int flag = in.u8();
        if (flag > 1) {
            throw in.fail(Fault.MALFORMED_MUTABILITY, null, at);
        }
        return flag == 1;
    }

    /** The next item of a section starts here. */
    void item(int section) {
        module.offsets.add(section, in.position());
    }
}
