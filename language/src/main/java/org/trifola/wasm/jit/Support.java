// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.jit;

import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.exception.AbstractTruffleException;

import org.trifola.wasm.fault.Fault;
import org.trifola.wasm.runtime.Entry;
import org.trifola.wasm.runtime.Exhaustion;
import org.trifola.wasm.runtime.HeapMemory;
import org.trifola.wasm.runtime.References;
import org.trifola.wasm.runtime.TailCall;
import org.trifola.wasm.runtime.WasmException;
import org.trifola.wasm.runtime.WasmFunction;
import org.trifola.wasm.runtime.WasmInstance;
import org.trifola.wasm.runtime.WasmTable;
import org.trifola.wasm.runtime.WasmTag;
import org.trifola.wasm.runtime.WasmTrap;
import org.trifola.wasm.syntax.DefinedType;

/** What generated code calls: instructions that are rare or long, and traps. */
public final class Support {
    private Support() {}

    /** Lets other threads stop this one; called once in each round of a loop. */
    public static void poll() {
        TruffleSafepoint.poll(PollLocation.NODE);
    }

    /** Whether a memory was changed meanwhile. */
    public static boolean poll(HeapMemory memory, byte[] bytes, int limit) {
        TruffleSafepoint.poll(PollLocation.NODE);
        return memory.bytes != bytes || memory.byteSize != limit;
    }

    /** {@code unreachable}. */
    public static RuntimeException unreachable() {
        return WasmTrap.of(Fault.UNREACHABLE, null);
    }

    /** Sum of address and offset; if it has no 64 bits, an address outside any memory. */
    public static long address(long base, long offset) {
        long sum = base + offset;
        return Long.compareUnsigned(sum, base) < 0 ? -1 : sum;
    }

    /** The element for an operand of a branch table: the last one for those that are too large. */
    public static int tableIndex(int operand, int last) {
        return operand < 0 || operand > last ? last : operand;
    }

    /** Takes fuel for so many units of work. */
    public static void useFuel(long units, WasmInstance instance) {
        instance.store.useFuel(units);
    }

    /** Takes fuel for work on a range. */
    public static void useFuelFor(long length, WasmInstance instance, int log2) {
        instance.store.useFuelFor(length, log2);
    }

    // Calls.

    /** A function with a frame of many slots begins. */
    public static void enterFrame(WasmInstance instance, int slots) {
        if (!instance.store.enterFrame(slots)) {
            throw Exhaustion.FULL.leave;
        }
    }

    /** Such a function has ended. */
    public static void leaveFrame(WasmInstance instance, int slots) {
        instance.store.leaveFrame(slots);
    }

    /** The function of a table, for {@code call_indirect}; the index is unsigned. */
    public static WasmFunction function(int index, WasmTable table, DefinedType expected) {
        if (table.peek(index) instanceof WasmFunction function && function.type == expected) {
            return function;
        }
        return function(Integer.toUnsignedLong(index), table, expected);
    }

    /** The same for a table that is indexed by 64 bits. */
    public static WasmFunction function(long index, WasmTable table, DefinedType expected) {
        if (index < 0 || index >= table.size()) {
            throw trap(Fault.UNDEFINED_ELEMENT, index);
        }
        WasmFunction function = (WasmFunction) table.at((int) index);
        if (function == null) {
            throw trap(Fault.UNINITIALIZED_ELEMENT, index);
        }
        if (function.type != expected && !function.type.isSubtypeOf(expected)) {
            throw mismatch(function, expected);
        }
        return function;
    }

    private static WasmTrap trap(Fault fault, long index) {
        return WasmTrap.of(fault, " " + Long.toUnsignedString(index), null);
    }

    private static WasmTrap mismatch(WasmFunction function, DefinedType expected) {
        String detail =
                "expected " + expected + ", but " + function.name() + " is " + function.type;
        return WasmTrap.of(Fault.INDIRECT_CALL_TYPE_MISMATCH, detail, null);
    }

    /** A function of the module itself. */
    public static WasmFunction function(WasmInstance instance, int index) {
        return instance.function(index);
    }

    /** The function of a reference, for {@code call_ref}. */
    public static WasmFunction function(Object reference) {
        if (reference == null) {
            throw WasmTrap.of(Fault.NULL_FUNCTION_REFERENCE, null);
        }
        return (WasmFunction) reference;
    }

    /**
     * Calls a function that is no generated code, such as one of the host.
     *
     * @param arguments boxed; the first element is free
     */
    public static Object callOut(WasmFunction function, Object[] arguments) {
        arguments[0] = function.receiver;
        // A loop that only calls the host would stop after many such calls only.
        poll();
        try {
            Object result = function.target().call(arguments);
            while (result instanceof TailCall call) {
                poll();
                result = call.function.target().call(call.arguments);
            }
            if (result instanceof Exhaustion exhaustion) {
                throw exhaustion.leave;
            }
            return result;
        } catch (AbstractTruffleException thrown) {
            JavaFrames.enter(thrown);
            throw thrown;
        }
    }

    /** A call for the caller to make; the first argument is free. */
    public static Object tailCall(Object[] arguments, WasmFunction function) {
        arguments[0] = function.receiver;
        return new TailCall(function, arguments);
    }

    /** Makes the tail calls that a function ended in, until one returns. */
    public static Object finish(Object first) {
        Object result = first;
        while (result instanceof TailCall call) {
            poll();
            Entry entry = call.function.entry();
            result =
                    entry instanceof GeneratedEntry generated && !(entry instanceof Outward)
                            ? generated.callBoxed(call.arguments)
                            : callOut(call.function, call.arguments);
        }
        return result;
    }

    // Exceptions.

    /** The exception of {@code throw}. */
    public static RuntimeException exception(Object[] payload, WasmInstance instance, int index) {
        WasmTag tag = instance.tags[index];
        WasmException exception = new WasmException(tag, payload, null);
        if (tag.isTraced()) {
            exception.setOrigin(new Origin());
        }
        return exception;
    }

    /** The exception of {@code throw_ref}. */
    public static RuntimeException thrown(Object exception) {
        return exception == null
                ? WasmTrap.of(Fault.NULL_EXCEPTION_REFERENCE, null)
                : (RuntimeException) exception;
    }

    // References.

    /** Whether a reference is of an abstract heap type. */
    public static boolean matches(Object reference, int heapType) {
        return References.matchesAbstract(reference, heapType);
    }

    /** Whether a reference is of a concrete type. */
    public static boolean matches(Object reference, DefinedType type) {
        return References.isSubtype(reference, type);
    }

    /** The trap of {@code ref.cast} to an abstract heap type. */
    public static RuntimeException castFailure(Object reference, int heapType) {
        return References.castFailure(reference, null, heapType);
    }

    /** The trap of {@code ref.cast} to a concrete type. */
    public static RuntimeException castFailure(Object reference, DefinedType type) {
        return References.castFailure(reference, type, 0);
    }

    /** {@code ref.func}. */
    public static Object refFunc(WasmInstance instance, int index) {
        return instance.function(index);
    }

    /** {@code ref.is_null}. */
    public static boolean isNull(Object reference) {
        return reference == null;
    }

    /** {@code ref.eq}. */
    public static boolean areSame(Object a, Object b) {
        return References.areSame(a, b);
    }

    /** {@code ref.as_non_null}. */
    public static Object asNonNull(Object reference) {
        if (reference == null) {
            throw WasmTrap.of(Fault.NULL_REFERENCE, null);
        }
        return reference;
    }

    // Memories.

    /** {@code memory.size}. */
    public static long memorySize(WasmInstance instance, int memory) {
        return instance.memories[memory].size();
    }

    /** {@code memory.grow}. */
    public static long memoryGrow(long pages, WasmInstance instance, int memory) {
        return instance.memories[memory].grow(pages);
    }

    /** {@code memory.fill}. */
    public static void memoryFill(
            long address, int value, long count, WasmInstance instance, int memory) {
        instance.memories[memory].fill(address, value, count);
    }

    /** {@code memory.copy}. */
    public static void memoryCopy(
            long to, long from, long count, WasmInstance instance, int memory, int source) {
        instance.memories[memory].copyFrom(to, instance.memories[source], from, count);
    }

    /** {@code memory.init}. */
    public static void memoryInit(
            long to, long from, long count, WasmInstance instance, int memory, int segment) {
        instance.memories[memory].init(to, instance.data[segment], from, count);
    }

    /** {@code data.drop}. */
    public static void dataDrop(WasmInstance instance, int segment) {
        instance.dropData(segment);
    }

    // Tables.

    /** {@code table.get}. */
    public static Object tableGet(long index, WasmInstance instance, int table) {
        return instance.tables[table].get(index);
    }

    /** {@code table.set}. */
    public static void tableSet(long index, Object value, WasmInstance instance, int table) {
        instance.tables[table].set(index, value);
    }

    /** {@code table.size}. */
    public static long tableSize(WasmInstance instance, int table) {
        return instance.tables[table].size();
    }

    /** {@code table.grow}. */
    public static long tableGrow(Object value, long delta, WasmInstance instance, int table) {
        return instance.tables[table].grow(delta, value);
    }

    /** {@code table.fill}. */
    public static void tableFill(
            long index, Object value, long count, WasmInstance instance, int table) {
        instance.tables[table].fill(index, value, count);
    }

    /** {@code table.copy}. */
    public static void tableCopy(
            long to, long from, long count, WasmInstance instance, int table, int source) {
        instance.tables[table].copyFrom(to, instance.tables[source], from, count);
    }

    /** {@code table.init}. */
    public static void tableInit(
            long to, long from, long count, WasmInstance instance, int table, int segment) {
        instance.tables[table].init(to, instance.elements[segment], from, count);
    }

    /** {@code elem.drop}. */
    public static void elemDrop(WasmInstance instance, int segment) {
        instance.dropElements(segment);
    }
}
