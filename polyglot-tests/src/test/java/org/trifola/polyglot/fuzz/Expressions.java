// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.polyglot.fuzz;

import org.trifola.wasm.binary.CodeWriter;
import org.trifola.wasm.syntax.BlockType;
import org.trifola.wasm.syntax.Feature;
import org.trifola.wasm.syntax.HeapType;
import org.trifola.wasm.syntax.Immediate;
import org.trifola.wasm.syntax.MemoryType;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.ValueType;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Writes code that makes values of wanted types, and knows the types of what is on the stack. As it
 * is, it writes constant expressions; {@link RandomBody} writes all instructions.
 */
class Expressions {
    private static final int MAX_DEPTH = 3;

    final RandomModule module;
    final Random random;
    final CodeWriter out = new CodeWriter();

    /** The types of the operands. */
    final List<Integer> stack = new ArrayList<>();

    /** The types of the locals. */
    final List<Integer> locals = new ArrayList<>();

    /** Locals that random instructions leave alone. */
    final BitSet hidden = new BitSet();

    private final boolean constant;
    private int depth;

    Expressions(RandomModule module, boolean constant) {
        this.module = module;
        this.random = module.random;
        this.constant = constant;
    }

    final boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    // Writing.

    /** Writes the code of a random instruction: the table's row is used. */
    final void emit(Opcode op) {
        out.op(op.ordinal());
        module.used.add(op);
    }

    final void emit(Opcode op, int index) {
        emit(op);
        out.u32(index);
    }

    final void emit(Opcode op, int first, int second) {
        emit(op, first);
        out.u32(second);
    }

    /**
     * Writes instructions that are no random ones, separated by semicolons, each a mnemonic and its
     * immediates as numbers. There are some more: {@code mask N} for the number on top, and {@code
     * canonical} for every type with floating-point numbers. The types on the stack stay the same.
     */
    final void write(String code) {
        for (String instruction : code.split(";")) {
            String[] words = instruction.split(" ");
            if (words[0].equals("mask")) {
                String type = stack.getLast() == ValueType.I64 ? "i64" : "i32";
                write(type + ".const " + words[1] + ";" + type + ".and");
            } else if (words[0].endsWith(".canonical")) {
                canonical(words[0].substring(0, words[0].indexOf('.')));
            } else {
                Opcode op = Opcode.byText(words[0]);
                out.op(op.ordinal());
                int word = 1;
                for (Immediate immediate : op.immediates()) {
                    word += write(immediate, words, word);
                }
            }
        }
    }

    private int write(Immediate immediate, String[] words, int word) {
        switch (immediate) {
            case I32 -> out.s32((int) number(words[word]));
            case I64 -> out.s64(number(words[word]));
            case F32 -> out.fixed32((int) number(words[word]));
            case F64 -> out.fixed64(number(words[word]));
            case LANE -> out.u8((int) number(words[word]));
            case HEAP_TYPE -> out.heapType((int) number(words[word]));
            case BLOCK_TYPE -> out.blockType(words.length == word ? BlockType.EMPTY : i64Block());
            case V128 -> {
                out.fixed64(number(words[word]));
                out.fixed64(number(words[word + 1]));
                return 2;
            }
            default -> out.u32((int) number(words[word]));
        }
        return 1;
    }

    private static int i64Block() {
        return BlockType.result(ValueType.I64);
    }

    private static long number(String word) {
        return word.startsWith("0x")
                ? Long.parseUnsignedLong(word.substring(2), 16)
                : Long.parseLong(word);
    }

    /** Turns NaNs on top of the stack into the canonical one. */
    private void canonical(String type) {
        boolean vector = type.contains("x");
        boolean single = type.startsWith("f32");
        int scratch = scratch(vector ? ValueType.V128 : single ? ValueType.F32 : ValueType.F64);
        String nan = single ? "0x7FC00000" : "0x7FF8000000000000";
        String both = single ? "0x7FC000007FC00000" : nan;
        write("local.tee " + scratch);
        write(vector ? "v128.const " + both + " " + both : type + ".const " + nan);
        write("local.get " + scratch + ";local.get " + scratch + ";" + type + ".eq");
        write(vector ? "v128.bitselect" : "select");
    }

    /** A local of that type for code that is no random one; the same each time. */
    final int scratch(int type) {
        for (int i = 0; i < locals.size(); i++) {
            if (hidden.get(i) && locals.get(i) == type && type != ValueType.I32) {
                return i;
            }
        }
        return hiddenLocal(type);
    }

    /** A new local that random instructions leave alone. */
    final int hiddenLocal(int type) {
        locals.add(type);
        hidden.set(locals.size() - 1);
        return locals.size() - 1;
    }

    final void pop(int count) {
        for (int i = 0; i < count; i++) {
            stack.removeLast();
        }
    }

    final void pushed(int... types) {
        for (int type : types) {
            stack.add(type);
        }
    }

    // Operands.

    /** Where the operands of the innermost block start. */
    int base() {
        return 0;
    }

    /**
     * Makes the topmost operands have these types, by pushing some if they do not. Operands of an
     * instruction that is being written are not to be taken for those of another.
     */
    final void need(int... types) {
        int from = stack.size() - types.length;
        if (depth == 0
                && from >= base()
                && chance(80)
                && module.types.matches(stack, from, types)) {
            return;
        }
        for (int type : types) {
            push(type);
        }
    }

    /** Pushes a value of that type, and the type. */
    final void push(int type) {
        depth++;
        if (ValueType.isRef(type)) {
            pushReference(type);
        } else {
            pushNumber(type);
        }
        depth--;
    }

    private void pushNumber(int type) {
        if (chance(45) && pushLocal(type) || chance(10) && pushGlobal(type)) {
            return;
        }
        if (depth < MAX_DEPTH && chance(40)) {
            Opcode op = module.rows.producer(random, type);
            for (int i = 0; i < 20 && constant && !op.isConstant(); i++) {
                op = module.rows.producer(random, type);
            }
            if (!constant || op.isConstant()) {
                apply(op);
                return;
            }
        }
        constant(type);
    }

    private boolean pushLocal(int type) {
        int local = local(type);
        if (local >= 0) {
            emit(Opcode.LOCAL_GET, local);
            pushed(type);
        }
        return local >= 0;
    }

    /** A local whose values have that type, or -1. */
    final int local(int type) {
        int start = locals.isEmpty() ? 0 : random.nextInt(locals.size());
        for (int i = 0; i < locals.size(); i++) {
            int at = (start + i) % locals.size();
            if (!hidden.get(at) && module.types.matches(locals.get(at), type)) {
                return at;
            }
        }
        return -1;
    }

    private boolean pushGlobal(int type) {
        int global = module.global(type, constant ? Boolean.FALSE : null);
        if (global >= 0) {
            emit(Opcode.GLOBAL_GET, global);
            pushed(type);
        }
        return global >= 0;
    }

    /** Pushes a constant of a number or vector type. */
    private void constant(int type) {
        Opcode op =
                switch (type) {
                    case ValueType.I32 -> Opcode.I32_CONST;
                    case ValueType.I64 -> Opcode.I64_CONST;
                    case ValueType.F32 -> Opcode.F32_CONST;
                    case ValueType.F64 -> Opcode.F64_CONST;
                    default -> Opcode.V128_CONST;
                };
        apply(op);
    }

    /** Pushes a number and keeps only the low bits of it, mostly. */
    final void pushIndex(int addressType, int mask) {
        push(addressType);
        if (!chance(1)) {
            write("mask " + mask);
        }
    }

    // Instructions with a typing.

    /** Writes an instruction with a typing, with its operands. */
    final void apply(Opcode op) {
        boolean memoryFirst = op.typing().indexOf('a') >= 0;
        int memory = memoryFirst ? module.memory(random) : 0;
        int address = memoryFirst ? module.memories.get(memory).addressType() : ValueType.I32;
        int[] operands = Rows.operands(op, address);
        boolean plain = !memoryFirst;
        for (int i = 0; i < operands.length; i++) {
            plain &= Tame.of(op, i).isEmpty();
        }
        if (plain) {
            need(operands);
        }
        for (int i = 0; i < operands.length && !plain; i++) {
            push(operands[i]);
            if (memoryFirst && i == 0 && op != Opcode.MEMORY_GROW) {
                boolean atomic = op.immediates().contains(Immediate.ATOMIC_MEMARG);
                write(
                        random.nextInt(300) == 0 && !atomic
                                ? "nop"
                                : "mask " + (0xFFF & -(1 << width(op))));
            }
            tame(op, i);
        }
        emit(op);
        for (Immediate immediate : op.immediates()) {
            immediate(immediate, op, memory);
        }
        pop(operands.length);
        pushed(Rows.results(op, address));
        tame(op, Tame.RESULT);
    }

    private static int width(Opcode op) {
        return Math.max(0, op.widthLog2());
    }

    /** Writes what keeps an operand within bounds. */
    final void tame(Opcode op, int operand) {
        for (Tame tame : Tame.of(op, operand)) {
            boolean wanted =
                    switch (tame.why()) {
                        case NAN -> true;
                        case RELAXED -> !module.ownOnly;
                        case TRAP -> chance(97);
                    };
            if (wanted) {
                write(tame.code());
            }
        }
    }

    private void immediate(Immediate immediate, Opcode op, int memory) {
        switch (immediate) {
            case I32 -> out.s32((int) Values.integer(random));
            case I64 -> out.s64(Values.integer(random));
            case F32 -> out.fixed32(Values.bits32(random));
            case F64 -> out.fixed64(Values.bits64(random));
            case V128 -> {
                out.fixed64(Values.half(random));
                out.fixed64(Values.half(random));
            }
            case LANE -> out.u8(random.nextInt(lanes(op)));
            case LANES -> random.ints(16, 0, 32).forEach(out::u8);
            case ORDER -> out.u8(0);
            case MEMORY -> out.u32(memory);
            case DATA -> out.u32(module.dataSegment());
            case ELEM -> out.u32(random.nextInt(module.elements.size()));
            case MEMARG -> out.memarg(random.nextInt(width(op) + 1), memory, offset(memory, 1));
            case ATOMIC_MEMARG -> out.memarg(width(op), memory, offset(memory, 1 << width(op)));
            default -> throw new IllegalArgumentException(op + " has a typing, and " + immediate);
        }
    }

    private static int lanes(Opcode op) {
        if (op.widthLog2() >= 0) {
            return 16 >> op.widthLog2();
        }
        String text = op.text();
        return Integer.parseInt(text.substring(text.indexOf('x') + 1, text.indexOf('.')));
    }

    private long offset(int memory, int unit) {
        MemoryType type = module.memories.get(memory);
        if (random.nextInt(250) > 0) {
            return random.nextInt(64) * unit;
        }
        if (chance(80)) {
            return 65_536 - 16 * random.nextInt(2) * unit;
        }
        return type.is64() ? -unit & Values.integer(random) : 0xFFFF_FFF0L;
    }

    // References.

    private void pushReference(int type) {
        int heap = ValueType.heapType(type);
        if (chance(50) && pushLocal(type) || chance(15) && pushGlobal(type)) {
            return;
        }
        boolean nullable = ValueType.isNullable(type);
        if (nullable && (chance(15) || isDeep()) || !construct(heap)) {
            pushNull(heap);
            if (!nullable) {
                emit(Opcode.REF_AS_NON_NULL);
            }
        }
        pushed(type);
    }

    private void pushNull(int heap) {
        emit(Opcode.REF_NULL);
        boolean bottom = module.features.contains(Feature.GC) && chance(30);
        out.heapType(bottom ? HeapType.bottom(module.types.top(heap)) : heap);
    }

    /** Writes code for a value of a heap type; says if it can. The type is not pushed. */
    private boolean construct(int heap) {
        switch (heap) {
            case HeapType.FUNC -> emit(Opcode.REF_FUNC, random.nextInt(module.functionCount()));
            case HeapType.I31 -> {
                push(ValueType.I32);
                emit(Opcode.REF_I31);
                pop(1);
            }
            case HeapType.ANY, HeapType.EQ -> {
                boolean small = isDeep() || chance(40);
                return !small && construct(anyAggregate()) || construct(HeapType.I31);
            }
            case HeapType.EXTERN -> {
                if (!module.features.contains(Feature.GC)) {
                    return false;
                }
                construct(HeapType.ANY);
                emit(Opcode.EXTERN_CONVERT_ANY);
            }
            case HeapType.EXN -> {
                return caught();
            }
            case HeapType.STRUCT, HeapType.ARRAY -> {
                return Aggregates.construct(this, heap);
            }
            default -> {
                return heap >= 0 && constructConcrete(heap);
            }
        }
        return true;
    }

    private int anyAggregate() {
        return chance(60) ? HeapType.STRUCT : HeapType.ARRAY;
    }

    private boolean constructConcrete(int heap) {
        if (module.types.composite(heap).heapType() != HeapType.FUNC) {
            return Aggregates.construct(this, heap);
        }
        int function = module.functionOf(heap);
        if (function >= 0) {
            emit(Opcode.REF_FUNC, function);
        }
        return function >= 0;
    }

    /** Throws and catches: there is no other way to an exception. */
    boolean caught() {
        return false;
    }

    /** Whether what is pushed is to be small. */
    final boolean isDeep() {
        return depth > MAX_DEPTH;
    }

    final boolean isConstant() {
        return constant;
    }
}
