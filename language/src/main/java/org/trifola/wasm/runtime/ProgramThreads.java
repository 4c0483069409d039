// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.wasm.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The threads that the program of a store has started by itself, as those of WASI do. They are one
 * program: if one of them ends in another way than by returning, or the function that the host
 * calls does, all end.
 */
public abstract class ProgramThreads {
    /** Most threads at once, unless the user says otherwise. */
    public static final int DEFAULT_LIMIT = 256;

    /** Bytes for the stack of each; only what is used of it takes memory. */
    protected static final long STACK = 16L << 20;

    /** The function that commands start with: when it returns, the program is over. */
    private static final String START = "_start";

    private final int limit;
    private final Set<Thread> running = new HashSet<>();

    /** Those that may not have ended yet, even if they run nothing of the program any more. */
    private final List<Thread> alive = new ArrayList<>();

    /** The threads of the host that started others. */
    private final Set<Thread> roots = new HashSet<>();

    /** The memory of the program: what its threads share. */
    private WasmMemory program;

    /** Why the threads end; null while they do not. */
    private RuntimeException end;

    /** The threads of a program that may have so many besides the host's. */
    protected ProgramThreads(int limit) {
        this.limit = limit;
    }

    /** A thread that will run a task; null if there can be none. */
    protected abstract Thread newThread(Runnable task);

    /**
     * Stops threads wherever they are.
     *
     * @param started those that the program started
     * @param hosts those of the host that run it
     * @param reason why; those of the host learn it when they have been stopped
     */
    protected abstract void stop(Thread[] started, Thread[] hosts, RuntimeException reason);

    /** Does what {@link org.trifola.wasm.host.HostCaller#startThread} says. */
    @TruffleBoundary
    final boolean start(WasmInstance caller, String export, Object[] arguments) {
        if (!isThreaded(caller) || !accepts(caller, export, arguments)) {
            return false;
        }
        Thread[] self = new Thread[1];
        Thread thread = newThread(() -> run(self, caller, export, arguments));
        if (thread == null) {
            return false;
        }
        self[0] = thread;
        synchronized (this) {
            if (end != null && running.isEmpty() && program != caller.memory0) {
                // Another program, after the end of the last one.
                end = null;
                roots.clear();
            }
            if (end != null || running.size() >= limit) {
                return false;
            }
            program = caller.memory0;
            running.add(thread);
            alive.removeIf(ProgramThreads::isOver);
            alive.add(thread);
            if (!running.contains(Thread.currentThread())) {
                roots.add(Thread.currentThread());
                caller.store.threaded = true;
            }
        }
        try {
            thread.start();
            return true;
        } catch (OutOfMemoryError e) {
            // So Java says that the system has no room for another stack.
            return false;
        } finally {
            if (thread.getState() == Thread.State.NEW) {
                forget(thread);
            }
        }
    }

    /** Instances of their own do not share a memory that each of them makes. */
    private static boolean isThreaded(WasmInstance caller) {
        return caller.memory0 != null
                && caller.memory0.type().shared()
                && caller.module.module.memoryCount() > caller.module.module.memories().size();
    }

    private static boolean accepts(WasmInstance caller, String export, Object[] arguments) {
        if (!(caller.export(export) instanceof WasmFunction function)) {
            return false;
        }
        int[] params = function.type.func().params();
        if (params.length != arguments.length || function.type.func().results().length > 0) {
            return false;
        }
        for (int i = 0; i < params.length; i++) {
            if (HostValues.toWasm(arguments[i], params[i], caller.store.types, null)
                    == HostValues.MISMATCH) {
                return false;
            }
        }
        return true;
    }

    private void run(Thread[] self, WasmInstance caller, String export, Object[] arguments) {
        try {
            if (reason() == null) {
                WasmInstance instance = caller.store.engine.instantiateAgain(caller);
                ((WasmFunction) instance.export(export)).call(arguments);
            }
        } catch (StackOverflowError e) {
            end(WasmTrap.callStackExhausted(null));
        } catch (OutOfMemoryError e) {
            end(caller.store.engine.outOfMemory(null));
        } catch (RuntimeException e) {
            end(e);
        } catch (Error e) {
            if (!isClosing()) {
                end(new IllegalStateException("a thread of the program has failed: " + e, e));
            }
            throw e;
        } finally {
            leave(self[0]);
        }
    }

    /** Whether threads are stopped from elsewhere. */
    protected boolean isClosing() {
        return false;
    }

    /** It has never started. */
    private synchronized void forget(Thread thread) {
        running.remove(thread);
        alive.remove(thread);
    }

    private static boolean isOver(Thread thread) {
        return thread.getState() == Thread.State.TERMINATED;
    }

    private synchronized void leave(Thread thread) {
        running.remove(thread);
    }

    private synchronized RuntimeException reason() {
        return end;
    }

    /** Ends the program: only the first reason counts. */
    @TruffleBoundary
    public final void end(RuntimeException reason) {
        Thread[] started;
        Thread[] hosts;
        synchronized (this) {
            if (end != null) {
                return;
            }
            end = reason;
            started = others(running);
            hosts = others(roots);
        }
        stop(started, hosts, reason);
    }

    private static Thread[] others(Set<Thread> threads) {
        Set<Thread> others = new HashSet<>(threads);
        others.remove(Thread.currentThread());
        return others.toArray(new Thread[0]);
    }

    /** Waits until all threads that were started have ended. */
    public final void join() throws InterruptedException {
        Thread[] joined;
        synchronized (this) {
            joined = alive.toArray(new Thread[0]);
        }
        for (Thread thread : joined) {
            thread.join();
        }
    }

    /**
     * A function that the host called has ended in this way.
     *
     * @return what the host is told: why the program ended, if another thread has ended it
     */
    @TruffleBoundary
    final RuntimeException failed(WasmFunction function, AbstractTruffleException failure) {
        if (!isRoot(function)) {
            return failure;
        }
        end(failure);
        boolean stopped = failure instanceof WasmExit exit && exit.isFromElsewhere();
        return stopped ? reason() : failure;
    }

    /** A function that the host called has returned: if the program was its, the threads end. */
    @TruffleBoundary
    final void returned(WasmFunction function) {
        if (isRoot(function) && function.instance.export(START) == function) {
            end(new WasmExit(0, null));
        }
    }

    /** Whether the host called a function of the program on a thread that has started others. */
    private synchronized boolean isRoot(WasmFunction function) {
        return function.instance.memory0 == program && roots.contains(Thread.currentThread());
    }
}
