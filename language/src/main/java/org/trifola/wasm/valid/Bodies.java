// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.valid;

import org.trifola.wasm.fault.LoadException;
import org.trifola.wasm.syntax.Module;

/**
 * The function bodies of a module, which know nothing of each other: those of a large module are
 * validated by several threads, which end with it. What fails is the first invalid function,
 * however many threads there are.
 */
final class Bodies {
    /** Bytes of code from which on another thread pays: a few milliseconds of work. */
    private static final int LARGE = 1 << 20;

    /** Bytes of code that a thread takes at a time. */
    private static final int PORTION = 1 << 16;

    private static final int MAX_THREADS = 8;

    private final Context context;
    private final Module module;

    /** The next function that nobody has taken. */
    private int next;

    /** The first function that is known to fail, and how; none of those behind it matters. */
    private int failed = Integer.MAX_VALUE;

    private Throwable failure;

    private Bodies(Context context) {
        this.context = context;
        this.module = context.module;
        this.next = module.importedFuncCount();
    }

    /**
     * Validates all bodies.
     *
     * @param validator one for the calling thread
     * @throws LoadException with what is wrong in the first invalid function
     */
    static void validate(Context context, BodyValidator validator) {
        Module module = context.module;
        int first = module.importedFuncCount();
        int threads = threads(module, first);
        if (threads > 1) {
            new Bodies(context).validate(validator, threads);
            return;
        }
        for (int i = first; i < module.funcCount(); i++) {
            try {
                validator.function(i);
            } catch (LoadException e) {
                throw e.inFunction(i, module.names().function(i));
            }
        }
    }

    private static int threads(Module module, int first) {
        long bytes = 0;
        for (int i = first; i < module.funcCount(); i++) {
            bytes += module.function(i).body().length();
        }
        if (bytes < LARGE) {
            return 1;
        }
        int processors = Runtime.getRuntime().availableProcessors();
        return (int) Math.min(Math.min(processors, MAX_THREADS), bytes / LARGE + 1);
    }

    private void validate(BodyValidator validator, int threads) {
        Worker[] workers = new Worker[threads - 1];
        int started = 0;
        try {
            while (started < workers.length) {
                workers[started] = new Worker(this);
                workers[started].start();
                started++;
            }
        } catch (OutOfMemoryError e) {
            // The system has no more threads to give: those that there are do it.
        }
        work(validator);
        for (int i = 0; i < started; i++) {
            workers[i].await();
        }
        if (failure instanceof LoadException e) {
            throw e.inFunction(failed, module.names().function(failed));
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private static final class Worker extends Thread {
        private final Bodies bodies;

        Worker(Bodies bodies) {
            super("validation");
            this.bodies = bodies;
            setDaemon(true);
        }

        @Override
        public void run() {
            bodies.work(new BodyValidator(bodies.context));
        }

        void await() {
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes portions until there are none, or none that matters. */
    private void work(BodyValidator validator) {
        int first = take();
        while (first >= 0) {
            int end = end(first);
            int i = first;
            try {
                for (; i < end; i++) {
                    validator.function(i);
                }
            } catch (RuntimeException | Error e) {
                fail(i, e);
                return;
            }
            first = take();
        }
    }

    private synchronized int take() {
        if (next >= module.funcCount() || next > failed) {
            return -1;
        }
        int first = next;
        next = end(first);
        return first;
    }

    /** The end of the portion that begins with a function. */
    private int end(int first) {
        int bytes = 0;
        int end = first;
        while (end < module.funcCount() && bytes < PORTION) {
            bytes += module.function(end++).body().length();
        }
        return end;
    }

    private synchronized void fail(int function, Throwable reason) {
        if (function < failed) {
            failed = function;
            failure = reason;
        }
    }
}
