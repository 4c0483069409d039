// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;

import org.trifola.wasm.code.AccessFlags;
import org.trifola.wasm.code.Code;
import org.trifola.wasm.runtime.HeapMemory;
import org.trifola.wasm.runtime.NativeMemory;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmMemory;

/**
 * Handlers of loads and stores. The near forms access the first memory with a 32-bit address and an
 * offset below 2^31, so that the sum cannot overflow; all other accesses take the far form.
 */
final class MemoryHandlers {
    private MemoryHandlers() {}

    /** Outside any memory: what an address that overflows 64 bits becomes. */
    private static final long NOWHERE = -1;

    private static long loadAddress(VirtualFrame f, int[] c, int pc) {
        return (f.getIntStatic(c[pc + 2]) & 0xFFFF_FFFFL) + c[pc + 3];
    }

    private static long storeAddress(VirtualFrame f, int[] c, int pc) {
        return (f.getIntStatic(c[pc + 1]) & 0xFFFF_FFFFL) + c[pc + 3];
    }

    static int i32Load(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setIntStatic(c[pc + 1], memory.loadI32(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i64Load(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setLongStatic(c[pc + 1], memory.loadI64(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int f32Load(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setFloatStatic(c[pc + 1], memory.loadF32(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int f64Load(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setDoubleStatic(c[pc + 1], memory.loadF64(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i32Load8S(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setIntStatic(c[pc + 1], memory.loadI8S(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i32Load8U(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setIntStatic(c[pc + 1], memory.loadI8U(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i32Load16S(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setIntStatic(c[pc + 1], memory.loadI16S(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i32Load16U(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setIntStatic(c[pc + 1], memory.loadI16U(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i64Load8S(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setLongStatic(c[pc + 1], memory.loadI8S(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i64Load8U(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setLongStatic(c[pc + 1], memory.loadI8U(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i64Load16S(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setLongStatic(c[pc + 1], memory.loadI16S(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i64Load16U(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setLongStatic(c[pc + 1], memory.loadI16U(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i64Load32S(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setLongStatic(c[pc + 1], memory.loadI32(loadAddress(f, c, pc)));
        return pc + 4;
    }

    static int i64Load32U(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        f.setLongStatic(c[pc + 1], memory.loadI32(loadAddress(f, c, pc)) & 0xFFFF_FFFFL);
        return pc + 4;
    }

    static int i32Store(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        memory.storeI32(storeAddress(f, c, pc), f.getIntStatic(c[pc + 2]));
        return pc + 4;
    }

    static int i64Store(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        memory.storeI64(storeAddress(f, c, pc), f.getLongStatic(c[pc + 2]));
        return pc + 4;
    }

    static int f32Store(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        memory.storeF32(storeAddress(f, c, pc), f.getFloatStatic(c[pc + 2]));
        return pc + 4;
    }

    static int f64Store(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        memory.storeF64(storeAddress(f, c, pc), f.getDoubleStatic(c[pc + 2]));
        return pc + 4;
    }

    static int i32Store8(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        memory.storeI8(storeAddress(f, c, pc), f.getIntStatic(c[pc + 2]));
        return pc + 4;
    }

    static int i32Store16(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        memory.storeI16(storeAddress(f, c, pc), f.getIntStatic(c[pc + 2]));
        return pc + 4;
    }

    static int i64Store8(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        memory.storeI8(storeAddress(f, c, pc), (int) f.getLongStatic(c[pc + 2]));
        return pc + 4;
    }

    static int i64Store16(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        memory.storeI16(storeAddress(f, c, pc), (int) f.getLongStatic(c[pc + 2]));
        return pc + 4;
    }

    static int i64Store32(VirtualFrame f, int[] c, int pc, HeapMemory memory) {
        memory.storeI32(storeAddress(f, c, pc), (int) f.getLongStatic(c[pc + 2]));
        return pc + 4;
    }

    /** The sum of address and offset as an unsigned 64-bit number; both start at a position. */
    static long farAddress(VirtualFrame f, int[] c, int addressAt, int flagsAt) {
        int slot = c[addressAt];
        long offset = (c[flagsAt + 1] & 0xFFFF_FFFFL) | (long) c[flagsAt + 2] << 32;
        long base =
                (c[flagsAt] & AccessFlags.ADDRESS_64) != 0
                        ? f.getLongStatic(slot)
                        : f.getIntStatic(slot) & 0xFFFF_FFFFL;
        long sum = base + offset;
        return Long.compareUnsigned(sum, base) < 0 ? NOWHERE : sum;
    }

    /** The memory whose index is at a position, with its class known to compilers. */
    static WasmMemory memory(WasmInstance instance, int[] c, int at) {
        WasmMemory memory = instance.memories[c[at]];
        return (c[at + 1] & AccessFlags.SHARED) != 0
                ? CompilerDirectives.castExact(memory, NativeMemory.class)
                : CompilerDirectives.castExact(memory, HeapMemory.class);
    }

    static int loadFar(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        long address = farAddress(f, c, pc + 2, pc + 4);
        int slot = c[pc + 1];
        switch (c[pc + 7]) {
            case Code.I32_LOAD -> f.setIntStatic(slot, memory.loadI32(address));
            case Code.I64_LOAD -> f.setLongStatic(slot, memory.loadI64(address));
            case Code.F32_LOAD -> f.setFloatStatic(slot, memory.loadF32(address));
            case Code.F64_LOAD -> f.setDoubleStatic(slot, memory.loadF64(address));
            case Code.I32_LOAD8_S -> f.setIntStatic(slot, memory.loadI8S(address));
            case Code.I32_LOAD8_U -> f.setIntStatic(slot, memory.loadI8U(address));
            case Code.I32_LOAD16_S -> f.setIntStatic(slot, memory.loadI16S(address));
            case Code.I32_LOAD16_U -> f.setIntStatic(slot, memory.loadI16U(address));
            case Code.I64_LOAD8_S -> f.setLongStatic(slot, memory.loadI8S(address));
            case Code.I64_LOAD8_U -> f.setLongStatic(slot, memory.loadI8U(address));
            case Code.I64_LOAD16_S -> f.setLongStatic(slot, memory.loadI16S(address));
            case Code.I64_LOAD16_U -> f.setLongStatic(slot, memory.loadI16U(address));
            case Code.I64_LOAD32_S -> f.setLongStatic(slot, memory.loadI32(address));
            case Code.I64_LOAD32_U -> f.setLongStatic(slot, memory.loadI32(address) & 0xFFFF_FFFFL);
            default -> throw new IllegalStateException();
        }
        return pc + 8;
    }

    static int storeFar(VirtualFrame f, int[] c, int pc, WasmMemory memory) {
        long address = farAddress(f, c, pc + 1, pc + 4);
        int slot = c[pc + 2];
        switch (c[pc + 7]) {
            case Code.I32_STORE -> memory.storeI32(address, f.getIntStatic(slot));
            case Code.I64_STORE -> memory.storeI64(address, f.getLongStatic(slot));
            case Code.F32_STORE -> memory.storeF32(address, f.getFloatStatic(slot));
            case Code.F64_STORE -> memory.storeF64(address, f.getDoubleStatic(slot));
            case Code.I32_STORE8 -> memory.storeI8(address, f.getIntStatic(slot));
            case Code.I32_STORE16 -> memory.storeI16(address, f.getIntStatic(slot));
            case Code.I64_STORE8 -> memory.storeI8(address, (int) f.getLongStatic(slot));
            case Code.I64_STORE16 -> memory.storeI16(address, (int) f.getLongStatic(slot));
            case Code.I64_STORE32 -> memory.storeI32(address, (int) f.getLongStatic(slot));
            default -> throw new IllegalStateException();
        }
        return pc + 8;
    }
}
