// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.exec;

import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.MaterializedFrame;

/**
 * The frame of a function where nobody compiles it. Truffle's own frames check and tag in ways that
 * only partial evaluation removes; here each access is a handful of bytecodes, so that HotSpot's
 * compiler can afford to inline the handlers into the dispatch loop: it stops at 8,000 bytecodes in
 * all, which with Truffle's frames is after about a dozen handlers.
 */
final class PlainFrame implements MaterializedFrame {
    private static final Object[] NO_OBJECTS = {};

    private final Object[] arguments;
    private final FrameDescriptor descriptor;
    private final long[] numbers;
    private final Object[] objects;

    /** A frame of zeros and nulls; without slots for objects if the function has none. */
    PlainFrame(Object[] arguments, FrameDescriptor descriptor, int slots, boolean hasObjects) {
        this.arguments = arguments;
        this.descriptor = descriptor;
        this.numbers = new long[slots];
        this.objects = hasObjects ? new Object[slots] : NO_OBJECTS;
    }

    @Override
    public FrameDescriptor getFrameDescriptor() {
        return descriptor;
    }

    @Override
    public Object[] getArguments() {
        return arguments;
    }

    @Override
    public MaterializedFrame materialize() {
        return this;
    }

    @Override
    public int getIntStatic(int slot) {
        return (int) numbers[slot];
    }

    @Override
    public void setIntStatic(int slot, int value) {
        numbers[slot] = value;
    }

    @Override
    public long getLongStatic(int slot) {
        return numbers[slot];
    }

    @Override
    public void setLongStatic(int slot, long value) {
        numbers[slot] = value;
    }

    @Override
    public float getFloatStatic(int slot) {
        return Float.intBitsToFloat((int) numbers[slot]);
    }

    @Override
    public void setFloatStatic(int slot, float value) {
        numbers[slot] = Float.floatToRawIntBits(value);
    }

    @Override
    public double getDoubleStatic(int slot) {
        return Double.longBitsToDouble(numbers[slot]);
    }

    @Override
    public void setDoubleStatic(int slot, double value) {
        numbers[slot] = Double.doubleToRawLongBits(value);
    }

    @Override
    public Object getObjectStatic(int slot) {
        return objects[slot];
    }

    @Override
    public void setObjectStatic(int slot, Object value) {
        objects[slot] = value;
    }

    @Override
    public void copyPrimitiveStatic(int from, int to) {
        numbers[to] = numbers[from];
    }
}
