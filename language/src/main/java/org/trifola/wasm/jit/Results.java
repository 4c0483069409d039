// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import org.trifola.wasm.code.Kind;

import java.lang.classfile.CodeBuilder;

/**
 * How a method returns: the results of its function, or an object that may be a call to make if the
 * function has tail calls; a piece of a function leaves them in the frame.
 */
final class Results {
    private final CodeBuilder out;
    private final byte[] kinds;
    private final boolean boxed;
    private final PieceEdges edges;

    /** {@code edges} is null if the method is of a whole function. */
    Results(CodeBuilder out, FunctionClass owner, Variables variables, PieceEdges edges) {
        this.out = out;
        this.kinds = owner.signature.results();
        this.boxed = owner.hasTailCalls();
        this.edges = edges;
    }

    /** The kind of the only result. */
    int kind() {
        return kinds[0];
    }

    /** Returns without a result. */
    void nothing() {
        if (boxed) {
            out.aconst_null();
            object();
        } else if (edges != null) {
            edges.end();
        } else {
            out.return_();
        }
    }

    /** Returns the only result, which is on the stack. */
    void value(int kind) {
        if (boxed) {
            Boxing.box(out, kind);
            object();
        } else if (edges != null) {
            edges.storeResult(kind);
            edges.end();
        } else {
            out.return_(Descriptors.typeKind(kind));
        }
    }

    /** Returns the object on the stack: an array of the results, or whatever it is. */
    void object() {
        if (edges != null) {
            edges.storeResult(Kind.REF);
            edges.end();
        } else {
            out.areturn();
        }
    }
}
