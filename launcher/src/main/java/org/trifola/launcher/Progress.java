// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says on a terminal that something takes long, and takes that back when it is done. */
final class Progress implements AutoCloseable {
    /** Smaller files are loaded before anybody gets impatient. */
    private static final int LARGE = 8 << 20;

    private static final long PATIENCE_MILLIS = 500;
    private static final String ERASE = "\r\033[K";

    private final Streams streams;
    private final String what;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;
    private boolean shown;

    private Progress(Streams streams, String what) {
        this.streams = streams;
        this.what = what;
        thread = new Thread(this::watch, "progress");
        thread.setDaemon(true);
    }

    /** Begins to load a file; null if nobody is to be told. */
    static Progress loading(ModuleFile file, Streams streams) {
        if (file.bytes().length < LARGE || !streams.hasTerminal(2)) {
            return null;
        }
        Progress progress = new Progress(streams, "loading " + file.name());
        progress.thread.start();
        return progress;
    }

    private void watch() {
        try {
            if (!done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show() {
        if (done.getCount() > 0) {
            shown = true;
            streams.sketch("trifola: " + Inspection.printable(what) + " ...");
        }
    }

    @Override
    public synchronized void close() {
        done.countDown();
        if (shown) {
            streams.sketch(ERASE);
        }
    }
}
