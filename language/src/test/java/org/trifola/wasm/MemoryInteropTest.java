// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteOrder;

/** What other languages can do with memories. */
final class MemoryInteropTest {
    private static final int PAGE = 1 << 16;

    private Context context;
    private Value memory;

    @BeforeEach
    void open() {
        context = Wat.context(null);
        String text = "(module (memory (export \"m\") 1 3) (data (i32.const 2) \"\\ff\\01\"))";
        memory = Wat.exports(context, text).getMember("m");
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void isABuffer() {
        assertTrue(memory.hasBufferElements() && memory.isBufferWritable());
        assertEquals(PAGE, memory.getBufferSize());
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        ByteOrder big = ByteOrder.BIG_ENDIAN;
        memory.writeBufferLong(big, 8, 0x0102_0304_0506_0708L);
        assertEquals(0x0807_0605_0403_0201L, memory.readBufferLong(little, 8));
        assertEquals(0x0304_0506, memory.readBufferInt(big, 10));
        assertEquals(0x0403, memory.readBufferShort(little, 10));
        memory.writeBufferShort(big, 20, (short) 0x1234);
        assertEquals(0x12, memory.readBufferByte(20));
        memory.writeBufferInt(little, 20, 5);
        assertEquals(5, memory.readBufferInt(little, 20));
        memory.writeBufferFloat(big, 20, 1.5f);
        assertEquals(1.5f, memory.readBufferFloat(big, 20));
        memory.writeBufferDouble(little, PAGE - 8, -2.5);
        assertEquals(-2.5, memory.readBufferDouble(little, PAGE - 8));
        memory.writeBufferByte(0, (byte) -1);
        byte[] copy = new byte[4];
        memory.readBuffer(0, copy, 0, 4);
        assertArrayEquals(new byte[] {-1, 0, -1, 1}, copy);
    }

    @ParameterizedTest
    @ValueSource(longs = {PAGE - 3, PAGE, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    void buffersHaveBounds(long offset) {
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        assertThrows(IndexOutOfBoundsException.class, () -> memory.readBufferInt(order, offset));
        assertThrows(
                IndexOutOfBoundsException.class, () -> memory.writeBufferInt(order, offset, 1));
        byte[] bytes = new byte[4];
        assertThrows(IndexOutOfBoundsException.class, () -> memory.readBuffer(offset, bytes, 0, 4));
    }

    @Test
    void isAnArrayOfBytes() {
        assertEquals(PAGE, memory.getArraySize());
        assertEquals(255, memory.getArrayElement(2).asInt());
        memory.setArrayElement(0, 200);
        memory.setArrayElement(1, -56);
        assertEquals(200, memory.getArrayElement(0).asInt());
        assertEquals(200, memory.getArrayElement(1).asInt());
        for (Object wrong : new Object[] {256, -129, 1.5, "x"}) {
            assertThrows(ClassCastException.class, () -> memory.setArrayElement(0, wrong));
        }
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> memory.getArrayElement(PAGE));
    }

    @Test
    void grows() {
        assertEquals(1, memory.invokeMember("grow", 1).asInt());
        assertEquals(2, memory.getMember("size").asInt());
        assertEquals(2L * PAGE, memory.getMember("byteSize").asLong());
        assertEquals(2L * PAGE, memory.getBufferSize());
        assertEquals(-1, memory.getMember("grow").execute(2).asInt());
        assertThrows(IllegalArgumentException.class, () -> memory.invokeMember("grow", -1));
        assertThrows(IllegalArgumentException.class, () -> memory.invokeMember("grow"));
    }
}
