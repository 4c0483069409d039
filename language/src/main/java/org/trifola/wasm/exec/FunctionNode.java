// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.HostCompilerDirectives.BytecodeInterpreterSwitch;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.BytecodeOSRNode;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.ExplodeLoop.LoopExplosionKind;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;

import org.trifola.wasm.code.CatchKind;
import org.trifola.wasm.code.Code;
import org.trifola.wasm.code.FunctionCode;
import org.trifola.wasm.code.Kind;
import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.numeric.NumericTrap;
import org.trifola.wasm.runtime.Exceptions;
import org.trifola.wasm.runtime.Exhaustion;
import org.trifola.wasm.runtime.HeapMemory;
import org.trifola.wasm.runtime.WasmException;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmModule;
import org.trifola.wasm.runtime.WasmTrap;

/**
 * The dispatch loop over the internal code of one function. The position is the only state besides
 * the frame; partial evaluation unrolls the loop along it.
 */
final class FunctionNode extends Node implements BytecodeOSRNode {
    /**
     * Returned by {@link #run} for no result and for a null reference; see on-stack replacement.
     */
    static final Object NOTHING = new Object();

    /** Whether somebody compiles this node; if not, counting for the compiler is a waste. */
    static final boolean COMPILES = !"Interpreted".equals(Truffle.getRuntime().getName());

    /** Profiles stop counting here, far from overflow and precise enough. */
    private static final int PROFILE_LIMIT = 1 << 28;

    private final WasmModule module;
    private final int funcIndex;
    private final FunctionCode function;

    @CompilationFinal(dimensions = 1)
    private final int[] code;

    /** For each conditional branch, how often it was taken and how often not. */
    @CompilationFinal(dimensions = 1)
    private final int[] profiles;

    @CompilationFinal(dimensions = 1)
    private final int[] handlers;

    /** Where catch clauses put what they pass. */
    @CompilationFinal(dimensions = 1)
    private final int[] caught;

    private final AggregateHandlers aggregates;

    @Child private Calls calls;

    @CompilationFinal private Object osrMetadata;

    FunctionNode(WasmModule module, int funcIndex, FunctionCode function) {
        this.module = module;
        this.funcIndex = funcIndex;
        this.function = function;
        this.code = function.code;
        this.profiles = new int[COMPILES ? 2 * function.profiles : 0];
        this.handlers = function.handlers;
        this.caught = function.caught;
        this.aggregates = new AggregateHandlers(module, function);
        this.calls = new Calls(module, function);
    }

    /**
     * Runs from a position to the end of the function. The result is never null, because null is
     * how on-stack replacement says that it did not happen.
     */
    @BytecodeInterpreterSwitch
    @ExplodeLoop(kind = LoopExplosionKind.MERGE_EXPLODE)
    Object run(VirtualFrame frame, int pc) {
        int[] code = this.code;
        WasmInstance instance = instance(frame);
        HeapMemory memory =
                function.usesMemory
                        ? CompilerDirectives.castExact(instance.memory0, HeapMemory.class)
                        : null;
        // Knowing the class of the frame once saves HotSpot a check at every access.
        frame = COMPILES ? frame : (PlainFrame) frame;
        loop:
        while (true) {
            boolean taken;
            try {
                switch (code[pc]) {
                    case Code.I32_EQZ:
                        pc = Int32Handlers.i32Eqz(frame, code, pc);
                        continue loop;
                    case Code.I32_EQ:
                        pc = Int32Handlers.i32Eq(frame, code, pc);
                        continue loop;
                    case Code.I32_NE:
                        pc = Int32Handlers.i32Ne(frame, code, pc);
                        continue loop;
                    case Code.I32_LT_S:
                        pc = Int32Handlers.i32LtS(frame, code, pc);
                        continue loop;
                    case Code.I32_LT_U:
                        pc = Int32Handlers.i32LtU(frame, code, pc);
                        continue loop;
                    case Code.I32_GT_S:
                        pc = Int32Handlers.i32GtS(frame, code, pc);
                        continue loop;
                    case Code.I32_GT_U:
                        pc = Int32Handlers.i32GtU(frame, code, pc);
                        continue loop;
                    case Code.I32_LE_S:
                        pc = Int32Handlers.i32LeS(frame, code, pc);
                        continue loop;
                    case Code.I32_LE_U:
                        pc = Int32Handlers.i32LeU(frame, code, pc);
                        continue loop;
                    case Code.I32_GE_S:
                        pc = Int32Handlers.i32GeS(frame, code, pc);
                        continue loop;
                    case Code.I32_GE_U:
                        pc = Int32Handlers.i32GeU(frame, code, pc);
                        continue loop;
                    case Code.I64_EQZ:
                        pc = Int64Handlers.i64Eqz(frame, code, pc);
                        continue loop;
                    case Code.I64_EQ:
                        pc = Int64Handlers.i64Eq(frame, code, pc);
                        continue loop;
                    case Code.I64_NE:
                        pc = Int64Handlers.i64Ne(frame, code, pc);
                        continue loop;
                    case Code.I64_LT_S:
                        pc = Int64Handlers.i64LtS(frame, code, pc);
                        continue loop;
                    case Code.I64_LT_U:
                        pc = Int64Handlers.i64LtU(frame, code, pc);
                        continue loop;
                    case Code.I64_GT_S:
                        pc = Int64Handlers.i64GtS(frame, code, pc);
                        continue loop;
                    case Code.I64_GT_U:
                        pc = Int64Handlers.i64GtU(frame, code, pc);
                        continue loop;
                    case Code.I64_LE_S:
                        pc = Int64Handlers.i64LeS(frame, code, pc);
                        continue loop;
                    case Code.I64_LE_U:
                        pc = Int64Handlers.i64LeU(frame, code, pc);
                        continue loop;
                    case Code.I64_GE_S:
                        pc = Int64Handlers.i64GeS(frame, code, pc);
                        continue loop;
                    case Code.I64_GE_U:
                        pc = Int64Handlers.i64GeU(frame, code, pc);
                        continue loop;
                    case Code.F32_EQ:
                        pc = Float32Handlers.f32Eq(frame, code, pc);
                        continue loop;
                    case Code.F32_NE:
                        pc = Float32Handlers.f32Ne(frame, code, pc);
                        continue loop;
                    case Code.F32_LT:
                        pc = Float32Handlers.f32Lt(frame, code, pc);
                        continue loop;
                    case Code.F32_GT:
                        pc = Float32Handlers.f32Gt(frame, code, pc);
                        continue loop;
                    case Code.F32_LE:
                        pc = Float32Handlers.f32Le(frame, code, pc);
                        continue loop;
                    case Code.F32_GE:
                        pc = Float32Handlers.f32Ge(frame, code, pc);
                        continue loop;
                    case Code.F64_EQ:
                        pc = Float64Handlers.f64Eq(frame, code, pc);
                        continue loop;
                    case Code.F64_NE:
                        pc = Float64Handlers.f64Ne(frame, code, pc);
                        continue loop;
                    case Code.F64_LT:
                        pc = Float64Handlers.f64Lt(frame, code, pc);
                        continue loop;
                    case Code.F64_GT:
                        pc = Float64Handlers.f64Gt(frame, code, pc);
                        continue loop;
                    case Code.F64_LE:
                        pc = Float64Handlers.f64Le(frame, code, pc);
                        continue loop;
                    case Code.F64_GE:
                        pc = Float64Handlers.f64Ge(frame, code, pc);
                        continue loop;
                    case Code.I32_CLZ:
                        pc = Int32Handlers.i32Clz(frame, code, pc);
                        continue loop;
                    case Code.I32_CTZ:
                        pc = Int32Handlers.i32Ctz(frame, code, pc);
                        continue loop;
                    case Code.I32_POPCNT:
                        pc = Int32Handlers.i32Popcnt(frame, code, pc);
                        continue loop;
                    case Code.I32_ADD:
                        pc = Int32Handlers.i32Add(frame, code, pc);
                        continue loop;
                    case Code.I32_SUB:
                        pc = Int32Handlers.i32Sub(frame, code, pc);
                        continue loop;
                    case Code.I32_MUL:
                        pc = Int32Handlers.i32Mul(frame, code, pc);
                        continue loop;
                    case Code.I32_DIV_S:
                        pc = Int32Handlers.i32DivS(frame, code, pc);
                        continue loop;
                    case Code.I32_DIV_U:
                        pc = Int32Handlers.i32DivU(frame, code, pc);
                        continue loop;
                    case Code.I32_REM_S:
                        pc = Int32Handlers.i32RemS(frame, code, pc);
                        continue loop;
                    case Code.I32_REM_U:
                        pc = Int32Handlers.i32RemU(frame, code, pc);
                        continue loop;
                    case Code.I32_AND:
                        pc = Int32Handlers.i32And(frame, code, pc);
                        continue loop;
                    case Code.I32_OR:
                        pc = Int32Handlers.i32Or(frame, code, pc);
                        continue loop;
                    case Code.I32_XOR:
                        pc = Int32Handlers.i32Xor(frame, code, pc);
                        continue loop;
                    case Code.I32_SHL:
                        pc = Int32Handlers.i32Shl(frame, code, pc);
                        continue loop;
                    case Code.I32_SHR_S:
                        pc = Int32Handlers.i32ShrS(frame, code, pc);
                        continue loop;
                    case Code.I32_SHR_U:
                        pc = Int32Handlers.i32ShrU(frame, code, pc);
                        continue loop;
                    case Code.I32_ROTL:
                        pc = Int32Handlers.i32Rotl(frame, code, pc);
                        continue loop;
                    case Code.I32_ROTR:
                        pc = Int32Handlers.i32Rotr(frame, code, pc);
                        continue loop;
                    case Code.I64_CLZ:
                        pc = Int64Handlers.i64Clz(frame, code, pc);
                        continue loop;
                    case Code.I64_CTZ:
                        pc = Int64Handlers.i64Ctz(frame, code, pc);
                        continue loop;
                    case Code.I64_POPCNT:
                        pc = Int64Handlers.i64Popcnt(frame, code, pc);
                        continue loop;
                    case Code.I64_ADD:
                        pc = Int64Handlers.i64Add(frame, code, pc);
                        continue loop;
                    case Code.I64_SUB:
                        pc = Int64Handlers.i64Sub(frame, code, pc);
                        continue loop;
                    case Code.I64_MUL:
                        pc = Int64Handlers.i64Mul(frame, code, pc);
                        continue loop;
                    case Code.I64_DIV_S:
                        pc = Int64Handlers.i64DivS(frame, code, pc);
                        continue loop;
                    case Code.I64_DIV_U:
                        pc = Int64Handlers.i64DivU(frame, code, pc);
                        continue loop;
                    case Code.I64_REM_S:
                        pc = Int64Handlers.i64RemS(frame, code, pc);
                        continue loop;
                    case Code.I64_REM_U:
                        pc = Int64Handlers.i64RemU(frame, code, pc);
                        continue loop;
                    case Code.I64_AND:
                        pc = Int64Handlers.i64And(frame, code, pc);
                        continue loop;
                    case Code.I64_OR:
                        pc = Int64Handlers.i64Or(frame, code, pc);
                        continue loop;
                    case Code.I64_XOR:
                        pc = Int64Handlers.i64Xor(frame, code, pc);
                        continue loop;
                    case Code.I64_SHL:
                        pc = Int64Handlers.i64Shl(frame, code, pc);
                        continue loop;
                    case Code.I64_SHR_S:
                        pc = Int64Handlers.i64ShrS(frame, code, pc);
                        continue loop;
                    case Code.I64_SHR_U:
                        pc = Int64Handlers.i64ShrU(frame, code, pc);
                        continue loop;
                    case Code.I64_ROTL:
                        pc = Int64Handlers.i64Rotl(frame, code, pc);
                        continue loop;
                    case Code.I64_ROTR:
                        pc = Int64Handlers.i64Rotr(frame, code, pc);
                        continue loop;
                    case Code.F32_ABS:
                        pc = Float32Handlers.f32Abs(frame, code, pc);
                        continue loop;
                    case Code.F32_NEG:
                        pc = Float32Handlers.f32Neg(frame, code, pc);
                        continue loop;
                    case Code.F32_CEIL:
                        pc = Float32Handlers.f32Ceil(frame, code, pc);
                        continue loop;
                    case Code.F32_FLOOR:
                        pc = Float32Handlers.f32Floor(frame, code, pc);
                        continue loop;
                    case Code.F32_TRUNC:
                        pc = Float32Handlers.f32Trunc(frame, code, pc);
                        continue loop;
                    case Code.F32_NEAREST:
                        pc = Float32Handlers.f32Nearest(frame, code, pc);
                        continue loop;
                    case Code.F32_SQRT:
                        pc = Float32Handlers.f32Sqrt(frame, code, pc);
                        continue loop;
                    case Code.F32_ADD:
                        pc = Float32Handlers.f32Add(frame, code, pc);
                        continue loop;
                    case Code.F32_SUB:
                        pc = Float32Handlers.f32Sub(frame, code, pc);
                        continue loop;
                    case Code.F32_MUL:
                        pc = Float32Handlers.f32Mul(frame, code, pc);
                        continue loop;
                    case Code.F32_DIV:
                        pc = Float32Handlers.f32Div(frame, code, pc);
                        continue loop;
                    case Code.F32_MIN:
                        pc = Float32Handlers.f32Min(frame, code, pc);
                        continue loop;
                    case Code.F32_MAX:
                        pc = Float32Handlers.f32Max(frame, code, pc);
                        continue loop;
                    case Code.F32_COPYSIGN:
                        pc = Float32Handlers.f32Copysign(frame, code, pc);
                        continue loop;
                    case Code.F64_ABS:
                        pc = Float64Handlers.f64Abs(frame, code, pc);
                        continue loop;
                    case Code.F64_NEG:
                        pc = Float64Handlers.f64Neg(frame, code, pc);
                        continue loop;
                    case Code.F64_CEIL:
                        pc = Float64Handlers.f64Ceil(frame, code, pc);
                        continue loop;
                    case Code.F64_FLOOR:
                        pc = Float64Handlers.f64Floor(frame, code, pc);
                        continue loop;
                    case Code.F64_TRUNC:
                        pc = Float64Handlers.f64Trunc(frame, code, pc);
                        continue loop;
                    case Code.F64_NEAREST:
                        pc = Float64Handlers.f64Nearest(frame, code, pc);
                        continue loop;
                    case Code.F64_SQRT:
                        pc = Float64Handlers.f64Sqrt(frame, code, pc);
                        continue loop;
                    case Code.F64_ADD:
                        pc = Float64Handlers.f64Add(frame, code, pc);
                        continue loop;
                    case Code.F64_SUB:
                        pc = Float64Handlers.f64Sub(frame, code, pc);
                        continue loop;
                    case Code.F64_MUL:
                        pc = Float64Handlers.f64Mul(frame, code, pc);
                        continue loop;
                    case Code.F64_DIV:
                        pc = Float64Handlers.f64Div(frame, code, pc);
                        continue loop;
                    case Code.F64_MIN:
                        pc = Float64Handlers.f64Min(frame, code, pc);
                        continue loop;
                    case Code.F64_MAX:
                        pc = Float64Handlers.f64Max(frame, code, pc);
                        continue loop;
                    case Code.F64_COPYSIGN:
                        pc = Float64Handlers.f64Copysign(frame, code, pc);
                        continue loop;
                    case Code.I32_WRAP_I64:
                        pc = ConversionHandlers.i32WrapI64(frame, code, pc);
                        continue loop;
                    case Code.I32_TRUNC_F32_S:
                        pc = ConversionHandlers.i32TruncF32S(frame, code, pc);
                        continue loop;
                    case Code.I32_TRUNC_F32_U:
                        pc = ConversionHandlers.i32TruncF32U(frame, code, pc);
                        continue loop;
                    case Code.I32_TRUNC_F64_S:
                        pc = ConversionHandlers.i32TruncF64S(frame, code, pc);
                        continue loop;
                    case Code.I32_TRUNC_F64_U:
                        pc = ConversionHandlers.i32TruncF64U(frame, code, pc);
                        continue loop;
                    case Code.I64_EXTEND_I32_S:
                        pc = ConversionHandlers.i64ExtendI32S(frame, code, pc);
                        continue loop;
                    case Code.I64_EXTEND_I32_U:
                        pc = ConversionHandlers.i64ExtendI32U(frame, code, pc);
                        continue loop;
                    case Code.I64_TRUNC_F32_S:
                        pc = ConversionHandlers.i64TruncF32S(frame, code, pc);
                        continue loop;
                    case Code.I64_TRUNC_F32_U:
                        pc = ConversionHandlers.i64TruncF32U(frame, code, pc);
                        continue loop;
                    case Code.I64_TRUNC_F64_S:
                        pc = ConversionHandlers.i64TruncF64S(frame, code, pc);
                        continue loop;
                    case Code.I64_TRUNC_F64_U:
                        pc = ConversionHandlers.i64TruncF64U(frame, code, pc);
                        continue loop;
                    case Code.F32_CONVERT_I32_S:
                        pc = ConversionHandlers.f32ConvertI32S(frame, code, pc);
                        continue loop;
                    case Code.F32_CONVERT_I32_U:
                        pc = ConversionHandlers.f32ConvertI32U(frame, code, pc);
                        continue loop;
                    case Code.F32_CONVERT_I64_S:
                        pc = ConversionHandlers.f32ConvertI64S(frame, code, pc);
                        continue loop;
                    case Code.F32_CONVERT_I64_U:
                        pc = ConversionHandlers.f32ConvertI64U(frame, code, pc);
                        continue loop;
                    case Code.F32_DEMOTE_F64:
                        pc = ConversionHandlers.f32DemoteF64(frame, code, pc);
                        continue loop;
                    case Code.F64_CONVERT_I32_S:
                        pc = ConversionHandlers.f64ConvertI32S(frame, code, pc);
                        continue loop;
                    case Code.F64_CONVERT_I32_U:
                        pc = ConversionHandlers.f64ConvertI32U(frame, code, pc);
                        continue loop;
                    case Code.F64_CONVERT_I64_S:
                        pc = ConversionHandlers.f64ConvertI64S(frame, code, pc);
                        continue loop;
                    case Code.F64_CONVERT_I64_U:
                        pc = ConversionHandlers.f64ConvertI64U(frame, code, pc);
                        continue loop;
                    case Code.F64_PROMOTE_F32:
                        pc = ConversionHandlers.f64PromoteF32(frame, code, pc);
                        continue loop;
                    case Code.I32_REINTERPRET_F32:
                        pc = ConversionHandlers.i32ReinterpretF32(frame, code, pc);
                        continue loop;
                    case Code.I64_REINTERPRET_F64:
                        pc = ConversionHandlers.i64ReinterpretF64(frame, code, pc);
                        continue loop;
                    case Code.F32_REINTERPRET_I32:
                        pc = ConversionHandlers.f32ReinterpretI32(frame, code, pc);
                        continue loop;
                    case Code.F64_REINTERPRET_I64:
                        pc = ConversionHandlers.f64ReinterpretI64(frame, code, pc);
                        continue loop;
                    case Code.I32_EXTEND8_S:
                        pc = Int32Handlers.i32Extend8S(frame, code, pc);
                        continue loop;
                    case Code.I32_EXTEND16_S:
                        pc = Int32Handlers.i32Extend16S(frame, code, pc);
                        continue loop;
                    case Code.I64_EXTEND8_S:
                        pc = Int64Handlers.i64Extend8S(frame, code, pc);
                        continue loop;
                    case Code.I64_EXTEND16_S:
                        pc = Int64Handlers.i64Extend16S(frame, code, pc);
                        continue loop;
                    case Code.I64_EXTEND32_S:
                        pc = Int64Handlers.i64Extend32S(frame, code, pc);
                        continue loop;
                    case Code.I32_LOAD:
                        pc = MemoryHandlers.i32Load(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_LOAD:
                        pc = MemoryHandlers.i64Load(frame, code, pc, memory);
                        continue loop;
                    case Code.F32_LOAD:
                        pc = MemoryHandlers.f32Load(frame, code, pc, memory);
                        continue loop;
                    case Code.F64_LOAD:
                        pc = MemoryHandlers.f64Load(frame, code, pc, memory);
                        continue loop;
                    case Code.I32_LOAD8_S:
                        pc = MemoryHandlers.i32Load8S(frame, code, pc, memory);
                        continue loop;
                    case Code.I32_LOAD8_U:
                        pc = MemoryHandlers.i32Load8U(frame, code, pc, memory);
                        continue loop;
                    case Code.I32_LOAD16_S:
                        pc = MemoryHandlers.i32Load16S(frame, code, pc, memory);
                        continue loop;
                    case Code.I32_LOAD16_U:
                        pc = MemoryHandlers.i32Load16U(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_LOAD8_S:
                        pc = MemoryHandlers.i64Load8S(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_LOAD8_U:
                        pc = MemoryHandlers.i64Load8U(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_LOAD16_S:
                        pc = MemoryHandlers.i64Load16S(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_LOAD16_U:
                        pc = MemoryHandlers.i64Load16U(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_LOAD32_S:
                        pc = MemoryHandlers.i64Load32S(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_LOAD32_U:
                        pc = MemoryHandlers.i64Load32U(frame, code, pc, memory);
                        continue loop;
                    case Code.I32_STORE:
                        pc = MemoryHandlers.i32Store(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_STORE:
                        pc = MemoryHandlers.i64Store(frame, code, pc, memory);
                        continue loop;
                    case Code.F32_STORE:
                        pc = MemoryHandlers.f32Store(frame, code, pc, memory);
                        continue loop;
                    case Code.F64_STORE:
                        pc = MemoryHandlers.f64Store(frame, code, pc, memory);
                        continue loop;
                    case Code.I32_STORE8:
                        pc = MemoryHandlers.i32Store8(frame, code, pc, memory);
                        continue loop;
                    case Code.I32_STORE16:
                        pc = MemoryHandlers.i32Store16(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_STORE8:
                        pc = MemoryHandlers.i64Store8(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_STORE16:
                        pc = MemoryHandlers.i64Store16(frame, code, pc, memory);
                        continue loop;
                    case Code.I64_STORE32:
                        pc = MemoryHandlers.i64Store32(frame, code, pc, memory);
                        continue loop;
                    case Code.I32_EQ_IMM:
                        pc = Int32Handlers.i32EqImm(frame, code, pc);
                        continue loop;
                    case Code.I32_NE_IMM:
                        pc = Int32Handlers.i32NeImm(frame, code, pc);
                        continue loop;
                    case Code.I32_LT_S_IMM:
                        pc = Int32Handlers.i32LtSImm(frame, code, pc);
                        continue loop;
                    case Code.I32_LT_U_IMM:
                        pc = Int32Handlers.i32LtUImm(frame, code, pc);
                        continue loop;
                    case Code.I32_GT_S_IMM:
                        pc = Int32Handlers.i32GtSImm(frame, code, pc);
                        continue loop;
                    case Code.I32_GT_U_IMM:
                        pc = Int32Handlers.i32GtUImm(frame, code, pc);
                        continue loop;
                    case Code.I32_LE_S_IMM:
                        pc = Int32Handlers.i32LeSImm(frame, code, pc);
                        continue loop;
                    case Code.I32_LE_U_IMM:
                        pc = Int32Handlers.i32LeUImm(frame, code, pc);
                        continue loop;
                    case Code.I32_GE_S_IMM:
                        pc = Int32Handlers.i32GeSImm(frame, code, pc);
                        continue loop;
                    case Code.I32_GE_U_IMM:
                        pc = Int32Handlers.i32GeUImm(frame, code, pc);
                        continue loop;
                    case Code.I32_ADD_IMM:
                        pc = Int32Handlers.i32AddImm(frame, code, pc);
                        continue loop;
                    case Code.I32_MUL_IMM:
                        pc = Int32Handlers.i32MulImm(frame, code, pc);
                        continue loop;
                    case Code.I32_AND_IMM:
                        pc = Int32Handlers.i32AndImm(frame, code, pc);
                        continue loop;
                    case Code.I32_OR_IMM:
                        pc = Int32Handlers.i32OrImm(frame, code, pc);
                        continue loop;
                    case Code.I32_XOR_IMM:
                        pc = Int32Handlers.i32XorImm(frame, code, pc);
                        continue loop;
                    case Code.I32_SHL_IMM:
                        pc = Int32Handlers.i32ShlImm(frame, code, pc);
                        continue loop;
                    case Code.I32_SHR_S_IMM:
                        pc = Int32Handlers.i32ShrSImm(frame, code, pc);
                        continue loop;
                    case Code.I32_SHR_U_IMM:
                        pc = Int32Handlers.i32ShrUImm(frame, code, pc);
                        continue loop;
                    case Code.I64_EQ_IMM:
                        pc = Int64Handlers.i64EqImm(frame, code, pc);
                        continue loop;
                    case Code.I64_NE_IMM:
                        pc = Int64Handlers.i64NeImm(frame, code, pc);
                        continue loop;
                    case Code.I64_LT_S_IMM:
                        pc = Int64Handlers.i64LtSImm(frame, code, pc);
                        continue loop;
                    case Code.I64_LT_U_IMM:
                        pc = Int64Handlers.i64LtUImm(frame, code, pc);
                        continue loop;
                    case Code.I64_GT_S_IMM:
                        pc = Int64Handlers.i64GtSImm(frame, code, pc);
                        continue loop;
                    case Code.I64_GT_U_IMM:
                        pc = Int64Handlers.i64GtUImm(frame, code, pc);
                        continue loop;
                    case Code.I64_LE_S_IMM:
                        pc = Int64Handlers.i64LeSImm(frame, code, pc);
                        continue loop;
                    case Code.I64_LE_U_IMM:
                        pc = Int64Handlers.i64LeUImm(frame, code, pc);
                        continue loop;
                    case Code.I64_GE_S_IMM:
                        pc = Int64Handlers.i64GeSImm(frame, code, pc);
                        continue loop;
                    case Code.I64_GE_U_IMM:
                        pc = Int64Handlers.i64GeUImm(frame, code, pc);
                        continue loop;
                    case Code.I64_ADD_IMM:
                        pc = Int64Handlers.i64AddImm(frame, code, pc);
                        continue loop;
                    case Code.I64_MUL_IMM:
                        pc = Int64Handlers.i64MulImm(frame, code, pc);
                        continue loop;
                    case Code.I64_AND_IMM:
                        pc = Int64Handlers.i64AndImm(frame, code, pc);
                        continue loop;
                    case Code.I64_OR_IMM:
                        pc = Int64Handlers.i64OrImm(frame, code, pc);
                        continue loop;
                    case Code.I64_XOR_IMM:
                        pc = Int64Handlers.i64XorImm(frame, code, pc);
                        continue loop;
                    case Code.I64_SHL_IMM:
                        pc = Int64Handlers.i64ShlImm(frame, code, pc);
                        continue loop;
                    case Code.I64_SHR_S_IMM:
                        pc = Int64Handlers.i64ShrSImm(frame, code, pc);
                        continue loop;
                    case Code.I64_SHR_U_IMM:
                        pc = Int64Handlers.i64ShrUImm(frame, code, pc);
                        continue loop;
                    case Code.BR_I32_EQ:
                        taken = Branches.i32Eq(frame, code, pc);
                        break;
                    case Code.BR_I32_NE:
                        taken = Branches.i32Ne(frame, code, pc);
                        break;
                    case Code.BR_I32_LT_S:
                        taken = Branches.i32LtS(frame, code, pc);
                        break;
                    case Code.BR_I32_LT_U:
                        taken = Branches.i32LtU(frame, code, pc);
                        break;
                    case Code.BR_I32_GT_S:
                        taken = Branches.i32GtS(frame, code, pc);
                        break;
                    case Code.BR_I32_GT_U:
                        taken = Branches.i32GtU(frame, code, pc);
                        break;
                    case Code.BR_I32_LE_S:
                        taken = Branches.i32LeS(frame, code, pc);
                        break;
                    case Code.BR_I32_LE_U:
                        taken = Branches.i32LeU(frame, code, pc);
                        break;
                    case Code.BR_I32_GE_S:
                        taken = Branches.i32GeS(frame, code, pc);
                        break;
                    case Code.BR_I32_GE_U:
                        taken = Branches.i32GeU(frame, code, pc);
                        break;
                    case Code.BR_I64_EQ:
                        taken = Branches.i64Eq(frame, code, pc);
                        break;
                    case Code.BR_I64_NE:
                        taken = Branches.i64Ne(frame, code, pc);
                        break;
                    case Code.BR_I64_LT_S:
                        taken = Branches.i64LtS(frame, code, pc);
                        break;
                    case Code.BR_I64_LT_U:
                        taken = Branches.i64LtU(frame, code, pc);
                        break;
                    case Code.BR_I64_GT_S:
                        taken = Branches.i64GtS(frame, code, pc);
                        break;
                    case Code.BR_I64_GT_U:
                        taken = Branches.i64GtU(frame, code, pc);
                        break;
                    case Code.BR_I64_LE_S:
                        taken = Branches.i64LeS(frame, code, pc);
                        break;
                    case Code.BR_I64_LE_U:
                        taken = Branches.i64LeU(frame, code, pc);
                        break;
                    case Code.BR_I64_GE_S:
                        taken = Branches.i64GeS(frame, code, pc);
                        break;
                    case Code.BR_I64_GE_U:
                        taken = Branches.i64GeU(frame, code, pc);
                        break;
                    case Code.BR_I32_EQ_IMM:
                        taken = Branches.i32EqImm(frame, code, pc);
                        break;
                    case Code.BR_I32_NE_IMM:
                        taken = Branches.i32NeImm(frame, code, pc);
                        break;
                    case Code.BR_I32_LT_S_IMM:
                        taken = Branches.i32LtSImm(frame, code, pc);
                        break;
                    case Code.BR_I32_LT_U_IMM:
                        taken = Branches.i32LtUImm(frame, code, pc);
                        break;
                    case Code.BR_I32_GT_S_IMM:
                        taken = Branches.i32GtSImm(frame, code, pc);
                        break;
                    case Code.BR_I32_GT_U_IMM:
                        taken = Branches.i32GtUImm(frame, code, pc);
                        break;
                    case Code.BR_I32_LE_S_IMM:
                        taken = Branches.i32LeSImm(frame, code, pc);
                        break;
                    case Code.BR_I32_LE_U_IMM:
                        taken = Branches.i32LeUImm(frame, code, pc);
                        break;
                    case Code.BR_I32_GE_S_IMM:
                        taken = Branches.i32GeSImm(frame, code, pc);
                        break;
                    case Code.BR_I32_GE_U_IMM:
                        taken = Branches.i32GeUImm(frame, code, pc);
                        break;
                    case Code.BR_I64_EQ_IMM:
                        taken = Branches.i64EqImm(frame, code, pc);
                        break;
                    case Code.BR_I64_NE_IMM:
                        taken = Branches.i64NeImm(frame, code, pc);
                        break;
                    case Code.BR_I64_LT_S_IMM:
                        taken = Branches.i64LtSImm(frame, code, pc);
                        break;
                    case Code.BR_I64_LT_U_IMM:
                        taken = Branches.i64LtUImm(frame, code, pc);
                        break;
                    case Code.BR_I64_GT_S_IMM:
                        taken = Branches.i64GtSImm(frame, code, pc);
                        break;
                    case Code.BR_I64_GT_U_IMM:
                        taken = Branches.i64GtUImm(frame, code, pc);
                        break;
                    case Code.BR_I64_LE_S_IMM:
                        taken = Branches.i64LeSImm(frame, code, pc);
                        break;
                    case Code.BR_I64_LE_U_IMM:
                        taken = Branches.i64LeUImm(frame, code, pc);
                        break;
                    case Code.BR_I64_GE_S_IMM:
                        taken = Branches.i64GeSImm(frame, code, pc);
                        break;
                    case Code.BR_I64_GE_U_IMM:
                        taken = Branches.i64GeUImm(frame, code, pc);
                        break;
                    case Code.BR_ON_NULL:
                        taken = Branches.onNull(frame, code, pc);
                        break;
                    case Code.BR_ON_NON_NULL:
                        taken = Branches.onNonNull(frame, code, pc);
                        break;
                    case Code.BR_ON_CAST:
                        taken = aggregates.onCast(frame, code, pc);
                        break;
                    case Code.COPY:
                        pc = MoveHandlers.copy(frame, code, pc);
                        continue loop;
                    case Code.COPY_REF:
                        pc = MoveHandlers.copyRef(frame, code, pc);
                        continue loop;
                    case Code.CONST_I32:
                        pc = MoveHandlers.constI32(frame, code, pc);
                        continue loop;
                    case Code.CONST_I64:
                        pc = MoveHandlers.constI64(frame, code, pc);
                        continue loop;
                    case Code.CONST_F32:
                        pc = MoveHandlers.constF32(frame, code, pc);
                        continue loop;
                    case Code.CONST_F64:
                        pc = MoveHandlers.constF64(frame, code, pc);
                        continue loop;
                    case Code.REF_NULL:
                        pc = MoveHandlers.refNull(frame, code, pc);
                        continue loop;
                    case Code.SELECT:
                        pc = MoveHandlers.select(frame, code, pc);
                        continue loop;
                    case Code.SELECT_REF:
                        pc = MoveHandlers.selectRef(frame, code, pc);
                        continue loop;
                    case Code.GLOBAL_GET_I32:
                        pc = MoveHandlers.globalGetI32(frame, code, pc, instance.globals);
                        continue loop;
                    case Code.GLOBAL_SET_I32:
                        pc = MoveHandlers.globalSetI32(frame, code, pc, instance.globals);
                        continue loop;
                    case Code.CALL:
                        pc = calls.call(frame, code, pc, instance);
                        continue loop;
                    case Code.CALL_IMPORT:
                        pc = calls.callImport(frame, code, pc, instance);
                        continue loop;
                    case Code.CALL_INDIRECT:
                        pc = calls.callIndirect(frame, code, pc, instance);
                        continue loop;
                    case Code.CALL_REF:
                        pc = calls.callRef(frame, code, pc, instance);
                        continue loop;
                    case Code.RETURN_CALL:
                    case Code.RETURN_CALL_IMPORT:
                    case Code.RETURN_CALL_INDIRECT:
                    case Code.RETURN_CALL_REF:
                        return calls.tailCall(frame, code, pc, instance);
                    case Code.BR:
                        int target = code[pc + 1];
                        if (target <= pc) {
                            Object replaced = backEdge(frame, target);
                            if (replaced != null) {
                                return replaced;
                            }
                        }
                        pc = target;
                        continue loop;
                    case Code.BR_TABLE:
                        int index = frame.getIntStatic(code[pc + 1]);
                        int count = code[pc + 2];
                        if (CompilerDirectives.inInterpreter()) {
                            int entry = Branches.target(code, pc, index);
                            if (entry <= pc) {
                                Object replaced = backEdge(frame, entry);
                                if (replaced != null) {
                                    return replaced;
                                }
                            }
                            pc = entry;
                            continue loop;
                        }
                        // Partial evaluation needs every target as a constant. It gives up
                        // on long loops, so large tables are searched for the target instead.
                        boolean large = count > FunctionCode.LARGE_TABLE;
                        int first = large ? pc + 5 + count : pc + 3;
                        int last = first + (large ? code[first - 1] : count + 1) - 1;
                        int key = large ? Branches.target(code, pc, index) : index;
                        for (int i = first; i <= last; i++) {
                            int entry = code[i];
                            if (i == last || key == (large ? entry : i - first)) {
                                if (entry <= pc) {
                                    backEdge(frame, entry);
                                }
                                pc = entry;
                                continue loop;
                            }
                        }
                        throw CompilerDirectives.shouldNotReachHere();
                    case Code.UNREACHABLE:
                        throw trap(Fault.UNREACHABLE);
                    case Code.RETURN:
                        return NOTHING;
                    case Code.RETURN_I32:
                        return frame.getIntStatic(code[pc + 1]);
                    case Code.RETURN_I64:
                        return frame.getLongStatic(code[pc + 1]);
                    case Code.RETURN_F32:
                        return frame.getFloatStatic(code[pc + 1]);
                    case Code.RETURN_F64:
                        return frame.getDoubleStatic(code[pc + 1]);
                    case Code.RETURN_REF:
                        return orNothing(frame.getObjectStatic(code[pc + 1]));
                    case Code.RETURN_MANY:
                        return Calls.values(frame, code, pc + 1);
                    case Code.THROW:
                        throw newException(frame, pc, instance);
                    case Code.THROW_REF:
                        throw thrown(frame.getObjectStatic(code[pc + 1]));
                    case Code.VECTOR_CONST:
                    case Code.VECTOR_SPLAT:
                    case Code.VECTOR_EXTRACT_LANE:
                    case Code.VECTOR_REPLACE_LANE:
                    case Code.VECTOR_TEST:
                    case Code.VECTOR_SHIFT:
                    case Code.VECTOR_UNARY:
                    case Code.VECTOR_BINARY:
                    case Code.VECTOR_TERNARY:
                    case Code.VECTOR_SHUFFLE:
                    case Code.VECTOR_LOAD:
                    case Code.VECTOR_LOAD_LANE:
                    case Code.VECTOR_STORE:
                        pc = VectorHandlers.run(frame, code, pc, instance);
                        continue loop;
                    default:
                        pc = RareHandlers.run(frame, code, pc, instance, aggregates);
                        continue loop;
                }
            } catch (AbstractTruffleException e) {
                int found = findHandler(frame, instance, e, pc);
                for (int h = 0; h < handlers.length; h += FunctionCode.HANDLER_SIZE) {
                    if (h == found) {
                        pc = handlers[h + 5];
                        continue loop;
                    }
                }
                throw unwind(e, pc);
            } catch (NumericTrap e) {
                throw unwind(trap(e.fault()), pc);
            } catch (Exhaustion.Leave e) {
                // While the stack is full, nothing is called.
                Exhaustion next = e.exhaustion.next;
                return next == null ? leave(e.exhaustion, pc) : next;
            }
            // Only conditional branches come here, which are all of the same form.
            if (profile(code[pc + 4], taken)) {
                int target = code[pc + 3];
                if (target <= pc) {
                    Object replaced = backEdge(frame, target);
                    if (replaced != null) {
                        return replaced;
                    }
                }
                pc = target;
            } else {
                pc += 5;
            }
        }
    }

    /** A slot holds it where on-stack replacement may change the arguments. */
    private WasmInstance instance(VirtualFrame frame) {
        Object instance =
                COMPILES ? frame.getObjectStatic(function.slotCount) : frame.getArguments()[0];
        return CompilerDirectives.castExact(instance, WasmInstance.class);
    }

    // Loops and branches.

    /**
     * A jump backwards: lets other threads stop this one, and counts for the compiler.
     *
     * @return the result of the function if compiled code went on with it, else null
     */
    private Object backEdge(VirtualFrame frame, int target) {
        TruffleSafepoint.poll(this);
        if (!COMPILES) {
            return null;
        }
        if (CompilerDirectives.inInterpreter()) {
            return BytecodeOSRNode.pollOSRBackEdge(this, 1)
                    ? BytecodeOSRNode.tryOSR(this, target, null, null, frame)
                    : null;
        }
        if (CompilerDirectives.hasNextTier()) {
            LoopNode.reportLoopCount(this, 1);
        }
        return null;
    }

    @Override
    public Object executeOSR(VirtualFrame osrFrame, int target, Object interpreterState) {
        return run(osrFrame, target);
    }

    /** The function has ended when compiled code returns: nobody reads the old frame again. */
    @Override
    public void restoreParentFrame(VirtualFrame osrFrame, VirtualFrame parentFrame) {}

    @Override
    public Object getOSRMetadata() {
        return osrMetadata;
    }

    @Override
    public void setOSRMetadata(Object osrMetadata) {
        this.osrMetadata = osrMetadata;
    }

    private boolean profile(int branch, boolean taken) {
        if (!COMPILES) {
            return taken;
        }
        int at = 2 * branch;
        if (CompilerDirectives.inInterpreter()) {
            int counter = taken ? at : at + 1;
            if (profiles[counter] < PROFILE_LIMIT) {
                profiles[counter]++;
            }
            return taken;
        }
        double total = (double) profiles[at] + profiles[at + 1];
        double probability = total == 0 ? 0.5 : profiles[at] / total;
        return CompilerDirectives.injectBranchProbability(probability, taken);
    }

    private static Object orNothing(Object reference) {
        return reference == null ? NOTHING : reference;
    }

    // Traps and exceptions.

    /**
     * Leaves compiled code as it is: what always traps would be compiled again and again, until the
     * compiler gives it up, because what lies behind the trap has never run.
     */
    private WasmTrap trap(Fault fault) {
        return WasmTrap.of(fault, this);
    }

    @ExplodeLoop
    private WasmException newException(VirtualFrame frame, int pc, WasmInstance instance) {
        Object[] payload = Calls.values(frame, code, pc + 2);
        return new WasmException(instance.tags[code[pc + 1]], payload, this);
    }

    private AbstractTruffleException thrown(Object exception) {
        if (exception == null) {
            return trap(Fault.NULL_EXCEPTION_REFERENCE);
        }
        return (AbstractTruffleException) exception;
    }

    /** The innermost catch clause around a position that catches the exception, or -1. */
    @ExplodeLoop
    private int findHandler(
            VirtualFrame frame, WasmInstance instance, AbstractTruffleException e, int pc) {
        int h = 0;
        while (h < handlers.length) {
            boolean guards = pc >= handlers[h] && pc < handlers[h + 1];
            if (guards && handlers[h + 2] == CatchKind.DELEGATE) {
                h = handlers[h + 5];
                continue;
            }
            if (guards && Exceptions.catches(e, handlers[h + 2], handlers[h + 3], instance)) {
                passCaught(frame, e, h);
                return h;
            }
            h += FunctionCode.HANDLER_SIZE;
        }
        return -1;
    }

    @ExplodeLoop
    private void passCaught(VirtualFrame frame, AbstractTruffleException e, int h) {
        int values = handlers[h + 4];
        int kind = handlers[h + 2];
        int count = caught[values];
        int first = CatchKind.keepsException(kind) ? 1 : 0;
        int last = CatchKind.passesException(kind) ? count - 1 : count;
        for (int i = 0; i < count; i++) {
            int value = caught[values + 1 + i];
            boolean whole = i < first || i == last;
            Object passed = whole ? e : ((WasmException) e).payload[i - first];
            Operands.unbox(frame, value >> Kind.BITS, value & Kind.MASK, passed);
        }
    }

    @TruffleBoundary
    private Exhaustion leave(Exhaustion exhaustion, int pc) {
        return exhaustion.left(module, funcIndex, function.offset(pc));
    }

    /** Notes in a trap or exception that it leaves this function. */
    @TruffleBoundary
    private AbstractTruffleException unwind(AbstractTruffleException e, int pc) {
        Exceptions.addFrame(e, module, funcIndex, function.offset(pc));
        return e;
    }
}
