// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import org.trifola.wasm.host.HostExit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Arguments, environment, clocks, randomness, and the end of the program. */
final class ProcessCalls {
    private static final int POINTER = 4;
    private static final int TIMESTAMP = 8;
    private static final int RANDOM_PIECE = 1 << 16;

    /** Number of signals. */
    private static final int SIGNALS = 31;

    /** What shells add to the number of a signal that ended a program. */
    private static final int SIGNAL_STATUS = 128;

    /** Signals that do nothing by default: none, CHLD, CONT, URG, WINCH. */
    private static final int HARMLESS = 1 | 1 << 16 | 1 << 17 | 1 << 22 | 1 << 27;

    private ProcessCalls() {}

    static void argsGet(Call call) {
        writeTexts(call, call.wasi.environment.arguments());
    }

    static void argsSizesGet(Call call) {
        writeSizes(call, call.wasi.environment.arguments());
    }

    static void environGet(Call call) {
        writeTexts(call, variables(call));
    }

    static void environSizesGet(Call call) {
        writeSizes(call, variables(call));
    }

    private static List<String> variables(Call call) {
        List<String> variables = new ArrayList<>();
        for (Map.Entry<String, String> entry : call.wasi.environment.environment().entrySet()) {
            variables.add(entry.getKey() + "=" + entry.getValue());
        }
        return variables;
    }

    /** Parameters: where the addresses go, where the texts go. */
    private static void writeTexts(Call call, List<String> texts) {
        long pointer = call.u32(0);
        long address = call.u32(1);
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            call.memory.put32(pointer, (int) address);
            call.memory.write(address, bytes, 0, bytes.length);
            call.memory.put8(address + bytes.length, 0);
            pointer += POINTER;
            address += bytes.length + 1;
        }
    }

    /** Parameters: where the number of texts goes, where that of bytes goes. */
    private static void writeSizes(Call call, List<String> texts) {
        long count = call.result(0, POINTER);
        long size = call.result(1, POINTER);
        int bytes = 0;
        for (String text : texts) {
            bytes += text.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        call.memory.put32(count, texts.size());
        call.memory.put32(size, bytes);
    }

    static void clockResGet(Call call) {
        call.memory.put64(call.result(1, TIMESTAMP), call.wasi.clocks.resolution(call.i32(0)));
    }

    static void clockTimeGet(Call call) {
        call.memory.put64(call.result(2, TIMESTAMP), call.wasi.clocks.time(call.i32(0)));
    }

    static void randomGet(Call call) {
        long address = call.u32(0);
        long count = call.u32(1);
        call.memory.require(address, count);
        byte[] bytes = new byte[(int) Math.min(count, RANDOM_PIECE)];
        for (long done = 0; done < count; done += bytes.length) {
            call.wasi.random().nextBytes(bytes);
            int piece = (int) Math.min(bytes.length, count - done);
            call.memory.write(address + done, bytes, 0, piece);
        }
    }

    static void exit(Call call) {
        call.wasi.flush();
        throw new HostExit(call.i32(0));
    }

    /** Ends the program as a signal would whose default action that is. */
    static void raise(Call call) {
        int signal = call.i32(0);
        if (signal < 0 || signal >= SIGNALS) {
            throw Errno.INVAL.failure();
        } else if ((HARMLESS >>> signal & 1) == 0) {
            call.wasi.flush();
            throw new HostExit(SIGNAL_STATUS + signal);
        }
    }

    static void yield(Call call) {
        Thread.yield();
    }
}
