// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.code;

import org.trifola.wasm.binary.CodeReader;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Function;
import org.trifola.wasm.syntax.Module;
import org.trifola.wasm.syntax.Op;
import org.trifola.wasm.syntax.Opcode;
import org.trifola.wasm.syntax.Types;
import org.trifola.wasm.syntax.ValueType;

/**
 * Turns the body of a valid function into internal code, in one pass without recursion. This class
 * walks the instructions and lowers those that compute; {@link ControlLowering} does blocks,
 * branches and calls, {@link StoreLowering} memories, tables and globals, {@link AggregateLowering}
 * structures and arrays, {@link VectorLowering} all that has to do with vectors.
 */
public final class Lowering {
    private static final int FIRST_NUMERIC = Op.I32_EQZ;
    private static final int LAST_NUMERIC = Op.I64_EXTEND32_S;
    private static final int FIRST_SATURATING = Op.I32_TRUNC_SAT_F32_S;
    private static final int LAST_SATURATING = Op.I64_TRUNC_SAT_F64_U;
    private static final int FIRST_VECTOR = Op.V128_LOAD;
    private static final int LAST_VECTOR = Op.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S;

    /** Codes of arithmetic with a constant, by distance from {@code add} in the table. */
    private static final int[] I32_ARITHMETIC = new int[Op.I32_ROTR - Op.I32_ADD + 1];

    private static final int[] I64_ARITHMETIC = new int[Op.I64_ROTR - Op.I64_ADD + 1];

    static {
        int[][] rows = {
            {Op.I32_ADD, Code.I32_ADD_IMM},
            {Op.I32_MUL, Code.I32_MUL_IMM},
            {Op.I32_AND, Code.I32_AND_IMM},
            {Op.I32_OR, Code.I32_OR_IMM},
            {Op.I32_XOR, Code.I32_XOR_IMM},
            {Op.I32_SHL, Code.I32_SHL_IMM},
            {Op.I32_SHR_S, Code.I32_SHR_S_IMM},
            {Op.I32_SHR_U, Code.I32_SHR_U_IMM},
        };
        for (int[] row : rows) {
            int distance = row[0] - Op.I32_ADD;
            I32_ARITHMETIC[distance] = row[1];
            I64_ARITHMETIC[distance] = row[1] - Code.I32_EQ_IMM + Code.I64_EQ_IMM;
        }
    }

    final Module module;
    final Types types;
    final CodeReader reader;
    final CodeEmitter out = new CodeEmitter();
    final OperandStack stack;
    final TypePool pool;
    final byte[] localKinds;
    final int paramCount;
    private final ControlLowering control;
    private final StoreLowering store;
    private final AggregateLowering aggregates;
    private final VectorLowering vectors;
    private final AtomicLowering atomics;

    /** What counts work, or null if nothing does. */
    private final FuelMeter fuel;

    private Lowering(
            Module module, Types types, int funcIndex, boolean usesFuel, OperandStack model) {
        this.module = module;
        this.types = types;
        Function function = module.function(funcIndex);
        int[] params = module.funcType(funcIndex).params();
        this.paramCount = params.length;
        this.localKinds = localKinds(function, params);
        this.reader = new CodeReader(function.body());
        this.stack = new OperandStack(out, localKinds, model);
        this.pool = new TypePool(types);
        this.control = new ControlLowering(this, funcIndex);
        this.store = new StoreLowering(this);
        this.aggregates = new AggregateLowering(this);
        this.vectors = new VectorLowering(this);
        this.atomics = new AtomicLowering(this);
        this.fuel = usesFuel ? new FuelMeter(this) : null;
    }

    /**
     * The internal code of a function that the module defines and the validator accepted.
     *
     * @param compiles whether a compiler will see it, see {@link FunctionCode#numberSlots}
     * @param usesFuel whether its work is counted
     * @throws LoadException if it holds instructions that cannot be executed
     */
    public static FunctionCode lower(
            Module module, Types types, int funcIndex, boolean compiles, boolean usesFuel) {
        try {
            Lowering lowering = new Lowering(module, types, funcIndex, usesFuel, null);
            FunctionCode code = lowering.run();
            return compiles && lowering.stack.isMixed()
                    ? new Lowering(module, types, funcIndex, usesFuel, lowering.stack).run()
                    : code;
        } catch (LoadException e) {
            throw e.inFunction(funcIndex, module.names().function(funcIndex));
        }
    }

    private static byte[] localKinds(Function function, int[] params) {
        byte[] kinds = new byte[params.length + function.localCount()];
        int at = 0;
        for (int param : params) {
            kinds[at++] = (byte) Kind.of(param);
        }
        for (int run = 0; run < function.localCounts().length; run++) {
            byte kind = (byte) Kind.of(function.localTypes()[run]);
            for (int i = 0; i < function.localCounts()[run]; i++) {
                kinds[at++] = kind;
            }
        }
        return kinds;
    }

    private FunctionCode run() {
        clearVectors();
        while (!control.isFinished()) {
            int op = reader.next();
            if (control.isDead()) {
                control.skip(op);
            } else {
                if (fuel != null) {
                    fuel.before(op);
                }
                lower(op);
            }
        }
        return control.finish();
    }

    /** Where control may part or join. */
    void endLine() {
        if (fuel != null) {
            fuel.endLine();
        }
    }

    /** A frame starts out as zeros and nulls, but a vector that is zero is an object. */
    private void clearVectors() {
        for (int i = paramCount; i < localKinds.length; i++) {
            if (localKinds[i] == Kind.V128) {
                stack.constVector(i, 0, 0);
            }
        }
        out.barrier();
    }

    private void lower(int op) {
        if (op >= FIRST_NUMERIC && op <= LAST_NUMERIC) {
            numeric(op);
        } else if (op >= Op.I32_LOAD && op <= Op.I64_STORE32) {
            store.access(op);
        } else if (op >= FIRST_SATURATING && op <= LAST_SATURATING) {
            plain(op, Code.I32_TRUNC_SAT_F32_S + op - FIRST_SATURATING);
        } else if (op >= FIRST_VECTOR && op <= LAST_VECTOR) {
            vectors.lower(op);
        } else if (op >= Op.MEMORY_ATOMIC_NOTIFY && op <= Op.I64_ATOMIC_RMW32_CMPXCHG_U) {
            atomics.lower(op);
        } else if (!control.lower(op) && !store.lower(op) && !aggregates.lower(op)) {
            simple(op);
        }
    }

    private void simple(int op) {
        switch (op) {
            case Op.NOP -> {}
            case Op.DROP -> stack.drop();
            case Op.SELECT -> select();
            case Op.SELECT_T -> {
                reader.skipImmediates(op);
                select();
            }
            case Op.LOCAL_GET -> localGet(reader.u32());
            case Op.LOCAL_SET -> localSet(reader.u32(), false);
            case Op.LOCAL_TEE -> localSet(reader.u32(), true);
            case Op.I32_CONST -> stack.pushConstant(Kind.I32, reader.s32());
            case Op.I64_CONST -> stack.pushConstant(Kind.I64, reader.s64());
            case Op.F32_CONST -> stack.pushConstant(Kind.F32, reader.fixed32());
            case Op.F64_CONST -> stack.pushConstant(Kind.F64, reader.fixed64());
            case Op.REF_NULL -> {
                reader.heapType();
                stack.pushConstant(Kind.REF, 0);
            }
            case Op.REF_FUNC -> {
                int func = reader.u32();
                out.emit(Code.REF_FUNC, stack.push(Kind.REF), func);
            }
            case Op.REF_IS_NULL -> {
                int a = stack.pop();
                out.emit(Code.REF_IS_NULL, stack.push(Kind.I32), a);
            }
            case Op.REF_AS_NON_NULL -> unary(Code.REF_AS_NON_NULL, Kind.REF);
            case Op.REF_EQ -> {
                int b = stack.pop();
                int a = stack.pop();
                out.emit(Code.REF_EQ, stack.push(Kind.I32), a, b);
            }
            case Op.I64_ADD128, Op.I64_SUB128 -> wide(op - Op.I64_ADD128 + Code.I64_ADD128, 4);
            case Op.I64_MUL_WIDE_S, Op.I64_MUL_WIDE_U ->
                    wide(op - Op.I64_MUL_WIDE_S + Code.I64_MUL_WIDE_S, 2);
            default -> throw unsupported(op);
        }
    }

    LoadException unsupported(int op) {
        String text = Opcode.values()[op].text();
        return new LoadException(Fault.NOT_SUPPORTED, "execution of " + text, reader.opStart());
    }

    private void unary(int code, int resultKind) {
        int a = stack.pop();
        out.begin(code, reader.opStart());
        out.add(stack.push(resultKind));
        out.add(a);
    }

    private void select() {
        int condition = stack.pop();
        int b = stack.pop();
        int kind = stack.kind(stack.height() - 1);
        int a = stack.pop();
        out.begin(Kind.isObject(kind) ? Code.SELECT_REF : Code.SELECT);
        out.add(stack.push(kind));
        out.add(condition);
        out.add(a);
        out.add(b);
        out.add(kind);
    }

    /** Instructions with two results, low half first. */
    private void wide(int code, int operands) {
        int[] slots = new int[operands];
        for (int i = operands - 1; i >= 0; i--) {
            slots[i] = stack.pop();
        }
        out.begin(code);
        out.add(stack.push(Kind.I64));
        out.add(stack.push(Kind.I64));
        for (int slot : slots) {
            out.add(slot);
        }
        out.barrier();
    }

    private void localGet(int local) {
        stack.pushLocal(localKinds[local], local);
    }

    /** Sets a local, if possible by having the last instruction write to it directly. */
    private void localSet(int local, boolean tee) {
        int top = stack.height() - 1;
        int kind = stack.kind(top);
        if (lastWritesTop() && !stack.hasAlias(local)) {
            out.patch(out.last() + 1, local);
            out.barrier();
            stack.drop();
        } else {
            // Operands that stand for the old value must keep it; the new one may be among them.
            boolean sameLocal = !stack.isConstant(top) && stack.slot(top) == local;
            if (!sameLocal) {
                stack.saveLocal(local);
                stack.move(top, local);
                out.barrier();
            }
            stack.drop();
        }
        if (tee) {
            stack.pushLocal(kind, local);
        }
    }

    /** Whether the last instruction writes the topmost operand, and nothing refers to that yet. */
    boolean lastWritesTop() {
        int top = stack.height() - 1;
        if (out.last() < 0 || !stack.isOwn(top) || stack.isConstant(top)) {
            return false;
        }
        String layout = Code.LAYOUT[out.at(out.last())];
        char first = layout.isEmpty() ? ' ' : layout.charAt(0);
        boolean writes = first == 'd' || first == 'C' && out.at(out.last() + 3) == 1;
        return writes && out.at(out.last() + 1) == stack.slot(top);
    }

    private void numeric(int op) {
        if (op == Op.I32_EQZ && invertComparison()) {
            return;
        }
        boolean binary = Op.SIGNATURES[Op.SIGNATURE[op]].charAt(1) != ':';
        if (!binary || !withNeutralOperand(op) && !withConstant(op)) {
            plain(op, Code.I32_EQZ + op - FIRST_NUMERIC);
        }
    }

    /** The minimum of a number and itself is that number, or a NaN that is quiet. */
    private boolean withNeutralOperand(int op) {
        int top = stack.height() - 1;
        boolean second = stack.isConstant(top);
        if (!second && !stack.isConstant(top - 1)) {
            return false;
        }
        int sign = NeutralOperands.sign(op, second, stack.constant(second ? top : top - 1));
        if (sign == 0) {
            return false;
        }
        int kind = stack.kind(top);
        if (second) {
            stack.drop();
        }
        int a = stack.pop();
        if (!second) {
            stack.drop();
        }
        int result = stack.push(kind);
        out.emit(kind == Kind.F32 ? Code.F32_MIN : Code.F64_MIN, result, a, a);
        if (sign < 0) {
            out.emit(kind == Kind.F32 ? Code.F32_NEG : Code.F64_NEG, result, result);
        }
        return true;
    }

    /** {@code i32.eqz} of a comparison is the opposite comparison. */
    private boolean invertComparison() {
        if (!lastWritesTop()) {
            return false;
        }
        int inverse = Comparisons.inverse(out.at(out.last()));
        if (inverse >= 0) {
            out.patch(out.last(), inverse);
        }
        return inverse >= 0;
    }

    /** An instruction whose operands are all in slots, and that has at most two. */
    private void plain(int op, int code) {
        String signature = Op.SIGNATURES[Op.SIGNATURE[op]];
        boolean binary = signature.charAt(1) != ':';
        int b = binary ? stack.pop() : 0;
        int a = stack.pop();
        if (canTrap(op)) {
            out.begin(code, reader.opStart());
        } else {
            out.begin(code);
        }
        out.add(stack.push(kind(signature.charAt(signature.length() - 1))));
        out.add(a);
        if (binary) {
            out.add(b);
        }
    }

    /** The kind of a letter of a signature. */
    static int kind(char letter) {
        return switch (letter) {
            case 'i' -> Kind.I32;
            case 'l' -> Kind.I64;
            case 'f' -> Kind.F32;
            case 'd' -> Kind.F64;
            default -> Kind.V128;
        };
    }

    private static boolean canTrap(int op) {
        return op >= Op.I32_DIV_S && op <= Op.I32_REM_U
                || op >= Op.I64_DIV_S && op <= Op.I64_REM_U
                || op >= Op.I32_TRUNC_F32_S && op <= Op.I32_TRUNC_F64_U
                || op >= Op.I64_TRUNC_F32_S && op <= Op.I64_TRUNC_F64_U;
    }

    /** Lowers an instruction with a constant operand to the form that holds it, if there is one. */
    private boolean withConstant(int op) {
        int top = stack.height() - 1;
        boolean right = stack.isConstant(top);
        if (!right && !(stack.isConstant(top - 1) && isCommutative(op))) {
            return false;
        }
        long constant = stack.constant(right ? top : top - 1);
        int code = immediateForm(op);
        if (op == Op.I32_SUB || op == Op.I64_SUB) {
            code = op == Op.I32_SUB ? Code.I32_ADD_IMM : Code.I64_ADD_IMM;
            constant = op == Op.I32_SUB ? (int) -constant : -constant;
        }
        if (code == 0 || constant != (int) constant) {
            return false;
        }
        int operand;
        if (right) {
            stack.drop();
            operand = stack.pop();
        } else {
            operand = stack.pop();
            stack.drop();
        }
        boolean comparison = Comparisons.inverse(code) >= 0;
        int kind = comparison || op <= Op.I32_ROTR ? Kind.I32 : Kind.I64;
        out.emit(code, stack.push(kind), operand, (int) constant);
        return true;
    }

    private static boolean isCommutative(int op) {
        return switch (op) {
            case Op.I32_ADD,
                    Op.I32_MUL,
                    Op.I32_AND,
                    Op.I32_OR,
                    Op.I32_XOR,
                    Op.I32_EQ,
                    Op.I32_NE,
                    Op.I64_ADD,
                    Op.I64_MUL,
                    Op.I64_AND,
                    Op.I64_OR,
                    Op.I64_XOR,
                    Op.I64_EQ,
                    Op.I64_NE ->
                    true;
            default -> false;
        };
    }

    private static int immediateForm(int op) {
        if (op >= Op.I32_EQ && op <= Op.I32_GE_U) {
            return Code.I32_EQ_IMM + op - Op.I32_EQ;
        }
        if (op >= Op.I64_EQ && op <= Op.I64_GE_U) {
            return Code.I64_EQ_IMM + op - Op.I64_EQ;
        }
        if (op >= Op.I32_ADD && op <= Op.I32_ROTR) {
            return I32_ARITHMETIC[op - Op.I32_ADD];
        }
        if (op >= Op.I64_ADD && op <= Op.I64_ROTR) {
            return I64_ARITHMETIC[op - Op.I64_ADD];
        }
        return 0;
    }

    /** Whether a value type is 64 bits wide: for flags of addresses. */
    static boolean is64(int addressType) {
        return addressType == ValueType.I64;
    }
}
