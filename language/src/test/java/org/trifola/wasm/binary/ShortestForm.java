// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.binary;

import org.trifola.wasm.syntax.Bytes;
import org.trifola.wasm.syntax.DataSegment;
import org.trifola.wasm.syntax.ElementSegment;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Global;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.ModuleBuilder;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A module without what says nothing: long numbers in code and constant expressions, locals of one
 * type in several runs, a data count that nothing needs. The encoder keeps these, so that the
 * offsets of debug information stay right; the text format has no words for them.
 */
public final class ShortestForm {
    private boolean namesData;

    private ShortestForm() {}

    /** The same module in its shortest form. */
    public static Module of(Module module) {
        return new ShortestForm().shorten(module);
    }

    private Module shorten(Module module) {
        ModuleBuilder to = new ModuleBuilder();
        to.groups.addAll(module.groups());
        to.imports.addAll(module.imports());
        for (int i = module.importedFuncCount(); i < module.funcCount(); i++) {
            to.functions.add(function(module.function(i)));
        }
        module.tables().forEach(t -> to.tables.add(new Table(t.type(), code(t.init()))));
        to.memories.addAll(module.memories());
        to.tags.addAll(module.tags());
        module.globals().forEach(g -> to.globals.add(new Global(g.type(), code(g.init()))));
        to.exports.addAll(module.exports());
        to.start = module.start();
        module.elements().forEach(e -> to.elements.add(elements(e)));
        for (DataSegment d : module.data()) {
            to.data.add(new DataSegment(d.mode(), d.memory(), code(d.offset()), d.contents()));
        }
        to.dataCount = namesData ? module.dataCount() : -1;
        to.customs.addAll(module.customs());
        to.names = module.names();
        return to.build();
    }

    private ElementSegment elements(ElementSegment e) {
        List<Bytes> expressions =
                e.expressions() == null ? null : e.expressions().stream().map(this::code).toList();
        return new ElementSegment(
                e.mode(),
                e.table(),
                code(e.offset()),
                e.type(),
                e.functions(),
                expressions,
                e.explicitTable());
    }

    private Function function(Function function) {
        List<Integer> counts = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i < function.localCounts().length; i++) {
            int count = function.localCounts()[i];
            int type = function.localTypes()[i];
            if (count != 0 && !types.isEmpty() && types.getLast() == type) {
                counts.add(counts.removeLast() + count);
            } else if (count != 0) {
                counts.add(count);
                types.add(type);
            }
        }
        return new Function(function.typeIndex(), ints(counts), ints(types), code(function.body()));
    }

    private static int[] ints(List<Integer> list) {
        return IntStream.range(0, list.size()).map(list::get).toArray();
    }

    private Bytes code(Bytes code) {
        if (code == null) {
            return null;
        }
        CodeReader in = new CodeReader(code);
        CodeWriter out = new CodeWriter();
        while (!in.atEnd()) {
            int op = in.next();
            out.op(op);
            for (Immediate kind : Opcode.values()[op].immediates()) {
                namesData |= kind == Immediate.DATA;
                copy(kind, in, out);
            }
        }
        return Bytes.of(out.toByteArray());
    }

    private static void copy(Immediate kind, CodeReader in, CodeWriter out) {
        switch (kind) {
            case LABEL, LOCAL, GLOBAL, FUNC, TYPE, TABLE, MEMORY, TAG, ELEM, DATA, FIELD, COUNT ->
                    out.u32(in.u32());
            case LABELS -> {
                int count = in.vectorLength();
                out.u32(count);
                for (int i = 0; i <= count; i++) {
                    out.u32(in.u32());
                }
            }
            case MEMARG, ATOMIC_MEMARG -> {
                in.memarg();
                out.memarg(in.align(), in.memory(), in.offset());
            }
            case BLOCK_TYPE -> out.blockType(in.blockType());
            case VALUE_TYPES -> {
                int count = in.vectorLength();
                out.u32(count);
                for (int i = 0; i < count; i++) {
                    out.valueType(in.valueType());
                }
            }
            case I32 -> out.s32(in.s32());
            case I64 -> out.s64(in.s64());
            case F32 -> bytes(4, in, out);
            case F64 -> bytes(8, in, out);
            case V128, LANES -> bytes(16, in, out);
            case LANE, ORDER -> bytes(1, in, out);
            case HEAP_TYPE -> out.heapType(in.heapType());
            case CAST -> {
                bytes(1, in, out);
                out.u32(in.u32());
                out.heapType(in.heapType());
                out.heapType(in.heapType());
            }
            case CATCHES -> catches(in, out);
        }
    }

    private static void catches(CodeReader in, CodeWriter out) {
        int count = in.vectorLength();
        out.u32(count);
        for (int i = 0; i < count; i++) {
            int clause = in.u8();
            out.u8(clause);
            if (clause < 2) {
                out.u32(in.u32());
            }
            out.u32(in.u32());
        }
    }

    private static void bytes(int count, CodeReader in, CodeWriter out) {
        for (int i = 0; i < count; i++) {
            out.u8(in.u8());
        }
    }
}
