// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code poll_oneoff}. Files and output are always ready; what takes time is clocks, standard input
 * and sockets.
 */
final class PollCalls {
    private static final int SIZE = 4;

    /** Most subscriptions of one call. */
    private static final long MAX = 1 << 14;

    private PollCalls() {}

    static void oneoff(Call call) throws IOException {
        long in = call.u32(0);
        long out = call.u32(1);
        long count = call.u32(2);
        long result = call.result(3, SIZE);
        call.memory.require(in, count * call.abi.subscriptionSize());
        call.memory.require(out, count * Abi.EVENT_SIZE);
        if (count == 0 || count > MAX) {
            throw Errno.INVAL.failure();
        }
        List<Subscription> subscriptions = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            subscriptions.add(Subscription.read(call, in + (long) i * call.abi.subscriptionSize()));
        }
        if (!anyReady(subscriptions)) {
            await(call, subscriptions);
        }
        int events = 0;
        for (Subscription subscription : subscriptions) {
            if (subscription.isReady()) {
                subscription.writeEvent(call.memory, out + (long) events * Abi.EVENT_SIZE);
                events++;
            }
        }
        call.memory.put32(result, events);
    }

    private static boolean anyReady(List<Subscription> subscriptions) throws IOException {
        for (Subscription subscription : subscriptions) {
            if (subscription.isReady()) {
                return true;
            }
        }
        return false;
    }

    private static void await(Call call, List<Subscription> subscriptions) throws IOException {
        call.wasi.flush();
        long deadline = System.nanoTime() + (Long.MAX_VALUE >> 1);
        InputStreamDescriptor input = null;
        boolean sockets = false;
        for (Subscription subscription : subscriptions) {
            if (subscription.descriptor() instanceof InputStreamDescriptor waited) {
                input = waited;
            } else if (subscription.descriptor() != null) {
                sockets |= subscription.descriptor().channel() != null;
            } else if (subscription.deadline() - deadline < 0) {
                deadline = subscription.deadline();
            }
        }
        if (sockets) {
            awaitSockets(subscriptions, input, deadline);
            return;
        }
        do {
            if (input == null) {
                Blocking.sleepUntil(deadline);
            } else {
                input.awaitReadable(deadline);
            }
        } while (!anyReady(subscriptions));
    }

    private static void awaitSockets(
            List<Subscription> subscriptions, InputStreamDescriptor input, long deadline)
            throws IOException {
        try (SocketWait wait = new SocketWait()) {
            for (Subscription subscription : subscriptions) {
                Descriptor descriptor = subscription.descriptor();
                if (descriptor != null && descriptor.channel() != null) {
                    wait.add(descriptor.channel(), subscription.kind() == Flags.EVENT_FD_WRITE);
                }
            }
            do {
                if (input != null) {
                    input.whenReadable(wait::wakeUp);
                }
                wait.until(deadline);
            } while (!anyReady(subscriptions));
        }
    }
}
