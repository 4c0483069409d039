// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import com.oracle.truffle.api.exception.AbstractTruffleException;

import org.trifola.wasm.code.CatchKind;
import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.runtime.Exceptions;
import org.trifola.wasm.runtime.WasmException;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Exceptions. The JVM has handlers for ranges of code, too, but not for tags: the code between two
 * places where guards begin or end has one handler, which tries the clauses that are in force there
 * in their order, and throws the exception again if none catches it.
 */
final class ExceptionEmitter {
    private static final ClassDesc THROWN = Descriptors.of(AbstractTruffleException.class);
    private static final ClassDesc EXCEPTION = Descriptors.of(WasmException.class);
    private static final ClassDesc RUNTIME_EXCEPTION = Descriptors.of(RuntimeException.class);

    private final CodeBuilder out;
    private final Operands operands;
    private final Variables variables;
    private final FunctionCode function;
    private final int[] handlers;
    private final BodyWriter body;

    ExceptionEmitter(
            CodeBuilder out,
            Operands operands,
            Variables variables,
            FunctionCode function,
            BodyWriter body) {
        this.out = out;
        this.operands = operands;
        this.variables = variables;
        this.function = function;
        this.handlers = function.handlers;
        this.body = body;
    }

    void emitThrow(int pc) {
        int[] code = function.code;
        if (code[pc] == Code.THROW) {
            Boxing.array(out, operands, code, pc + 3, code[pc + 2], 0);
            out.aload(variables.instance).loadConstant(code[pc + 1]);
            out.invokestatic(
                    Descriptors.SUPPORT,
                    "exception",
                    MethodTypeDesc.of(
                            RUNTIME_EXCEPTION,
                            Descriptors.OBJECTS,
                            Descriptors.INSTANCE,
                            ConstantDescs.CD_int));
        } else {
            operands.flush();
            operands.take(code[pc + 1], Kind.REF);
            out.invokestatic(
                    Descriptors.SUPPORT,
                    "thrown",
                    MethodTypeDesc.of(RUNTIME_EXCEPTION, ConstantDescs.CD_Object));
        }
        out.athrow();
    }

    /** Labels where guards begin and end, and where caught exceptions go: before the body. */
    void addTargets() {
        for (int h = 0; h < handlers.length; h += FunctionCode.HANDLER_SIZE) {
            body.label(handlers[h]);
            body.label(handlers[h + 1]);
            if (handlers[h + 2] != CatchKind.DELEGATE) {
                body.addTarget(handlers[h], handlers[h + 5]);
            }
        }
    }

    /** The handlers: behind the body. */
    void writeHandlers(MemoryEmitter memory) {
        if (handlers.length == 0) {
            return;
        }
        TreeSet<Integer> borders = new TreeSet<>();
        for (int h = 0; h < handlers.length; h += FunctionCode.HANDLER_SIZE) {
            borders.add(handlers[h]);
            borders.add(handlers[h + 1]);
        }
        int exception = variables.allocate(TypeKind.REFERENCE);
        Map<List<Integer>, Label> written = new HashMap<>();
        for (int from : borders) {
            Integer to = borders.higher(from);
            List<Integer> clauses = to == null ? List.of() : function.clausesAt(from);
            if (!clauses.isEmpty()) {
                Label handler = written.get(clauses);
                if (handler == null) {
                    handler = out.newBoundLabel();
                    written.put(clauses, handler);
                    write(clauses, exception, memory);
                }
                out.exceptionCatch(body.label(from), body.label(to), handler, THROWN);
            }
        }
    }

    private void write(List<Integer> clauses, int exception, MemoryEmitter memory) {
        out.astore(exception);
        for (int h : clauses) {
            Label next = out.newLabel();
            out.aload(exception);
            out.loadConstant(handlers[h + 2]).loadConstant(handlers[h + 3]);
            out.aload(variables.instance);
            out.invokestatic(
                    Descriptors.of(Exceptions.class),
                    "catches",
                    MethodTypeDesc.of(
                            ConstantDescs.CD_boolean,
                            THROWN,
                            ConstantDescs.CD_int,
                            ConstantDescs.CD_int,
                            Descriptors.INSTANCE));
            out.ifeq(next);
            passCaught(h, exception);
            memory.reload();
            out.goto_(body.target(handlers[h], handlers[h + 5]));
            out.labelBinding(next);
        }
        out.aload(exception).athrow();
    }

    private void passCaught(int h, int exception) {
        int kind = handlers[h + 2];
        int values = handlers[h + 4];
        int count = function.caught[values];
        int first = CatchKind.keepsException(kind) ? 1 : 0;
        int last = CatchKind.passesException(kind) ? count - 1 : count;
        for (int i = 0; i < count; i++) {
            int value = function.caught[values + 1 + i];
            out.aload(exception);
            if (i >= first && i != last) {
                out.checkcast(EXCEPTION);
                out.getfield(EXCEPTION, "payload", Descriptors.OBJECTS);
                out.loadConstant(i - first).aaload();
                Boxing.unbox(out, value & Kind.MASK);
            }
            variables.store(value >> Kind.BITS, value & Kind.MASK);
        }
    }
}
