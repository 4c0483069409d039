// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;

/**
 * What {@code poll_oneoff} waits for.
 *
 * @param userdata what the program calls it
 * @param kind an {@code eventtype}
 * @param error what is wrong with it, or {@code SUCCESS}
 * @param deadline of a clock, by {@link System#nanoTime}
 * @param descriptor of a file, or null
 */
record Subscription(long userdata, int kind, Errno error, long deadline, Descriptor descriptor) {

    /** Reads one; what is wrong with it becomes its event. */
    static Subscription read(Call call, long address) {
        long userdata = call.memory.i64(address + Abi.SUBSCRIPTION_USERDATA);
        int kind = call.memory.u8(address + Abi.SUBSCRIPTION_TYPE);
        try {
            if (kind == Flags.EVENT_CLOCK) {
                return new Subscription(
                        userdata, kind, Errno.SUCCESS, readDeadline(call, address), null);
            } else if (kind == Flags.EVENT_FD_READ || kind == Flags.EVENT_FD_WRITE) {
                int fd = call.memory.i32(address + Abi.SUBSCRIPTION_FD);
                Descriptor descriptor = call.wasi.files.get(fd);
                check(descriptor, kind);
                return new Subscription(userdata, kind, Errno.SUCCESS, 0, descriptor);
            }
        } catch (WasiException e) {
            return new Subscription(userdata, kind, e.errno(), 0, null);
        }
        throw Errno.INVAL.failure();
    }

    private static long readDeadline(Call call, long address) {
        int clock = call.memory.i32(address + call.abi.subscriptionClock());
        long timeout = call.memory.i64(address + call.abi.subscriptionTimeout());
        int flags = call.memory.u16(address + call.abi.subscriptionClockFlags());
        return call.wasi.clocks.deadline(clock, timeout, (flags & Flags.CLOCK_ABSTIME) != 0);
    }

    private static void check(Descriptor descriptor, int kind) {
        descriptor.require(Rights.POLL_FD_READWRITE);
        boolean reads = kind == Flags.EVENT_FD_READ;
        if (!(descriptor instanceof ListeningSocket)) {
            descriptor.require(reads ? Rights.FD_READ : Rights.FD_WRITE);
        }
    }

    /** Whether it has an event to report, of which a failure is one. */
    boolean isReady() {
        try {
            return error != Errno.SUCCESS || hasHappened();
        } catch (IOException e) {
            return true;
        }
    }

    private boolean hasHappened() throws IOException {
        if (kind == Flags.EVENT_FD_WRITE) {
            return descriptor.isWritable();
        } else if (kind == Flags.EVENT_CLOCK) {
            return deadline - System.nanoTime() <= 0;
        }
        return descriptor.readable() > 0;
    }

    /** Writes its event. */
    void writeEvent(GuestMemory memory, long address) {
        memory.clear(address, Abi.EVENT_SIZE);
        memory.put64(address + Abi.EVENT_USERDATA, userdata);
        memory.put8(address + Abi.EVENT_TYPE, kind);
        Errno shown = error;
        try {
            if (kind == Flags.EVENT_FD_READ && descriptor != null) {
                memory.put64(address + Abi.EVENT_NBYTES, descriptor.readable());
                int flags = descriptor.isHungUp() ? Flags.EVENT_HANGUP : 0;
                memory.put16(address + Abi.EVENT_FLAGS, flags);
            } else if (descriptor != null) {
                descriptor.isWritable();
            }
        } catch (IOException e) {
            shown = HostErrors.errno(e);
        }
        memory.put16(address + Abi.EVENT_ERROR, shown.ordinal());
    }
}
