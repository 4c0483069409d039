// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;

/** That nothing is lost, and that little is written at a time only if there is little. */
final class StandardOutputTest {
    /** Counts how often it is written to. */
    private static final class Target extends OutputStream {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        int writes;

        @Override
        public synchronized void write(int b) {
            throw new AssertionError("not one by one");
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            all.write(bytes, offset, length);
            writes++;
        }

        synchronized int size() {
            return all.size();
        }
    }

    @Test
    void passesEverythingOnInOrder() throws IOException {
        Random random = new Random(1);
        Target target = new Target();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (StandardOutput output = new StandardOutput(target)) {
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = new byte[random.nextInt(10) == 0 ? 50_000 : random.nextInt(100)];
                random.nextBytes(bytes);
                output.write(bytes);
                expected.write(bytes);
            }
            output.write('x');
            expected.write('x');
            output.flush();
        }
        assertArrayEquals(expected.toByteArray(), target.all.toByteArray());
    }

    @Test
    void collectsSmallWrites() throws IOException {
        Target target = new Target();
        try (StandardOutput output = new StandardOutput(target)) {
            for (int i = 0; i < 100_000; i++) {
                output.write("line\n".getBytes());
            }
            output.flush();
        }
        assertEquals(500_000, target.size());
        assertTrue(target.writes < 1_000, () -> target.writes + " writes");
    }

    @Test
    void writesWhatWasCollectedSoon() throws Exception {
        Target target = new Target();
        StandardOutput output = new StandardOutput(target);
        output.write("first".getBytes());
        output.write(" second".getBytes());
        for (int wait = 0; wait < 1_000 && target.size() < 12; wait++) {
            Thread.sleep(10);
        }
        assertEquals("first second", target.all.toString());
    }

    @Test
    void tellsTheWriterOfFailures() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        StandardOutput output = new StandardOutput(full);
        assertThrows(IOException.class, () -> output.write(new byte[] {1}));
    }
}
