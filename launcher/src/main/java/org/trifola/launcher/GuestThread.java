// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The thread that programs run on: its stack is theirs, so it is large. */
final class GuestThread extends Thread {
    /** Default size of the stack of a program in bytes. */
    static final long PROGRAM_STACK = 256L << 20;

    /** The same for scripts, which exhaust it on purpose, again and again. */
    static final long SCRIPT_STACK = 16L << 20;

    /** Less does not hold the engine itself. */
    private static final long MIN_STACK = 1L << 20;

    /** More than any system gives; beyond it the sum of bytes could overflow. */
    private static final long MAX_STACK = 1L << 40;

    /** What runs there. */
    interface Task {
        /** Runs to the end; returns the exit code. */
        int run() throws LaunchException, UsageException;
    }

    private final Task task;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean ending = new AtomicBoolean();
    private int exitCode;
    private Throwable failure;

    private GuestThread(Task task, long stackSize) {
        super(new ThreadGroup("program"), null, "main", stackSize, false);
        this.task = task;
    }

    /**
     * Runs a task on a thread with the stack that the command line asks for.
     *
     * @param defaultStack size of the stack in bytes if it does not
     * @param streams where to say that the task took too long
     * @return its exit code
     * @throws UsageException if the size is none
     * @throws LaunchException if the thread cannot be started
     */
    static int call(Task task, CommandLineArguments arguments, long defaultStack, Streams streams)
            throws LaunchException, UsageException {
        Duration timeout = LimitOptions.timeout(arguments);
        GuestThread thread = new GuestThread(task, stackSize(arguments, defaultStack));
        if (timeout != null) {
            thread.setDaemon(true);
        }
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            throw new LaunchException(
                    "the system has no room for such a stack: give less as --stack-size");
        }
        if (!thread.await(timeout)) {
            // Whatever the program does, it ends with the process.
            Main.endSoon(ExitCode.LIMIT);
            return FailureReport.deadline(arguments.value(LaunchOption.TIMEOUT), streams);
        }
        Throwable failure = thread.failure;
        if (failure instanceof LaunchException e) {
            throw e;
        }
        if (failure instanceof UsageException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return thread.exitCode;
    }

    private static long stackSize(CommandLineArguments arguments, long defaultStack)
            throws UsageException {
        if (!arguments.has(LaunchOption.STACK_SIZE)) {
            return defaultStack;
        }
        long size = LimitOptions.size(arguments, LaunchOption.STACK_SIZE);
        if (size > MAX_STACK) {
            throw arguments.wrong("--stack-size: at most " + (MAX_STACK >> 30) + "G is possible");
        }
        if (size < MIN_STACK) {
            throw arguments.wrong("--stack-size: at least " + (MIN_STACK >> 20) + "M is needed");
        }
        return size;
    }

    /** The thread that runs a program, asked for there. */
    static GuestThread current() {
        return (GuestThread) Thread.currentThread();
    }

    /** Waits for its end, or so long if the time is not null; whether it has ended. */
    private boolean await(Duration timeout) {
        long end = timeout == null ? Long.MAX_VALUE >> 1 : timeout.toNanos();
        end += System.nanoTime();
        boolean interrupted = false;
        boolean inTime;
        while (true) {
            try {
                inTime = ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return inTime;
    }

    @Override
    public void run() {
        end(task);
    }

    /**
     * Runs a task, whose exit code is that of the thread unless there is one. Another thread may
     * end the program so, while this one still runs.
     */
    void end(Task last) {
        int code = ExitCode.OK;
        Throwable thrown = null;
        try {
            code = last.run();
        } catch (Throwable e) {
            thrown = e;
        }
        if (ending.compareAndSet(false, true)) {
            exitCode = code;
            failure = thrown;
            ended.countDown();
        }
    }
}
