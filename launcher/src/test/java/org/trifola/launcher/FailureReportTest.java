// Copyright 2026 The Trifola authors
// SPDX-License-Identifier: Apache-2.0

package org.trifola.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What the user sees of Java exceptions, which no command line should be able to provoke. */
final class FailureReportTest {
    @Test
    void aBugIsOurs() {
        String report = report(new IllegalStateException("x"), ExitCode.BUG);
        assertTrue(report.startsWith("trifola: internal error: "), report);
        assertTrue(report.contains("a bug of Trifola"), report);
        assertFalse(report.contains("\tat "), report);
    }

    @Test
    void resourcesEnd() {
        assertTrue(report(new OutOfMemoryError(), ExitCode.TRAP).contains("out of memory"));
        assertTrue(report(new StackOverflowError(), ExitCode.TRAP).contains("call stack exhaust"));
    }

    private static String report(Throwable failure, int exitCode) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams =
                new Streams(InputStream.nullInputStream(), out, new StandardError(err, out));
        assertEquals(exitCode, FailureReport.internal(failure, streams));
        return err.toString(StandardCharsets.UTF_8);
    }
}
